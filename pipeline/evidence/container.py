"""Reads the ZIP file of a WACZ with nothing left unaccounted for.

``zipfile`` reads past bytes that no entry owns and headers that contradict each other. Evidence may have neither:
what we wrote is compared with the one form that we write (``zipform``), byte for byte; what another program packed
is held to the ZIP format. Everything is bounded, for the file may be hostile.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from pipeline.evidence.zipform import (
    BIG,
    CENTRAL,
    CENTRAL_MARK,
    DEFLATED,
    END,
    END64,
    END_MARK,
    LOCAL,
    LOCAL_MARK,
    LOCATOR,
    LOCATOR_MARK,
    STORED,
    UTF8,
    Entry,
    central_header,
    end_record,
    local_header,
)  # fmt: skip

CHUNK = 256 * 1024
ENTRY_LIMIT = 10_000
DIRECTORY_LIMIT = 16 * 1024 * 1024
"""Bytes of the list of entries that is read; ten thousand entries need a tenth of it."""

_DESCRIPTOR = 0x0008
_DEFLATE_LEVEL = 0x0006
_NAME_LIMIT = 1024


class Unreadable(Exception):
    """No ZIP file that could be evidence; the message ends the sentence "It ..."."""


@dataclass(frozen=True, slots=True)
class Member:
    """An entry as it lies in a container that was read."""

    entry: Entry
    start: int
    """Bytes from the start of the container to the data."""
    packed: int
    """Bytes of the data as they lie there."""
    deflated: bool


@dataclass(frozen=True, slots=True)
class Container:
    """What a container holds, and what is wrong with its own bytes."""

    members: tuple[Member, ...]
    faults: tuple[str, ...]
    """One sentence each."""
    repacked: bool
    """Whether another program wrote the container: its headers are then held to the ZIP format alone."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """A line of the central directory."""

    member_name: bytes
    fields: tuple[int, ...]
    extra: bytes
    raw: bytes
    size: int
    packed: int
    offset: int
    crc: int

    @property
    def flags(self) -> int:
        return self.fields[2]

    @property
    def method(self) -> int:
        return self.fields[3]


def read_container(stream: BinaryIO) -> Container:
    """The members of a container, with every byte of it accounted for.

    Raises:
        Unreadable: it is no ZIP file, or one made to harm: too many entries, names that lead out of a folder,
            entries that overlap, encryption.
    """
    listed, start = _listed(stream, stream.seek(0, 2))
    walk = _Walk(stream, start)
    for line in sorted(listed, key=lambda line: line.offset):
        walk.take(line)
    return walk.finished()


class _Walk:
    """From the first entry to the list of them all, every byte in between accounted for."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._end = 0
        self._own_offset = 0  # where the entry would begin, had we written all before it
        self._members: list[Member] = []
        self._faults: list[str] = []
        self._foreign: list[str] = []

    def take(self, line: _Listed) -> None:
        """Go on to the next entry."""
        if line.offset < self._end:
            raise Unreadable("has entries that overlap")
        name = _safe_name(line.member_name)
        self._account_for(line.offset, name)
        member, header = _member(self._stream, line, name, self._limit)
        entry = member.entry
        if (header, line.raw) != (local_header(entry), central_header(entry, self._own_offset)):
            self._foreign.append(name)
            self._faults += _contradictions(line, header, name)
        self._own_offset += len(local_header(entry)) + entry.size
        self._members.append(member)
        self._end = member.start + member.packed + _descriptor_size(self._stream, line, member)

    def finished(self) -> Container:
        """What there is, once all entries were taken."""
        self._account_for(self._limit, "the list of files")
        members = self._members
        if len({member.entry.name for member in members}) < len(members):
            raise Unreadable("has two files of one name")
        repacked = len(self._foreign) == len(members)
        if not repacked:
            self._faults += [f"The ZIP header of {name} was changed." for name in self._foreign]
        return Container(tuple(members), tuple(self._faults), repacked)

    def _account_for(self, offset: int, name: str) -> None:
        if offset != self._end:
            self._faults.append(f"There are {offset - self._end} bytes before {name} that belong to no file.")


