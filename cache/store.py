"""The workspace: what is known of each URL (a database) and the exchanges themselves (WARC).

Every method commits before it returns, so a run that is killed loses at most the exchange in flight. Only exchanges,
captures and pages go to a server together with what it is asked next, in their order. Where both are kept is drawn in
``cache.database``.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec

from cache import facts, run_log
from cache.coding import BodyTooLarge, decode_body, decode_start
from cache.database import Database, Place, on_server
from cache.errors import FilesLeft, explained
from cache.fresh_bodies import FreshBodies
from cache.keys import url_key
from cache.model import (
    NO_NEWS,
    Announcement,
    Capture,
    Check,
    Exchange,
    JobState,
    Letter,
    Purpose,
    Record,
    RunRecord,
    SaveJob,
)
from cache.pruning import KeptCapture, moved, records_of, superfluous
from cache.rows import pack, unpacked
from cache.sqlite import FILE, SqliteDatabase
from cache.warc import WarcFolder
from cache.web_archive import WebArchive

_Kept = TypeVar("_Kept")
_AboutUrl = TypeVar("_AboutUrl", Capture, SaveJob)
_PUT_JOB = (
    "INSERT INTO jobs (key, state, data) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET state = excluded.state, "
    "data = excluded.data"
)
_LATEST = (
    "SELECT key, (SELECT data FROM captures WHERE url = urls.id AND purpose = ? AND id > ? ORDER BY id DESC LIMIT 1) "
    "FROM urls WHERE key {is_one}"
)
"""No join: of tables that have just been filled a server thinks that it had better read them as a whole."""
_OF_URL = "url = (SELECT id FROM urls WHERE key = ?)"
_MOST_WAITING = 12
"""Statements: three captures or four with their pages."""
BODY_LIMIT = 512 * 1024 * 1024
"""Bytes; the fetcher's own limit is far lower, this one only bounds what a changed file could do."""


