"""Ties the links of a passage to its text: those that are marked up, and URLs that stand there as words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from footnotes.model import Link, Span
from footnotes.readers.flow import Passage, Style
from footnotes.readers.hrefs import cited_link
from footnotes.urls.repair import find_links

_SAME_WORDS, _SHIFTED = 24, 400
"""Characters that tell a place again after repairs, and how far they may have moved it."""
_LONGEST_BEFORE = 300
_BEFORE = re.compile(r"https?://[^\s<>\"]{0,280}$", re.I)


@dataclass(frozen=True, slots=True)
class Linked:
    """A passage whose printed URLs are repaired, and its links in order."""

    passage: Passage
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the old text and what became of it."""

    old: str
    new: str
    old_start: int
    new_start: int

    def moved(self, position: int) -> int:
        """Where a position of the old text is in the new one."""
        offset = position - self.old_start
        if self.new.startswith(self.old[:offset]):
            return self.new_start + offset
        if self.new.endswith(self.old[offset:]):
            return self.new_start + len(self.new) - (len(self.old) - offset)
        # Between two changes: where the same words stand.
        words = self.old[offset : offset + _SAME_WORDS]
        found = self.new.find(words, max(0, offset - _SHIFTED), offset + _SHIFTED)
        return self.new_start + (found if words and found >= 0 else min(offset, len(self.new)))


def link_passage(passage: Passage, base: str | None) -> Linked:
    """The passage with all its links; ``base`` is what relative targets refer to."""
    pieces: list[_Piece] = []
    links: list[Link] = []
    at = length = 0
    for marked in [*_marked_up(passage, base), None]:
        start = marked.span.start if marked else len(passage.text)
        # Paragraphs are read apart: no URL goes on in the next one.
        for line in passage.text[at:start].splitlines(keepends=True):
            repaired = find_links(line)
            links.extend(replace(link, span=_shifted(link.span, length)) for link in repaired.links)
            pieces.append(_Piece(line, repaired.text, at, length))
            at += len(line)
            length += len(repaired.text)
        if marked is not None:
            shown = marked.span.of(passage.text)
            links.append(replace(marked, span=Span(length, length + len(shown))))
            pieces.append(_Piece(shown, shown, start, length))
            at += len(shown)
            length += len(shown)
    return Linked(_moved(passage, pieces), tuple(_without_site_names(links)))


def _without_site_names(links: Sequence[Link]) -> Iterator[Link]:
    """The links without those that only name the site of another one: "<a>Title</a>. www.mills.example"."""
    hosts = {_host(link.url) for link in links if _path(link.url)}
    for link in links:
        if "added-scheme" not in link.repairs or _path(link.url) or _host(link.url) not in hosts:
            yield link


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].casefold()


def _path(url: str) -> str:
    return url.partition("://")[2].partition("/")[2]


def _marked_up(passage: Passage, base: str | None) -> list[Link]:
    found: list[Link] = []
    for stretch in passage.stretches:
        if stretch.style is not Style.LINK or (found and stretch.span.start < found[-1].span.end):
            continue
        link = cited_link(stretch.span, stretch.href, stretch.span.of(passage.text), base)
        if link is not None:
            found.append(_whole(link, passage.text, found[-1].span.end if found else 0))
    return found


def _whole(link: Link, text: str, start: int) -> Link:
    """The link with what of its address stands before the linked words: ``https://doi.org/<a>10.1000/1</a>``."""
    before = _BEFORE.search(text, max(start, link.span.start - _LONGEST_BEFORE), link.span.start)
    shown = link.span.of(text)
    if before is None or before[0] + shown != link.url:
        return link
    return replace(link, span=Span(before.start(), link.span.end), shown=None)


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _moved(passage: Passage, pieces: list[_Piece]) -> Passage:
    text = "".join(piece.new for piece in pieces)
    if text == passage.text:
        return passage

    ends = [piece.old_start + len(piece.old) for piece in pieces]

    def moved(position: int) -> int:
        return pieces[bisect_left(ends, position)].moved(position)

    stretches = tuple(
        replace(stretch, span=Span(moved(stretch.span.start), moved(stretch.span.end))) for stretch in passage.stretches
    )
    markers = tuple(replace(marker, offset=moved(marker.offset)) for marker in passage.markers)
    return replace(passage, text=text, stretches=stretches, markers=markers)
