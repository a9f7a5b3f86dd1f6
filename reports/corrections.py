"""Corrections put into texts: of a citation, and of a whole note with all the works that it cites."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cache.spool import Chosen
from footnotes.model import Footnote, Span
from reports.model import CitationResult, Correction, DecisionOutcome, DecisionState, Report, Verdict

_KEPT_BY = (DecisionState.WRONG, DecisionState.ACCEPTED)
"""States in which a person has said that the note may stand as it is."""
_OF_LINKS = frozenset({None, "moved", "dead", "soft-404", "parked"})


@dataclass(frozen=True, slots=True)
class CorrectedNote:
    """A note, and what of its text is to read otherwise."""

    footnote: Footnote
    corrections: tuple[Correction, ...]
    """Their spans are of the note's text, in order and apart from each other."""

    @property
    def text(self) -> str | None:
        """The whole note as it could stand; None where only the file prints an address that was repaired."""
        text = with_corrections(self.footnote.text, self.corrections)
        return text if text != self.footnote.text else None

    @property
    def safely(self) -> CorrectedNote:
        """The note with those corrections alone that nobody needs to judge."""
        return replace(self, corrections=tuple(one for one in self.corrections if one.safe))


def with_corrections(text: str, corrections: Sequence[Correction]) -> str:
    """The text with its corrections made; their spans are of the text, in order and apart from each other."""
    for correction in reversed(corrections):
        text = text[: correction.span.start] + correction.text + text[correction.span.end :]
    return text


def corrected_notes(report: Report) -> dict[str, CorrectedNote]:
    """By id of the footnote, every note of which something is to read otherwise.

    What a person has decided to leave as it is stays so.
    """
    touched = {one.citation.footnote for one in report.outline if one.corrections}
    cited: defaultdict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(report.outline):
        if one.citation.footnote in touched:
            cited[one.citation.footnote].append(place)
    notes = ((key, corrected_note(Chosen(report.results, places))) for key, places in cited.items())
    return {key: note for key, note in notes if note.corrections}


def corrected_note(results: Iterable[CitationResult]) -> CorrectedNote:
    """A note and its corrections, those of all its citations."""
    of = list(results)
    return CorrectedNote(of[0].footnote, _placed(of))


def _placed(results: Sequence[CitationResult]) -> tuple[Correction, ...]:
    """The corrections of a note's citations as changes of the note's text."""
    placed: list[Correction] = []
    note = results[0].footnote.text
    last = 0
    for result in results:
        start = note.find(result.citation.text, last)
        start = start if start >= 0 else note.find(result.citation.text)
        if start < 0:
            continue
        last = start + 1
        if _stays(result):
            continue
        for one in result.corrections:
            span = Span(start + one.span.start, start + one.span.end)
            # Two citations of one stretch, as a short form within a long one, change it once.
            if not placed or (placed[-1].span.end <= span.start and placed[-1].span != span):
                placed.append(replace(one, span=span))
    return tuple(placed)


def _stays(result: CitationResult) -> bool:
    kept = (one for one in result.decisions if one.outcome is not DecisionOutcome.REOPENED and one.state in _KEPT_BY)
    return result.verdict is Verdict.SETTLED or any(one.finding in _OF_LINKS for one in kept)
