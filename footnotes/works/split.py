"""One note into its parts: works, references back to works, prose, and the separators between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from footnotes.model import Link, Note, Span
from footnotes.prose.conjunctions import AND, OR
from footnotes.prose.enclosures import Enclosure, covered, find_enclosures
from footnotes.prose.phrases import (
    CONNECTOR,
    SIGNAL,
    VERBS,
    is_sentence,
    points_here,
    remark_start,
    sentence_ends,
    strip_signal,
)
from footnotes.urls.captures import is_archived
from footnotes.works.backrefs import is_back_reference
from footnotes.works.dates import accessed_date, find_dates
from footnotes.works.frames import framed_title
from footnotes.works.shapes import ends_complete, is_author_date, is_dated_author, is_work_without_link, names_first

_URL = re.compile(r"^(?:[a-z][a-z+.-]{1,9}:|www\.|doi:|10\.\d{4,9}/)|^[^\s/]+\.[a-zа-я]{2,}(?:/\S*)?$", re.IGNORECASE)
_BARE_HOST = re.compile(r"^(?:https?://)?(?P<host>[^\s/?#:]+\.[^\W\d_]{2,})/?$", re.IGNORECASE)
_JOINT = re.compile(rf"[\s;,.|•/–—;·；，。、؛،-]*(?:\b(?:And|{AND}|{OR})\b(?=\s|$)|&)?[\s:,;]*")
_ARCHIVED = re.compile(
    r"^[\s;,.(\[]*(?:and\s)?(?:archived|archive|archiviert|perma|web archive|cached|mirror|backup|архив\w*|copy|also)"
    r"(?:\s(?:at|here|copy|version|from|link|on|unter|available))*[\s:,(\[]*$",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"[)\]>»”\"’'.*_]*")
_BRACKET_TAIL = re.compile(r"\s?[(\[][^()\[\]]{1,80}[)\]]\.?")
_AND = re.compile(rf"^\s*{AND}\s+")
_AND_AFTER_BACK = re.compile(rf",?\s{AND}\s+(?=\S)")
_ANNOUNCES = re.compile(
    r"\b(?:articles?|sources?|following|works?|reports?|here|in|see|from|on|links?|materials?|publications?|stud(?:y|ies)|"
    r"interviews?|posts?|books?|papers?|documents?|texts?|examples?|folgende\w*|suivante?s?|следующ\w+)\s*:\s*$",
    re.IGNORECASE,
)


_SEMICOLONS = ";；؛·"
"""Of Latin, Chinese, Arabic and Greek notes."""
LOOK_AHEAD = 600
"""Characters behind a separator that are looked at to tell what begins there."""
_WORDS_OF_PROSE = 5
"""Words before a quotation that make it part of a statement, not a title behind its author."""
MOST_CUTS = 300
"""Separators of one stretch that are weighed; real notes have a dozen."""


class PartKind(Enum):
    """What a part of a note is."""

    WORK = "work"
    CONTINUED = "continued"
    """Another URL for the work before it, perhaps with a year of its own."""
    BACK = "back"
    """Ibid., supra, "see note 8 above"."""
    PROSE = "prose"
    SEPARATOR = "separator"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a note. All parts of a note, in order, make up its whole text."""

    kind: PartKind
    span: Span
    links: tuple[Link, ...] = ()
    """The links of this part, their spans positions in the note's text."""


def split_note(note: Note) -> tuple[Part, ...]:
    """The parts of a note; no character is lost and none is counted twice. Never raises."""
    text = note.text
    links = _in_order(note.links, len(text))
    shown = [link for link in links if is_printed(link, text)]
    worded = [link for link in links if not is_printed(link, text)]
    printed = _without_names(text, shown)
    enclosures = find_enclosures(text, [link.span for link in printed])
    cover = covered(text, [*enclosures, *_framed(text, printed)], [link.span for link in shown])
    pieces = [
        piece for stretch in _stretches(text, printed, enclosures) for piece in _pieces(text, cover, stretch, worded)
    ]
    return tuple(_filled(text, _joined(text, _classified(text, pieces))))


