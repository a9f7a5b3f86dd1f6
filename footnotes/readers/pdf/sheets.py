"""One page of a PDF: its regions of lines, the rules drawn on it, the targets of its link annotations."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from footnotes.model import Span
from footnotes.readers.pdf.columns import Region, regions_of
from footnotes.readers.pdf.glyphs import GlyphReader
from footnotes.readers.pdf.line_numbers import LineNumbers
from footnotes.readers.pdf.lines import Line, Target
from footnotes.readers.pdf.runs import runs_of

_MAX_LINKS = 2_000
_MAX_OBJECTS = 20_000
_THICKEST = 3.0
"""Points; a higher path is a box or a picture."""
_SHORTEST = 18.0
_LONGEST_URL = 8_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line that is drawn; lengths are points, ``base`` counts upwards from the foot of the page."""

    left: float
    right: float
    base: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on one page."""

    number: int
    """1-based."""
    height: float
    regions: tuple[Region, ...]
    rules: tuple[Rule, ...]
    glyphs: int
    """Characters on it."""
    has_image: bool


def read_sheet(document: Any, index: int, numbers: LineNumbers) -> Sheet:
    """Read one page, without its line numbers, and let go of it.

    Raises:
        PdfiumError: The page is broken.
    """
    page = document[index]
    try:
        text_page = page.get_textpage()
        try:
            runs = list(runs_of(GlyphReader(page, text_page)))
        finally:
            text_page.close()
        regions = regions_of(numbers.without(runs), index + 1)
        targets = list(_targets(document, page))
        if targets:
            regions = tuple(_with_targets(region, targets) for region in regions)
        rules, has_image = _drawings(page)
        glyphs = sum(len(run.text) for run in runs)
        return Sheet(index + 1, float(page.get_height()), regions, rules, glyphs, has_image)
    finally:
        page.close()


_Area = tuple[float, float, float, float, str]
"""Left, bottom, right, top and URL of a link annotation."""


def _targets(document: Any, page: Any) -> Iterator[_Area]:
    import pypdfium2.raw as pdfium

    position, link, area = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    for _ in range(_MAX_LINKS):
        if not pdfium.FPDFLink_Enumerate(page.raw, position, link):
            return
        action = pdfium.FPDFLink_GetAction(link)
        if not action or not pdfium.FPDFLink_GetAnnotRect(link, area):
            continue
        size = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0)
        if not 4 < size <= _LONGEST_URL:
            continue
        name = ctypes.create_string_buffer(size)
        pdfium.FPDFAction_GetURIPath(document.raw, action, name, size)
        url = name.value.decode("utf-8", "replace").strip()
        if url.lower().startswith(("http://", "https://", "ftp://", "www.")):
            yield area.left, area.bottom, area.right, area.top, url


def _drawings(page: Any) -> tuple[tuple[Rule, ...], bool]:
    import pypdfium2.raw as pdfium

    rules, has_image = [], False
    box = [ctypes.c_float() for _ in range(4)]
    for place in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MAX_OBJECTS)):
        drawn = pdfium.FPDFPage_GetObject(page.raw, place)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        has_image = has_image or kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)
        if kind not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            continue
        if pdfium.FPDFPageObj_GetBounds(drawn, *box):
            left, bottom, right, top = (side.value for side in box)
            if top - bottom <= _THICKEST and right - left >= _SHORTEST:
                rules.append(Rule(left, right, bottom))
    return tuple(rules), has_image


def _with_targets(region: Region, areas: Sequence[_Area]) -> Region:
    return replace(region, lines=tuple(_with_line_targets(line, areas) for line in region.lines))


def _with_line_targets(line: Line, areas: Sequence[_Area]) -> Line:
    middle = line.base + 0.3 * line.size
    found = [
        Target(_covered(line, left, right), url)
        for left, bottom, right, top, url in areas
        if bottom < middle < top and left < line.right - 1 and right > line.left + 1
    ]
    return replace(line, targets=tuple(found)) if found else line


def _covered(line: Line, left: float, right: float) -> Span:
    """Characters of a line between two places; letters are taken to be equally wide."""
    width = max(line.right - line.left, 1.0)
    start, end = ((max(min(x, line.right), line.left) - line.left) / width for x in (left, right))
    return Span(round(start * len(line.text)), round(end * len(line.text)))
