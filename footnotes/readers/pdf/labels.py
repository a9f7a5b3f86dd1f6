"""Labels of notes: figures and signs at the beginning of a line, proven by their sequence and by raised markers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from footnotes.numbered.sequence import best_chain
from footnotes.readers.pdf.lines import Line

_DOT_LEADER = re.compile(r"(?:\.\s?){5}\s{0,40}\d{0,4}$|…{2}\s{0,40}\d{0,4}$")
_PLAIN = re.compile(
    r"(?:\[(?P<bracket>\d{1,4})\]|\((?P<round>\d{1,4})\)(?=\s|[\"“„‘«]?[^\W\d_a-z])"
    r"|(?P<dotted>\d{1,4})[.)](?=\s|$|[\"“„‘'«]?[^\W\d_])"
    r"|(?P<bare>\d{1,4})(?=\s{1,4}[\"“„‘'«(\[*]{0,3}[^\W\d_])|(?P<glued>\d{1,3})(?=[\"“„‘«(]?[^\W\d_a-z])"
    r"|(?P<letters>[ivxl]{1,6}|[a-z])[.)]?(?=\s{1,4}\W{0,2}[^\W_]))\s*"
)
_FIGURES = re.compile(r"\s{0,3}[\[(]?(\d{1,4})[\])]?[.,:]?")
LETTERS = re.compile(r"[a-z]{1,6}")
"""Small Roman numerals and letters; ordinals' endings look alike where they are raised, words where they are not."""
SIGNS = re.compile(r"[*∗†‡§¶‖#]{1,4}")
"""Signs that stand for a note where numbers do not."""

_FAR = 5.0
"""White space between the figures and the words of a row of a table, in font sizes; tabs of notes are narrower."""
_RAISED, _DOTTED, _BARE, _GLUED, _CELL = 3.0, 0.8, 0.3, 0.2, 0.01
_WEIGHTS = {"bare": _BARE, "letters": _BARE, "glued": _GLUED}
_ANNOUNCED = 2.0
"""Weight that a raised marker of the same number on the same page adds."""
_HEADED = 1.2
"""Weight of a plain label under a heading such as Notes."""


@dataclass(frozen=True, slots=True)
class Label:
    """The label at the beginning of a line."""

    line: Line
    text: str
    end: int
    """Where the words of the note begin in the line."""
    number: int
    """0 for a sign, and for letters."""
    weight: float

    @property
    def is_raised(self) -> bool:
        """True when it stands above the base line."""
        return self.weight >= _RAISED

    @property
    def is_cell(self) -> bool:
        """True when so much white space follows it as in the row of a table; a marker alone proves it."""
        return self.weight <= _CELL


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a label, and how much speaks for it."""

    label: Label
    weight: float
    begins_anew: bool = False
    """True for a 1 with which numbering may begin again: on another page, or in another chapter."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A line of notes, and what speaks for a label at its beginning."""

    line: Line
    announced: AbstractSet[int]
    """Numbers of raised markers on its page."""
    is_headed: bool
    """True under a heading such as Notes."""


def label_of(line: Line) -> Label | None:
    """What may be a label at the beginning of a line, by its shape alone."""
    if _DOT_LEADER.search(line.text):
        return None
    first = line.raised[0] if line.raised else None
    if first is not None and not line.text[: first.start].strip("[( "):
        figures = _FIGURES.match(line.text)
        sign = SIGNS.match(first.of(line.text).strip())
        if figures and first.of(line.text).isdecimal() and line.text[first.end : first.end + 1].isdecimal():
            return _numbered(line, first.of(line.text), first.end, _RAISED)  # "12" raised, then "42 U.S.C."
        if figures and figures[1] in first.of(line.text):
            return _numbered(line, figures[1], figures.end(), _RAISED)
        if sign:
            return Label(line, sign[0], first.start + sign.end(), 0, _RAISED)
        if LETTERS.fullmatch(first.of(line.text).strip()):
            return Label(line, first.of(line.text).strip(), first.end, 0, _RAISED)
    found = _PLAIN.match(line.text)
    if found is not None:
        shape = str(found.lastgroup)
        is_cell = any(cell.start == found.end() and cell.gap > _FAR * line.size for cell in line.cells)
        weight = _CELL if is_cell else _WEIGHTS.get(shape, _DOTTED)
        if shape == "letters":
            return Label(line, found[shape], found.end(), 0, weight)
        return _numbered(line, found[shape], found.end(), weight)
    sign = SIGNS.match(line.text)
    return Label(line, sign[0], sign.end(), 0, _DOTTED) if sign and line.text[sign.end() :].strip() else None


def _numbered(line: Line, figures: str, end: int, weight: float) -> Label | None:
    rest = line.text[end:]
    end += len(rest) - len(rest.lstrip())
    return Label(line, figures, end, int(figures), weight) if int(figures) and figures[0] != "0" else None


def chain_of(candidates: Sequence[Candidate]) -> tuple[Label, ...]:
    """The labels that count up best, in order."""
    numbers = [one.label.number for one in candidates]
    anew = frozenset(place for place, one in enumerate(candidates) if one.begins_anew)
    return tuple(candidates[place].label for place in best_chain(numbers, [one.weight for one in candidates], anew))


def choose_labels(stretches: Sequence[Stretch]) -> tuple[Label, ...]:
    """The numbered labels among lines of notes, in order: the sequence rejects what only looks like one."""
    candidates: list[Candidate] = []
    begun: set[int] = set()
    for stretch in stretches:
        label = label_of(stretch.line)
        if label is not None and label.number:
            candidates.append(Candidate(label, _weight(label, stretch), begins_anew(label, stretch, begun)))
    return chain_of(candidates)


def _weight(label: Label, stretch: Stretch) -> float:
    weight = max(label.weight, _HEADED) if stretch.is_headed and not label.is_cell else label.weight
    return weight + (_ANNOUNCED if label.number in stretch.announced else 0.0)


def begins_anew(label: Label, stretch: Stretch, begun: set[int]) -> bool:
    """Tell whether a label 1 stands behind another, and numbering may begin again with it.

    Args:
        label: the label.
        stretch: its line, and what announces it.
        begun: the pages on which a label 1 stood before; the page of this one is added. A list within a note begins
            with 1 too, on the same page, and one marker announces one note.
    """
    if label.number != 1:
        return False
    page = label.line.page
    if not stretch.is_headed and 1 not in stretch.announced:
        return False
    is_further = bool(begun) and (stretch.is_headed or page not in begun)
    begun.add(page)
    return is_further
