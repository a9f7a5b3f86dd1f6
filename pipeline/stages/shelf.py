"""The evidence of a run: answers packed in a spool, pages where the workspace has them.

::

    fetch ─ capture ─> read ─ page ─> where it leads, what it is made of
                                │
                  sighting (the capture, and where its page is) ─> shelf ─ evidence of one URL at a time ─> judge

A page passes through reading and judging; what stays of a URL in memory is its key and a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from cache.keys import url_key
from cache.model import Capture
from cache.spool import Spool
from pipeline.checks.links.sibling import Probe
from pipeline.stages.extract import PagePlace, PageReader
from pipeline.stages.verify import Evidence
from pipeline.text.model import Page
from reports.model import LinkFinding

_AT_HAND = 8
"""Pieces of evidence that stay in memory however large: citations of one page follow each other."""
_CHARACTERS = 2_000_000
"""Of pages up to which more stay: all those of most documents, which are looked at for doubts, links and quotations."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """What stands at an address: the answer, and where the page is that was read out of it."""

    capture: Capture
    place: PagePlace


@dataclass(frozen=True, slots=True)
class _Kept:
    """All that is known of a URL."""

    sighting: Sighting
    sibling: Sighting | None = None
    home: Sighting | None = None
    """What control requests showed."""
    refused: LinkFinding | None = None
    """As ``Evidence`` has it."""


class Shelf(Mapping[str, Evidence]):
    """Evidence by ``url_key``; its pages are read from the workspace when they are asked for."""

    def __init__(self, reader: PageReader, folder: Path | None) -> None:
        """Begin empty; ``folder`` says on which disk room is taken."""
        self._reader = reader
        self._spool = Spool(_Kept, folder)
        self._numbers: dict[str, int] = {}
        self._at_hand: dict[str, Evidence] = {}
        self._characters = 0
        """Of the pages at hand."""

    def put(self, key: str, sighting: Sighting) -> None:
        """Keep what stands at an address, in the place of what was known of it."""
        self._numbers[key] = self._spool.add(_Kept(sighting))
        self._let_go(key)

    def take(self, other: Shelf, key: str) -> None:
        """Keep what another shelf has of a URL, in the place of what was known."""
        self._numbers[key] = self._spool.add(other._spool[other._numbers[key]])
        self._let_go(key)

    def add(self, other: Shelf) -> None:
        """Keep what another shelf has of URLs of which nothing was known."""
        for key in other:
            if key not in self._numbers:
                self.take(other, key)

    def sighting(self, key: str) -> Sighting:
        """What stands at an address, without its page."""
        return self._spool[self._numbers[key]].sighting

    def plain(self, key: str) -> Sighting | None:
        """What stands at an address if nothing else is known of it: no control request, no second asking."""
        number = self._numbers.get(key)
        kept = None if number is None else self._spool[number]
        return kept.sighting if kept and not (kept.sibling or kept.home or kept.refused) else None

    def place(self, url: str | None) -> PagePlace | None:
        """Where the page of a cited URL is; None where there is none."""
        key = url_key(url) if url else ""
        return self.sighting(key).place if key in self._numbers else None

    def control(
        self,
        key: str,
        sibling: Sighting | None = None,
        home: Sighting | None = None,
        refused: LinkFinding | None = None,
    ) -> None:
        """Add what control requests showed (see ``Evidence``); what was known of the URL stays."""
        kept = self._spool[self._numbers[key]]
        told = replace(kept, sibling=sibling or kept.sibling, home=home or kept.home, refused=refused or kept.refused)
        self._spool.replace(self._numbers[key], told)
        self._let_go(key)

    def controls(self, key: str) -> tuple[Sighting | None, Sighting | None]:
        """What control requests showed: the sibling, the home page."""
        kept = self._spool[self._numbers[key]]
        return kept.sibling, kept.home

    def page(self, sighting: Sighting) -> Page:
        """The page of a sighting."""
        return self._reader.page(sighting.place)

    def __getitem__(self, key: str) -> Evidence:
        known = self._at_hand.get(key)
        if known is None:
            known = self._at_hand[key] = self._evidence(self._spool[self._numbers[key]])
            self._characters += _characters(known)
            while self._characters > _CHARACTERS and len(self._at_hand) > _AT_HAND:
                self._let_go(next(iter(self._at_hand)))
        return known

    def _let_go(self, key: str) -> None:
        if key in self._at_hand:
            self._characters -= _characters(self._at_hand.pop(key))

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def _evidence(self, kept: _Kept) -> Evidence:
        probe = Probe(self._seen(kept.sibling), self._seen(kept.home)) if kept.sibling or kept.home else None
        return Evidence(kept.sighting.capture, self.page(kept.sighting), probe, kept.refused)

    def _seen(self, sighting: Sighting | None) -> tuple[Capture, Page] | None:
        return (sighting.capture, self.page(sighting)) if sighting else None


def _characters(known: Evidence) -> int:
    """What evidence takes of memory, nearly all of it the page."""
    return len(known.page.text) + len(known.page.visible)
