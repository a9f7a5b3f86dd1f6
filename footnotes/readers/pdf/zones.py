"""Note zones: which lines of a page are notes, told by size, by rules drawn above them, and by where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from footnotes.readers.pdf.columns import Region
from footnotes.readers.pdf.lines import Line
from footnotes.readers.pdf.sheets import Rule, Sheet

_SMALLER = 0.94
"""Notes are set in this part of the body size or less (measured: 46 articles, 0.75 to 0.93)."""
_SAME = 1.05
"""Lines of the notes' own size are at most this much larger."""
_RULES_RECUR = 0.3
"""Part of the pages with notes that must show a rule above them before rules count by themselves."""
_SET_OFF = 1.3
_UPPER = 0.5
"""Part of a page, from its head, whose letters tell the body size: law reviews hold more notes than text."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A region cut in two: running text above, notes below."""

    region: Region
    start: int
    """Place of the first line of notes; the number of lines where there are none."""
    is_ruled: bool = False
    """True when a rule stands right above the notes."""

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
        return self.region.lines[self.start :]


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
    ruled = _rules_count(sheets, limit)
    return tuple(zone for sheet in sheets for zone in _zones(sheet, limit, ruled))


def zones_by_rule(sheets: Sequence[Sheet]) -> tuple[Zone, ...]:
    """Cut every region at the last rule that is drawn across it: notes may be as large as the body."""
    return tuple(_by_rule(region, sheet.rules) for sheet in sheets for region in sheet.regions)


def _zones(sheet: Sheet, limit: float, rules_count: bool) -> Iterator[Zone]:
    found: list[Zone] = []
    for region in reversed(sheet.regions):
        below = [zone for zone in found if _is_below(zone.region, region)]
        if any(zone.start for zone in below):
            found.append(Zone(region, len(region.lines)))
            continue
        zone = _by_rule(region, sheet.rules) if rules_count else Zone(region, len(region.lines))
        found.append(zone if zone.notes else _by_size(region, limit, sheet.rules))
    yield from reversed(found)


def _is_below(region: Region, other: Region) -> bool:
    apart = region.left >= other.right or region.right <= other.left
    return not apart and region.lines[0].base < other.lines[-1].base


def _by_size(region: Region, limit: float, rules: Sequence[Rule]) -> Zone:
    lines = region.lines
    start = len(lines)
    while start and lines[start - 1].size <= limit:
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


def _rules_count(sheets: Sequence[Sheet], limit: float) -> bool:
    zones = [_by_size(region, limit, sheet.rules) for sheet in sheets for region in sheet.regions if region.has_floor]
    small = [zone for zone in zones if zone.notes and zone.body]
    return bool(small) and sum(zone.is_ruled for zone in small) >= max(2, _RULES_RECUR * len(small))


def narrowed(zone: Zone, labelled: Collection[int], goes_on: bool) -> Zone:
    """Give lines above the first label back to the running text where they go on with no note.

    Args:
        zone: a zone by size or rule.
        labelled: identities of the lines that begin a note.
        goes_on: whether a note of the page before may go on here.
    """
    if zone.is_ruled or not zone.notes:
        return zone
    first = next((place for place, line in enumerate(zone.notes) if id(line) in labelled), None)
    if first == 0:
        return zone
    if not goes_on:
        return Zone(zone.region, zone.start + (len(zone.notes) if first is None else first))
    if first is None or not zone.body:
        return zone
    return Zone(zone.region, zone.start + _widest_gap(zone, first))


def _widest_gap(zone: Zone, first: int) -> int:
    """Where the widest white space stands above the first label: a quotation in small type ends there."""
    lines = zone.region.lines[zone.start - 1 : zone.start + first + 1]
    gaps = [above.base - below.base for above, below in zip(lines, lines[1:], strict=False)]
    widest = max(range(len(gaps)), key=lambda place: gaps[place])
    usual = median(above.base - below.base for above, below in zip(zone.notes, zone.notes[1:], strict=False))
    return widest if gaps[widest] > _SET_OFF * usual else 0
