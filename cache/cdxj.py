"""The index of a web archive (CDXJ): where each URL's records lie, in the form that pywb and WACZ readers take.

The index is built from the WARC files whenever it is wanted, not kept beside them while they grow: the files are
the one truth, a second one could be torn or stale after a stop, and what is read to build it is checked in passing.
Measured: 45 megabytes of WARC a second, 600 records.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from cache.records import DamagedRecord, StoredRecord, read_records
from cache.surt import surt

_INDEXED = frozenset({"response", "revisit", "resource"})


class DamagedArchive(Exception):
    """A WARC file that is not what was written; the message names file, record and reason."""


class IndexLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """The JSON part of a line. All values are texts, as pywb writes them."""

    url: str
    mime: str
    digest: str
    """Of the body as sent, e.g. ``sha1:BASE32``."""
    length: str
    offset: str
    filename: str
    status: str = ""
    decodedDigest: str = ""
    """``sha256:HEX`` of the body with its content coding taken off: gzip's time stamp changes the other one."""
    recordDigest: str = ""
    """``sha256:HEX`` of the record as it lies in the file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an index."""

    key: str
    """SURT of the URL."""
    timestamp: str
    """14 digits, UTC."""
    line: IndexLine

    @property
    def place(self) -> tuple[str, int]:
        """File and offset of the record."""
        return self.line.filename, int(self.line.offset)

    def encode(self) -> bytes:
        """The line, newline included."""
        return f"{self.key} {self.timestamp} ".encode() + msgspec.json.encode(self.line) + b"\n"


def index_files(files: Iterable[Path]) -> list[Entry]:
    """The entries of WARC files, sorted by the bytes of their lines (as ``LC_ALL=C sort`` does).

    Raises:
        DamagedArchive: a file is damaged, or a digest in it does not fit.
        OSError: a file cannot be read.
    """
    entries = [entry for path in files for entry in _entries(path)]
    return sorted(entries, key=Entry.encode)


def write_index(entries: Iterable[Entry], path: Path) -> None:
    """Write an index file.

    Raises:
        OSError: it cannot be written.
    """
    with path.open("wb") as stream:
        stream.writelines(entry.encode() for entry in entries)


def entry_of(filename: str, record: StoredRecord) -> Entry | None:
    """The line for a record; None for a record that no one looks up (a request, ``warcinfo``)."""
    if record.kind not in _INDEXED or record.url is None:
        return None
    line = IndexLine(
        url=_text(record.url),
        mime=_text(record.mime),
        digest=_text(record.digest or "-"),
        length=str(record.length),
        offset=str(record.offset),
        filename=filename,
        status=str(record.status) if record.status is not None else "",
        decodedDigest=f"sha256:{record.decoded_sha256}" if record.decoded_sha256 else "",
        recordDigest=f"sha256:{record.member_sha256}",
    )
    return Entry(surt(_text(record.url)), timestamp_of(record.date), line)


def timestamp_of(date: str) -> str:
    """The 14 digits of a WARC-Date or another ISO 8601 date with a time."""
    return re.sub(r"\D", "", date)[:14]


def _entries(path: Path) -> Iterator[Entry]:
    try:
        with path.open("rb") as stream:
            for record in read_records(stream, path.stat().st_size):
                if record.faults:
                    raise DamagedArchive(f"{path}: the record at byte {record.offset}: {record.faults[0]}")
                entry = entry_of(path.name, record)
                if entry:
                    yield entry
    except DamagedRecord as error:
        raise DamagedArchive(f"{path}: {error}") from error


def _text(text: str) -> str:
    """Text that can be written as UTF-8, whatever bytes a server sent."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
