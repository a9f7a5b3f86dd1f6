"""Extract: the body of a capture becomes a page, in worker processes, once per body."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Protocol

from cache.errors import WorkspaceFull
from cache.facts import PAGE
from cache.model import Capture, Purpose
from cache.spool import Spool
from cache.store import Workspace
from pipeline.isolation.frames import Answer, Ending, Question
from pipeline.isolation.pool import WorkerPool
from pipeline.settings import ClusterSettings
from pipeline.text.model import Media, Page
from pipeline.threads import keep_beside, run_beside

_MOST_WORKERS = 3
_MEGABYTES = 720
"""That all workers together may take: with the program itself a gigabyte. The largest of 845 pages needs 150."""
PAGE_SECONDS = 30
"""Seconds that one page may take. Real pages take 0.1 (measured on 845); only a hostile one comes near."""
HURRIED_SECONDS = 3
"""The same where somebody waits for the end of a run that was cut short."""
_UNREAD = {
    Ending.TOO_SLOW: "The page could not be read: it takes too long.",
    Ending.OUT_OF_MEMORY: "The page could not be read: it takes too much memory.",
    Ending.NOT_STARTED: "The page could not be read: no process could be started for it.",
}
_ASKED = (Purpose.CITED, Purpose.AGAIN)
_MOST_LATELY = 1_000
_LOOKED_BACK = 4
"""Captures of an address whose pages may still be there: a run makes two at the most."""
_NOT_AT_HAND = "The page could not be read: what was kept of it is not at hand."
_CRASHED = "The page could not be read: its reader failed."


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where a page is that was read: what a run keeps in its memory in the place of the page."""

    key: str | None = None
    """Under which the workspace remembers it."""
    seen: date | None = None
    """``Page.seen``: the workspace remembers a body once, on whatever days it came."""
    page: Page | None = None
    """The page itself, where the workspace does not have it."""
    copy: int | None = None
    """Number of the copy that its reader has, where the workspace is on a server: a run looks at a page four times."""


class Workers(Protocol):
    """What reads pages, out of the way of the program itself."""

    places: int
    """Pages that may be under way at once."""

    async def ask(self, question: Question) -> Answer:
        """What became of a page."""

    async def rest(self) -> None:
        """Give back what is held while nothing is asked."""


@asynccontextmanager
async def page_workers(settings: ClusterSettings | None = None) -> AsyncIterator[Workers]:
    """Processes for reading pages: few, because a page takes 0.1 seconds and its site much more.

    Args:
        settings: whether other machines read.

    Raises:
        UsageError: those that the settings name cannot be reached.
    """
    workers = min(os.cpu_count() or 1, _MOST_WORKERS)
    megabytes = _MEGABYTES // workers
    async with WorkerPool(workers, megabytes) as own:
        if settings is None or not settings.scheduler:
            yield own
            return
        from pipeline.isolation.dask_pool import DaskPool

        async with DaskPool(settings.scheduler, own, megabytes) as others:
            yield others


