"""Words that only tell of a page's copy, set aside so that a note reads as it did before somebody put them in.

``Moor, A. (2019). Tides. https://a.example/t (archived at https://web.archive.org/web/2019/https://a.example/t).``
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
    asides: list[Aside] = []
    left = note
    for span, page, copy in _stretches(note):
        gone = sum(one.span.end - one.span.start for one in asides)
        page_left = Span(page.span.start - gone, page.span.end - gone)
        asides.append(Aside(span, span.start - gone, page_left, copy.url))
        left = _without(left, Span(span.start - gone, span.end - gone))
    return left, tuple(asides)


def restored(placed: PlacedCitation, text: str, asides: Sequence[Aside]) -> Citation:
    """A citation that was read without asides, with its whole text and its copy.

    Args:
        placed: its span and address are of the text that is left.
        text: the whole text.
        asides: of the note, in order.
    """
    mine = [one for one in asides if placed.address == one.page]
    start = placed.span.start + sum(_width(one) for one in asides if one.place <= placed.span.start)
    before = (one for one in asides if one.place < placed.span.end or (one in mine and one.place == placed.span.end))
    span = Span(start, placed.span.end + sum(map(_width, before)))
    copy = placed.citation.cited_copy or (cited_copy(mine[0].copy) if mine else None)
    return replace(placed.citation, text=span.of(text), cited_copy=copy)


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


def _without(note: Note, span: Span) -> Note:
    width = span.end - span.start

    def kept(stretch: Span) -> bool:
        return stretch.end <= span.start or stretch.start >= span.end

    def moved(stretch: Span) -> Span:
        return stretch if stretch.end <= span.start else Span(stretch.start - width, stretch.end - width)

    return replace(
        note,
        text=note.text[: span.start] + note.text[span.end :],
        links=tuple(replace(link, span=moved(link.span)) for link in note.links if kept(link.span)),
        emphasis=tuple(moved(one) for one in note.emphasis if kept(one)),
        quotation=tuple(moved(one) for one in note.quotation if kept(one)),
    )


def _width(aside: Aside) -> int:
    return aside.span.end - aside.span.start
