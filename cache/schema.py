"""The tables of a workspace's database, format by format."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from cache.errors import NewerWorkspace

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

FORMATS = (_FETCHED, _FOUND_OUT, _TOLD)
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
        missing = "".join(FORMATS[version:])
        database.executescript(f"BEGIN EXCLUSIVE; {missing} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;")
    except BaseException:
        database.close()
        raise
    return database
