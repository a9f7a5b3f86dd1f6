"""Columns: a page is cut at its gutters, and read column by column between what runs over the full width."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    lefts, rights = sorted(run.left for run in runs), sorted(run.right for run in runs)
    left, right = lefts[0], rights[-1]
    width = right - left
    step = max(_STEP, width / _MOST_PLACES)
    best: tuple[int, float] | None = None
    at = left + _MARGIN * width
    while at < right - _MARGIN * width:
        before, begun = bisect_right(rights, at), bisect_left(lefts, at)
        crossing, fewer = begun - before, min(before, len(runs) - begun)
        if fewer >= _FEWEST and crossing <= _CROSSING * fewer:
            # A tenth of the runs may stand out into the gutter.
            spare = fewer // 10
            is_open = lefts[begun + spare] - rights[before - 1 - spare] >= _NARROWEST
            if is_open and (best is None or crossing - fewer < best[0]):
                best = (crossing - fewer, at)
        at += step
    return best[1] if best else None


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
