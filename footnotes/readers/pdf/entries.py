"""Entries of a list without numbers: told by hanging or first-line indents, by white space, or by how they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from footnotes.readers.pdf.lines import Line

_FLUSH = 0.35
"""Part of the font size within which lines stand at the left edge of their column."""
_INDENTED = 0.6, 6.0
"""Least and greatest indent, in parts of the font size."""
_FEWEST_INDENTED = 0.12
"""Part of the lines that stand indented where indents tell entries."""
_GAP = 1.18
"""White space above an entry, in parts of the usual distance of lines."""
_LIKENESS = 0.6
"""Part of what makes references that a list of them shows."""
_SHORTEST, _LONGEST = 20, 900
"""Characters of an entry."""
_DENSE = 0.38
"""Signs and figures for each word of a reference (measured: 95 of 100 have 0.47 or more, 5 of 100 paragraphs 0.40)."""
_SIGNS = re.compile(r"[.,:;()/&“”\"„«»]|(?<=\s)[–—-](?=\s)|\d+")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_DATED = re.compile(
    r"\b(?:1[4-9]|20)\d\d|https?://|www\.|doi\b|\bn\.\s?d\.|\bs\.\s?[da]\.|\bo\.\s?J\.|\bforth|\bin press", re.I
)
"""What a reference holds: a year, an address, or a word in their place."""
_OPENS = re.compile(
    r"[\W\d_]{0,6}(?:[^\W\d_a-zà-öø-ÿа-я]|(?:al-|da |de |del |della |di |do |dos |du |la |le |van |von |zu |d['’]|ʿ|ʾ))"
    r"|[-–—_]{2,}|\[|@|(?:https?|www)\b"
)
"""How an entry begins: with a capital, a letter without case, a particle of a name, or strokes for the same author."""
_CLOSED = re.compile(r"(?:[.!?…。)\]>»”\"'’;:]|\d|/\S{3,}|\w\.\w{2,5}/?)\s*$")
"""How an entry ends."""
_AUTHOR = re.compile(
    r"[\W_]{0,3}(?:(?:[dD]e|[vV]an|[vV]on|[dD]ella|[dD]i|[aA]l|[eE]l|[lL]a|[lL]e)[ -])?[^\W\d_a-z][\w'’.-]{0,40}"
    r"(?: [^\W\d_a-z][\w'’-]{0,30}){0,2}(?:, ?[^\W\d_a-z]|,? \(?(?:ed|eds|hrsg|hg)\b| [A-Z]{1,3}[,.:]| \(\d{4})"
    r"|[-–—_]{2,}"
)
"""A surname with initials, a comma and a first name, or a year."""


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
        return (self.line.left - self.left) / self.line.size


def entry_starts(lines: Sequence[Placed]) -> tuple[int, ...]:
    """Places of the lines that begin an entry; none where the lines do not read as references."""
    best: tuple[float, tuple[int, ...]] = (0.0, ())
    for starts in (_hanging(lines), _indented(lines), _spaced(lines), _worded(lines)):
        quality = _quality(lines, starts)
        if quality > best[0] + 0.02:
            best = (quality, starts)
    return best[1]


def reads_as_references(lines: Sequence[Placed]) -> bool:
    """Tell whether lines, divided as well as can be, are references for the most part."""
    starts = entry_starts(lines)
    return bool(starts) and _quality(lines, starts) >= _LIKENESS


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
            if _may_part(lines[place - 1], lines[place]):
                starts.append(place)
        elif pitch > _GAP * usual:
            starts.append(place)
    return tuple(starts)


def _worded(lines: Sequence[Placed]) -> tuple[int, ...]:
    return (0, *(place for place in range(1, len(lines)) if _may_part(lines[place - 1], lines[place])))


def _may_part(above: Placed, below: Placed) -> bool:
    """Tell whether one entry may end and another begin between two lines, by their words alone."""
    if not _CLOSED.search(above.line.text) or not _OPENS.match(below.line.text):
        return False
    is_short = above.right - above.line.right > 3 * above.line.size
    return bool(_AUTHOR.match(below.line.text)) or (is_short and above.line.text.rstrip().endswith("."))


def pitch_of(above: Line, below: Line) -> float | None:
    """Distance of two lines one below the other; None where a page or column lies between."""
    pitch = above.base - below.base
    return pitch if above.page == below.page and 0 < pitch < 6 * above.size else None


def _quality(lines: Sequence[Placed], starts: Sequence[int]) -> float:
    """Part of the entries that begin, end, and are dated as references are."""
    if not starts:
        return 0.0
    scores = [_likeness([one.line.text for one in lines[start:end]]) for start, end in _ranges(starts, len(lines))]
    return sum(scores) / len(scores)


def _ranges(starts: Sequence[int], end: int) -> Iterator[tuple[int, int]]:
    return pairwise((*starts, end))


def _likeness(texts: Sequence[str]) -> float:
    text = " ".join(texts)
    if len(text) < _SHORTEST:
        return 0.0
    is_whole = bool(_OPENS.match(texts[0]) and _CLOSED.search(texts[-1]))
    # An entry that holds several is no entry.
    excess = max(0.0, len(text) / _LONGEST - 1.0)
    return max(0.0, 0.3 * is_whole + 0.3 * bool(_DATED.search(text)) + 0.4 * _is_listed(text) - excess)


def _is_listed(text: str) -> bool:
    """Tell whether signs and figures stand as close as in a reference; in prose words stand between."""
    return len(_SIGNS.findall(text)) >= _DENSE * len(_WORDS.findall(text))


def is_dated(lines: Sequence[Placed]) -> bool:
    """Tell whether lines hold a year or an address, as a reference does."""
    return bool(_DATED.search(" ".join(one.line.text for one in lines)))


def begins_as_reference(text: str) -> bool:
    """Tell whether a line begins with a name as references do."""
    return bool(_AUTHOR.match(text))
