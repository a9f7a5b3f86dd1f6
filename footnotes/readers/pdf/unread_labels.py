"""Labels that recognition could not read: notes that begin between two whose numbers leave some out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from footnotes.readers.pdf.labels import Label
from footnotes.readers.pdf.lines import Line

_MOST = 4
"""Labels in a row that may be unread."""
_UNREAD = re.compile(
    r"(?:[^\w\s(\[\"“”„«»§&@+#/\\-]{1,3}|[lIiJj|!OoSsZzBb\d]{1,3}[^\w\s]?)[.)]?(?:\s{1,3}(?=\S)|(?=[\"“„«]?[^\W\d_a-z]))"
)
"""What recognition makes of a raised figure: ``' Berg``, ``l2 Berg``."""
_SET_APART = 0.6
"""Part of the font size by which the lines that begin notes stand further in or out than the others."""
_PART_SET_APART = 0.2
"""Part of the notes by which it is told."""
_NEAR = 0.35
"""Part of the font size within which lines begin at one edge."""
_ROOM = 2.0
"""White space behind the last line of a note, in font sizes."""
_LONGEST = 40
"""Lines of a note."""
_WEIGHT = 0.2


def with_unread(labels: Sequence[Label], lines: Sequence[Line]) -> tuple[Label, ...]:
    """The labels, in order, and between them those that are not read, where as many lines begin notes as are missing.

    Args:
        labels: of notes, in order.
        lines: of notes, in order, those of the labels among them.
    """
    places = {id(line): place for place, line in enumerate(lines)}
    known = [label for label in labels if id(label.line) in places]
    if all(after.number - before.number in (0, 1) for before, after in pairwise(known)):
        return tuple(labels)
    indent = _indent(known, lines, places)
    added: list[Label] = []
    for before, after in pairwise(known):
        missing = range(before.number + 1, after.number)
        if not before.number or not 0 < len(missing) <= _MOST:
            continue
        first, last = places[id(before.line)], places[id(after.line)]
        if last - first > _MOST * _LONGEST:
            continue
        around = lines[max(0, first - _LONGEST) : last + _LONGEST]
        starts = list(_starts(lines[first : last + 1], before.line, after.line, indent, around))
        if len(starts) == len(missing):
            added += [_label(line, number) for line, number in zip(starts, missing, strict=True)]
    if not added:
        return tuple(labels)
    of_line = {id(label.line): label for label in (*labels, *added)}
    return tuple(sorted(of_line.values(), key=lambda label: places.get(id(label.line), -1)))


def _indent(labels: Sequence[Label], lines: Sequence[Line], places: dict[int, int]) -> float:
    """By how much labels stand further in than the lines below them, in font sizes; less than 0 for further out."""
    begun = {id(label.line) for label in labels}
    apart = [
        (label.line.left - below.left) / label.line.size
        for label in labels
        for below in lines[places[id(label.line)] + 1 : places[id(label.line)] + 2]
        if id(below) not in begun and below.page == label.line.page and label.line.base - below.base > 0
    ]
    # Below a note of one line stands the next one, at the same edge.
    set_apart = [by for by in apart if abs(by) >= _SET_APART]
    return median(set_apart) if set_apart and len(set_apart) >= _PART_SET_APART * len(apart) else 0.0


def _starts(lines: Sequence[Line], before: Line, after: Line, indent: float, around: Sequence[Line]) -> Iterator[Line]:
    """The lines between two that begin notes which begin one, too."""
    for above, line in pairwise(lines[:-1]):
        beside = next((one for one in (before, after) if _is_in_column(one, line)), None)
        if beside is None:
            continue
        is_at_edge = abs(line.left - beside.left) <= _NEAR * line.size
        right = max((one.right for one in around if _is_in_column(one, above)), default=above.right)
        is_short = right - above.right > _ROOM * above.size
        is_unread = _UNREAD.match(line.text) is not None or bool(line.raised and line.raised[0].start == 0)
        if is_at_edge and (abs(indent) >= _SET_APART or (is_unread and is_short)):
            yield line


def _is_in_column(one: Line, other: Line) -> bool:
    return one.page == other.page and abs(one.left - other.left) < 3 * other.size


def _label(line: Line, number: int) -> Label:
    unread = _UNREAD.match(line.text)
    end = line.raised[0].end if line.raised and line.raised[0].start == 0 else unread.end() if unread else 0
    return Label(line, str(number), end, number, _WEIGHT)
