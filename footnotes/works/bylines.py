"""Authors and dates that stand elsewhere than their style has them: who wrote it behind the title, when before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from footnotes.prose.conjunctions import AND
from footnotes.works.dates import find_dates
from footnotes.works.fields import Body
from footnotes.works.names import read_people
from footnotes.works.outlets import is_medium

_BYLINE = re.compile(
    rf"[\s,.]*(?:by|von|par|автор:?)\s(?P<who>[^,.()]{{4,60}}(?:\s{AND}\s[^,.()]{{4,60}})?)(?=[,.(]|$)",
    re.IGNORECASE,
)
_NAME_NEXT = re.compile(r"[\s,.]*(?P<who>[^\W\d_][^,.()]{3,60})(?=,\s(?P<outlet>[^,()]{2,60})(?:,|$))")


@dataclass(frozen=True, slots=True)
class Byline:
    """The authors that stand behind a title."""

    people: tuple[str, ...]
    end: int
    """Where the citation goes on."""


def without_date(before: str) -> tuple[str, str | None]:
    """What stands before a title without the date there: "Jane Roe (3 May 2019), ", "3 May 2019, "."""
    dates = find_dates(before)
    if len(dates) != 1:
        return before, None
    names, after = before[: dates[0].span.start], before[dates[0].span.end :]
    apart = names.endswith("(") or not names.strip()
    return (names.rstrip(" ("), dates[0].iso) if apart and not re.search(r"\w", after) else (before, None)


def find_byline(body: Body, start: int) -> Byline | None:
    """Who wrote it: "by Jane Roe" behind the title, or a name between the title and its outlet."""
    found = _BYLINE.match(body.text, start)
    if found is None:
        found = _NAME_NEXT.match(body.text, start)
        named = found is not None and not is_medium(found["who"], body.urls, body.seen)
        found = found if found and named and is_medium(found["outlet"], body.urls, body.seen) else None
    people = read_people(found["who"]) if found else None
    return Byline(people, found.end()) if found and people else None
