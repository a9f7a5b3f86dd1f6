"""Words that only tell of a page's copy, set aside so that a note reads as it did before somebody put them in.

``Moor, A. (2019). Tides. https://a.example/t (archived at https://web.archive.org/web/2019/https://a.example/t).``
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from footnotes.model import Citation, Link, Note, Span
from footnotes.urls.captures import capture_of, is_archived
from footnotes.works.copies import PlacedCitation, announces_copy, cited_copy, is_same_page

_FARTHEST = 400
"""Characters between a page and a copy whose own address says that it is the page's."""
_NEAR = 120
"""The same where nothing but the words before the copy says so, and the page stands behind its title."""
_BRACKETS = {"(": ")", "[": "]", "（": "）"}
_BEHIND_ADDRESS = re.compile(r"[>)\]]?\s?,\s")
_CLOSING_ADDRESS = re.compile(r">?")


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that tell of a copy and of nothing else."""

    span: Span
    """Of the whole text."""
    place: int
    """Where they were taken out of the text that is left."""
    page: Span
    """Where the address of the page stands in the text that is left."""
    copy: str
    """Address of the copy."""


def set_aside(note: Note) -> tuple[Note, tuple[Aside, ...]]:
    """A note without words that only tell of copies, and those words; a note that tells of none as it is."""
    told = tuple(_stretches(note))
    if not told:
        return note, ()
    cuts = _Cuts([span for span, _, _ in told])
    asides = tuple(Aside(span, cuts.left(span.start), cuts.moved(page.span), copy.url) for span, page, copy in told)
    left = replace(
        note,
        text=cuts.text(note.text),
        links=tuple(replace(link, span=cuts.moved(link.span)) for link in note.links if cuts.keep(link.span)),
        emphasis=tuple(map(cuts.moved, filter(cuts.keep, note.emphasis))),
        quotation=tuple(map(cuts.moved, filter(cuts.keep, note.quotation))),
    )
    return left, asides


class Restoration:
    """Puts citations of a note that was read without asides back into the whole text."""

    def __init__(self, text: str, asides: Sequence[Aside]) -> None:
        """Take the whole text and its asides, in order."""
        self._text = text
        self._places = [one.place for one in asides]
        self._widths = [0, *accumulate(one.span.end - one.span.start for one in asides)]
        self._of_page = {one.page: one for one in asides}

    def of(self, placed: PlacedCitation) -> Citation:
        """The citation with its whole text and its copy."""
        mine = self._of_page.get(placed.address) if placed.address else None
        start, end = placed.span.start, placed.span.end
        behind = bisect_right if mine and mine.place == end else bisect_left
        span = Span(
            start + self._widths[bisect_right(self._places, start)], end + self._widths[behind(self._places, end)]
        )
        copy = placed.citation.cited_copy or (cited_copy(mine.copy) if mine else None)
        return replace(placed.citation, text=span.of(self._text), cited_copy=copy)


class _Cuts:
    """Stretches that are taken out of a text, in order and apart from each other."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]
        self._gone = [0, *accumulate(span.end - span.start for span in spans)]

    def left(self, place: int) -> int:
        """A place of the whole text in what is left."""
        return place - self._gone[bisect_left(self._starts, place)]

    def keep(self, stretch: Span) -> bool:
        """Whether nothing of a stretch is taken out."""
        number = bisect_right(self._starts, stretch.start)
        before = number == 0 or self._spans[number - 1].end <= stretch.start
        return before and (number == len(self._starts) or self._starts[number] >= stretch.end)

    def moved(self, stretch: Span) -> Span:
        """A stretch that is kept, in what is left."""
        start = self.left(stretch.start)
        return Span(start, start + stretch.end - stretch.start)

    def text(self, text: str) -> str:
        """What is left."""
        ends = [0, *(span.end for span in self._spans)]
        return "".join(text[end:start] for end, start in zip(ends, [*self._starts, len(text)], strict=True))


def _stretches(note: Note) -> Iterator[tuple[Span, Link, Link]]:
    text, links = note.text, note.links
    for page, copy, behind in zip(links, links[1:], (*links[2:], None), strict=False):
        if is_archived(page.url) or not is_archived(copy.url) or "/" not in copy.span.of(text):
            continue
        capture = capture_of(copy.url)
        if (capture and not is_same_page(capture[0], page.url)) or (behind and is_archived(behind.url)):
            continue
        span = _bracketed(text, page.span, copy.span) or _behind_comma(text, page.span, copy.span)
        if span and span.start - page.span.end <= _reach(text, page, is_shown=capture is not None):
            yield span, page, copy


def _reach(text: str, page: Link, *, is_shown: bool) -> int:
    """How far behind a page its copy may stand: right behind its address, unless the copy shows whose it is."""
    if is_shown:
        return _FARTHEST
    return 1 if "/" in page.span.of(text) else _NEAR


def _bracketed(text: str, page: Span, copy: Span) -> Span | None:
    """``(archived at COPY)``, ``[COPY]`` with the blank before it."""
    opens = max(text.rfind(bracket, page.end, copy.start) for bracket in _BRACKETS)
    closes = _CLOSING_ADDRESS.match(text, copy.end)
    end = closes.end() if closes else copy.end
    if opens < 0 or text[end : end + 1] != _BRACKETS[text[opens]]:
        return None
    words = text[opens + 1 : copy.start]
    if re.search(r"\w", words) and not announces_copy(words):
        return None
    start = opens - 1 if text[opens - 1].isspace() else opens
    return Span(start, end + 1)


def _behind_comma(text: str, page: Span, copy: Span) -> Span | None:
    """``, archived at COPY`` right behind the address of the page."""
    comma = _BEHIND_ADDRESS.match(text, page.end) if "/" in page.of(text) else None
    if comma is None or not announces_copy(text[comma.end() : copy.start]):
        return None
    closes = _CLOSING_ADDRESS.match(text, copy.end) if "<" in text[page.end : copy.start] else None
    return Span(text.index(",", page.end), closes.end() if closes else copy.end)
