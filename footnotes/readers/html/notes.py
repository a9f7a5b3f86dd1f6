"""Where the notes of an HTML page begin and end: from the place that a mark points at to its extent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from footnotes.model import NoteKind
from footnotes.readers.html.refs import NOTE_ROLES, Reference, label_of
from footnotes.readers.html.tree import (
    BLOCKS,
    HEADINGS,
    NOTE_LABEL,
    Element,
    Tree,
    ancestors,
    block_of,
    text_of,
    words_of,
)

_NEVER_A_NOTE = frozenset(
    [
        "body",
        "html",
        "main",
        "article",
        "section",
        "ol",
        "ul",
        "dl",
        "table",
        "tbody",
        "thead",
        "footer",
        "header",
        "form",
    ]
)
_CONTINUING = frozenset(["p", "blockquote", "pre", "dd", "ul", "ol", "div", "table", "figure"])
_MAX_SIBLINGS = 20
_NUMBERED_NAME = re.compile(r"(.*?)(\d{1,5})(\D*)")
_CAPTION = re.compile(r".{0,40}:")
_LABELLED = re.compile(r"[\[(]?(?:\d{1,4}|[*†‡§¶])[\])]?[.:]?\s")
_ENDNOTE = re.compile(r"endnote|_edn\d|^edn?[-_]?\d|rearnote")
_REFERENCE = re.compile(r"biblio|reference|^(?:bib|cr|ref)[-_.]?\w{0,4}\d")
_FOOTNOTE = re.compile(r"foot-?note|cite_note|_?ftn\d|^fn|(?:^|[-_ ])notes?(?:$|[-_ ])")


@dataclass(frozen=True, slots=True)
class NotePlace:
    """One note in the page."""

    target: Element
    label: str
    kind: NoteKind
    roots: tuple[Element, ...]
    """The elements that are the note, in order."""
    shared: bool = False
    """Whether the note only begins with its element and runs on to the next note, the next block or the block's end."""


def find_notes(tree: Tree, references: Iterable[Reference]) -> tuple[tuple[NotePlace, ...], dict[Element, int]]:
    """The notes that marks point at, in document order, and each target's index among them."""
    labels: dict[Element, str] = {}
    for reference in references:
        if reference.target is not None:
            labels.setdefault(reference.target, reference.label)
    for target, label in list(_unmarked(tree, labels)):
        labels.setdefault(target, label)
    surroundings = _Surroundings(tree, labels, references)
    places: list[NotePlace] = []
    indices: dict[Element, int] = {}
    by_root: dict[Element, int] = {}
    for target in sorted(labels, key=tree.order.__getitem__):
        place = surroundings.place(target, labels[target])
        known = by_root.get(place.roots[0])
        if known is None:
            known = len(places)
            places.append(place)
            by_root.update(dict.fromkeys(place.roots, known))
        indices[target] = known
    return tuple(places), indices


