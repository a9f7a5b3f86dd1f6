"""Note zones: which lines of a page are notes, weighed by their labels, their size, rules, and white space.

Labels come first: figures at the beginning of lines that count up through the document, and that raised figures
on their pages announce, tell how notes are set. Then every region is cut where the two parts fit best.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from statistics import median

from footnotes.numbered.segments import is_open
from footnotes.readers.pdf.anchors import Anchors
from footnotes.readers.pdf.columns import Region
from footnotes.readers.pdf.lines import Line
from footnotes.readers.pdf.sheets import Rule, Sheet

_SMALLER = 0.965
"""Notes that are set in this part of the body size or less are told by their size (measured: 0.75 to 0.96)."""
_TINY = 0.8
"""Lines smaller than this part of the notes' size are the letters of a chart, or an imprint."""
_TAIL = 2.1
"""White space inside a zone, in parts of the usual distance of its lines, behind which no note goes on."""
_TAIL_OF_OTHER_SIZE = 1.4
"""The same where the size changes, too."""
_RULES_RECUR = 0.3
"""Part of the first notes of pages that must have a rule above them before rules are looked for."""
_UPPER = 0.5
"""Part of a page, from its head, whose letters tell the body size: law reviews hold more notes than text."""
_NARROWEST = 15
"""Narrowest column of notes, in font sizes."""
_FILLED = 0.4
"""Part of the lines of a note, its last left out, that reach the right edge."""
_MOST_BELOW = 8
"""Lines below the notes of a page that may be no notes: an imprint, a figure."""

_ANCHOR, _LABEL, _MARK = 4.0, 1.5, -1.0
"""What a label that is announced, another label in sequence, and a marker say for a line's being a note."""
_AS_NOTES, _ABOVE_FIRST, _AS_BODY, _AS_HEADING, _AS_CHART = 1.0, 0.15, -2.0, -4.0, -0.3
"""What the size of a line says: that of notes, below or above the first label of its page; that of the body; others."""
_RULED, _UNRULED, _SET_OFF, _WIDEST = 3.0, -1.5, 2.5, 4.0
"""What a rule, its absence where rules recur, and twice the usual white space say for a cut; space says no more than
the last."""
_AT_LABEL, _BROKEN_OFF, _FULL, _CLOSED = 1.0, 1.0, 0.0, -3.0
"""What a cut is worth at a label; above lines that go on with a note that breaks off, or whose last line is full; above
others."""
_OVER_TEXT = -4.0
"""What speaks against notes above running text."""
_LOST_LINE, _LOST = -0.4, -1.0
"""What speaks against leaving lines below the notes."""
_NEVER = float("-inf")


@dataclass(frozen=True, slots=True)
class Zone:
    """A region cut in three: running text above, notes, and what stands below them and belongs to none."""

    region: Region
    start: int
    """Place of the first line of notes; the number of lines where there are none."""
    end: int
    """Place behind the last line of notes."""

    @property
    def page(self) -> int:
        """1-based."""
        return self.region.lines[0].page

    @property
    def body(self) -> tuple[Line, ...]:
        """The lines of the running text."""
        return self.region.lines[: self.start]

    @property
    def notes(self) -> tuple[Line, ...]:
        """The lines of the notes."""
        return self.region.lines[self.start : self.end]

    @property
    def tail(self) -> tuple[Line, ...]:
        """The lines below the notes that belong to none."""
        return self.region.lines[self.end :]


def body_size(sheets: Iterable[Sheet]) -> float:
    """The size in which most of the running text is set; 0 for no text."""
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        lines = [line for region in sheet.regions for line in region.lines]
        if not lines:
            continue
        top, foot = max(line.base for line in lines), min(line.base for line in lines)
        for line in lines:
            if line.base >= top - _UPPER * (top - foot):
                sizes[round(line.size, 1)] += len(line.text)
    if not sizes:
        return 0.0
    # Neighbouring sizes are one: typesetters stretch letters by some hundredths.
    return max(sizes, key=lambda size: sum(count for other, count in sizes.items() if abs(other - size) <= 0.15))


