"""Extract: the body of a capture becomes a page, in worker processes, once per body."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

from cache.errors import WorkspaceFull
from cache.model import Capture
from cache.store import Workspace
from pipeline.isolation.frames import Answer, Ending, Question
from pipeline.isolation.pool import WorkerPool
from pipeline.text.model import Media, Page

_FACT = "page"
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
_CRASHED = "The page could not be read: its reader failed."


class Workers(Protocol):
    """What reads pages, out of the way of the program itself."""

    async def ask(self, question: Question) -> Answer:
        """What became of a page."""


def page_workers() -> WorkerPool:
    """Processes for reading pages: few, because a page takes 0.1 seconds and its site much more."""
    workers = min(os.cpu_count() or 1, _MOST_WORKERS)
    return WorkerPool(workers, _MEGABYTES // workers)


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
        # Few bodies in memory at once: enough to keep every worker busy.
        self._slots = asyncio.Semaphore(_MOST_WORKERS + 1)

    async def read(self, capture: Capture) -> Page:
        """What the body of this capture says. A body that kills its reader is a page with a note."""
        if capture.body_sha256 is None:
            return Page(Media.EMPTY)
        return replace(await self._read_body(capture), seen=capture.checked_at.astimezone(UTC).date())

    async def _read_body(self, capture: Capture) -> Page:
        from pipeline.text.packing import EXTRACTOR_VERSION

        kind = capture.header("content-type")
        url = capture.final_url or capture.url
        key = f"{EXTRACTOR_VERSION} {capture.body_sha256} {kind} {url}"
        async with self._slots:
            known = await asyncio.to_thread(self._recall, key)
            if known is not None:
                return known
            body = await asyncio.to_thread(self._workspace.body, capture)
            answer = await self._workers.ask(Question("page", (kind, url), self._seconds, body))
            if answer.ending is not Ending.DONE:
                # Not remembered: the machine may have been short of time or memory.
                return Page(Media.OTHER, note=_UNREAD.get(answer.ending, _CRASHED))
            return await asyncio.to_thread(self._remember, key, answer.body)

    def _recall(self, key: str) -> Page | None:
        from pipeline.text.packing import StalePage, unpack_page

        known = self._workspace.recall(_FACT, key)
        try:
            return unpack_page(known[1]) if known else None
        except StalePage:
            return None

    def _remember(self, key: str, packed: bytes) -> Page:
        from pipeline.text.packing import unpack_page

        try:
            self._workspace.remember(_FACT, key, packed, datetime.now(UTC))
        except WorkspaceFull:
            pass  # what can be read again need not be kept
        return unpack_page(packed)
