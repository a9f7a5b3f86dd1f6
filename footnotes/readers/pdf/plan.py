"""What the lines of a PDF are: running text, or lines of notes, with the labels and markers that tie them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from footnotes.languages.headings import Listed, heading_of
from footnotes.numbered.segments import is_open
from footnotes.readers.pdf.labels import Label, Stretch, choose_labels, choose_signs, label_of
from footnotes.readers.pdf.lines import Line
from footnotes.readers.pdf.markers import SIGN_BEHIND, raised_marks
from footnotes.readers.pdf.sheets import Sheet
from footnotes.readers.pdf.zones import Zone, begun_above, body_size, narrowed, zones_by_rule, zones_by_size

_FEW = 0.5
"""Labels for each number that stands raised; with fewer, the notes are no smaller than the body, or behind it."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines of one region that are all running text, or all notes."""

    lines: tuple[Line, ...]
    left: float
    right: float
    is_note: bool
    is_headed: bool = False
    """True for notes under a heading such as Notes: they stand behind the text, not at the foot of its pages."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The chunks of a document in reading order, and the labels that begin notes."""

    chunks: tuple[Chunk, ...]
    labels: tuple[Label, ...]
    """In reading order, signs among numbers."""
    body: float
    """Size of the running text in points."""
    lists: frozenset[int]
    """Identities of the lines under headings such as References."""

    @property
    def text(self) -> tuple[Line, ...]:
        """The lines of the running text."""
        return tuple(line for chunk in self.chunks if not chunk.is_note for line in chunk.lines)


def plan_of(sheets: Sequence[Sheet]) -> Plan:
    """Tell notes from running text."""
    body = body_size(sheets)
    zones = _zones(sheets, body)
    chunks = tuple(_chunks(zones))
    chunks, lists = _with_headed(chunks, body)
    if not any(chunk.is_headed for chunk in chunks):
        chunks = _with_tail(chunks)
    numbers = _announced(chunks)
    labels = choose_labels(list(_stretches(chunks, numbers)))
    signs = choose_signs(list(_stretches(chunks, numbers)), _signs(chunks))
    order = {id(line): place for place, line in enumerate(line for chunk in chunks for line in chunk.lines)}
    every = sorted((*labels, *signs), key=lambda label: order[id(label.line)])
    return Plan(_from_first_label(chunks, every), tuple(every), body, lists)


def _zones(sheets: Sequence[Sheet], body: float) -> tuple[Zone, ...]:
    zones = zones_by_size(sheets, body)
    labels = _labels_in(zones)
    if not _are_enough(labels, sheets):
        ruled = zones_by_rule(sheets)
        by_rule = _labels_in(ruled)
        if len(by_rule) > len(labels):
            zones, labels = ruled, by_rule
        if not _are_enough(labels, sheets):
            by_label = _zones_by_label(sheets)
            zones, labels = max((zones, labels), (by_label, _labels_in(by_label)), key=lambda pair: len(pair[1]))
    elif (size := _label_size(labels)) < body * 0.94:
        zones = zones_by_size(sheets, body, size)
    labelled = {id(label.line) for label in labels}
    return tuple(_narrowed(zones, labelled))


def _narrowed(zones: Sequence[Zone], labelled: AbstractSet[int]) -> Iterator[Zone]:
    last: Zone | None = None
    for zone in zones:
        narrow = narrowed(zone, labelled, last if last is not None and zone.page - last.page <= 1 else None)
        if narrow.notes:
            last = narrow
        yield narrow


def _labels_in(zones: Sequence[Zone]) -> tuple[Label, ...]:
    chunks = tuple(_chunks(zones))
    return choose_labels(list(_stretches(chunks, _announced(chunks))))


def _are_enough(labels: Sequence[Label], sheets: Sequence[Sheet]) -> bool:
    lines = [line for sheet in sheets for region in sheet.regions for line in region.lines]
    raised = {(mark.page, mark.label) for mark in raised_marks(lines) if mark.label.isdecimal()}
    return len(labels) >= max(1, _FEW * len(raised))


def _label_size(labels: Sequence[Label]) -> float:
    sizes = Counter(round(label.line.size, 1) for label in labels)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _zones_by_label(sheets: Sequence[Sheet]) -> tuple[Zone, ...]:
    """Zones that begin at the first line whose label a raised marker above it on its page announces."""
    zones: list[Zone] = []
    for sheet in sheets:
        for place in range(len(sheet.regions)):
            zone = _by_label(sheet, place)
            last = next((zone.notes[-1] for zone in reversed(zones) if zone.notes), None)
            breaks_off = last is not None and zone.page - last.page <= 1 and is_open(last.text)
            zones.append(begun_above(zone) if breaks_off and zone.notes else zone)
    return tuple(zones)


def _by_label(sheet: Sheet, place: int) -> Zone:
    region = sheet.regions[place]
    above = {mark.label for other in sheet.regions[:place] for mark in raised_marks(other.lines)}
    for start, line in enumerate(region.lines):
        label = label_of(line)
        if label is not None and label.number and label.text in above:
            return Zone(region, start)
        above |= {mark.label for mark in raised_marks([line])}
    return Zone(region, len(region.lines))