def is_printed(link: Link, text: str) -> bool:
    """Whether the URL itself stands in the text; else the link lies on words of the author."""
    return bool(_URL.match(link.span.of(text).strip("<>()[] \n")))


def _without_names(text: str, printed: Sequence[Link]) -> list[Link]:
    """Drop bare hosts that name the outlet or author before a URL, and addresses in the middle of a quoted title.

    "www.a.example, 3 May 2019, URL" cites one work.
    """
    kept: list[Link] = []
    for link, following in pairwise(printed):
        begin = kept[-1].span.end if kept else 0
        named = _is_name(link, following, text) and _leads_to(text[link.span.end : following.span.start])
        if not named and not _is_in_title(text, begin, link, following.span.start):
            kept.append(link)
    return [*kept, *printed[-1:]]


def _is_name(link: Link, following: Link, text: str) -> bool:
    """Whether a link is a host without path; one printed with its scheme only if the next URL is of that host."""
    printed = link.span.of(text)
    host = _BARE_HOST.match(printed)
    return bool(host and (host["host"] == printed.rstrip("/") or f"//{host['host']}/" in following.url))


def _is_in_title(text: str, begin: int, link: Link, end: int) -> bool:
    title = framed_title(text[begin:end].rstrip("(<[ \t\n")) if end - begin <= LOOK_AHEAD else None
    if title is None or not begin + title.span.start < link.span.start < begin + title.span.end:
        return False
    return bool(re.search(r"\w", text[link.span.end : begin + title.span.end]))


def _leads_to(between: str) -> bool:
    """Whether only a date, or a title in quotation marks with what follows it, parts a name from its URL."""
    words = between.lstrip("*_ ")
    if not words.startswith(",") or len(words) > LOOK_AHEAD:
        return False
    own = re.sub(r"[\s(<\[*_]{1,40}$", "", words)
    title = framed_title(own)
    if title and not re.search(r"\w", own[: title.span.start]):
        return True
    accessed = accessed_date(own)
    for date in reversed(find_dates(own)):
        own = own[: date.span.start] + own[date.span.end :]
    return bool(accessed) or not re.search(r"[^\W\d_]", CONNECTOR.sub("", own))


def _framed(text: str, printed: Sequence[Link]) -> Iterator[Enclosure]:
    """The titles in quotation marks before the URLs, inner marks and all, and what stands between title and URL."""
    begin = 0
    for link in printed:
        title = framed_title(text[begin : link.span.start].rstrip("(<[ \t\n"))
        if title:
            yield Enclosure(Span(begin + title.span.start, link.span.start), title.mark)
        begin = link.span.end


@dataclass(frozen=True, slots=True)
class _Piece:
    span: Span
    links: tuple[Link, ...] = ()
    continues: bool = False


def _in_order(links: Sequence[Link], length: int) -> list[Link]:
    """Links by place, without those that overlap an earlier one or lie outside the text."""
    kept: list[Link] = []
    for link in sorted(links, key=lambda one: (one.span.start, one.span.end)):
        if (kept[-1].span.end if kept else 0) <= link.span.start < link.span.end <= length:
            kept.append(link)
    return kept


def _stretches(text: str, printed: Sequence[Link], enclosures: Sequence[Enclosure]) -> Iterator[_Piece]:
    """Cut after every printed URL and what belongs to it."""
    begin = 0
    for number, link in enumerate(printed):
        gap = text[begin : link.span.start]
        bare = gap.rstrip("(<[ ")
        joint = _JOINT.match(bare)
        continues = number > 0 and bool((joint and joint.end() == len(bare)) or _ARCHIVED.match(gap))
        limit = printed[number + 1].span.start if number + 1 < len(printed) else len(text)
        end = _tail_end(text, link, limit, enclosures)
        yield _Piece(Span(begin, end), (link,), continues)
        begin = end
    if begin < len(text):
        yield _Piece(Span(begin, len(text)))


