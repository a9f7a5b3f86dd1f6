"""Makes notes of the reference lists of a document, whatever format it came in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from footnotes.model import Block, BlockKind, Document, Note, Span, Unread, UnreadKind
from footnotes.references.likeness import label_at
from footnotes.references.lines import parted_at_lines
from footnotes.references.lists import Found, ReferenceList, find_lists
from footnotes.references.services import without_services
from footnotes.references.slices import part_of


def with_references(document: Document) -> Document:
    """The document with the entries of its reference lists as notes behind those that its reader found.

    What looks like a reference and is in no list that could be read becomes one of ``Document.unread``.
    """
    document = replace(document, notes=tuple(map(without_services, document.notes)))
    parted = tuple(part for block in document.blocks for part in parted_at_lines(block))
    found = find_lists(parted)
    if not found.lists and not found.unread:
        return document
    entries = tuple(without_services(note) for one in found.lists for note in _notes(one, parted))
    taken = {place for one in found.lists for place in one.entries}
    return replace(
        document,
        blocks=tuple(block for place, block in enumerate(parted) if place not in taken),
        notes=(*document.notes, *entries),
        unread=(*document.unread, *_unread(found, parted)),
    )


def _notes(one: ReferenceList, blocks: tuple[Block, ...]) -> Iterator[Note]:
    for number, place in enumerate(one.entries, 1):
        yield _note(blocks[place], one, number)


def _note(block: Block, one: ReferenceList, number: int) -> Note:
    label = label_at(block.text, one.labelled)
    entry = part_of(block, Span(label.end if label else 0, len(block.text)))
    name = (label.name if label else None) or block.item or str(number)
    return Note(name, one.kind, entry.text, block.location, entry.links, entry.emphasis)


def _unread(found: Found, blocks: tuple[Block, ...]) -> Iterator[Unread]:
    for place in found.unread:
        block = blocks[place]
        kind = UnreadKind.LIST if block.kind is BlockKind.HEADING else UnreadKind.REFERENCE
        yield Unread(kind, block.text, block.location)
