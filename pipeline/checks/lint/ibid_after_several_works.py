"""Ibid. after a note that cites several works."""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.works.backrefs import read_back_reference
from pipeline.checks.lint.base import Batch, Checked, Hint, Rule, note_of
from reports.model import Confidence, Severity
from reports.wording import quoted


def _find(batch: Batch) -> Iterator[Hint]:
    for reading in batch.readings:
        before: tuple[Checked, ...] = ()
        for footnote in reading.footnotes:
            cited = batch.by_note.get(footnote.id, ())
            if cited and len(before) > 1 and _is_open_ibid(cited[0]):
                yield _hint(cited[0], before)
            before = cited


def _is_open_ibid(checked: Checked) -> bool:
    reference = read_back_reference(checked.citation.text) if checked.citation.unresolved else None
    return reference is not None and reference.previous


def _hint(checked: Checked, before: tuple[Checked, ...]) -> Hint:
    names = [quoted(one.citation.title or one.citation.text) for one in before]
    return Hint(
        checked.citation.id,
        f"The note before it ({note_of(before[0])}) cites {len(before)} works, and nothing tells which is meant.",
        f"Name the work instead: {' or '.join(names[:4])}.",
        Confidence.HIGH,
        tuple(one.citation.id for one in before),
    )


RULE = Rule(
    "ibid-after-several-works",
    "Ibid. after a note that cites several works.",
    Severity.WARNING,
    _find,
)
