"""Sections: a part of a page in two columns, as a reference list below text that runs over the full width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from footnotes.readers.pdf.runs import Run

_FEWEST = 6
"""Rows of a section."""
_NARROWEST = 7.0
"""Points of white space between its columns."""
_MARGIN = 0.25
"""Part of the width at either side in which there is no gutter."""
_FULL = 0.8, 0.55
"""Part of its column that the usual row fills on the fuller side, and on the other; the cells of a table fill less."""
_SET_OFF = 1.5
"""White space above notes below a section, in parts of the usual distance of its rows."""
_NARROWEST_COLUMN = 13.0
"""Width of a column, in font sizes."""


@dataclass(frozen=True, slots=True)
class Section:
    """The runs of a part of a page, cut in rows that have white space at one place."""

    above: list[Run]
    within: list[Run]
    below: list[Run]
    gutter: float
    """Where the white space is, in points from the left."""


def section_of(rows: Sequence[Sequence[Run]]) -> Section | None:
    """The longest section of a page in two columns; None for none.

    Args:
        rows: the runs of the page that stand side by side, from top to foot, each row from left to right.
    """
    if len(rows) < _FEWEST:
        return None
    left, right = min(row[0].left for row in rows), max(run.right for row in rows for run in row)
    inner = left + _MARGIN * (right - left), right - _MARGIN * (right - left)
    spans = [span for span in _spans(rows, inner) if span[1] - span[0] >= _FEWEST and _is_filled(rows, span)]
    if not spans:
        return None
    start, end, gutter = max(spans, key=lambda span: span[1] - span[0])
    end = _without_foot(rows, start, end, gutter)
    return Section(_joined(rows[:start]), _joined(rows[start:end]), _joined(rows[end:]), gutter)


_Span = tuple[int, int, float]
"""First row, row behind the last, and the gutter that all rows between have in common."""


def _spans(rows: Sequence[Sequence[Run]], inner: tuple[float, float]) -> Iterator[_Span]:
    """Rows one below the other with white space at one place, as many as have."""
    start = 0
    common: tuple[float, float] | None = None
    for place, row in enumerate(rows):
        own = _gaps(row, inner)
        shared = [gap for gap in own if common is None or _overlap(gap, common) >= _NARROWEST]
        if not shared:
            if common is not None:
                yield start, place, sum(common) / 2
            start, common = place, None
            shared = own
        if shared:
            widest = max(shared, key=lambda gap: gap[1] - gap[0])
            common = widest if common is None else (max(common[0], widest[0]), min(common[1], widest[1]))
        else:
            start = place + 1
    if common is not None:
        yield start, len(rows), sum(common) / 2


def _gaps(row: Sequence[Run], inner: tuple[float, float]) -> list[tuple[float, float]]:
    """The white spaces of a row, its ends included."""
    gaps: list[tuple[float, float]] = []
    edges = [(float("-inf"), float("-inf")), *((run.left, run.right) for run in row), (float("inf"), float("inf"))]
    reach = edges[0][1]
    for left, right in edges[1:]:
        gap = max(reach, inner[0]), min(left, inner[1])
        if gap[1] - gap[0] >= _NARROWEST:
            gaps.append(gap)
        reach = max(reach, right)
    return gaps


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> float:
    return min(one[1], other[1]) - max(one[0], other[0])


def _is_filled(rows: Sequence[Sequence[Run]], span: _Span) -> bool:
    """Tell whether the rows fill their columns at both sides of the gutter, as text does."""
    start, end, gutter = span
    sides: list[float] = []
    size = median(row[0].size for row in rows[start:end])
    for is_left in (True, False):
        own = [[run for run in row if (run.left < gutter) is is_left] for row in rows[start:end]]
        lines = [(side[0].left, max(run.right for run in side)) for side in own if side]
        if len(lines) < _FEWEST:
            return False
        width = max(right for _, right in lines) - min(left for left, _ in lines)
        if width < _NARROWEST_COLUMN * size:
            return False
        sides.append(median(right - left for left, right in lines) / width)
    return max(sides) >= _FULL[0] and min(sides) >= _FULL[1]


def _without_foot(rows: Sequence[Sequence[Run]], start: int, end: int, gutter: float) -> int:
    """Where a section ends above short lines that stand at the left, set off: notes at the foot of the page."""
    pitches = [above[0].base - below[0].base for above, below in pairwise(rows[start:end])]
    usual = median(pitches)
    for place in range(end - 1, start, -1):
        if any(run.right > gutter for run in rows[place]):
            return end
        if pitches[place - start - 1] > _SET_OFF * usual:
            return place
    return end


def _joined(rows: Sequence[Sequence[Run]]) -> list[Run]:
    return [run for row in rows for run in row]
