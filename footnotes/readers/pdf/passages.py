"""Lines of print made one text: words and URLs joined, italics, links and markers in their places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from footnotes.model import Link, Span
from footnotes.numbered.marks import EMPHASIS, MARKER, PLAIN, Cleaned, assemble
from footnotes.readers.pdf.glyphs import HYPHEN
from footnotes.readers.pdf.lines import Line
from footnotes.readers.pdf.urls import BARE, OPEN_URL, Break, Joint, joint_of, other_urls
from footnotes.urls.mend import trailing_punctuation
from footnotes.urls.readings import Lexicon, other_readings
from footnotes.urls.repair import find_links

_WORDS = "\ue004"
"""Put before linked words that are no URL, so that their white space is read as that of the text around."""
_BARE_URL = re.compile(BARE + r"[^\s<>\"“”„«»\ue000-\uf8ff]{2,300}", re.I)
_URL_START = re.compile(r"(?<![/=])https?://|ftp://|(?<![\w@./-])www\.(?=[\w-]{1,63}\.)", re.I)
_GLUED = ("—", "/")
"""Behind these no white space stands where a line ends."""
_STOP = re.compile(r"[.,;:)\]]{1,3}(?:\s|$)")
"""Punctuation that a line's end cut off."""
_CONTEXT = 400
_LOST = re.compile("[\ufffd\u0000-\u0008\u000b-\u001f\ue000-\uf8ff\u21a9\ufe0e\ufe0f]")
"""Characters without a meaning here: those of a font without Unicode, and the arrow back that web pages print."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a line that belongs to a text."""

    line: Line
    start: int
    end: int
    right: float
    """Right edge of its column."""
    marks: tuple[Span, ...] = ()
    """Markers that are taken out, one for each note they point at, in order."""


def read_passage(pieces: Sequence[Piece], lexicon: Lexicon) -> Cleaned:
    """Make one text of lines; markers come out as positions in it."""
    passage = _Passage(lexicon)
    for place, piece in enumerate(pieces):
        passage.add(piece, pieces[place + 1] if place + 1 < len(pieces) else None)
    text, links = passage.linked()
    cleaned = assemble(text, links, lexicon)
    return replace(cleaned, links=tuple(_trimmed(link, cleaned.text) for link in cleaned.links))


def _trimmed(link: Link, text: str) -> Link:
    words = link.span.of(text)
    start = link.span.start + len(words) - len(words.lstrip())
    return replace(link, span=Span(start, max(start, link.span.start + len(words.rstrip()))))


class _Places:
    """Where the characters of a line are in the text that it was written to."""

    def __init__(self, start: int, new: int) -> None:
        self._old, self._new = [start], [new]

    def note(self, old: int, new: int) -> None:
        self._old.append(old)
        self._new.append(new)

    def of(self, old: int) -> int:
        at = max(0, bisect_right(self._old, old) - 1)
        ahead = self._new[at + 1] if at + 1 < len(self._new) else self._new[at]
        return min(self._new[at] + old - self._old[at], ahead)


