"""Tables: lines whose words stand in columns one below the other, told into rows and cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from footnotes.readers.pdf.lines import Line

_NEAR = 3
"""Lines within which another line must share a column."""
_ALIGNED = 0.3
"""Part of the font size by which the cells of a column may differ in their left edges."""
_NEXT_ROW = 1.12
"""Distance of two rows, in parts of the distance of the lines within a row."""


@dataclass(frozen=True, slots=True)
class Part:
    """A line, or the part of a line that stands in one cell."""

    line: Line
    start: int
    end: int
    left: float
    right: float
    """Right edge of its column."""


@dataclass(frozen=True, slots=True)
class Table:
    """Consecutive lines that are a table."""

    start: int
    end: int
    cells: tuple[tuple[Part, ...], ...]
    """Row by row, from left to right; a cell holds a part for each of its lines."""


def parts_of(line: Line) -> tuple[Part, ...]:
    """The parts of a line between wide gaps."""
    starts = [(0, line.left), *((cell.start, cell.left) for cell in line.cells)]
    ends = [*starts[1:], (len(line.text), line.right)]
    return tuple(Part(line, start, end, left, right) for (start, left), (end, right) in zip(starts, ends, strict=True))


def tables_of(lines: Sequence[Line]) -> Iterator[Table]:
    """The tables among the lines of a region, in order."""
    at = 0
    while at < len(lines):
        if not _is_row(lines, at):
            at += 1
            continue
        end, columns = at + 1, list(_lefts(lines[at]))
        while end < len(lines) and (_is_row(lines, end) or _stands_in(lines[end], columns)):
            columns += [left for left in _lefts(lines[end]) if not _is_near(left, columns, lines[end].size)]
            end += 1
        if end - at > 1:
            yield Table(at, end, tuple(_cells(lines[at:end], sorted(columns))))
        at = end


def _lefts(line: Line) -> tuple[float, ...]:
    return (line.left, *(cell.left for cell in line.cells))


def _is_row(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    if not line.cells:
        return False
    near = [other for other in lines[max(0, at - _NEAR) : at + _NEAR + 1] if other is not line]
    shared = [
        cell
        for cell in line.cells
        for other in near
        if _is_near(cell.left, [one.left for one in other.cells], line.size)
    ]
    return bool(shared)


def _stands_in(line: Line, columns: Sequence[float]) -> bool:
    """Tell whether a line goes on with cells: every part of it stands in a column, and not all in the first alone."""
    lefts = _lefts(line)
    return all(_is_near(left, columns, line.size) for left in lefts) and (len(lefts) > 1 or lefts[0] > min(columns) + 1)


def _is_near(left: float, columns: Sequence[float], size: float) -> bool:
    return any(abs(left - column) <= _ALIGNED * size for column in columns)


def _cells(lines: Sequence[Line], columns: Sequence[float]) -> Iterator[tuple[Part, ...]]:
    for row in _rows(lines):
        cells: list[list[Part]] = [[] for _ in columns]
        for line in row:
            for part in parts_of(line):
                cells[min(range(len(columns)), key=lambda place: abs(columns[place] - part.left))].append(part)
        yield from (tuple(cell) for cell in cells if cell)


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    pitches = [above.base - below.base for above, below in pairwise(lines)]
    within = min(pitches) * _NEXT_ROW
    # Where all lines are equally far apart, every line is a row.
    apart = any(pitch > within for pitch in pitches)
    row = [lines[0]]
    for line, pitch in zip(lines[1:], pitches, strict=True):
        if pitch > within or not apart:
            yield row
            row = []
        row.append(line)
    yield row
