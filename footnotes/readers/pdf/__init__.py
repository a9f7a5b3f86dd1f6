"""PDF: bytes to a Document, page by page, with pypdfium2.

A PDF knows characters and places, no notes. What is a note is told by size, place, rules and the number
sequence; what a raised figure points at, by the order of both. pdfium is not thread-safe: one thread reads.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from footnotes.errors import UnreadableDocument
from footnotes.model import Document
from footnotes.readers.pdf.assembly import blocks_of, drafts_of, notes_of, tie_marks
from footnotes.readers.pdf.dated import date_of_pdf
from footnotes.readers.pdf.evening import evened
from footnotes.readers.pdf.furniture import without_furniture
from footnotes.readers.pdf.passages import words_of
from footnotes.readers.pdf.plan import plan_of
from footnotes.readers.pdf.unread import damaged, refuse_unreadable, told_of
from footnotes.urls.readings import lexicon_of

if TYPE_CHECKING:
    from footnotes.readers.pdf.sheets import Sheet

MAX_PAGES = 3_000
"""Pages that are read; what is behind them is told in a warning."""
MAX_SECONDS = 240.0
"""Seconds after which no further page is begun; a book of 235 pages takes about 10."""


def read(data: bytes) -> Document:
    """Read a PDF.

    Raises:
        UnreadableDocument: It is damaged, encrypted, or a scan without text.
    """
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableDocument(_refusal(str(error))) from error
    try:
        warnings: list[str] = []
        sheets = tuple(_sheets(pdf, warnings))
        dated = date_of_pdf(pdf, data)
        count = len(pdf)
    finally:
        pdf.close()
    return replace(_document(sheets, warnings, count), dated=dated)


def _refusal(reason: str) -> str:
    if "password" in reason.lower():
        return "It is encrypted and opens only with a password. Save a copy without one and check that."
    if "security" in reason.lower():
        return "It is encrypted in a way that cannot be read. Print it to a new PDF and check that."
    return "It is no readable PDF: the file is damaged or cut short. Export it anew."


def _sheets(pdf: Any, warnings: list[str]) -> Iterator[Sheet]:
    import pypdfium2

    from footnotes.readers.pdf.line_numbers import LineNumbers
    from footnotes.readers.pdf.sheets import read_sheet

    until = time.monotonic() + MAX_SECONDS
    lost: list[int] = []
    numbers = LineNumbers()
    count = len(pdf)
    for index in range(count):
        if index >= MAX_PAGES or time.monotonic() > until:
            warnings.append(f"Only the first {index} of {count} pages were read. Split the file to check the others.")
            break
        try:
            yield read_sheet(pdf, index, numbers)
        except pypdfium2.PdfiumError:  # one broken page does not spoil the others
            lost.append(index + 1)
    if lost:
        warnings.append(damaged(lost, count))


def _document(sheets: tuple[Sheet, ...], warnings: list[str], count: int) -> Document:
    refuse_unreadable(sheets)
    warnings += told_of(sheets, count)
    plan = plan_of(without_furniture(evened(sheets)))
    drafts = drafts_of(plan)
    lexicon = lexicon_of("".join(words_of([line for chunk in plan.chunks for line in chunk.lines])))
    ties = tie_marks(plan, drafts)
    return Document("pdf", tuple(blocks_of(plan, ties, lexicon)), notes_of(drafts, lexicon), tuple(warnings))
