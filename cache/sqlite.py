"""The workspace's home on one machine: an SQLite file in a folder, for one run at a time."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from cache.database import Row
from cache.errors import WorkspaceBusy, WorkspaceFull, WorkspaceUnusable, explained
from cache.schema import open_database

FILE = "footproof.sqlite"


class SqliteDatabase:
    """A connection that keeps everybody else out."""

    def __init__(self, folder: Path) -> None:
        """Open the file, or make one.

        Raises:
            StoreError: one of its kinds; nothing was changed.
        """
        self.name = str(folder)
        self._lock = threading.RLock()
        self._explaining = _Explaining(self.name)
        with self._explaining:
            folder.mkdir(parents=True, exist_ok=True)
            self._connection = open_database(folder / FILE, folder)

    is_near, waiting = True, 0

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        """Run a statement."""
        with self._lock, self._explaining:
            return self._connection.execute(statement, values).fetchall()

    def later(self, statement: str, values: Sequence[object] = ()) -> None:
        """Run a statement, at once: a file is near."""
        self.rows(statement, values)

    def flush(self) -> None:
        """Nothing waits."""

    def each(self, statement: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Select, few rows at a time."""
        with self._explaining:
            yield from self._connection.execute(statement, values)

    def insert_each(self, statement: str, values: Iterable[Sequence[object]]) -> list[int]:
        """Insert rows."""
        with self._lock, self._explaining:
            return [self._connection.execute(statement, one).lastrowid or 0 for one in values]

    def run_many(self, statement: str, values: Iterable[Sequence[object]]) -> None:
        """Run a statement for each of the values."""
        with self._lock, self._explaining:
            self._connection.executemany(statement, values)

    def one_of(self, values: Sequence[object]) -> tuple[str, Sequence[object]]:
        """There are no arrays."""
        return f"IN ({', '.join('?' * len(values))})", values

    def stored(self, key: str) -> str:
        """Texts are held as they are."""
        return key

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep together what is run within."""
        with self._lock:
            self.rows("BEGIN")
            try:
                yield
            except BaseException:
                self.rows("ROLLBACK")
                raise
            self.rows("COMMIT")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """As always."""
        with self._lock:
            yield

    def size(self) -> int:
        """Bytes of the file and of what stands beside it."""
        return sum(path.stat().st_size for path in Path(self.name).glob(f"{FILE}*"))

    def compact(self) -> None:
        """Write the file anew."""
        self.rows("VACUUM")
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the file."""
        with self._lock, self._explaining:
            self._connection.close()


class _Explaining:
    """Raises what the system or SQLite refuses within as a ``StoreError``; entered a dozen times a URL."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        """As it is."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, OSError):
            raise explained(error, self._name) from error
        if isinstance(error, sqlite3.Error):
            raise _explained(str(error), self._name) from error


def _explained(text: str, name: str) -> WorkspaceFull | WorkspaceBusy | WorkspaceUnusable:
    """What SQLite says, in words: the thing, the reason, the next step."""
    if "is full" in text:
        return WorkspaceFull.at(name)
    if "disk I/O" in text:
        return WorkspaceFull(
            f"The disk that holds the workspace {name} takes nothing more: it is full, limited or failing ({text}). "
            "What was fetched before is kept: free some space and run the same command again."
        )
    if "locked" in text:
        return WorkspaceBusy(
            f"The workspace {name} is in use by another run. Wait until it has ended, or name another folder "
            "with --workspace."
        )
    return WorkspaceUnusable.because(text, name)
