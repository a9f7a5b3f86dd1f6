"""Running text put together again where pages and notes had cut it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from footnotes.numbered.lines import Role
from footnotes.numbered.segments import Segment, is_open, is_wanting
from footnotes.prose.sentences import sentence_spans

_SHORTEST = 60
"""Characters below which a line that ends without a full stop is a heading or a caption, not half a paragraph."""


@dataclass(slots=True)
class Paragraph:
    """The segments of one paragraph, heading, list item or table row."""

    role: Role
    segments: list[Segment]

    @property
    def line(self) -> int:
        """1-based line of the file where it begins."""
        return self.segments[0].line


def paragraphs_of(body: Sequence[Segment]) -> tuple[Paragraph, ...]:
    """Join the halves of paragraphs that pages, notes or blank lines divide; rules and furniture divide nothing."""
    paragraphs: list[Paragraph] = []
    interrupted = False
    for segment in body:
        if segment.is_transparent:
            interrupted = True
            if segment.role is Role.FURNITURE:
                paragraphs.append(Paragraph(Role.FURNITURE, [segment]))
            continue
        halves = [paragraph for paragraph in reversed(paragraphs[-4:]) if paragraph.role is not Role.FURNITURE]
        if halves and _goes_on(halves, segment, "page" if interrupted else "line"):
            halves[0].segments.append(segment)
        else:
            paragraphs.append(Paragraph(segment.role, [segment]))
        interrupted = False
    return tuple(paragraphs)


def _goes_on(halves: Sequence[Paragraph], segment: Segment, gap: str) -> bool:
    half = halves[0]
    end = half.segments[-1].raw
    if half.role not in (Role.TEXT, Role.ITEM) or segment.role is not Role.TEXT or not is_open(end):
        return False
    if len(half.segments) == 1 and _is_heading(end):
        # The first line of a paragraph is as short, where the page ends behind it.
        return (
            gap == "page" and segment.begins_low and not any(is_open(other.segments[-1].raw) for other in halves[1:2])
        )
    if segment.begins_low:
        return True
    long = len(end) > 2 * _SHORTEST and len(segment.raw) > _SHORTEST
    return long and (gap == "page" or (is_wanting(end) and not end.rstrip().endswith(":")))


def _is_heading(text: str) -> bool:
    return len(text) < _SHORTEST and not is_wanting(text) and len(sentence_spans(text)) == 1