class _Surroundings:
    """How many notes and marks lie under each element."""

    def __init__(self, tree: Tree, targets: Iterable[Element], references: Iterable[Reference]) -> None:
        self.order = tree.order
        self.notes: Counter[Element] = Counter()
        self.targets = frozenset(targets)
        self.marked: set[Element] = set()
        self.first_mark: dict[Element, int] = {}
        for target in self.targets:
            self.notes.update([target, *ancestors(target)])
        for reference in references:
            around = [reference.element, *ancestors(reference.element)]
            self.marked.update(around)
            for element in around:
                self.first_mark.setdefault(element, reference.place)

    def place(self, target: Element, label: str) -> NotePlace:
        """The extent of the note that ``target`` begins, is, or stands in."""
        kind = kind_of(target)
        block = target if target.tag in BLOCKS else block_of(target)
        if block is not target and self._stands_alone(target, block, label):
            return NotePlace(target, label, kind, (target,))
        # A block that begins with running text cannot be the note as a whole.
        follows = self.first_mark.get(block, self.order[target]) < self.order[target]
        if block is not target and (self.notes[block] > 1 or follows):
            return NotePlace(target, label, kind, (target,), shared=True)
        root = self._climb(block, label)
        return NotePlace(target, label, kind, (root, *self._continuation(root)))

    def _stands_alone(self, target: Element, block: Element, label: str) -> bool:
        """Whether an inline element is the note, not only its label."""
        if len(_without_label(text_of(target), label)) < 2:
            return False
        return self.notes[block] > 1 or block in self.marked

    def _climb(self, root: Element, label: str) -> Element:
        for parent in ancestors(root):
            empty = not _without_label(text_of(root), label)
            if parent.tag in _NEVER_A_NOTE or self.notes[parent] > 1 or parent in self.marked:
                break
            if any(child.tag in HEADINGS or child.tag == "hr" for child in parent):
                break
            if not empty and root.tag in ("li", "dd", "tr", "aside"):
                break
            root = parent
        return root

    def _continuation(self, root: Element) -> tuple[Element, ...]:
        if root.tag in ("li", "tr", "td", "aside"):
            return ()
        found: list[Element] = []
        sibling = root.getnext()
        while sibling is not None and len(found) < _MAX_SIBLINGS and self._goes_on(sibling):
            found.append(sibling)
            sibling = sibling.getnext()
        if root.tag == "dt":
            return tuple(element for element in found if element.tag == "dd")
        next_note = sibling is not None and self.notes[sibling] > 0
        alike = [element for element in found if element.get("class") and element.get("class") == root.get("class")]
        return tuple(found) if next_note else tuple(alike) if _is_notes_class(root) else ()

    def _goes_on(self, sibling: Element) -> bool:
        return (
            sibling.tag in _CONTINUING
            and not self.notes[sibling]
            and sibling not in self.marked
            and not _LABELLED.match(text_of(sibling, 20))
            and not _CAPTION.fullmatch(text_of(sibling, 60))
        )


def _is_notes_class(root: Element) -> bool:
    return "note" in (root.get("class") or "").lower()


def _without_label(text: str, label: str) -> str:
    return text.replace(label, "", 1).strip(" \t[](){}.:^↩↑*\ufe0e\ufe0f")


def kind_of(target: Element) -> NoteKind:
    """What the page's own names call the note; a footnote unless they say otherwise."""
    for element in [target, *ancestors(target, 4)]:
        names = [*words_of(element), (element.get("id") or "").lower(), (element.get("name") or "").lower()]
        if any(_FOOTNOTE.search(name) for name in names):
            return NoteKind.FOOTNOTE
        if any(_ENDNOTE.search(name) for name in names):
            return NoteKind.ENDNOTE
        if any(_REFERENCE.search(name) for name in names):
            return NoteKind.REFERENCE
    return NoteKind.FOOTNOTE


def _unmarked(tree: Tree, labels: dict[Element, str]) -> Iterator[tuple[Element, str]]:
    """Notes that no mark points at: by their role, their siblings in a list, or a name like the others."""
    for element in tree.order:
        if words_of(element) & NOTE_ROLES and element not in labels:
            yield element, element.get(NOTE_LABEL) or label_of(text_of(element, 40)) or element.get("id") or "?"
    if not labels:
        return
    first = min(tree.order[target] for target in labels)
    lists = Counter(target.getparent() for target in labels if target.tag == "li")
    for parent, marked in lists.items():
        items = [child for child in parent if child.tag == "li"]
        if marked * 2 >= len(items):
            yield from ((item, label) for item, label in list_labels(parent) if item not in labels)
    patterns = {_pattern(target) for target in labels} - {None}
    for name, element in tree.targets.items():
        found = _NUMBERED_NAME.fullmatch(name)
        if found and (found[1], found[3]) in patterns and element not in labels and tree.order[element] > first:
            yield element, label_of(text_of(element, 40)) or found[2]


def _pattern(target: Element) -> tuple[str, str] | None:
    found = _NUMBERED_NAME.fullmatch((target.get("id") or target.get("name") or "").strip())
    return (found[1], found[3]) if found and found[1] else None


def list_labels(parent: Element) -> Iterator[tuple[Element, str]]:
    """The items of a list with the numbers that a browser would show."""
    number = _whole(parent.get("start"), 1)
    for item in parent:
        if item.tag == "li":
            number = _whole(item.get("value"), number)
            yield item, str(number)
            number += 1


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text.strip()) else default
