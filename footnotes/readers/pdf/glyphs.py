"""The characters of a page as pdfium gives them: what they read, where they stand, how large they are."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

MAX_GLYPHS = 60_000
"""Characters of one page that are read; a page of a newspaper has about 20,000."""

HYPHEN = "\u00ad"
"""Stands for a hyphen at the end of a line; pdfium writes U+0002 or U+FFFE for it."""

_SPACE, _BREAK = " ", "\n"
_READ = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)} | {
    0x02: HYPHEN, 0xFFFE: HYPHEN, 10: _BREAK, 13: _BREAK, 32: _SPACE, 160: _SPACE, 9: _SPACE, 0: "", 0xFFFF: "",
}  # fmt: skip
"""What characters read that are not themselves: ligatures, controls."""
_FORMS = (range(0xFB13, 0xFB50), range(0xFB50, 0xFE00), range(0xFE70, 0xFEFD))
"""Armenian, Hebrew and Arabic letters in the form that they take beside others."""
_FEW = 100
"""Characters on their side that are left out: a stamp in the margin."""
_SAMPLED = 16
"""Every how many characters one is asked for its name."""
_LAST_CODE = 0x10FFFF
_MEANINGLESS = ("Cc", "Co", "Cn")
"""Characters that stand for nothing outside their font: controls, those for private use, those that are none."""
_MOST_KNOWN = 4_096
"""Characters that are looked up once."""
_FIRST_RTL = 0x590
_RTL = (range(0x590, 0x900), range(0xFB1D, 0xFE00), range(0xFE70, 0xFEFD), range(0x10800, 0x11000))
"""Letters that are written from right to left."""
MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
"""Signs that are drawn as the other of their pair where text is read from right to left."""
_TATWEEL, _FIRST_PRINTED = 0x640, 0x20
"""Strokes that stretch Arabic words to the width of a line; some fonts have them as a character without a meaning."""
_OVERPRINTED = 0.4
"""Part of a space's width up to which the next character begins where a space is drawn that parts no words."""
_WIDE_GAP = 0.17
"""Part of the font size; fonts set words 0.2 to 0.3 apart, letters less than 0.1."""
_BACK = 0.4
"""Part of the font size that a character may stand back before the end of the last one (kerning)."""
LEVEL = 0.1
"""Part of the font size by which base line and size may change within a word or run."""
_LIFTED = 0.18
"""Part of the font size by which the foot of a raised figure stands above the base line."""
_OBLIQUE = 0.12
"""Part of a right angle by which text may be turned from it: pages are scanned awry."""
_ITALIC_FLAG = 1 << 6
_ITALIC_NAME = re.compile(rb"ital|obliq|slant|[-,]it\b|(?:^|\+)(?:cmti|sfti|cmsl|ecti)", re.I)
_BOLD_NAME = re.compile(rb"bold|black|heavy|semibd|demi|(?:^|\+)(?:cmbx|sfbx|ecbx)", re.I)


class Word(NamedTuple):
    """Characters without white space between; lengths are points, ``base`` counts from the foot of the page."""

    text: str
    left: float
    right: float
    base: float
    size: float
    """Font size as printed, the text matrix applied."""
    place: int
    """Place of its first character on the page, for questions to ``GlyphReader``."""
    is_spaced: bool
    """True when white space stands before it."""
    is_lifted: bool
    """True for figures that the font itself draws above the base line."""
    is_rtl: bool = False
    """True when it is written from right to left; its text is in the order in which it is read."""


