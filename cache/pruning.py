"""Makes a workspace smaller: what no verdict and no decision rests on goes, rows and bodies alike.

Of every URL stay the first capture, the first good one and the last, the first bad one behind it and the newest; and
whatever is young. A web archive is written anew without the records that nothing points at, beside the old one, and
takes its place together with the rows: a run that is killed in between loses nothing.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from cache.model import Capture, Outcome, Purpose, Record

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class KeptCapture:
    """A row of the history of a URL."""

    id: int
    purpose: str
    capture: Capture


@dataclass(frozen=True, slots=True)
class Move:
    """A web archive that was written anew."""

    old: str
    new: str
    length: int
    """Bytes of the new file."""
    offsets: Mapping[int, int]
    """Where the records of the old file begin in the new one."""


def superfluous(history: Sequence[KeptCapture], young: datetime) -> frozenset[int]:
    """Ids of the rows that may go.

    Args:
        history: of one URL and purpose, oldest first; not empty.
        young: from this moment (UTC) on everything stays.
    """
    needed = _needed(history)
    return frozenset(row.id for row in history if row.capture.checked_at < young and row.id not in needed)


def _needed(history: Sequence[KeptCapture]) -> frozenset[int]:
    needed = {history[0].id, history[-1].id}
    if history[0].purpose == Purpose.CITED:
        good = [place for place, row in enumerate(history) if _is_good(row.capture)]
        needed |= {history[place].id for place in (*good[:1], *good[-1:])}
        bad = next((row.id for row in history[good[-1] + 1 if good else 0 :]), None)
        needed |= {bad} if bad is not None else set()
    return frozenset(needed)


def _is_good(capture: Capture) -> bool:
    return capture.outcome is Outcome.ANSWERED and capture.status is not None and 200 <= capture.status < 300


def records_of(rows: Iterable[KeptCapture]) -> dict[str, set[int]]:
    """Where the records that rows point at begin, by web archive."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        for hop in row.capture.hops:
            record = hop.record
            while record is not None:
                wanted[record.file].add(record.offset)
                record = record.revisits
    return wanted


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


def moved(capture: Capture, moves: Mapping[str, Move]) -> Capture:
    """The same capture, pointing into the archives that were written anew."""
    hops = tuple(replace(hop, record=_moved(hop.record, moves)) if hop.record else hop for hop in capture.hops)
    return replace(capture, hops=hops)


def _moved(record: Record, moves: Mapping[str, Move]) -> Record:
    move = moves.get(record.file)
    if record.revisits is not None:
        record = replace(record, revisits=_moved(record.revisits, moves))
    return replace(record, file=move.new, offset=move.offsets[record.offset]) if move else record


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
