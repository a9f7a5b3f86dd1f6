"""Parts of a block, with what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from footnotes.model import Block, Span


def part_of(block: Block, part: Span) -> Block:
    """The block that a stretch of another makes; its number as an item stays with the first one.

    Args:
        block: a paragraph.
        part: a stretch of its text.
    """
    start, end = part.start, part.end

    def moved(spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(
            Span(max(span.start, start) - start, min(span.end, end) - start)
            for span in spans
            if span.start < end and span.end > start
        )

    return replace(
        block,
        text=block.text[start:end],
        markers=tuple(
            replace(marker, offset=marker.offset - start) for marker in block.markers if start <= marker.offset <= end
        ),
        links=tuple(
            replace(link, span=Span(max(link.span.start, start) - start, min(link.span.end, end) - start))
            for link in block.links
            if link.span.start < end and link.span.end > start
        ),
        quotations=moved(block.quotations),
        emphasis=moved(block.emphasis),
        raised=moved(block.raised),
        lines=moved(block.lines),
        item=block.item if start == 0 else None,
    )


def trimmed(block: Block, part: Span) -> Block:
    """The block that a stretch of another makes, without white space at its ends."""
    words = part.of(block.text)
    start = part.start + len(words) - len(words.lstrip())
    return part_of(block, Span(start, max(start, part.end - (len(words) - len(words.rstrip())))))


def joined(parts: Sequence[Block], between: str) -> Block:
    """One block of several that follow each other, ``between`` standing between their texts."""
    text = between.join(part.text for part in parts)
    starts = [0]
    for part in parts[:-1]:
        starts.append(starts[-1] + len(part.text) + len(between))

    def moved(spans: Sequence[Sequence[Span]]) -> tuple[Span, ...]:
        return tuple(
            Span(span.start + start, span.end + start) for start, own in zip(starts, spans, strict=True) for span in own
        )

    links = tuple(
        replace(link, span=Span(link.span.start + start, link.span.end + start))
        for start, part in zip(starts, parts, strict=True)
        for link in part.links
    )
    return replace(
        parts[0],
        text=text,
        links=links,
        quotations=moved([part.quotations for part in parts]),
        emphasis=moved([part.emphasis for part in parts]),
        raised=moved([part.raised for part in parts]),
        lines=(),
    )
