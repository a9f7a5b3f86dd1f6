"""Running heads and page numbers: what stands at the edge of a page, apart from its text, on many pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from footnotes.readers.pdf.lines import Line
from footnotes.readers.pdf.sheets import Sheet

_DEEPEST = 3
"""Rows of furniture at one edge."""
_SET_OFF = 1.25
"""White space to the next row, in parts of the usual distance of lines."""
_NEAR = 3.0
"""Points by which furniture moves from page to page."""
_MANY = 0.3
"""Part of the pages on which a place must hold furniture before other words in that place are furniture, too."""
_PAGE_NUMBER = re.compile(
    r"[\s\[(|–—-]{0,4}(?:page|p\.|seite|s\.|стр\.)?\s?(?:[ivxlcdm]{1,8}|\d{1,5})"
    r"(?:\s?(?:/|of|von|de|sur)\s?\d{1,5})?[\s\])|–—-]{0,4}",
    re.I,
)
_LONGEST = 160
_SHORT_NOTE = re.compile(r"\W{0,3}\d{1,4}\W{0,3}\s(?:see\s|see also\s)?(?:id|ibid|supra|infra)\b.*", re.I)
"""Notes that many a page ends in; they stand as low as a running foot."""
_LABELLED = re.compile(r"\W?\d{1,4}[.\])]?\s+\D")

_Slot = tuple[str, int]
"""An edge, and a height above the foot of the page in steps of a few points."""
_Key = tuple[str, int, str]
"""A slot, and the words in it with their figures made alike."""


def without_furniture(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """The pages without running heads, running feet and page numbers."""
    edges = [list(_edges(sheet)) for sheet in sheets]
    seen: Counter[_Key] = Counter()
    pages_at: dict[_Slot, set[int]] = defaultdict(set)
    for candidates in edges:
        seen.update({(*_slot(edge, row), _shape(row)) for edge, row, _ in candidates})
    for number, candidates in enumerate(edges):
        for edge, row, apart in candidates:
            if _is_repeated(row, edge, seen, apart):
                pages_at[_slot(edge, row)].add(number)
    held = {slot: len(pages) / max(1, len(sheets)) for slot, pages in pages_at.items() if len(pages) > 2}
    return tuple(
        _without(sheet, set(_furniture(candidates, seen, held)))
        for sheet, candidates in zip(sheets, edges, strict=True)
    )


_Row = tuple[Line, ...]


def _edges(sheet: Sheet) -> Iterator[tuple[str, _Row, bool]]:
    """Rows at the head and the foot of a page from the edge inwards, and whether each is set off from the next."""
    rows = _rows(sheet)
    if len(rows) < 2:
        if rows:
            yield "foot", rows[0], True
        return
    pitches = [above[0].base - below[0].base for above, below in pairwise(rows)]
    usual = median(pitches)
    for place in range(min(_DEEPEST, len(rows) - 1)):
        yield "head", rows[place], pitches[place] > _SET_OFF * min(usual, 1.6 * rows[place + 1][0].size)
    for place in range(1, min(_DEEPEST, len(rows) - 1) + 1):
        yield "foot", rows[-place], pitches[-place] > _SET_OFF * min(usual, 1.6 * rows[-place][0].size)


def _rows(sheet: Sheet) -> list[_Row]:
    rows: list[list[Line]] = []
    for line in sorted((line for region in sheet.regions for line in region.lines), key=lambda line: -line.base):
        if rows and rows[-1][0].base - line.base < 0.4 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [tuple(sorted(row, key=lambda line: line.left)) for row in rows]


def _shape(row: _Row) -> str:
    words = " ".join(line.text for line in row)
    return re.sub(r"\s+", " ", re.sub(r"\d+", "#", words)).casefold()


def _slot(edge: str, row: _Row) -> _Slot:
    return edge, round(row[0].base / _NEAR)


def _is_repeated(row: _Row, edge: str, seen: Mapping[_Key, int], apart: bool) -> bool:
    words = " ".join(line.text for line in row)
    if len(words) > _LONGEST or not apart or _is_note(row, words):
        return False
    if _PAGE_NUMBER.fullmatch(words):
        return True
    side, step = _slot(edge, row)
    # Notes that cite one work over and over stand at the foot of some pages, a running foot on many.
    fewest = 3 if edge == "foot" and _LABELLED.match(words) else 2
    return sum(seen.get((side, step + by, _shape(row)), 0) for by in (-1, 0, 1)) >= fewest


def _is_note(row: _Row, words: str) -> bool:
    raised = row[0].raised
    return bool(_SHORT_NOTE.fullmatch(words) or (raised and raised[0].start == 0 and len(words) > 4))


def _furniture(
    candidates: Sequence[tuple[str, _Row, bool]],
    seen: Mapping[_Key, int],
    held: Mapping[_Slot, float],
) -> Iterator[int]:
    """Identities of the lines that are furniture: at each edge, up to the first row that is not."""
    closed: set[str] = set()
    for edge, row, apart in candidates:
        if edge in closed:
            continue
        if not _is_repeated(row, edge, seen, apart) and not _stands_in(row, edge, held, apart):
            closed.add(edge)
            continue
        yield from map(id, row)


def _stands_in(row: _Row, edge: str, held: Mapping[_Slot, float], apart: bool) -> bool:
    side, step = _slot(edge, row)
    share = sum(held.get((side, step + by), 0.0) for by in (-1, 0, 1))
    words = " ".join(line.text for line in row)
    return apart and share >= _MANY and len(words) <= _LONGEST and not _is_note(row, words)


def _without(sheet: Sheet, furniture: set[int]) -> Sheet:
    if not furniture:
        return sheet
    regions = (
        replace(region, lines=tuple(line for line in region.lines if id(line) not in furniture))
        for region in sheet.regions
    )
    return replace(sheet, regions=tuple(region for region in regions if region.lines))
