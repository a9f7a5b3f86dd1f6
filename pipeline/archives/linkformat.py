"""Web links as headers and TimeMaps carry them: ``<address>; rel="memento"; datetime="..."`` (RFC 8288, RFC 6690)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from pipeline.archives.urls import join

MAX_LINKS = 50_000
"""Links of one TimeMap: far more than are ever looked at."""
_TARGET = re.compile(r"<([^<>]{0,8000})>")
_PARAMETER = re.compile(r"\s*;\s*([\w*-]{1,40})(?:\s*=\s*(?:\"([^\"]{0,4000})\"|([^\",;\s]{0,4000})))?")


@dataclass(frozen=True, slots=True)
class Link:
    """One link."""

    target: str
    """Absolute."""
    relations: frozenset[str]
    """In lower case: ``memento``, ``timegate``, ``original`` ..."""
    at: datetime | None
    """UTC; of a memento when it was captured. None where it is not said or not readable."""
    begins: datetime | None = None
    """UTC; of a part of a TimeMap, the first moment that it covers."""
    ends: datetime | None = None
    """UTC; the last one."""


def read_links(text: str, base: str) -> Iterator[Link]:
    """The links of a ``Link`` header or a TimeMap; what cannot be read is passed over.

    Args:
        text: as the server sent it.
        base: address that relative targets stand in.
    """
    at = 0
    for _ in range(MAX_LINKS):
        found = _TARGET.search(text, at)
        if found is None:
            return
        at = found.end()
        values: dict[str, str] = {}
        while (part := _PARAMETER.match(text, at)) is not None:
            values.setdefault(part[1].lower(), part[2] or part[3] or "")
            at = part.end()
        relations = frozenset(values.get("rel", "").lower().split())
        moments = (_moment(values.get(name)) for name in ("datetime", "from", "until"))
        if (target := join(base, found[1].strip())) is not None:
            yield Link(target, relations, *moments)


def read_moment(value: str | None) -> datetime | None:
    """The moment (UTC) of an HTTP date; None where it is none."""
    return _moment(value)


def _moment(value: str | None) -> datetime | None:
    if not value:
        return None
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
