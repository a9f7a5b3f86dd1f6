"""Running heads and page numbers: what stands at the edge of a page, apart from its text, on many pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from footnotes.readers.pdf.lines import Line
from footnotes.readers.pdf.sheets import Sheet

_DEEPEST = 6
"""Rows of furniture at one edge: an imprint has as many."""
_SET_OFF = 1.25
"""White space to the next row, in parts of the usual distance of lines."""
_NEAR = 3.0
"""Points by which furniture moves from page to page."""
_MANY = 0.3
"""Part of the pages on which a place must hold furniture before other words in that place are furniture, too."""
_PAGE_NUMBER = re.compile(
    r"[\s\[(|–—-]{0,4}(?:page|p\.|seite|s\.|стр\.)?\s?(?:[ivxlcdm]{1,8}|\d{1,5})"
    r"(?:\s?(?:/|of|von|de|sur|[-–])\s?\d{1,5})?[\s\])|–—-]{0,4}",
    re.I,
)
_PART_OF_PAGES = 0.3
_FEWEST_PAGES = 3
"""Pages, and part of all pages, on which the same words must stand, or page numbers go on counting, to be furniture
where no white space sets them off from the text."""
_FEWEST_ALIKE = 4
"""Rows that begin alike, in size and place, where the text does."""
_LONGEST = 160
_WORDY = 30
"""Characters of words that do not come again at the foot of many pages by chance, though set as the notes are."""
_SHORT_NOTE = re.compile(r"\W{0,3}\d{1,4}\W{0,3}\s(?:see\s|see also\s)?(?:id|ibid|supra|infra)\b.*", re.I)
"""Notes that many a page ends in; they stand as low as a running foot."""
_LABELLED = re.compile(r"\W?\d{1,4}[.\])]?\s+\D")

_Slot = tuple[str, int]
"""An edge, and a height above the foot of the page in steps of a few points."""
_Row = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A row near the head or the foot of a page."""

    edge: str
    row: _Row
    page: int
    """1-based."""
    is_apart: bool
    """True when white space sets it off from the next row inwards."""
    is_text: bool
    """True when it begins where the lines of the page begin, in a size that many of them have."""

    @property
    def slot(self) -> _Slot:
        return self.edge, round(self.row[0].base / _NEAR)

    @property
    def words(self) -> str:
        return " ".join(line.text for line in self.row)

    @property
    def shape(self) -> str:
        """Its words with their figures made alike."""
        return re.sub(r"\s+", " ", re.sub(r"\d+", "#", self.words)).casefold()

    @property
    def told(self) -> tuple[str, str]:
        """Its words as they are, and with the first number as one that counts pages."""
        return self.words, re.sub(r"\d{1,5}", lambda figures: f"#{int(figures[0]) - self.page}", self.words, count=1)

    @property
    def counted(self) -> int | None:
        """The number by which a page number is ahead of the page that it stands on; None for other words."""
        figures = re.search(r"\d{1,5}", self.words) if _PAGE_NUMBER.fullmatch(self.words) else None
        return int(figures[0]) - self.page if figures else None

    @property
    def is_note(self) -> bool:
        """True for what reads as a note, however often it stands at the foot of a page."""
        raised = self.row[0].raised
        return bool(_SHORT_NOTE.fullmatch(self.words) or (raised and raised[0].start == 0 and len(self.words) > 4))


