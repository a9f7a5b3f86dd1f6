"""The moment whose copy a citation means."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

EARLIEST = datetime(1996, 1, 1, tzinfo=UTC)
"""Before the first capture of any web archive: the copy nearest to it is the earliest."""
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def target_date(accessed: str | None, date: str | None) -> datetime | None:
    """The accessed date, else the cited one (ISO 8601, of any precision), UTC; None if neither is given.

    Of a month or a year alone its middle is meant, of a day its noon.
    """
    return _middle(accessed) or _middle(date)


def _middle(date: str | None) -> datetime | None:
    match = _DATE.fullmatch(date or "")
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or not 1 <= year <= 9998:
        return None
    try:
        start = datetime(year, month or 1, day or 1, tzinfo=UTC)
    except ValueError:
        return None
    if month is None:
        end = datetime(year + 1, 1, 1, tzinfo=UTC)
    elif day is None:
        end = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
    else:
        end = start + timedelta(days=1)
    return start + (end - start) / 2
