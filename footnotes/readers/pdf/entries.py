"""Entries of a list without numbers: told by hanging or first-line indents, by white space, or by how they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from footnotes.readers.pdf.lines import Line
from footnotes.references.likeness import Likeness, likeness

_FLUSH = 0.35
"""Part of the font size within which lines stand at the left edge of their column."""
_INDENTED = 0.6, 6.0
"""Least and greatest indent, in parts of the font size."""
_FEWEST_INDENTED = 0.12
"""Part of the lines that stand indented where indents tell entries."""
_GAP = 1.18
"""White space above an entry, in parts of the usual distance of lines."""
_EVIDENT = 2.5
"""Score of what evidently is a reference; more says no more."""
_PROBABLE = 0.62
"""Worth that the entries of a list reach on an average (measured: lists 0.68 and more, lives of authors 0.58)."""
_BETTER = 0.07
"""By how much another division must be better than one that the layout shows more plainly."""
_LONGEST = 600
"""Characters of an entry."""
_CLOSED = re.compile(r"(?:[.!?…。)\]>»”\"'’;:]|\d|/\S{3,}|\w\.\w{2,5}/?)\s*$")
"""How an entry ends."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of a list, and the column that it stands in; lengths are points."""

    line: Line
    left: float
    """Left edge of its column."""
    right: float

    @property
    def indent(self) -> float:
        """In parts of the font size, from the side at which its script begins."""
        return self.line.indent(self.left, self.right) / self.line.size


def entry_starts(lines: Sequence[Placed]) -> tuple[int, ...]:
    """Places of the lines that begin an entry, divided as they read most like references; none in no line."""
    return _best(lines)[0]


def reads_as_references(lines: Sequence[Placed]) -> bool:
    """Tell whether lines, divided as well as can be, are references for the most part."""
    return _best(lines)[1] >= _PROBABLE


def look_at(lines: Sequence[Placed]) -> Likeness:
    """How much lines read like one entry."""
    return likeness(" ".join(one.line.text for one in lines))


def pitch_of(above: Line, below: Line) -> float | None:
    """Distance of two lines one below the other; None where a page or column lies between."""
    pitch = above.base - below.base
    return pitch if above.page == below.page and 0 < pitch < 6 * above.size else None


def _best(lines: Sequence[Placed]) -> tuple[tuple[int, ...], float]:
    ways = [
        (_quality(lines, starts), starts) for starts in (way(lines) for way in (_hanging, _spaced, _indented, _worded))
    ]
    most = max(quality for quality, _ in ways)
    quality, starts = next(way for way in ways if way[0] >= most - _BETTER)
    return starts, quality


def _hanging(lines: Sequence[Placed]) -> tuple[int, ...]:
    inner = sum(_INDENTED[0] <= one.indent <= _INDENTED[1] for one in lines)
    if inner < _FEWEST_INDENTED * len(lines):
        return ()
    return tuple(place for place, one in enumerate(lines) if one.indent <= _FLUSH)


def _indented(lines: Sequence[Placed]) -> tuple[int, ...]:
    starts = tuple(place for place, one in enumerate(lines) if _INDENTED[0] <= one.indent <= _INDENTED[1])
    return (0, *(place for place in starts if place)) if len(starts) >= _FEWEST_INDENTED * len(lines) else ()


def _spaced(lines: Sequence[Placed]) -> tuple[int, ...]:
    pitches = [pitch_of(above.line, below.line) for above, below in pairwise(lines)]
    within = [pitch for pitch in pitches if pitch is not None]
    if not within:
        return ()
    usual = min(median(within), 1.35 * lines[0].line.size)
    starts = [0]
    for place, pitch in enumerate(pitches, 1):
        if pitch is None:
            if _may_part(lines, place):
                starts.append(place)
        elif pitch > _GAP * usual:
            starts.append(place)
    return tuple(starts) if len(starts) > 1 else ()


def _worded(lines: Sequence[Placed]) -> tuple[int, ...]:
    return (0, *(place for place in range(1, len(lines)) if _may_part(lines, place)))


def _may_part(lines: Sequence[Placed], place: int) -> bool:
    """Tell whether one entry may end above a line and another begin with it, by their words alone."""
    above = lines[place - 1]
    if not _CLOSED.search(above.line.text) or lines[place].line.text[:1].islower():
        return False
    is_short = above.line.room(above.left, above.right) > 3 * above.line.size
    return look_at(lines[place : place + 2]).named or (is_short and above.line.text.rstrip().endswith("."))


def _quality(lines: Sequence[Placed], starts: Sequence[int]) -> float:
    """How much the entries read like references, 0 to 1."""
    scores = [_worth(lines[start:end]) for start, end in _ranges(starts, len(lines))]
    return sum(scores) / len(scores) if scores else 0.0


def _worth(lines: Sequence[Placed]) -> float:
    """How much lines read like one whole entry, 0 to 1."""
    look = look_at(lines)
    is_whole = _CLOSED.search(lines[-1].line.text) is not None
    # An entry that holds several is no entry.
    excess = max(0.0, sum(len(one.line.text) for one in lines) / _LONGEST - 1.0)
    return max(0.0, 0.6 * max(0.0, min(1.0, look.score / _EVIDENT)) + 0.2 * look.named + 0.2 * is_whole - excess)


def _ranges(starts: Sequence[int], end: int) -> Iterator[tuple[int, int]]:
    return pairwise((*starts, end))
