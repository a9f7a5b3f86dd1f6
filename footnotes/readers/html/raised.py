"""Pages whose notes are tied by nothing but their numbers: raised digits, and a list further down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from footnotes.languages.headings import heading_of
from footnotes.readers.html.notes import list_labels
from footnotes.readers.html.refs import label_of
from footnotes.readers.html.tree import BLOCKS, HEADINGS, Element, Tree, block_of, text_of

_LEADING = re.compile(r"[\[(]?(\d{1,4})(?:[\])]|[.:)]|(?=\s))")
_FEWEST_ALONE = 3
"""Raised numbers that have to count up before they are believed to be markers though no note follows."""


@dataclass(frozen=True, slots=True)
class Raised:
    """A raised number of the running text."""

    element: Element
    label: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """A note that shows its number; the blocks after it up to the next note are its own."""

    label: str
    roots: tuple[Element, ...]


def find_raised(tree: Tree) -> tuple[tuple[Raised, ...], tuple[Numbered, ...]]:
    """Raised numbers that count up, and the notes that carry the same numbers; both empty if in doubt."""
    marks = _counting_up(tree)
    if not marks:
        return (), ()
    last = tree.order[marks[-1].element]
    wanted = {mark.label for mark in marks}
    for notes in (_titled_list(tree, last), _numbered_blocks(tree, last)):
        if len(wanted & {note.label for note in notes}) * 5 >= len(wanted) * 3:
            return marks, notes
    return (marks, ()) if len(marks) >= _FEWEST_ALONE else ((), ())


def _counting_up(tree: Tree) -> tuple[Raised, ...]:
    marks: list[Raised] = []
    for element in tree.order:
        if element.tag != "sup" or _begins_block(element):
            continue
        label = label_of(text_of(element, 12))
        due = int(marks[-1].label) + 1 if marks else 1
        if label and label.isdecimal() and due <= int(label) <= due + 1:
            marks.append(Raised(element, str(int(label))))
    return tuple(marks)


def _begins_block(element: Element) -> bool:
    block = block_of(element)
    if block.tag in HEADINGS:
        return False
    shown = text_of(element, 12)
    return bool(shown) and text_of(block, 40).startswith(shown)


def _titled_list(tree: Tree, last: int) -> tuple[Numbered, ...]:
    titled = False
    for element, place in tree.order.items():
        if place <= last or element.tag not in BLOCKS:
            continue
        if element.tag == "ol" and titled:
            return tuple(Numbered(label, (item,)) for item, label in list_labels(element))
        if element.tag in HEADINGS or element.tag == "p":
            titled = heading_of(text_of(element, 40)) is not None
    return ()


def _numbered_blocks(tree: Tree, last: int) -> tuple[Numbered, ...]:
    notes: list[tuple[str, list[Element]]] = []
    gap: list[Element] = []
    for element in _leaves(tree, last):
        number = _LEADING.match(text_of(element, 40))
        if number and int(number[1]) == (int(notes[-1][0]) + 1 if notes else 1):
            if notes:
                notes[-1][1].extend(gap)
            notes.append((str(int(number[1])), [element]))
            gap = []
        elif element.tag in HEADINGS:
            gap = []
        else:
            gap.append(element)
    return tuple(Numbered(label, tuple(roots)) for label, roots in notes)


def _leaves(tree: Tree, last: int) -> Sequence[Element]:
    return [
        element
        for element, place in tree.order.items()
        if place > last
        and element.tag in BLOCKS
        and element.tag not in ("br", "hr")
        and not any(child.tag in BLOCKS for child in element)
        and text_of(element, 10)
    ]
