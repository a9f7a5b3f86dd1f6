"""Blocks of running text, from the passages that a reader has written down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from footnotes.model import Block, BlockKind, Extract, Location, Span
from footnotes.readers.flow import Passage, Style, tidy
from footnotes.readers.linking import link_passage


def block_of(kind: BlockKind, passage: Passage, base: str | None, places: Mapping[int, int]) -> Block:
    """The block that a passage makes.

    Args:
        kind: what it is.
        passage: its words, and what the mark-up says of them.
        base: what relative links refer to; None where they lead nowhere.
        places: of each note that was met, its index among the notes of the document.
    """
    linked = link_passage(tidy(passage), base)
    shown = linked.passage
    markers = tuple(
        replace(marker, note=None if marker.note is None else places[marker.note]) for marker in shown.markers
    )
    quotations = tuple(_outermost(shown.spans(Style.QUOTATION)))
    return Block(
        kind,
        shown.text,
        Location(shown.line),
        markers,
        linked.links,
        quotations,
        emphasis=_spans(shown, Style.EMPHASIS),
        raised=_spans(shown, Style.RAISED),
        lines=_spans(shown, Style.LINE),
        item=shown.item,
        extract=_extract(shown),
    )


def _spans(passage: Passage, style: Style) -> tuple[Span, ...]:
    return tuple(span for span in passage.spans(style) if span.start < span.end)


def _outermost(spans: Sequence[Span]) -> Iterator[Span]:
    end = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start < span.end and span.start >= end:
            yield span
            end = span.end


def _extract(passage: Passage) -> Extract | None:
    if passage.extract is None:
        return None
    credited = [span for span in passage.spans(Style.CREDIT) if not passage.text[span.end :].strip(" .)]")]
    return Extract(passage.extract, Span(0, min((span.start for span in credited), default=len(passage.text))))
