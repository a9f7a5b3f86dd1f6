"""The workspace: what is known of each URL (a database) and the exchanges themselves (WARC).

Every method commits before it returns, so a run that is killed loses at most the exchange in flight. Only exchanges,
captures and pages go to a server together with what it is asked next, in their order. Where both are kept is drawn in
``cache.database``.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import msgspec

from cache import facts, run_log
from cache.coding import BodyTooLarge, decode_body, decode_start
from cache.database import Database, Place, on_server
from cache.errors import FilesLeft, explained
from cache.fresh_bodies import FreshBodies
from cache.jobs import SaveJobs
from cache.keys import url_key
from cache.model import (
    NO_NEWS,
    Announcement,
    Capture,
    Check,
    Exchange,
    Letter,
    Purpose,
    Record,
    RunRecord,
)
from cache.pruning import prune
from cache.rows import pack
from cache.sound import SoundRows
from cache.sqlite import FILE, SqliteDatabase
from cache.warc import WarcFolder
from cache.web_archive import WebArchive

_Kept = TypeVar("_Kept")
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
        self._sound = SoundRows()
        self.jobs = SaveJobs(database, self._sound)

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
        return next(self._sound.about(url, self._sound.of(rows, Capture)), None)

    def latest_of(
        self, urls: Iterable[str], purpose: Purpose = Purpose.CITED, after: int = 0
    ) -> Iterator[tuple[str, Capture]]:
        """The same of many URLs, by ``url_key``; those of which there is none are left out."""
        urls_of = {url_key(url): url for url in urls}
        for key, data in run_log.of_keys(self._database, _LATEST, urls_of, purpose, after):
            kept = self._sound.of([(data,)] if data is not None else (), Capture)
            yield from ((key, capture) for capture in self._sound.about(urls_of[key], kept))

    def history(self, url: str) -> tuple[Capture, ...]:
        """Every capture of a cited URL, second askings included, newest first."""
        rows = self._database.rows(
            f"SELECT data FROM captures WHERE {_OF_URL} AND purpose IN (?, ?) ORDER BY id DESC",
            (url_key(url), Purpose.CITED, Purpose.AGAIN),
        )
        return tuple(self._sound.about(url, self._sound.of(rows, Capture)))

    def mark(self) -> int:
        """A point in the history of all URLs: what is kept from now on comes after it."""
        return int(self._database.rows("SELECT COALESCE(MAX(id), 0) FROM captures")[0][0])

    def kept_after(self, mark: int) -> Iterator[Capture]:
        """Every capture of a cited URL that was kept after ``mark``, oldest first."""
        rows = self._database.each("SELECT data FROM captures WHERE id > ? AND purpose = ?", (mark, Purpose.CITED))
        return self._sound.of(rows, Capture)

    def renewed_after(self, mark: int) -> Iterator[Capture]:
        """Those of them whose URL had, or got, another capture."""
        rows = self._database.each(
            "SELECT data FROM captures WHERE id > ? AND purpose = ? AND EXISTS (SELECT 1 FROM captures AS other "
            "WHERE other.url = captures.url AND other.purpose IN (?, ?) AND other.id <> captures.id)",
            (mark, Purpose.CITED, Purpose.CITED, Purpose.AGAIN),
        )
        return self._sound.of(rows, Capture)

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
        return tuple(self._sound.of(rows, Capture))

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
            self._sound.damaged += 1
            return None

    def recall_as(self, kind: str, key: str, shape: type[_Kept]) -> tuple[datetime, _Kept] | None:
        """A derived fact that was kept as JSON, as what it is; None if it is not known, or is damaged."""
        known = self.recall(kind, key)
        value = next(self._sound.of([known[1:]], shape), None) if known else None
        return (known[0], value) if known and value is not None else None

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
            self._sound.of(self._database.rows("SELECT data FROM outbox WHERE sent_at IS NULL ORDER BY id"), Letter)
        )

    def mark_sent(self, letter: Letter, at: datetime) -> None:
        """Send a letter no more; that it was sent is remembered, what it said is not."""
        self._database.rows("UPDATE outbox SET sent_at = ?, data = ? WHERE key = ?", (at.isoformat(), b"", letter.key))

    def runs(self) -> tuple[RunRecord, ...]:
        """Every completed run, oldest first."""
        rows = self._database.rows("SELECT data FROM runs ORDER BY id")
        return tuple(self._sound.of(rows, RunRecord))

    def checks(self, url: str) -> tuple[Check, ...]:
        """What every run found out about a URL, oldest first."""
        rows = run_log.rows_of(self._database, url)
        found: list[Check] = []
        for at, answer in rows:
            try:
                found.append(run_log.check_of(at, answer))
            except (msgspec.DecodeError, TypeError, OverflowError):
                self._sound.damaged += 1
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
        return self._sound.damaged

    def prune(self, young: datetime) -> int:
        """Let go of what no verdict rests on and is older than a moment (UTC); the bytes that were freed.

        Raises:
            WorkspaceFull: there is no room to write the web archive anew; nothing was changed.
            WorkspaceBusy: other processes use it.
            StoreError: it cannot be read or written for another reason.
        """
        with self._explaining():
            return prune(self._database, self._archive, self._sound, young)

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise explained(error, self.name) from error
