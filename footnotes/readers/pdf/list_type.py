"""The type in which a list is set, and what stands out from it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from statistics import median

from footnotes.languages.headings import Listed, heading_of
from footnotes.readers.pdf.entries import (
    NAMED_PROBABLE,
    PROBABLE,
    Placed,
    entry_starts,
    look_at,
    pitch_of,
    reads_as_references,
)
from footnotes.readers.pdf.labels import Label, Stretch, choose_labels, label_of
from footnotes.readers.pdf.lines import Line

LONGEST_HEADING = 80
LARGER = 1.07
OTHER_SIZE = 0.06
_NOTED, _RESCALED = 0.03, 0.2
"""Parts by which recognition tells one type larger or smaller on another page."""
_FOLLOWED = 0.25
"""Part by which the size of a list follows that of its last line, where recognition tells it."""
_EVEN = 0.04
"""Part of the distance of lines by which lines of one list differ in it, and in their edges."""
_KEY = 3
"""Letters that tell the place in the alphabet."""
_SET_OFF = 1.12
"""White space above a heading, in parts of the usual distance of lines."""
_MOST_HEADING_LINES = 3
FIRST_LINES = 5
"""Lines below the heading within which a first label stands."""
SECTION = 40
"""Lines below a heading in a list that tell whether entries follow it."""


class ListType:
    """How the lines of a list are set, and what stands out from it."""

    def __init__(self, lines: Sequence[Placed]) -> None:
        first = lines[:12]
        self._size = _size_of(first)
        self._is_bold = sum(one.line.is_bold for one in first) * 2 > len(first)
        pitches = [pitch_of(above.line, below.line) for above, below in pairwise(lines[:SECTION])]
        self._pitch = median([pitch for pitch in pitches if pitch is not None] or [1.2 * self._size])

    def lines(self, lines: Sequence[Placed], start: int, *, is_numbered: bool) -> tuple[Placed, ...]:
        """The lines of the list, up to a heading that no entries follow, or to another type.

        Headings within it, and notes at the foot of its pages, are none of them.
        """
        kept: list[Placed] = []
        place = start
        while place < len(lines):
            if kept and lines[place].line.page > kept[-1].line.page:
                self._size = self._size_on(lines, place, kept, is_numbered=is_numbered)
            if self._is_heading(lines, place):
                if not self._goes_on(lines, place, is_numbered=is_numbered):
                    break
            elif self._is_alike(lines[place]):
                kept.append(lines[place])
                self._size += _FOLLOWED * (lines[place].line.size - self._size)
            elif self._goes_on_evenly(lines, place, kept):
                kept.append(lines[place])
            elif (head := self._behind_foot(lines, place, kept, is_numbered=is_numbered)) is not None:
                place = head
                continue
            elif self._returns(lines, place):
                kept.append(lines[place])
            else:
                break
            place += 1
        return tuple(kept)

    def _size_on(self, lines: Sequence[Placed], place: int, kept: Sequence[Placed], *, is_numbered: bool) -> float:
        """The size of the list from the head of a page on: that of scans changes from page to page."""
        page = lines[place].line.page
        after = [one for one in lines[place : place + SECTION] if one.line.page == page]
        size = median(one.line.size for one in after[:FIRST_LINES])
        alike = [one for one in after if abs(one.line.size - size) <= OTHER_SIZE * size]
        apart = abs(size - self._size) / self._size
        if not _NOTED < apart < _RESCALED or 2 * len(alike) < len(after):
            return self._size
        if is_numbered:
            last = max((label.number for label in counting(kept)), default=0)
            labels = [label.number for one in alike if (label := label_of(one.line)) is not None and not label.is_cell]
            goes_on = last + 1 in labels[:FIRST_LINES]
        else:
            # Publishers print lists of what else they have, in a type of its own.
            before = _keys(kept)[-1:]
            goes_on = reads_as_references(alike) and all(before <= [key] for key in _keys(alike)[1:FIRST_LINES])
        return size if goes_on else self._size

    def _behind_foot(
        self, lines: Sequence[Placed], place: int, kept: Sequence[Placed], *, is_numbered: bool
    ) -> int | None:
        """Where the list goes on, at the head of a column, behind the notes at the foot of the one before."""
        smaller = list(takewhile(lambda one: one.line.size < (1 - OTHER_SIZE) * self._size, lines[place:]))
        below = list(takewhile(lambda one: is_below(one, lines[place]), smaller))
        # A list may go on in another size; what stands in a box at the head of a page is as small as notes.
        for head in (place + len(below), place + len(smaller)):
            after = lines[head : head + 3]
            if after and not is_below(after[0], lines[place]):
                size = self._size_on(lines, head, kept, is_numbered=is_numbered)
                if all(abs(one.line.size - size) <= OTHER_SIZE * size for one in after):
                    return head
        return None

    def _is_alike(self, one: Placed) -> bool:
        return abs(one.line.size - self._size) <= OTHER_SIZE * self._size

    def _stands_out(self, one: Placed) -> bool:
        return one.line.size > LARGER * self._size or (one.line.is_bold and not self._is_bold)

    def _is_heading(self, lines: Sequence[Placed], place: int) -> bool:
        one = lines[place]
        text = one.line.text.rstrip()
        if len(text) > LONGEST_HEADING or text.endswith((",", ";", "-")) or look_at([one]).dated:
            return False
        if heading_of(text) is not None and may_head(one.line, self._size):
            return True
        if not self._stands_out(one) or look_at([one]).named:
            return False
        pitch = pitch_of(lines[place - 1].line, one.line) if place else None
        if pitch is not None and pitch < _SET_OFF * self._pitch:
            return False
        after = lines[place : place + _MOST_HEADING_LINES + 1]
        return len(after) <= _MOST_HEADING_LINES or not all(self._stands_out(other) for other in after)

    def _goes_on_evenly(self, lines: Sequence[Placed], place: int, kept: Sequence[Placed]) -> bool:
        """Tell whether a line keeps the distance and the edges of the list: words in italics may be set larger."""
        one = lines[place]
        if not kept or kept[-1] is not lines[place - 1] or abs(one.line.size - self._size) > _RESCALED * self._size:
            return False
        pitch = pitch_of(kept[-1].line, one.line)
        is_even = pitch is not None and abs(pitch - self._pitch) <= _EVEN * self._pitch
        edges = (other.line.left for other in kept if is_below(one, other))
        return is_even and any(abs(one.line.left - edge) <= _EVEN * self._pitch for edge in edges)

    def _returns(self, lines: Sequence[Placed], place: int) -> bool:
        """Tell whether the type of the list comes back within a few lines: a running head stands between."""
        after = lines[place + 1 : place + 6]
        return sum(map(self._is_alike, after)) >= min(3, len(after)) > 0

    def _goes_on(self, lines: Sequence[Placed], place: int, *, is_numbered: bool) -> bool:
        """Tell whether a heading stands within a list: entries follow it."""
        kind = heading_of(lines[place].line.text)
        if kind is Listed.NOTES or (is_numbered and kind is not None and Listed.WORKS in kind):
            return False
        end = place + 1
        while end < len(lines) and end - place < SECTION and not self._is_heading(lines, end):
            end += 1
        section = [one for one in lines[place + 1 : end] if self._is_alike(one)]
        if is_numbered:
            return any((label := label_of(one.line)) is not None and label.number == 1 for one in section[:3])
        return bool(section) and reads_as_references(section, NAMED_PROBABLE if kind else PROBABLE)


def stands_out(line: Line, size: float) -> bool:
    """Tell whether a line is bold, in capitals, or larger than type of a size."""
    return line.is_bold or line.text.isupper() or line.size > LARGER * size


def may_head(line: Line, size: float) -> bool:
    """Tell whether a line can be a heading, and is not the last word of a paragraph, of type of a size."""
    return stands_out(line, size) or not (line.text.endswith(".") or line.text[:1].islower())


def counting(lines: Sequence[Placed]) -> tuple[Label, ...]:
    """The labels of the lines that count on."""
    return choose_labels([Stretch(one.line, frozenset(), True) for one in lines])


def is_below(one: Placed, other: Placed) -> bool:
    """Tell whether a line stands below another one in its column."""
    return (one.line.page, one.left, one.right) == (other.line.page, other.left, other.right)


def _keys(lines: Sequence[Placed]) -> list[str]:
    """The first letters of the entries, which tell their places in the alphabet."""
    return [lines[at].line.text[:_KEY].casefold() for at in entry_starts(lines)]


def _size_of(lines: Sequence[Placed]) -> float:
    """The size of the first lines of a list: below a few of them, the notes of their page may stand."""
    sizes = [one.line.size for one in lines]
    alike = ([other for other in sizes if abs(other - size) <= OTHER_SIZE * size] for size in sizes)
    return next((median(found) for found in alike if len(found) > 1), sizes[0])
