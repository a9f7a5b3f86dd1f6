"""Notes that were typed: numbers in brackets or raised by hand, and paragraphs that begin with the same numbers.

Mark-up says nothing of them. The sequence of numbers does, as in plain text: the same rules decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from footnotes.model import Block, BlockKind, Document, Marker, Note, NoteKind, Span
from footnotes.numbered.labels import RAISED, Candidate
from footnotes.numbered.lines import Piece, Role
from footnotes.numbered.numbering import Numbering, number_notes
from footnotes.references.lines import parted_at_lines
from footnotes.references.lists import find_headed_lists
from footnotes.references.slices import joined, part_of, trimmed

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ROLES = {BlockKind.HEADING: Role.HEADING, BlockKind.CELL: Role.ROW, BlockKind.PARAGRAPH: Role.TEXT}
_NUMBER = re.compile(rf"[\d{RAISED}]{{1,4}}")
_TIED = 0.6
"""Share of the markers that have a note, below which the numbers are those of something else."""
_FEWEST_ALONE = 3
"""Raised numbers that have to count up before they are believed to be markers though no note follows."""
_FEWEST_ENDNOTES = 2


def with_typed_notes(document: Document) -> Document:
    """A document without notes of its own with those that were typed; itself where there are none.

    Raised numbers that count up and have no notes become markers without a note.
    """
    if document.notes or any(block.markers for block in document.blocks):
        return document
    blocks = tuple(part for block in document.blocks for part in parted_at_lines(block))
    entries = {place for one in find_headed_lists(blocks) if not one.labelled for place in one.entries}
    sheets = [_sheet(block, is_entry=place in entries) for place, block in enumerate(blocks)]
    if not any(_NUMBER.search(sheet.piece.raw) for sheet in sheets):
        return document
    numbering = number_notes([sheet.piece for sheet in sheets])
    typed = _Typed(replace(document, blocks=blocks), sheets, numbering)
    if typed.are_tied:
        return typed.read()
    return _marked(typed.document, sheets, numbering) if _are_raised(numbering) else document


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A block as the rules for plain text see it."""

    piece: Piece
    shift: int
    """Characters before its text that the program shows: the number of an item."""


def _sheet(block: Block, *, is_entry: bool) -> _Sheet:
    text = block.text
    for span in block.raised:
        if _NUMBER.fullmatch(span.of(text)):
            text = text[: span.start] + span.of(text).translate(_RAISED) + text[span.end :]
    shown = f"{block.item}. " if block.item and block.item.isdecimal() else ""
    role = Role.ENTRY if is_entry else _ROLES[block.kind]
    return _Sheet(Piece(block.location.line or 0, shown + text, role), len(shown))


class _Typed:
    def __init__(self, document: Document, sheets: Sequence[_Sheet], numbering: Numbering) -> None:
        self.document = document
        self._sheets = sheets
        self._numbering = numbering
        first = {marker.piece for marker in numbering.markers}
        self._labels = {
            label.piece: place
            for place, label in enumerate(numbering.labels)
            if label.start == 0 and label.piece not in first
        }

    @property
    def are_tied(self) -> bool:
        """Whether the numbers of the text and those of the paragraphs are the same."""
        wanted = {marker.number for marker in self._numbering.markers}
        known = {self._numbering.labels[place].number for place in self._labels.values()}
        return bool(known) and len(wanted & known) >= _TIED * max(1, len(wanted)) and bool(wanted & known)

    def read(self) -> Document:
        """The document with its notes."""
        owners = self._owners()
        indices = {place: index for index, place in enumerate(dict.fromkeys(owners.values()))}
        notes = tuple(self._note(place, [at for at, owner in owners.items() if owner == place]) for place in indices)
        blocks = tuple(
            _with_markers(block, self._sheets[at], list(self._markers(at, indices)))
            for at, block in enumerate(self.document.blocks)
            if at not in owners
        )
        return replace(self.document, blocks=blocks, notes=notes)

    def _owners(self) -> dict[int, int]:
        """For each block that belongs to a note, the place of the note's label."""
        owners: dict[int, int] = {}
        gap: list[int] = []
        marked = {marker.piece for marker in self._numbering.markers}
        last = None
        for at, block in enumerate(self.document.blocks):
            if at in self._labels:
                # What stands between two notes and carries no marker goes on with the first of them.
                if last is not None and not any(other in marked for other in gap):
                    owners.update(dict.fromkeys(gap, last))
                last = owners[at] = self._labels[at]
                gap = []
            elif block.kind is BlockKind.PARAGRAPH:
                gap.append(at)
            else:
                last, gap = None, []
        return dict(sorted(owners.items()))

    def _note(self, place: int, blocks: Sequence[int]) -> Note:
        label = self._numbering.labels[place]
        first = self.document.blocks[blocks[0]]
        cut = max(0, label.end - self._sheets[blocks[0]].shift)
        parts = [trimmed(first, Span(cut, len(first.text))), *(self.document.blocks[at] for at in blocks[1:])]
        whole = joined(parts, "\n")
        return Note(str(label.number), self._kind(), whole.text, first.location, whole.links, whole.emphasis)

    def _kind(self) -> NoteKind:
        last = max(marker.piece for marker in self._numbering.markers)
        behind = len(self._labels) >= _FEWEST_ENDNOTES and min(self._labels) > last
        return NoteKind.ENDNOTE if behind else NoteKind.FOOTNOTE

    def _markers(self, at: int, indices: dict[int, int]) -> Iterator[tuple[Candidate, int | None]]:
        for marker, note in zip(self._numbering.markers, self._numbering.note_of, strict=True):
            if marker.piece == at:
                yield marker, None if note is None else indices.get(note)


def _are_raised(numbering: Numbering) -> bool:
    raised = [marker.number for marker in numbering.markers if marker.shape == "raised"]
    counted = sum(after == before + 1 for before, after in pairwise(raised))
    return len(raised) >= _FEWEST_ALONE and raised[0] == 1 and counted >= len(raised) - 2


def _marked(document: Document, sheets: Sequence[_Sheet], numbering: Numbering) -> Document:
    """The document with raised numbers as markers whose notes were not found."""
    raised = [marker for marker in numbering.markers if marker.shape == "raised"]
    blocks = (
        _with_markers(block, sheets[at], [(marker, None) for marker in raised if marker.piece == at])
        for at, block in enumerate(document.blocks)
    )
    return replace(document, blocks=tuple(blocks))


def _with_markers(block: Block, sheet: _Sheet, markers: Sequence[tuple[Candidate, int | None]]) -> Block:
    """The block without the numbers that are its markers."""
    if not markers:
        return block
    parts: list[Block] = []
    set_at: list[Marker] = []
    at = length = 0
    for marker, note in sorted(markers, key=lambda one: one[0].place):
        start, end = marker.start - sheet.shift, marker.end - sheet.shift
        if start >= at:
            parts.append(part_of(block, Span(at, start)))
            length += start - at
            at = end
        set_at.append(Marker(length, str(marker.number), note))
    parts.append(part_of(block, Span(at, len(block.text))))
    whole = joined(parts, "")
    return replace(block, text=whole.text, markers=tuple(set_at), links=whole.links, quotations=whole.quotations,
                   emphasis=whole.emphasis, raised=whole.raised, lines=())  # fmt: skip