def _chunks(zones: Iterable[Zone]) -> Iterator[Chunk]:
    for zone in zones:
        if zone.body:
            yield Chunk(zone.body, zone.region.left, zone.region.right, False)
        if zone.notes:
            yield Chunk(zone.notes, zone.region.left, zone.region.right, True)
        if zone.tail:
            yield Chunk(zone.tail, zone.region.left, zone.region.right, False)


def _announced(chunks: Sequence[Chunk]) -> dict[int, set[int]]:
    numbers: dict[int, set[int]] = defaultdict(set)
    for chunk in chunks:
        if chunk.is_note:
            continue
        for mark in raised_marks(chunk.lines):
            if mark.label.isdecimal():
                numbers[mark.page].add(int(mark.label))
    return numbers


def _signs(chunks: Sequence[Chunk]) -> dict[int, set[str]]:
    signs: dict[int, set[str]] = defaultdict(set)
    for chunk in chunks:
        if not chunk.is_note:
            for line in chunk.lines:
                signs[line.page] |= {mark.label for mark in raised_marks([line]) if not mark.label.isdecimal()}
                signs[line.page] |= set(SIGN_BEHIND.findall(line.text))
    return signs


def _stretches(chunks: Sequence[Chunk], numbers: dict[int, set[int]]) -> Iterator[Stretch]:
    for chunk in chunks:
        if chunk.is_note:
            for line in chunk.lines:
                yield Stretch(line, numbers.get(line.page, set()), chunk.is_headed)


def _with_headed(chunks: Sequence[Chunk], body: float) -> tuple[tuple[Chunk, ...], frozenset[int]]:
    """The chunks with the running text under a heading such as Notes made notes, up to the next text."""
    result: list[Chunk] = []
    lists: set[int] = set()
    is_open = is_list = False
    for chunk in chunks:
        start = 0
        for place, line in enumerate(chunk.lines):
            heading = _heading(line, body)
            if heading is None and not (is_open and _begins_text(chunk, place, body)):
                continue
            result += _part(chunk, start, place, is_open)
            start = place
            is_open = heading is not None and _label_follows(chunks, chunk, place)
            if is_open:
                result += _part(chunk, place, place + 1, False)
                start = place + 1
                is_list = heading is Listed.WORKS
        result += _part(chunk, start, len(chunk.lines), is_open)
        if is_open and is_list:
            lists |= {id(line) for line in chunk.lines[start:]}
    return tuple(result), frozenset(lists)


def _part(chunk: Chunk, start: int, end: int, is_open: bool) -> Iterator[Chunk]:
    if start < end:
        yield Chunk(chunk.lines[start:end], chunk.left, chunk.right, chunk.is_note or is_open, is_open)


def _heading(line: Line, body: float) -> Listed | None:
    return heading_of(line.text) if line.size >= 0.9 * body else None


def _label_follows(chunks: Sequence[Chunk], chunk: Chunk, place: int) -> bool:
    """Tell whether a first label stands within the next lines."""
    at = next(number for number, other in enumerate(chunks) if other is chunk)
    lines = list(chunk.lines[place + 1 : place + 5])
    for other in chunks[at + 1 : at + 3]:
        lines += other.lines[: max(0, 5 - len(lines))]
    return any((label := label_of(line)) is not None and label.number == 1 for line in lines)


def _begins_text(chunk: Chunk, place: int, body: float) -> bool:
    """Tell whether a heading that no list of notes follows stands at this place: the next chapter."""
    line = chunk.lines[place]
    if line.size < 1.12 * body:
        return False
    after = chunk.lines[place + 1 : place + 4]
    return not any((label := label_of(other)) is not None and label.number == 1 for other in after)


def _with_tail(chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """The chunks with what stands behind the last marker made notes, if it begins as a list of most notes does."""
    lines = [line for chunk in chunks for line in chunk.lines]
    marks = [mark for mark in raised_marks(lines) if mark.label.isdecimal() and mark.span.start]
    labels = (
        [label for line in lines[marks[-1].line + 1 :] if (label := label_of(line)) and label.number] if marks else []
    )
    chosen = choose_labels([Stretch(label.line, set(), True) for label in labels])
    held = choose_labels(list(_stretches(chunks, _announced(chunks))))
    if not chosen or chosen[0].number != 1 or len(chosen) < max(2, len({mark.label for mark in marks}) / 2, len(held)):
        return tuple(chunks)
    result: list[Chunk] = []
    begun = False
    for chunk in chunks:
        first = next((place for place, line in enumerate(chunk.lines) if line is chosen[0].line), 0)
        if not begun and first:
            result += _part(chunk, 0, first, False)
        begun = begun or chunk.lines[first] is chosen[0].line
        result += _part(chunk, first, len(chunk.lines), begun)
    return tuple(result)


def _from_first_label(chunks: Sequence[Chunk], labels: Sequence[Label]) -> tuple[Chunk, ...]:
    """The chunks with lines of notes before the first label made running text: they go on with no note."""
    first = id(labels[0].line) if labels else None
    result: list[Chunk] = []
    begun = False
    for chunk in chunks:
        if begun or not chunk.is_note:
            result.append(chunk)
            continue
        place = next((at for at, line in enumerate(chunk.lines) if id(line) == first), None)
        end = len(chunk.lines) if place is None else place
        if end:
            result.append(Chunk(chunk.lines[:end], chunk.left, chunk.right, False))
        if place is not None:
            result.append(Chunk(chunk.lines[place:], chunk.left, chunk.right, True, chunk.is_headed))
            begun = True
    return tuple(result)
