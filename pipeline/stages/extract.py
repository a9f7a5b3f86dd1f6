"""Extract: the body of a capture becomes a page, in worker processes, once per body."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import UTC, datetime
from multiprocessing import get_context

from cache.errors import WorkspaceFull
from cache.model import Capture
from cache.store import Workspace
from pipeline.text.model import Media, Page

_FACT = "page"
PAGE_SECONDS = 30
"""Seconds that one page may take. Real pages take 0.1 (measured on 845); only a hostile one comes near."""
HURRIED_SECONDS = 3
"""The same where somebody waits for the end of a run that was cut short."""


def reading_processes() -> Executor:
    """Worker processes, one a core, for reading pages; started when the first page comes."""
    # spawn: a fork would copy the locks of our threads in whatever state they are.
    return ProcessPoolExecutor(
        max_workers=os.cpu_count() or 1, mp_context=get_context("spawn"), initializer=_leave_interrupts
    )


def _leave_interrupts() -> None:
    """Ctrl-C goes to every process of the terminal; the main one ends the workers, and they need not say a word."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class PageReader:
    """Reads pages in an executor and remembers them in the workspace by digest and extractor version."""

    def __init__(
        self, workspace: Workspace, start: Callable[[], Executor] = reading_processes, seconds: int = PAGE_SECONDS
    ) -> None:
        """Prepare to read.

        Args:
            workspace: where bodies are and pages are remembered.
            start: makes an executor; called at the first page, and again when its workers died.
            seconds: that one page may take.
        """
        self._seconds = seconds
        self._workspace = workspace
        self._start = start
        self._executor: Executor | None = None
        # Few bodies in memory at once: enough to keep every worker busy.
        self._slots = asyncio.Semaphore(2 * (os.cpu_count() or 1))
        self._alone = asyncio.Lock()

    async def read(self, capture: Capture) -> Page:
        """What the body of this capture says. A body that kills its reader is a page with a note."""
        if capture.body_sha256 is None:
            return Page(Media.EMPTY)
        from pipeline.text.packing import EXTRACTOR_VERSION

        kind = capture.header("content-type")
        url = capture.final_url or capture.url
        key = f"{EXTRACTOR_VERSION} {capture.body_sha256} {kind} {url}"
        async with self._slots:
            known = await asyncio.to_thread(self._recall, key)
            if known is not None:
                return known
            body = await asyncio.to_thread(self._workspace.body, capture)
            packed = await self._read_in_worker(body, kind, url)
            if packed is None:
                # Not remembered: the machine may have been short of time or memory.
                return Page(Media.OTHER, note="The page could not be read: its reader failed or took too long.")
            return await asyncio.to_thread(self._remember, key, packed)

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

    def close(self) -> None:
        """End the workers, whatever they are at."""
        if self._executor is not None:
            _end(self._executor)
            self._executor = None

    async def _read_in_worker(self, body: bytes, kind: str | None, url: str) -> bytes | None:
        executor = self._executor or self._start()
        self._executor = executor
        try:
            return await self._run(executor, body, kind, url)
        except BrokenProcessPool:
            if self._executor is executor:
                self.close()
        # A worker that dies takes down every page that was being read: which of them it was, each shows alone.
        async with self._alone:
            lonely = self._start()
            try:
                return await self._run(lonely, body, kind, url)
            except BrokenProcessPool:
                return None
            finally:
                _end(lonely)

    async def _run(self, executor: Executor, body: bytes, kind: str | None, url: str) -> bytes:
        return await asyncio.get_running_loop().run_in_executor(executor, _read, body, kind, url, self._seconds)


def _end(executor: Executor) -> None:
    """Stop an executor and its processes: one that is stuck in a hostile page would hold up the end of the program."""
    # What ProcessPoolExecutor.kill_workers() does from Python 3.14 on; an executor of threads has none.
    workers = tuple((getattr(executor, "_processes", None) or {}).values())
    executor.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.kill()


def _read(body: bytes, content_type: str | None, url: str, seconds: int) -> bytes:
    from pipeline.text.packing import pack_page
    from pipeline.text.read import read_page

    _limit_time(seconds)
    try:
        return pack_page(read_page(body, content_type, url))
    finally:
        _limit_time(0)


def _limit_time(seconds: int) -> None:
    """Let the kernel end this worker after ``seconds`` (0: not), in the midst of C code if need be.

    Where there is no such alarm (Windows), only the bounds inside the readers hold.
    """
    import multiprocessing

    # An executor of threads (in tests) has no process to lose.
    if hasattr(signal, "setitimer") and multiprocessing.parent_process() is not None:
        signal.setitimer(signal.ITIMER_REAL, seconds)
