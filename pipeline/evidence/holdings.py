"""What the WARC files of a package hold, and whether its index and its pages say the same."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, cast

import msgspec

from cache.cdxj import Entry, entry_of, timestamp_of
from cache.records import DamagedRecord, read_records
from pipeline.evidence.container import Member, Unreadable, read_member
from pipeline.evidence.package import ARCHIVE, WARC_SUFFIX

RECORD_LIMIT = 1_000_000
"""Records that are held to the index: a few hundred bytes of memory each."""
LINE_LIMIT = 16 * 1024 * 1024
"""Bytes of one line of an index or of the pages; a page may carry its text."""
LISTING_LIMIT = 4 * 1024**3
"""Bytes of one index or list of pages once it is inflated."""

_ENTRY = re.compile(rb"(\S+) (\d{4,17}) (\{.*\})\n?", re.DOTALL)


class _Line(msgspec.Struct):
    """The JSON part of an index line, by whatever program: numbers may be texts."""

    filename: str
    offset: int | str
    length: int | str
    url: str = ""
    status: int | str = ""
    digest: str = ""
    decodedDigest: str = ""
    recordDigest: str = ""


class _Listed(msgspec.Struct):
    """A line of ``pages.jsonl``; fields that are ours are None in packages of other programs."""

    url: str | None = None
    ts: str | None = None
    format: str | None = None
    citations: list[str] | None = None
    finalUrl: str | None = None
    digest: str | None = None
    decodedDigest: str | None = None


@dataclass(slots=True)
class Holdings:
    """Every record that can be looked up, as it really is in the WARC files."""

    entries: dict[tuple[str, int], Entry] = field(default_factory=dict)
    records: int = 0
    files: int = 0
    pages: int = 0

    def take(self, stream: BinaryIO, member: Member) -> Iterator[str]:
        """Read a WARC file into the holdings; one sentence for everything that is wrong with it."""
        path = member.entry.name
        if not path.endswith(WARC_SUFFIX) or member.deflated:
            yield f"{path} is not packed record by record, so its records could not be checked."
            return
        self.files += 1
        name = path.removeprefix(ARCHIVE)
        try:
            for record in read_records(opened(stream, member), member.packed):
                self.records += 1
                if self.records > RECORD_LIMIT:
                    yield f"There are more than {RECORD_LIMIT} records: the rest of {path} was not checked."
                    return
                for fault in record.faults:
                    yield f"{path}: the record at byte {record.offset} ({record.url}) was changed: {fault}."
                if entry := entry_of(name, record):
                    self.entries[entry.place] = entry
        except DamagedRecord as error:
            yield f"{path}: {error}."
        except Unreadable as error:
            yield f"{path} {error}."

    def check_index(self, stream: BinaryIO, member: Member) -> Iterator[str]:
        """Hold an index to the records; one sentence for every line that is wrong, and for records it leaves out."""
        path, before, seen = member.entry.name, b"", set[tuple[str, int]]()
        try:
            for number, line in enumerate(_lines(stream, member), 1):
                if line < before:
                    yield f"{path}: line {number} is not in its order."
                before = line
                if not line.startswith(b"!"):  # a header, as gzipped indexes have
                    yield from self._check_line(f"{path}: line {number}", line, seen)
        except (Unreadable, ValueError, EOFError, OSError, zlib.error) as error:
            yield f"{path} cannot be read: it {error}."
        if missing := len(self.entries.keys() - seen):
            yield f"{path} leaves out {missing} of {len(self.entries)} records."

    def check_pages(self, stream: BinaryIO, member: Member) -> Iterator[str]:
        """Hold a list of pages to the records; one sentence for every page that is wrong."""
        path = member.entry.name
        captured = {(entry.line.url, entry.timestamp) for entry in self.entries.values()}
        bodies = {(one.line.url, one.line.digest, one.line.decodedDigest) for one in self.entries.values()}
        try:
            for number, line in enumerate(_lines(stream, member), 1):
                page = msgspec.json.decode(line, type=_Listed)
                if page.format is not None:
                    continue
                self.pages += 1
                where = f"{path}: line {number}"
                if page.url is None or page.ts is None:
                    yield f"{where} is no page: it has no address or no date."
                elif page.digest is None:
                    continue  # another program's; nothing ties it to a record
                elif (page.url, timestamp_of(page.ts)) not in captured:
                    yield f"{where} names a capture of {page.url} that is not in the archive."
                elif (page.finalUrl, page.digest, page.decodedDigest or "") not in bodies:
                    yield f"{where} has digests of {page.url} that no record in the archive has."
        except (Unreadable, ValueError, EOFError, OSError, RecursionError, zlib.error) as error:
            yield f"{path} cannot be read: it {error}."

    def _check_line(self, where: str, line: bytes, seen: set[tuple[str, int]]) -> Iterator[str]:
        match = _ENTRY.fullmatch(line)
        try:
            said = msgspec.json.decode(match[3], type=_Line) if match else None
            place = (said.filename, int(said.offset)) if said else None
        except (ValueError, RecursionError):
            said = place = None
        if match is None or said is None or place is None:
            yield f"{where} is no line of an index."
            return
        seen.add(place)
        entry = self.entries.get(place)
        if entry is None:
            yield f"{where} points to byte {place[1]} of {place[0]}, where no such record is."
        elif wrong := _differences(entry, match[2].decode(), said):
            yield f"{where} says something else than the record of {entry.line.url}: {', '.join(wrong)}."


def opened(stream: BinaryIO, member: Member) -> BinaryIO:
    """A member as a file that is read once, from its start to its end."""
    return cast(BinaryIO, io.BufferedReader(_Opened(stream, member), 256 * 1024))


class _Opened(io.RawIOBase):
    def __init__(self, stream: BinaryIO, member: Member) -> None:
        super().__init__()
        self._pieces = read_member(stream, member)
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._left = self._left or next(filter(None, self._pieces), b"")
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        return size


def _lines(stream: BinaryIO, member: Member) -> Iterator[bytes]:
    source = opened(stream, member)
    if member.entry.name.endswith(".gz"):
        source = cast(BinaryIO, gzip.GzipFile(fileobj=source))
    size = 0
    while line := source.readline(LINE_LIMIT + 1):
        size += len(line)
        if len(line) > LINE_LIMIT or size > LISTING_LIMIT:
            raise Unreadable("is far too long")
        yield line


def _differences(entry: Entry, timestamp: str, said: _Line) -> list[str]:
    line = entry.line
    pairs = {
        "date": (timestamp[:14], entry.timestamp),
        "length": (str(said.length), line.length),
        "url": (said.url, line.url),
        "status": (str(said.status) or line.status, line.status),
        "digest": (_bare(said.digest), _bare(line.digest)),
        "digest of the decoded body": (said.decodedDigest or line.decodedDigest, line.decodedDigest),
        "digest of the record": (_bare(said.recordDigest) or _bare(line.recordDigest), _bare(line.recordDigest)),
    }
    return [name for name, (theirs, ours) in pairs.items() if theirs != ours]


def _bare(digest: str) -> str:
    """A digest without the name of its kind, which indexes write or not."""
    return digest.rpartition(":")[2]