def _tail_end(text: str, link: Link, limit: int, enclosures: Sequence[Enclosure]) -> int:
    """The end of what belongs to a URL: its closing bracket, a remark in brackets, the access date."""
    at = link.span.end
    around = next(
        (one for one in enclosures if one.span.start <= link.span.start and link.span.end <= one.span.end), None
    )
    if around and around.span.end <= limit and around.span.end - at <= 120:
        at = around.span.end
    at = min(limit, at + len(_CLOSING.match(text, at)[0]))  # type: ignore[index]
    for _ in range(3):
        remark = _BRACKET_TAIL.match(text, at, limit)
        if remark:
            at = remark.end()
            continue
        at_remark = _remark_end(text, at, limit, enclosures)
        if at_remark > at:
            at = at_remark
            continue
        accessed = accessed_date(text[at : min(limit, at + 60)])
        if accessed and not re.search(r"\w{2}", text[at : at + accessed.span.start]):
            at += accessed.span.end
            at += len(_CLOSING.match(text, at, limit)[0])  # type: ignore[index]
            continue
        break
    return at


def _remark_end(text: str, at: int, limit: int, enclosures: Sequence[Enclosure]) -> int:
    """The end of a remark in brackets behind ``at``, however long; ``at`` if there is none."""
    begin = at + len(text[at:limit]) - len(text[at:limit].lstrip())
    for one in enclosures:
        if one.span.start == begin and one.mark == "(" and one.span.end <= limit:
            return one.span.end if remark_start(one.span.of(text)) == 0 else at
    return at


def _pieces(text: str, cover: bytearray, stretch: _Piece, worded: Sequence[Link]) -> Iterator[_Piece]:
    """Cut a stretch where a work without a printed URL, or a sentence of prose, ends."""
    link_start = stretch.links[0].span.start if stretch.links else stretch.span.end
    own = [link for link in worded if stretch.span.start <= link.span.start < stretch.span.end]
    begin = stretch.span.start
    for cut in _cuts(text, cover, begin, link_start, bool(stretch.links)) if not stretch.continues else ():
        yield _Piece(Span(begin, cut), tuple(link for link in own if begin <= link.span.start < cut))
        begin = cut
    rest = tuple(link for link in own if begin <= link.span.start)
    yield _Piece(Span(begin, stretch.span.end), _together(stretch.links, rest), stretch.continues)


def _together(printed: tuple[Link, ...], worded: tuple[Link, ...]) -> tuple[Link, ...]:
    """The links of a piece: words that lead somewhere count beside nothing but the address of a copy."""
    if not printed or not worded:
        return printed or worded
    pages = [link for link in worded if not is_archived(link.url)]
    return (pages[0], *printed) if pages and is_archived(printed[0].url) else printed


def _cuts(text: str, cover: bytearray, start: int, end: int, leads_to_link: bool) -> list[int]:
    cuts: list[int] = []
    begin = start
    for at in _candidates(text, cover, start, end):
        left, right = text[begin:at], text[at : min(end, at + LOOK_AHEAD)]
        if re.search(r"\w", left) and re.search(r"[^\W\d_]{2}", right) and _parts(left, right, leads_to_link):
            cuts.append(at)
            begin = at
    return cuts


def _candidates(text: str, cover: bytearray, start: int, end: int) -> list[int]:
    """Positions after ``;``, a sentence, a colon, or the "and" behind an ibid., where a new part may begin."""
    at = {
        match.end() for match in re.finditer(r"[;•；؛]\s*|[:·]\s+", text[start:end]) if not cover[start + match.start()]
    }
    at |= set(sentence_ends(text[start:end], cover[start:end]))
    at |= {match.end() for match in re.finditer(r"[.?!][”\"»’']\s+(?=[\"“«]?[^\W\d_])", text[start:end])}
    at |= {match.start() for match in _AND_AFTER_BACK.finditer(text[start : min(end, start + 60)])}
    return sorted(start + position for position in at)[:MOST_CUTS]


