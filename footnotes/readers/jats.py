"""Reads JATS and BITS, the XML of scholarly publishers, by way of the HTML that it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from footnotes.errors import UnreadableDocument
from footnotes.model import Document
from footnotes.readers.html.page import document_of
from footnotes.readers.html.tree import NOTE_LABEL, parse_tree
from footnotes.readers.html.walk import source_line
from footnotes.readers.sizes import refuse_larger

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

LARGEST_FILE = 32 * 1024 * 1024
"""Bytes; articles have up to 2 MB."""
_ROOTS = frozenset(["article", "book", "book-part-wrapper", "book-part", "sub-article"])
_HREF = "{http://www.w3.org/1999/xlink}href"
_UNREAD = frozenset((
    "journal-meta", "permissions", "history", "contrib-group", "aff", "author-notes", "article-categories", "counts",
    "custom-meta-group", "object-id", "label", "alternatives", "graphic", "tex-math", "inline-graphic", "pub-id-type",
    "front-stub", "issue", "volume-id", "elocation-id", "article-id", "pub-date", "self-uri", "kwd-group",
))  # fmt: skip
"""What is no text of the article. Its volume and pages are left in references alone."""
_NAMES = {
    "p": "p", "title": "h2", "article-title": "h1", "sec": "section", "italic": "em", "bold": "strong", "sup": "sup",
    "sub": "sub", "list": "ul", "list-item": "li", "disp-quote": "blockquote", "table": "table", "tr": "tr",
    "td": "td", "th": "th", "caption": "p", "abstract": "section", "ref-list": "section", "fn-group": "section",
    "break": "br", "attrib": "footer", "boxed-text": "div", "body": "main",
}  # fmt: skip
_IN_REFERENCES = {"article-title": "span", "source": "em", "title": "h2", "italic": "em"}
_DEEPEST = 200


def read(data: bytes) -> Document:
    """Read an article or a chapter.

    Raises:
        UnreadableDocument: the file is too large, no XML, or XML of another kind.
    """
    from lxml import etree

    refuse_larger(data, LARGEST_FILE)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or _local_name(root) not in _ROOTS:
        raise UnreadableDocument(
            "The file is XML, but no article in JATS. Open it where it was made and save it as .docx or .html."
        )
    html = "".join(_Writer().element(root, 0))
    return document_of(parse_tree(f"<html><body>{html}</body></html>"), "jats", source_line)


class _Writer:
    """Writes elements as HTML; lines of the file are not kept."""

    def __init__(self) -> None:
        self._in_reference = False

    def element(self, element: Element, depth: int) -> Iterator[str]:
        """The HTML of an element with all that it holds."""
        if not isinstance(element.tag, str) or depth > _DEEPEST:
            return
        name = _local_name(element)
        if name in _UNREAD:
            return
        if name == "xref":
            yield from self._mark(element)
        elif name in ("fn", "ref"):
            yield from self._note(element, name, depth)
        elif name in ("ext-link", "uri"):
            href = element.get(_HREF) or "".join(element.itertext())
            yield f'<a href="{_escaped(href)}">{_escaped("".join(element.itertext()))}</a>'
        elif name == "pub-id":
            yield from _identifier(element)
        else:
            yield from self._other(element, name, depth)

    def _other(self, element: Element, name: str, depth: int) -> Iterator[str]:
        tag = (_IN_REFERENCES.get(name, "span") if self._in_reference else None) or _NAMES.get(name, "span")
        if name in ("front", "back", "article", "article-meta", "title-group", "book-part", "floats-group"):
            tag = "div"
        yield f"<{tag}>"
        yield from self._inside(element, depth)
        yield f"</{tag}>" if tag != "br" else ""

    def _inside(self, element: Element, depth: int) -> Iterator[str]:
        yield _escaped(element.text)
        before = element.text
        for child in element:
            # The fields of a reference may stand side by side with nothing between them.
            if self._in_reference and before is not None and not before.strip() and len(element) > 1:
                yield " "
            yield from self.element(child, depth + 1)
            yield _escaped(child.tail)
            if self._in_reference and not _text(child.tail) and child.getnext() is not None and _is_field(child):
                yield ", "
            before = child.tail

    def _mark(self, element: Element) -> Iterator[str]:
        target = (element.get("rid") or "").split()
        words = _escaped("".join(element.itertext()).strip(" []()"))
        if (
            element.get("ref-type") in ("fn", "bibr", "table-fn")
            and target
            and re.fullmatch(r"[\d,–*†‡§¶-]{1,9}|[a-z]", words)
        ):
            yield f'<sup><a role="doc-noteref" href="#{_escaped(target[0])}">{words}</a></sup>'
        else:
            yield words

    def _note(self, element: Element, name: str, depth: int) -> Iterator[str]:
        label = next((_text("".join(child.itertext())) for child in element if _local(child) == "label"), "")
        number = label.strip("[]().: ") or str(1 + sum(1 for _ in element.itersiblings(element.tag, preceding=True)))
        # An entry that no number points at is found with its list, like any other.
        tag, said = ("aside", 'role="doc-footnote"') if name == "fn" else ("div", 'class="reference"')
        identity = _escaped(element.get("id") or "")
        yield f'<{tag} {said} id="{identity}" {NOTE_LABEL}="{_escaped(number)}">'
        self._in_reference = name == "ref"
        yield from self._inside(element, depth)
        self._in_reference = False
        yield f"</{tag}>"


def _identifier(element: Element) -> Iterator[str]:
    value = _text("".join(element.itertext()))
    if element.get("pub-id-type") == "doi":
        yield f'<a href="https://doi.org/{_escaped(value)}">https://doi.org/{_escaped(value)}</a>'


def _is_field(element: Element) -> bool:
    return _local(element) not in _UNREAD and bool(_text("".join(element.itertext())))


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(text: str | None) -> str:
    return " ".join((text or "").split())


def _local_name(element: Element) -> str:
    """Its name without name space; a prefix that nobody declared is no part of it either. A PI has none."""
    return element.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(element.tag, str) else ""


def _escaped(text: str | None) -> str:
    from html import escape

    return escape(text or "")
