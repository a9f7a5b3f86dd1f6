"""What every run found out about every URL: four numbers a check, and each answer once as long as it is the same.

What follows from all checks of a URL is kept beside them, in a form that is none of our business, so that who wants it
need not read years of checks.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import islice

import msgspec

from cache.keys import url_key
from cache.model import Check

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_AT_ONCE = 500
_LAST = (
    "SELECT answers.id, answers.data FROM checks JOIN answers ON answers.id = checks.answer WHERE checks.url = ? "
    "ORDER BY checks.run DESC LIMIT 1"
)


def url_id(database: sqlite3.Connection, url: str) -> int:
    """The number of what a URL means; it gets one if it has none."""
    key = url_key(url)
    row = database.execute("SELECT id FROM urls WHERE key = ?", (key,)).fetchone()
    number = row[0] if row else database.execute("INSERT INTO urls (key) VALUES (?)", (key,)).lastrowid
    assert isinstance(number, int)
    return number


def add_checks(database: sqlite3.Connection, run: int, checks: Sequence[Check], standings: Mapping[str, bytes]) -> None:
    """Add what a run found out, within a transaction.

    Args:
        database: of the workspace.
        run: number of the run.
        checks: one a URL.
        standings: by ``url_key``: what follows from all checks of a URL, these included.
    """
    for check in checks:
        url, standing = url_id(database, check.url), standings.get(url_key(check.url))
        row = (url, run, microseconds(check.checked_at), _answer(database, url, check))
        database.execute("INSERT OR REPLACE INTO checks VALUES (?, ?, ?, ?)", row)
        # What was known before follows no longer.
        database.execute("DELETE FROM standings WHERE url = ?", (url,))
        if standing is not None:
            database.execute("INSERT INTO standings VALUES (?, ?)", (url, standing))


def rows_of(database: sqlite3.Connection, url: str) -> list[tuple[int, bytes]]:
    """Moment and answer of every check of a URL, oldest first; ``check_of`` makes them out."""
    return database.execute(
        "SELECT checks.at, answers.data FROM urls JOIN checks ON checks.url = urls.id "
        "JOIN answers ON answers.id = checks.answer WHERE urls.key = ? ORDER BY checks.run",
        (url_key(url),),
    ).fetchall()


def check_of(at: int, answer: bytes) -> Check:
    """A check from its row; the same answer follows itself for years.

    Raises:
        msgspec.DecodeError: the row is damaged.
        TypeError: it is no text at all.
    """
    return replace(_said(answer), checked_at=_EPOCH + timedelta(microseconds=at))


@lru_cache(maxsize=16)
def _said(answer: bytes) -> Check:
    fields = msgspec.json.decode(answer, type=dict[str, object])
    return msgspec.convert({**fields, "checked_at": _EPOCH}, Check)


def standings_of(database: sqlite3.Connection, urls: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Key and standing of those URLs that have one."""
    keys = iter({url_key(url) for url in urls})
    while some := list(islice(keys, _AT_ONCE)):
        marks = ", ".join("?" * len(some))
        yield from database.execute(
            f"SELECT urls.key, standings.data FROM urls JOIN standings ON standings.url = urls.id "
            f"WHERE urls.key IN ({marks})",
            some,
        )


def microseconds(moment: datetime) -> int:
    """Microseconds from 1970 to a moment (UTC)."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def answer_of(check: Check) -> bytes:
    """What a check says, without when."""
    fields = msgspec.to_builtins(check)
    del fields["checked_at"]
    return msgspec.json.encode(fields)


def _answer(database: sqlite3.Connection, url: int, check: Check) -> int:
    data, last = answer_of(check), database.execute(_LAST, (url,)).fetchone()
    if last is not None and last[1] == data:
        return int(last[0])
    number = database.execute("INSERT INTO answers (data) VALUES (?)", (data,)).lastrowid
    assert number is not None
    return number