def _parts(left: str, right: str, leads_to_link: bool) -> bool:
    """Whether ``left``, which ends in a separator, is a part of its own."""
    mark = left.rstrip()[-1:]
    if is_back_reference(left.rstrip(" ;.,")):
        return True
    if not right.lstrip()[:1].isalnum() and right.lstrip()[:1] not in "\"“„«'‘[(*":
        return False
    signal = bool(SIGNAL.match(right)) and right.lstrip()[0].isupper()
    if mark in _SEMICOLONS:
        right = _AND.sub("", right)
        lower = right.lstrip()[:1].islower() and not SIGNAL.match(right) and not is_back_reference(right[:40])
        return not lower and (signal or ends_complete(left) or _is_plain(left) or is_author_date(right))
    if mark == ":":
        return bool(_ANNOUNCES.search(left)) and right.count(",") >= 1 and _is_plain(left) and names_first(right[:200])
    if mark in ".?!":
        if signal or _is_plain(left):
            return True
        if is_dated_author(left):
            return False
        return not leads_to_link and ends_complete(left) and (_is_plain(right) or is_work_without_link(right))
    if mark in "”\"»’'":
        outside = re.sub(r"[“\"«‘'].*", "", left, flags=re.DOTALL)
        if signal and len(outside.split()) >= _WORDS_OF_PROSE:
            return True
        return is_sentence(outside + " x x") and not names_first(left)
    return False


def _is_plain(text: str) -> bool:
    """Whether ``text`` is a statement of the author and not the beginning of a citation."""
    return (is_sentence(text) or points_here(text)) and (not names_first(text) or _goes_on_to_state(text))


def _goes_on_to_state(text: str) -> bool:
    """Whether a name opens a statement and not a citation: "Some University, for example, requires that ..."."""
    clauses = re.split(r",\s", text[:LOOK_AHEAD])
    return any(
        one[:1].islower() and not re.search(r"\d|[“\"]", one) and VERBS & set(one.split()[:4]) for one in clauses[1:3]
    )


def _classified(text: str, pieces: Sequence[_Piece]) -> Iterator[Part]:
    for piece in pieces:
        joint = _JOINT.match(text, piece.span.start, piece.span.end)
        start = joint.end() if joint else piece.span.start
        if start > piece.span.start and start < piece.span.end:
            yield Part(PartKind.SEPARATOR, Span(piece.span.start, start))
        elif start >= piece.span.end:
            yield Part(PartKind.SEPARATOR, piece.span)
            continue
        span = Span(start, piece.span.end)
        yield Part(_kind(span.of(text), piece), span, piece.links)


def _kind(words: str, piece: _Piece) -> PartKind:
    if piece.continues:
        return PartKind.CONTINUED
    if piece.links:
        return PartKind.WORK
    if is_back_reference(words):
        return PartKind.BACK
    return PartKind.WORK if is_work_without_link(words) else PartKind.PROSE


def _joined(text: str, parts: Iterator[Part]) -> list[Part]:
    """Put a bare pointer ("See (in Russian): URL") back to the law or work without a URL that stands before it."""
    joined: list[Part] = []
    for part in parts:
        before = joined[-1] if joined else None
        if (
            before
            and before.kind is PartKind.WORK
            and not before.links
            and part.kind is PartKind.WORK
            and part.links
            and _is_bare_pointer(text[part.span.start : part.links[0].span.start])
        ):
            joined[-1] = Part(PartKind.WORK, Span(before.span.start, part.span.end), part.links)
        else:
            joined.append(part)
    return joined


def _is_bare_pointer(words: str) -> bool:
    return bool(words.strip()) and not re.search(r"\w", words[strip_signal(words) :])


def _filled(text: str, parts: Sequence[Part]) -> Iterator[Part]:
    """Parts without gaps: what a merge or cut left between two parts becomes a separator."""
    at = 0
    for part in parts:
        if part.span.start > at:
            yield Part(PartKind.SEPARATOR, Span(at, part.span.start))
        yield part
        at = part.span.end
    if at < len(text):
        yield Part(PartKind.SEPARATOR, Span(at, len(text)))
