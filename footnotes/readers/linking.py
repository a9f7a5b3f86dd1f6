"""Ties the links of a passage to its text: those that are marked up, and URLs that stand there as words."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from footnotes.model import Link, Span
from footnotes.readers.flow import Passage, Style
from footnotes.readers.hrefs import cited_link
from footnotes.urls.repair import find_links


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
        return self.new_start + min(offset, len(self.new))


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
    return Linked(_moved(passage, pieces), tuple(links))


def _marked_up(passage: Passage, base: str | None) -> list[Link]:
    found: list[Link] = []
    for stretch in passage.stretches:
        if stretch.style is not Style.LINK or (found and stretch.span.start < found[-1].span.end):
            continue
        link = cited_link(stretch.span, stretch.href, stretch.span.of(passage.text), base)
        if link is not None:
            found.append(link)
    return found


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
