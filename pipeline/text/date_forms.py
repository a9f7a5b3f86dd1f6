"""A date as pages print it or declare it, made into ISO 8601: ``2016-12-05``, or as much of it as is said.

The day is taken as printed, without turning it into UTC: it is the day that readers saw and cite.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from footnotes.prose.months import month_of
from pipeline.text.words import fold

_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_ISO_MONTH = re.compile(r"^((?:19|20)\d\d)[-/](\d{1,2})$")
_YEAR = re.compile(r"^((?:19|20)\d\d)$")
_COMPACT = re.compile(r"^((?:19|20)\d\d)([01]\d)([0-3]\d)(?:[T ]?\d{4,6}Z?)?$")
_EPOCH = re.compile(r"^(\d{9,10})(?:\d{3})?$")
_DAY_FIRST = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d\d)(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|º|er)?[ -](?:de |of )?([^\W\d_]{3,12})\.?,?[ -](?:de |del )?"
    r"((?:19|20)\d\d)(?!\d)"
)
_MONTH_DAY = re.compile(r"([^\W\d_]{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)(?!\d)")
_CJK = re.compile(r"((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")


def to_iso(text: str) -> str | None:
    """The first date in a string as ISO 8601, or None; ``05/06/2016`` alone, which is ambiguous, is None too."""
    text = fold(text[:200])
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


def _worded(text: str) -> str | None:
    for found in _DAY_MONTH.finditer(text):
        if (month := month_of(found[2])) and (day := _day(found[3], str(month), found[1])):
            return day
    for found in _MONTH_DAY.finditer(text):
        if (month := month_of(found[1])) and (day := _day(found[3], str(month), found[2])):
            return day
    return None


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
    """The parts as an ISO date, when there is such a day between 1900 and two days from now."""
    try:
        exact = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if not 1900 <= exact.year <= 2100:
        return None
    return exact.isoformat()[: 10 if day else 7 if month else 4]
