"""The fetch stage: every cited URL once, from the workspace where that is fresh, from the web otherwise."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from itertools import islice
from typing import Protocol
from urllib.parse import urlsplit

from cache.freshness import Counts, is_fresh, succeeded
from cache.keys import url_key
from cache.model import Capture, Outcome, Purpose
from cache.store import Workspace
from pipeline.stages.workers import run_workers
from pipeline.web.manner import OWN, Manner

OPEN_AT_ONCE = 64
"""URLs under way; beyond it httpx's pool costs more than it gains, and each may hold 1 MiB of body in memory."""
IN_TURN = 8 * OPEN_AT_ONCE
"""URLs under way, waiting for their turn, or whose captures wait to be read: all hosts of a large batch would take more
memory than all else."""
_AT_ONCE, _READERS = 25, 4
"""Captures that are looked up in the workspace at once, and how many such portions are handed on side by side."""


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


class FetchesInManner(Fetches, Protocol):
    """Fetches one URL in whatever manner; ``pipeline.web.fetcher.Fetcher`` does."""

    def fetch(self, url: str, purpose: Purpose = ..., manner: Manner = ...) -> Awaitable[Capture]:
        """Fetch a URL; never raises for what the web does."""


@dataclass(frozen=True, slots=True)
class InManner:
    """A fetcher that asks in one manner only."""

    fetcher: FetchesInManner
    manner: Manner

    def fetch(self, url: str, purpose: Purpose = Purpose.CITED, manner: Manner = OWN) -> Awaitable[Capture]:
        """Fetch a URL."""
        return self.fetcher.fetch(url, purpose, self.manner if manner is OWN else manner)


class FetchEach(Protocol):
    """Fetches many URLs; ``fetch_each`` does so in this process."""

    def __call__(
        self,
        urls: Iterable[str],
        fetcher: Fetches,
        workspace: Workspace,
        on_done: Callable[[Capture], Awaitable[None]],
        *,
        renewal: Renewal = ...,
        counts: Counts = ...,
        purpose: Purpose = ...,
        per_host: int = ...,
        on_begun: Callable[[str], None] = ...,
        on_ended: Callable[[str], None] = ...,
    ) -> Awaitable[None]:
        """Fetch each resource at most once, and hand its capture on."""


async def fetch_all(
    urls: Sequence[str],
    fetcher: Fetches,
    workspace: Workspace,
    *,
    renewal: Renewal = Renewal.STALE,
    counts: Counts = is_fresh,
    purpose: Purpose = Purpose.CITED,
    per_host: int = 2,
) -> dict[str, Capture]:
    """Captures of all URLs by the URL as it was given; all else as ``fetch_each`` has it."""
    done: dict[str, Capture] = {}

    async def keep(capture: Capture) -> None:
        done[url_key(capture.url)] = capture

    await fetch_each(urls, fetcher, workspace, keep, renewal=renewal, counts=counts, purpose=purpose, per_host=per_host)
    return {url: done[url_key(url)] for url in urls}


async def fetch_each(
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
    """Fetch each resource (``url_key``) at most once, and hand its capture on; none stays in memory.

    A run that is stopped loses what is in flight; the next one finds the rest in the workspace.

    Args:
        urls: as cited, in any number of spellings and repetitions.
        fetcher: asks the web.
        workspace: asked first.
        on_done: called once for each resource, as soon as its capture is known. While it is busy with captures of one
            host, or with very many, no more is fetched: captures that wait to be read would fill the memory.
        renewal: what is asked for again.
        counts: whether an answer of the workspace still counts.
        purpose: of the captures.
        per_host: URLs of one host under way at once; the fetcher's own limit, or waiting would fill the places.
        on_begun: called with the host that a fetch waits for from now on.
        on_ended: called with it when it waits no longer.

    Raises:
        StoreError: the workspace is full or broken; what was fetched before is kept.
    """
    wanted = distinct(urls)
    missing = await asyncio.to_thread(missing_of, wanted, workspace, renewal, purpose, counts)
    held = iter([url for key, url in wanted.items() if key not in missing])

    def look_up() -> list[Capture]:
        now = datetime.now(UTC)
        some = list(islice(held, _AT_ONCE))
        known = dict(workspace.latest_of(some, purpose))
        return [known.get(url_key(url)) or _not_asked(url, now) for url in some]

    async def hand_on(turn: asyncio.Lock) -> None:
        while True:
            async with turn:
                captures = await asyncio.to_thread(look_up)
            if not captures:
                return
            for capture in captures:
                await on_done(capture)

    async def fetch_in_turn() -> None:
        while turns:
            host, waiting = turns.popleft()
            async with places:
                if not waiting:
                    continue
                on_begun(host)
                try:
                    capture = await fetcher.fetch(waiting.pop(), purpose)
                finally:
                    on_ended(host)
            await on_done(capture)
            if waiting:
                turns.append((host, waiting))

    turn, places = asyncio.Lock(), asyncio.Semaphore(OPEN_AT_ONCE)
    # One queue for each host, so that no host holds up another.
    queues = [(host, waiting[::-1]) for host, waiting in by_host(missing)]
    del wanted, missing  # each takes 10 MB for a hundred thousand
    turns = deque(queue for queue in queues for _ in range(min(per_host, len(queue[1]))))
    fetching = [fetch_in_turn() for _ in range(min(len(turns), IN_TURN))]
    await run_workers((*fetching, *(hand_on(turn) for _ in range(_READERS))))


def distinct(urls: Iterable[str]) -> dict[str, str]:
    """The URLs that mean different resources, by key, each in its first spelling."""
    wanted: dict[str, str] = {}
    for url in urls:
        wanted.setdefault(url_key(url), url)
    return wanted


def missing_of(
    wanted: dict[str, str], workspace: Workspace, renewal: Renewal, purpose: Purpose, counts: Counts
) -> dict[str, str]:
    """What has to be fetched, by key; with ``Renewal.NOTHING`` that is nothing."""
    if renewal in (Renewal.NOTHING, Renewal.ALL):
        return dict(wanted) if renewal is Renewal.ALL else {}
    now = datetime.now(UTC)
    known = workspace.latest_of(wanted.values(), purpose)
    held = {key for key, capture in known if _still_counts(capture, renewal, now, counts)}
    return {key: url for key, url in wanted.items() if key not in held}


def _still_counts(capture: Capture, renewal: Renewal, now: datetime, counts: Counts) -> bool:
    if renewal is Renewal.FAILED and not succeeded(capture):
        return False
    # A resolver that failed says nothing about the link, and it may be back the next minute.
    return capture.outcome is not Outcome.DNS_FAILURE and counts(capture, now)


def _not_asked(url: str, now: datetime) -> Capture:
    detail = "Not asked: this run has no network, and the workspace holds no answer."
    return Capture(url=url, outcome=Outcome.OFFLINE, checked_at=now, attempts=0, detail=detail)


def by_host(wanted: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """Each host and its URLs, most URLs first: they take longest, because hosts are asked slowly."""
    urls: dict[str, list[str]] = {}
    for key, url in wanted.items():
        urls.setdefault(_host_of(key), []).append(url)
    return sorted(urls.items(), key=lambda one: len(one[1]), reverse=True)


def _host_of(key: str) -> str:
    """The host of a ``url_key``; empty where it has none."""
    try:
        return urlsplit(key).hostname or ""
    except ValueError:
        return ""
