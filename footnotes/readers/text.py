"""Plain text, typed or scanned: bytes to a Document.

What a scanner leaves behind is the hard case: notes between the pages of the running text, labels lost or
misread, notes and paragraphs cut by page breaks, remnants of mark-up. The number sequence decides what is a
label and what is a marker, the place of a note's marker decides what is on the same page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from footnotes.encoding import decode
from footnotes.model import Block, BlockKind, Document, Link, Location, Marker, Note, NoteKind
from footnotes.numbered.headings import part_lines
from footnotes.numbered.labels import Candidate
from footnotes.numbered.lines import Piece, Role, pieces_of
from footnotes.numbered.marks import MARKER, clean
from footnotes.numbered.numbering import Numbering, number_notes, renumber
from footnotes.numbered.pages import part_pages
from footnotes.numbered.paragraphs import Paragraph, paragraphs_of
from footnotes.numbered.segments import Segment, is_wanting, segments_of
from footnotes.numbered.sequence import HIGHEST
from footnotes.numbered.zones import NoteDraft, Zones, tell_apart
from footnotes.readers.sizes import refuse_larger
from footnotes.references.pieces import part_entries
from footnotes.urls.readings import Lexicon, lexicon_of

_KINDS = {Role.HEADING: BlockKind.HEADING, Role.ROW: BlockKind.CELL}
_BULLET = re.compile(r"\s{0,12}[-*•▪◦–·]\s+")
_HASHES = re.compile(r"^\s{0,3}#{1,6}\s+|\s{1,9}#{1,6}\s{0,9}$")
_BODY_WORDS = re.compile(r"[\s.]{1,3}(?P<words>[^\W\d_]+(?:[ '’-][^\W\d_]+){0,11})$")
LARGEST_FILE = 8 * 1024 * 1024
"""Bytes; some 2,600 pages. A megabyte of prose takes a second, one of bare numbers fifteen (measured)."""
_BOUND = (
    f"Notes are read up to number {HIGHEST}: what comes behind that note is taken for a part of it, or for running "
    "text. Split the document, and check the parts."
)
_FEWEST_ENDNOTES = 3
"""Notes behind all running text that are endnotes and not the notes of a single page."""


def read(data: bytes) -> Document:
    """Read a plain text document.

    Raises:
        UnreadableDocument: the bytes are no text, hold none, or hold more than a text can.
    """
    refuse_larger(data, LARGEST_FILE)
    text, warning = decode(data)
    pieces, numbering = _numbered(part_entries(part_lines(part_entries(pieces_of(text)))))
    lexicon = lexicon_of(text)
    zones = _zones(pieces, numbering)
    numbering = renumber(numbering, [(note.place, note.number, note.label) for note in zones.notes])
    notes, cuts = _notes(zones, numbering, lexicon)
    blocks = tuple(_blocks(zones, numbering, lexicon))
    bound = [_BOUND] if any(note.number == HIGHEST for note in zones.notes) else []
    return Document("text", blocks, notes, (*([warning] if warning else []), *bound, *cuts))


def _numbered(pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], Numbering]:
    """The pieces, parted where pages end, and the numbers in them."""
    numbering = number_notes(pieces)
    parted = part_pages(pieces, numbering)
    return (pieces, numbering) if len(parted) == len(pieces) else (parted, number_notes(parted))


def _zones(pieces: Sequence[Piece], numbering: Numbering) -> Zones:
    marked = frozenset(marker.piece for marker in numbering.markers)
    return tell_apart(segments_of(pieces, numbering), numbering.marker_of(), marked)


def _notes(zones: Zones, numbering: Numbering, lexicon: Lexicon) -> tuple[tuple[Note, ...], list[str]]:
    kind = _kind(zones)
    notes, cuts = [], []
    for draft in zones.notes:
        listed = draft.place[0] in numbering.lists
        note = _note(draft, NoteKind.REFERENCE if listed else kind, lexicon)
        whole, words = _cut_body_words(note)
        notes.append(whole)
        if words:
            cuts.append(
                f"Note {note.label}: the words “{words}” after the URL belong to the running text and were left out."
            )
    return tuple(notes), cuts


def _kind(zones: Zones) -> NoteKind:
    last = max((segment.place for segment in zones.body if not segment.is_transparent), default=(0, 0))
    behind = len(zones.notes) >= _FEWEST_ENDNOTES and zones.notes[0].place > last
    return NoteKind.ENDNOTE if behind else NoteKind.FOOTNOTE


def _note(draft: NoteDraft, kind: NoteKind, lexicon: Lexicon) -> Note:
    cleaned = clean(draft.raw, lexicon)
    location = Location(line=draft.line)
    return Note(str(draft.number), kind, cleaned.text, location, cleaned.links, cleaned.emphasis)


def _cut_body_words(note: Note) -> tuple[Note, str]:
    """Leave out words of the running text that a scanner put behind the note's last URL."""
    if not note.links:
        return note, ""
    last = note.links[-1]
    found = _BODY_WORDS.fullmatch(note.text, last.span.end)
    if found is None or not found["words"][0].islower() or not is_wanting(found["words"]):
        return note, ""
    printed = last.printed or last.url
    link = replace(last, printed=printed + found[0], repairs=(*last.repairs, "cut-body-words"))
    emphasis = tuple(span for span in note.emphasis if span.end <= last.span.end)
    cut = replace(note, text=note.text[: last.span.end], links=(*note.links[:-1], link), emphasis=emphasis)
    return cut, found["words"]


