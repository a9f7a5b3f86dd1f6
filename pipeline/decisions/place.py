"""What a citation is, for a decision to find it again: of a run's results, or of a report that was written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cache.keys import url_key
from pipeline.decisions.journal import Where
from pipeline.decisions.matching import fold, signature
from reports.model import CitationResult
from reports.written import WrittenReport


@dataclass(frozen=True, slots=True)
class _Known:
    """What tells one citation from another."""

    id: str
    url: str | None
    text: str
    sentence: str | None


def where_of(result: CitationResult, results: Iterable[CitationResult], document: str) -> Where:
    """The place of a citation among the results of its run; ``document`` as decisions name it."""
    known = [
        _Known(one.citation.id, one.citation.url, one.citation.text, _sentence(one))
        for one in results
        if one.citation.same_as is None
    ]
    return _where(result.citation.id, known, document, result.footnote.label)


def where_written(citation: str, report: WrittenReport, document: str) -> Where:
    """The place of a citation in a written report.

    Raises:
        KeyError: the report has no such citation.
    """
    notes = {note.id: note for note in report.footnotes}
    known = [
        _Known(one.id, one.url, one.text, notes[one.footnote].sentence)
        for one in report.citations
        if one.same_as is None
    ]
    label = {one.id: notes[one.footnote].label for one in report.citations}[citation]
    return _where(citation, known, document, label)


def _where(citation: str, known: Sequence[_Known], document: str, label: str) -> Where:
    mine = next(one for one in known if one.id == citation)
    others = [one for one in known if one.id != citation]
    twins = tuple(one.sentence for one in others if _is_twin(one, mine))
    beside = tuple(
        signature(one.url, one.text)
        for one in others
        if mine.sentence and one.sentence and fold(one.sentence) == fold(mine.sentence)
    )
    return Where(document, label, mine.url, mine.text, mine.sentence, twins, beside)


def _is_twin(one: _Known, other: _Known) -> bool:
    return fold(one.text) == fold(other.text) and _key(one.url) == _key(other.url)


def _key(url: str | None) -> str | None:
    return url_key(url) if url else None


def _sentence(result: CitationResult) -> str | None:
    return result.footnote.anchor.sentence if result.footnote.anchor else None
