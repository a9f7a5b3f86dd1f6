"""How often one host is asked: few requests at once, and a pause between two starts."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from pipeline.settings import FetchSettings


@dataclass(slots=True)
class _Host:
    places: asyncio.Semaphore
    next_start: float = field(default=float("-inf"))
    """On the clock."""


class HostLimits:
    """At most ``per_host`` requests open on one host, and ``spacing_s`` seconds between two starts.

    Clock and sleep (in seconds) are arguments so that tests need not wait. One event loop only.
    """

    def __init__(
        self,
        per_host: int,
        spacing_s: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._spacing_s = spacing_s
        self._clock = clock
        self._sleep = sleep
        self._hosts: defaultdict[str, _Host] = defaultdict(lambda: _Host(asyncio.Semaphore(per_host)))

    @classmethod
    def of(cls, settings: FetchSettings) -> HostLimits:
        """As the settings say, whatever other processes do."""
        return cls(settings.per_host, settings.spacing_ms / 1000)

    @asynccontextmanager
    async def place(self, host: str) -> AsyncIterator[None]:
        """Wait for a place on this host and hold it."""
        state = self._hosts[host]
        async with state.places:
            now = self._clock()
            start = max(now, state.next_start)
            state.next_start = start + self._spacing_s
            if start > now:
                await self._sleep(start - now)
            yield

    def hold(self, host: str, seconds: float) -> None:
        """Let no request to this host start within the next ``seconds``: it asked for a pause."""
        state = self._hosts[host]
        state.next_start = max(state.next_start, self._clock() + seconds)
