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
_MUCH, _MANY_STROKES = 0.04, 400
"""Part of a page that a picture fills at least which may show text; strokes that may be letters drawn as shapes."""
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
    has_picture: bool
    """True for an image, or very many strokes, on much of it."""
    nameless: float
    """Part of its characters of which the font does not say what they are."""


def read_sheet(document: Any, index: int, numbers: LineNumbers) -> Sheet:
    """Read one page, without its line numbers, and let go of it.

    Raises:
        PdfiumError: The page is broken.
    """
    page = document[index]
    try:
        text_page = page.get_textpage()
        try:
            reader = GlyphReader(page, text_page)
            runs = list(runs_of(reader))
            if (turns := reader.turns_of_most) is not None:
                reader = GlyphReader(page, text_page, turns)
                runs = list(runs_of(reader))
            nameless = reader.nameless
        finally:
            text_page.close()
        regions = regions_of(numbers.without(runs), index + 1)
        targets = list(_targets(document, page))
        if targets:
            regions = tuple(_with_targets(region, targets) for region in regions)
        rules, has_picture = _drawings(page)
        glyphs = sum(len(run.text) for run in runs)
        return Sheet(index + 1, float(page.get_height()), regions, rules, glyphs, has_picture, nameless)
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

    rules: list[Rule] = []
    strokes = 0
    has_image = False
    large = _MUCH * float(page.get_width()) * float(page.get_height())
    box = [ctypes.c_float() for _ in range(4)]
    for place in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MAX_OBJECTS)):
        drawn = pdfium.FPDFPage_GetObject(page.raw, place)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT or not pdfium.FPDFPageObj_GetBounds(drawn, *box):
            continue
        left, bottom, right, top = (side.value for side in box)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            strokes += 1
        elif (right - left) * (top - bottom) >= large:
            has_image = True
        is_rule = kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE) and top - bottom <= _THICKEST
        if is_rule and right - left >= _SHORTEST:
            rules.append(Rule(left, right, bottom))
    return tuple(rules), has_image or strokes >= _MANY_STROKES


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
