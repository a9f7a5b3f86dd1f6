"""Notes that stand in the running text itself: side notes, note spans, shortcodes of publishing systems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from footnotes.readers.html.refs import label_of
from footnotes.readers.html.tree import Element, Tree, ancestors, text_of, words_of

_NOTE_WORDS = frozenset(
    [
        "footnote",
        "sidenote",
        "marginnote",
        "margin-note",
        "side-note",
        "inline-footnote",
        "footnote-text",
        "footnote-content",
        "doc-footnote",
        "ltx_note_content",
        "modern-footnotes-footnote__note",
    ]
)
_TAGS = frozenset(["span", "small", "aside", "div"])
_SHORTCODE = re.compile(r"\[(footnote|mfn|efn_note|ref|fn)\b(?:\s[^\[\]<>]{0,200})?\](?=[^\[]{0,4000}\[/\1\])", re.I)
_SHORTCODE_END = re.compile(r"\[/(?:footnote|mfn|efn_note|ref|fn)\]", re.I)
_SHORTCODE_TAG = "data-note-in-place"


@dataclass(frozen=True, slots=True)
class InPlace:
    """A note in the running text."""

    note: Element
    label: str
    mark: Element | None
    """The raised number before it; None when a browser would number it by itself."""


def shortcodes_as_elements(text: str) -> str:
    """Page source in which ``[footnote]...[/footnote]``, left by a plug-in that is gone, is an element."""
    opened, count = _SHORTCODE.subn(f'<span {_SHORTCODE_TAG}="">', text)
    return _SHORTCODE_END.sub("</span>", opened, count) if count else text


def find_in_place(tree: Tree, taken: set[Element]) -> Iterator[InPlace]:
    """The notes in place, in document order; ``taken`` are marks and notes that are known already."""
    holders = set(taken)
    for element in taken:
        holders.update(ancestors(element))
    found: set[Element] = set()
    for element in tree.order:
        if not _is_note(element) or element in holders:
            continue
        around = ancestors(element)
        if not found.isdisjoint(around) or not taken.isdisjoint(around):
            continue
        found.add(element)
        mark = _mark(element)
        shown = label_of(text_of(mark, 40)) if mark is not None else None
        yield InPlace(element, shown or str(len(found)), mark)


def _is_note(element: Element) -> bool:
    if element.tag not in _TAGS:
        return False
    if _SHORTCODE_TAG not in element.attrib and not words_of(element) & _NOTE_WORDS:
        return False
    if element.tag in ("aside", "div") and not _has_toggle(element):
        return False
    text = text_of(element, 60)
    return len(text) > 3 and label_of(text) is None


def _has_toggle(element: Element) -> bool:
    return _mark(element) is not None


def _mark(element: Element) -> Element | None:
    for place in (element, element.getparent()):
        before = place.getprevious() if place is not None else None
        while before is not None and before.tag == "input" and not (before.tail or "").strip():
            before = before.getprevious()
        if before is None or (before.tail or "").strip():
            continue
        if before.tag == "label" or (before.tag in ("sup", "a") and label_of(text_of(before, 40))):
            return before
        if place is element and (element.getprevious() is not None or element.getparent().text):
            break
    return None
