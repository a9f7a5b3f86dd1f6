"""Values that one run passes from stage to stage: packed, in a file without a name that is gone with the run.

What is known of a hundred thousand citations takes a gigabyte as objects; of a spool a number each stays in memory.
"""

from __future__ import annotations

import pickle
import tempfile
import threading
import weakref
from array import array
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, Generic, TypeVar, overload

import msgspec

Kind = TypeVar("Kind")
_PIECE = 1 << 18
"""Bytes that are written, or read ahead, at once."""
_NEAR = 1 << 16
"""Bytes that are read where one value is asked for: most often the next one is asked for after it."""
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
        self._pickled: set[int] = set()
        """Places of values with text that is no Unicode, as damaged documents have it."""
        self._tail = bytearray()
        self._written = 0
        self._near = (0, b"")
        """What was read last, and from where; what is written never changes."""
        self._lock = threading.Lock()

    def add(self, value: Kind) -> int:
        """Put a value at the end; its number."""
        place, size = self._append(value)
        with self._lock:
            self._places.append(place)
            self._sizes.append(size)
            return len(self._places) - 1

    def replace(self, number: int, value: Kind) -> None:
        """Put another value in the place of one."""
        place, size = self._append(value)
        with self._lock:
            self._places[number], self._sizes[number] = place, size

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
        place, size = self._places[number], self._sizes[number]
        start, near = self._near
        if not start <= place <= place + size <= start + len(near):
            start, near = self._near = place, self._read(place, max(size, _NEAR))
        return self._unpacked(place, memoryview(near)[place - start : place - start + size])

    def __iter__(self) -> Iterator[Kind]:
        start, ahead = 0, b""
        for place, size in zip(self._places, self._sizes, strict=True):
            if not start <= place <= place + size <= start + len(ahead):
                start, ahead = place, self._read(place, max(size, _PIECE))
            yield self._unpacked(place, memoryview(ahead)[place - start : place - start + size])

    def _unpacked(self, place: int, packed: bytes | memoryview) -> Kind:
        if place not in self._pickled:
            return self._decoder.decode(packed)
        value: Kind = pickle.loads(packed)
        return value

    def _append(self, value: Kind) -> tuple[int, int]:
        """Put a value at the end of the file; its place and size."""
        try:
            packed, pickled = _ENCODER.encode(value), False
        except UnicodeEncodeError:
            packed, pickled = pickle.dumps(value), True
        with self._lock:
            place = self._written + len(self._tail)
            if pickled:
                self._pickled.add(place)
            self._tail += packed
            if len(self._tail) >= _PIECE:
                with suppress(OSError):  # a full disk costs memory, and not the run
                    self._write()
        return place, len(packed)

    def _write(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(dir=self._folder, prefix="spool-", buffering=0)  # noqa: SIM115
            weakref.finalize(self, self._file.close)
        while self._tail:
            self._file.seek(self._written)
            done = self._file.write(memoryview(self._tail)[:_PIECE])
            del self._tail[:done]
            self._written += done

    def _read(self, place: int, size: int) -> bytes:
        """So many bytes from a place; fewer at the end."""
        with self._lock:
            in_file = max(0, min(size, self._written - place))
            start = max(0, place - self._written)
            rest = bytes(self._tail[start : start + size - in_file]) if in_file < size else b""
            if self._file is None or not in_file:
                return rest
            self._file.seek(place)  # Windows has no ``os.pread``
            return self._file.read(in_file) + rest


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


class Amended(Sequence[Kind], Generic[Kind]):
    """A sequence some values of which are others."""

    def __init__(self, values: Sequence[Kind], amendments: Mapping[int, Kind]) -> None:
        self._values = values
        self._amendments = amendments

    def __len__(self) -> int:
        return len(self._values)

    @overload
    def __getitem__(self, number: int) -> Kind: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Kind]: ...
    def __getitem__(self, number: int | slice) -> Any:
        if isinstance(number, slice):
            return Chosen(self, range(len(self))[number])
        place = range(len(self))[number]
        return self._amendments[place] if place in self._amendments else self._values[place]

    def __iter__(self) -> Iterator[Kind]:
        for number, value in enumerate(self._values):
            yield self._amendments.get(number, value)


class SpooledMap(MutableMapping[str, Kind], Generic[Kind]):
    """The same by name: of each value the name and a number stay in memory."""

    def __init__(self, kind: type[Kind], folder: Path | None) -> None:
        """Begin empty; all else as ``Spool`` has it."""
        self._spool = Spool(kind, folder)
        self._numbers: dict[str, int] = {}

    def __getitem__(self, name: str) -> Kind:
        return self._spool[self._numbers[name]]

    def __setitem__(self, name: str, value: Kind) -> None:
        self._numbers[name] = self._spool.add(value)

    def __delitem__(self, name: str) -> None:
        del self._numbers[name]

    def __contains__(self, name: object) -> bool:
        return name in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def put_all(self, names: Iterable[str], value: Kind) -> None:
        """Keep one value under several names."""
        self._numbers.update(dict.fromkeys(names, self._spool.add(value)))

    def share(self, name: str, other: str) -> None:
        """Keep under a name what another has, if it has anything."""
        if other in self._numbers:
            self._numbers[name] = self._numbers[other]
