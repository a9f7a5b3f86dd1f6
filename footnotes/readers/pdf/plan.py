"""What the lines of a PDF are: running text, or lines of notes, with the labels and markers that tie them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import groupby

from footnotes.readers.pdf.anchors import Anchors, anchors_of
from footnotes.readers.pdf.columns import Region
from footnotes.readers.pdf.labels import Label, Stretch, choose_labels, label_of
from footnotes.readers.pdf.lines import Line
from footnotes.readers.pdf.listings import Listing, evident_listing, listings_of
from footnotes.readers.pdf.markers import raised_marks
from footnotes.readers.pdf.run_in import with_notes_parted
from footnotes.readers.pdf.sheets import Sheet
from footnotes.readers.pdf.unheaded import (
    closing_references,
    following_references,
    is_cited,
    unheaded_references,
)
from footnotes.readers.pdf.unread_labels import with_unread
from footnotes.readers.pdf.zones import Zone, body_size, parts_of_zones, zones_of

_FEW_NOTES = 5
"""Notes at the foot of pages below which references may stand at the end under no heading."""
_DEEPER = 0.6
"""Part of the font size by which labels of one page differ in their left edges: figures may end below each other."""


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
    """Identities of the lines that begin an entry of a reference list."""
    unnumbered: frozenset[int]
    """Those among them whose entries carry no number: no marker points at them."""

    @property
    def text(self) -> tuple[Line, ...]:
        """The lines of the running text."""
        return tuple(line for chunk in self.chunks if not chunk.is_note for line in chunk.lines)


def plan_of(sheets: Sequence[Sheet]) -> Plan:
    """Tell notes from running text."""
    body = body_size(sheets)
    sheets = with_notes_parted(sheets, body)
    listings = listings_of(sheets, body)
    chunks, anchors = _chunks_of(sheets, body, listings)
    if not any(listing.is_numbered for listing in listings):
        held = [label for label in _labels_at_feet(chunks, anchors) if id(label.line) in anchors.announced]
        evident = evident_listing(sheets, _taken(chunks, held), held)
        if evident is not None:
            listings = (*listings, evident)
            chunks, anchors = _chunks_of(sheets, body, listings)
    notes = frozenset(id(line) for chunk in chunks if chunk.is_note for line in chunk.lines)
    if not any(listing.is_references for listing in listings):
        references = unheaded = unheaded_references(sheets, notes)
        # Where notes cite, what reads as references may be what else the publisher has printed.
        is_few = len(notes & anchors.labels) < _FEW_NOTES
        if unheaded is None or not (is_few or is_cited(unheaded, sheets)):
            references = closing_references(sheets, notes, body) or following_references(sheets, notes, unheaded)
        if references is not None:
            listings = (*listings, references)
            chunks, anchors = _chunks_of(sheets, body, listings)
    order = {id(line): place for place, line in enumerate(line for chunk in chunks for line in chunk.lines)}
    of_lists = [label for listing in listings for label in listing.labels]
    listed = {id(line) for listing in listings for line in listing.lines}
    loose = [chunk for chunk in chunks if id(chunk.lines[0]) not in listed]
    at_feet = _labels_at_feet(loose, anchors)
    every = sorted((*at_feet, *of_lists), key=lambda label: order[id(label.line)])
    lists = frozenset(id(label.line) for listing in listings if listing.is_references for label in listing.labels)
    unnumbered = frozenset(
        id(label.line) for listing in listings if not listing.is_numbered for label in listing.labels
    )
    first = min(at_feet, key=lambda label: order[id(label.line)], default=None)
    return Plan(_from_first_label(chunks, first), tuple(every), body, lists, unnumbered)


def _taken(chunks: Sequence[Chunk], labels: Sequence[Label]) -> frozenset[int]:
    """Identities of the lines of notes in parts of pages where one of these begins."""
    begun = {id(label.line) for label in labels}
    notes = [chunk.lines for chunk in chunks if chunk.is_note]
    return frozenset(id(line) for lines in notes if any(id(line) in begun for line in lines) for line in lines)


def _labels_at_feet(chunks: Sequence[Chunk], anchors: Anchors) -> tuple[Label, ...]:
    """The labels of notes at the foot of pages: figures in sequence, and signs that are announced."""
    stretches = list(_stretches(chunks, _announced(chunks)))
    signed = (label_of(stretch.line) for stretch in stretches if id(stretch.line) in anchors.labels)
    lines = [stretch.line for stretch in stretches]
    return (
        *with_unread(choose_labels(stretches), lines),
        *(label for label in signed if label is not None and not label.number),
    )


def _without_deeper(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """The stretches of a column without what is set in deeper than its announced labels: lists in notes."""
    labels = [label for stretch in stretches if (label := label_of(stretch.line)) and label.number in stretch.announced]
    edge = min((label.line.left for label in labels if not label.line.is_rtl), default=None)
    for one in stretches:
        # Lines from right to left stand at either edge, as the paragraph was set.
        if edge is None or one.line.is_rtl or one.line.left <= edge + _DEEPER * one.line.size:
            yield one


def _chunks_of(sheets: Sequence[Sheet], body: float, listings: Sequence[Listing]) -> tuple[tuple[Chunk, ...], Anchors]:
    listed = {id(line) for listing in listings for line in listing.lines}
    sheets, lists = _parted(sheets, listed)
    bare = [_without(sheet, listed) for sheet in sheets]
    anchors = anchors_of(bare, body)
    zones = zones_of(bare, body, anchors)
    return tuple(_in_order(sheets, _chunks(zones), lists)), anchors


def _parted(sheets: Sequence[Sheet], listed: AbstractSet[int]) -> tuple[tuple[Sheet, ...], frozenset[int]]:
    """The pages with their regions cut where lists begin and end, and the identities of the regions that are lists."""
    lists: set[int] = set()
    result: list[Sheet] = []
    for sheet in sheets:
        regions: list[Region] = []
        for region in sheet.regions:
            parts = [
                (is_list, replace(region, lines=tuple(lines)))
                for is_list, lines in groupby(region.lines, key=lambda line: id(line) in listed)
            ]
            regions += [part for _, part in parts]
            lists |= {id(part) for is_list, part in parts if is_list}
        result.append(replace(sheet, regions=tuple(regions)))
    return tuple(result), frozenset(lists)


def _without(sheet: Sheet, listed: AbstractSet[int]) -> Sheet:
    return replace(sheet, regions=tuple(one for one in sheet.regions if id(one.lines[0]) not in listed))


def _in_order(sheets: Sequence[Sheet], chunks: Iterable[Chunk], lists: AbstractSet[int]) -> Iterator[Chunk]:
    """The chunks of the regions in reading order, those of lists among them."""
    by_region: dict[int, list[Chunk]] = defaultdict(list)
    region_of = {id(line): id(region) for sheet in sheets for region in sheet.regions for line in region.lines}
    for chunk in chunks:
        by_region[region_of[id(chunk.lines[0])]].append(chunk)
    for sheet in sheets:
        for region in sheet.regions:
            if id(region) in lists:
                yield Chunk(region.lines, region.left, region.right, True, True)
            else:
                yield from by_region[id(region)]


def _chunks(zones: Iterable[Zone]) -> Iterator[Chunk]:
    for region, lines, is_note in parts_of_zones(zones):
        yield Chunk(lines, region.left, region.right, is_note)


def _announced(chunks: Sequence[Chunk]) -> dict[int, set[int]]:
    numbers: dict[int, set[int]] = defaultdict(set)
    for chunk in chunks:
        if chunk.is_note:
            continue
        for mark in raised_marks(chunk.lines):
            if mark.label.isdecimal():
                numbers[mark.page].add(int(mark.label))
    return numbers


def _stretches(chunks: Sequence[Chunk], numbers: dict[int, set[int]]) -> Iterator[Stretch]:
    for chunk in chunks:
        if chunk.is_note:
            lines = [Stretch(line, numbers.get(line.page, set()), chunk.is_headed) for line in chunk.lines]
            yield from _without_deeper(lines)


def _from_first_label(chunks: Sequence[Chunk], label: Label | None) -> tuple[Chunk, ...]:
    """The chunks with lines of notes before the first label at a foot made running text: they go on with no note."""
    first = id(label.line) if label else None
    result: list[Chunk] = []
    begun = False
    for chunk in chunks:
        if begun or not chunk.is_note or chunk.is_headed:
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
