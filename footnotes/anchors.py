"""The sentence of the running text that a note stands for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, takewhile

from footnotes.block_quotations import excerpts_of, names_the_quoted
from footnotes.model import Anchor, Block, Document, Excerpt, Marker, Span
from footnotes.prose.enclosures import find_pairs
from footnotes.prose.sentences import sentence_span_at

_WHOLE = 20_000
"""Characters before a sentence in which a quotation may have begun that the mark-up says reaches it."""
_LONGEST_SENTENCE = 6_000
"""Characters; a table or a list that nobody ended with a full stop can carry a thousand notes, each with all of it."""
_SHORTEST_CUT, _ALL_SENTENCES = 600, 6_000_000
"""Characters that are left of such a sentence where it carries ever more notes, and those of them all together."""
_LONGEST_WORD = 100
_MOST = 50
"""Marked-up quotations of one sentence that are looked at."""


def anchors_of(document: Document) -> tuple[Anchor | None, ...]:
    """For each note the sentence that carries its first marker; None where no marker was found."""
    marked: dict[int, list[tuple[int, Marker]]] = {}
    for at, block in enumerate(document.blocks):
        for marker in block.markers:
            if marker.note is not None:
                marked.setdefault(marker.note, []).append((at, marker))
    vouched = excerpts_of(document.blocks)

    def anchor(places: Sequence[tuple[int, Marker]]) -> Anchor | None:
        at, first = places[0]
        # A note that is cited again vouches for what stands there, too.
        excerpts = (one for place, marker in places for one in vouched.get((place, marker.offset), ()))
        return anchor_at(document.blocks[at], first.offset, first.page, tuple(dict.fromkeys(excerpts)))

    return tuple(anchor(marked[index]) if index in marked else None for index in range(len(document.notes)))


def anchor_at(block: Block, offset: int, page: int | None = None, excerpts: tuple[Excerpt, ...] = ()) -> Anchor | None:
    """The sentence of a block that something at ``offset`` belongs to; None in a block without words.

    Args:
        block: a paragraph, heading or cell.
        offset: position in its text.
        page: the page of that position, where the block runs over several; None for the page of the block.
        excerpts: the block quotations that it vouches for.
    """
    span = sentence_span_at(block.text, offset)
    if span is None:
        return None
    longest = min(_LONGEST_SENTENCE, max(_SHORTEST_CUT, _ALL_SENTENCES // max(1, len(block.markers))))
    if span.end - span.start > longest:
        span = _around(block.text, span, offset, longest)
    begin = _quotation_began(block, span)
    return Anchor(
        sentence=span.of(block.text),
        line=block.location.line,
        page=page or block.location.page,
        offset=min(max(offset - span.start, 0), span.end - span.start),
        opened=block.text[begin : span.start],
        quotations=tuple(_within(block.quotations, Span(begin, span.end))),
        excerpts=excerpts,
        names_quoted=bool(excerpts) and names_the_quoted(block, span.start),
    )


def _around(text: str, sentence: Span, offset: int, length: int) -> Span:
    """What of a sentence without end stands around a place, cut between words."""
    start = max(sentence.start, offset - length // 2)
    end = min(sentence.end, offset + length // 2)
    if start > sentence.start:
        start = max(start, text.find(" ", start, start + _LONGEST_WORD) + 1)
    if end < sentence.end:
        end = max(text.rfind(" ", max(offset, end - _LONGEST_WORD), end), offset) or end
    return Span(start, end)


def _quotation_began(block: Block, sentence: Span) -> int:
    """Where a quotation began that is still open at the start of a sentence; there, where there is none."""
    opened = _mark_opened(block.text, sentence.start, sentence.end)
    place = bisect_left(block.quotations, sentence.start, key=lambda span: span.start)
    marked = block.quotations[place - 1] if place else None
    if marked is None or marked.end <= sentence.start or sentence.start - marked.start > _WHOLE:
        return opened
    return min(opened, marked.start)


def _mark_opened(text: str, start: int, end: int) -> int:
    pairs = _pairs(text)
    first = bisect_right(pairs, start, key=lambda pair: pair.span.end)
    # The pair that begins first is the one that holds the others.
    across = takewhile(lambda pair: pair.span.end <= end, islice(pairs, first, None))
    outer = min((pair for pair in across if pair.span.start < start), key=lambda pair: pair.span.start, default=None)
    return outer.span.start if outer is not None and outer.is_quotation else start


# A paragraph is looked through once, and not once for each of its notes.
_pairs = lru_cache(maxsize=2)(find_pairs)


def _within(spans: Sequence[Span], stretch: Span) -> Iterator[Span]:
    """What of the spans lies in a stretch, counted from its start."""
    first = bisect_right(spans, stretch.start, key=lambda span: span.end)
    for span in takewhile(lambda span: span.start < stretch.end, spans[first : first + _MOST]):
        start, end = max(span.start, stretch.start), min(span.end, stretch.end)
        yield Span(start - stretch.start, end - stretch.start)
