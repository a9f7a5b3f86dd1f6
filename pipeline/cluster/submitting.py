"""The fetch stage of a batch whose workspace is on a server: submitted to workers, and waited for."""

from __future__ import annotations

import asyncio
import sys
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from itertools import count, islice

from procrastinate import App

from cache.freshness import Counts, is_fresh
from cache.keys import url_key
from cache.model import Capture, Purpose
from cache.postgres.database import PostgresDatabase
from cache.store import Workspace
from pipeline.archives.clock import SystemClock
from pipeline.archives.pace import Books
from pipeline.cluster.claims import ClaimedHosts, Claims
from pipeline.cluster.ledger import SharedBooks
from pipeline.cluster.queue import Batch, job_of, make_tables, opened, queue_of
from pipeline.cluster.work import Round, job_name
from pipeline.errors import WorkspaceError
from pipeline.settings import FetchSettings
from pipeline.stages.fetch import (
    FetchEach,
    Fetches,
    InManner,
    Renewal,
    by_host,
    distinct,
    fetch_each,
    missing_of,
)
from pipeline.stages.workers import run_workers
from pipeline.threads import run_beside
from pipeline.web.hosts import HostLimits
from pipeline.web.manner import OWN

_AT_ONCE = 500
"""Jobs that are submitted in one statement."""
_MOST_URLS = 200
"""Of one job: a host with thousands is let go in between, for other batches."""
PATIENCE_S = 30.0
"""Seconds without a living worker after which a batch does the rest itself: they may be started anew."""
_READERS = 8
"""Captures that are handed on side by side."""
_LOOKS_S = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between looks at what is done, as long as nothing is."""


class Submitter:
    """Fetches as ``fetch_each`` does, by the hands of workers; where none lives, by its own."""

    def __init__(
        self,
        app: App,
        batch: Batch,
        claims: Claims,
        settings: FetchSettings,
        living_of: Callable[[Iterable[str]], Iterable[str]],
    ) -> None:
        """Prepare to submit.

        Args:
            app: the queue, open.
            batch: that jobs belong to.
            claims: of this process.
            settings: how is fetched.
            living_of: those of many URLs whose server need only confirm what the workspace holds.
        """
        self._app = app
        self._batch = batch
        self._claims = claims
        self._settings = settings
        self._living_of = living_of
        self._numbers = count(1)

    async def __call__(
        self,
        urls: Iterable[str],
        fetcher: Fetches,
        workspace: Workspace,
        on_done: Callable[[Capture], Awaitable[None]],
        *,
        renewal: Renewal = Renewal.STALE,
        counts: Counts = is_fresh,
        purpose: Purpose = Purpose.CITED,
        per_host: int = 2,
        on_begun: Callable[[str], None] = lambda _: None,
        on_ended: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Fetch each resource at most once, and hand its capture on."""
        wanted = distinct(urls)
        missing = await asyncio.to_thread(missing_of, wanted, workspace, renewal, purpose, counts)
        here = partial(fetch_each, fetcher=fetcher, workspace=workspace, on_done=on_done, purpose=purpose)
        await here([url for key, url in wanted.items() if key not in missing], renewal=Renewal.NOTHING)
        left = dict(missing)
        workers = await asyncio.to_thread(self._batch.workers) if missing else 0
        if workers:
            manner = fetcher.manner if isinstance(fetcher, InManner) else OWN
            mark = await asyncio.to_thread(workspace.mark)
            asked = Round(self._batch.number, mark, purpose, manner, self._settings)
            jobs = {next(self._numbers): (host, urls) for host, urls in _jobs_of(missing)}
            captures = self._by_workers(jobs, asked, workspace)
            turn = asyncio.Lock()

            async def hand_on() -> None:
                while True:
                    async with turn:
                        capture = await anext(captures, None)
                    if capture is None:
                        return
                    del left[url_key(capture.url)]
                    await on_done(capture)

            await run_workers(hand_on() for _ in range(_READERS))
            abandoned = deque(
                (number, urls) for number, (_, urls) in jobs.items() if not left.keys().isdisjoint(map(url_key, urls))
            )

            async def take_over() -> None:
                while abandoned:
                    number, urls = abandoned.popleft()
                    # A worker may come back to life, or another one get the job, and find what was kept.
                    async with self._claims.on(job_name(self._batch.number, number), 0):
                        for url in (url for url in urls if url_key(url) in left):
                            capture = await asyncio.to_thread(workspace.latest, url, purpose, after=mark)
                            await on_done(capture or await fetcher.fetch(url, purpose))
                            del left[url_key(url)]

            await run_workers(take_over() for _ in range(_READERS))
        own = partial(here, renewal=Renewal.ALL, per_host=per_host, on_begun=on_begun, on_ended=on_ended)
        await own(list(left.values()))

    async def _by_workers(
        self, jobs: Mapping[int, tuple[str, list[str]]], asked: Round, workspace: Workspace
    ) -> AsyncIterator[Capture]:
        """What workers fetch, as it comes; nothing of what they leave."""
        rows = iter(jobs.items())
        while some := list(islice(rows, _AT_ONCE)):
            living = await asyncio.to_thread(set, self._living_of(url for _, (_, urls) in some for url in urls))
            await self._app.job_manager.batch_defer_jobs_async(
                [
                    job_of(host, asked.arguments(number, urls, [url for url in urls if url in living]))
                    for number, (host, urls) in some
                ]
            )
        async for number in self._done(set(jobs)):
            kept = workspace.latest_of(jobs[number][1], asked.purpose, asked.mark)
            for _, capture in await run_beside(workspace, 0, list, kept):
                yield capture

    async def _done(self, waiting: set[int]) -> AsyncIterator[int]:
        """The numbers of jobs as they are done, or given up, or in the end left because no worker lives any more."""
        pauses, alone_since, given_up = iter(_LOOKS_S), None, list[int]()
        while waiting:
            finished = await run_beside(self._batch, 0, self._batch.finished)
            for one in finished:
                if one.trouble is not None:
                    raise WorkspaceError(f"A worker could not do its part of the batch: {one.trouble}")
                if one.job in waiting:
                    waiting.remove(one.job)
                    yield one.job
            # Whoever could tell why has told it by now.
            for number in waiting.intersection(given_up):
                waiting.remove(number)
                yield number
            if finished:
                pauses = iter(_LOOKS_S)
                continue
            await asyncio.sleep(next(pauses, _LOOKS_S[-1]))
            given_up = await asyncio.to_thread(self._batch.failed)
            alive = await asyncio.to_thread(self._batch.workers)
            alone_since = None if alive else alone_since or time.monotonic()
            if alone_since is not None and time.monotonic() - alone_since > PATIENCE_S:
                print("footproof: no worker lives any more; this run fetches the rest itself.", file=sys.stderr)
                await asyncio.to_thread(self._batch.withdraw)
                for number in waiting:
                    yield number
                return


