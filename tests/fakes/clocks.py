"""Clocks that do not keep tests waiting."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import time
from datetime import UTC, datetime, timedelta

START = datetime(2026, 3, 4, 12, tzinfo=UTC)


class FastClock:
    """Runs ``speed`` times as fast as the wall clock, for code that talks to a real server meanwhile."""

    def __init__(self, speed: float = 200.0) -> None:
        self._speed = speed
        self._began = time.monotonic()

    def monotonic(self) -> float:
        return (time.monotonic() - self._began) * self._speed

    def now(self) -> datetime:
        return START + timedelta(seconds=self.monotonic())

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self._speed)


class StillClock:
    """Stands still while anything works, and jumps to the next awaited moment when nothing does."""

    def __init__(self) -> None:
        self.time = 1000.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._numbers = itertools.count()
        self._driver: asyncio.Task[None] | None = None

    def monotonic(self) -> float:
        return self.time

    def now(self) -> datetime:
        return START + timedelta(seconds=self.time)

    async def sleep(self, seconds: float) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.time + seconds, next(self._numbers), future))
        if self._driver is None or self._driver.done():
            self._driver = asyncio.ensure_future(self._drive())
        await future

    async def _drive(self) -> None:
        while self._sleepers:
            for _ in range(4):  # let everything that can run come to rest
                await asyncio.sleep(0)
            moment, _, future = heapq.heappop(self._sleepers)
            self.time = max(self.time, moment)
            if not future.done():
                future.set_result(None)
