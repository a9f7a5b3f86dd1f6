"""Exchanges in a table of the server: WARC records that every process sees as soon as they are kept.

Each process writes files of its own, record by record, so that a record is whole or not there whoever dies. Put
together in their order, the records of a file are a WARC file as any other. Where the settings name a place for such
files, whoever ends writes out every file that nobody writes any more, its own and those of the dead; the table then
says where in the file each record is.
"""

from __future__ import annotations

import io
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cache.database import Database
from cache.errors import FilesLeft, StoreError
from cache.model import Exchange, Record
from cache.rewriting import Move
from cache.warc import ROTATE_AT, new_name
from cache.warc_records import body_of, write_exchange, write_info

if TYPE_CHECKING:
    from cache.postgres.file_place import FilePlace

_WRITING = 0x666F6F08
"""First half of the advisory locks of whoever writes a file; the second is the file's."""
_SMALL = 256 * 1024
"""Bytes of a record that waits for the next question to the server."""
_KEEP = "INSERT INTO warc_records (file, start, data) VALUES (?, ?, ?)"
_WRITTEN_OUT = (
    "UPDATE warc_records SET position = ?, length = octet_length(data), data = NULL "
    "WHERE file = ? AND start = ? AND data IS NOT NULL"
)
_AT_ONCE = 200
_OF_RECORD = "FROM warc_records AS records JOIN warc USING (file) WHERE file = ? AND start = ?"
_LENGTH = "COALESCE(octet_length(data), length)"
_DROP = (
    "DELETE FROM warc_records AS kept WHERE start > 0 AND NOT EXISTS "
    "(SELECT FROM wanted WHERE wanted.file = kept.file AND wanted.start = kept.start) "
    # Of a file that was written out all goes or nothing.
    "AND (data IS NOT NULL OR NOT EXISTS (SELECT FROM wanted WHERE wanted.file = kept.file))"
)


