"""A date as pages print it or declare it, made into ISO 8601: ``2016-12-05``, or as much of it as is said.

The day is taken as printed, without turning it into UTC: it is the day that readers saw and cite.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from footnotes.prose.months import month_of
from pipeline.text.words import fold

_PLACEHOLDERS = frozenset({"1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01", "1969-12-31", "1970-01-01",
                           "1980-01-01", "2038-01-18", "2038-01-19"})  # fmt: skip
"""Where clocks begin and end: what systems write for a date that they do not have."""
_NUMBERED = re.compile(r"[\d年]")
"""In every date that can be read, if only a year in Chinese numerals (``二〇一九年``)."""
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_HAN_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_HAN_DATE = re.compile(r"[〇零一二三四五六七八九十]{2,5}(?=年)|(?<=[年月])[一二三四五六七八九十]{1,3}(?=[月日])")
"""``二〇一九年三月五日``; a run of digits or, in the month and the day, one of the numbers up to thirty-one."""
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911, "民国": 1911}
"""The year before the first of an era."""
_ERA_YEAR = re.compile(r"(令和|平成|昭和|大正|明治|民[國国])\s?(\d{1,3}|元)\s?年")
_BUDDHIST_YEAR = re.compile(r"(?<!\d)(2[45]\d\d)(?!\d)")
_ROMAN_MONTH = re.compile(
    r"(?<=\d)\s?[./\s-]\s?(XII|XI|IX|X|VIII|VII|VI|IV|V|III|II|I)\s?[./\s-]\s?(?=\d)", re.IGNORECASE
)
_THAI = re.compile(r"[\u0e00-\u0e7f]")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/.])\s?(\d{1,2})\2\s?(\d{1,2})(?!\d)")
_ISO_MONTH = re.compile(r"^((?:19|20)\d\d)[-/](\d{1,2})$")
_YEAR = re.compile(r"^((?:19|20)\d\d)$")
_COMPACT = re.compile(r"^((?:19|20)\d\d)([01]\d)([0-3]\d)(?:[T ]?\d{4,6}Z?)?$")
_EPOCH = re.compile(r"^(\d{9,10})(?:\d{3})?$")
_DAY_FIRST = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d\d)(?!\d)")
_NAME = r"([^\W\d_][^\s\d.,;:/()-]{1,14})"
"""A word that may be a month; in the scripts of India and Thailand it has marks that are no letters."""
_DAY_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|\.|º|er)?[ -](?:de |of |d’|d')?{_NAME}\.?,?[ -](?:de |del )?"
    r"((?:19|20)\d\d)(?!\d)"
)
_MONTH_DAY = re.compile(rf"{_NAME}\.? (\d{{1,2}})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)(?!\d)")
_YEAR_MONTH_DAY = re.compile(rf"(?<!\d)((?:19|20)\d\d)[.,]?(?: [^\W\d_]{{1,5}}\.?)? {_NAME} (\d{{1,2}})(?!\d)")
"""``2019. március 5.``, ``2019 m. kovo 5 d.``"""
_YEAR_DAY_MONTH = re.compile(rf"(?<!\d)((?:19|20)\d\d)[.,]?(?: [^\W\d_]{{1,5}}\.?)? (\d{{1,2}})\.? {_NAME}")
"""``2019. gada 5. marts``, ``2019 жылғы 5 наурыз``"""
_VIETNAMESE = re.compile(r"(\d{1,2}) tháng (\d{1,2}),? năm ((?:19|20)\d\d)")
_CJK = re.compile(r"((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")

_LONGEST_DATE = 60
"""Characters of a line that may be a date and nothing else."""
_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)|(?<=\d{4})\d{1,2}(?!\d)")
_ANY_DAY = r"(?<!\d)(?:0?[1-9]|[12]\d|3[0-2])(?!\d)"
_ANY_YEAR = r"(?<!\d)(?:19\d\d|20\d\d|1[34]\d\d|2[45]\d\d|5[78]\d\d)(?!\d)"
"""Of our era, of the Persian and the Islamic, the Buddhist, the Jewish; years of Nepal look like ours."""
_BETWEEN = r"[^\W\d_]{0,3}[.,’'/-]?\s?(?:[^\s\d]{1,16}[\s./-]{1,2}){1,3}"
_DATE_LIKE = (
    re.compile(_ANY_DAY + _BETWEEN + _ANY_YEAR),
    re.compile(_ANY_YEAR + _BETWEEN + _ANY_DAY),
    re.compile(rf"{_ANY_DAY}([./-])\s?{_ANY_DAY}\1\s?(?:{_ANY_YEAR}|\d\d(?![\d:]))"),
    re.compile(rf"{_ANY_DAY}([./ -])(?:[ivx]{{1,4}}|[^\W\d_]{{3}})\1’?\d\d(?![\d:])", re.IGNORECASE),
    re.compile(r"年.{0,3}月.{0,3}日"),
)


def to_iso(text: str) -> str | None:
    """The first date in a string as ISO 8601, or None; ``05/06/2016`` alone, which is ambiguous, is None too."""
    text = text[:200]
    if not _NUMBERED.search(text):
        return None
    text = _in_our_numbers(fold(text))
    for pattern in (_ISO, _CJK):
        found = pattern.search(text)
        if found:
            return _day(found[1], found[found.re.groups - 1], found[found.re.groups])
    for whole in (_COMPACT, _ISO_MONTH, _YEAR):
        found = whole.match(text)
        if found:
            return _day(*found.groups())
    epoch = _EPOCH.match(text)
    if epoch:
        moment = datetime.fromtimestamp(int(epoch[1]), UTC)
        return _day(str(moment.year), str(moment.month), str(moment.day))
    return _worded(text.lower()) or _numbered(text)


def with_our_digits(text: str) -> str:
    """The text with the decimal digits of every script written as ours (``२०१९``, ``٢٠١٩``: ``2019``)."""
    return text if text.isascii() else _OTHER_DIGIT.sub(lambda digit: str(int(digit[0])), text)


def _in_our_numbers(text: str) -> str:
    """The text with digits, years of other eras and Roman months as numbers of our calendar."""
    text = with_our_digits(text)
    if not text.isascii():
        text = _HAN_DATE.sub(lambda number: _han_number(number[0]), text)
        text = _ERA_YEAR.sub(lambda year: f"{_ERAS[year[1]] + int(year[2].replace('元', '1'))}年", text)
    if _THAI.search(text):
        text = _BUDDHIST_YEAR.sub(lambda year: str(int(year[1]) - 543), text)
    return _ROMAN_MONTH.sub(lambda month: f".{_ROMAN.index(month[1].lower()) + 1}.", text)


def _han_number(number: str) -> str:
    if "十" not in number:
        return number.translate(_HAN_DIGITS)
    tens, _, ones = number.partition("十")
    return f"{(tens or '一').translate(_HAN_DIGITS)}{(ones or '〇').translate(_HAN_DIGITS)}"


def _worded(text: str) -> str | None:
    for found in _DAY_MONTH.finditer(text):
        if (month := month_of(found[2])) and (day := _day(found[3], str(month), found[1])):
            return day
    for found in _MONTH_DAY.finditer(text):
        if (month := month_of(found[1])) and (day := _day(found[3], str(month), found[2])):
            return day
    for found in _YEAR_MONTH_DAY.finditer(text):
        if (month := month_of(found[2])) and (day := _day(found[1], str(month), found[3])):
            return day
    for found in _YEAR_DAY_MONTH.finditer(text):
        if (month := month_of(found[3])) and (day := _day(found[1], str(month), found[2])):
            return day
    said = _VIETNAMESE.search(text)
    return _day(said[3], said[2], said[1]) if said else None


def _numbered(text: str) -> str | None:
    found = _DAY_FIRST.search(text)
    if found:
        return _day(found[3], found[2], found[1])
    found = _SLASHED.search(text)
    if found:
        one, two = int(found[1]), int(found[2])
        if one > 12 or one == two:
            return _day(found[3], found[2], found[1])
        if two > 12:
            return _day(found[3], found[1], found[2])
    return None


def _day(year: str, month: str | None = None, day: str | None = None) -> str | None:
    """The parts as an ISO date, when there is such a day between 1900 and 2100 and it stands for no missing one."""
    try:
        exact = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if not 1900 <= exact.year <= 2100:
        return None
    iso = exact.isoformat()[: 10 if day else 7 if month else 4]
    return None if iso in _PLACEHOLDERS else iso


def is_unread(line: str) -> bool:
    """Whether a short line looks like a date of whatever calendar or spelling, and cannot be read as one.

    It has a number that may be a day, a word or number between, and one that may be a year:
    ``२०७५ फागुन २१``, ``2019ko martxoaren 5a``, ``5/iii/19``.
    """
    text = fold(line[: _LONGEST_DATE + 1])
    if not 6 <= len(text) <= _LONGEST_DATE or to_iso(text):
        return False
    text = with_our_digits(text)
    return any(form.search(text) for form in _DATE_LIKE)


def may_mean(line: str, iso: str) -> bool:
    """Whether a line has the numbers of a day (ISO 8601), however it writes the month."""
    numbers = {int(number) for number in _NUMBER.findall(with_our_digits(line))}
    return int(iso[8:10] or 0) in numbers and not numbers.isdisjoint({int(iso[:4]), int(iso[2:4])})
