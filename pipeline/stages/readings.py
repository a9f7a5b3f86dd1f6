"""What the documents of a batch say, and the citations in it of which nothing is known yet.

::

    document ─ reading ─> at hand, or a file ─> citation after citation ─> fetch, judge
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, overload

from cache.spool import Chosen, Spool
from footnotes.model import Reading
from reports.model import CitationResult

_AT_HAND = 20_000
"""Notes of readings that stay in memory, some 30 MB; to read them from a file takes a twentieth of a second a thousand.
"""


class SpooledReadings(Sequence[Reading]):
    """In the order in which they were read; those of a large batch wait in a file."""

    def __init__(self, folder: Path | None) -> None:
        """Begin empty; ``folder`` says on which disk room is taken, None: where the system has room."""
        self._folder = folder
        self._spool: Spool[Reading] | None = None
        self._places: list[int | Reading] = []
        """Of each its number in the spool, or itself."""
        self._room = _AT_HAND
        self._last: tuple[int, Reading] | None = None

    def add(self, reading: Reading) -> int:
        """Put a reading at the end; its number."""
        size = max(len(reading.footnotes), len(reading.citations))
        if size <= self._room:
            self._room -= size
            self._places.append(reading)
        else:
            if self._spool is None:
                self._spool = Spool(Reading, self._folder)
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
        if isinstance(place, Reading) or self._spool is None:
            return place
        if self._last is None or self._last[0] != place:
            self._last = None
            self._last = place, self._spool[place]
        return self._last[1]

    def __iter__(self) -> Iterator[Reading]:
        return map(self.__getitem__, range(len(self)))


class Unjudged(Sequence[CitationResult]):
    """The citations of readings, in document order, as results of which nothing is known; made when asked for."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        self._ends = list(accumulate(len(reading.citations) for reading in readings))
        """Of each reading how many citations there are up to its last."""

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, number: int) -> CitationResult: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[CitationResult]: ...
    def __getitem__(self, number: int | slice) -> Any:
        place = range(len(self))[number]
        if isinstance(place, range):
            return Chosen(self, place)
        of = bisect_right(self._ends, place)
        reading = self._readings[of]
        citation = reading.citations[place - self._ends[of]]  # counted from the end
        footnote = next(note for note in reading.footnotes if note.id == citation.footnote)
        return CitationResult(citation, footnote)

    def __iter__(self) -> Iterator[CitationResult]:
        for reading in self._readings:
            footnotes = {footnote.id: footnote for footnote in reading.footnotes}
            for citation in reading.citations:
                yield CitationResult(citation, footnotes[citation.footnote])
