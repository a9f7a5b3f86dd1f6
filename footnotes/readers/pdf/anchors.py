"""Anchors of notes: labels that count up through a document, with the markers that announce them on their pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from footnotes.numbered.sequence import is_dense
from footnotes.readers.pdf.labels import LETTERS, Candidate, Label, Stretch, begins_anew, chain_of, label_of
from footnotes.readers.pdf.lettering import numbering_of
from footnotes.readers.pdf.lines import Line
from footnotes.readers.pdf.markers import SIGN_BEHIND, any_plain_marks, raised_marks
from footnotes.readers.pdf.sheets import Sheet

_SMALLER, _LARGER = 0.965, 1.06
"""Parts of the size of the text up to which type is small, and from which it is that of a heading."""
_AT_FOOT = 0.6
"""Part of the labels that stand below all text of their columns, where nothing but small type proves them."""
_FEWEST, _FEWEST_ALIKE = 4, 2
"""Labels in sequence that prove each other where no marker is raised, and where they are as large as the text."""
_DENSE, _LOST = 0.75, 0.5
"""Share of steps by one in labels that an author counted, and what a step by two counts."""
_MANY_ANNOUNCED, _NEAR = 0.3, 2
"""Part of the labels that markers announce where they announce them at all; and how far from these others count."""
_ANNOUNCED, _ANNOUNCED_PLAINLY, _SMALL, _UNPROVEN = 2.0, 1.0, 0.5, 0.05
"""Weights: of a raised marker of the same number, of a plain one, of small type; of a label without any of these."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """Identities of lines that are told apart before any page is cut."""

    labels: frozenset[int]
    """Lines that begin with a label in sequence."""
    proven: frozenset[int]
    """Those among them that a marker announces, or their sequence in small type."""
    announced: frozenset[int]
    """Those among them that a marker on their page announces."""
    marked: frozenset[int]
    """Lines with a marker that announces one of the labels."""


def anchors_of(sheets: Sequence[Sheet], body: float) -> Anchors:
    """Weigh all lines that begin as notes do."""
    candidates: list[Candidate] = []
    announced: set[int] = set()
    signs: set[Label] = set()
    lettered: dict[Label, bool] = {}
    marks_on: dict[int, dict[str, list[Line]]] = {}
    begun: set[int] = set()
    for sheet in sheets:
        lines = [line for region in sheet.regions for line in region.lines]
        raised, plain = _marks(lines)
        marks_on[sheet.number] = raised
        headings = _headings(sheet, body)
        for line in lines:
            label = label_of(line)
            if label is None or line.size > _LARGER * body or id(line) in headings:
                continue
            is_small = line.size <= _SMALLER * body
            # A marker stands higher on its page than its note; a heading "1. Introduction" stands above both.
            others = any(
                mark.base > line.base or (is_small and _is_beside(mark, line)) for mark in raised.get(label.text, ())
            )
            if label.is_cell and not others:
                continue
            if LETTERS.fullmatch(label.text):
                lettered[label] = others
                continue
            if not label.number:
                signs |= {label} if others else set()
                continue
            weight = _weight(label, is_small, others, label.text in plain)
            if others:
                announced.add(id(line))
            stretch = Stretch(line, frozenset({label.number} if others else ()), False)
            candidates.append(Candidate(label, weight, begins_anew(label, stretch, begun)))
    chain = _near_announced(chain_of(candidates), announced)
    labels = {id(label.line) for label in chain}
    small = {id(label.line) for label in chain if label.line.size <= _SMALLER * body}
    lifted = {id(label.line) for label in chain if label.is_raised}
    is_counted = is_dense([label.number for label in chain], _FEWEST_ALIKE)
    proven = labels & announced if is_counted else labels & announced & (small | lifted)
    # A table of contents counts too, on one page.
    if _leaves_few_out(chain) and len({label.line.page for label in chain}) > 1:
        at_foot = _at_foot(sheets, small, body)
        proven |= small if len(at_foot) >= _AT_FOOT * len(small) else at_foot & announced
    marked = {
        id(line)
        for label in chain
        if id(label.line) in announced
        for line in marks_on[label.line.page].get(label.text, ())
    }
    signs |= _counted(lettered, len(announced))
    signed = {id(label.line) for label in signs}
    return Anchors(
        frozenset(labels | signed),
        frozenset(proven | signed),
        frozenset(announced | signed),
        frozenset(marked - labels),
    )


def _is_beside(mark: Line, note: Line) -> bool:
    """Tell whether a note stands in a margin beside the line of its marker."""
    return mark.right < note.left or note.right < mark.left


def _leaves_few_out(chain: Sequence[Label]) -> bool:
    """Tell whether labels count up; recognition may lose every fifth."""
    numbers = [label.number for label in chain]
    steps = sum({1: 1.0, 2: _LOST}.get(after - before, 0.0) for before, after in pairwise(numbers))
    return len(numbers) >= _FEWEST and steps >= _DENSE * (len(numbers) - 1)


def _headings(sheet: Sheet, body: float) -> set[int]:
    """Lines that are no notes, whatever they begin with: as large as the text, and in bold or above its markers."""
    result: set[int] = set()
    for region in sheet.regions:
        marked = [
            region.lines[mark.line].base
            for mark in raised_marks(region.lines)
            if mark.span.start and mark.label.isdecimal()
        ]
        lowest = min(marked, default=float("inf"))
        result |= {
            id(line)
            for line in region.lines
            if line.size > _SMALLER * body
            and not (line.raised and line.raised[0].start == 0)
            and (line.is_bold or line.base > lowest)
        }
    return result


def _at_foot(sheets: Sequence[Sheet], small: AbstractSet[int], body: float) -> set[int]:
    """Those of some lines in small type below which no text stands in their column."""
    result: set[int] = set()
    for sheet in sheets:
        for region in sheet.regions:
            for line in reversed(region.lines):
                if _SMALLER * body < line.size <= _LARGER * body:
                    break
                result |= {id(line)} & small
    return result


def _near_announced(chain: Sequence[Label], announced: AbstractSet[int]) -> Sequence[Label]:
    """The labels without those that only count on, in a table or a list, where markers announce a few of them."""
    numbers = {label.number for label in chain if id(label.line) in announced}
    if not numbers or len(numbers) >= _MANY_ANNOUNCED * len(chain):
        return chain
    near = {number + step for number in numbers for step in range(-_NEAR, _NEAR + 1)}
    return [label for label in chain if label.number in near]


def _counted(lettered: Mapping[Label, bool], others: int) -> set[Label]:
    """The labels in letters that number the notes of the text.

    Args:
        lettered: all of them, and whether a marker announces them.
        others: how many figures are announced; then letters number the notes of a table.
    """
    numbers = numbering_of(label.text for label, is_announced in lettered.items() if is_announced)
    if len(numbers) <= others:
        return set()
    # Two markers side by side read as one: ``viiiix``.
    told = {number + step for number in numbers.values() for step in (-1, 0, 1)}
    raised = [label for label in lettered if label.is_raised]
    every = numbering_of(label.text for label in raised)
    plain = (label for label, is_announced in lettered.items() if is_announced and not label.is_raised)
    # Lines begin with "a" and "i" as words, too: the note is the lowest on the page.
    lowest = {(label.line.page, label.text): label for label in sorted(plain, key=lambda label: -label.line.base)}
    return {label for label in (*raised, *lowest.values()) if numbers.get(label.text, every.get(label.text)) in told}


def _weight(label: Label, is_small: bool, is_announced: bool, is_plainly: bool) -> float:
    weight = label.weight + (_SMALL if is_small else 0.0)
    if is_announced:
        return weight + _ANNOUNCED
    if is_plainly:
        return weight + _ANNOUNCED_PLAINLY
    return weight if is_small or label.is_raised else _UNPROVEN


def _marks(lines: Sequence[Line]) -> tuple[dict[str, list[Line]], frozenset[str]]:
    """The lines of a page with a raised marker or a sign behind a word, by label; and the labels of plain markers."""
    raised: dict[str, list[Line]] = defaultdict(list)
    for mark in raised_marks(lines):
        if mark.span.start:
            raised[mark.label].append(lines[mark.line])
    for line in lines:
        for sign in SIGN_BEHIND.findall(line.text):
            raised[sign].append(line)
    return dict(raised), frozenset(_plain(lines))


def _plain(lines: Sequence[Line]) -> Iterator[str]:
    for mark in any_plain_marks(lines):
        if mark.span.start:
            yield mark.label
