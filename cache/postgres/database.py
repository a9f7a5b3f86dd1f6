"""A PostgreSQL database as the workspace's home."""

from __future__ import annotations

import hashlib
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum
from functools import lru_cache
from itertools import count

from cache.database import Row
from cache.errors import NewerWorkspace, WorkspaceBusy, WorkspaceFull, WorkspaceLost, WorkspaceUnusable
from cache.postgres.schema import FORMATS

try:
    import psycopg
    from psycopg.conninfo import conninfo_to_dict
except ImportError as error:
    raise WorkspaceUnusable(
        f"A workspace on a server needs more than is installed ({error}). Install footproof[cluster], or name a folder "
        "with --workspace."
    ) from error

_LONGEST = 1_500
"""Bytes of a text that is stored as it is: an index of PostgreSQL takes 2,700."""
_AT_ONCE = 100
"""Rows in memory of those that are asked for one after the other."""
_FORMAT_OF = "SELECT format FROM footproof"
_Statement = tuple[str, Sequence[object]]


class _Lock(IntEnum):
    """Advisory locks of a workspace; the server lets go of them when a connection ends, however it ends."""

    USE = 0x666F6F74_0001
    """Shared by whoever has the workspace open."""
    MAKE = 0x666F6F74_0002
    CHANGE = 0x666F6F74_0003
    """One transaction of several statements at a time, so that none can block another crosswise."""


