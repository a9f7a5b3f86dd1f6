"""The copy to cite: of all that an archive holds of a page, the good capture nearest the moment that is meant.

The capture nearest that moment comes first, from the larger budget. Only where it is of no use is the index
asked, and its captures looked at one by one, nearest first.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import unquote, urlsplit

from cache.model import Capture, Snapshot
from pipeline.archives.base import Archive, Memento, NotHeld, Trouble
from pipeline.archives.urls import to_moment
from pipeline.copies.judging import (
    OTHER_WORK,
    CitedWork,
    CopyVerdict,
    JudgedCopy,
    Standing,
    judge_copy,
    settled_version,
)
from pipeline.text.model import Media, Page
from reports.model import Rejected

LOOKS = 12
"""Captures of one page that are replayed and judged: what differs and is good shows within a few."""

Read = Callable[[Capture], Awaitable[Page]]
"""What a captured body says."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A capture that was replayed, read and judged."""

    memento: Memento
    page: Page
    verdict: CopyVerdict


@dataclass(frozen=True, slots=True)
class Choice:
    """What an archive holds of a work."""

    copy: Copy | None
    """The copy to cite; None if no good one was found."""
    rejected: tuple[Rejected, ...] = ()
    """Captures that were looked at and are of no use, in that order."""
    trouble: Trouble | None = None
    """Why not everything could be looked at; None where everything was, as far as it was needed."""
    other: Copy | None = None
    """The nearest capture that was rejected because it shows another work than the living page."""


@dataclass(slots=True)
class _Search:
    """One search while it goes on."""

    work: CitedWork
    live: Page | None
    when: datetime
    copies: list[Copy] = field(default_factory=list)
    others: list[Copy] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    digests: set[str] = field(default_factory=set)
    stamps: set[str] = field(default_factory=set)
    trouble: Trouble | None = None

    def best(self, standings: Iterable[Standing]) -> Copy | None:
        """Of the copies of the first of these standings that there are any of, the nearest."""
        for standing in standings:
            if alike := [copy for copy in self.copies if copy.verdict.standing is standing]:
                return min(alike, key=self.distance)
        return None

    def distance(self, copy: Copy) -> float:
        """Seconds from the moment that is meant."""
        return _seconds(copy.memento.timestamp, self.when)


