"""The exchanges themselves, as WARC records (ISO 28500:2017) that other tools read and replay."""

from __future__ import annotations

import io
import os
import re
import threading
import zlib
from collections.abc import Callable
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

from cache.model import Exchange, Record
from cache.revisits import NOT_MODIFIED, Revisit, revisit_of

ROTATE_AT = 1_000_000_000
"""Bytes after which a new file is begun (the usual size of WARC files, ISO 28500 annex)."""

LEVEL = 6
"""Of gzip. Measured on 150 pages: 28.0 KiB a page at 6 in 2.4 ms, 27.8 at 9 in 3.9, 32.9 at 1 in 0.9. What was sent
packed, as most pages are, takes half a millisecond at any level."""
_VERSION = "WARC/1.1"
_BUILDER = RecordBuilder(warc_version=_VERSION)
# Headers that describe the transfer, not the body that is stored: a replay would undo them twice.
_AUTHORITY = re.compile(r"[^:/?#]{1,40}://[^/?#]*")
_TRANSFER = frozenset({"transfer-encoding"})


class WebArchive:
    """WARC files in a folder, one of them open for appending. Safe in threads."""

    def __init__(self, folder: Path, lengths: dict[str, int], *, software: str) -> None:
        """Open the folder and cut off what a stopped run left half written.

        Args:
            folder: created if missing.
            lengths: bytes of each file that are known to be whole records.
            software: for the ``warcinfo`` record.
        """
        self._folder = folder
        self._software = software
        self._lock = threading.Lock()
        self._name: str | None = None
        self._stream: io.BufferedWriter | None = None
        folder.mkdir(parents=True, exist_ok=True)
        for name, length in lengths.items():
            # A row that somebody has damaged cuts nothing, within the folder or without.
            if isinstance(name, str) and _is_in_folder(name) and isinstance(length, int) and length > 0:
                _cut_torn_tail(folder / name, length)

    def append(
        self, exchange: Exchange, committed: Callable[[str, int], None], earlier: Record | None = None
    ) -> Record:
        """Write response and request, or what stands for a response that was kept before: that of the same request.

        Args:
            exchange: as it went over the wire.
            committed: learns the file and its new length.
            earlier: of an earlier answer to the same request; its body is not written again.

        Raises:
            OSError: the disk is full or the file cannot be written.
        """
        with self._lock:
            stream = self._open_stream(committed)
            start = stream.tell()
            try:
                record = self._write(stream, exchange, earlier)
                stream.flush()
            except BaseException:
                # A pair that is half there would break every reader of the file after us.
                stream.seek(start)
                stream.truncate()
                raise
            committed(record.file, stream.tell())
            return record

    def read(self, record: Record) -> BinaryIO:
        """The body of a stored response as it was sent, content codings included; of a revisit, the one it means.

        Raises:
            OSError: the file is gone.
            ValueError: there is no such record at that place.
        """
        record = record.revisits or record
        if not _is_in_folder(record.file):
            raise ValueError(f"{record.file} is no file of a web archive")
        try:
            with (self._folder / record.file).open("rb") as stream:
                stream.seek(record.offset)
                # No more than there is, whatever a damaged row says.
                there = os.fstat(stream.fileno()).st_size - record.offset
                member = io.BytesIO(stream.read(max(0, min(record.length, there))))
            for entry in ArchiveIterator(member):
                return io.BytesIO(entry.raw_stream.read())
        except (OverflowError, ArchiveLoadFailed, zlib.error) as error:
            raise ValueError(f"no sound WARC record at {record.file}:{record.offset} ({error})") from error
        raise ValueError(f"no WARC record at {record.file}:{record.offset}")

    def holds(self, record: Record) -> bool:
        """Whether there is a file that reaches to the end of a record, or of that which it revisits."""
        record = record.revisits or record
        if not _is_in_folder(record.file):
            return False
        try:
            return (self._folder / record.file).stat().st_size >= record.offset + record.length
        except OSError:
            return False

    def close(self) -> None:
        """Close the file that is open for appending."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def _open_stream(self, committed: Callable[[str, int], None]) -> io.BufferedWriter:
        if self._stream is not None and self._stream.tell() < ROTATE_AT:
            return self._stream
        self.close()
        self._name = f"footproof-{datetime.now(UTC):%Y%m%d%H%M%S%f}.warc.gz"
        facts = {"software": self._software, "format": "WARC File Format 1.1"}
        info = _BUILDER.create_warcinfo_record(self._name, facts)
        stream = (self._folder / self._name).open("xb")
        _write_member(stream, info)
        stream.flush()
        committed(self._name, stream.tell())
        self._stream = stream
        return stream

    def _write(self, stream: io.BufferedWriter, exchange: Exchange, earlier: Record | None) -> Record:
        assert self._name is not None
        revisit = revisit_of(exchange, earlier, self._folder)
        response = _revisit_record(exchange, revisit) if revisit else _response_record(exchange)
        start = stream.tell()
        _write_member(stream, response)
        length = stream.tell() - start
        if revisit is None:
            _write_member(stream, _request_record(exchange, response))
        digest = response.rec_headers.get_header("WARC-Payload-Digest") or ""
        return Record(self._name, start, length, digest, revisit.holder if revisit else None)


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