def zones_of(sheets: Sequence[Sheet], body: float, anchors: Anchors) -> tuple[Zone, ...]:
    """Cut every region into running text and notes."""
    manner = _manner(sheets, body, anchors)
    zones: list[Zone] = []
    before: Zone | None = None
    for sheet in sheets:
        for region in sheet.regions:
            going_on = before if before is not None and region.lines[0].page - before.page <= 1 else None
            zone = _Cut(sheet, region, manner, anchors, going_on).best() if manner else _none(region)
            if zone.notes:
                before = zone
            zones.append(zone)
    return tuple(zones)


def _none(region: Region) -> Zone:
    return Zone(region, len(region.lines), len(region.lines))


@dataclass(frozen=True, slots=True)
class _Manner:
    """How the notes of a document are set."""

    size: float
    body: float
    is_ruled: bool
    """True when rules recur above the notes."""

    @property
    def is_small(self) -> bool:
        return self.size <= _SMALLER * self.body

    def of(self, line: Line) -> float:
        """What the size of a line says for its being a note."""
        if line.size > 1.06 * max(self.body, self.size):
            return _AS_HEADING
        if line.size < _TINY * self.size:
            return _AS_CHART
        if not self.is_small:
            return 0.0 if line.size > _SMALLER * self.size else _AS_CHART
        return _AS_NOTES if line.size <= (self.size + self.body) / 2 else _AS_BODY


def _manner(sheets: Sequence[Sheet], body: float, anchors: Anchors) -> _Manner | None:
    sizes: Counter[float] = Counter()
    ruled = first = 0
    for sheet in sheets:
        for region in sheet.regions:
            places = [place for place, line in enumerate(region.lines) if id(line) in anchors.proven]
            sizes.update(round(region.lines[place].size, 1) for place in places)
            if places:
                first += 1
                ruled += _has_rule_above(region, places[0], sheet.rules)
    if not sizes:
        return None
    return _Manner(sizes.most_common(1)[0][0], body, ruled >= max(2, _RULES_RECUR * first))


class _Cut:
    """One region, and where it may be cut."""

    def __init__(self, sheet: Sheet, region: Region, manner: _Manner, anchors: Anchors, going_on: Zone | None) -> None:
        self._sheet, self._region, self._manner, self._going_on = sheet, region, manner, going_on
        self._labelled = [id(line) in anchors.labels for line in region.lines]
        self._proven = [id(line) in anchors.proven for line in region.lines]
        self._first = next((place for place, is_one in enumerate(self._proven) if is_one), None)
        if self._first is None:
            self._first = next((place for place, is_one in enumerate(self._labelled) if is_one), len(region.lines))
        worth = [self._worth(place, line, anchors) for place, line in enumerate(region.lines)]
        self._sums = [0.0, *accumulate(worth)]
        self._usual = _usual_pitch(region.lines)
        self._is_over_text = self._stands_over_text(anchors)

    def best(self) -> Zone:
        """The cut for which most speaks; one without notes where nothing does."""
        count = len(self._region.lines)
        starts = [(self._start(place), place) for place in range(count)]
        best: tuple[float, int, int] = (0.0, count, count)
        for end in range(count, max(0, count - _MOST_BELOW), -1):
            below = 0.0 if end == count else _LOST + _LOST_LINE * (count - end)
            for value, place in starts[:end]:
                score = value + self._sums[end] - self._sums[place] + below
                if score > best[0]:
                    best = (score, place, end)
        return _without_tail(Zone(self._region, best[1], best[2]), self._labelled)

    def _worth(self, place: int, line: Line, anchors: Anchors) -> float:
        worth = self._manner.of(line)
        if worth == _AS_NOTES and self._first is not None and place < self._first:
            worth = _ABOVE_FIRST
        if self._proven[place]:
            worth += _ANCHOR
        elif self._labelled[place]:
            worth += _LABEL
        return worth + _MARK * (id(line) in anchors.marked)

    def _start(self, place: int) -> float:
        """What speaks for notes that begin at a line."""
        is_ruled = _has_rule_above(self._region, place, self._sheet.rules)
        worth = _RULED if is_ruled else _UNRULED if self._manner.is_ruled else 0.0
        worth += self._space_above(place)
        if self._is_over_text:
            worth += _OVER_TEXT
        if self._labelled[place]:
            return worth + _AT_LABEL
        if self._going_on is None:
            return _NEVER
        has_label = any(self._labelled[place:])
        if not has_label and not self._reads_on(place):
            return _NEVER
        if is_open(self._going_on.notes[-1].text):
            return worth + _BROKEN_OFF
        if has_label and self._is_full(self._going_on):
            return worth + _FULL
        has_more = place + 1 < len(self._region.lines)
        return worth + _CLOSED if has_label or (self._manner.is_ruled and is_ruled and has_more) else _NEVER

    def _reads_on(self, place: int) -> bool:
        """Tell whether the lines from a place fill their column, as a note does; the cells of a table do not."""
        lines = self._region.lines[place:]
        if self._region.right - self._region.left < _NARROWEST * self._manner.size:
            return False
        full = sum(line.room(self._region.left, self._region.right) < 2 * line.size for line in lines)
        return full >= _FILLED * (len(lines) - 1)

    def _is_full(self, zone: Zone) -> bool:
        """Tell whether the last line of notes reaches the right edge, as the last line of a paragraph seldom does."""
        last = zone.notes[-1]
        return last.room(zone.region.left, zone.region.right) < 1.5 * last.size

    def _space_above(self, place: int) -> float:
        lines = self._region.lines
        if not place:
            return _WIDEST if self._is_all_notes() else 0.0
        above, below = lines[place - 1], lines[place]
        wide = (above.base - below.base) / max(self._usual, 1.0) - 1.0
        return min(_WIDEST, max(0.0, _SET_OFF * (wide - 0.1)))

    def _is_all_notes(self) -> bool:
        """Tell whether a column holds nothing but small type that begins with a label, as a margin does."""
        lines = self._region.lines
        return self._manner.is_small and self._labelled[0] and all(self._manner.of(line) > 0 for line in lines)

    def _stands_over_text(self, anchors: Anchors) -> bool:
        """Tell whether running text stands below the region on its page."""
        if self._region.has_floor:
            return False
        below = [other for other in self._sheet.regions if other is not self._region and _is_below(other, self._region)]
        return any(
            not any(id(line) in anchors.labels for line in other.lines)
            and sum(self._manner.of(line) < 0 or not self._manner.is_small for line in other.lines) > 2
            for other in below
        )


