"""The one form in which a WACZ is written as a ZIP file: every header follows from names, sizes and checksums.

So nothing in a header can be changed unseen, and the same files give the same bytes. Entries are stored, never
deflated, that readers can open a record by its place (WACZ 1.1.1, "Zip Compression").
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
END64 = struct.Struct("<4sQ2H2L4Q")
LOCATOR = struct.Struct("<4sLQL")
LOCAL_MARK, CENTRAL_MARK, END_MARK = b"PK\3\4", b"PK\1\2", b"PK\5\6"
END64_MARK, LOCATOR_MARK = b"PK\6\6", b"PK\6\7"
BIG, MANY = 0xFFFFFFFF, 0xFFFF
"""Written where a number has no room; the number itself is then in a ZIP64 field."""
STORED, DEFLATED = 0, 8
UTF8 = 0x0800

# The earliest date that the format knows: entries have no date of their own, datapackage.json has.
_TIME, _DATE = 0, 0x0021
_UNIX = 3 << 8
_MODE = 0o100644 << 16


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in the container."""

    name: str
    size: int
    """Bytes."""
    crc: int
    """CRC-32."""


def local_header(entry: Entry) -> bytes:
    """What stands before the data of an entry."""
    name = entry.name.encode()
    big = entry.size >= BIG
    extra = struct.pack("<2H2Q", 1, 16, entry.size, entry.size) if big else b""
    size = BIG if big else entry.size
    need = 45 if big else 20
    head = LOCAL.pack(
        LOCAL_MARK, need, _flags(name), STORED, _TIME, _DATE, entry.crc, size, size, len(name), len(extra)
    )
    return head + name + extra


def directory(entries: Sequence[Entry]) -> bytes:
    """What stands behind the data of the last entry: the list of them all."""
    listed: list[bytes] = []
    offset = 0
    for entry in entries:
        listed.append(central_header(entry, offset))
        offset += len(local_header(entry)) + entry.size
    whole = b"".join(listed)
    return whole + end_record(len(entries), len(whole), offset)


def _flags(name: bytes) -> int:
    return 0 if name.isascii() else UTF8


def central_header(entry: Entry, offset: int) -> bytes:
    """The line of an entry in the list of them all; ``offset`` is where its own header begins."""
    name = entry.name.encode()
    large = [value for value in (entry.size, entry.size, offset) if value >= BIG]
    extra = struct.pack(f"<2H{len(large)}Q", 1, 8 * len(large), *large) if large else b""
    size, place = min(entry.size, BIG), min(offset, BIG)
    need = 45 if large else 20
    return (
        CENTRAL.pack(
            CENTRAL_MARK, _UNIX | need, need, _flags(name), STORED, _TIME, _DATE, entry.crc, size, size,
            len(name), len(extra), 0, 0, 0, _MODE, place,
        )
        + name
        + extra
    )  # fmt: skip


def end_record(count: int, size: int, offset: int) -> bytes:
    """The end of the container: number of entries, bytes of their list, and where it begins."""
    tail = b""
    if count >= MANY or offset >= BIG:
        tail = END64.pack(END64_MARK, END64.size - 12, _UNIX | 45, 45, 0, 0, count, count, size, offset)
        tail += LOCATOR.pack(LOCATOR_MARK, 0, offset + size, 1)
    many = min(count, MANY)
    return tail + END.pack(END_MARK, 0, 0, many, many, min(size, BIG), min(offset, BIG), 0)
