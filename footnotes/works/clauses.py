"""The comma-separated clauses of a citation, and what each plainly is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from footnotes.model import Span
from footnotes.prose.phrases import PINPOINT
from footnotes.works.dates import PrintedDate, accessed_date, whole_date
from footnotes.works.outlets import is_place

_MONTH_DAY_TAIL = re.compile(r"(?:^|[\s(])[^\W\d_]{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?$")
_SYMBOL = re.compile(
    r"^(?=.{0,60}\d|.{0,60}/.{0,60}[/.])(?=.{0,60}[/()§№#:-])[\w./():#№§-]{1,30}(?:\s[\w./():#№-]{1,16}){0,2}\.?$"
)
_WORDY = re.compile(r"(?!online|final|rev)[a-zа-яё]{4,}")
_EDITION = re.compile(
    r"^\(?(?:(?:\d{1,2}(?:st|nd|rd|th|\.|e)?|first|second|third|fourth|fifth|revised|rev\.|new|updated|expanded)\s){1,2}"
    r"(?:edn?|edition|aufl|auflage|éd|изд|издание)\b\.?\)?$",
    re.IGNORECASE,
)
_BRACKET_TAIL = re.compile(r"\s[\[(][^()\[\]]{1,80}[)\]]\.?$")
_INITIALS = re.compile(r"^(?:[^\W\d_a-zа-я]\.[\s-]?){1,4}$")
_YEARS = re.compile(r"^(?:1[5-9]|20)\d\d\s?[-–—]\s?(?:1[5-9]|20)?\d\d$")
"""A span of years, as titles of statistics bear it."""
_CASE_NUMBER = re.compile(
    r"^(?:appl?(?:ication)?s?\.?|case|beschwerde|requête|docket|nos?\.?|№)\s?(?:nos?\.?\s?)?[\d/\-, and]{3,40}$",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"^(?:which|where|who|whose|that|arguing|discussing|describing|noting|showing|explaining|citing|quoting|stating|"
    r"copy\son\sfile|on\sfile|emphasis|translated|my\stranslation|unpublished|original\semphasis|"
    r"in\s(?:russian|german|french|english|kazakh|ukrainian|spanish))\b",
    re.IGNORECASE,
)


class Role(Enum):
    """What a clause is by its form alone."""

    TEXT = "text"
    DATE = "date"
    ACCESSED = "accessed"
    PINPOINT = "pinpoint"
    SYMBOL = "symbol"
    EDITION = "edition"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between two commas, without white space and the comma."""

    span: Span
    text: str
    role: Role
    date: PrintedDate | None = None


def cut_clauses(text: str, cover: bytearray, start: int = 0, end: int | None = None) -> list[Clause]:
    """The clauses of ``text[start:end]``; ``cover`` marks characters that never separate (quotations, brackets)."""
    stop = len(text) if end is None else end
    pieces: list[Span] = []
    begin = start
    at = text.find(",", start, stop)
    while at >= 0:
        if not cover[at] and not _inside_number(text, at, stop) and not _inside_date(text, begin, at):
            pieces.append(Span(begin, at))
            begin = at + 1
        at = text.find(",", at + 1, stop)
    pieces.append(Span(begin, stop))
    trimmed = [trim(text, piece) for piece in pieces]
    return [_clause(text, span) for span in trimmed if span.end > span.start]


def trim(text: str, span: Span) -> Span:
    """``span`` without white space and separators at its ends; a final abbreviation point stays."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    return Span(start, end)


def _clause(text: str, span: Span) -> Clause:
    words = span.of(text)
    accessed = accessed_date(words[:80])
    if accessed and accessed.span.start <= 2:
        return Clause(span, words, Role.ACCESSED, accessed)
    date = whole_date(words) or _after_place(words) or whole_date(_BRACKET_TAIL.sub("", words))
    if date:
        return Clause(span, words, Role.DATE, date)
    return Clause(span, words, _role(words))


def _after_place(words: str) -> PrintedDate | None:
    """The year in "Frankfurt 1998"."""
    place, _, year = words.rpartition(" ")
    date = whole_date(year) if place and len(year) == 4 and is_place(place) else None
    return PrintedDate(Span(len(place) + 1, len(words)), date.iso) if date else None


@lru_cache(maxsize=8192)
def _role(words: str) -> Role:
    if _YEARS.match(words) or _INITIALS.match(words):
        return Role.TEXT
    if PINPOINT.match(words):
        return Role.PINPOINT
    if _EDITION.match(words):
        return Role.EDITION
    if _CASE_NUMBER.match(words) or (_SYMBOL.match(words) and not _WORDY.search(words)):
        return Role.SYMBOL
    if (words[0].islower() or words.startswith(("Emphasis", "Unpublished", "Translated"))) and _REMARK.match(words):
        return Role.REMARK
    return Role.TEXT


def _inside_number(text: str, at: int, stop: int) -> bool:
    return 0 < at < stop - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()


def _inside_date(text: str, begin: int, at: int) -> bool:
    """Whether the comma parts a day from its year ("October 8, 2020") or a month from it ("June, 2017")."""
    year = re.match(r",\s?(?:1[5-9]|20)\d\d\b", text[at : at + 8])
    if not year or at - begin > 200:
        return False
    before = text[max(begin, at - 16) : at]
    return bool(
        whole_date(f"{before.split()[-1]} 2000" if before.split() else "") and not before.split()[-1].isdigit()
    ) or bool(_MONTH_DAY_TAIL.search(before) and whole_date(" ".join(before.split()[-2:]) + ", 2000"))
