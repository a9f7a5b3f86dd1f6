"""Corrections of notes put into the source of their document, as edits of stretches of it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from footnotes.model import Footnote, Link, Span
from pipeline.returned.markup import Markup
from pipeline.returned.remarks import Remark
from pipeline.returned.source_text import Placed, SourceText, base_letters
from reports.model import Correction

_QUOTES = '”’»“"'
_QUOTE = re.compile(r"''|[\"'”’“»]|&(?:[rlb]?dquo|[rls]s?quo|quot|raquo);|\\(?:grqq|frqq)(?:\{\}|[ ])?")
_PAIRS = {"}": "{", "]": "[", ")": "("}
_NEAR = 20_000
"""Characters in which it is looked for how a document writes addresses."""
_STEPS = 40
"""Marks that are passed over behind a letter; real ones are four or five."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A stretch of a source, and what is to stand in its place."""

    start: int
    end: int
    text: str


class Splicer:
    """Finds the edits of one source."""

    def __init__(self, text: str, markup: Markup) -> None:
        """Look at a source."""
        self._text = text
        self._markup = markup
        self._source = SourceText(text, markup)

    def edits(self, remark: Remark) -> tuple[list[Edit], bool]:
        """The edits that make the corrections of a note, and whether each of them found its place."""
        made: list[Edit] = []
        whole = True
        for correction in remark.corrections:
            new = list(self._of(remark.footnote, correction))
            whole = whole and bool(new)
            made += new
        return made, whole

    def _of(self, note: Footnote, correction: Correction) -> Iterator[Edit]:
        placed = self._source.place(note, correction.span)
        if placed is None:
            return
        if correction.target is not None:
            links = (one for one in note.links if one.span == correction.span)
            yield from self._led(placed.around(self._text), next(links, None), correction.target)
        elif placed.first < placed.end:
            yield from self._replaced(note, placed, correction)
        elif placed.first:
            yield self._inserted(note, placed, correction)

    def _replaced(self, note: Footnote, placed: Placed, correction: Correction) -> Iterator[Edit]:
        """An address where it is shown, and the links that lead where it led."""
        start, text = placed.span.start, self._text
        end = self._behind(placed.span.end, correction.span.of(note.text))
        if text[start:end] != correction.text:
            yield Edit(start, end, self._markup.shown(correction.text, text[placed.opening : start]))
        link = next((one for one in note.links if one.span.start == correction.span.start), None)
        edits = self._targets(placed.around(text), link, correction.text)
        yield from (one for one in edits if one.end <= start or one.start >= end)

    def _led(self, around: Span, link: Link | None, target: str) -> Iterator[Edit]:
        made = list(self._targets(around, link, target))
        if not made and link is not None and self._markup.definition:
            made = list(self._matching(self._markup.definition, Span(0, len(self._text)), link, target))
        yield from made

    def _targets(self, around: Span, link: Link | None, target: str) -> Iterator[Edit]:
        if link is not None and self._markup.target:
            yield from self._matching(self._markup.target, around, link, target)

    def _matching(self, pattern: re.Pattern[str], around: Span, link: Link, target: str) -> Iterator[Edit]:
        """The targets of a stretch that are those of a link."""
        old = {link.url, link.printed}
        for match in pattern.finditer(self._text, around.start, around.end):
            group = match.lastgroup or "target"
            if self._markup.read(match[group]).strip() in old:
                yield Edit(match.start(group), match.end(group), self._markup.aimed(target))

    def _inserted(self, note: Footnote, placed: Placed, correction: Correction) -> Edit:
        start = self._start(note, placed, correction.span.start)
        before = note.text[: correction.span.start]
        at = self._closed(start, self._behind(placed.opening, before))
        text, address = correction.text, correction.address or Span(0, 0)
        near = self._text[max(0, start - _NEAR) : at]
        written = (
            self._markup.words(text[: address.start])
            + self._markup.linked(address.of(text), near)
            + self._markup.words(text[address.end :])
        )
        return Edit(at, at, written)

    def _start(self, note: Footnote, placed: Placed, place: int) -> int:
        """Where the note begins in the source, with the mark-up that opens its first word."""
        number = max(0, placed.first - len(base_letters(note.text[:place])))
        first = placed.letters.gap(number)
        opener = self._markup.note_opener
        opened = opener.search(self._text, first.start, first.end) if opener else None
        return opened.end() if opened else first.start

    def _behind(self, at: int, words: str) -> int:
        """Where words end in the source whose last letter ends at a place: behind the signs that follow it."""
        last = max((n for n, char in enumerate(words, 1) if base_letters(char)), default=0)
        for sign in words[last:]:
            if not sign.isspace():
                end = self._sign_end(at, sign)
                if end is None:
                    break
                at = end
        return at

    def _sign_end(self, at: int, sign: str) -> int | None:
        """Where a sign of punctuation ends, behind mark-up and white space; None where another one stands there."""
        text, markup = self._text, self._markup
        for _ in range(_STEPS):
            quote = _QUOTE.match(text, at) if sign in _QUOTES else None
            entity = markup.entity.match(text, at) if markup.entity else None
            if quote:
                return quote.end()
            if entity and html.unescape(entity[0]) == sign:
                return entity.end()
            for written in (sign, "\\" + sign):
                if text.startswith(written, at):
                    return at + len(written)
            passed = next((one for p in (markup.hidden, markup.closer) if p and (one := p.match(text, at))), None)
            if passed is None and not text[at : at + 1].isspace():
                return None
            at = max(passed.end() if passed else 0, at + 1)
        return None

    def _closed(self, start: int, at: int) -> int:
        """Behind the mark-up that closes at a place what was opened since the note began."""
        closer = self._markup.closer
        for _ in range(_STEPS):
            match = closer.match(self._text, at) if closer else None
            if match is None or not _closes(self._text[start:at], match[0]):
                break
            at = match.end()
        return at


def _closes(before: str, closer: str) -> bool:
    """Whether something is open that a closing mark can close."""
    tag = re.search(r"</(\w{1,12})>$", closer)
    if tag:
        opened, closed = (len(re.findall(rf"<{slash}{tag[1]}\b", before, re.IGNORECASE)) for slash in ("", "/"))
        return opened > closed
    if closer == ">":
        return before.rfind("<") > before.rfind(">")
    mark = "`" if "`" in closer else closer[0]
    if mark in _PAIRS:
        unescaped = re.sub(r"\\.", "", before)
        return unescaped.count(_PAIRS[mark]) > unescaped.count(mark)
    return before.count(mark * len(closer)) % 2 == 1


def spliced(text: str, edits: Iterable[Edit]) -> str:
    """The source with its edits, which are in order and apart from each other."""
    pieces: list[str] = []
    at = 0
    for edit in edits:
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join((*pieces, text[at:]))
