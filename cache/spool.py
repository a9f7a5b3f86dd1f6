"""Values that one run passes from stage to stage: packed, in a file without a name that is gone with the run.

What is known of a hundred thousand citations takes a gigabyte as objects; of a spool a number each stays in memory.
"""

from __future__ import annotations

import os
import tempfile
import threading
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Generic, TypeVar, overload

import msgspec

Kind = TypeVar("Kind")
_PIECE = 1 << 20
"""Bytes that are written, or read ahead, at once."""
_ENCODER = msgspec.msgpack.Encoder()


class Spool(Sequence[Kind], Generic[Kind]):
    """A sequence that grows at its end and whose values can be replaced. Safe in threads."""

    def __init__(self, kind: type[Kind], folder: Path | None) -> None:
        """Begin empty.

        Args:
            kind: of the values: a dataclass of dataclasses.
            folder: on whose disk the file is; None: where the system has room for such files.
        """
        self._decoder: msgspec.msgpack.Decoder[Kind] = msgspec.msgpack.Decoder(kind)
        self._folder = folder
        self._file: BinaryIO | None = None
        self._places, self._sizes = array("Q"), array("Q")
        self._tail = bytearray()
        self._written = 0
        self._lock = threading.Lock()

    def add(self, value: Kind) -> int:
        """Put a value at the end; its number."""
        packed = _ENCODER.encode(value)
        with self._lock:
            self._places.append(self._append(packed))
            self._sizes.append(len(packed))
            return len(self._places) - 1

    def replace(self, number: int, value: Kind) -> None:
        """Put another value in the place of one."""
        packed = _ENCODER.encode(value)
        with self._lock:
            self._places[number] = self._append(packed)
            self._sizes[number] = len(packed)

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, number: int) -> Kind: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Kind]: ...
    def __getitem__(self, number: int | slice) -> Any:
        if isinstance(number, slice):
            return Chosen(self, range(len(self))[number])
        if not -len(self) <= number < len(self):
            raise IndexError(number)
        return self._decoder.decode(self._read(self._places[number], self._sizes[number]))

    def __iter__(self) -> Iterator[Kind]:
        start, ahead = 0, b""
        for place, size in zip(self._places, self._sizes, strict=True):
            if not start <= place <= place + size <= start + len(ahead):
                start, ahead = place, self._read(place, max(size, _PIECE))
            yield self._decoder.decode(memoryview(ahead)[place - start : place - start + size])

    def _append(self, packed: bytes) -> int:
        place = self._written + len(self._tail)
        self._tail += packed
        if len(self._tail) >= _PIECE:
            try:
                self._write()
            except OSError:
                pass  # a full disk costs memory, and not the run
        return place

    def _write(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(dir=self._folder, prefix="spool-", buffering=0)  # noqa: SIM115
        while self._tail:
            done = os.pwrite(self._file.fileno(), memoryview(self._tail)[:_PIECE], self._written)
            del self._tail[:done]
            self._written += done

    def _read(self, place: int, size: int) -> bytes:
        """So many bytes from a place; fewer at the end."""
        with self._lock:
            in_file = max(0, min(size, self._written - place))
            start = max(0, place - self._written)
            rest = bytes(self._tail[start : start + size - in_file]) if in_file < size else b""
            file = self._file
        return os.pread(file.fileno(), in_file, place) + rest if file and in_file else rest


class Chosen(Sequence[Kind], Generic[Kind]):
    """Some values of a sequence, in another order; looked up when they are asked for."""

    def __init__(self, values: Sequence[Kind], numbers: Sequence[int]) -> None:
        self._values = values
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, number: int) -> Kind: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Kind]: ...
    def __getitem__(self, number: int | slice) -> Any:
        chosen = self._numbers[number]
        return self._values[chosen] if isinstance(chosen, int) else Chosen(self._values, chosen)

    def __iter__(self) -> Iterator[Kind]:
        return map(self._values.__getitem__, self._numbers)
