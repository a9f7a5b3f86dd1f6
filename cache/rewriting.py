"""WARC files written anew without some of their records, beside the old ones."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Move:
    """A web archive that was written anew."""

    old: str
    new: str
    length: int
    """Bytes of the new file."""
    offsets: Mapping[int, int]
    """Where the records of the old file begin in the new one."""


def write_anew(folder: Path, name: str, wanted: set[int]) -> Move | None:
    """A web archive without the records that nobody wants, beside the old file.

    A request goes with the response before it; what stands before the first response (``warcinfo``) stays. None where
    there is nothing to leave out, or the file is damaged and better left alone.

    Raises:
        OSError: a file cannot be read or written.
    """
    try:
        members = list(_members(folder / name))
    except zlib.error:
        return None
    kept, keeping = [], True
    for place, (start, end, kind) in enumerate(members):
        if kind in (b"response", b"revisit"):
            keeping = start in wanted
        if keeping or not place:
            kept.append((start, end))
    if len(kept) == len(members):
        return None
    new = f"{name.removesuffix('.warc.gz').partition('~')[0]}~{len(kept)}-{members[-1][1]}.warc.gz"
    offsets: dict[int, int] = {}
    with (folder / name).open("rb") as source, (folder / new).open("wb") as target:
        for start, end in kept:
            offsets[start] = target.tell()
            source.seek(start)
            _copy(source, target, end - start)
        length = target.tell()
    return Move(name, new, length, offsets)


def _members(path: Path) -> Iterator[tuple[int, int, bytes]]:
    """Where each record begins and ends, and of what type it is.

    Each is a gzip member of its own (ISO 28500, annex D).
    """
    with path.open("rb") as stream:
        start, pending = 0, b""
        while True:
            inflater, head = zlib.decompressobj(16 + zlib.MAX_WBITS), b""
            end = start
            while not inflater.eof:
                pending = pending or stream.read(_CHUNK)
                if not pending:
                    return  # the end of the file, or a torn record, which no row points at
                plain = inflater.decompress(pending)
                head = head if len(head) > 4096 else head + plain[:8192]
                end += len(pending) - len(inflater.unused_data)
                pending = inflater.unused_data
            yield start, end, _type_of(head)
            start = end


def _type_of(head: bytes) -> bytes:
    lines = (line.partition(b":") for line in head.split(b"\r\n\r\n", 1)[0].split(b"\r\n"))
    return next((value.strip().lower() for name, _, value in lines if name.strip().lower() == b"warc-type"), b"")


def _copy(source: BinaryIO, target: BinaryIO, length: int) -> None:
    while length:
        piece = source.read(min(_CHUNK, length))
        if not piece:
            return
        target.write(piece)
        length -= len(piece)
