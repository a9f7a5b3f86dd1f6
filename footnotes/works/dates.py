"""Dates as footnotes print them, in the larger European languages, made into ISO 8601 of the same precision."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from footnotes.languages.all import gather
from footnotes.languages.late import late
from footnotes.languages.patterns import any_of
from footnotes.model import Span
from footnotes.prose.months import NAMES, PLAIN_NAMES

_M = r"(?P<{0}>[^\W\d_][^\s\d.,;:()\[\]/–—-]{{1,14}})\.?(?![^\W\d_])"
"""Any word; whether it names a month is looked up, which costs the same however many languages there are."""
_Y = r"(?P<{0}>1[5-9]\d\d|20\d\d)(?!\d)"
_YEAR_WORD = r"(?:\s?(?:года|году|год|г\.|г\b|р\.|року))?"
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|°|-?го)?"
_OF = r"\s{0,2}(?:(?:of|de|del|di)\b|d['’])?\s{0,2}"
_DASH = r"\s?[-–—/]\s?"

_OF_SIGNS = re.compile(
    rf"(?<!\d){_Y.format('y')}\s?[年년](?:\s?(?P<m>\d{{1,2}})\s?[月월](?:\s?(?P<d>\d{{1,2}})\s?[日일])?)?"
)
"""Chinese, Japanese and Korean, in which no space parts a date from the words around it: "2019年5月3日"."""


def _form(written: str | Callable[[], str]) -> re.Pattern[str]:
    return late(
        lambda: rf"(?<![\w/])(?:{written if isinstance(written, str) else written()})(?!\w)",
        re.IGNORECASE,
    )


_WRITTEN: tuple[str | Callable[[], str], ...] = (
    # 10 - 28 February 2014; 21 October-8 November 2019; March/April 2019
    rf"{_DAY.format('d1')}(?:\s{_M.format('m1')})?{_DASH}{_DAY.format('d2')}\s{_M.format('m2')},?\s{_Y.format('y')}",
    rf"{_M.format('m1')}(?:\s\d{{1,2}})?{_DASH}(?:{_M.format('m2')}(?:\s\d{{1,2}})?|\d{{1,2}}),?\s{_Y.format('y')}",
    rf"{_DAY.format('d')}{_OF}{_M.format('m')}{_OF},?\s?{_Y.format('y')}{_YEAR_WORD}",
    rf"{_M.format('m')}\s{{0,2}}{_DAY.format('d')}(?:,\s?|\s){_Y.format('y')}",
    rf"{_Y.format('y')}[.,]?\s{_M.format('m')}\s{_DAY.format('d')}",
    rf"{_M.format('m')}{_OF},?\s?{_Y.format('y')}{_YEAR_WORD}",
    rf"{_Y.format('y')}-(?P<m>\d\d)(?:-(?P<d>\d\d))?(?![-\d])",
    rf"(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?{_Y.format('y')}{_YEAR_WORD}",
    # Hungarian and Korean, Japanese
    rf"{_Y.format('y')}\.\s?(?P<m>\d{{1,2}})\.\s?(?P<d>\d{{1,2}})\.?(?!\s?[–-]?\d)",
    rf"{_Y.format('y')}/(?P<m>\d\d)/(?P<d>\d\d)",
    rf"(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/{_Y.format('y')}",
    lambda: rf"(?:{any_of(gather(lambda language: language.seasons))})\s{_Y.format('y')}(?:/\d\d(?:\d\d)?)?",
    rf"{_Y.format('y')}[a-h]?{_YEAR_WORD}",
)
_FORMS = (_OF_SIGNS, *map(_form, _WRITTEN))
_BEHIND_POINT = {"listopada": 10}
"""Behind a day with a point the month is Croatian, October; Poles, to whom it is November, write the day without."""
_ANY_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_RANGES = _FORMS[1:3]
_WHOLE_NOISE = re.compile(
    r"^(?:(?:first|last|originally|most|recently)\s)?(?:published|posted|updated|modified|dated|issued|adopted|released|"
    r"amended|signed|revised|(?:judge?ment|decision|ruling|order|arrêt|urteil) (?:of|du|vom)|as of|with changes as of|"
    r"version of|en date du|vom|stand|veröffentlicht|publié|от|по состоянию на|опубликовано|"
    r"on|in|le|du|im|am|el|since|ca\.|circa|c\.)(?:\s(?:on|in|at|le|am))?[:\s]\s?",
    re.IGNORECASE,
)


def _looked() -> str:
    return rf"{any_of(gather(lambda language: language.accessed))}(?![^\W\d_])"


def _on() -> str:
    return any_of(gather(lambda language: language.date_words))


_ACCESSED = late(lambda: rf"(?<![^\W_]){_looked()}(?:\s?{_on()}(?![^\W\d_]))?\s?[:,：，]?\s?", re.IGNORECASE)
_LOOKED = late(_looked, re.IGNORECASE)
_ACCESSED_BEHIND = late(lambda: rf"\s?(?:{_on()}\s)?{_looked()}", re.IGNORECASE)
""""2020年6月5日访问", "5 Haziran 2020 tarihinde erişildi"."""


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date where it stands in a text."""

    span: Span
    iso: str
    """``2016``, ``2016-12`` or ``2016-12-05``; a range keeps what both ends share."""
    is_range: bool = False


