"""An HTML file as a bounded tree, and small questions to its elements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import unquote

from footnotes import markup
from footnotes.errors import UnreadableDocument
from footnotes.readers.html.head import with_body
from footnotes.readers.html.tags import without_endless_tags
from footnotes.readers.memory import raise_if_out_of_memory

Element = Any
"""An lxml element: lxml carries no types of its own."""

NOTE_LABEL = "data-note-label"
"""Attribute with a note's label, where mark-up of another kind was made into HTML."""
LINE_BREAK = "data-line-break"
"""Attribute of a ``wbr`` where mark-up of another kind was made into HTML and its author has broken a line."""
MAX_ELEMENTS = 1_000_000
"""The longest single-page books measured have some 200,000."""
MAX_TEXT = 400
"""Characters looked at where only a label or a short text matters."""

BLOCKS = markup.BLOCKS | markup.CELLS
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
UNREAD = frozenset((
    "head", "script", "style", "template", "noscript", "svg", "math", "object", "embed", "iframe", "frame",
    "frameset", "canvas", "audio", "video", "select", "option", "datalist", "textarea", "button", "input", "map",
    "title",
))  # fmt: skip
"""Elements whose text is no running text."""
_DEEP = "Excessive depth"
_NAMING = ("class", "role", "epub:type")
_NAMELESS: frozenset[str] = frozenset()
"""Words of most elements, each of which is asked some ten times."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed file with every element in document order."""

    root: Element
    order: dict[Element, int]
    """Place of each element; it also keeps them alive, so that they can be compared by identity."""
    targets: dict[str, Element]
    """By ``id``, or ``name`` of an anchor; the first of each."""
    warnings: tuple[str, ...]

    def target(self, fragment: str) -> Element | None:
        """The element that a fragment identifier points at, or None."""
        found = self.targets.get(fragment)
        return found if found is not None else self.targets.get(unquote(fragment))


def parse_tree(text: str) -> Tree:
    """Parse HTML text, whatever it is.

    Raises:
        UnreadableDocument: when there are more than ``MAX_ELEMENTS`` elements.
    """
    from lxml import etree

    # libxml2 stops at depth 256 unless told that trees may be huge; it then stops at 2,048.
    parser = etree.HTMLParser(huge_tree=True, recover=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(without_endless_tags(_xml_safe(text)), parser)
    except etree.XMLSyntaxError as failure:
        raise_if_out_of_memory(failure)
        root = None
    if root is None:
        root = etree.Element("html")
    with_body(root)
    order = _numbered(root)
    deep = any(_DEEP in entry.message for entry in parser.error_log.filter_from_errors())
    warnings = ("The mark-up is nested too deeply; what follows that place was not read.",) if deep else ()
    return Tree(root, order, _targets(order), warnings)


def _xml_safe(text: str) -> str:
    # A declaration of another encoding makes lxml refuse text that is decoded already.
    text = re.sub(r"^\s*<\?xml[^>]{0,200}>", lambda found: "\n" * found[0].count("\n"), text.replace("\0", " "))
    return text if text.strip() else "<html></html>"


def _numbered(root: Element) -> dict[Element, int]:
    order: dict[Element, int] = {}
    for number, element in enumerate(root.iter("*")):
        if number >= MAX_ELEMENTS:
            raise UnreadableDocument(
                f"The page has more than {MAX_ELEMENTS:,} elements. "
                "Save the part that has the notes as a file of its own."
            )
        order[element] = number
    return order


def _targets(order: dict[Element, int]) -> dict[str, Element]:
    targets: dict[str, Element] = {}
    for element in order:
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name:
                targets.setdefault(name.strip(), element)
    return targets


def words_of(element: Element) -> frozenset[str]:
    """What an element's class, role and EPUB type call it, in lower case."""
    names = [name for attribute in _NAMING if (name := element.get(attribute))]
    return frozenset(" ".join(names).lower().split()) if names else _NAMELESS


def text_of(element: Element, limit: int = MAX_TEXT) -> str:
    """An element's text, white space collapsed, cut off after about ``limit`` characters."""
    from lxml import etree

    parts: list[str] = []
    length = 0
    # Counted in steps as well, so that a million empty elements cost no more than a long text.
    for event, inner in islice(etree.iterwalk(element, events=("start", "end")), 4 * limit):
        part = inner.text if event == "start" else inner.tail if inner is not element else None
        parts.append(part or "")
        length += len(part or "")
        if length > limit:
            break
    return " ".join("".join(parts).split())


def block_of(element: Element) -> Element:
    """The nearest block-level element around an element, or itself if it is one."""
    while element.tag not in BLOCKS and element.getparent() is not None:
        element = element.getparent()
    return element


def contains(outer: Element, inner: Element) -> bool:
    """Whether ``inner`` is ``outer`` or lies within it."""
    while inner is not None:
        if inner is outer:
            return True
        inner = inner.getparent()
    return False


def ancestors(element: Element, limit: int = 64) -> list[Element]:
    """The elements around an element, nearest first, at most ``limit`` of them."""
    found: list[Element] = []
    parent = element.getparent()
    while parent is not None and len(found) < limit:
        found.append(parent)
        parent = parent.getparent()
    return found