def read_member(stream: BinaryIO, member: Member) -> Iterator[bytes]:
    """The data of a member, piece by piece; never more than the container says.

    Raises:
        Unreadable: it breaks off, cannot be inflated, or its checksum is another.
    """
    crc = size = 0
    for piece in _inflated(stream, member) if member.deflated else _window(stream, member):
        crc, size = zlib.crc32(piece, crc), size + len(piece)
        if size > member.entry.size:
            break
        yield piece
    if size != member.entry.size:
        raise Unreadable("is not as long as the container says")
    if crc != member.entry.crc:
        raise Unreadable("does not have the checksum that the container says")


def _listed(stream: BinaryIO, length: int) -> tuple[list[_Listed], int]:
    """The central directory, and where it begins."""
    start, size, count, tail = _read_end(stream, length)
    if count > ENTRY_LIMIT or size > DIRECTORY_LIMIT:
        raise Unreadable(f"has more than {ENTRY_LIMIT} files in it")
    if start + size + tail != length:
        raise Unreadable("has bytes that belong to no file in it, or its end was changed")
    data = _read(stream, start, size)
    listed: list[_Listed] = []
    at = 0
    while at < size:
        line, at = _parse_central(data, at)
        listed.append(line)
    if len(listed) != count:
        raise Unreadable("does not hold as many files as it says")
    return listed, start


def _read_end(stream: BinaryIO, length: int) -> tuple[int, int, int, int]:
    """Start and bytes of the directory, number of entries, and bytes of the end record itself."""
    if length < END.size:
        raise Unreadable("is no ZIP file")
    mark, *disks, here, count, size, start, comment = END.unpack(_read(stream, length - END.size, END.size))
    if mark != END_MARK:
        raise Unreadable("does not end as a ZIP file does: it was cut, or something was added to its end")
    if any(disks) or here != count or comment:
        raise Unreadable("has a changed end: it says what is not so")
    before = length - END.size - LOCATOR.size - END64.size
    if before < 0 or _read(stream, length - END.size - LOCATOR.size, 4) != LOCATOR_MARK:
        return start, size, count, END.size
    raw = _read(stream, before, END64.size + LOCATOR.size)
    mark, _, _, _, _, _, _, count, size, start = END64.unpack(raw[: END64.size])
    if start + size != before or not raw + _read(stream, length - END.size, END.size) == end_record(count, size, start):
        raise Unreadable("has a changed end: it says what is not so")
    return start, size, count, length - before


def _parse_central(data: bytes, at: int) -> tuple[_Listed, int]:
    if at + CENTRAL.size > len(data):
        raise Unreadable("has a list of files that breaks off")
    mark, *fields = CENTRAL.unpack_from(data, at)
    name_size, extra_size, comment_size, disk = fields[9:13]
    end = at + CENTRAL.size + name_size + extra_size + comment_size
    if mark != CENTRAL_MARK or end > len(data) or comment_size or disk:
        raise Unreadable("has a list of files that was changed")
    name_at = at + CENTRAL.size
    name, extra = data[name_at : name_at + name_size], data[name_at + name_size : end]
    packed, size, offset = _large(extra, packed=fields[7], size=fields[8], offset=fields[15])
    line = _Listed(name, tuple(fields), extra, data[at:end], size, packed, offset, fields[6])
    return line, end


def _large(extra: bytes, *, packed: int, size: int, offset: int) -> tuple[int, int, int]:
    """Sizes and place, taken from the ZIP64 field where they are too large for their own (APPNOTE 4.5.3)."""
    wanted = [value == BIG for value in (size, packed, offset)]
    values = [size, packed, offset]
    if any(wanted):
        kind, length = struct.unpack_from("<2H", extra) if len(extra) >= 4 else (0, 0)
        if kind != 1 or length < 8 * sum(wanted) or len(extra) < 4 + length:
            raise Unreadable("has a list of files that was changed")
        large = iter(struct.unpack_from(f"<{sum(wanted)}Q", extra, 4))
        values = [next(large) if missing else value for missing, value in zip(wanted, values, strict=True)]
    size, packed, offset = values
    return packed, size, offset


