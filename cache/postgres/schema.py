"""The tables of a workspace on a server, format by format; those of SQLite are in ``cache.schema``."""

from __future__ import annotations

_NUMBER = "BIGINT GENERATED ALWAYS AS IDENTITY"
_FIRST = f"""
CREATE TABLE urls (id {_NUMBER} PRIMARY KEY, key TEXT COLLATE "C" NOT NULL UNIQUE);
CREATE TABLE captures (
    id {_NUMBER} PRIMARY KEY, url BIGINT NOT NULL, purpose TEXT NOT NULL, data BYTEA NOT NULL,
    kept_at TIMESTAMPTZ NOT NULL DEFAULT now());
CREATE INDEX captures_of_url ON captures (url, purpose, id);
CREATE TABLE facts (
    kind TEXT COLLATE "C" NOT NULL, key TEXT COLLATE "C" NOT NULL, at TEXT NOT NULL, value BYTEA NOT NULL,
    PRIMARY KEY (kind, key));
CREATE TABLE jobs (
    rowid {_NUMBER}, key TEXT COLLATE "C" PRIMARY KEY, state TEXT NOT NULL, data BYTEA NOT NULL);
CREATE TABLE warc (file TEXT COLLATE "C" PRIMARY KEY);
CREATE TABLE warc_records (
    file TEXT COLLATE "C" NOT NULL REFERENCES warc (file), start BIGINT NOT NULL, data BYTEA NOT NULL,
    PRIMARY KEY (file, start));
ALTER TABLE warc_records ALTER COLUMN data SET STORAGE EXTERNAL;
CREATE TABLE runs (id {_NUMBER} PRIMARY KEY, data BYTEA NOT NULL);
CREATE TABLE answers (id {_NUMBER} PRIMARY KEY, data BYTEA NOT NULL);
CREATE TABLE checks (
    url BIGINT NOT NULL, run BIGINT NOT NULL, at BIGINT NOT NULL, answer BIGINT NOT NULL, PRIMARY KEY (url, run));
CREATE TABLE standings (url BIGINT PRIMARY KEY, data BYTEA NOT NULL);
CREATE TABLE told (change TEXT COLLATE "C" PRIMARY KEY, at TEXT NOT NULL);
CREATE TABLE outbox (
    id {_NUMBER} PRIMARY KEY, key TEXT COLLATE "C" NOT NULL UNIQUE, queued_at TEXT NOT NULL, sent_at TEXT,
    data BYTEA NOT NULL);
"""
"""``warc_records`` holds what is packed already: trying to pack it again would only cost."""

_BUDGETS = """
CREATE TABLE budgets (
    name TEXT COLLATE "C" PRIMARY KEY, per_minute FLOAT8 NOT NULL, spent FLOAT8[] NOT NULL DEFAULT '{}',
    paused_until FLOAT8 NOT NULL DEFAULT 0, shut_until FLOAT8 NOT NULL DEFAULT 0, strikes INTEGER NOT NULL DEFAULT 0,
    spell INTEGER NOT NULL DEFAULT 0);
"""
"""What archives were asked lately, and whether they want peace; seconds since 1970 on the server's clock."""

_WRITTEN_OUT = """
ALTER TABLE warc ADD COLUMN place TEXT;
ALTER TABLE warc_records ADD COLUMN position BIGINT;
ALTER TABLE warc_records ADD COLUMN length BIGINT;
ALTER TABLE warc_records ALTER COLUMN data DROP NOT NULL;
"""
"""Where files are that were written out, and where in them each record is."""

_SUMMED = "ALTER TABLE facts ADD COLUMN sum BIGINT;"
"""As in ``cache.schema``."""

FORMATS = (_FIRST, _BUDGETS, _WRITTEN_OUT, _SUMMED)
"""What each format has more than the one before."""
