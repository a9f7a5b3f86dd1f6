"""What of a PDF could not be read, and on which pages it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from footnotes.errors import UnreadableDocument
from footnotes.readers.pdf.sheets import Sheet

_FEW_GLYPHS = 20
"""Characters on a page of a scan: stamps and page numbers."""
_MOST_RANGES = 12
_NAMELESS, _ALL_NAMELESS = 0.04, 0.4
"""Part of the characters of a page of which no font says what they are; and where that is so of every page."""


def refuse_unreadable(sheets: Sequence[Sheet]) -> None:
    """Refuse pages that nothing can be read of.

    Raises:
        UnreadableDocument: There are none, or they hold no text.
    """
    if not sheets:
        raise UnreadableDocument("It holds no page that can be read. Export it anew.")
    # Pictures are drawn with thousands of nameless signs, too, beside words that can be read.
    text = "".join(line.text for sheet in sheets for region in sheet.regions for line in region.lines)
    is_worded = 2 * sum(map(str.isalpha, text)) >= len(text) >= _FEW_GLYPHS
    nameless = [sheet.nameless for sheet in sheets if sheet.nameless or sheet.glyphs]
    if not is_worded and nameless and min(nameless) > _ALL_NAMELESS:
        raise UnreadableDocument("Its fonts do not say which letters they hold. Print it anew, or run OCR on it.")
    if sum(sheet.glyphs for sheet in sheets) < _FEW_GLYPHS:
        if any(sheet.has_picture for sheet in sheets):
            raise UnreadableDocument("It is a scan without text; run OCR on it first.")
        raise UnreadableDocument("Its pages hold no text. If its letters are drawn as shapes, run OCR on it first.")


def told_of(sheets: Sequence[Sheet], count: int) -> Iterator[str]:
    """The warnings about pages of which something was not read.

    Args:
        sheets: the pages that were read.
        count: how many pages the document has.
    """
    pictures = [sheet.number for sheet in sheets if sheet.glyphs < _FEW_GLYPHS and sheet.has_picture]
    if pictures:
        yield (
            f"{_pages(pictures)} of {count} {'is a picture' if len(pictures) == 1 else 'are pictures'} without text, "
            "and what stands there was not read. If it is a scan with notes on it, run OCR on it first."
        )
    nameless = [sheet.number for sheet in sheets if sheet.nameless > _NAMELESS]
    if nameless:
        yield (
            f"{_pages(nameless)} of {count}: a font does not say which letters it holds, and words in it were not "
            "read. Print the document anew, or run OCR on it."
        )


def damaged(lost: Sequence[int], count: int) -> str:
    """What is said of pages that are broken."""
    return f"{_pages(lost)} of {count} {'is' if len(lost) == 1 else 'are'} damaged and could not be read."


def _pages(numbers: Sequence[int]) -> str:
    """``Page 3``; ``Pages 3, 5-7``."""
    ranges: list[tuple[int, int]] = [(numbers[0], numbers[0])]
    for before, number in pairwise(numbers):
        if number == before + 1:
            ranges[-1] = ranges[-1][0], number
        else:
            ranges.append((number, number))
    named = [str(first) if first == last else f"{first}-{last}" for first, last in ranges]
    text = ", ".join(named[:_MOST_RANGES]) + (" ..." if len(named) > _MOST_RANGES else "")
    return f"Page {text}" if len(numbers) == 1 else f"Pages {text}"
