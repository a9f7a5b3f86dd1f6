"""How a report is spread over pages: one for most, ``report-pages/2.html`` and so on where it is a large one.

A browser takes a thousand cards at once and not fifty thousand; the first page alone, sent by mail, shows the worst.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cache.spool import Chosen
from reports.formats.corrected import ShownNote
from reports.model import CitationResult
from reports.summary import worst_first

CITATIONS = 1_000
"""Citations of one page."""
NOTES = 1_000
"""Corrected notes of one page."""
FRONT = "report.html"
FOLDER = "report-pages"
_OTHERS = re.compile(r"[^\w.~]+")
_LONGEST = 120
"""Characters of an id in a fragment."""
BESIDE = 0
"""Number of a page that is none of the report's and lies beside the first."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a report."""

    number: int
    """From 1."""
    first: int
    """Place of its first citation in the whole report, from 1."""
    places: Sequence[int]
    """Of its citations among the results, in the order of the page."""
    results: Sequence[CitationResult]
    """In the same order."""
    notes: Sequence[ShownNote]

    @property
    def filename(self) -> str:
        """Seen from the folder of the report."""
        return FRONT if self.number == 1 else f"{FOLDER}/{self.number}.html"


class Spread:
    """The pages of a report, and where each citation stands."""

    def __init__(
        self,
        results: Sequence[CitationResult],
        notes: Sequence[ShownNote],
        outline: Sequence[CitationResult] | None = None,
    ) -> None:
        """Spread citations in document order, worst first, and corrected notes in the order given.

        Args:
            results: of the report.
            notes: corrected.
            outline: of the results, where they are many.
        """
        outline = results if outline is None else outline
        self._places = {result.citation.id: place for place, result in enumerate(outline)}
        order = worst_first(outline)
        number_of_pages = max(1, -(-len(order) // CITATIONS), -(-len(notes) // NOTES))
        self.pages = tuple(
            Page(
                number,
                (number - 1) * CITATIONS + 1,
                places := order[(number - 1) * CITATIONS : number * CITATIONS],
                Chosen(results, places),
                notes[(number - 1) * NOTES : number * NOTES],
            )
            for number in range(1, number_of_pages + 1)
        )
        self._rank = array("L", order)
        for rank, place in enumerate(order):
            self._rank[place] = rank
        self._other_anchors = _numbered("c-", (outline[place].citation.id for place in order))
        self._noted = {note.footnote.id: page.number for page in self.pages for note in page.notes}
        self._other_note_anchors = _numbered("n-", self._noted)

    def __contains__(self, citation: object) -> bool:
        return citation in self._places

    def anchor(self, citation: str) -> str:
        """The fragment of a citation's card: it stands on the id, so it survives another run."""
        return self._other_anchors.get(citation) or _anchor("c-", citation)

    def place(self, citation: str) -> int:
        """Where a citation stands in the documents, from 0."""
        return self._places[citation]

    def citation(self, citation: str | None, seen_from: int) -> str | None:
        """Where a citation stands, as a link on a page; None where it is not in the report."""
        if citation is None or citation not in self._places:
            return None
        number = self._rank[self._places[citation]] // CITATIONS + 1
        return f"{self.page(number, seen_from)}#{self.anchor(citation)}"

    def note(self, footnote: str, seen_from: int) -> str | None:
        """Where the corrected note stands, as a link on a page; None where nothing of it is to read otherwise."""
        number = self._noted.get(footnote)
        return None if number is None else f"{self.page(number, seen_from)}#{self.note_anchor(footnote)}"

    def note_anchor(self, footnote: str) -> str:
        """The fragment of a corrected note."""
        return self._other_note_anchors.get(footnote) or _anchor("n-", footnote)

    def page(self, number: int, seen_from: int) -> str:
        """Another page as a link on one; empty for itself."""
        if number == seen_from:
            return ""
        above = seen_from in (1, BESIDE)
        if number == 1:
            return FRONT if above else f"../{FRONT}"
        return f"{FOLDER}/{number}.html" if above else f"{number}.html"


def _anchor(prefix: str, one: str) -> str:
    """A fragment for an id: letters and digits of any script stay, so that links can be read."""
    return prefix + _OTHERS.sub("-", one)[:_LONGEST]


def _numbered(prefix: str, ids: Iterable[str]) -> dict[str, str]:
    """The fragments of those ids whose own another id has already, numbered."""
    anchors: dict[str, str] = {}
    taken: set[str] = set()
    numbers: Counter[str] = Counter()
    for one in ids:
        anchor = base = _anchor(prefix, one)
        while anchor in taken:
            numbers[base] += 1
            anchor = anchors[one] = f"{base}~{numbers[base] + 1}"
        taken.add(anchor)
    return anchors