class _Passage:
    """A text that still grows: what is printed, where its lines were joined, and where annotations lie."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._raw = ""
        self._joints: list[tuple[int, Joint, str]] = []
        self._targets: list[tuple[Span, str]] = []
        self._slanted = False

    def add(self, piece: Piece, following: Piece | None) -> None:
        words = _LOST.sub(" ", piece.line.text)
        start = len(self._raw)
        places = self._write(piece, words)
        for target in piece.line.targets:
            span = _words_under(words, target.span, piece)
            if span is not None:
                self._add_target(Span(places.of(span.start), places.of(span.end)), target.url)
        self._end_line(piece, following, start)

    def _write(self, piece: Piece, words: str) -> _Places:
        """Write a line with its sentinels; tells the new place of every character of it."""
        slanted = [span for span in piece.line.slanted if "://" not in span.of(words)]
        edges = {edge for span in (*slanted, *piece.marks) for edge in (span.start, span.end)}
        cuts = [piece.start, *sorted(edge for edge in edges if piece.start < edge < piece.end), piece.end]
        places = _Places(piece.start, len(self._raw))
        for start, end in pairwise(cuts):
            self._slant(any(span.start <= start < span.end for span in slanted))
            taken = [span for span in piece.marks if span.start <= start < span.end]
            self._raw += MARKER * sum(span.start == start for span in taken)
            places.note(start, len(self._raw))
            self._raw += "" if taken else words[start:end]
        places.note(piece.end, len(self._raw))
        return places

    def _slant(self, is_slanted: bool) -> None:
        if is_slanted != self._slanted:
            self._raw += EMPHASIS if is_slanted else PLAIN
            self._slanted = is_slanted

    def _add_target(self, span: Span, url: str) -> None:
        if self._targets and self._targets[-1][1] == url and span.start - self._targets[-1][0].end <= 3:
            span = Span(self._targets.pop()[0].start, span.end)
        self._targets.append((span, url))

    def _end_line(self, piece: Piece, following: Piece | None, start: int) -> None:
        bare = self._raw.rstrip()
        if following is None:
            self._raw = bare.removesuffix(HYPHEN) + ("-" if bare.endswith(HYPHEN) else "")
            self._raw += PLAIN if self._slanted else ""
            return
        if _STOP.match(following.line.text, following.start):
            self._raw = bare
            return
        # A URL holds no white space: it is looked for behind the last.
        url = OPEN_URL.search(bare, max(bare.rfind(" "), bare.rfind("\n"), len(bare) - 4000, 0))
        joint = self._joint(url[0], piece, following) if url else None
        if joint is not None and joint.goes_on and url:
            self._raw = bare[: url.start()] + joint.url
            self._joints.append((len(self._raw), joint, ""))
            return
        if joint is not None and joint.may_end:
            token = re.match(r"[^\s<>\"“”„«»]*", following.line.text[following.start : following.end])
            self._joints.append((len(bare), joint, token[0] if token else ""))
        if bare.endswith(HYPHEN):
            bare = bare[:-1] + "-"
        self._raw = bare + ("" if bare.endswith(_GLUED) and not url and len(bare) > start else "\n")

    def _joint(self, url: str, piece: Piece, following: Piece) -> Joint:
        words = following.line.text[following.start : following.end]
        ends = [target.url for target in piece.line.targets if target.span.end >= piece.end - 3]
        begins = [target.url for target in following.line.targets if target.span.start <= following.start + 3]
        room = (piece.right - piece.line.right) / piece.line.size
        return joint_of(Break(url, words.lstrip(), room, (*ends, *begins), self._lexicon.words))

    def linked(self) -> tuple[str, tuple[Link, ...]]:
        """The text with its URLs repaired, and the links in it."""
        starts = [found.start() for found in _URL_START.finditer(self._raw)]
        cuts = sorted({0, *starts, len(self._raw)})
        parts: list[str] = []
        links: list[Link] = []
        length = 0
        for start, end in pairwise(cuts):
            raw = self._raw[start:end]
            if start not in starts:
                text, found = self._worded(raw, start, 0)
            else:
                text, found = self._with_url(raw, start)
            links += [replace(link, span=Span(link.span.start + length, link.span.end + length)) for link in found]
            parts.append(text)
            length += len(text)
        return "".join(parts), tuple(links)

    def _with_url(self, raw: str, start: int) -> tuple[str, list[Link]]:
        repaired = find_links(raw, self._lexicon)
        if not repaired.links:
            return self._worded(raw, start, 0)
        first = self._told(repaired.links[0], start)
        end = first.span.end
        tail, worded = self._worded(repaired.text[end:], start + len(raw) - (len(repaired.text) - end), end)
        return repaired.text[:end] + tail, [first, *repaired.links[1:], *worded]

    def _told(self, link: Link, start: int) -> Link:
        """A URL with the other readings that its breaks and its annotations allow."""
        here = [
            (at - start, joint) for at, joint, rest in self._joints if not rest and start < at < start + len(link.url)
        ]
        inside = [(at, joint) for at, joint in here if self._raw.startswith(link.url[:at], start)]
        others = list(other_urls(link.url, inside))
        others += [
            link.url + rest.rstrip(".,;:)]") for at, _, rest in self._joints if rest and at == start + len(link.url)
        ]
        over = [url for span, url in self._targets if span.start < start + len(link.url) and span.end > start]
        # Acrobat's own annotations end with the line: a beginning of the URL is no reading of it.
        over = [url for url in over if _host(url) == _host(link.url) and not link.url.startswith(url)]
        others += [*link.alternatives, *over]
        others += other_readings(link.url, self._raw[max(0, start - _CONTEXT) : start], self._lexicon) if inside else ()
        alternatives = tuple(dict.fromkeys(other for other in others if other != link.url))
        if not inside:
            return replace(link, alternatives=alternatives)
        printed = link.printed or link.url
        return replace(link, printed=printed, repairs=("joined-line", *link.repairs), alternatives=alternatives)

    def _worded(self, text: str, start: int, by: int) -> tuple[str, list[Link]]:
        """A text without URLs, and the links that annotations and well-known hosts make of its words."""
        out: list[str] = []
        links: list[Link] = []
        at = length = 0
        for first, last, link in sorted((*self._linked_words(text, start), *_bare_urls(text)), key=lambda one: one[:2]):
            if first < at:
                continue
            out += [text[at:first], _WORDS, text[first:last]]
            length += first - at
            links.append(replace(link, span=Span(by + length, by + length + 1 + last - first)))
            length += 1 + last - first
            at = last
        return "".join([*out, text[at:]]), links

    def _linked_words(self, text: str, start: int) -> Iterator[tuple[int, int, Link]]:
        for span, url in self._targets:
            first, last = span.start - start, span.end - start
            if 0 <= first < last <= len(text) and text[first:last].strip() and not _URL_START.search(text[first:last]):
                yield first, last, Link(Span(0, 0), _with_scheme(url))


def _bare_urls(text: str) -> Iterator[tuple[int, int, Link]]:
    for found in _BARE_URL.finditer(text):
        printed = found[0][: len(found[0]) - trailing_punctuation(found[0])]
        link = Link(Span(0, 0), "https://" + printed, printed, ("added-scheme",))
        yield found.start(), found.start() + len(printed), link


def _host(url: str) -> str:
    found = re.match(r"(?:\w+://)?(?:www\.)?([^/?#]*)", url.casefold())
    return found[1] if found else ""


def _with_scheme(url: str) -> str:
    return "http://" + url if url[:4].casefold() == "www." else url


def _words_under(words: str, span: Span, piece: Piece) -> Span | None:
    """The words whose middle an annotation covers, within the part of the line that belongs to the text."""
    inside = [
        found
        for found in re.finditer(r"\S+", words[: piece.end])
        if found.start() >= piece.start and span.start <= (found.start() + found.end()) / 2 <= span.end
    ]
    return Span(inside[0].start(), inside[-1].end()) if inside else None


def words_of(lines: Sequence[Line]) -> Iterator[str]:
    """The text of lines, a break behind each, for a lexicon."""
    for line in lines:
        text = line.text
        yield text[:-1] if text.endswith(HYPHEN) else text + "\n"
