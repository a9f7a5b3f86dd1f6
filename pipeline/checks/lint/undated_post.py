"""Posts on social media cited without their date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

from footnotes.gazetteer import platforms
from pipeline.checks.lint.base import Batch, Checked, Hint, Rule, original
from reports import wording
from reports.model import Confidence, Severity

_BASE32 = "234567abcdefghijklmnopqrstuvwxyz"
_Clock = Callable[[str], float]
"""The moment (Unix seconds) in the number of a post."""


def _tweeted(number: str) -> float:
    """Milliseconds since 4 November 2010 above 22 bits (Twitter's "Snowflake", 2010)."""
    return ((int(number) >> 22) + 1_288_834_974_657) / 1000


def _tooted(number: str) -> float:
    """Unix milliseconds above 16 bits (Mastodon, ``lib/mastodon/snowflake.rb``; Truth Social is built on it)."""
    return (int(number) >> 16) / 1000


def _skeeted(key: str) -> float:
    """Unix microseconds above 10 bits, in sortable base 32 (AT Protocol specification, "Timestamp Identifiers")."""
    number = 0
    for letter in key.lower():
        number = number * 32 + _BASE32.index(letter)
    return (number >> 10) / 1_000_000


def _filmed(number: str) -> float:
    """Unix seconds above 32 bits (measured by R. Benson, "Tinkering with TikTok Timestamps", 2020)."""
    return int(number) >> 32


_CLOCKS: tuple[tuple[re.Pattern[str], _Clock, datetime], ...] = (
    (
        re.compile(r"(?:twitter|x)\.com/.{1,45}/status(?:es)?/(\d{11,19})\b"),
        _tweeted,
        datetime(2010, 11, 5, tzinfo=UTC),
    ),
    (re.compile(r"bsky\.app/profile/[^/]+/post/([2-7a-z]{13})\b"), _skeeted, datetime(2022, 11, 1, tzinfo=UTC)),
    (re.compile(r"tiktok\.com/@[^/]+/(?:video|photo)/(\d{19})\b"), _filmed, datetime(2016, 9, 1, tzinfo=UTC)),
    (
        re.compile(r"/(?:@[^/]+|@[^/]+/posts|users/[^/]+/statuses|web/statuses)/(\d{17,18})\b"),
        _tooted,
        datetime(2016, 9, 1, tzinfo=UTC),
    ),
)
"""Where the number of a post tells its moment, how, and since when."""


def _find(batch: Batch) -> Iterator[Hint]:
    for checked in batch.own:
        hint = _look(checked, batch.today) if checked.url else None
        if hint is not None:
            yield hint


def _look(checked: Checked, today: date) -> Hint | None:
    if not checked.undated or not checked.spelt_out or not is_post(checked.url):
        return None
    posted = _date_in(original(checked.url), today)
    suggestion = "Add the date of the post."
    if posted:
        suggestion = f"Add the date of the post; its number says {wording.date(posted)} (UTC)."
    return Hint(
        checked.citation.id,
        "The note cites a post on social media without its date.",
        suggestion,
        Confidence.HIGH,
        (posted,) if posted else (),
    )


def is_post(url: str) -> bool:
    """Whether an address, or that of which it is an archived copy, is a single post on social media."""
    host, _, rest = original(url).partition("//")[2].partition("/")
    return platforms.is_post(host, rest)


def _date_in(url: str, today: date) -> str | None:
    """The day (UTC) on which a post was sent, as its number tells; None where it tells none that can be."""
    for pattern, clock, since in _CLOCKS:
        found = pattern.search(url)
        seconds = clock(found[1]) if found else 0
        if seconds >= since.timestamp() and seconds <= _end_of(today):
            return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return None


def _end_of(day: date) -> float:
    return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() + 86_400


RULE = Rule(
    "undated-post",
    "A post on social media cited without its date.",
    Severity.NOTE,
    _find,
)
