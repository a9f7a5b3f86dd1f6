"""A ``report.json`` that was written, as far as later commands need it: decisions, the desk, the next run."""

from __future__ import annotations

import zipfile
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


class WrittenLocation(msgspec.Struct, frozen=True):
    """Where something stands in its file."""

    line: int | None = None
    page: int | None = None
    path: str | None = None


class WrittenLink(msgspec.Struct, frozen=True):
    """What became of a link."""

    status: str
    reason: str
    detail: str
    http_status: int | None = None
    final_url: str | None = None
    checked_at: str | None = None


class WrittenStatus(msgspec.Struct, frozen=True):
    """How a check of a title, date, author, quotation or text ended."""

    status: str


class WrittenArchive(msgspec.Struct, frozen=True):
    """The copy to cite."""

    status: str
    url: str | None = None
    timestamp: str | None = None

    @property
    def copy(self) -> str | None:
        """Address of a good copy; None where there is none to cite."""
        return self.url if self.status in ("saved", "found") else None


class WrittenCopy(msgspec.Struct, frozen=True):
    """The copy that the note itself gives."""

    url: str
    good: bool | None = None


class WrittenHistory(msgspec.Struct, frozen=True):
    """The state of a link over all runs."""

    state: str
    since: str
    last_alive: str | None = None
    failures: int = 0
    changed: bool = False


class WrittenFootnote(msgspec.Struct, frozen=True):
    """One note."""

    id: str
    document: str
    label: str
    text: str
    anchor: WrittenAnchor | None = None
    location: WrittenLocation = WrittenLocation()

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
    authors: tuple[str, ...] = ()
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    accessed: str | None = None
    url: str | None = None
    same_as: str | None = None
    link: WrittenLink | None = None
    title_check: WrittenStatus | None = None
    date_check: WrittenStatus | None = None
    author_check: WrittenStatus | None = None
    drift: WrittenStatus | None = None
    archive: WrittenArchive | None = None
    cited_copy: WrittenCopy | None = None
    history: WrittenHistory | None = None
    verdict: str | None = None
    reasons: tuple[WrittenReason, ...] = ()
    decisions: tuple[WrittenDecision, ...] = ()

    @property
    def public_copy(self) -> str | None:
        """A good copy in an archive that anybody can open; None where none is known."""
        given = self.cited_copy.url if self.cited_copy and self.cited_copy.good else None
        return given or (self.archive.copy if self.archive else None)


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


def read_report(path: Path | zipfile.Path) -> WrittenReport:
    """A report.json of schema version 1; it may lie in a zip file.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no such report.
    """
    try:
        report = msgspec.json.decode(path.read_bytes(), type=WrittenReport)
    except RecursionError as error:
        raise ValueError("it is nested without end") from error
    if report.schema_version != 1:
        raise ValueError(f"it has schema version {report.schema_version}, and this program knows 1")
    return report