class WarcTable:
    """A ``cache.web_archive.WebArchive``. Safe in threads and beside other processes."""

    def __init__(self, database: Database, software: str, place: str = "") -> None:
        """Write nothing yet.

        Args:
            database: on a server.
            software: for the ``warcinfo`` record.
            place: where whole files go, for ``FilePlace``; empty: they stay in the table.

        Raises:
            StoreError: there is no such place.
        """
        self._database = database
        self._software = software
        self._place = place
        self._lock = threading.Lock()
        self._name: str | None = None
        self._length = 0
        """Bytes of the file that is written."""
        self._writing_out = ThreadPoolExecutor(1, "warc")
        """Takes whole files to their place; nobody waits for it before the end."""
        if place:
            _at(place)

    def append(self, exchange: Exchange, earlier: Record | None = None) -> Record:
        """Keep response and request, or what stands for a response that was kept before."""
        with self._lock:
            name = self._open_file()
            stream = io.BytesIO()
            record = write_exchange(stream, name, exchange, earlier, self._opened, self._length)
            data = stream.getvalue()
            self._length += len(data)
            if len(data) <= _SMALL:
                self._database.later(_KEEP, (name, record.offset, data))
            else:
                self._database.rows(_KEEP, (name, record.offset, data))
            return record

    def read(self, record: Record) -> BinaryIO:
        """The body of a stored response."""
        record = record.revisits or record
        with self._opened(record) as stream:
            return body_of(stream.read(max(0, record.length)), record)

    def holds(self, record: Record) -> bool:
        """Whether the record is in the table, or was written out."""
        record = record.revisits or record
        lengths = self._database.rows(f"SELECT {_LENGTH} {_OF_RECORD}", (record.file, record.offset))
        return bool(lengths) and lengths[0][0] >= record.length

    @contextmanager
    def files(self) -> Iterator[tuple[Path, ...]]:
        """All of it, put together in a folder that goes with the context."""
        with tempfile.TemporaryDirectory(prefix="footproof-") as name:
            paths = []
            for file, place in self._database.rows("SELECT file, place FROM warc ORDER BY file"):
                paths.append(Path(name) / file)
                if place is None:
                    self._put_together(file, paths[-1])
                else:
                    _at(place).get(file, paths[-1])
            yield tuple(paths)

    @contextmanager
    def without(self, wanted: Mapping[str, set[int]]) -> Iterator[Mapping[str, Move]]:
        """Drop rows, and files that were written out where nobody wants any of their records."""
        with self._database.transaction():
            yield {}
            self._database.rows("CREATE TEMPORARY TABLE wanted (file TEXT, start BIGINT) ON COMMIT DROP")
            self._database.run_many(
                "INSERT INTO wanted VALUES (?, ?)",
                ((file, start) for file, starts in wanted.items() for start in starts),
            )
            # What stands at the beginning says who wrote the file.
            self._database.rows(_DROP)
            empty = self._database.rows(
                "SELECT file, place FROM warc WHERE place IS NOT NULL AND NOT EXISTS "
                "(SELECT FROM warc_records AS kept WHERE kept.file = warc.file AND start > 0)"
            )
            for file, _ in empty:
                self._database.rows("DELETE FROM warc_records WHERE file = ?", (file,))
                self._database.rows("DELETE FROM warc WHERE file = ?", (file,))
        for file, place in empty:
            _at(place).remove(file)

    def size(self) -> int:
        """Bytes of all records, wherever they are."""
        size: int = self._database.rows(f"SELECT COALESCE(SUM({_LENGTH}), 0)::bigint FROM warc_records")[0][0]
        return size

    def close(self) -> None:
        """Begin another file with the next exchange, and write out what is whole.

        Raises:
            FilesLeft: the place cannot be written; everything stays in the table.
        """
        self._end_file()
        self._writing_out.shutdown()
        try:
            self._write_out_all()
        except OSError as error:
            raise FilesLeft.at(self._place, " ".join(str(error).split())[:200]) from error

    def _open_file(self) -> str:
        if self._name is not None and self._length < ROTATE_AT:
            return self._name
        if self._name is not None:
            self._end_file()
            self._writing_out.submit(self._write_out_if_possible)
        name, info = new_name(), io.BytesIO()
        write_info(info, name, self._software)
        self._database.later("SELECT pg_advisory_lock(?, hashtext(?))", (_WRITING, name))
        self._database.later("INSERT INTO warc (file) VALUES (?)", (name,))
        self._database.later(_KEEP, (name, 0, info.getvalue()))
        self._name, self._length = name, info.tell()
        return name

    def _end_file(self) -> None:
        if self._name is not None:
            self._database.later("SELECT pg_advisory_unlock(?, hashtext(?))", (_WRITING, self._name))
            self._name = None

    def _write_out_if_possible(self) -> None:
        with suppress(OSError, StoreError):  # what cannot be written out now is once more in the end
            self._write_out_all()

    def _write_out_all(self) -> None:
        if self._place:
            for (file,) in self._database.rows("SELECT file FROM warc WHERE place IS NULL ORDER BY file"):
                if file != self._name:  # the server would give this connection the lock of its own file once more
                    self._write_out(file)

    def _write_out(self, file: str) -> None:
        """Move a file to its place, unless somebody writes it, or moves it now."""
        if not self._database.rows("SELECT pg_try_advisory_lock(?, hashtext(?))", (_WRITING, file))[0][0]:
            return
        try:
            with tempfile.TemporaryDirectory(prefix="footproof-") as name:
                path = Path(name) / file
                positions = self._put_together(file, path)
                _at(self._place).put(file, path)
            self._database.rows("UPDATE warc SET place = ? WHERE file = ?", (self._place, file))
            # Few at once: whoever keeps pages meanwhile waits for them. What is still here is read here.
            rest = iter(positions.items())
            while some := [(position, file, start) for start, position in islice(rest, _AT_ONCE)]:
                self._database.run_many(_WRITTEN_OUT, some)
                time.sleep(0.001)  # or this thread would have the connection again before anybody else
        finally:
            self._database.rows("SELECT pg_advisory_unlock(?, hashtext(?))", (_WRITING, file))

    def _put_together(self, file: str, path: Path) -> dict[int, int]:
        """Write the records of a file one behind the other; where each begins, by where it began when it was kept."""
        positions = {}
        with path.open("wb") as stream:
            records = "SELECT start, data FROM warc_records WHERE file = ? AND data IS NOT NULL ORDER BY start"
            for start, data in self._database.each(records, (file,)):
                positions[start] = stream.tell()
                stream.write(data)
        return positions

    def _opened(self, record: Record) -> BinaryIO:
        found = self._database.rows(f"SELECT data, place, position, length {_OF_RECORD}", (record.file, record.offset))
        if not found:
            raise FileNotFoundError(f"there is no record at {record.file}:{record.offset}")
        data, place, position, length = found[0]
        return io.BytesIO(data if data is not None else _at(place).read(record.file, position, length))


@cache
def _at(place: str) -> FilePlace:
    from cache.postgres.file_place import FilePlace

    return FilePlace(place)
