"""Where the addresses of citations stand in the file: line and column, for programs that show findings there."""

from __future__ import annotations

import html
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from footnotes.encoding import decode
from footnotes.errors import UnreadableDocument
from footnotes.model import Citation, Footnote, SourcePlace

_LINES = 60
"""A note's address is looked for within so many lines from where the note begins."""


def with_source_places(
    citations: Sequence[Citation], footnotes: Iterable[Footnote], data: bytes
) -> tuple[Citation, ...]:
    """The same citations with the places of their addresses, in a format whose notes have lines.

    A citation whose address does not stand in the file as it was read (put together from pieces, written with escapes
    of the format) is given none: the line of its note is all that is known.
    """
    lines = {note.id: note.location.line for note in footnotes if note.location.line}
    if not lines:
        return tuple(citations)
    try:
        text, _ = decode(data)
    except UnreadableDocument:
        return tuple(citations)
    return tuple(_placed(citations, lines, text))


def _placed(citations: Iterable[Citation], lines: Mapping[str, int], text: str) -> Iterator[Citation]:
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    for citation in citations:
        line = lines.get(citation.footnote)
        if line is None or line >= len(starts) or not citation.url:
            yield citation
            continue
        begin, end = starts[line - 1], starts[min(line - 1 + _LINES, len(starts) - 1)]
        found = next((place for word in _spellings(citation) if (place := text.find(word, begin, end)) >= 0), None)
        if found is None:
            yield citation
            continue
        row = bisect_right(starts, found)
        yield replace(citation, source_place=SourcePlace(row, found - starts[row - 1] + 1))


def _spellings(citation: Citation) -> Iterator[str]:
    for address in (citation.url_printed, citation.url):
        if address:
            yield address
            yield html.escape(address, quote=False)
