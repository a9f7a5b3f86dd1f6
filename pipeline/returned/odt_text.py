"""The text of a paragraph of an OpenDocument file, and the elements of it cut where a correction begins."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass

from footnotes.model import Span
from pipeline.returned.zipped import Element

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
HREF = "{http://www.w3.org/1999/xlink}href"
PARAGRAPHS = (TEXT + "p", TEXT + "h")
_PASSED_OVER = (TEXT + "note", OFFICE + "annotation", TEXT + "tracked-changes", TEXT + "ruby-text")
_CUT = (TEXT + "span", TEXT + "a")
_STOP = "{urn:footproof}stop"


@dataclass(frozen=True, slots=True)
class Scrap:
    """One string of an XML tree: the text of an element, or what follows it."""

    element: Element
    follows: bool
    text: str
    start: int
    """Where it begins in the whole."""

    @property
    def end(self) -> int:
        """Where it ends in the whole."""
        return self.start + len(self.text)

    @property
    def parent(self) -> Element:
        """The element that the string is in."""
        return self.element.getparent() if self.follows else self.element

    def put(self, offset: int, new: Element) -> None:
        """Put an element into the string."""
        before, new.tail = self.text[:offset], self.text[offset:]
        if self.follows:
            self.element.tail = before
            parent = self.element.getparent()
            parent.insert(parent.index(self.element) + 1, new)
        else:
            self.element.text = before
            self.element.insert(0, new)


def scraps(root: Element) -> list[Scrap]:
    """What is shown in an element, in order; a note or comment in it is none of it."""
    found: list[Scrap] = []
    place = 0
    for element, follows, text in _strings(root):
        found.append(Scrap(element, follows, text, place))
        place += len(text)
    return found


def text_of(found: list[Scrap]) -> str:
    """The text of strings."""
    return "".join(scrap.text for scrap in found)


def cut_out(root: Element, span: Span) -> tuple[Element, Element] | None:
    """Marks around a stretch, in one element both; None where it runs over several paragraphs or fields.

    What stands between them is the stretch and nothing else. The marks are to be replaced.
    """
    marks = []
    for place, begins in ((span.end, False), (span.start, True)):
        mark = _marked(root, place, begins=begins and span.start < span.end)
        if mark is None:
            return None
        marks.append(mark)
    end, start = marks
    return (start, end) if start.getparent() is end.getparent() else None


def replace_mark(mark: Element, elements: list[Element]) -> None:
    """Put elements in the place of a mark; the text behind it stays."""
    tail, parent = mark.tail, mark.getparent()
    mark.tail = None
    for element in elements:
        mark.addprevious(element)
    before = mark.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (tail or "")
    else:
        parent.text = (parent.text or "") + (tail or "")
    parent.remove(mark)


def between(start: Element, end: Element) -> tuple[str, list[Element]]:
    """What stands between two marks, taken out: the text behind the first, and elements with theirs."""
    text, taken = start.tail or "", []
    start.tail = None
    while (following := start.getnext()) is not None and following is not end:
        start.getparent().remove(following)
        taken.append(following)
    return text, taken


def _marked(root: Element, place: int, *, begins: bool) -> Element | None:
    from lxml import etree

    for scrap in scraps(root):
        inside = scrap.start <= place < scrap.end if begins else scrap.start < place <= scrap.end
        if inside:
            mark = etree.Element(_STOP)
            scrap.put(place - scrap.start, mark)
            _lift(mark)
            return mark
    return None


def _lift(mark: Element) -> None:
    """Cut formatting and links around a mark in two, up to the paragraph, or what else is one thing (a field)."""
    while (parent := mark.getparent()) is not None and parent.tag in _CUT:
        rest = copy.copy(parent)
        rest[:] = []
        rest.text, rest.tail = mark.tail, parent.tail
        rest.extend(list(mark.itersiblings()))
        mark.tail = parent.tail = None
        parent.addnext(mark)
        if len(rest) or rest.text:
            mark.addnext(rest)
        else:
            mark.tail = rest.tail
        if not len(parent) and not parent.text:
            parent.getparent().remove(parent)


def _strings(root: Element) -> Iterator[tuple[Element, bool, str]]:
    waiting: list[tuple[Element, bool]] = [(root, False)]
    while waiting:
        element, follows = waiting.pop()
        if follows:
            if element.tail:
                yield element, True, element.tail
            continue
        if element is not root:
            waiting.append((element, True))
        if not isinstance(element.tag, str) or (element.tag in _PASSED_OVER and element is not root):
            continue
        if element.text:
            yield element, False, element.text
        waiting.extend((child, False) for child in reversed(element))