class PageReader:
    """Reads pages in workers and remembers them in the workspace by digest and extractor version."""

    def __init__(self, workspace: Workspace, workers: Workers, seconds: int = PAGE_SECONDS) -> None:
        """Prepare to read.

        Args:
            workspace: where bodies are and pages are remembered.
            workers: where pages are read.
            seconds: of computing that one page may take.
        """
        self._seconds = seconds
        self._workspace = workspace
        self._workers = workers
        self._copies = Spool(bytes, None)
        self._lately: dict[str, None] = {}
        """Keys of pages that this process has read."""
        # Few bodies in memory at once: enough to keep every worker busy.
        self._slots = asyncio.Semaphore(workers.places + 1)

    async def read(self, capture: Capture) -> Page:
        """What the body of this capture says. A body that kills its reader is a page with a note."""
        return (await self._find(capture))[0]

    async def read_first(self, capture: Capture) -> None:
        """Have a body read, and remembered for others, before which its address had shown none.

        Whether another address has shown the same page is not asked of the workspace: what this process has read
        lately it knows, and anything else is read once more.
        """
        if capture.body_sha256 is not None and (key := _key(capture)) not in self._lately:
            await self._read_anew(capture, key)

    async def find(self, capture: Capture) -> tuple[Page, PagePlace]:
        """The same, and where it is from now on."""
        page, place, packed = await self._find(capture)
        if packed and self._workspace.folder is None:
            place = replace(place, copy=self._copies.add(packed))
        return page, place

    async def _find(self, capture: Capture) -> tuple[Page, PagePlace, bytes]:
        """The page, where it is, and as it is packed; empty where nobody remembers it."""
        if capture.body_sha256 is None:
            page = Page(Media.EMPTY)
            return page, PagePlace(page=page), b""
        seen = capture.checked_at.astimezone(UTC).date()
        key = _key(capture)
        page, packed = await self._read_body(capture, key)
        page = _as_seen(page, seen)
        return page, PagePlace(key, seen) if packed else PagePlace(page=page), packed

    def page(self, place: PagePlace) -> Page:
        """A page that was read."""
        from pipeline.text.packing import unpack_page

        if place.page is not None:
            return place.page
        if place.copy is not None:
            return _as_seen(unpack_page(self._copies[place.copy]), place.seen)
        known = self._recall(place.key)[0] if place.key else None
        return _as_seen(known, place.seen) if known else Page(Media.OTHER, seen=place.seen, note=_CRASHED)

    async def _read_body(self, capture: Capture, key: str) -> tuple[Page, bytes]:
        """The page, and as the workspace remembers it."""
        from pipeline.text.packing import unpack_page

        known, packed = await run_beside(self._workspace, 0, self._recall, key)
        if known is not None:
            return known, packed
        read = await self._read_anew(capture, key)
        if isinstance(read, str):
            # Not remembered: the machine may have been short of time or memory.
            return Page(Media.OTHER, note=read), b""
        packed, is_kept = read
        return unpack_page(packed), packed if is_kept else b""

    async def _read_anew(self, capture: Capture, key: str) -> tuple[bytes, bool] | str:
        """The page, packed, and whether the workspace remembers it; or why it could not be read."""
        kind, url = _kind_and_url(capture)
        async with self._slots:
            body = await run_beside(self._workspace, capture.body_length, self._workspace.body, capture)
            if not body:
                return _NOT_AT_HAND  # a store of WARC files that is lost may come back
            answer = await self._workers.ask(Question("page", (kind, url), self._seconds, body))
        if answer.ending is not Ending.DONE:
            return _UNREAD.get(answer.ending, _CRASHED)
        is_kept = await keep_beside(len(answer.body), self._remember, key, answer.body)
        if is_kept:
            self._lately[key] = None
            if len(self._lately) > _MOST_LATELY:
                del self._lately[next(iter(self._lately))]
        return answer.body, is_kept

    def _recall(self, key: str) -> tuple[Page | None, bytes]:
        from pipeline.text.packing import StalePage, unpack_page

        known = self._workspace.recall(PAGE, key)
        try:
            return (unpack_page(known[1]), known[1]) if known else (None, b"")
        except StalePage:
            return None, b""

    def _remember(self, key: str, packed: bytes) -> bool:
        try:
            self._workspace.remember_later(PAGE, key, packed, datetime.now(UTC))
        except WorkspaceFull:
            return False  # what can be read again need not be kept
        return True


def forget_superseded(workspace: Workspace, mark: int) -> None:
    """Let go of the pages of addresses that have shown another body since a ``mark``, as most front pages do each week.

    Their bodies stay: who needs such a page reads it again.
    """
    for new in workspace.renewed_after(mark):
        if new.unchanged_since is not None:
            continue
        current = {known.body_sha256 for purpose in _ASKED if (known := workspace.latest(new.url, purpose))}
        for earlier in workspace.history(new.url)[:_LOOKED_BACK]:
            if earlier.body_sha256 and earlier.body_sha256 not in current:
                workspace.forget(PAGE, _key(earlier))


def _as_seen(page: Page, day: date | None) -> Page:
    """A page that was made just now, with the day on which it was seen; a run makes each of them four times."""
    object.__setattr__(page, "seen", day)  # nobody else has it yet, and a copy takes as long as reading it back
    return page


def _kind_and_url(capture: Capture) -> tuple[str | None, str]:
    return capture.header("content-type"), capture.final_url or capture.url


def _key(capture: Capture) -> str:
    """Under which the page of a body is remembered."""
    from pipeline.text.packing import EXTRACTOR_VERSION

    kind, url = _kind_and_url(capture)
    return f"{EXTRACTOR_VERSION} {capture.body_sha256} {kind} {url}"
