"""The characters of a page as pdfium gives them: what they read, where they stand, how large they are."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

MAX_GLYPHS = 60_000
"""Characters of one page that are read; a page of a newspaper has about 20,000."""

HYPHEN = "\u00ad"
"""Stands for a hyphen at the end of a line; pdfium writes U+0002 or U+FFFE for it."""

SPACE, BREAK = " ", "\n"

_CONTROLS = {0x02: HYPHEN, 0xFFFE: HYPHEN, 10: BREAK, 13: BREAK, 32: SPACE, 160: SPACE, 9: SPACE, 0: "", 0xFFFF: ""}
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_LIFTED = 0.18
"""Part of the font size by which the foot of a raised figure stands above the base line."""
_ITALIC_FLAG = 1 << 6
_ITALIC_NAME = re.compile(rb"ital|obliq|slant|[-,]it\b|(?:^|\+)(?:cmti|sfti|cmsl|ecti)", re.I)
_BOLD_NAME = re.compile(rb"bold|black|heavy|semibd|demi|(?:^|\+)(?:cmbx|sfbx|ecbx)", re.I)


class Glyph(NamedTuple):
    """One character; lengths are points, ``base`` counts upwards from the foot of the page."""

    text: str
    left: float
    right: float
    base: float
    size: float
    """Font size as printed, the text matrix applied."""
    index: int
    """Place on the page, for questions to ``GlyphReader``."""


class GlyphReader:
    """Reads the characters of one page; upright pages and pages that are turned come out alike."""

    def __init__(self, page: Any, text_page: Any) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._text = text_page.raw
        self._count = min(text_page.count_chars(), MAX_GLYPHS)
        self._turns = (page.get_rotation() // 90) % 4
        self._width, self._height = page.get_size()
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._scales: dict[tuple[float, float], float] = {}
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()

    def glyphs(self) -> Iterator[Glyph]:
        """The characters in the order of the page's content; text that stands on its side is left out."""
        text, box = self._text, self._box
        unicode_of, size_of = self._pdfium.FPDFText_GetUnicode, self._pdfium.FPDFText_GetFontSize
        box_of, origin_of = self._pdfium.FPDFText_GetLooseCharBox, self._pdfium.FPDFText_GetCharOrigin
        x, y = ctypes.c_double(), ctypes.c_double()
        box_ref, x_ref, y_ref = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
        for index in range(self._count):
            code = unicode_of(text, index)
            read = _CONTROLS.get(code)
            if read is not None and read is not HYPHEN:
                yield Glyph(read, 0.0, 0.0, 0.0, 0.0, index)
                continue
            box_of(text, index, box_ref)
            origin_of(text, index, x_ref, y_ref)
            size = self._scaled(index, size_of(text, index), box.top - box.bottom)
            if size > 0:
                left, right, base = (
                    self._upright(box, x.value, y.value) if self._turns else (box.left, box.right, y.value)
                )
                yield Glyph(read or _LIGATURES.get(code) or _character(code), left, right, base, size, index)

    def is_lifted(self, glyph: Glyph) -> bool:
        """Tell whether the font itself draws a character above the base line."""
        if self._turns:
            return False
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        found = self._pdfium.FPDFText_GetCharBox(self._text, glyph.index, left, right, bottom, top)
        return bool(found) and bottom.value - glyph.base > _LIFTED * glyph.size

    def style(self, glyph: Glyph) -> tuple[bool, bool]:
        """Tell whether a character is set in italics, and whether in bold."""
        size = self._pdfium.FPDFText_GetFontInfo(self._text, glyph.index, self._name, 128, self._flags)
        name = self._name.raw[: min(size, 128)]
        return bool(self._flags.value & _ITALIC_FLAG or _ITALIC_NAME.search(name)), bool(_BOLD_NAME.search(name))

    def _scaled(self, index: int, size: float, height: float) -> float:
        # The matrix is asked for once per font: size and height of the box tell fonts apart.
        key = (size, round(height, 1))
        scale = self._scales.get(key)
        if scale is None:
            matrix = self._matrix
            self._pdfium.FPDFText_GetMatrix(self._text, index, matrix)
            turns = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
            upright = turns == self._turns and height > 0
            scale = self._scales[key] = math.hypot(matrix.c, matrix.d) if upright else 0.0
        return round(scale * size, 2)

    def _upright(self, box: Any, x: float, y: float) -> tuple[float, float, float]:
        if self._turns == 1:
            return box.bottom, box.top, self._height - x
        if self._turns == 2:
            return self._width - box.right, self._width - box.left, self._height - y
        return self._width - box.top, self._width - box.bottom, x


def _character(code: int) -> str:
    return "\ufffd" if 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)
