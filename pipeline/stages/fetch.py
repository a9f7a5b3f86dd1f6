"""The fetch stage: every cited URL once, from the workspace where that is fresh, from the web otherwise."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import UTC, datetime
from enum import Enum, auto
from typing import Protocol
from urllib.parse import urlsplit

from cache.freshness import Counts, is_fresh, succeeded
from cache.keys import url_key
from cache.model import Capture, Outcome, Purpose
from cache.store import Workspace
from pipeline.stages.workers import run_workers

OPEN_AT_ONCE = 64
"""URLs under way; beyond it httpx's pool costs more than it gains, and each may hold 1 MiB of body in memory."""


class Renewal(Enum):
    """What is asked for although the workspace holds an answer."""

    STALE = auto()
    """What no longer counts (``cache.freshness``)."""
    FAILED = auto()
    """Whatever is not a fresh success (``--refresh failed``)."""
    ALL = auto()
    """Everything (``--refresh all``)."""
    NOTHING = auto()
    """The workspace answers alone (``--offline``)."""


class Fetches(Protocol):
    """Fetches one URL and keeps the capture; ``pipeline.web.fetcher.Fetcher`` does."""

    def fetch(self, url: str, purpose: Purpose = ...) -> Awaitable[Capture]:
        """Fetch a URL; never raises for what the web does."""


async def fetch_all(
    urls: Sequence[str],
    fetcher: Fetches,
    workspace: Workspace,
    *,
    renewal: Renewal = Renewal.STALE,
    counts: Counts = is_fresh,
    purpose: Purpose = Purpose.CITED,
    per_host: int = 2,
    on_begun: Callable[[str], None] = lambda _: None,
    on_ended: Callable[[str], None] = lambda _: None,
    on_done: Callable[[Capture], None] = lambda _: None,
) -> dict[str, Capture]:
    """Captures of all URLs, each resource (``url_key``) fetched at most once.

    A run that is stopped loses what is in flight; the next one finds the rest in the workspace.

    Args:
        urls: as cited, in any number of spellings and repetitions.
        fetcher: asks the web.
        workspace: asked first.
        renewal: what is asked for again.
        counts: whether an answer of the workspace still counts.
        purpose: of the captures.
        per_host: URLs of one host under way at once; the fetcher's own limit, or waiting would fill the places.
        on_begun: called with the host that a fetch waits for from now on.
        on_ended: called with it when it waits no longer.
        on_done: called once for each resource, as soon as its capture is known.

    Returns:
        A capture for every URL of ``urls``, by the URL as it was given.

    Raises:
        StoreError: the workspace is full or broken; what was fetched before is kept.
    """
    wanted = distinct(urls)
    done = await asyncio.to_thread(_reusable, wanted, workspace, renewal, purpose, counts)
    for capture in done.values():
        on_done(capture)

    async def fetch_next(queue: deque[tuple[str, str]], places: asyncio.Semaphore) -> None:
        while queue:
            async with places:
                if not queue:
                    return
                key, url = queue.popleft()
                host = _host(key)
                on_begun(host)
                try:
                    done[key] = await fetcher.fetch(url, purpose)
                finally:
                    on_ended(host)
                on_done(done[key])

    missing = {key: url for key, url in wanted.items() if key not in done}
    await _drain(_by_host(missing), fetch_next, per_host)
    return {url: done[url_key(url)] for url in urls}


def distinct(urls: Iterable[str]) -> dict[str, str]:
    """The URLs that mean different resources, by key, each in its first spelling."""
    wanted: dict[str, str] = {}
    for url in urls:
        wanted.setdefault(url_key(url), url)
    return wanted


def _reusable(
    wanted: dict[str, str], workspace: Workspace, renewal: Renewal, purpose: Purpose, counts: Counts
) -> dict[str, Capture]:
    """What need not be fetched, by key; with ``Renewal.NOTHING`` that is everything."""
    now = datetime.now(UTC)
    found: dict[str, Capture] = {}
    for key, url in wanted.items():
        capture = None if renewal is Renewal.ALL else workspace.latest(url, purpose)
        if renewal is Renewal.NOTHING:
            found[key] = capture or _not_asked(url, now)
        elif capture and _still_counts(capture, renewal, now, counts):
            found[key] = capture
    return found


def _still_counts(capture: Capture, renewal: Renewal, now: datetime, counts: Counts) -> bool:
    if renewal is Renewal.FAILED and not succeeded(capture):
        return False
    # A resolver that failed says nothing about the link, and it may be back the next minute.
    return capture.outcome is not Outcome.DNS_FAILURE and counts(capture, now)


def _not_asked(url: str, now: datetime) -> Capture:
    detail = "Not asked: this run has no network, and the workspace holds no answer."
    return Capture(url=url, outcome=Outcome.OFFLINE, checked_at=now, attempts=0, detail=detail)


def _by_host(wanted: dict[str, str]) -> list[deque[tuple[str, str]]]:
    """One queue for each host, the longest first: it takes longest, because hosts are asked slowly."""
    queues: dict[str, deque[tuple[str, str]]] = {}
    for key, url in wanted.items():
        queues.setdefault(_host(key), deque()).append((key, url))
    return sorted(queues.values(), key=len, reverse=True)


def _host(key: str) -> str:
    try:
        return urlsplit(key).hostname or ""
    except ValueError:
        return ""


async def _drain(
    queues: list[deque[tuple[str, str]]],
    work: Callable[[deque[tuple[str, str]], asyncio.Semaphore], Awaitable[None]],
    per_host: int,
) -> None:
    """Work all queues off, ``per_host`` workers each, so that no host holds up another.

    Raises the first error of a worker as it is; the other workers are stopped.
    """
    places = asyncio.Semaphore(OPEN_AT_ONCE)
    await run_workers(work(queue, places) for queue in queues for _ in range(min(per_host, len(queue))))
