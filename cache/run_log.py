"""What every run found out about every URL: four numbers a check, and each answer once as long as it is the same.

What follows from all checks of a URL is kept beside them, in a form that is none of our business, so that who wants it
need not read years of checks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import islice

import msgspec

from cache.database import Database, Row
from cache.keys import url_key
from cache.model import Check

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_AT_ONCE = 500
_NUMBER = "SELECT id FROM urls WHERE key = ?"
_ADD = (
    "INSERT INTO checks VALUES (?, ?, ?, ?) ON CONFLICT (url, run) DO UPDATE SET at = excluded.at, "
    "answer = excluded.answer"
)
_LAST = (
    "SELECT answers.id, answers.data FROM checks JOIN answers ON answers.id = checks.answer WHERE checks.url = ? "
    "ORDER BY checks.run DESC LIMIT 1"
)


def url_id(database: Database, url: str) -> int:
    """The number of what a URL means; it gets one if it has none."""
    key = (url_key(url),)
    if not (rows := database.rows(_NUMBER, key)):
        # Another process may have been faster.
        database.rows("INSERT INTO urls (key) VALUES (?) ON CONFLICT DO NOTHING", key)
        rows = database.rows(_NUMBER, key)
    return int(rows[0][0])


def add_checks(database: Database, run: int, checks: Iterable[Check], standings: Mapping[str, bytes]) -> None:
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
        database.rows(_ADD, row)
        # What was known before follows no longer.
        database.rows("DELETE FROM standings WHERE url = ?", (url,))
        if standing is not None:
            database.rows("INSERT INTO standings VALUES (?, ?)", (url, standing))


def rows_of(database: Database, url: str) -> list[Row]:
    """Moment and answer of every check of a URL, oldest first; ``check_of`` makes them out."""
    return database.rows(
        "SELECT checks.at, answers.data FROM urls JOIN checks ON checks.url = urls.id "
        "JOIN answers ON answers.id = checks.answer WHERE urls.key = ? ORDER BY checks.run",
        (url_key(url),),
    )


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


def standings_of(database: Database, urls: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Key and standing of those URLs that have one."""
    keys = iter({url_key(url) for url in urls})
    while some := {database.stored(key): key for key in islice(keys, _AT_ONCE)}:
        marks = ", ".join("?" * len(some))
        rows = database.rows(
            f"SELECT urls.key, standings.data FROM urls JOIN standings ON standings.url = urls.id "
            f"WHERE urls.key IN ({marks})",
            list(some),
        )
        yield from ((some[key], standing) for key, standing in rows)


def microseconds(moment: datetime) -> int:
    """Microseconds from 1970 to a moment (UTC)."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def answer_of(check: Check) -> bytes:
    """What a check says, without when."""
    fields = msgspec.to_builtins(check)
    del fields["checked_at"]
    return msgspec.json.encode(fields)


def _answer(database: Database, url: int, check: Check) -> int:
    data, last = answer_of(check), database.rows(_LAST, (url,))
    if last and last[0][1] == data:
        return int(last[0][0])
    return database.insert("INSERT INTO answers (data) VALUES (?)", (data,))
