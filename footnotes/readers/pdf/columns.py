"""Columns: a page is cut at its gutters, and read column by column between what runs over the full width."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from footnotes.readers.pdf.directions import are_rtl
from footnotes.readers.pdf.lines import Line, line_of, rows_of
from footnotes.readers.pdf.runs import Run
from footnotes.readers.pdf.sections import section_of

_STEP = 2.0
"""Points between two places where a gutter is looked for."""
_MOST_PLACES = 7_200
"""Where it is looked for at most: on the widest page that programs show (ISO 32000-1, C.2: 14,400 points)."""
_MARGIN = 0.2
"""Part of the width at either side in which there is no gutter."""
_FEWEST = 6
"""Runs on either side of a gutter."""
_CROSSING = 0.34
"""Runs that may lie across a gutter (titles, wide notes) for each run on its emptier side."""
_NARROWEST = 5.0
"""Points; gutters are 10 to 25 points wide, gaps between justified words less than 5 for many lines."""
_NEARLY = 0.12
"""Part by which one gutter may part fewer runs than another and be taken because it is wider."""
_OUTERMOST, _OUTER = 0.08, 0.35
"""Parts of the width, from either edge, between which the gutter of a margin with notes stands."""
_HEADS = 2
"""Running heads and feet that may lie across it."""
_FAR_ACROSS = 3.0
"""Font sizes by which they do at the least."""
_FEWEST_BESIDE, _WIDE, _NARROWEST_MARGIN, _FILLED, _FOLLOWED = 3, 7.0, 6.0, 0.5, 1.7
"""Lines in a margin, points of white space before it, its width in font sizes, how much of that most of its lines fill,
and the distance of two lines in font sizes."""
_LABEL = 4
"""Characters of a label."""
_DEEPEST = 3
"""Columns within columns."""


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that are read one below the other."""

    lines: tuple[Line, ...]
    left: float
    right: float
    has_floor: bool
    """True when no other region stands below it on its page."""


def regions_of(runs: Sequence[Run], page: int) -> tuple[Region, ...]:
    """The regions of a page in the order in which they are read."""
    among_rtl = are_rtl(runs)
    parts = [part for part in _cut(list(runs), _DEEPEST, from_right=among_rtl) if part]
    bounds = [_bounds(part) for part in parts]
    return tuple(
        Region(
            tuple(line_of(row, page, among_rtl=among_rtl) for row in rows_of(part)),
            left,
            right,
            not any(
                other[3] <= bottom and other[0] < right and other[1] > left for other in bounds if other is not own
            ),
        )
        for part, own in zip(parts, bounds, strict=True)
        for left, right, bottom, _ in [own]
    )


def _bounds(runs: Sequence[Run]) -> tuple[float, float, float, float]:
    """Left, right, bottom and top."""
    return (
        min(run.left for run in runs),
        max(run.right for run in runs),
        min(run.base for run in runs),
        max(run.base for run in runs),
    )


def _cut(runs: list[Run], depth: int, *, from_right: bool) -> Iterator[list[Run]]:
    if not depth or len(runs) <= 2 * _FEWEST:
        yield runs
        return
    gutter = _gutter(runs)
    if gutter is not None:
        for band, is_wide in _bands(runs, gutter):
            if is_wide:
                yield band
            else:
                yield from _parted(band, gutter, depth, from_right=from_right)
        return
    section = section_of(rows_of(runs))
    if section is None:
        yield runs
        return
    # What stands above and below may have columns of its own.
    yield from _cut(section.above, depth - 1, from_right=from_right)
    yield from _parted(section.within, section.gutter, depth, from_right=from_right)
    yield from _cut(section.below, depth - 1, from_right=from_right)


def _parted(runs: Sequence[Run], gutter: float, depth: int, *, from_right: bool) -> Iterator[list[Run]]:
    columns = [run for run in runs if run.left < gutter], [run for run in runs if run.left >= gutter]
    for column in columns[:: -1 if from_right else 1]:
        yield from _cut(column, depth - 1, from_right=from_right)