def find_dates(text: str) -> tuple[PrintedDate, ...]:
    """All dates of ``text`` in order of place, each read in the most precise way that is printed."""
    if not _ANY_YEAR.search(text):
        return ()
    taken = bytearray(len(text))
    found: list[PrintedDate] = []
    for form in _FORMS:
        match = form.search(text)
        while match:
            iso = None if any(taken[match.start() : match.end()]) else _iso(match)
            if iso is not None:
                taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
                found.append(PrintedDate(Span(match.start(), match.end()), iso, form in _RANGES))
            # What is no date may hold the first words of one: "the 3 May 2019" in "3, the 3 May 2019".
            match = form.search(text, match.end() if iso is not None else match.start() + 1)
    return tuple(sorted(found, key=lambda date: date.span.start))


@lru_cache(maxsize=8192)
def whole_date(text: str) -> PrintedDate | None:
    """The date that ``text`` is, words such as "published on" and brackets aside; None if it says more than a date."""
    start, end = 0, len(text)
    while start < end and text[start] in " \t\n([,.;:":
        start += 1
    while end > start and text[end - 1] in " \t\n)],.;:":
        end -= 1
    if end - start > 60 or not _ANY_YEAR.search(text, start, end):
        return None
    for _ in range(2):
        noise = _WHOLE_NOISE.match(text[start:end])
        start += noise.end() if noise else 0
    dates = find_dates(text[start:end])
    if len(dates) != 1 or len(dates[0].span.of(text[start:end])) < end - start:
        return None
    return PrintedDate(Span(start, end), dates[0].iso, dates[0].is_range)


@lru_cache(maxsize=8192)
def accessed_date(text: str) -> PrintedDate | None:
    """The date on which the author says to have looked; the span runs from the word ("accessed") to the date's end."""
    if not _ANY_YEAR.search(text):
        return None
    for match in _ACCESSED.finditer(text):
        dates = find_dates(text[match.end() : match.end() + 40])
        if dates and dates[0].span.start <= 3:
            return PrintedDate(Span(match.start(), match.end() + dates[0].span.end), dates[0].iso)
    return _looked_behind(text)


def _looked_behind(text: str) -> PrintedDate | None:
    """The access date whose word stands behind it."""
    if not _LOOKED.search(text):
        return None
    for date in find_dates(text):
        behind = _ACCESSED_BEHIND.match(text, date.span.end) if len(date.iso) > len("2019-05") else None
        if behind:
            return PrintedDate(Span(date.span.start, behind.end()), date.iso)
    return None


def _iso(match: re.Match[str]) -> str | None:
    part = match.groupdict()
    year = part["y"]
    if "a" in part:
        return _slashed(year, int(part["a"]), int(part["b"]))
    if "m2" in part:
        return _range(year, part)
    if part.get("m") is None:
        return year
    day = int(part.get("d") or 0)
    pointed = day and match[0].startswith(f"{part['d']}.")
    month = (pointed and _BEHIND_POINT.get(part["m"].casefold())) or _month(part["m"], NAMES if day else PLAIN_NAMES)
    if month is None or not 1 <= month <= 12 or day > 31:
        return None
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"


def _range(year: str, part: dict[str, str | None]) -> str | None:
    months = {_month(name) for name in (part["m1"], part["m2"]) if name}
    if None in months:
        return None
    month = months.pop()
    return year if months else f"{year}-{month:02}"


def _slashed(year: str, first: int, second: int) -> str | None:
    if first > 12 >= second >= 1 and first <= 31:
        return f"{year}-{second:02}-{first:02}"
    if second > 12 >= first >= 1 and second <= 31:
        return f"{year}-{first:02}-{second:02}"
    # 03/04/2021 is April in London and March in New York: only the year is sure.
    return year if first == second == 0 or max(first, second) <= 12 else None


def _month(name: str | None, names: Mapping[str, int] = NAMES) -> int | None:
    if name is None:
        return None
    if name.isdecimal():
        return int(name) if 1 <= int(name) <= 12 else None
    return names.get(name.casefold())
