"""The chapters of a book put together as one tree, in which every id and line is unique."""

from __future__ import annotations

import posixpath
import re

from footnotes.errors import UnreadableDocument
from footnotes.readers.charset import decode_html
from footnotes.readers.html.tree import MAX_ELEMENTS, Element, Tree, parse_tree, words_of
from footnotes.readers.html.walk import source_line
from footnotes.readers.office.container import Container
from footnotes.readers.office.epub_package import Spine, resolved

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,30}:|//", re.I)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CHAPTER = "data-chapter"
_WHOLE_PAGE = ("article", "main")
"""Elements and roles that hold the text of a page; of a book, only that of a chapter."""


class Book:
    """The chapters of an EPUB, read one after the other."""

    def __init__(self, container: Container, spine: Spine) -> None:
        """Read all chapters, and those outside of the reading order that they link to."""
        from lxml import etree

        self.chapters: list[str] = []
        self.first_lines: list[int] = []
        """Line of the whole book, counted from 1, on which each chapter begins."""
        self.warnings: tuple[str, ...] = ()
        self._container = container
        self._others = set(spine.others)
        self._root: Element = etree.Element("html")
        self._body: Element = etree.SubElement(self._root, "body")
        self._lines = 0
        self._elements = 0
        self._base = 0
        due = list(spine.chapters)
        for chapter in due:
            due.extend(self._add(chapter))
        self._places = {chapter: number for number, chapter in enumerate(self.chapters)}

    def tree(self) -> Tree:
        """The book as one tree."""
        order: dict[Element, int] = {}
        targets: dict[str, Element] = {}
        for place, element in enumerate(self._root.iter("*")):
            order[element] = place
            if element.getparent() is self._body:
                chapter = int(element.get(_CHAPTER))
            if place > 1:
                self._make_unique(element, chapter, targets)
        return Tree(self._root, order, targets, ())

    def line_of(self, element: Element) -> int | None:
        """The line of the book on which an element begins; elements are asked for in document order."""
        chapter = element.get(_CHAPTER)
        if chapter is not None:
            self._base = self.first_lines[int(chapter)]
            return self._base
        line = source_line(element)
        return None if line is None else self._base + line - 1

    def _add(self, path: str) -> list[str]:
        """Read a chapter; the chapters outside of the reading order that it links to, each once."""
        from lxml import etree

        text, warnings = decode_html(self._container.read(path))
        # lxml refuses text that declares an encoding, also where the declaration is damaged.
        page = parse_tree(text.replace("<?xml", "<?page", 1))
        self._elements += len(page.order)
        if self._elements > MAX_ELEMENTS:
            raise UnreadableDocument(
                f"The book has more than {MAX_ELEMENTS:,} elements. Split it, and check the parts."
            )
        self.warnings += tuple(f"{path}: {warning}" for warning in (*warnings, *page.warnings))
        article = etree.SubElement(self._body, "article", {_CHAPTER: str(len(self.chapters))})
        self.chapters.append(path)
        self.first_lines.append(self._lines + 1)
        self._lines += text.count("\n") + 1
        body = page.root.find("body")
        linked = [] if body is None else [path_of(path, a.get("href") or "") for a in body.iter("a")]
        if body is not None:
            _move(body, article)
        found = [other for other in dict.fromkeys(linked) if other in self._others]
        self._others.difference_update(found)
        return found

    def _make_unique(self, element: Element, chapter: int, targets: dict[str, Element]) -> None:
        suffix = _suffix(chapter)
        for name in ("id", "name") if element.tag == "a" else ("id",):
            value = (element.get(name) or "").strip()
            if value:
                targets.setdefault(value + suffix, element)
                _set(element, name, value + suffix)
        href = (element.get("href") or "").strip()
        if element.tag == "a" and href and not _SCHEME.match(href):
            _set(element, "href", self._href(href, chapter))
        if element.tag in _WHOLE_PAGE and _CHAPTER not in element.attrib:
            element.tag = "div"
        if element.get("role") in _WHOLE_PAGE:
            del element.attrib["role"]

    def _href(self, href: str, chapter: int) -> str:
        """A link within the book as one within the page."""
        path, _, fragment = href.partition("#")
        place = self._places.get(path_of(self.chapters[chapter], path)) if path else chapter
        return f"#{fragment}{_suffix(place)}" if place is not None and fragment else "#"


def path_of(chapter: str, href: str) -> str:
    """The file that a link in a chapter leads to; empty when it leads to no file of the book."""
    return "" if _SCHEME.match(href) else resolved(posixpath.dirname(chapter), href)


def _move(body: Element, article: Element) -> None:
    # lxml sets no attribute with a colon outside of a namespace; among the classes it says the same.
    _set(article, "class", " ".join(words_of(body)))
    _set(article, "id", body.get("id") or "")
    article.text = _clean(body.text or "")
    article.extend(list(body))


def _set(element: Element, name: str, value: str) -> None:
    element.set(name, _clean(value))


def _clean(text: str) -> str:
    """Text without control characters: HTML may hold them, and lxml reads but does not take them."""
    return _CONTROLS.sub("", text)


def _suffix(chapter: int) -> str:
    """What makes ids of a chapter its own: letters, because digits at an id's end number the notes."""
    letters = ""
    while True:
        letters = chr(ord("a") + chapter % 26) + letters
        chapter = chapter // 26
        if not chapter:
            return "-" + letters
