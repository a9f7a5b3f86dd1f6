"""Reads EPUB: all chapters as one page, by the rules for web pages."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from footnotes.model import Document, Location
from footnotes.readers.html.page import document_of
from footnotes.readers.office.container import Container
from footnotes.readers.office.dated import date_of_book
from footnotes.readers.office.epub_book import Book
from footnotes.readers.office.epub_package import read_spine


def read_epub(container: Container) -> Document:
    """Read a book; the location of its blocks and notes is the chapter's file and the line in it.

    Raises:
        UnreadableDocument: the file is encrypted, damaged, hostile, or larger than a book can be.
    """
    spine = read_spine(container)
    book = Book(container, spine)
    document = document_of(book.tree(), "epub", book.line_of, book.warnings)

    def located(location: Location) -> Location:
        if location.line is None:
            return location
        chapter = max(0, bisect_right(book.first_lines, location.line) - 1)
        return Location(location.line - book.first_lines[chapter] + 1, None, book.chapters[chapter])

    blocks = tuple(replace(block, location=located(block.location)) for block in document.blocks)
    notes = tuple(replace(note, location=located(note.location)) for note in document.notes)
    dated = date_of_book(container, spine.package)
    return replace(document, blocks=blocks, notes=notes, dated=dated or document.dated)
