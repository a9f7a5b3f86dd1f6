"""The exchanges themselves, in WARC files of a folder."""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from cache.database import Database
from cache.model import Exchange, Record
from cache.rewriting import Move, write_anew
from cache.warc_records import body_of, write_exchange, write_info

ROTATE_AT = 1_000_000_000
"""Bytes after which a new file is begun (the usual size of WARC files, ISO 28500 annex)."""
SUFFIX = ".warc.gz"
_BUFFER = 256 * 1024
"""Bytes: most exchanges are written with one call."""


class WarcFolder:
    """WARC files in a folder, one of them open for appending; a ``cache.web_archive.WebArchive``. Safe in threads."""

    def __init__(self, folder: Path, database: Database, *, software: str) -> None:
        """Open the folder and cut off what a stopped run left half written.

        Args:
            folder: created if missing.
            database: knows how many bytes of each file are whole records.
            software: for the ``warcinfo`` record.

        Raises:
            OSError: it cannot be used.
            StoreError: the database cannot.
        """
        self._folder = folder
        self._database = database
        self._software = software
        self._lock = threading.Lock()
        self._name: str | None = None
        self._stream: BinaryIO | None = None
        folder.mkdir(parents=True, exist_ok=True)
        for name, length in database.rows("SELECT file, length FROM warc"):
            # A row that somebody has damaged cuts nothing, within the folder or without.
            if isinstance(name, str) and _is_in_folder(name) and isinstance(length, int) and length > 0:
                _cut_torn_tail(folder / name, length)

    def append(self, exchange: Exchange, earlier: Record | None = None) -> Record:
        """Write response and request, or what stands for a response that was kept before."""
        with self._lock:
            stream = self._open_stream()
            assert self._name is not None
            start = stream.tell()
            try:
                record = write_exchange(stream, self._name, exchange, earlier, self._opened)
                stream.flush()
            except BaseException:
                # A pair that is half there would break every reader of the file after us.
                stream.seek(start)
                stream.truncate()
                raise
            self._commit_length(record.file, stream.tell())
            return record

    def read(self, record: Record) -> BinaryIO:
        """The body of a stored response."""
        record = record.revisits or record
        try:
            with self._opened(record) as stream:
                # No more than there is, whatever a damaged row says.
                there = os.fstat(stream.fileno()).st_size - record.offset
                member = stream.read(max(0, min(record.length, there)))
        except OverflowError as error:
            raise ValueError(f"no place in a file: {record.offset}") from error
        return body_of(member, record)

    def holds(self, record: Record) -> bool:
        """Whether there is a file that reaches to the end of a record."""
        record = record.revisits or record
        if not _is_in_folder(record.file):
            return False
        try:
            return (self._folder / record.file).stat().st_size >= record.offset + record.length
        except OSError:
            return False

    @contextmanager
    def files(self) -> Iterator[tuple[Path, ...]]:
        """All of them, those of others in the folder included."""
        yield tuple(sorted(self._folder.glob(f"*{SUFFIX}")))

    @contextmanager
    def without(self, wanted: Mapping[str, set[int]]) -> Iterator[Mapping[str, Move]]:
        """Write files anew without what nobody wants; the old ones go once what is done within is kept."""
        self.close()
        known = [file for (file,) in self._database.rows("SELECT file FROM warc") if (self._folder / file).is_file()]
        moves = {file: move for file in known if (move := write_anew(self._folder, file, wanted.get(file, set())))}
        with self._database.transaction():
            yield moves
            for move in moves.values():
                self._database.rows("DELETE FROM warc WHERE file = ?", (move.old,))
                self._commit_length(move.new, move.length)
        for file in moves:
            (self._folder / file).unlink()

    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.stat().st_size for file in self._folder.iterdir() if file.is_file())

    def close(self) -> None:
        """Close the file that is open for appending."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def _opened(self, record: Record) -> BinaryIO:
        if not _is_in_folder(record.file):
            raise ValueError(f"{record.file} is no file of a web archive")
        stream = (self._folder / record.file).open("rb")
        try:
            stream.seek(record.offset)
        except BaseException:
            stream.close()
            raise
        return stream

    def _open_stream(self) -> BinaryIO:
        if self._stream is not None and self._stream.tell() < ROTATE_AT:
            return self._stream
        self.close()
        self._name = new_name()
        stream = (self._folder / self._name).open("xb", buffering=_BUFFER)
        write_info(stream, self._name, self._software)
        stream.flush()
        self._commit_length(self._name, stream.tell())
        self._stream = stream
        return stream

    def _commit_length(self, file: str, length: int) -> None:
        self._database.rows(
            "INSERT INTO warc VALUES (?, ?) ON CONFLICT (file) DO UPDATE SET length = excluded.length", (file, length)
        )


def new_name() -> str:
    """Of a file that nobody else begins, in whatever process."""
    return f"footproof-{datetime.now(UTC):%Y%m%d%H%M%S%f}-{secrets.token_hex(4)}{SUFFIX}"


def _is_in_folder(name: str) -> bool:
    return name not in ("", "..") and not set(name) & set("/\\\x00")


def _cut_torn_tail(path: Path, whole: int) -> None:
    """Cut a file back to its whole records; one that is gone or shorter is left as it is."""
    if path.is_file() and path.stat().st_size > whole:
        with path.open("r+b") as stream:
            stream.truncate(whole)