class Workspace:
    """A database and a web archive. Methods are synchronous and safe in threads; errors are ``StoreError``."""

    def __init__(self, database: Database, archive: WebArchive, folder: Path | None = None) -> None:
        self.name = database.name
        self.folder = folder
        """Where it is; None where it is on a server."""
        self._database = database
        self._archive = archive
        self._fresh = FreshBodies()
        self._announced: set[str] = set()
        self._damaged = 0

    @classmethod
    def open(cls, place: Place, *, software: str, warc: str = "") -> Self:
        """Open a workspace, or make one.

        Args:
            place: a folder is created if missing; a database is not, its tables are.
            software: name and version, for the web archive's own records.
            warc: where a workspace on a server keeps WARC files, as fsspec names it; empty: in the database.

        Raises:
            StoreError: one of its kinds; nothing in the workspace was changed.
        """
        database: Database
        archive: WebArchive
        folder = None
        if on_server(place):
            from cache.postgres.database import PostgresDatabase

            database = PostgresDatabase(str(place))
        else:
            folder = Path(place)
            database = SqliteDatabase(folder)
        try:
            if folder is None:
                from cache.postgres.warc_table import WarcTable

                archive = WarcTable(database, software, warc)
            else:
                archive = WarcFolder(folder / "warc", database, software=software)
        except BaseException as error:
            database.close()
            if isinstance(error, OSError):
                raise explained(error, database.name) from error
            raise
        return cls(database, archive, folder)

    def flush(self) -> None:
        """Have on the server what was kept. Whoever asks through this workspace need not know of it."""
        self._database.flush()

    @property
    def is_behind(self) -> bool:
        """Whether much of what was kept is not on the server yet, and would be lost with this process."""
        return self._database.waiting > _MOST_WAITING

    @property
    def is_near(self) -> bool:
        """Whether it is on this machine: a question about one URL is answered in a tenth of a millisecond."""
        return self._database.is_near

    @staticmethod
    def exists(place: Place) -> bool:
        """Whether there is a workspace in a folder; what is on a server is made where it is missing."""
        return on_server(place) or (Path(place) / FILE).is_file()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.close()
        except FilesLeft:
            if error is None:  # which says more
                raise

    def close(self) -> None:
        """Close the files; what was kept stays.

        Raises:
            FilesLeft: WARC files could not be taken to the place that the settings name; nothing is lost.
        """
        try:
            with self._explaining():
                self._archive.close()
            self.flush()
        finally:
            self._database.close()

    def record(self, exchange: Exchange, earlier: Record | None = None) -> Record:
        """Append request and response to the web archive.

        Args:
            exchange: as it went over the wire.
            earlier: of an earlier answer, to the same request or of the same page: its body is not kept again.

        Raises:
            WorkspaceFull: the disk is full, or files may not grow; what was there is intact.
            StoreError: it cannot be written for another reason.
        """
        with self._explaining():
            return self._archive.append(exchange, earlier)

    def announce(self, urls: Iterable[str]) -> None:
        """Give room to the captures of URLs, each of which is kept soon."""
        keys = [url_key(url) for url in urls]
        run_log.name_urls(self._database, keys)
        self._announced.update(keys)

    def keep(self, capture: Capture, purpose: Purpose) -> None:
        """Add a row to the history of a URL; nobody is waited for where it was announced."""
        key = url_key(capture.url)
        if key not in self._announced:
            run_log.name_urls(self._database, (key,))
        self._announced.discard(key)
        row = (purpose, pack(capture), key)
        self._database.later("INSERT INTO captures (url, purpose, data) SELECT id, ?, ? FROM urls WHERE key = ?", row)

    def latest(self, url: str, purpose: Purpose = Purpose.CITED, after: int = 0) -> Capture | None:
        """The newest capture of what this URL means; None if there is none, or none after a ``mark``."""
        rows = self._database.rows(
            f"SELECT data FROM captures WHERE {_OF_URL} AND purpose = ? AND id > ? ORDER BY id DESC LIMIT 1",
            (url_key(url), purpose, after),
        )
        return next(self._about(url, self._sound(rows, Capture)), None)

    def latest_of(
        self, urls: Iterable[str], purpose: Purpose = Purpose.CITED, after: int = 0
    ) -> Iterator[tuple[str, Capture]]:
        """The same of many URLs, by ``url_key``; those of which there is none are left out."""
        urls_of = {url_key(url): url for url in urls}
        for key, data in run_log.of_keys(self._database, _LATEST, urls_of, purpose, after):
            for capture in self._about(urls_of[key], self._sound([(data,)] if data is not None else (), Capture)):
                yield key, capture

    def history(self, url: str) -> tuple[Capture, ...]:
        """Every capture of a cited URL, second askings included, newest first."""
        rows = self._database.rows(
            f"SELECT data FROM captures WHERE {_OF_URL} AND purpose IN (?, ?) ORDER BY id DESC",
            (url_key(url), Purpose.CITED, Purpose.AGAIN),
        )
        return tuple(self._about(url, self._sound(rows, Capture)))

    def mark(self) -> int:
        """A point in the history of all URLs: what is kept from now on comes after it."""
        return int(self._database.rows("SELECT COALESCE(MAX(id), 0) FROM captures")[0][0])

    def kept_after(self, mark: int) -> Iterator[Capture]:
        """Every capture of a cited URL that was kept after ``mark``, oldest first."""
        rows = self._database.each("SELECT data FROM captures WHERE id > ? AND purpose = ?", (mark, Purpose.CITED))
        return self._sound(rows, Capture)

    def renewed_after(self, mark: int) -> Iterator[Capture]:
        """Those of them whose URL had, or got, another capture."""
        rows = self._database.each(
            "SELECT data FROM captures WHERE id > ? AND purpose = ? AND EXISTS (SELECT 1 FROM captures AS other "
            "WHERE other.url = captures.url AND other.purpose IN (?, ?) AND other.id <> captures.id)",
            (mark, Purpose.CITED, Purpose.CITED, Purpose.AGAIN),
        )
        return self._sound(rows, Capture)

    def forget_after(self, mark: int) -> None:
        """Take back every capture that was kept after ``mark``; what was known before is the newest again."""
        self._database.rows("DELETE FROM captures WHERE id > ?", (mark,))

    def captures(self) -> tuple[Capture, ...]:
        """The newest capture of every cited URL, in the order in which they were made."""
        rows = self._database.rows(
            "SELECT data FROM captures WHERE id IN (SELECT MAX(id) FROM captures WHERE purpose = ? GROUP BY url) "
            "ORDER BY id",
            (Purpose.CITED,),
        )
        return tuple(self._sound(rows, Capture))

    def hold(self, sha256: str, body: bytes) -> None:
        """Hold a decoded body that was recorded, for who asks for it next."""
        self._fresh.put(sha256, body)

    def body(self, capture: Capture) -> bytes:
        """The decoded body of a capture's last hop; empty if it has none or its record is gone."""
        record = next((hop.record for hop in reversed(capture.hops) if hop.record), None)
        if record is None or capture.body_sha256 is None:
            return b""
        if (fresh := self._fresh.take(capture.body_sha256)) is not None:
            return fresh
        try:
            raw = self._archive.read(record)
            coding = capture.header("content-encoding")
            if capture.cut:
                return decode_start(raw, coding, limit=capture.body_length)[0]
            return decode_body(raw, coding, limit=BODY_LIMIT)
        except (OSError, ValueError, BodyTooLarge):
            return b""

    def warc_files(self) -> AbstractContextManager[tuple[Path, ...]]:
        """The web archive as files for other tools, while the context is open."""
        return self._archive.files()

    def holds(self, record: Record) -> bool:
        """Whether the body of a record is still where it was written."""
        return self._archive.holds(record)

    def raw_body(self, record: Record) -> bytes:
        """The body of a record as it was sent.

        Raises:
            OSError: the file is gone.
            ValueError: there is no such record at that place.
        """
        stream = self._archive.read(record)
        assert isinstance(stream, io.BytesIO)
        return stream.getvalue()

    def remember(self, kind: str, key: str, value: bytes, at: datetime) -> None:
        """Keep a derived fact (a page that was read, an index look-up), in place of an older one."""
        facts.keep_fact(self._database, kind, key, value, at)

    def remember_later(self, kind: str, key: str, value: bytes, at: datetime) -> None:
        """The same, with whatever is asked next; nobody is waited for."""
        facts.keep_fact_later(self._database, kind, key, value, at)

    def forget(self, kind: str, key: str) -> None:
        """Let go of a derived fact; nothing happens where it is not known."""
        facts.forget_facts(self._database, kind, (key,))

    def recall(self, kind: str, key: str) -> tuple[datetime, bytes] | None:
        """A derived fact and when it was learnt (UTC); None if it is not known, or is damaged."""
        try:
            return facts.fact_of(self._database, kind, key)
        except facts.DamagedFact:
            self._damaged += 1
            return None

    def recall_as(self, kind: str, key: str, shape: type[_Kept]) -> tuple[datetime, _Kept] | None:
        """A derived fact that was kept as JSON, as what it is; None if it is not known, or is damaged."""
        known = self.recall(kind, key)
        value = next(self._sound([known[1:]], shape), None) if known else None
        return (known[0], value) if known and value is not None else None

    def job(self, url: str) -> SaveJob | None:
        """The request to save this URL, whatever became of it."""
        rows = self._database.rows("SELECT data FROM jobs WHERE key = ?", (url_key(url),))
        return next(self._about(url, self._sound(rows, SaveJob)), None)

    def put_job(self, job: SaveJob) -> None:
        """Keep a request to save a URL, in place of an older one for the same URL."""
        row = (url_key(job.url), job.state, msgspec.json.encode(job))
        self._database.rows(_PUT_JOB, row)

    def begin_job(self, job: SaveJob) -> bool:
        """Keep a request that is about to be sent, in place of the queued one; False where others have it."""
        data, key = msgspec.json.encode(job), url_key(job.url)
        self._database.rows(
            "UPDATE jobs SET state = ?, data = ? WHERE key = ? AND state = ?", (job.state, data, key, JobState.QUEUED)
        )
        return self._database.rows("SELECT data FROM jobs WHERE key = ?", (key,)) == [(data,)]

    def has_jobs(self) -> bool:
        """Whether any URL was ever to be saved."""
        return bool(self._database.rows("SELECT 1 FROM jobs LIMIT 1"))

    def requeue_job(self, job: SaveJob) -> bool:
        """Keep a request as queued that was sent and never answered; False where others have heard of it meanwhile."""
        with self._database.transaction():
            now = self.job(job.url)
            if now is not None and (now.job_id is not None or now.state is not JobState.PENDING):
                return False
            self.put_job(job)
            return True

    def open_jobs(self, most: int = 1 << 31) -> tuple[SaveJob, ...]:
        """Requests that are pending or queued, in the order in which they were first put; so many at most."""
        rows = self._database.rows(
            "SELECT data FROM jobs WHERE state IN (?, ?) ORDER BY state, rowid LIMIT ?",
            (JobState.PENDING, JobState.QUEUED, most),
        )
        return tuple(self._sound(rows, SaveJob))

    def log_run(
        self,
        run: RunRecord,
        checks: Iterable[Check],
        announcement: Announcement = NO_NEWS,
        standings: Mapping[str, bytes] | None = None,
    ) -> None:
        """Keep a completed run with what it found out about each URL and whom it has to tell, all or nothing.

        Args:
            run: what it was.
            checks: one a URL.
            announcement: what it tells.
            standings: by ``url_key``: what follows from all checks of a URL, these included; for ``standings``.
        """
        with self._database.transaction():
            rows = [(msgspec.json.encode(run),)]
            number = self._database.insert_each("INSERT INTO runs (data) VALUES (?)", rows)[0]
            run_log.add_checks(self._database, number, checks, standings or {})
            queued = run.finished.isoformat()
            self._database.run_many(
                "INSERT INTO told VALUES (?, ?) ON CONFLICT DO NOTHING",
                ((change, queued) for change in announcement.changes),
            )
            self._database.run_many(
                "INSERT INTO outbox (key, queued_at, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                ((letter.key, queued, msgspec.json.encode(letter)) for letter in announcement.letters),
            )

    def told(self) -> frozenset[str]:
        """Every change of a link that an audit has told, by its id."""
        return frozenset(change for (change,) in self._database.rows("SELECT change FROM told"))

    def unsent(self) -> tuple[Letter, ...]:
        """Letters that nobody is known to have received, in the order in which they were written."""
        return tuple(
            self._sound(self._database.rows("SELECT data FROM outbox WHERE sent_at IS NULL ORDER BY id"), Letter)
        )

    def mark_sent(self, letter: Letter, at: datetime) -> None:
        """Send a letter no more; that it was sent is remembered, what it said is not."""
        self._database.rows("UPDATE outbox SET sent_at = ?, data = ? WHERE key = ?", (at.isoformat(), b"", letter.key))

    def runs(self) -> tuple[RunRecord, ...]:
        """Every completed run, oldest first."""
        rows = self._database.rows("SELECT data FROM runs ORDER BY id")
        return tuple(self._sound(rows, RunRecord))

    def checks(self, url: str) -> tuple[Check, ...]:
        """What every run found out about a URL, oldest first."""
        rows = run_log.rows_of(self._database, url)
        found: list[Check] = []
        for at, answer in rows:
            try:
                found.append(run_log.check_of(at, answer))
            except (msgspec.DecodeError, TypeError, OverflowError):
                self._damaged += 1
        return tuple(found)

    def standings(self, urls: Sequence[str]) -> dict[str, bytes]:
        """What follows from all checks of URLs, by ``url_key``, as ``log_run`` got it; some may have none."""
        return dict(run_log.standings_of(self._database, urls))

    def checked(self, urls: Iterable[str]) -> frozenset[str]:
        """Those URLs, by ``url_key``, that any run has checked."""
        return frozenset(run_log.checked_of(self._database, urls))

    @property
    def damaged(self) -> int:
        """How many entries could not be made out so far; they were left out, as if they had never been kept."""
        return self._damaged

    def _sound(self, rows: Iterable[tuple[Any, ...]], kind: type[_Kept]) -> Iterator[_Kept]:
        """What rows hold, without those that somebody, or a failing disk, has damaged."""
        for (data,) in rows:
            try:
                kept = msgspec.json.decode(unpacked(data), type=kind)
            except (ValueError, TypeError, RecursionError):
                self._damaged += 1
                continue
            if _has_times(kept):
                yield kept
            else:
                self._damaged += 1

    def _about(self, url: str, kept: Iterable[_AboutUrl]) -> Iterator[_AboutUrl]:
        """Those that are about a URL; what is filed under it and says that it is about another is damaged."""
        for one in kept:
            if one.url == url or url_key(one.url) == url_key(url):
                yield one
            else:
                self._damaged += 1

    def prune(self, young: datetime) -> int:
        """Let go of what no verdict rests on and is older than a moment (UTC); the bytes that were freed.

        Raises:
            WorkspaceFull: there is no room to write the web archive anew; nothing was changed.
            WorkspaceBusy: other processes use it.
            StoreError: it cannot be read or written for another reason.
        """
        with self._database.alone(), self._explaining():
            before = self._size()
            gone: list[int] = []
            shown: set[str | None] = set()
            wanted: dict[str, set[int]] = defaultdict(set)
            for history in self._histories():
                shown.add(history[-1].capture.body_sha256)
                needless = superfluous(history, young)
                gone += needless
                for file, offsets in records_of(row for row in history if row.id not in needless).items():
                    wanted[file] |= offsets
            pages = facts.keys_of(self._database, facts.PAGE)
            outdated = [key for key in pages if shown.isdisjoint(key.split(" ", 2))]
            with self._archive.without(wanted) as moves:
                facts.forget_facts(self._database, facts.PAGE, outdated)
                facts.forget_documents(self._database, young)
                self._database.run_many("DELETE FROM captures WHERE id = ?", ((row,) for row in gone))
                for history in self._histories() if moves else ():
                    for row in history:
                        if (capture := moved(row.capture, moves)) != row.capture:
                            self._database.rows("UPDATE captures SET data = ? WHERE id = ?", (pack(capture), row.id))
            self._database.compact()
            return before - self._size()

    def _histories(self) -> Iterator[list[KeptCapture]]:
        """The captures of each URL and purpose, oldest first; few in memory at a time."""
        rows = self._database.each("SELECT url, purpose, id, data FROM captures ORDER BY url, purpose, id")
        for _, group in groupby(rows, key=itemgetter(0, 1)):
            history = [
                KeptCapture(number, purpose, capture)
                for _, purpose, number, data in group
                for capture in self._sound([(data,)], Capture)
            ]
            if history:
                yield history

    def _size(self) -> int:
        return self._database.size() + self._archive.size()

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise explained(error, self.name) from error


def _has_times(kept: object) -> bool:
    """Whether the moments of a row can be reckoned with: each has a zone, and is not at the end of all time."""
    moments = (getattr(kept, name) for name in getattr(kept, "__dataclass_fields__", ()))
    return all(one.tzinfo is not None and 1 < one.year < 9999 for one in moments if isinstance(one, datetime))
