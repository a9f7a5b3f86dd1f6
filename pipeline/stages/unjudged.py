"""The citations of a batch of which nothing is known yet."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, overload

from cache.spool import Chosen
from footnotes.model import Reading
from reports.model import CitationResult


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
