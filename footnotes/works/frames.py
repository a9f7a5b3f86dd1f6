"""The title in quotation marks that stands between its author and its outlet: Author, “Title”, Outlet, Date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from footnotes.model import Span
from footnotes.prose.enclosures import Enclosure
from footnotes.prose.phrases import is_sentence
from footnotes.works.clauses import Clause, Role, cut_clauses
from footnotes.works.outlets import is_host, is_low_name

LONGEST_TITLE = 600
"""Characters between the two marks."""
LONGEST_IMPRINT = 400
"""Characters between title and URL."""
MOST_MARKS = 60
"""Quotation marks of one citation that are looked at; real ones have a dozen."""
_OPENERS_OF = {"”": "“„", "“": "„", '"': '"“„', "»": "«", "«": "»", "’": "‘‚", "'": "'‘", "」": "「", "』": "『"}
_FAMILY = {mark: family for family in ('“”„"', "«»", "‘’‚'", "「」", "『』") for mark in family}
_MARK = re.compile("[“”„\"«»‘’‚'「」『』]")
_OPENS_AFTER = re.compile(r"(?:^|[,:;.，、：。]|[,:;.]\s{1,3}|[，、：。]\s?)$")
_OUTLET_NEXT = re.compile(r"\s(?:[^\W_]|[*_])")
_CLOSING_POINT = ",.?!…？！。"
_OTHER_WORK = re.compile(r"[”“\"»«]\s?,[^”“\"»«]{1,200}\b(?:1[5-9]|20)\d\d\)?\s?;\s")
"""A quotation, what follows titles, and a semicolon: the title of an earlier work in the same stretch."""
_MOST_WORDS_UNDATED = 8


@lru_cache(maxsize=4096)
def framed_title(text: str) -> Enclosure | None:
    """The quotation that a comma and outlet, date or nothing follow, whatever quotation marks it holds itself.

    ``text`` ends where the URL begins. The outer marks are told from inner ones by what stands around them: the
    closing one is the last of the text, the opening one stands first or behind a comma. None where nothing does.
    """
    marks = [match.start() for match in _MARK.finditer(text) if not _is_apostrophe(text, match.start())]
    if not 2 <= len(marks) <= MOST_MARKS:
        return None
    for place in range(len(marks) - 1, 0, -1):
        end = marks[place]
        if text[end] in _OPENERS_OF and _may_close(text, end) and _goes_on(text, end):
            start = _opening(text, marks[:place], end)
            if start is not None:
                return Enclosure(Span(start, end + 1), text[start])
        if text[end] not in "’'":
            break
    return None


def _is_apostrophe(text: str, at: int) -> bool:
    return text[at] in "’'‘\"" and text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()


def _may_close(text: str, at: int) -> bool:
    return at > 0 and not text[at + 1 : at + 2].isalnum() and (not text[at - 1].isspace() or text[at] == "»")


def _goes_on(text: str, end: int) -> bool:
    """Whether what follows the closing mark is outlet and date, or a short outlet, or nothing."""
    after = text[end + 1 :]
    words = after.strip(" \t\n\u00a0,.;*_，")
    if not words.strip():
        return True
    if len(words) > LONGEST_IMPRINT:
        return False
    clauses = [one for one in cut_clauses(words, bytearray(len(words))) if one.role is not Role.ACCESSED]
    dated = bool(clauses) and clauses[-1].role is Role.DATE
    if after.lstrip()[0] not in ",，" and not _follows_unparted(text[end - 1], after, words, clauses):
        return False
    return dated or (len(words.split()) <= _MOST_WORDS_UNDATED and not is_sentence(words))


def _follows_unparted(point: str, after: str, words: str, clauses: Sequence[Clause]) -> bool:
    """Whether an outlet follows a title that ends in a point of its own: “Title,” Outlet; “Title?” some-site.org."""
    if point not in _CLOSING_POINT or not _OUTLET_NEXT.match(after) or not clauses:
        return False
    named = len(clauses) == 2 and clauses[1].role is Role.DATE and is_low_name(clauses[0].text)
    return not words[0].islower() or is_host(clauses[0].text) or named


def _opening(text: str, marks: list[int], end: int) -> int | None:
    """The mark that opens what the mark at ``end`` closes: the nearest that balances, else the first that may."""
    fitting = [at for at in _openers(text, marks, end) if end - at <= LONGEST_TITLE]
    balanced = next((at for at in fitting if _is_balanced(text, marks, at, end)), None)
    # Without that, no title reaches over an address: before it stands an earlier work of the note.
    outermost = next((at for at in reversed(fitting) if "://" not in text[at:end]), None)
    chosen = balanced if balanced is not None else outermost
    if chosen is None or not re.search(r"\w", text[chosen + 1 : end]) or _OTHER_WORK.search(text, chosen, end):
        return None
    return chosen


def _openers(text: str, marks: list[int], end: int) -> Iterator[int]:
    for at in reversed(marks):
        if text[at] in _OPENERS_OF[text[end]] and _OPENS_AFTER.search(text, max(0, at - 4), at):
            yield at


def _is_balanced(text: str, marks: list[int], start: int, end: int) -> bool:
    """Whether between the two every mark of their kind has its partner."""
    depth = 0
    for at in marks:
        if start < at < end and _FAMILY[text[at]] == _FAMILY[text[end]]:
            depth += 1 if _is_opening(text, at) else -1
            if depth < 0:
                return False
    return depth == 0


def _is_opening(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    if text[at] in "„‚「『”’」』":
        return text[at] in "„‚「『"
    return not before or before.isspace() or before in "([{-–—/" or (before in _FAMILY and _is_opening(text, at - 1))
