"""The tables of a workspace's database, format by format."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec

from cache.errors import NewerWorkspace
from cache.model import Check
from cache.run_log import answer_of, microseconds

_FETCHED = """
CREATE TABLE captures (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, purpose TEXT NOT NULL, checked_at TEXT NOT NULL, data BLOB NOT NULL);
CREATE INDEX captures_of_key ON captures (key, purpose, id);
CREATE TABLE facts (
    kind TEXT NOT NULL, key TEXT NOT NULL, at TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (kind, key));
CREATE TABLE jobs (key TEXT PRIMARY KEY, state TEXT NOT NULL, data BLOB NOT NULL);
CREATE TABLE warc (file TEXT PRIMARY KEY, length INTEGER NOT NULL);
"""
_FOUND_OUT = """
CREATE TABLE runs (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE checks (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, run INTEGER NOT NULL REFERENCES runs (id), data BLOB NOT NULL);
CREATE INDEX checks_of_key ON checks (key, id);
"""
"""What every run found out about every URL."""
_TOLD = """
CREATE TABLE told (change TEXT PRIMARY KEY, at TEXT NOT NULL);
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, queued_at TEXT NOT NULL, sent_at TEXT, data BLOB NOT NULL);
"""
"""Which changes of links were told, and the letters that tell them."""

_NUMBERED = """
CREATE TABLE urls (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
INSERT INTO urls (key) SELECT key FROM captures UNION SELECT key FROM checks;
CREATE TABLE kept (id INTEGER PRIMARY KEY, url INTEGER NOT NULL, purpose TEXT NOT NULL, data BLOB NOT NULL);
INSERT INTO kept SELECT captures.id, urls.id, purpose, data FROM captures JOIN urls USING (key);
DROP TABLE captures;
ALTER TABLE kept RENAME TO captures;
CREATE INDEX captures_of_url ON captures (url, purpose, id);
CREATE TABLE answers (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE logged (
    url INTEGER NOT NULL, run INTEGER NOT NULL, at INTEGER NOT NULL, answer INTEGER NOT NULL, PRIMARY KEY (url, run)
) WITHOUT ROWID;
INSERT INTO answers SELECT id, without_moment(data) FROM checks WHERE moment_of(data) IS NOT NULL;
INSERT OR REPLACE INTO logged
    SELECT urls.id, run, moment_of(data), checks.id FROM checks JOIN urls USING (key) WHERE moment_of(data) IS NOT NULL;
DROP TABLE checks;
ALTER TABLE logged RENAME TO checks;
CREATE TABLE standings (url INTEGER PRIMARY KEY, data BLOB NOT NULL);
"""
"""URLs by number, moments in microseconds since 1970, and each answer once: a week without news adds little."""

_SUMMED = "ALTER TABLE facts ADD COLUMN sum INTEGER;"
"""Tells a fact from a damaged one; NULL where it was kept before there were sums."""

FORMATS = (_FETCHED, _FOUND_OUT, _TOLD, _NUMBERED, _SUMMED)
"""What each format has more than the one before."""
SCHEMA_VERSION = len(FORMATS)


def open_database(path: Path, folder: Path) -> sqlite3.Connection:
    """Open a workspace's database for this process alone, and bring it up to the present format.

    Raises:
        NewerWorkspace: a later version of the program wrote it.
        sqlite3.Error: it cannot be used, or another run uses it.
    """
    # autocommit: every statement is a transaction of its own.
    database = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=1)
    # Text that is no UTF-8 any more damages its own row and not the run.
    database.text_factory = lambda data: data.decode("utf-8", "replace")
    try:
        version = database.execute("PRAGMA user_version").fetchone()[0]
        if version > SCHEMA_VERSION:
            raise NewerWorkspace(
                f"The workspace {folder} was written by a newer version of the program (its format is {version}, "
                f"this version reads up to {SCHEMA_VERSION}). Update footproof, or name another folder with "
                "--workspace."
            )
        # One run at a time: the lock is the database's own, so a killed run leaves none behind.
        database.execute("PRAGMA locking_mode = EXCLUSIVE")
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.create_function("moment_of", 1, _moment_of)
        database.create_function("without_moment", 1, _without_moment)
        missing = "".join(FORMATS[version:])
        database.executescript(f"BEGIN EXCLUSIVE; {missing} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;")
    except BaseException:
        database.close()
        raise
    return database


def _moment_of(data: bytes) -> int | None:
    """When a check of format 3 was made; None where it is damaged."""
    try:
        return microseconds(msgspec.json.decode(data, type=Check).checked_at)
    except (msgspec.DecodeError, TypeError):
        return None


def _without_moment(data: bytes) -> bytes:
    return answer_of(msgspec.json.decode(data, type=Check))
