"""A ``report.json`` that was written, as far as later commands need it: decisions, the desk, the next run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec


class WrittenReason(msgspec.Struct, frozen=True):
    """One finding."""

    code: str
    message: str
    suggestion: str
    severity: str
    finding: str | None = None
    about: str | None = None
    dismissed: bool = False

    @property
    def asks(self) -> bool:
        """Whether a person should do something about it."""
        return self.severity != "note" and not self.dismissed


class WrittenAnchor(msgspec.Struct, frozen=True):
    """The sentence that carries the marker."""

    sentence: str
    line: int | None = None
    page: int | None = None


class WrittenFootnote(msgspec.Struct, frozen=True):
    """One note."""

    id: str
    document: str
    label: str
    text: str
    anchor: WrittenAnchor | None = None

    @property
    def sentence(self) -> str | None:
        """The sentence that carries the marker; None where none was found."""
        return self.anchor.sentence if self.anchor else None


class WrittenDecision(msgspec.Struct, frozen=True):
    """A decision as the report shows it."""

    finding: str | None
    state: str
    by: str
    at: str
    reason: str
    outcome: str


class WrittenCitation(msgspec.Struct, frozen=True):
    """One citation."""

    id: str
    footnote: str
    document: str
    text: str
    title: str | None = None
    url: str | None = None
    same_as: str | None = None
    verdict: str | None = None
    reasons: tuple[WrittenReason, ...] = ()
    decisions: tuple[WrittenDecision, ...] = ()


class WrittenDocument(msgspec.Struct, frozen=True):
    """One document."""

    id: str
    path: str
    sha256: str


class WrittenRun(msgspec.Struct, frozen=True):
    """The run that wrote the report."""

    started: str
    finished: str
    complete: bool
    decisions: str | None = None
    orphans: tuple[dict[str, Any], ...] = ()


class WrittenReport(msgspec.Struct, frozen=True):
    """The whole report; what is not named here is passed over."""

    schema_version: int
    run: WrittenRun
    documents: tuple[WrittenDocument, ...]
    footnotes: tuple[WrittenFootnote, ...]
    citations: tuple[WrittenCitation, ...]


def read_report(path: Path) -> WrittenReport:
    """A report.json of schema version 1.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no such report.
    """
    report = msgspec.json.decode(path.read_bytes(), type=WrittenReport)
    if report.schema_version != 1:
        raise ValueError(f"it has schema version {report.schema_version}, and this program knows 1")
    return report
