"""Makes notes of the reference lists of a document, whatever format it came in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from footnotes.model import Block, BlockKind, Document, Link, Note, Span, Unread, UnreadKind
from footnotes.references.likeness import label_at
from footnotes.references.lists import Found, ReferenceList, find_lists


def with_references(document: Document) -> Document:
    """The document with the entries of its reference lists as notes behind those that its reader found.

    What looks like a reference and is in no list that could be read becomes one of ``Document.unread``.
    """
    found = find_lists(document.blocks)
    if not found.lists and not found.unread:
        return document
    entries = tuple(note for one in found.lists for note in _notes(one, document.blocks))
    taken = {place for one in found.lists for place in one.entries}
    return replace(
        document,
        blocks=tuple(block for place, block in enumerate(document.blocks) if place not in taken),
        notes=(*document.notes, *entries),
        unread=(*document.unread, *_unread(found, document.blocks)),
    )


def _notes(one: ReferenceList, blocks: tuple[Block, ...]) -> Iterator[Note]:
    for number, place in enumerate(one.entries, 1):
        yield _note(blocks[place], one, number)


def _note(block: Block, one: ReferenceList, number: int) -> Note:
    label = label_at(block.text, one.labelled)
    cut = label.end if label else 0
    text = block.text[cut:]
    links = tuple(_moved_link(link, cut) for link in block.links if link.span.end > cut)
    emphasis = tuple(_moved(span, cut) for span in block.emphasis if span.end > cut)
    name = label.name if label and label.name else str(number)
    return Note(name, one.kind, text, block.location, links, emphasis)


def _moved(span: Span, cut: int) -> Span:
    return Span(max(0, span.start - cut), span.end - cut)


def _moved_link(link: Link, cut: int) -> Link:
    return replace(link, span=_moved(link.span, cut))


def _unread(found: Found, blocks: tuple[Block, ...]) -> Iterator[Unread]:
    for place in found.unread:
        block = blocks[place]
        kind = UnreadKind.LIST if block.kind is BlockKind.HEADING else UnreadKind.REFERENCE
        yield Unread(kind, block.text, block.location)