class CopyFinder:
    """Looks for copies in one archive. All moments are UTC."""

    def __init__(self, archive: Archive, read: Read) -> None:
        self._archive = archive
        self._read = read

    async def of_gone(self, work: CitedWork, when: datetime) -> Choice:
        """The copy of a work that its address no longer shows.

        A copy that carries the cited title is the cited thing. Where no title can tell, captures may
        contradict one another, and what the address showed last decides.
        """
        search = _Search(work, None, when)
        await self._nearest(search)
        if search.best([Standing.CITED]) is None and search.stamps:
            await self._look_on(search, lambda: search.best([Standing.CITED]) is not None)
        return self._choice(search, search.best([Standing.CITED]) or _settled(search))

    async def nothing(self, work: CitedWork, when: datetime) -> Choice | None:
        """The choice where the archive shows no capture at all, whatever the page is; None where there is one."""
        found = await self._archive.nearest(work.url, when)
        if isinstance(found, Memento):
            return None
        return Choice(None, trouble=found if isinstance(found, Trouble) else None)

    async def of_living(self, work: CitedWork, live: Page, when: datetime) -> Choice:
        """The copy of a work that its address still shows: any good one, the nearest."""
        search = _Search(work, live, when)
        await self._nearest(search)
        if not search.copies and search.stamps:
            await self._look_on(search, lambda: bool(search.copies))
        return self._choice(search, min(search.copies, key=search.distance, default=None))

    async def of_retitled(self, work: CitedWork, live: Page, when: datetime) -> Choice:
        """The copy of a work whose address shows another title now.

        One that carries the cited title, however far from the moment; else the nearest that shows what
        the page shows now.
        """
        search = _Search(work, live, when)
        await self._nearest(search)
        if search.best([Standing.CITED]) is None and search.stamps:
            await self._look_on(search, lambda: search.best([Standing.CITED]) is not None)
        return self._choice(search, search.best([Standing.CITED, Standing.LIVE, Standing.PLAUSIBLE]))

    async def judge(self, work: CitedWork, live: Page | None, memento: Memento) -> Choice:
        """The choice that leaves one capture alone: it, or nothing."""
        search = _Search(work, live, memento.capture.checked_at)
        await self._judge(search, memento)
        return self._choice(search, search.copies[0] if search.copies else None)

    async def _nearest(self, search: _Search) -> None:
        found = await self._archive.nearest(search.work.url, search.when)
        if isinstance(found, Memento):
            await self._judge(search, found)
        elif isinstance(found, Trouble):
            search.trouble = found

    async def _look_on(self, search: _Search, enough: Callable[[], bool]) -> None:
        """Judge what the index lists, nearest first, until it is enough."""
        listing = await self._archive.holdings(search.work.url, search.when)
        if isinstance(listing, Trouble):
            search.trouble = listing
            return
        search.digests.update(s.digest for s in listing.snapshots if s.timestamp in search.stamps)
        for snapshot in _in_order(listing.snapshots, search.work.url, search.when):
            if enough() or len(search.stamps) >= LOOKS:
                return
            # The same body was judged before, at a moment nearer to the one that is meant.
            if snapshot.digest in search.digests or snapshot.timestamp in search.stamps:
                continue
            search.digests.add(snapshot.digest)
            search.stamps.add(snapshot.timestamp)
            found = await self._archive.open(snapshot)
            if isinstance(found, Trouble):
                search.trouble = found
                return
            if not isinstance(found, NotHeld):
                await self._judge(search, found)

    async def _judge(self, search: _Search, memento: Memento) -> None:
        search.stamps.add(memento.timestamp)
        # A capture of an error is rejected by its status: reading it would be wasted.
        answered = 200 <= (memento.capture.status or 0) < 300
        page = await self._read(memento.capture) if answered else Page(Media.EMPTY)
        verdict = judge_copy(search.work, memento.capture, page, search.live)
        if verdict.good:
            search.copies.append(Copy(memento, page, verdict))
        else:
            search.rejected.append(Rejected(memento.timestamp, verdict.detail or verdict.reason or ""))
            if verdict.reason == OTHER_WORK:
                search.others.append(Copy(memento, page, verdict))

    @staticmethod
    def _choice(search: _Search, copy: Copy | None) -> Choice:
        other = min(search.others, key=search.distance, default=None)
        return Choice(copy, tuple(search.rejected), search.trouble, other)


def _settled(search: _Search) -> Copy | None:
    """The nearest of the copies that show what the address showed last."""
    judged = [JudgedCopy(copy.memento.timestamp, copy.page, copy.verdict) for copy in search.copies]
    stamps = {copy.timestamp for copy in settled_version(judged, search.work)}
    settled = [copy for copy in search.copies if copy.memento.timestamp in stamps]
    return min(settled, key=search.distance, default=None)


def _in_order(snapshots: Iterable[Snapshot], url: str, when: datetime) -> list[Snapshot]:
    """Nearest first; behind them captures of addresses that the archive takes for the same and a server may not."""
    return sorted(snapshots, key=lambda s: (_spelling(s.original) != _spelling(url), _seconds(s.timestamp, when)))


def _spelling(url: str) -> str:
    """What has to agree for two addresses to be surely the same page: path and query, as they are written."""
    try:
        parts = urlsplit(unquote(url))
    except ValueError:
        return url
    return f"{parts.path.rstrip('/')}?{parts.query}"


def _seconds(stamp: str, when: datetime) -> float:
    return abs((to_moment(stamp) - when).total_seconds())
