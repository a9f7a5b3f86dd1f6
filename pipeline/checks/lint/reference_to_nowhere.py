"""Ibid. and cross-references that point at no work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from footnotes.model import Footnote
from footnotes.works.backrefs import BackReference, read_back_reference
from pipeline.checks.lint.base import Batch, Hint, Rule
from reports.model import Confidence, Severity


def _find(batch: Batch) -> Iterator[Hint]:
    for reading in batch.readings:
        for place, footnote in enumerate(reading.footnotes):
            for checked in batch.by_note.get(footnote.id, ()):
                unresolved = checked.citation.unresolved
                reference = read_back_reference(checked.citation.text) if unresolved else None
                if unresolved and reference and _points_nowhere(reference, reading.footnotes[:place], batch):
                    advice = "Correct the number, or name the source in full."
                    if reference.note is None:
                        advice = "Name the source in full."
                    meant = (reference.note,) if reference.note else ()
                    yield Hint(checked.citation.id, unresolved, advice, Confidence.HIGH, meant)


def _points_nowhere(reference: BackReference, before: Sequence[Footnote], batch: Batch) -> bool:
    if reference.note is not None:
        # Notes are counted anew in each chapter: the nearest of that number is meant.
        meant = next((note for note in reversed(before) if note.label == reference.note), None)
    elif reference.previous and not reference.who:
        meant = before[-1] if before else None
    else:
        return False
    return meant is None or meant.id not in batch.by_note


RULE = Rule(
    "reference-to-nowhere",
    "Ibid., or a reference such as “note 8 above”, that points at no work.",
    Severity.WARNING,
    _find,
)