class GlyphReader:
    """Reads the characters of one page; upright pages and pages that are turned come out alike."""

    def __init__(self, page: Any, text_page: Any, turns: int | None = None) -> None:
        """Read a page.

        Args:
            page: it, as pypdfium2 opened it.
            text_page: its text.
            turns: by how many right angles its text is turned; None for as many as the page itself.
        """
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._text = text_page.raw
        self._count = min(text_page.count_chars(), MAX_GLYPHS)
        own = (page.get_rotation() // 90) % 4
        self._turns = own if turns is None else turns
        self._width, self._height = page.get_size()
        if (self._turns - own) % 2:
            self._width, self._height = self._height, self._width
        self._read = self._left_out = 0
        self._other_turns = self._turns
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._scales: dict[tuple[float, float], float] = {}
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._asked = self._unnamed = 0
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()

    @property
    def turns_of_most(self) -> int | None:
        """By how many right angles most of the text is turned that was left out, if that is most; else None."""
        return self._other_turns if self._left_out > max(_FEW, self._read) else None

    @property
    def nameless(self) -> float:
        """Part of the characters read up to now of which the font does not say what they are."""
        return self._unnamed / max(1, self._asked)

    def words(self) -> Iterator[Word | None]:
        """The words in the order of the page's content, None where a line ends; what stands on its side is left out."""
        # Four calls for each character would take half of the time: base line and size are asked for where
        # the box of a character is not as high, or not in the same place, as that of the one before.
        has_rtl = False
        text, box, box_ref = self._text, self._box, ctypes.byref(self._box)
        unicode_of, box_of = self._pdfium.FPDFText_GetUnicode, self._pdfium.FPDFText_GetLooseCharBox
        word = _Growing()
        bottom = top = base = size = -1.0
        space: tuple[float, float] | None = None
        for index in range(self._count):
            code = unicode_of(text, index)
            if index % _SAMPLED == 0:
                self._asked += 1
                # Some fonts without a map number their letters as everybody does: what they hold can be read.
                is_odd = not chr(min(code, _LAST_CODE)).isprintable()
                self._unnamed += is_odd and self._pdfium.FPDFText_HasUnicodeMapError(text, index) == 1
            read = _READ.get(code)
            if code == _TATWEEL or (has_rtl and code < _FIRST_PRINTED and read is None):
                box_of(text, index, box_ref)
                word.left = min(word.left, box.left) if space is None else word.left
                continue
            if read is _SPACE and word.text and not self._turns:
                box_of(text, index, box_ref)
                space = (box.left, box.right)
                continue
            if read is _SPACE or read is _BREAK or read == "":
                if word.text:
                    yield word.close()
                if read is _BREAK:
                    yield None
                word.is_spaced = word.is_spaced or read is _SPACE or space is not None
                space = None
                continue
            box_of(text, index, box_ref)
            left, right = box.left, box.right
            if space is not None:
                # Soft hyphens that were not used: a space is drawn, and the next character over it.
                if not space[0] - 1 < left < space[0] + _OVERPRINTED * (space[1] - space[0]):
                    yield word.close()
                    word.is_spaced = True
                space = None
            if box.bottom != bottom or box.top != top or self._turns:
                bottom, top = box.bottom, box.top
                left, right, base, size = self._placed(index)
            if size <= 0:
                self._left_out += 1
                continue
            self._read += 1
            character = read or _character(code)
            if not character:
                continue
            is_rtl = code >= _FIRST_RTL and _is_rtl(code)
            if is_rtl and word.is_rtl and (left, right) == (word.left, word.last_right):
                # Lam and alef are one glyph: its letters come in the order in which they are read.
                word.text = word.text[:-1] + character + word.text[-1]
                continue
            has_rtl = has_rtl or is_rtl
            is_figure = "0" <= character <= "9"
            # A lifted label may stand right before figures of the note: "12" and "42 U.S.C.".
            is_asked = is_figure and (word.is_lifted or not word.text[-1:].isdecimal())
            is_lifted = is_asked and self._is_lifted(index, base, size)
            if word.text and not (
                word.takes_before(right, base, size, character, is_rtl=is_rtl)
                if is_rtl or word.is_rtl
                else word.takes(left, base, size, is_lifted=is_lifted)
            ):
                yield word.close()
            if not word.text:
                word.open(left, base, size, index, is_lifted=is_lifted)
            word.text += character
            word.right, word.last_right = max(word.right, right), right
            if is_rtl or word.is_rtl:
                word.is_rtl, word.left = True, min(word.left, left)
        if word.text:
            yield word.close()

    def _placed(self, index: int) -> tuple[float, float, float, float]:
        """Left, right, base line and size of the character whose box was asked for."""
        x, y = self._x, self._y
        self._pdfium.FPDFText_GetCharOrigin(self._text, index, x, y)
        size = self._scaled(
            index, self._pdfium.FPDFText_GetFontSize(self._text, index), self._box.top - self._box.bottom
        )
        if self._turns:
            return (*self._upright(self._box, x.value, y.value), size)
        return self._box.left, self._box.right, y.value, size

    def _is_lifted(self, index: int, base: float, size: float) -> bool:
        if self._turns:
            return False
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        found = self._pdfium.FPDFText_GetCharBox(self._text, index, left, right, bottom, top)
        return bool(found) and bottom.value - base > _LIFTED * size

    def style(self, word: Word) -> tuple[bool, bool]:
        """Tell whether a word is set in italics, and whether in bold."""
        size = self._pdfium.FPDFText_GetFontInfo(self._text, word.place, self._name, 128, self._flags)
        return _style_of(self._name.raw[: min(size, 128)], self._flags.value)

    def _scaled(self, index: int, size: float, height: float) -> float:
        # The matrix is asked for once per font: size and height of the box tell fonts apart.
        key = (size, round(height, 1))
        scale = self._scales.get(key)
        if scale is None:
            matrix = self._matrix
            self._pdfium.FPDFText_GetMatrix(self._text, index, matrix)
            angle = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
            turns = round(angle) % 4
            # A watermark runs across the page.
            is_oblique = abs(angle - round(angle)) > _OBLIQUE
            upright = turns == self._turns and height > 0 and not is_oblique
            self._other_turns = self._other_turns if upright or is_oblique else turns
            scale = self._scales[key] = math.hypot(matrix.c, matrix.d) if upright else 0.0
        return round(scale * size, 2)

    def _upright(self, box: Any, x: float, y: float) -> tuple[float, float, float]:
        if self._turns == 1:
            return box.bottom, box.top, self._height - x
        if self._turns == 2:
            return self._width - box.right, self._width - box.left, self._height - y
        return self._width - box.top, self._width - box.bottom, x


@lru_cache(_MOST_KNOWN)
def _style_of(name: bytes, flags: int) -> tuple[bool, bool]:
    return bool(flags & _ITALIC_FLAG or _ITALIC_NAME.search(name)), bool(_BOLD_NAME.search(name))


@lru_cache(_MOST_KNOWN)
def _is_rtl(code: int) -> bool:
    return any(code in letters for letters in _RTL)


@lru_cache(_MOST_KNOWN)
def _character(code: int) -> str:
    if any(code in forms for forms in _FORMS):
        return unicodedata.normalize("NFKC", chr(code))
    if code <= _LAST_CODE and unicodedata.category(chr(code)) in _MEANINGLESS:
        return ""
    return "\ufffd" if 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)


