"""``footproof export``: every run that was kept as an SQLite database, one row a citation and run.

Any program that reads SQLite takes it (datasette, DB Browser, pandas). The README has the table of its columns.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from pipeline.addresses.parts import host_of, registrable
from pipeline.audit.last_reports import every_report
from pipeline.audit.own_copies import OwnCopies
from pipeline.errors import ExitCode, OutputError, UsageError
from reports.formats.safe_text import well_formed
from reports.written import WrittenCitation, WrittenFootnote, WrittenReport

SCHEMA = """
CREATE TABLE runs (
    id INTEGER PRIMARY KEY, folder TEXT NOT NULL, started TEXT NOT NULL, finished TEXT NOT NULL,
    complete INTEGER NOT NULL, documents INTEGER NOT NULL, citations INTEGER NOT NULL);
CREATE TABLE documents (
    run INTEGER NOT NULL REFERENCES runs (id), id TEXT NOT NULL, path TEXT NOT NULL, sha256 TEXT NOT NULL,
    PRIMARY KEY (run, id)) WITHOUT ROWID;
CREATE TABLE citations (
    run INTEGER NOT NULL REFERENCES runs (id), id TEXT NOT NULL, document TEXT NOT NULL, note TEXT NOT NULL,
    line INTEGER, page INTEGER, sentence TEXT, text TEXT NOT NULL, authors TEXT NOT NULL, title TEXT, publisher TEXT,
    date TEXT, year INTEGER, accessed TEXT, url TEXT, host TEXT, domain TEXT, same_as TEXT, verdict TEXT,
    link TEXT, link_reason TEXT, http_status INTEGER, final_url TEXT, checked_at TEXT,
    title_check TEXT, date_check TEXT, author_check TEXT, drift TEXT,
    archive TEXT, copy TEXT, copy_timestamp TEXT, own_copy TEXT,
    state TEXT, since TEXT, last_alive TEXT, failures INTEGER, changed INTEGER,
    PRIMARY KEY (run, id), FOREIGN KEY (run, document) REFERENCES documents (run, id));
CREATE TABLE findings (
    run INTEGER NOT NULL, citation TEXT NOT NULL, code TEXT NOT NULL, severity TEXT NOT NULL,
    dismissed INTEGER NOT NULL, message TEXT NOT NULL, suggestion TEXT NOT NULL,
    FOREIGN KEY (run, citation) REFERENCES citations (run, id));
"""
INDICES = """
CREATE INDEX citations_of_url ON citations (url);
CREATE INDEX citations_of_domain ON citations (domain, run);
CREATE INDEX citations_by_verdict ON citations (run, verdict);
CREATE INDEX citations_by_state ON citations (run, state);
CREATE INDEX citations_of_document ON citations (run, document);
CREATE INDEX findings_of_citation ON findings (run, citation);
CREATE INDEX findings_by_code ON findings (code, run);
"""


def export_results(target: Path, out: Path, copies: OwnCopies) -> ExitCode:
    """Write the database anew and say how much is in it.

    Raises:
        FootproofError: there is no report, the workspace is broken, or the file cannot be written.
    """
    if target.exists() and not _is_ours(target):
        raise UsageError(f"{target} is there and is no such export. Name another file, or remove it.")
    draft = target.with_name(f".{target.name}.part")
    try:
        draft.unlink(missing_ok=True)
        with closing(sqlite3.connect(draft, isolation_level=None)) as database:
            runs, citations = _fill(database, out, copies)
        draft.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise OutputError(f"{target} cannot be written ({error}). Name a file in another folder.") from error
    finally:
        draft.unlink(missing_ok=True)
    print(f"{target}: {runs:,} runs, {citations:,} rows of citations. Look at it with: datasette {target}")
    return ExitCode.OK


_APPLICATION = 0x666F6F74
"""Application id of the file, “foot”: an export may be written over, anything else may not."""


def _fill(database: sqlite3.Connection, out: Path, copies: OwnCopies) -> tuple[int, int]:
    database.executescript(f"PRAGMA application_id = {_APPLICATION}; PRAGMA synchronous = OFF; {SCHEMA}")
    database.execute("PRAGMA foreign_keys = ON")
    held: dict[str, str | None] = {}
    runs = citations = 0
    for runs, (folder, report) in enumerate(every_report(out), 1):
        database.execute("BEGIN")
        _insert(database, "runs", [_run(runs, folder, report)])
        _insert(database, "documents", ((runs, one.id, one.path, one.sha256) for one in report.documents))
        notes = {note.id: note for note in report.footnotes}
        _insert(
            database,
            "citations",
            (_citation(runs, one, notes.get(one.footnote), copies, held) for one in report.citations),
        )
        _insert(database, "findings", (row for one in report.citations for row in _findings(runs, one)))
        database.execute("COMMIT")
        citations += len(report.citations)
    database.executescript(f"{INDICES} ANALYZE;")
    return runs, citations


def _insert(database: sqlite3.Connection, table: str, rows: Any) -> None:
    for row in rows:
        values = tuple(well_formed(value) if isinstance(value, str) else value for value in row)
        database.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)


def _run(number: int, folder: str, report: WrittenReport) -> tuple[Any, ...]:
    run = report.run
    return number, folder, run.started, run.finished, run.complete, len(report.documents), len(report.citations)


def _citation(
    run: int, one: WrittenCitation, note: WrittenFootnote | None, copies: OwnCopies, held: dict[str, str | None]
) -> tuple[Any, ...]:
    url, link, history, archive = one.url, one.link, one.history, one.archive
    if url and url not in held:
        own = copies.of(url)
        held[url] = f"{own:%Y-%m-%dT%H:%M:%SZ}" if own else None
    checks = (one.title_check, one.date_check, one.author_check, one.drift)
    return (
        *(run, one.id, one.document, note.label if note else ""),
        *((note.location.line, note.location.page, note.sentence) if note else (None, None, None)),
        *(one.text, json.dumps(one.authors, ensure_ascii=False), one.title, one.publisher),
        *(one.date, _year(one.date), one.accessed),
        *(url, host_of(url or "") or None, registrable(url or "") or None, one.same_as, one.verdict),
        *((link.status, link.reason, link.http_status, link.final_url, link.checked_at) if link else (None,) * 5),
        *(check.status if check else None for check in checks),
        *(archive.status if archive else None, one.public_copy, archive.timestamp if archive else None),
        held.get(url or ""),
        *(
            (history.state, history.since, history.last_alive, history.failures, history.changed)
            if history
            else (None,) * 5
        ),
    )


def _findings(run: int, one: WrittenCitation) -> Iterator[tuple[Any, ...]]:
    for reason in one.reasons:
        yield run, one.id, reason.code, reason.severity, reason.dismissed, reason.message, reason.suggestion


def _year(date: str | None) -> int | None:
    return int(date[:4]) if date and date[:4].isascii() and date[:4].isdigit() else None


def _is_ours(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(72)
    except OSError:
        return False
    return head[:15] == b"SQLite format 3" and head[68:72] == _APPLICATION.to_bytes(4, "big")
