"""Quotations of a sentence or a note: where they stand, and whose words they are.

Marks are paired as in notes (see ``enclosures``); what a conversion did to them is allowed for, and an
apostrophe is no mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from footnotes.model import Span
from footnotes.prose.enclosures import Enclosure, find_enclosures

MOST = 50
"""Quotations of one text that are looked at."""
LONGEST_TEXT = 50_000
"""Characters of a sentence or note that are looked at."""

_JOINER = "\u2060"
_BLANK = " \t\r\n\u00a0\u202f\u2060"
_DEPTH = 3
"""Brackets within brackets that are looked into."""
# A word joiner keeps the length of two-character marks.
_SAME = str.maketrans({"＂": '"', "〝": "“", "〞": "”", "‟": "“", "‛": "‘"})
# Chinese and Japanese put no space before or behind a mark, so that only the marks themselves tell.
_UNSPACED = re.compile(
    r"「([^「」]{1,1500})」|『([^『』]{1,1500})』|“([^“”]{1,1500})”(?=[\u3040-\u9fff])|(?<=[\u3040-\u9fff])“([^“”]{1,1500})”"
)
_DOUBLED = ((re.compile(r"``|‘‘"), "“\u2060"), (re.compile(r"''|’’|´´"), "\u2060”"))
_ELIDED = re.compile(r"(?<!\w)['‘](?=\d0s\b|(?:tis|twas|em|til|cause|n)\b)", re.IGNORECASE)
_LATER_CLOSE = re.compile(r"['’](?!\w)")
_STRAY_OPEN = re.compile(r"(?<!\w)[“„«\"](?=\s?\w)|(?<![^\s(])[“„](?=\s{1,9}\w)")
_STRAY_CLOSE = re.compile(r"(?<=[^\W\d])[.,!?…]{0,4}\s?[”»\"](?!\w)|(?<=\d[.,!?])[”»\"](?!\w)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks."""

    span: Span
    """The words between the marks."""
    complete: bool = True
    """False where one mark is missing, so that nobody can tell where the quotation begins or ends."""


def quotations_in(text: str, said: Sequence[Span] = ()) -> tuple[Quotation, ...]:
    """The outermost quotations in order of place, at most ``MOST``; what is quoted within one is part of it.

    Those of one word are among them: whether there is enough to look for is not decided here.

    Args:
        text: a sentence or a note.
        said: stretches that the mark-up says are quotations; marks may stand within or around them.
    """
    marked = _between_marks(text)
    if not said:
        return marked
    bare = [Quotation(span) for one in said if (span := _without_marks(text, one)) is not None]
    outer: list[Quotation] = []
    for one in sorted([*bare, *marked], key=lambda one: (one.span.start, not one.complete, -one.span.end)):
        if not outer or one.span.start >= outer[-1].span.end:
            outer.append(one)
    return tuple(outer[:MOST])


def _without_marks(text: str, span: Span) -> Span | None:
    """The words of a marked-up quotation without marks around them; None where there are no words."""
    span = _trimmed(text, span.start, span.end)
    around = next(iter(find_enclosures(span.of(text))), None)
    if around and around.is_quotation and around.span == Span(0, span.end - span.start):
        span = _trimmed(text, span.start + 1, span.end - 1)
    return span if span.start < span.end else None


def _between_marks(text: str) -> tuple[Quotation, ...]:
    marked = _with_usual_marks(text[:LONGEST_TEXT])
    unspaced = list(_between_words(marked))
    for one in unspaced:
        marked = (
            marked[: one.span.start - 1] + _JOINER * (one.span.end - one.span.start + 2) + marked[one.span.end + 1 :]
        )
    found = sorted([*unspaced, *_quoted(marked, 0, _DEPTH)], key=lambda quotation: quotation.span.start)
    stray = _unbalanced(marked, [quotation.span for quotation in found])
    if stray:
        found = sorted([*found, stray], key=lambda quotation: quotation.span.start)
    return tuple(found[:MOST])


def _with_usual_marks(text: str) -> str:
    """The text with rarer marks written as common ones, every character in its place."""
    text = _ELIDED.sub("\u2060", text.translate(_SAME))
    for pattern, mark in _DOUBLED:
        text = pattern.sub(mark, text)
    if "“" not in text and "„" not in text and text.count("”") > 1:
        text = text.replace("”", '"')  # Swedish and Finnish open and close with one mark
    elif "”" not in text and "„" not in text and text.count("“") > 1:
        text = text.replace("“", '"')
    return text


def _between_words(text: str) -> Iterator[Quotation]:
    for match in islice(_UNSPACED.finditer(text), MOST):
        span = _trimmed(text, *match.span(match.lastindex or 0))
        if span.start < span.end:
            yield Quotation(span)


def _quoted(text: str, start: int, depth: int) -> Iterator[Quotation]:
    for enclosure in find_enclosures(text):
        span = Span(start + enclosure.span.start + 1, start + enclosure.span.end - 1)
        if enclosure.is_quotation:
            quoted = _trimmed(text, enclosure.span.start + 1, _real_end(text, enclosure))
            if quoted.start < quoted.end:
                yield Quotation(Span(start + quoted.start, start + quoted.end))
        elif depth:
            yield from _quoted(enclosure.inside(text), span.start, depth - 1)


def _real_end(text: str, enclosure: Enclosure) -> int:
    """Where the words end: a plural possessive (``the dogs' tails``) closes no quotation in single marks."""
    end = enclosure.span.end - 1
    if enclosure.mark in "'‘" and text[end - 1 : end] == "s" and re.match(r"\s[a-z]", text[end + 1 : end + 3]):
        later = _LATER_CLOSE.search(text, end + 1)
        if later and not re.search(r"(?<!\w)['‘]\w", text[end + 1 : later.start()]):
            return later.start()
    return end


def _unbalanced(text: str, spans: Sequence[Span]) -> Quotation | None:
    """A quotation whose other mark was lost: from its opening mark on, or up to its closing mark."""
    free = [at for at in _STRAY_OPEN.finditer(text) if not _within(at.start(), spans)]
    if free and not _brackets_end(text, free[-1].end()):
        end = next((span.start - 1 for span in spans if span.start > free[-1].end()), len(text))
        return _partly(text, free[-1].end(), end)
    closing = next((at for at in _STRAY_CLOSE.finditer(text) if not _within(at.end() - 1, spans)), None)
    if closing is None:
        return None
    before = [span.end + 1 for span in spans if span.end < closing.end()]
    return _partly(text, before[-1] if before else 0, closing.end() - 1)


def _partly(text: str, start: int, end: int) -> Quotation | None:
    span = _trimmed(text, start, end)
    return Quotation(span, complete=False) if span.start < span.end else None


def _trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without white space and joiners at its ends."""
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip(_BLANK)), end - len(words) + len(words.rstrip(_BLANK)))


def _brackets_end(text: str, at: int) -> bool:
    return not text[at:].strip(" .,;:)]")


def _within(at: int, spans: Sequence[Span]) -> bool:
    place = bisect_right(spans, at, key=lambda span: span.start - 1)
    return place > 0 and at <= spans[place - 1].end
