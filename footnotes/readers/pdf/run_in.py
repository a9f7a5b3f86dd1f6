"""Notes that are run in: short ones stand side by side on a line, as law reviews and old journals set them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from footnotes.model import Span
from footnotes.readers.pdf.columns import Region
from footnotes.readers.pdf.labels import label_of
from footnotes.readers.pdf.lines import Line, Target
from footnotes.readers.pdf.sheets import Sheet

_SMALLER = 0.965
"""Part of the size of the text up to which type is small."""
_ENDED = re.compile(r"[.!?:;…)\]”\"»’'\d/]\s{1,3}$")
"""How a note ends before the label of the next; a marker stands right behind the words of a quotation."""


def with_notes_parted(sheets: Sequence[Sheet], body: float) -> tuple[Sheet, ...]:
    """The pages, lines of notes cut where the label of a next note stands within them.

    Args:
        sheets: the pages.
        body: size of the running text in points.
    """
    last, edge = 0, 0.0
    result: list[Sheet] = []
    for sheet in sheets:
        regions: list[Region] = []
        for region in sheet.regions:
            lines: list[Line] = []
            for line in region.lines:
                label = label_of(line)
                begun = label is not None and label.is_raised and label.number > 0
                last, edge = (label.number, line.left) if label is not None and begun else (last, edge)
                is_small = begun or line.size <= _SMALLER * body
                cuts = tuple(_cuts(line, last, label.end if label is not None and begun else 0)) if is_small else ()
                last += len(cuts)
                lines += _pieces(line, cuts, edge) if cuts else [line]
            regions.append(replace(region, lines=tuple(lines)))
        result.append(replace(sheet, regions=tuple(regions)))
    return tuple(result)


def _cuts(line: Line, last: int, begun: int) -> Iterator[int]:
    """Where raised labels that count on stand behind the end of a note."""
    for span in line.raised:
        is_next = span.of(line.text).strip() == str(last + 1)
        if is_next and span.start > begun and _ENDED.search(line.text[begun : span.start]):
            yield span.start
            last += 1


def _pieces(line: Line, cuts: Sequence[int], edge: float) -> Iterator[Line]:
    """The line in parts, those behind the first as if they began where notes do."""
    width = (line.right - line.left) / max(1, len(line.text))
    bounds = (0, *cuts, len(line.text))
    for start, end in itertools.pairwise(bounds):
        yield replace(
            line,
            text=line.text[start:end].rstrip(),
            left=edge if start else line.left,
            right=line.right if end == len(line.text) else line.left + width * end,
            raised=tuple(_within(line.raised, start, end)),
            slanted=tuple(_within(line.slanted, start, end)),
            cells=tuple(replace(cell, start=cell.start - start) for cell in line.cells if start < cell.start < end),
            targets=tuple(_targets(line.targets, start, end)),
        )


def _within(spans: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    for span in spans:
        if span.start < end and span.end > start:
            yield Span(max(span.start, start) - start, min(span.end, end) - start)


def _targets(targets: Sequence[Target], start: int, end: int) -> Iterator[Target]:
    for target in targets:
        for span in _within((target.span,), start, end):
            yield replace(target, span=span)
