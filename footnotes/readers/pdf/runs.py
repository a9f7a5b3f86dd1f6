"""Runs: characters of one size and style on one base line, without a wide gap between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from footnotes.readers.pdf.glyphs import LEVEL, GlyphReader, Word

_WIDE_GAP = 0.9
"""Part of the font size; a wider gap may be a gutter, or lie between two cells of a table."""
_BACK = 0.4
"""Part of the font size by which the next word may stand back before the end of the last one."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run; lengths are points, ``base`` counts upwards from the foot of the page."""

    text: str
    """Ends in a space where one was printed behind it."""
    left: float
    right: float
    base: float
    size: float
    is_italic: bool
    is_bold: bool
    is_lifted: bool
    """True for figures that the font itself draws above the base line."""
    is_rtl: bool = False
    """True when it is written from right to left."""

    @property
    def top(self) -> float:
        """About the height of its capitals."""
        return self.base + 0.7 * self.size


def runs_of(reader: GlyphReader) -> Iterator[Run]:
    """The runs of a page in the order of its content."""
    words: list[Word] = []
    style = (False, False)
    for word in reader.words():
        if words and (word is None or not _goes_on(words[0], words[-1], word) or reader.style(word) != style):
            yield _run(words, style, is_spaced=word is not None and word.is_spaced)
            words = []
        if word is not None:
            if not words:
                style = reader.style(word)
            words.append(word)
    if words:
        yield _run(words, style, is_spaced=False)


def _goes_on(first: Word, last: Word, word: Word) -> bool:
    if abs(word.base - first.base) > LEVEL * first.size or abs(word.size - first.size) > LEVEL * first.size:
        return False
    if word.is_lifted != first.is_lifted or word.is_rtl != first.is_rtl:
        return False
    gap = last.left - word.right if word.is_rtl else word.left - last.right
    return -_BACK * first.size < gap < _WIDE_GAP * first.size


def _run(words: list[Word], style: tuple[bool, bool], *, is_spaced: bool) -> Run:
    first = words[0]
    text = first.text
    left, right = first.left, first.right
    for word in words[1:]:
        gap = left - word.right if word.is_rtl else word.left - right
        text += " " + word.text if word.is_spaced or gap > 0.1 * word.size else word.text
        left, right = min(left, word.left), max(right, word.right)
    return Run(text + " " * is_spaced, left, right, first.base, first.size, *style, first.is_lifted, first.is_rtl)
