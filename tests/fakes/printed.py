"""PDFs whose lines are printed one by one, where a test puts them."""

from __future__ import annotations

from collections.abc import Sequence

from fpdf import FPDF

from footnotes.model import Document
from footnotes.readers import pdf

Line = tuple[float, float, float, str, str]
"""Left and base line in points from the upper left corner, size, style of the font, words."""

FILLER = "The dike was measured in the spring and again in the autumn of that year by the same two"


def printed(pages: Sequence[Sequence[Line]]) -> Document:
    """What is read of pages on which nothing but these lines is printed."""
    press = FPDF(unit="pt", format=(420, 595))
    press.set_auto_page_break(False)
    for page in pages:
        press.add_page()
        for left, base, size, style, words in page:
            press.set_font("Times", style, size)
            press.text(left, base, words)
    return pdf.read(bytes(press.output()))


def running_text(base: float, lines: int, last: str = "") -> list[Line]:
    """Lines of running text from a base line on."""
    words = [FILLER] * lines
    words[-1] = last or words[-1]
    return [(50, base + 13 * place, 10, "", line) for place, line in enumerate(words)]


def raised(label: str, left: float, base: float) -> Line:
    """A marker, or the label of a note, above a base line."""
    return left, base - 4, 6, "", label
