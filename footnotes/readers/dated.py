"""The date that a file declares of itself, in the forms that formats have for it.

No clock is asked: a date that is still to come is kept, and whoever compares it with today can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone

EARLIEST = 1990
"""Year before which no file was written that is read here: clocks begin at 1601, 1904, 1970, zip files at 1980."""

_DAY = re.compile(r"(\d{4})[-/](0[1-9]|1[0-2])(?:[-/](0[1-9]|[12]\d|3[01])(?!\d)|(?![\d/-]))")
_TIME = re.compile(r"[T ](\d\d):(\d\d)(?::\d\d(?:\.\d{1,12})?)? ?(?:(Z)|([+-]\d\d):?(\d\d)?)")
_PDF = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)?(?:(\d\d)(\d\d)?(?:\d\d)?)?(?:(Z)|([+-]\d\d)'?(\d\d)?)?")
_NEVER_SET = frozenset(["2013-12-23T23:15:00Z"])
"""What python-docx leaves in files whose author sets no date: that of its template."""


def latest(values: Iterable[str]) -> str | None:
    """The latest of the values that begin with a plausible ISO 8601 date, as a date in UTC; None when there is none.

    A value with a time zone is moved to UTC, one without is taken as it stands; a month without a day stays one.
    """
    dates = [date for value in values if (date := _date(value.strip()))]
    return max(dates, key=lambda date: (date + "-99")[:10], default=None)


def iso_of_pdf(value: str) -> str:
    """A date of a PDF (ISO 32000-1, 7.9.4: ``D:20190503120000+02'00'``) as ISO 8601; empty when it is none."""
    found = _PDF.match(value.strip())
    if found is None:
        return ""
    year, month, day, hour, minute, utc, hours, minutes = found.groups()
    if day is None or hour is None:
        return "-".join(filter(None, (year, month, day)))
    zone = utc or (f"{hours}:{minutes or '00'}" if hours else "")
    return f"{year}-{month}-{day}T{hour}:{minute or '00'}{zone}"


def _date(value: str) -> str | None:
    found = _DAY.match(value)
    if found is None or int(found[1]) < EARLIEST or value in _NEVER_SET:
        return None
    year, month, day = found.groups()
    if day is None:
        return f"{year}-{month}"
    try:
        return _in_utc(datetime(int(year), int(month), int(day), tzinfo=UTC), value[found.end() :])
    except (ValueError, OverflowError):  # the thirtieth of February, or a zone beyond the end of the calendar
        return None


def _in_utc(day: datetime, rest: str) -> str:
    time = _TIME.match(rest)
    if time:
        hour, minute, utc, hours, minutes = time.groups()
        offset = timedelta(0) if utc else timedelta(hours=int(hours), minutes=int(hours[0] + (minutes or "0")))
        day = day.replace(hour=int(hour), minute=int(minute), tzinfo=timezone(offset)).astimezone(UTC)
    return day.date().isoformat()