def _jobs_of(missing: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Host and URLs of each job, the longest first; what has no host or cannot be written down is none of them."""
    for host, waiting in by_host(missing):
        urls = iter([url for url in waiting if "\x00" not in url and url.isprintable()])
        while host and (some := list(islice(urls, _MOST_URLS))):
            yield host, some


@dataclass(frozen=True, slots=True)
class Together:
    """How a batch asks sites and archives together with all others of its workspace."""

    limits: Callable[[FetchSettings], HostLimits]
    """How often each host is asked, together with every other process."""
    fetch_each: FetchEach
    books: Books


@asynccontextmanager
async def opened_queue(
    address: str, settings: FetchSettings, living_of: Callable[[Iterable[str]], Iterable[str]]
) -> AsyncIterator[Together]:
    """Open the queue of a workspace, and what else is shared there, for one batch.

    Args:
        address: of the workspace.
        settings: how is fetched.
        living_of: those of many URLs whose server need only confirm what the workspace holds.

    Raises:
        StoreError: the server cannot be reached, or tables cannot be made.
    """
    claimed, database = PostgresDatabase(address), PostgresDatabase(address)
    app = queue_of(address)
    async with opened(app, database.name):
        await make_tables(app, database)
        batch = Batch(database)
        try:
            claims = Claims(claimed)
            limits = partial(ClaimedHosts, claims)
            yield Together(
                limits, Submitter(app, batch, claims, settings, living_of), SharedBooks(claimed, SystemClock())
            )
        finally:
            await asyncio.to_thread(batch.close)
            claimed.close()
