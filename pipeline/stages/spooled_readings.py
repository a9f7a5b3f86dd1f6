"""The readings of a batch: of small batches in memory, of large ones packed in a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, overload

from cache.spool import Chosen, Spool
from footnotes.model import Reading

_AT_HAND = 20_000
"""Notes of readings that stay in memory, some 30 MB; to read them from a file takes a twentieth of a second a thousand.
"""


class SpooledReadings(Sequence[Reading]):
    """In the order in which they were read; those of a large batch wait in a file."""

    def __init__(self, folder: Path | None) -> None:
        """Begin empty; ``folder`` says on which disk room is taken, None: where the system has room."""
        self._folder = folder
        self._places: list[int | Reading] = []
        """Of each its number in the spool, or itself."""
        self._room = _AT_HAND
        self._last: tuple[int, Reading] | None = None

    @cached_property
    def _spool(self) -> Spool[Reading]:
        return Spool(Reading, self._folder)  # most runs need none

    def add(self, reading: Reading) -> int:
        """Put a reading at the end; its number."""
        size = max(len(reading.footnotes), len(reading.citations))
        if size <= self._room:
            self._room -= size
            self._places.append(reading)
        else:
            self._places.append(self._spool.add(reading))
        return len(self._places) - 1

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, number: int) -> Reading: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Reading]: ...
    def __getitem__(self, number: int | slice) -> Any:
        if isinstance(number, slice):
            return Chosen(self, range(len(self))[number])
        place = self._places[number]
        if isinstance(place, Reading):
            return place
        if self._last is None or self._last[0] != place:
            self._last = None
            self._last = place, self._spool[place]
        return self._last[1]

    def __iter__(self) -> Iterator[Reading]:
        return map(self.__getitem__, range(len(self)))
