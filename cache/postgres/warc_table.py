"""Exchanges in a table of the server: WARC records that every process sees as soon as they are kept.

Each process writes files of its own, record by record, so that a record is whole or not there whoever dies. Put
together in their order, the records of a file are a WARC file as any other.
"""

from __future__ import annotations

import io
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from cache.database import Database
from cache.model import Exchange, Record
from cache.pruning import Move
from cache.warc import ROTATE_AT, body_of, new_name, write_exchange, write_info

_KEEP = "INSERT INTO warc_records VALUES (?, ?, ?)"


class WarcTable:
    """A ``cache.web_archive.WebArchive``. Safe in threads and beside other processes."""

    def __init__(self, database: Database, software: str) -> None:
        self._database = database
        self._software = software
        self._lock = threading.Lock()
        self._name: str | None = None
        self._length = 0
        """Bytes of the file that is written."""

    def append(self, exchange: Exchange, earlier: Record | None = None) -> Record:
        """Keep response and request, or what stands for a response that was kept before."""
        with self._lock:
            name = self._open_file()
            stream = io.BytesIO()
            record = write_exchange(stream, name, exchange, earlier, self._opened, self._length)
            self._database.rows(_KEEP, (name, record.offset, stream.getvalue()))
            self._length += stream.tell()
            return record

    def read(self, record: Record) -> BinaryIO:
        """The body of a stored response."""
        record = record.revisits or record
        with self._opened(record) as stream:
            return body_of(stream.read(max(0, record.length)), record)

    def holds(self, record: Record) -> bool:
        """Whether the record is in the table."""
        record = record.revisits or record
        lengths = self._database.rows(
            "SELECT octet_length(data) FROM warc_records WHERE file = ? AND start = ?", (record.file, record.offset)
        )
        return bool(lengths) and lengths[0][0] >= record.length

    @contextmanager
    def files(self) -> Iterator[tuple[Path, ...]]:
        """All of it, put together in a folder that goes with the context."""
        with tempfile.TemporaryDirectory(prefix="footproof-") as name:
            paths = []
            for (file,) in self._database.rows("SELECT file FROM warc ORDER BY file"):
                paths.append(Path(name) / file)
                with paths[-1].open("wb") as stream:
                    for (data,) in self._database.each(
                        "SELECT data FROM warc_records WHERE file = ? ORDER BY start", (file,)
                    ):
                        stream.write(data)
            yield tuple(paths)

    @contextmanager
    def without(self, wanted: Mapping[str, set[int]]) -> Iterator[Mapping[str, Move]]:
        """Drop rows; the others stay where they are."""
        with self._database.transaction():
            yield {}
            self._database.rows("CREATE TEMPORARY TABLE wanted (file TEXT, start BIGINT) ON COMMIT DROP")
            self._database.run_many(
                "INSERT INTO wanted VALUES (?, ?)",
                ((file, start) for file, starts in wanted.items() for start in starts),
            )
            # What stands at the beginning says who wrote the file.
            self._database.rows(
                "DELETE FROM warc_records AS kept WHERE start > 0 AND NOT EXISTS (SELECT FROM wanted "
                "WHERE wanted.file = kept.file AND wanted.start = kept.start)"
            )

    def size(self) -> int:
        """Bytes of all records."""
        size: int = self._database.rows("SELECT COALESCE(SUM(octet_length(data)), 0)::bigint FROM warc_records")[0][0]
        return size

    def close(self) -> None:
        """Begin another file with the next exchange."""
        self._name = None

    def _open_file(self) -> str:
        if self._name is not None and self._length < ROTATE_AT:
            return self._name
        name, info = new_name(), io.BytesIO()
        write_info(info, name, self._software)
        self._database.rows("INSERT INTO warc VALUES (?)", (name,))
        self._database.rows(_KEEP, (name, 0, info.getvalue()))
        self._name, self._length = name, info.tell()
        return name

    def _opened(self, record: Record) -> BinaryIO:
        found = self._database.rows(
            "SELECT data FROM warc_records WHERE file = ? AND start = ?", (record.file, record.offset)
        )
        if not found:
            raise FileNotFoundError(f"there is no record at {record.file}:{record.offset}")
        return io.BytesIO(found[0][0])
