"""Reads Markdown as Pandoc and GitHub write it, by way of the HTML that it stands for."""

from __future__ import annotations

from dataclasses import replace

from footnotes.encoding import decode
from footnotes.model import Document
from footnotes.readers import text as plain_text
from footnotes.readers.html.dated import date_in_front_matter
from footnotes.readers.html.page import document_of
from footnotes.readers.html.tree import Element, parse_tree
from footnotes.readers.markdown_html import LINE, render
from footnotes.readers.markdown_notes import as_notes
from footnotes.readers.sizes import refuse_larger

LARGEST_FILE = 16 * 1024 * 1024
"""Bytes."""
_MOST_OPENINGS = (("^[", 500), ("![", 3_000), ("[", 15_000))
"""Of one paragraph: the parser takes time by their square, about a second for each of these numbers."""


def read(data: bytes) -> Document:
    """Read a Markdown file.

    Files that text recognition or a hand has written without ``[^1]`` notes are read like plain
    text, which knows raised numbers and notes without mark-up.

    Raises:
        UnreadableDocument: the file is empty, binary, or larger than a text can be.
    """
    refuse_larger(data, LARGEST_FILE)
    text, warning = decode(data)
    if _never_ends(text):
        warning = "The file holds more brackets than Markdown could; it was read as plain text."
        plain = plain_text.read(data)
        return replace(plain, format="markdown", warnings=(*plain.warnings, warning))
    rendered = render(as_notes(text))
    document = document_of(parse_tree(rendered.html), "markdown", _line, (warning,) if warning else ())
    document = replace(document, dated=date_in_front_matter(text))
    return document if rendered.has_notes else _as_plain_text(data, document)


def _never_ends(text: str) -> bool:
    paragraphs = text.split("\n\n")
    return any(paragraph.count(opening) > most for paragraph in paragraphs for opening, most in _MOST_OPENINGS)


def _line(element: Element) -> int | None:
    line = element.get(LINE) or ""
    return int(line) if line.isdecimal() and len(line) < 9 else None


def _as_plain_text(data: bytes, marked_up: Document) -> Document:
    """The plain text reading, when it finds as many notes, or marks where there are neither marks nor links."""
    plain = plain_text.read(data)
    tied = any(marker.note is not None for block in plain.blocks for marker in block.markers)
    marked = any(block.markers for block in plain.blocks)
    bare = not any(block.markers or block.links for block in marked_up.blocks)
    better = tied and len(plain.notes) >= len(marked_up.notes)
    return replace(plain, format="markdown", dated=marked_up.dated) if better or (marked and bare) else marked_up
