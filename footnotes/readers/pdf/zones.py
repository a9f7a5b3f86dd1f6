"""Note zones: which lines of a page are notes, told by size, by rules drawn above them, and by where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from footnotes.numbered.segments import is_open
from footnotes.readers.pdf.columns import Region
from footnotes.readers.pdf.lines import Line
from footnotes.readers.pdf.sheets import Rule, Sheet

_SMALLER = 0.94
"""Notes are set in this part of the body size or less (measured: 46 articles, 0.75 to 0.93)."""
_SAME = 1.05
"""Lines of the notes' own size are at most this much larger."""
_TINY = 0.8
"""Lines smaller than this part of the notes' size are the letters of a chart."""
_TAIL = 2.1
"""White space inside a zone, in parts of the usual distance of its lines, behind which no note goes on."""
_FULL = 0.5
"""Part of the lines of a note that reach the right edge; the cells of a table do not."""
_RULES_RECUR = 0.3
"""Part of the pages with notes that must show a rule above them before rules count by themselves."""
_SET_OFF = 1.3
_LONGEST_REST = 25
"""Lines of a note that goes on from the page before, where only white space tells it from the text above."""
_UPPER = 0.5
"""Part of a page, from its head, whose letters tell the body size: law reviews hold more notes than text."""


_Sizes = tuple[float, float]
"""Smallest and largest size of the lines of notes."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A region cut in two: running text above, notes below."""

    region: Region
    start: int
    """Place of the first line of notes; the number of lines where there are none."""
    is_ruled: bool = False
    """True when a rule stands right above the notes."""
    cut: int = 0
    """Lines at the foot that are no notes: an imprint, a figure."""

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
        return self.region.lines[self.start : len(self.region.lines) - self.cut]

    @property
    def tail(self) -> tuple[Line, ...]:
        """The lines below the notes that belong to none."""
        return self.region.lines[len(self.region.lines) - self.cut :]


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


def zones_by_size(sheets: Sequence[Sheet], body: float, largest: float | None = None) -> tuple[Zone, ...]:
    """Cut every region where its lowest run of small lines begins, or at a rule above notes.

    Args:
        sheets: the pages, without furniture.
        body: size of the running text.
        largest: size of the notes, once it is known; None before.
    """
    limit = _SMALLER * body if largest is None else min(_SMALLER * body, _SAME * largest)
    sizes = (_TINY * (largest or 0.0), limit)
    ruled = _rules_count(sheets, sizes)
    return tuple(zone for sheet in sheets for zone in _zones(sheet, sizes, ruled))


def zones_by_rule(sheets: Sequence[Sheet]) -> tuple[Zone, ...]:
    """Cut every region at the last rule that is drawn across it: notes may be as large as the body."""
    return tuple(_by_rule(region, sheet.rules) for sheet in sheets for region in sheet.regions)


def _zones(sheet: Sheet, sizes: _Sizes, rules_count: bool) -> Iterator[Zone]:
    found: list[Zone] = []
    for region in reversed(sheet.regions):
        below = [zone for zone in found if _is_below(zone.region, region)]
        if any(zone.start for zone in below):
            found.append(Zone(region, len(region.lines)))
            continue
        zone = _by_rule(region, sheet.rules) if rules_count else Zone(region, len(region.lines))
        found.append(zone if zone.notes else _by_size(region, sizes, sheet.rules))
    yield from reversed(found)


def _is_below(region: Region, other: Region) -> bool:
    apart = region.left >= other.right or region.right <= other.left
    return not apart and region.lines[0].base < other.lines[-1].base


def _by_size(region: Region, sizes: _Sizes, rules: Sequence[Rule]) -> Zone:
    lines = region.lines
    start = len(lines)
    while start and sizes[0] <= lines[start - 1].size <= sizes[1]:
        start -= 1
    return Zone(region, start, _has_rule_above(region, start, rules))


def _by_rule(region: Region, rules: Sequence[Rule]) -> Zone:
    lines = region.lines
    starts = [
        start
        for rule in rules
        if rule.left < region.right and rule.right > region.left
        for start in [sum(line.base > rule.base for line in lines)]
        if start < len(lines) and _has_rule_above(region, start, [rule])
    ]
    return Zone(region, max(starts), True) if starts else Zone(region, len(lines))


