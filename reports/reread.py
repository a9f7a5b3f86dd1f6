"""A ``report.json`` back as results, one citation at a time: what is shown of it is what ``report.html`` shows."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeVar

import msgspec

from footnotes.model import Citation, Footnote
from reports.model import (
    ArchiveFinding,
    CitationResult,
    Decision,
    Drift,
    FactCheck,
    FactName,
    LinkFinding,
    LinkHistory,
    Passage,
    QuoteCheck,
    Reason,
    Source,
    TitleCheck,
    Verdict,
)
from reports.model.works import WorkFinding

_Part = TypeVar("_Part")


class _Parts(msgspec.Struct, frozen=True):
    footnotes: tuple[msgspec.Raw, ...]
    citations: tuple[msgspec.Raw, ...]


class _Id(msgspec.Struct, frozen=True):
    id: str


class RereadReport:
    """The citations of a written report as results; each is read when it is asked for."""

    def __init__(self, content: bytes, linted: Collection[str] = ()) -> None:
        """Look for where each citation stands.

        Args:
            content: a report.json of schema version 1.
            linted: codes of the lint, which the report does not tell from other findings.

        Raises:
            ValueError: it is no such report.
        """
        try:
            parts = msgspec.json.decode(content, type=_Parts)
        except RecursionError as error:
            raise ValueError("it is nested without end") from error
        self._citations = parts.citations
        self._footnotes = {msgspec.json.decode(raw, type=_Id).id: raw for raw in parts.footnotes}
        self._linted = frozenset(linted)

    def result(self, place: int) -> CitationResult:
        """The citation at a place in the report, counted from 0.

        Raises:
            ValueError: it is not as this program writes it.
        """
        try:
            return self._result(msgspec.json.decode(self._citations[place]))
        except (KeyError, TypeError) as error:
            raise ValueError(f"its citation {place + 1} lacks {error}") from error
        except (AttributeError, RecursionError) as error:
            raise ValueError(f"its citation {place + 1} is none ({error})") from error

    def _result(self, written: dict[str, Any]) -> CitationResult:
        reasons = tuple(msgspec.convert(one, Reason) for one in written["reasons"])
        decisions = ({**one, "decided_at": one["at"]} for one in written["decisions"])
        return CitationResult(
            msgspec.convert(written, Citation),
            msgspec.json.decode(self._footnotes[written["footnote"]], type=Footnote),
            link=_optional(written["link"], LinkFinding),
            source=_optional(written["source"], Source),
            title_check=_optional(written["title_check"], TitleCheck),
            facts=tuple(
                (name, msgspec.convert(check, FactCheck)) for name in FactName if (check := written[f"{name}_check"])
            ),
            quotes=_optional(_quotes(written["quotes"]), tuple[QuoteCheck, ...]),
            passages=_optional(written["passages"], tuple[Passage, ...]),
            drift=_optional(written["drift"], Drift),
            lint=tuple(reason for reason in reasons if reason.code in self._linted),
            archive=_optional(written["archive"], ArchiveFinding),
            given_copy_good=(written["cited_copy"] or {}).get("good"),
            verdict=_optional(written["verdict"], Verdict),
            reasons=reasons,
            work=_optional(_work(written["work"]), WorkFinding),
            history=_optional(written["history"], LinkHistory),
            decisions=tuple(msgspec.convert(one, Decision) for one in decisions),
            corrected=written["corrected"],
        )


def _optional(value: Any, kind: type[_Part]) -> _Part | None:
    return None if value is None else msgspec.convert(value, kind)


def _quotes(written: list[dict[str, Any]] | None) -> list[dict[str, Any]] | None:
    """Quotations with empty texts where the report has null."""
    if written is None:
        return None
    return [{**one, "before": one["before"] or "", "after": one["after"] or ""} for one in written]


def _work(written: dict[str, Any] | None) -> dict[str, Any] | None:
    """What registries say, with every name of a person whole and the one title that the report has of a record."""
    if written is None:
        return None
    differences = [{**one, "held": one["found"]} for one in written["differences"]]
    records = {name: _work_record(written[name]) for name in ("record", "doi_leads_to")}
    return {**written, **records, "differences": differences, "notices": _notices(written)}


def _notices(written: dict[str, Any]) -> list[dict[str, Any]]:
    """What was said of a work later, with an empty text where the report has null."""
    return [{**one, "told_by": one["told_by"] or ""} for one in written["notices"]]


def _work_record(written: dict[str, Any] | None) -> dict[str, Any] | None:
    if written is None:
        return None
    titles, containers = ([one] if one else [] for one in (written["title"], written["container"]))
    authors = [{"family": name} for name in written["authors"]]
    return {**written, "titles": titles, "containers": containers, "authors": authors, "notices": _notices(written)}