def _is_below(region: Region, other: Region) -> bool:
    apart = region.left >= other.right or region.right <= other.left
    return not apart and region.lines[0].base < other.lines[-1].base


def _has_rule_above(region: Region, start: int, rules: Sequence[Rule]) -> bool:
    """Tell whether a rule stands in the white space above a line, as the one above notes does: set off, at one side."""
    lines = region.lines
    if start >= len(lines):
        return False
    first = lines[start]
    ceiling = lines[start - 1].base if start else first.top + 3 * first.size
    return any(
        first.base + 0.5 * first.size < rule.base < ceiling - 0.1 * first.size
        and min(abs(rule.left - region.left), abs(rule.right - region.right))
        < 0.12 * (region.right - region.left) + first.size
        and rule.base < first.top + 2.5 * first.size
        and not _underlines(rule, lines[start - 1] if start else None)
        for rule in rules
    )


def _underlines(rule: Rule, above: Line | None) -> bool:
    """Tell whether a rule is drawn under the words of a line, as links are."""
    return above is not None and above.base - rule.base < 0.25 * above.size


def _without_tail(zone: Zone, labelled: Sequence[bool]) -> Zone:
    """Give lines that stand far below the last note back to the running text."""
    notes = zone.notes
    if not notes:
        return zone
    usual = max(_usual_pitch(notes), 1.1 * notes[0].size)
    for place in range(len(notes) - 1, 0, -1):
        if any(labelled[zone.start + place : zone.end]):
            return zone
        above, below = notes[place - 1], notes[place]
        is_alike = abs(above.size - below.size) < 0.03 * above.size
        if above.base - below.base > (_TAIL if is_alike else _TAIL_OF_OTHER_SIZE) * usual:
            return zone if is_open(notes[place - 1].text) else replace(zone, end=zone.start + place)
    return zone


def _usual_pitch(lines: Sequence[Line]) -> float:
    pitches = [above.base - below.base for above, below in pairwise(lines)]
    return median(pitches) if pitches else 1.1 * lines[0].size


def parts_of_zones(zones: Iterable[Zone]) -> Iterator[tuple[Region, tuple[Line, ...], bool]]:
    """The parts of the zones in order: the region, its lines, and whether they are notes."""
    for zone in zones:
        for lines, is_note in ((zone.body, False), (zone.notes, True), (zone.tail, False)):
            if lines:
                yield zone.region, lines, is_note