class _Seen:
    """What stands at the edges of all pages."""

    def __init__(self, edges: Sequence[Sequence[_Candidate]]) -> None:
        self._shapes: Counter[tuple[_Slot, str]] = Counter()
        self._told: Counter[tuple[_Slot, str]] = Counter()
        self._counted: Counter[tuple[str, int]] = Counter()
        self._many = max(_FEWEST_PAGES, _PART_OF_PAGES * len(edges))
        for candidates in edges:
            self._shapes.update({(one.slot, one.shape) for one in candidates})
            self._told.update({(one.slot, words) for one in candidates for words in one.told})
            self._counted.update({(one.edge, one.counted) for one in candidates if one.counted is not None})
        pages_at: dict[_Slot, set[int]] = defaultdict(set)
        for candidates in edges:
            for one in candidates:
                if self.is_repeated(one):
                    pages_at[one.slot].add(one.page)
        self._held = {slot: len(pages) / max(1, len(edges)) for slot, pages in pages_at.items() if len(pages) > 2}

    def is_repeated(self, one: _Candidate) -> bool:
        """Tell whether a row is a page number, or stands in the same place of other pages, too."""
        if len(one.words) > _LONGEST or one.is_note:
            return False
        if one.counted is not None and (one.is_apart or self._counted[one.edge, one.counted] >= self._many):
            return True
        (edge, step), shape = one.slot, one.shape
        near = [(edge, step + by) for by in (-1, 0, 1)]
        is_labelled = edge == "foot" and bool(_LABELLED.match(one.words))
        is_often = max(sum(self._told[slot, words] for slot in near) for words in one.told) >= self._many
        # The lines of notes count up as pages do: "https://a.example/report-7".
        is_same = sum(self._told[slot, one.words] for slot in near) >= self._many
        is_stamp = edge == "foot" and len(one.words) >= _WORDY and is_same
        if is_often and not is_labelled and (one.is_apart or not one.is_text or is_stamp):
            return True
        if one.is_text and not one.is_apart:
            return False
        times = sum(self._shapes[slot, shape] for slot in near)
        # Notes that cite one work over and over stand at the foot of some pages, a running foot on many.
        return one.is_apart and (bool(_PAGE_NUMBER.fullmatch(one.words)) or times >= (3 if is_labelled else 2))

    def stands_in(self, one: _Candidate) -> bool:
        """Tell whether a row stands, set off, where most pages hold furniture."""
        edge, step = one.slot
        share = sum(self._held.get((edge, step + by), 0.0) for by in (-1, 0, 1))
        return one.is_apart and share >= _MANY and len(one.words) <= _LONGEST and not one.is_note


def without_furniture(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """The pages without running heads, running feet and page numbers."""
    edges = [list(_edges(sheet)) for sheet in sheets]
    seen = _Seen(edges)
    return tuple(
        _without(sheet, set(_furniture(candidates, seen))) for sheet, candidates in zip(sheets, edges, strict=True)
    )


def _furniture(candidates: Sequence[_Candidate], seen: _Seen) -> Iterator[int]:
    """Identities of the lines that are furniture: at each edge, up to the first row that is not."""
    closed: set[str] = set()
    for one in candidates:
        if one.edge in closed:
            continue
        if not seen.is_repeated(one) and not seen.stands_in(one):
            closed.add(one.edge)
            continue
        yield from map(id, one.row)


def _edges(sheet: Sheet) -> Iterator[_Candidate]:
    """Rows at the head and the foot of a page from the edge inwards."""
    rows = _rows(sheet)
    if len(rows) < 2:
        if rows:
            yield _Candidate("foot", rows[0], sheet.number, True, False)
        return
    usual_types = _usual_types(rows)
    pitches = [above[0].base - below[0].base for above, below in pairwise(rows)]
    usual = median(pitches)
    for place in range(min(_DEEPEST, len(rows) - 1)):
        apart = pitches[place] > _SET_OFF * min(usual, 1.6 * rows[place + 1][0].size)
        yield _Candidate("head", rows[place], sheet.number, apart, _type_of(rows[place]) in usual_types)
    for place in range(1, min(_DEEPEST, len(rows) - 1) + 1):
        apart = pitches[-place] > _SET_OFF * min(usual, 1.6 * rows[-place][0].size)
        yield _Candidate("foot", rows[-place], sheet.number, apart, _type_of(rows[-place]) in usual_types)


_Type = tuple[float, int]
"""Size, and left edge in steps of two points."""


def _type_of(row: _Row) -> _Type:
    return round(row[0].size, 1), round(row[0].left / 2)


def _usual_types(rows: Sequence[_Row]) -> frozenset[_Type]:
    """How many rows of a page begin, those of its edges left out."""
    counts = Counter(_type_of(row) for row in rows[_DEEPEST:-_DEEPEST] or rows)
    return frozenset(kind for kind, count in counts.items() if count >= _FEWEST_ALIKE)


def _rows(sheet: Sheet) -> list[_Row]:
    rows: list[list[Line]] = []
    for line in sorted((line for region in sheet.regions for line in region.lines), key=lambda line: -line.base):
        if rows and rows[-1][0].base - line.base < 0.4 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [tuple(sorted(row, key=lambda line: line.left)) for row in rows]


def _without(sheet: Sheet, furniture: set[int]) -> Sheet:
    if not furniture:
        return sheet
    regions = (
        replace(region, lines=tuple(line for line in region.lines if id(line) not in furniture))
        for region in sheet.regions
    )
    return replace(sheet, regions=tuple(region for region in regions if region.lines))