def _has_rule_above(region: Region, start: int, rules: Sequence[Rule]) -> bool:
    """Tell whether a rule stands in the white space above a line, as the one above notes does: set off, to the left."""
    lines = region.lines
    if start >= len(lines):
        return False
    first = lines[start]
    ceiling = lines[start - 1].base if start else first.top + 3 * first.size
    return any(
        first.base + 0.5 * first.size < rule.base < ceiling - 0.1 * first.size
        and abs(rule.left - region.left) < 0.12 * (region.right - region.left) + first.size
        and rule.base < first.top + 2.5 * first.size
        and not _underlines(rule, lines[start - 1] if start else None)
        for rule in rules
    )


def _underlines(rule: Rule, above: Line | None) -> bool:
    """Tell whether a rule is drawn under the words of a line, as links are."""
    return above is not None and above.base - rule.base < 0.25 * above.size


def _rules_count(sheets: Sequence[Sheet], sizes: _Sizes) -> bool:
    zones = [_by_size(region, sizes, sheet.rules) for sheet in sheets for region in sheet.regions if region.has_floor]
    small = [zone for zone in zones if zone.notes and zone.body]
    return bool(small) and sum(zone.is_ruled for zone in small) >= max(2, _RULES_RECUR * len(small))


def narrowed(zone: Zone, labelled: Collection[int], going_on: Zone | None) -> Zone:
    """Give lines above the first label and below the last note back to the running text where they are no notes.

    Args:
        zone: a zone by size or rule.
        labelled: identities of the lines that begin a note.
        going_on: the zone of the page before, a note of which may go on here; None where there is none.
    """
    if not zone.notes:
        return zone
    zone = _without_tail(zone, labelled)
    first = next((place for place, line in enumerate(zone.notes) if id(line) in labelled), None)
    if zone.is_ruled or first == 0:
        return zone
    above = zone.notes[:first]
    if going_on is None or not _may_go_on(above, going_on, zone):
        return replace(zone, start=zone.start + len(above))
    if first is None or not zone.body:
        return zone
    return replace(zone, start=zone.start + _widest_gap(zone, first))


def _may_go_on(lines: Sequence[Line], before: Zone, zone: Zone) -> bool:
    """Tell whether lines without a label can be the rest of a note: it breaks off, or they are set as notes are."""
    if is_open(before.notes[-1].text):
        return True
    full = sum(zone.region.right - line.right < 2 * line.size for line in lines)
    return not before.is_ruled and full >= max(1.0, _FULL * len(lines))


def _without_tail(zone: Zone, labelled: Collection[int]) -> Zone:
    notes = zone.notes
    usual = _usual_pitch(notes)
    for place in range(len(notes) - 1, 0, -1):
        if any(id(line) in labelled for line in notes[place:]):
            return zone
        if notes[place - 1].base - notes[place].base > _TAIL * usual:
            return zone if is_open(notes[place - 1].text) else replace(zone, cut=len(notes) - place)
    return zone


def _usual_pitch(lines: Sequence[Line]) -> float:
    pitches = [above.base - below.base for above, below in pairwise(lines)]
    return max(median(pitches), 1.1 * lines[0].size) if pitches else 1.1 * lines[0].size


def begun_above(zone: Zone) -> Zone:
    """A zone that is known by its first label, with the lines above that end the note of the page before."""
    lines = zone.region.lines
    gaps = {
        place: lines[place - 1].base - lines[place].base
        for place in range(max(1, zone.start - _LONGEST_REST), zone.start + 1)
    }
    # The space above the zone is wider than the one between two notes.
    between = max(_SET_OFF * _usual_pitch(lines), 1.2 * gaps.get(zone.start, 0.0))
    starts = [place for place, gap in gaps.items() if place < zone.start and gap > between]
    return replace(zone, start=starts[-1]) if starts else zone


def _widest_gap(zone: Zone, first: int) -> int:
    """Where the widest white space stands above the first label: a quotation in small type ends there."""
    lines = zone.region.lines[zone.start - 1 : zone.start + first + 1]
    gaps = [above.base - below.base for above, below in pairwise(lines)]
    widest = max(range(len(gaps)), key=lambda place: gaps[place])
    return widest if gaps[widest] > _SET_OFF * _usual_pitch(zone.notes) else 0
