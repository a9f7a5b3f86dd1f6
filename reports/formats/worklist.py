"""The worklist that ``report.html`` prints: a line or two for each citation that asks for a look, in document order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from footnotes.model import NoteKind
from reports.formats.safe_text import one_line
from reports.model import CitationResult, Verdict
from reports.summary import shown_verdict

_SOURCE, _WHY, _NEXT = 70, 110, 70
"""Characters: so that forty citations fit on a sheet of paper."""


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the list."""

    document: str
    number: str
    """What a reader calls the note; empty for a link in the text."""
    verdict: Verdict
    source: str
    why: str
    next: str


def tasks(results: Iterable[CitationResult]) -> tuple[Task, ...]:
    """What there is to do, in the order given."""
    return tuple(map(_task, results))


def _task(result: CitationResult) -> Task:
    citation, footnote = result.citation, result.footnote
    flags = [reason for reason in result.flags if reason.severity != "note"] or list(result.flags)
    more = f" (and {len(flags) - 1} more)" if len(flags) > 1 else ""
    return Task(
        document=citation.document,
        number="" if footnote.kind is NoteKind.INLINE_LINK else footnote.label,
        verdict=shown_verdict(result),
        source=_cut(citation.title or citation.text, _SOURCE),
        why=_cut(flags[0].message, _WHY) + more if flags else "",
        next=_cut(flags[0].suggestion, _NEXT) if flags else "",
    )


def _cut(text: str, length: int) -> str:
    line = one_line(text)
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
