"""Sizes of scanned lines: recognition guesses them line by line, and a text of one size comes out in many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from footnotes.readers.pdf.lines import Line
from footnotes.readers.pdf.sheets import Sheet

_NOTED, _ALIKE = 0.025, 0.12
"""Parts by which two lines of one type differ in size at least to be uneven, and at the most to be of one type."""
_UNEVEN = 0.25
"""Part of the neighbouring lines of a document that differ so where its sizes are guessed."""
_REACH = 4
"""Lines above and below that tell the size of a line."""


def evened(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """The pages, each line in the mean size of its neighbours of like size where sizes are guessed."""
    apart = [_apart(above, below) for above, below in _neighbours(sheets)]
    alike = [part for part in apart if part <= _ALIKE]
    if sum(part > _NOTED for part in alike) < _UNEVEN * max(1, len(alike)):
        return tuple(sheets)
    return tuple(
        replace(sheet, regions=tuple(replace(region, lines=tuple(_evened(region.lines))) for region in sheet.regions))
        for sheet in sheets
    )


def _neighbours(sheets: Sequence[Sheet]) -> Iterator[tuple[Line, Line]]:
    for sheet in sheets:
        for region in sheet.regions:
            yield from pairwise(region.lines)


def _apart(one: Line, other: Line) -> float:
    return abs(one.size - other.size) / max(one.size, other.size)


def _evened(lines: Sequence[Line]) -> Iterator[Line]:
    for place, line in enumerate(lines):
        near = lines[max(0, place - _REACH) : place + _REACH + 1]
        sizes = [other.size for other in near if _apart(line, other) <= _ALIKE]
        yield replace(line, size=round(sum(sizes) / len(sizes), 2))