def _member(stream: BinaryIO, line: _Listed, name: str, limit: int) -> tuple[Member, bytes]:
    if line.flags & ~(_DESCRIPTOR | UTF8 | 0x0006) or line.method not in (STORED, DEFLATED):
        raise Unreadable(f"has {name} encrypted or packed in a way that web archives do not use")
    if line.method == STORED and line.size != line.packed:
        raise Unreadable(f"has two sizes for {name}")
    head = _read(stream, line.offset, LOCAL.size)
    name_size, extra_size = struct.unpack_from("<2H", head, 26)
    header = head + _read(stream, line.offset + LOCAL.size, name_size + extra_size)
    start = line.offset + len(header)
    if start + line.packed > limit:
        raise Unreadable(f"has {name} reach into the list of files")
    return Member(Entry(name, line.size, line.crc), start, line.packed, line.method == DEFLATED), header


def _contradictions(line: _Listed, header: bytes, name: str) -> Iterator[str]:
    """Where an entry's own header says something else than the list."""
    mark, *form, crc, packed, size, name_size, _ = LOCAL.unpack_from(header)
    streamed = bool(line.flags & _DESCRIPTOR)  # then the header was written before the data was known
    agrees = (
        mark == LOCAL_MARK
        and tuple(form) == line.fields[1:6]
        and header[LOCAL.size : LOCAL.size + name_size] == line.member_name
        and (crc == line.crc or (streamed and crc == 0))
        and (packed in (line.packed, BIG) or (streamed and packed == 0))
        and (size in (line.size, BIG) or (streamed and size == 0))
    )
    if not agrees:
        yield f"The ZIP header of {name} says something else than the list of files."


def _descriptor_size(stream: BinaryIO, line: _Listed, member: Member) -> int:
    """Bytes of the data descriptor behind a streamed entry (APPNOTE 4.3.9), checked against the list."""
    if not line.flags & _DESCRIPTOR:
        return 0
    sizes = "<2Q" if max(line.packed, line.size) >= BIG else "<2L"
    end = b"PK\7\x08" + struct.pack("<L", line.crc) + struct.pack(sizes, line.packed, line.size)
    if _read(stream, member.start + member.packed, len(end)) != end:
        raise Unreadable(f"has {member.entry.name} end otherwise than it says")
    return len(end)


def _safe_name(raw: bytes) -> str:
    """The name of an entry, if it stays inside the folder that it is unpacked to (on any system)."""
    try:
        name = raw.decode()
    except UnicodeDecodeError as error:
        raise Unreadable("has a file whose name is no text") from error
    steps = name.removesuffix("/").split("/")
    if not name.isprintable() or "\\" in name or ":" in name or len(raw) > _NAME_LIMIT:
        raise Unreadable("has a file with an impossible name")
    if any(step in ("", ".", "..") for step in steps):
        raise Unreadable(f"has a file whose name leads out of the folder: {name}")
    return name


def _window(stream: BinaryIO, member: Member) -> Iterator[bytes]:
    stream.seek(member.start)
    left = member.packed
    while left and (piece := stream.read(min(CHUNK, left))):
        left -= len(piece)
        yield piece


def _inflated(stream: BinaryIO, member: Member) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for packed in _window(stream, member):
            data = packed
            while data and not inflater.eof:
                yield inflater.decompress(data, CHUNK)
                data = inflater.unconsumed_tail
        while not inflater.eof and (piece := inflater.decompress(b"", CHUNK)):
            yield piece
    except zlib.error as error:
        raise Unreadable("cannot be inflated") from error
    if not inflater.eof or inflater.unused_data:
        raise Unreadable("does not end where the container says")


def _read(stream: BinaryIO, start: int, size: int) -> bytes:
    stream.seek(start)
    data = stream.read(size)
    if len(data) != size:
        raise Unreadable("breaks off")
    return data
