"""The sentence of the running text that a note stands for."""

from __future__ import annotations

from footnotes.enclosures import LONGEST_QUOTATION, find_enclosures
from footnotes.model import Anchor, Block, Document
from footnotes.sentences import sentence_span_at

_WHOLE = 20_000
"""Characters of a paragraph up to which all of it is looked through for the quotation that reaches a sentence."""


def anchor_of(document: Document, note_index: int) -> Anchor | None:
    """The sentence that carries the first marker of a note; None when no marker for it was found.

    Args:
        document: what a reader made of a file.
        note_index: place of the note in ``document.notes``.
    """
    for block in document.blocks:
        for marker in block.markers:
            if marker.note == note_index:
                return anchor_at(block, marker.offset)
    return None


def anchor_at(block: Block, offset: int) -> Anchor | None:
    """The sentence of a block that something at ``offset`` belongs to; None in a block without words."""
    span = sentence_span_at(block.text, offset)
    if span is None:
        return None
    place = min(max(offset - span.start, 0), span.end - span.start)
    opened = _opened_before(block.text, span.start, span.end)
    return Anchor(span.of(block.text), block.location.line, block.location.page, place, opened)


def _opened_before(text: str, start: int, end: int) -> str:
    """From the mark of a quotation that began before ``start`` and is still open there; empty when there is none."""
    first = 0 if start <= _WHOLE else start - 2 * LONGEST_QUOTATION
    for enclosure in find_enclosures(text[first:end]):
        began, ended = first + enclosure.span.start, first + enclosure.span.end
        if enclosure.is_quotation and began < start < ended:
            return text[began:start]
    return ""
