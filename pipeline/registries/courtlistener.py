"""CourtListener of the Free Law Project: judgments of courts in the United States (REST v4; a key is free).

Since May 2026 whoever pays nothing is answered five times a minute, fifty an hour, 125 a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.registries.base import DAY, Key, Pace, Quota, Registry, items, never, parsed, query, text, texts, year_of
from pipeline.registries.cited import CitedWork
from reports.model import WorkKind, WorkRecord

_HOUR = 3_600
_PACE = Pace(5 / 60, (Quota(50, _HOUR), Quota(125, DAY)))
# ``410 U.S. 113``
_REPORTED = re.compile(r"(\d{1,4})\s(\S.{0,20}?)\s(\d{1,5})")


def _by_words(work: CitedWork) -> str | None:
    return query("/api/rest/v4/search/", type="o", q=f'citation:("{work.reported}")') if work.reported else None


def _read(body: bytes) -> tuple[WorkRecord, ...]:
    return tuple(record for item in items(parsed(body), "results") for record in _records(item))


def _records(item: dict[str, Any]) -> Iterator[WorkRecord]:
    """One for each reporter that a judgment stands in: any may be cited."""
    path = text(item.get("absolute_url"))
    for reported in texts(item.get("citation")) or ("",):
        place = _REPORTED.fullmatch(reported)
        yield WorkRecord(
            registry="courtlistener",
            key=text(item.get("cluster_id")) or "",
            url=f"https://www.courtlistener.com{path}" if path else None,
            kind=WorkKind.CASE,
            titles=tuple(dict.fromkeys((*texts(item.get("caseName")), *texts(item.get("caseNameFull"))))),
            years=year_of(item.get("dateFiled")),
            containers=(place[2],) if place else (),
            volume=place[1] if place else None,
            pages=place[3] if place else None,
            publisher=text(item.get("court")),
        )


COURTLISTENER = Registry(
    name="courtlistener",
    title="CourtListener",
    origin="https://www.courtlistener.com",
    pace=_PACE,
    by_identifier=never,
    by_words=_by_words,
    read=_read,
    key=Key(variable="COURTLISTENER_API_KEY", header="Authorization", form="Token {}", pace=_PACE, needed=True),
    holds_cases=True,
)
