"""What every run found out about every URL: four numbers a check, and each answer once as long as it is the same.

What follows from all checks of a URL is kept beside them, in a form that is none of our business, so that who wants it
need not read years of checks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import Any

import msgspec

from cache.database import Database, Row
from cache.keys import url_key
from cache.model import Check

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_AT_ONCE = 500
_NAME = "INSERT INTO urls (key) VALUES (?) ON CONFLICT DO NOTHING"
_ADD = (
    "INSERT INTO checks VALUES (?, ?, ?, ?) ON CONFLICT (url, run) DO UPDATE SET at = excluded.at, "
    "answer = excluded.answer"
)
_SAY = "INSERT INTO answers (data) VALUES (?)"
_FOLLOWS = "INSERT INTO standings VALUES (?, ?) ON CONFLICT (url) DO UPDATE SET data = excluded.data"
# None of them joins: see ``cache.store``.
_LAST = (
    "SELECT url, answer, (SELECT data FROM answers WHERE id = last.answer) FROM checks AS last "
    "WHERE url {is_one} AND run = (SELECT MAX(run) FROM checks WHERE url = last.url)"
)
_STANDING = "SELECT key, (SELECT data FROM standings WHERE url = urls.id) FROM urls WHERE key {is_one}"
_CHECKED = "SELECT key, (SELECT 1 FROM checks WHERE url = urls.id LIMIT 1) FROM urls WHERE key {is_one}"


def name_urls(database: Database, keys: Iterable[str]) -> None:
    """Give URLs, by ``url_key``, numbers if they have none."""
    database.run_many(_NAME, ((key,) for key in keys))


def add_checks(database: Database, run: int, checks: Iterable[Check], standings: Mapping[str, bytes]) -> None:
    """Add what a run found out, within a transaction.

    Args:
        database: of the workspace.
        run: number of the run.
        checks: one a URL.
        standings: by ``url_key``: what follows from all checks of a URL, these included.
    """
    rest = iter(checks)
    while some := {url_key(check.url): check for check in islice(rest, _AT_ONCE)}:
        name_urls(database, some)
        numbers = dict(of_keys(database, "SELECT key, id FROM urls WHERE key {is_one}", some))
        is_one, of = database.one_of([*numbers.values()])
        last = {url: (data, answer) for url, answer, data in database.rows(_LAST.format(is_one=is_one), of)}
        said = {numbers[key]: answer_of(check) for key, check in some.items()}
        # What a check says is kept once as long as it is the same.
        answers = {url: answer for url, (data, answer) in last.items() if said[url] == data}
        new = [url for url in said if url not in answers]
        answers |= zip(new, database.insert_each(_SAY, ((said[url],) for url in new)), strict=True)
        database.run_many(
            _ADD,
            ((numbers[key], run, microseconds(check.checked_at), answers[numbers[key]]) for key, check in some.items()),
        )
        known = [(number, standings[key]) for key, number in numbers.items() if key in standings]
        database.run_many(_FOLLOWS, known)
        # What was known before follows no longer.
        outdated = ((number,) for key, number in numbers.items() if key not in standings)
        database.run_many("DELETE FROM standings WHERE url = ?", outdated)


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


def standings_of(database: Database, urls: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Key and standing of those URLs that have one."""
    rows = of_keys(database, _STANDING, map(url_key, urls))
    return ((key, data) for key, data in rows if data is not None)


def checked_of(database: Database, urls: Iterable[str]) -> Iterator[str]:
    """The keys of those URLs that any run has checked."""
    return (key for key, is_checked in of_keys(database, _CHECKED, map(url_key, urls)) if is_checked)


def of_keys(database: Database, statement: str, keys: Iterable[str], *values: object) -> Iterator[Any]:
    """What a statement selects of many URLs, some hundreds at once.

    Args:
        database: of the workspace.
        statement: with ``{is_one}`` behind the column that is one of the keys; the first column of a row is its URL's.
        keys: ``url_key`` of each, as often as it comes.
        *values: of the statement, before the keys.
    """
    rest = iter(dict.fromkeys(keys))
    while some := {database.stored(key): key for key in islice(rest, _AT_ONCE)}:
        is_one, of = database.one_of([*some])
        rows = database.rows(statement.format(is_one=is_one), [*values, *of])
        yield from ((some[key], *columns) for key, *columns in rows)


def microseconds(moment: datetime) -> int:
    """Microseconds from 1970 to a moment (UTC)."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def answer_of(check: Check) -> bytes:
    """What a check says, without when."""
    fields = msgspec.to_builtins(check)
    del fields["checked_at"]
    return msgspec.json.encode(fields)
