"""Entries of a list without numbers: told by hanging or first-line indents, by white space, or by how they begin."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from footnotes.readers.pdf.lines import Line
from footnotes.references.likeness import NAMED, Likeness, likeness

_FLUSH = 0.35
"""Part of the font size within which lines stand at the left edge of their column."""
_INDENTED = 0.6, 6.0
"""Least and greatest indent, in parts of the font size."""
_FEWEST_INDENTED = 0.12
"""Part of the lines that stand indented where indents tell entries."""
_GAP = 1.18
"""White space above an entry, in parts of the usual distance of lines."""
_FAR_BELOW = 1.6
"""Distance of two lines, in font sizes, that parts paragraphs however wide a text is set."""
_EVIDENT = 2.5
"""Score of what evidently is a reference; more says no more."""
PROBABLE, NAMED_PROBABLE = 0.62, 0.4
"""Worth that the entries of a list reach on an average (measured: lists 0.68 and more, lives of authors 0.58), and
those of a part of it whose heading says that it holds works: newspapers and archives without names and years."""
_BETTER = 0.07
"""By how much another division must be better than one that the layout shows more plainly."""
_LONGEST = 600
"""Characters of an entry."""
_CLOSED = re.compile(r"(?:[.!?…。)\]>»”\"'’]|\d|/\S{3,}|\w\.\w{2,5}/?)\s*$")
"""How an entry ends."""

BULLET = re.compile(r"[•▪◦‣●■○–-]\s{1,4}(?=\S)")
"""What stands before the first word of an entry."""
_MANNERS = tuple(map(re.compile, NAMED.values()))
_FEWEST_CERTAIN, _FEWEST_LINES = 4, 4
"""Entries that are certain from which others are told by how they begin; lines that tell how wide their list is set."""
_USUAL, _SORTED = 0.15, 0.9
"""Part of the certain entries that begin in a way that is usual, and that keep the alphabet where a list does."""
_KEY, _LAST_KEY = 3, "\U0010ffff"
"""Letters that tell the place in the alphabet: accents and particles sort in many ways."""


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


def reads_as_references(lines: Sequence[Placed], least: float = PROBABLE) -> bool:
    """Tell whether lines, divided as well as can be, are references: worth ``least`` on an average."""
    return _best(lines)[1] >= least


def look_at(lines: Sequence[Placed]) -> Likeness:
    """How much lines read like one entry."""
    return likeness(" ".join(one.line.text for one in lines))


def begins_paragraph(lines: Sequence[Placed], place: int) -> bool:
    """Tell whether a line begins a paragraph: set off, at the edge below an indent, or below a line with room."""
    above, below = lines[place - 1], lines[place]
    pitch = pitch_of(above.line, below.line)
    if pitch is None:
        return _may_part(lines, place)
    if pitch > _FAR_BELOW * above.line.size or abs(above.line.size - below.line.size) > _FLUSH:
        return True
    is_hung = below.indent <= _FLUSH and _INDENTED[0] <= above.indent <= _INDENTED[1]
    return is_hung or (_may_part(lines, place) and _had_room(above, below))


def pitch_of(above: Line, below: Line) -> float | None:
    """Distance of two lines one below the other; None where a page or column lies between."""
    pitch = above.base - below.base
    return pitch if above.page == below.page and 0 < pitch < 6 * above.size else None


def _best(lines: Sequence[Placed]) -> tuple[tuple[int, ...], float]:
    ways = [
        (_quality(lines, starts), starts)
        for starts in (way(lines) for way in (_bulleted, _hanging, _spaced, _indented, _worded))
    ]
    most = max(quality for quality, _ in ways)
    quality, starts = next(way for way in ways if way[0] >= most - _BETTER)
    return starts, quality


def _column(one: Placed) -> tuple[int, float, float]:
    return one.line.page, one.left, one.right


def _within_own(lines: Sequence[Placed]) -> list[Placed]:
    """The lines within the edges of those of the list alone: other text of their column may reach further."""
    columns: dict[tuple[int, float, float], list[Line]] = defaultdict(list)
    for one in lines:
        columns[_column(one)].append(one.line)
    edges = {
        column: (min(line.left for line in own), max(line.right for line in own))
        for column, own in columns.items()
        if len(own) >= _FEWEST_LINES
    }
    narrowed = ((one, *edges.get(_column(one), (one.left, one.right))) for one in lines)
    return [replace(one, left=left, right=right) for one, left, right in narrowed]


def _bulleted(lines: Sequence[Placed]) -> tuple[int, ...]:
    bullets = [place for place, one in enumerate(lines) if BULLET.match(one.line.text)]
    return tuple(bullets) if len(bullets) >= _FEWEST_CERTAIN and not bullets[0] else ()


def _hanging(lines: Sequence[Placed]) -> tuple[int, ...]:
    inner = sum(_INDENTED[0] <= one.indent <= _INDENTED[1] for one in lines)
    if inner < _FEWEST_INDENTED * len(lines):
        return ()
    # Where a column holds no indented line, all its lines may be those of one entry.
    hung = {_column(one) for one in lines if one.indent >= _INDENTED[0]}
    return tuple(
        place
        for place, one in enumerate(lines)
        if one.indent <= _FLUSH and (not place or _column(one) in hung or _may_part(lines, place))
    )


def _indented(lines: Sequence[Placed]) -> tuple[int, ...]:
    starts = tuple(place for place, one in enumerate(lines) if _INDENTED[0] <= one.indent <= _INDENTED[1])
    return (0, *(place for place in starts if place)) if len(starts) >= _FEWEST_INDENTED * len(lines) else ()


def _spaced(lines: Sequence[Placed]) -> tuple[int, ...]:
    pitches = [pitch_of(above.line, below.line) for above, below in pairwise(lines)]
    within = [pitch for pitch in pitches if pitch is not None]
    if not within:
        return ()
    usual = min(median(within), 1.35 * lines[0].line.size)
    worded = frozenset(_worded(lines))
    starts = [0]
    for place, pitch in enumerate(pitches, 1):
        if place in worded if pitch is None else pitch > _GAP * usual:
            starts.append(place)
    return tuple(starts) if len(starts) > 1 else ()


def _worded(lines: Sequence[Placed]) -> tuple[int, ...]:
    """The lines that begin an entry by their words: for certain where the line above had room for the first of them.

    Where the line above is full, they must begin as the certain ones do, and keep the alphabet where these keep it.
    """
    lines = _within_own(lines)
    open_to = [place for place in range(1, len(lines)) if _may_part(lines, place)]
    certain = [0, *(place for place in open_to if _had_room(lines[place - 1], lines[place]))]
    if len(certain) < _FEWEST_CERTAIN:
        return (0, *(place for place in open_to if place in certain or look_at(lines[place : place + 2]).named))
    manners = Counter(_manner_of(lines, place) for place in certain)
    usual = {manner for manner, count in manners.items() if manner is not None and count >= _USUAL * len(certain)}
    keys = {place: lines[place].line.text.casefold()[:_KEY] for place in (*certain, *open_to)}
    is_sorted = sum(keys[before] <= keys[after] for before, after in pairwise(certain)) >= _SORTED * (len(certain) - 1)
    starts = [0]
    bounds = iter([*certain[1:], len(lines)])
    end = next(bounds)
    for place in open_to:
        if place == end:
            starts.append(place)
            end = next(bounds)
        elif _manner_of(lines, place) in usual and not (
            is_sorted and not keys[starts[-1]] <= keys[place] <= keys.get(end, _LAST_KEY)
        ):
            starts.append(place)
    return tuple(starts)


def _may_part(lines: Sequence[Placed], place: int) -> bool:
    """Tell whether one entry may end above a line and another begin with it."""
    above, below = lines[place - 1], lines[place]
    if below.line.text[:1].islower():
        return False
    is_closed = _CLOSED.search(above.line.text) is not None
    return is_closed or (_had_room(above, below) and look_at(lines[place : place + 2]).named)


def _had_room(above: Placed, below: Placed) -> bool:
    """Tell whether the first word of a line would have found room at the end of the line above."""
    word = below.line.text.split(maxsplit=1)[0]
    width = len(word) * (below.line.right - below.line.left) / max(1, len(below.line.text))
    return "/" not in word and above.line.room(above.left, above.right) > width + above.line.size


def _manner_of(lines: Sequence[Placed], place: int) -> int | None:
    """Which of the ways to give names a line begins with."""
    text = " ".join(one.line.text for one in lines[place : place + 2])
    return next((number for number, named in enumerate(_MANNERS) if named.match(text)), None)


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
