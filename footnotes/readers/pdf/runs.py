"""Runs: characters of one size and style on one base line, without a wide gap between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from footnotes.readers.pdf.glyphs import BREAK, SPACE, Glyph, GlyphReader

_WIDE_GAP = 0.9
"""Part of the font size; a wider gap may be a gutter, or lie between two cells of a table."""
_WORD_GAP = 0.17
"""Part of the font size; fonts set words 0.2 to 0.3 apart, letters less than 0.1."""
_BACK = 0.4
"""Part of the font size that a character may stand back before the end of the last one (kerning)."""
_LEVEL = 0.1
"""Part of the font size by which base line and size may change within a run."""


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

    @property
    def top(self) -> float:
        """About the height of its capitals."""
        return self.base + 0.7 * self.size


def runs_of(reader: GlyphReader) -> Iterator[Run]:
    """The runs of a page in the order of its content."""
    gathered: _Gathered | None = None
    spaced = False
    for glyph in reader.glyphs():
        if glyph.text == SPACE:
            spaced = True
            continue
        if glyph.text == BREAK or not glyph.text:
            if gathered is not None and glyph.text:
                yield gathered.run(spaced)
                gathered = None
            continue
        if gathered is None or not gathered.takes(glyph, spaced, reader):
            if gathered is not None:
                yield gathered.run(spaced)
            gathered = _Gathered(glyph, reader)
        else:
            gathered.add(glyph, spaced)
        spaced = False
    if gathered is not None:
        yield gathered.run(spaced)


class _Gathered:
    """A run that still grows."""

    def __init__(self, first: Glyph, reader: GlyphReader) -> None:
        self._first, self._last = first, first
        self._text = [first.text]
        self._style = reader.style(first)
        self._lifted = first.text.isdecimal() and reader.is_lifted(first)
        self._right = first.right

    def takes(self, glyph: Glyph, spaced: bool, reader: GlyphReader) -> bool:
        """Tell whether a character goes on with this run."""
        first = self._first
        size = first.size
        gap = glyph.left - self._right
        if abs(glyph.base - first.base) > _LEVEL * size or abs(glyph.size - size) > _LEVEL * size:
            return False
        if gap > _WIDE_GAP * size or gap < -_BACK * size and glyph.left < self._last.left:
            return False
        if self._is_word_end(glyph, spaced) and reader.style(glyph) != self._style:
            return False
        if glyph.text.isdecimal():
            return self._last.text.isdecimal() or reader.is_lifted(glyph) == self._lifted
        return not self._lifted

    def add(self, glyph: Glyph, spaced: bool) -> None:
        """Take one character more, with the white space before it."""
        if self._is_word_end(glyph, spaced):
            self._text.append(SPACE)
        self._text.append(glyph.text)
        self._last = glyph
        self._right = max(self._right, glyph.right)

    def run(self, spaced: bool) -> Run:
        """The finished run."""
        text = "".join(self._text) + (SPACE if spaced else "")
        first = self._first
        return Run(text, first.left, self._right, first.base, first.size, *self._style, self._lifted)

    def _is_word_end(self, glyph: Glyph, spaced: bool) -> bool:
        return spaced or glyph.left - self._right > _WORD_GAP * glyph.size