def _blocks(zones: Zones, numbering: Numbering, lexicon: Lexicon) -> Iterator[Block]:
    markers = _by_piece(numbering)
    for paragraph in paragraphs_of(zones.body):
        raw, found = _raw(paragraph, markers)
        cells = raw.split("\t") if paragraph.role is Role.ROW else [raw]
        for cell in cells:
            count = cell.count(MARKER)
            here, found = found[:count], found[count:]
            if cell.strip():
                yield _block(paragraph, cell, here, lexicon)


_Marked = tuple[Candidate, int | None]


def _by_piece(numbering: Numbering) -> Mapping[int, list[_Marked]]:
    markers: dict[int, list[_Marked]] = {}
    for marker, note in zip(numbering.markers, numbering.note_of, strict=True):
        markers.setdefault(marker.piece, []).append((marker, note))
    return markers


def _raw(paragraph: Paragraph, markers: Mapping[int, list[_Marked]]) -> tuple[str, list[_Marked]]:
    """The text of a paragraph with a sentinel for each marker, and the markers in the same order."""
    parts, found = [], []
    for segment in paragraph.segments:
        raw, here = _with_sentinels(segment, markers.get(segment.place[0], []))
        if segment.role is Role.ITEM:
            raw = _BULLET.sub("", raw, count=1)
        elif segment.role is Role.HEADING:
            raw = _HASHES.sub("", raw)
        parts.append(raw)
        found += here
    return "\n\n".join(parts), found


def _with_sentinels(segment: Segment, markers: Sequence[_Marked]) -> tuple[str, list[_Marked]]:
    out, here, at = [], [], 0
    for marker, note in markers:
        start, end = marker.start - segment.offset, marker.end - segment.offset
        if start < 0 or end > len(segment.raw):
            continue
        if start >= at:
            out.append(segment.raw[at:start])
            at = end
        out.append(MARKER)
        here.append((marker, note))
    return "".join([*out, segment.raw[at:]]), here


def _block(paragraph: Paragraph, raw: str, found: Sequence[_Marked], lexicon: Lexicon) -> Block:
    cleaned = clean(raw, lexicon)
    # A marker that stood inside mark-up has lost its place; it stays with its block.
    offsets = (*cleaned.markers[: len(found)], *[len(cleaned.text)] * (len(found) - len(cleaned.markers)))
    markers = tuple(
        Marker(offset, str(marker.number), note) for offset, (marker, note) in zip(offsets, found, strict=True)
    )
    kind = _KINDS.get(paragraph.role, BlockKind.PARAGRAPH)
    links: tuple[Link, ...] = cleaned.links
    return Block(kind, cleaned.text, Location(line=paragraph.line), markers, links, emphasis=cleaned.emphasis)