class _Growing:
    """The word that is being read."""

    def __init__(self) -> None:
        self.text = ""
        self.left = self.right = self.last_right = 0.0
        self.is_spaced = self.is_lifted = self.is_rtl = False

    def open(self, left: float, base: float, size: float, place: int, *, is_lifted: bool) -> None:
        self.left, self.right, self.base, self.size = left, left, base, size
        self.place, self.is_lifted = place, is_lifted

    def takes(self, left: float, base: float, size: float, *, is_lifted: bool) -> bool:
        """Tell whether a character goes on with the word."""
        if not -_BACK * size < left - self.right < _WIDE_GAP * size or is_lifted != self.is_lifted:
            return False
        return abs(base - self.base) <= LEVEL * size and abs(size - self.size) <= LEVEL * self.size

    def takes_before(self, right: float, base: float, size: float, character: str, *, is_rtl: bool) -> bool:
        """The same where the word, or the character, is written from right to left."""
        if self.is_rtl != is_rtl and (character if self.is_rtl else self.text)[-1:].isalnum():
            return False
        if not -_BACK * size < self.left - right < _WIDE_GAP * size or self.is_lifted:
            return False
        return abs(base - self.base) <= LEVEL * size and abs(size - self.size) <= LEVEL * self.size

    def close(self) -> Word:
        text = self.text.translate(MIRRORED) if self.is_rtl else self.text
        word = Word(
            text, self.left, self.right, self.base, self.size, self.place, self.is_spaced, self.is_lifted, self.is_rtl
        )
        self.text, self.is_spaced, self.is_rtl = "", False, False
        return word
