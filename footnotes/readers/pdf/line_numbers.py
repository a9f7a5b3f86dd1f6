"""Line numbers in the margin, as manuscripts for review have them: they count the lines and belong to none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from footnotes.readers.pdf.runs import Run

_FIGURES = re.compile(r"\s?\d{1,5}\s?")
_STEPS = (1, 2, 5, 10)
_FEWEST = {1: 8, 2: 5, 5: 3, 10: 3}
"""Numbers by which line numbers are told on a page, by how many lines they are apart."""
_COUNTED = 0.75
"""Part of the numbers that are as many lines apart as they say; notes have more lines than one."""
_COLUMN = 3.0
"""Points by which the outer edges of the numbers of one margin differ."""
_ASTRAY = 20
"""Runs of which one may reach into the margin: a head, a stamp."""
_SMALL = 0.8
"""Part of the usual size below which a run begins no line: raised figures."""


class LineNumbers:
    """Takes line numbers from one page after another; where they stand is remembered for pages with few lines."""

    def __init__(self) -> None:
        self._margins: set[tuple[bool, int]] = set()

    def without(self, runs: Sequence[Run]) -> Sequence[Run]:
        """The runs of the next page without its line numbers."""
        figures = [run for run in runs if _FIGURES.fullmatch(run.text)]
        if not figures:
            return runs
        others = [run for run in runs if not _FIGURES.fullmatch(run.text)]
        figures = _outside(figures, others)
        bases = list(_bases(others)) if figures else []
        numbers: set[int] = set()
        for margin, outside in _columns(figures).items():
            if margin in self._margins or (len(outside) >= min(_FEWEST.values()) and _count_lines(outside, bases)):
                self._margins |= {(margin[0], margin[1] + by) for by in (-1, 0, 1)}
                numbers |= {id(run) for run in outside}
        return [run for run in runs if id(run) not in numbers] if numbers else runs


def _columns(figures: Sequence[Run]) -> dict[tuple[bool, int], list[Run]]:
    """Runs of figures by their left, and by their right edges; each stands in two columns."""
    columns: dict[tuple[bool, int], list[Run]] = defaultdict(list)
    for run in figures:
        columns[False, round(run.left / _COLUMN)].append(run)
        columns[True, round(run.right / _COLUMN)].append(run)
    return columns


def _outside(figures: Sequence[Run], others: Sequence[Run]) -> list[Run]:
    """The figures that stand in the margin, at one side of almost all text, from top to foot."""
    if not others:
        return []
    spare = len(others) // _ASTRAY
    left = sorted(run.left for run in others)[spare]
    right = sorted(run.right for run in others)[-1 - spare]
    return sorted((run for run in figures if run.right < left or run.left > right), key=lambda run: -run.base)


def _count_lines(numbers: Sequence[Run], bases: Sequence[float]) -> bool:
    """Tell whether numbers count the lines beside them, whose base lines stand from top to foot."""
    # The line that a number is nearest to lies between half a line above it and half a line below.
    middles = [-(upper + lower) / 2 for upper, lower in pairwise(bases)]
    places = [bisect_left(middles, -run.base) for run in numbers]
    steps = [
        (int(below.text) - int(above.text), lower - upper)
        for (above, below), (upper, lower) in zip(pairwise(numbers), pairwise(places), strict=True)
    ]
    return any(
        len(numbers) >= _FEWEST[step] and sum(pair == (step, step) for pair in steps) >= _COUNTED * len(steps)
        for step in _STEPS
    )


def _bases(runs: Sequence[Run]) -> Iterator[float]:
    """The base lines of a page from top to foot."""
    sizes = sorted(run.size for run in runs)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    last: float | None = None
    for base in sorted((run.base for run in runs if run.size >= _SMALL * usual), reverse=True):
        if last is None or last - base > 0.4 * usual:
            last = base
            yield base
