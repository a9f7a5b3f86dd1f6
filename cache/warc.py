"""The exchanges themselves, as WARC records (ISO 28500:2017) that other tools read and replay."""

from __future__ import annotations

import io
import os
import re
import secrets
import threading
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordbuilder import RecordBuilder
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.timeutils import datetime_to_iso_date
from warcio.warcwriter import WARCWriter

from cache.database import Database
from cache.model import Exchange, Record
from cache.pruning import Move, write_anew
from cache.revisits import NOT_MODIFIED, Opened, Revisit, revisit_of

ROTATE_AT = 1_000_000_000
"""Bytes after which a new file is begun (the usual size of WARC files, ISO 28500 annex)."""

LEVEL = 4
"""Of gzip. Measured on 130 pages: 29.4 KiB a page at 4 in 1.4 ms, 28.1 at 6 in 2.5, 33.3 at 1 in 0.9. What was sent
packed, as most pages are, takes half a millisecond at any level."""
SUFFIX = ".warc.gz"
_VERSION = "WARC/1.1"
_BUILDER = RecordBuilder(warc_version=_VERSION)
# Headers that describe the transfer, not the body that is stored: a replay would undo them twice.
_AUTHORITY = re.compile(r"[^:/?#]{1,40}://[^/?#]*")
_TRANSFER = frozenset({"transfer-encoding"})


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
        self._stream: io.BufferedWriter | None = None
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

    def _open_stream(self) -> io.BufferedWriter:
        if self._stream is not None and self._stream.tell() < ROTATE_AT:
            return self._stream
        self.close()
        self._name = new_name()
        stream = (self._folder / self._name).open("xb")
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


def write_info(stream: BinaryIO, name: str, software: str) -> None:
    """Begin a file with the record that says who wrote it."""
    facts = {"software": software, "format": "WARC File Format 1.1"}
    _write_member(stream, _BUILDER.create_warcinfo_record(name, facts))


def write_exchange(
    stream: BinaryIO, name: str, exchange: Exchange, earlier: Record | None, opened: Opened, before: int = 0
) -> Record:
    """Append response and request to a file, or what stands for a response that was kept before.

    Args:
        stream: stands at the end of what was written.
        name: of the file.
        exchange: as it went over the wire.
        earlier: of an earlier answer, to the same request or of the same page; its body is not written again.
        opened: finds that one.
        before: bytes of the file that are not in the stream.

    Returns:
        Where the response is.
    """
    revisit = revisit_of(exchange, earlier, opened)
    response = _revisit_record(exchange, revisit) if revisit else _response_record(exchange)
    start = stream.tell()
    _write_member(stream, response)
    length = stream.tell() - start
    if revisit is None:
        _write_member(stream, _request_record(exchange, response))
    digest = response.rec_headers.get_header("WARC-Payload-Digest") or ""
    return Record(name, before + start, length, digest, revisit.holder if revisit else None)


def body_of(member: bytes, record: Record) -> BinaryIO:
    """The body of a response as it was sent, out of the gzip member that is its record.

    Raises:
        ValueError: there is no such record.
    """
    try:
        for entry in ArchiveIterator(io.BytesIO(member)):
            return io.BytesIO(entry.raw_stream.read())
    except (OverflowError, ArchiveLoadFailed, zlib.error) as error:
        raise ValueError(f"no sound WARC record at {record.file}:{record.offset} ({error})") from error
    raise ValueError(f"no WARC record at {record.file}:{record.offset}")


class _Member:
    """A gzip member, as a file that is written forwards."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._packer = zlib.compressobj(LEVEL, zlib.DEFLATED, 16 + zlib.MAX_WBITS)

    def write(self, data: bytes) -> None:
        """Pack some bytes."""
        self._stream.write(self._packer.compress(data))

    def flush(self) -> None:
        """Write the rest: the record is whole."""
        self._stream.write(self._packer.flush())


def _write_member(stream: BinaryIO, record: ArcWarcRecord) -> None:
    """Write a record as a member of its own (annex D); warcio itself packs at level 9 whatever it is told."""
    WARCWriter(_Member(stream), gzip=False, warc_version=_VERSION).write_record(record)


def _facts(exchange: Exchange) -> dict[str, str]:
    moment = exchange.started_at.astimezone(UTC).replace(tzinfo=None)
    facts = {"WARC-Date": datetime_to_iso_date(moment, use_micros=True)}
    if exchange.ip:
        facts["WARC-IP-Address"] = exchange.ip
    if exchange.cut:
        facts["WARC-Truncated"] = "length"
    return facts


def _revisit_record(exchange: Exchange, revisit: Revisit) -> ArcWarcRecord:
    facts = {**_facts(exchange), "WARC-Profile": revisit.profile, **dict(revisit.facts)}
    return _BUILDER.create_warc_record(
        exchange.url,
        "revisit",
        # Readers of web archives replay the head of a revisit: of a 304 they would show that, and no page.
        http_headers=None if exchange.status == NOT_MODIFIED else _response_head(exchange),
        warc_headers_dict={**facts, "WARC-Payload-Digest": revisit.holder.digest},
    )


def _response_record(exchange: Exchange) -> ArcWarcRecord:
    exchange.body.seek(0)
    return _BUILDER.create_warc_record(
        exchange.url,
        "response",
        payload=exchange.body,
        length=exchange.body_length,
        http_headers=_response_head(exchange),
        warc_headers_dict=_facts(exchange),
    )


def _request_record(exchange: Exchange, response: ArcWarcRecord) -> ArcWarcRecord:
    return _BUILDER.create_warc_record(
        exchange.url,
        "request",
        http_headers=_request_head(exchange),
        warc_headers_dict={
            "WARC-Date": response.rec_headers.get_header("WARC-Date"),
            "WARC-Concurrent-To": response.rec_headers.get_header("WARC-Record-ID"),
        },
    )


def _response_head(exchange: Exchange) -> StatusAndHeaders:
    status = f"{exchange.status} {exchange.reason}".strip()
    headers = [(name, value) for name, value in exchange.response_headers if name.lower() not in _TRANSFER]
    return StatusAndHeaders(_one_line(status), _clean(headers), protocol=exchange.http_version)


def _request_head(exchange: Exchange) -> StatusAndHeaders:
    # As it goes over the wire: "https://harbour.example?x#top" asks for "/?x".
    target = _AUTHORITY.sub("", exchange.url, count=1).partition("#")[0]
    path = target if target.startswith("/") else f"/{target}"
    return StatusAndHeaders(
        _one_line(f"{exchange.method} {path} {exchange.http_version}"),
        _clean(exchange.request_headers),
        is_http_request=True,
    )


def _clean(headers: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    return [(_one_line(name), _one_line(value)) for name, value in headers]


def _one_line(text: str) -> str:
    """Header text that cannot start a line of its own, with the bytes beyond ASCII as percent-escapes.

    Servers send them, RFC 9110 (5.5) does not want them, and warcio writes none.
    """
    line = text.replace("\r", " ").replace("\n", " ")
    return re.sub(r"[^\x00-\x7f]+", lambda beyond: quote(beyond[0].encode("latin-1", "replace")), line)


def _is_in_folder(name: str) -> bool:
    return name not in ("", "..") and not set(name) & set("/\\\x00")


def _cut_torn_tail(path: Path, whole: int) -> None:
    """Cut a file back to its whole records; one that is gone or shorter is left as it is."""
    if path.is_file() and path.stat().st_size > whole:
        with path.open("r+b") as stream:
            stream.truncate(whole)
