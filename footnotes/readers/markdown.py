"""Reads Markdown as Pandoc and GitHub write it, by way of the HTML that it stands for."""

from __future__ import annotations

from dataclasses import replace

from footnotes.encoding import decode
from footnotes.errors import UnreadableDocument
from footnotes.model import Document
from footnotes.readers import text as plain_text
from footnotes.readers.html import document_of
from footnotes.readers.html_tree import Element, parse_tree
from footnotes.readers.markdown_html import LINE, render

LARGEST_FILE = 16 * 1024 * 1024
"""Bytes."""


def read(data: bytes) -> Document:
    """Read a Markdown file.

    Files that text recognition or a hand has written without ``[^1]`` notes are read like plain
    text, which knows raised numbers and notes without mark-up.

    Raises:
        UnreadableDocument: the file is empty, binary, or larger than a text can be.
    """
    if len(data) > LARGEST_FILE:
        raise UnreadableDocument(
            f"The file has {len(data) // 2**20} MB, more than the {LARGEST_FILE // 2**20} MB that can be read. "
            "Split it, and check the parts."
        )
    text, warning = decode(data)
    document = document_of(parse_tree(render(text)), "markdown", _line, (warning,) if warning else ())
    return document if document.notes else _as_plain_text(data, document)


def _line(element: Element) -> int | None:
    line = element.get(LINE) or ""
    return int(line) if line.isdecimal() and len(line) < 9 else None


def _as_plain_text(data: bytes, marked_up: Document) -> Document:
    """The plain text reading, when it finds notes, or marks where the mark-up shows neither marks nor links."""
    plain = plain_text.read(data)
    tied = any(marker.note is not None for block in plain.blocks for marker in block.markers)
    marked = any(block.markers for block in plain.blocks)
    bare = not any(block.markers or block.links for block in marked_up.blocks)
    return replace(plain, format="markdown") if (plain.notes and tied) or (marked and bare) else marked_up
