"""Values of a batch: those of a small one stay in memory, of a large one the rest waits in a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

from cache.spool import Chosen, Spool

Kind = TypeVar("Kind")


class Spill(Sequence[Kind], Generic[Kind]):
    """A sequence that grows at its end; what no longer fits into its room waits in a file."""

    def __init__(self, kind: type[Kind], folder: Path | None, room: int) -> None:
        """Begin empty.

        Args:
            kind: of the values: a dataclass of dataclasses.
            folder: on whose disk the file is; None: where the system has room for such files.
            room: how much stays in memory, in the measure of ``add``.
        """
        self._kind = kind
        self._folder = folder
        self._room = room
        self._at_hand: list[Kind] = []
        self._spool: Spool[Kind] | None = None
        self._last: tuple[int, Kind] | None = None
        """What was asked for last that is in the file, and its number: often it is asked for again."""

    def add(self, value: Kind, size: int = 1) -> int:
        """Put a value of a size at the end; its number. After one that has no room all others go into the file."""
        if self._spool is None and size <= self._room:
            self._room -= size
            self._at_hand.append(value)
            return len(self._at_hand) - 1
        if self._spool is None:
            self._spool = Spool(self._kind, self._folder)
        return len(self._at_hand) + self._spool.add(value)

    def __len__(self) -> int:
        return len(self._at_hand) + len(self._spool or ())

    @overload
    def __getitem__(self, number: int) -> Kind: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Kind]: ...
    def __getitem__(self, number: int | slice) -> Any:
        place = range(len(self))[number]
        if isinstance(place, range):
            return Chosen(self, place)
        if self._spool is None or place < len(self._at_hand):
            return self._at_hand[place]
        if self._last is None or self._last[0] != place:
            self._last = None
            self._last = place, self._spool[place - len(self._at_hand)]
        return self._last[1]

    def __iter__(self) -> Iterator[Kind]:
        return chain(self._at_hand, self._spool or ())
