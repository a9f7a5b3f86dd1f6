"""The results of a run, packed in a file: a note that holds a thousand works is kept once, and not a thousand times."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, overload

from cache.spool import Chosen, Spool
from footnotes.model import Footnote, Location, NoteKind
from reports.model import CitationResult

_AT_HAND = 16
"""Notes that stay in memory."""
_ELSEWHERE = Footnote("", "", "", NoteKind.FOOTNOTE, "", Location(), None)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A result without its note."""

    result: CitationResult
    note: int
    """Number of the note."""


class SpooledResults(Sequence[CitationResult]):
    """In document order; grows at its end."""

    def __init__(self, folder: Path | None) -> None:
        """Begin empty; ``folder`` says on which disk room is taken, None: where the system has room."""
        self._results = Spool(_Kept, folder)
        self._notes = Spool(Footnote, folder)
        self._last: Footnote | None = None
        self._at_hand: OrderedDict[int, Footnote] = OrderedDict()

    def add(self, result: CitationResult) -> None:
        """Put a result at the end."""
        note = result.footnote
        if self._last is None or (note is not self._last and note != self._last):
            self._notes.add(note)
            self._last = note
        self._results.add(_Kept(replace(result, footnote=_ELSEWHERE), len(self._notes) - 1))

    def __len__(self) -> int:
        return len(self._results)

    @overload
    def __getitem__(self, number: int) -> CitationResult: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[CitationResult]: ...
    def __getitem__(self, number: int | slice) -> Any:
        if isinstance(number, slice):
            return Chosen(self, range(len(self))[number])
        return self._whole(self._results[number])

    def __iter__(self) -> Iterator[CitationResult]:
        return map(self._whole, self._results)

    def _whole(self, kept: _Kept) -> CitationResult:
        note = self._at_hand.get(kept.note)
        if note is None:
            note = self._at_hand[kept.note] = self._notes[kept.note]
            if len(self._at_hand) > _AT_HAND:
                self._at_hand.popitem(last=False)
        # Nobody else has this result yet: a copy of it would take a tenth of the time that reports take.
        object.__setattr__(kept.result, "footnote", note)
        return kept.result
