"""The sentence of the running text that a note stands for."""

from __future__ import annotations

from footnotes.model import Anchor, Block, Document, Marker
from footnotes.prose.enclosures import LONGEST_QUOTATION, find_enclosures
from footnotes.prose.sentences import sentence_span_at

_WHOLE = 20_000
"""Characters of a paragraph up to which all of it is looked through for the quotation that reaches a sentence."""


def anchors_of(document: Document) -> tuple[Anchor | None, ...]:
    """For each note the sentence that carries its first marker; None where no marker was found."""
    first: dict[int, tuple[Block, Marker]] = {}
    for block in document.blocks:
        for marker in block.markers:
            if marker.note is not None:
                first.setdefault(marker.note, (block, marker))
    places = (first.get(index) for index in range(len(document.notes)))
    return tuple(anchor_at(place[0], place[1].offset, place[1].page) if place else None for place in places)


def anchor_at(block: Block, offset: int, page: int | None = None) -> Anchor | None:
    """The sentence of a block that something at ``offset`` belongs to; None in a block without words.

    Args:
        block: a paragraph, heading or cell.
        offset: position in its text.
        page: the page of that position, where the block runs over several; None for the page of the block.
    """
    span = sentence_span_at(block.text, offset)
    if span is None:
        return None
    place = min(max(offset - span.start, 0), span.end - span.start)
    opened = _opened_before(block.text, span.start, span.end)
    return Anchor(span.of(block.text), block.location.line, page or block.location.page, place, opened)


def _opened_before(text: str, start: int, end: int) -> str:
    """From the mark of a quotation that began before ``start`` and is still open there; empty when there is none."""
    first = 0 if start <= _WHOLE else start - 2 * LONGEST_QUOTATION
    for enclosure in find_enclosures(text[first:end]):
        began, ended = first + enclosure.span.start, first + enclosure.span.end
        if enclosure.is_quotation and began < start < ended:
            return text[began:start]
    return ""