def _gutter(runs: Sequence[Run]) -> float | None:
    """Where a gutter stands that parts most of the runs; None in a single column."""
    edges = _Edges(runs)
    left, width = edges.lefts[0], edges.rights[-1] - edges.lefts[0]
    step = max(_STEP, width / _MOST_PLACES)
    places = [left + step * count for count in range(round(width / step) + 1)]
    outer = [at for at in places if _OUTERMOST * width <= min(at - left, left + width - at) <= _OUTER * width]
    margins = [at for at in outer if edges.parts_margin(at) and _is_margin(runs, at, left + width / 2)]
    if margins:
        return max(margins, key=edges.gap)
    inner = [at for at in places if _MARGIN * width <= at - left < (1 - _MARGIN) * width and edges.parts(at)]
    best = max(inner, key=edges.worth, default=None)
    if best is None:
        return None
    # Labels may hang out before a column, nearer to it than to the other.
    least = (1 - _NEARLY) * edges.worth(best)
    good = [at for at in inner if edges.worth(at) >= least and edges.crossing(at) <= edges.crossing(best)]
    return max(good, key=edges.gap)


class _Edges:
    """The edges of runs, and what a gutter between them would part."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self.lefts, self.rights = sorted(run.left for run in runs), sorted(run.right for run in runs)

    def parts(self, at: float) -> bool:
        """Tell whether few runs lie across a place, and enough at either side."""
        before, begun = self._sides(at)
        fewer = min(before, len(self.lefts) - begun)
        # A tenth of the runs may stand out into the gutter.
        spare = fewer // 10
        return (
            fewer >= _FEWEST
            and self.crossing(at) <= _CROSSING * fewer
            and self.lefts[begun + spare] - self.rights[before - 1 - spare] >= _NARROWEST
        )

    def parts_margin(self, at: float) -> bool:
        """Tell whether hardly a run lies across the wide gap at a place."""
        before, begun = self._sides(at)
        fewer = min(before, len(self.lefts) - begun)
        return fewer >= _FEWEST_BESIDE and self.crossing(at) <= _HEADS and self.gap(at) >= _WIDE

    def worth(self, at: float) -> float:
        """How many runs a gutter parts, those that lie across it taken off."""
        before, begun = self._sides(at)
        return min(before, len(self.lefts) - begun) - self.crossing(at)

    def crossing(self, at: float) -> int:
        """How many runs lie across a place."""
        before, begun = self._sides(at)
        return begun - before

    def gap(self, at: float) -> float:
        """Points between the runs at either side of a place."""
        before, begun = self._sides(at)
        return self.lefts[begun] - self.rights[before - 1]

    def _sides(self, at: float) -> tuple[int, int]:
        """How many runs end before a place, and how many begin before it."""
        return bisect_right(self.rights, at), bisect_left(self.lefts, at)


def _is_margin(runs: Sequence[Run], at: float, middle: float) -> bool:
    """Tell whether lines of notes stand between a place and the nearer edge: filled, one below the other."""
    # Running heads lie far across.
    if any(run.left < at < run.right and min(at - run.left, run.right - at) < _FAR_ACROSS * run.size for run in runs):
        return False
    outside = (run for run in runs if (run.right <= at if at < middle else run.left >= at))
    lines = sorted((run for run in outside if len(run.text) > _LABEL), key=lambda run: run.base)
    if len(lines) < _FEWEST_BESIDE:
        return False
    width = max(run.right for run in lines) - min(run.left for run in lines)
    filled = sum(run.right - run.left >= _FILLED * width for run in lines)
    followed = sum(0 < above.base - below.base < _FOLLOWED * below.size for below, above in pairwise(lines))
    return width >= _NARROWEST_MARGIN * lines[0].size and 2 * min(filled, followed + 1) >= len(lines)


def _bands(runs: Sequence[Run], gutter: float) -> Iterator[tuple[list[Run], bool]]:
    """The page from top to foot, cut where its lines begin or cease to run over the gutter."""
    wide = [(run.base, run.top) for run in runs if run.left < gutter < run.right]
    band: list[Run] = []
    was_wide = False
    for row in rows_of(runs):
        is_wide = any(run.left < gutter < run.right or _is_beside(run, wide) for run in row)
        if is_wide != was_wide and band:
            yield band, was_wide
            band = []
        was_wide = is_wide
        band += row
    if band:
        yield band, was_wide


def _is_beside(run: Run, wide: Sequence[tuple[float, float]]) -> bool:
    return any(min(top, run.top) - max(base, run.base) > 0.5 * (run.top - run.base) for base, top in wide)
