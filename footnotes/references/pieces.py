"""Reference lists of plain text: each entry a piece of its own, and no number in it a label or a marker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from footnotes.languages.headings import Listed, heading_of
from footnotes.model import Block, BlockKind, Location
from footnotes.numbered.lines import Piece, Role
from footnotes.references.lines import entry_starts
from footnotes.references.lists import find_headed_lists

_KINDS = {Role.HEADING: BlockKind.HEADING, Role.ROW: BlockKind.CELL}
_UNREAD = (Role.RULE, Role.FURNITURE)


def part_entries(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Make pieces of their own of the entries of reference lists.

    Those of a list that counts stay text: markers in the running text may mean its numbers.
    """
    parted = tuple(_parted(pieces))
    places = [place for place, piece in enumerate(parted) if piece.role not in _UNREAD]
    lists = find_headed_lists([_block(parted[place]) for place in places])
    entries = {places[entry] for one in lists if not one.labelled for entry in one.entries}
    return tuple(replace(piece, role=Role.ENTRY) if place in entries else piece for place, piece in enumerate(parted))


def _parted(pieces: Sequence[Piece]) -> Iterator[Piece]:
    below = False
    for piece in pieces:
        lines = piece.raw.split("\n")
        heading = heading_of(lines[0].lstrip("# "))
        if heading is not None or piece.role is Role.HEADING:
            below = heading is not None and heading is not Listed.NOTES
        if heading is not None and below and len(lines) > 1:
            yield replace(piece, raw=lines[0])
            piece = replace(piece, line=piece.line + 1, raw="\n".join(lines[1:]), begins_page=False)
            lines = lines[1:]
        if not below or piece.role not in (Role.TEXT, Role.ITEM) or len(lines) == 1:
            yield piece
            continue
        starts = entry_starts(lines)
        for start, end in zip(starts, (*starts[1:], len(lines)), strict=True):
            yield replace(piece, line=piece.line + start, raw="\n".join(lines[start:end]))


def _block(piece: Piece) -> Block:
    kind = _KINDS.get(piece.role, BlockKind.PARAGRAPH)
    text = piece.raw.lstrip("# \t") if piece.role is Role.HEADING else piece.raw
    return Block(kind, " ".join(text.split()), Location(line=piece.line))