class PostgresDatabase:
    """One connection. What was kept outlives the process, and the server but for the last moment. Safe in threads."""

    def __init__(self, address: str) -> None:
        """Connect, and make what is missing.

        Args:
            address: ``postgresql://user@host/db``, as libpq takes it; its environment and password file count.

        Raises:
            StoreError: one of its kinds.
        """
        self.name = _without_password(address)
        self._lock = threading.RLock()
        self._waiting: deque[_Statement] = deque()
        """What goes to the server together with the next statement."""
        self._cursors = count()
        self._is_full = False
        self._in_transaction = False
        try:
            self._connection = psycopg.connect(
                address, autocommit=True, application_name="footproof", connect_timeout=10, keepalives_idle=30
            )
        except psycopg.Error as error:
            raise WorkspaceUnusable(
                f"The workspace {self.name} cannot be reached ({_said(error)}). Check that the server runs, the "
                "address, and that the user may connect (password: PGPASSWORD or ~/.pgpass)."
            ) from error
        self._is_near = self._connection.info.host.startswith(("/", "@"))
        try:
            # As with the file of one machine: what is kept is on the disk a moment later.
            self.rows("SET synchronous_commit = off")
            self.rows("SELECT pg_advisory_lock_shared(?)", (_Lock.USE,))
            self._make()
        except BaseException:
            self._connection.close()
            raise

    @property
    def is_near(self) -> bool:
        """Whether the server is on this machine: what is on a socket of it answers in a tenth of a millisecond."""
        return self._is_near

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        """Run a statement."""
        with self._lock, self._explaining():
            return self._rows((statement, values))

    @property
    def waiting(self) -> int:
        """How many statements wait."""
        return len(self._waiting)

    def later(self, statement: str, values: Sequence[object] = ()) -> None:
        """Send a statement with the next one."""
        self._waiting.append((statement, values))

    def flush(self) -> None:
        """Send what waits."""
        with self._lock:
            if self._waiting and not self._in_transaction:
                self.rows("SELECT")

    def each(self, statement: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Select, few rows at a time."""
        self.flush()
        with self._explaining():
            cursor = self._connection.cursor(name=f"each {next(self._cursors)}", withhold=True)
            try:
                with self._lock:  # against pipelines of other threads, in which there are no such cursors
                    cursor.execute(_translated(statement), self._adapted(values))
                while True:
                    with self._lock:
                        rows = cursor.fetchmany(_AT_ONCE)
                    yield from rows
                    if len(rows) < _AT_ONCE:
                        break
            finally:
                with self._lock:
                    cursor.close()

    def insert_each(self, statement: str, values: Iterable[Sequence[object]]) -> list[int]:
        """Insert rows, without waiting for the answer of one before the next is sent."""
        self.flush()
        with self._lock, self._explaining(), self._connection.cursor() as cursor:
            adapted = [self._adapted(one) for one in values]
            cursor.executemany(f"{_translated(statement)} RETURNING id", adapted, returning=True)
            return [number for result in cursor.results() for (number,) in result] if adapted else []

    def run_many(self, statement: str, values: Iterable[Sequence[object]]) -> None:
        """Run a statement for each of the values."""
        self.flush()
        with self._lock, self._explaining(), self._connection.cursor() as cursor:
            cursor.executemany(_translated(statement), (self._adapted(one) for one in values))

    def one_of(self, values: Sequence[object]) -> tuple[str, Sequence[object]]:
        """However many they are, the statement is the same, and planned once."""
        return "= ANY(?)", [self._adapted(values)]

    def stored(self, key: str) -> str:
        """What UTF-8 and columns of PostgreSQL cannot hold is written out, and what is too long for an index cut."""
        data = key.replace("\x00", "%00").encode("utf-8", "backslashreplace")
        if len(data) <= _LONGEST:
            return data.decode()
        end = f"~{hashlib.sha256(data).hexdigest()}"
        return data[: _LONGEST - len(end)].decode(errors="ignore") + end

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep together what is run within."""
        self.flush()
        with self._lock, self._explaining(), self._connection.transaction():
            self._in_transaction = True
            try:
                self.rows("SELECT pg_advisory_xact_lock(?)", (_Lock.CHANGE,))
                yield
            finally:
                self._in_transaction = False

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep everybody else from opening the workspace."""
        with self._lock:
            # The server hears of it a moment later that a connection has ended.
            for pause in (0.1, 0.3, 1, 0):
                if self.rows("SELECT pg_try_advisory_lock(?)", (_Lock.USE,))[0][0]:
                    break
                time.sleep(pause)
            else:
                raise WorkspaceBusy(
                    f"The workspace {self.name} is in use by other runs or workers. Wait until they have ended, or "
                    "stop them."
                )
            try:
                yield
            finally:
                self.rows("SELECT pg_advisory_unlock(?)", (_Lock.USE,))

    def size(self) -> int:
        """Bytes of what was captured."""
        size: int = self.rows("SELECT COALESCE(SUM(octet_length(data)), 0)::bigint FROM captures")[0][0]
        return size

    def compact(self) -> None:
        """Let the server use the room of rows that are gone; its files do not shrink."""
        self.rows("VACUUM")

    def close(self) -> None:
        """Leave the server."""
        with self._lock:
            self._connection.close()

    def _rows(self, statement: _Statement) -> list[Row]:
        try:
            cursor = self._run_with_waiting(statement)
        except psycopg.errors.DeadlockDetected:
            cursor = self._run_with_waiting(statement)  # two that kept the same pages crosswise: the other went first
        except (psycopg.errors.DiskFull, psycopg.errors.OutOfMemory):
            # Once somebody was told, what is there can be read, although what waits cannot be written.
            if not self._is_full or not statement[0].startswith("SELECT "):
                self._is_full = True
                raise
            cursor = self._run(statement)
        return cursor.fetchall() if cursor.description else []

    def _run_with_waiting(self, statement: _Statement) -> psycopg.Cursor[Row]:
        """Run what waits and then a statement, in one transaction and on one way to the server and back."""
        if self._in_transaction or not self._waiting:
            return self._run(statement)
        waiting = [self._waiting.popleft() for _ in range(len(self._waiting))]
        try:
            with self._connection.pipeline():
                for one in waiting:
                    self._run(one)
                cursor = self._run(statement)
        except psycopg.Error as error:
            if error.sqlstate:  # the server says that nothing was kept; who is interrupted does not know
                self._waiting.extendleft(reversed(waiting))
            raise
        self._is_full = False
        return cursor

    def _run(self, statement: _Statement) -> psycopg.Cursor[Row]:
        return self._connection.execute(_translated(statement[0]), self._adapted(statement[1]))

    def _make(self) -> None:
        """Bring the tables up to the present format.

        Raises:
            NewerWorkspace: a later version of the program made them.
        """
        with self._lock, self._explaining(), self._connection.transaction():
            self.rows("SELECT pg_advisory_xact_lock(?)", (_Lock.MAKE,))
            there = self.rows("SELECT to_regclass('footproof') IS NOT NULL")[0][0]
            if not there:
                self._connection.execute("CREATE TABLE footproof (format INTEGER NOT NULL)")
                self.rows("INSERT INTO footproof VALUES (0)")
            version: int = self.rows(_FORMAT_OF)[0][0]
            if version > len(FORMATS):
                raise NewerWorkspace(
                    f"The workspace {self.name} was made by a newer version of the program (its format is {version}, "
                    f"this version reads up to {len(FORMATS)}). Update footproof here as well."
                )
            for missing in FORMATS[version:]:
                self._connection.execute(missing)
            self.rows("UPDATE footproof SET format = ?", (len(FORMATS),))

    def _adapted(self, values: Sequence[object]) -> list[object]:
        return [self.stored(str(value)) if isinstance(value, str) else value for value in values]

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as error:
            if error.sqlstate in ("53100", "53200"):  # disk full, out of memory
                raise WorkspaceFull.at(self.name) from error
            if self._connection.closed:
                raise WorkspaceLost.because(_said(error), self.name) from error
            raise WorkspaceUnusable(
                f"The workspace {self.name} cannot be used ({_said(error)}). Check that the server runs and that the "
                "user may make and change tables, and run the same command again."
            ) from error


@lru_cache(maxsize=256)
def _translated(statement: str) -> str:
    return statement.replace("?", "%s")


def _said(error: psycopg.Error) -> str:
    return " ".join(str(error).split())


def _without_password(address: str) -> str:
    """The address as it may be printed."""
    try:
        parts = conninfo_to_dict(address)
    except psycopg.Error as error:
        raise WorkspaceUnusable(
            f"The address of the workspace cannot be made out ({_said(error)}). Write postgresql://user@host/database."
        ) from error
    user, host, port, name = (str(parts.get(key) or "") for key in ("user", "host", "port", "dbname"))
    return f"postgresql://{f'{user}@' if user else ''}{host}{f':{port}' if port else ''}/{name}"
