"""The Wayback Machine, or anything that speaks as it does."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from cache.model import SaveJob, Snapshot
from cache.store import Workspace
from pipeline.archives.base import Cause, Listing, Memento, NotHeld, Trouble
from pipeline.archives.cdx import Cdx
from pipeline.archives.pace import Budget
from pipeline.archives.replay import Replay
from pipeline.archives.urls import WAYBACK, capturable, to_moment, to_stamp
from pipeline.archives.wire import Wire

AnswerT = TypeVar("AnswerT")
_FIRST = datetime(1996, 1, 1, tzinfo=UTC)
"""Nothing was archived before."""


class Wayback:
    """Replay and index of one archive; each question is asked once a run, however many citations have it."""

    name = "wayback"

    def __init__(self, wire: Wire, workspace: Workspace, origin: str = WAYBACK) -> None:
        """Prepare to ask.

        Args:
            wire: the way to the archive.
            workspace: where mementos and listings are kept.
            origin: scheme and host of the archive.
        """
        self.origin = origin = origin.rstrip("/")
        self._clock = wire.clock
        self._pace = wire.limiter.pace(Budget.REPLAY)
        self.lifetimes = wire.lifetimes
        self._replay = Replay(wire, workspace, origin, self.name)
        self._cdx = Cdx(wire, workspace, origin, self.name)
        self._asking: dict[tuple[str, str], asyncio.Task[Any]] = {}
        self._lasting: dict[tuple[str, str], Any] = {}
        """Answers that the workspace does not give again, and that cost a request: they hold for the run."""

    async def nearest(self, url: str, when: datetime) -> Memento | NotHeld | Trouble:
        """The capture nearest a moment (UTC), whatever it shows."""
        target = capturable(url)
        if target is None:
            return NotHeld()
        stamp = to_stamp(min(max(when, _FIRST), self._clock.now()))
        return await self._once((stamp, target), lambda: self._replay.nearest(stamp, target))

    async def open(self, snapshot: Snapshot) -> Memento | NotHeld | Trouble:
        """One capture of the list."""
        key = (snapshot.timestamp, snapshot.original)
        return await self._once(key, lambda: self._replay.nearest(*key))

    async def holdings(self, url: str, when: datetime) -> Listing | Trouble:
        """What the index lists; where that is very much, what lies around ``when`` (UTC)."""
        target = capturable(url)
        if target is None:
            return Listing((), complete=True)
        # The first question of a run settles most URLs for all their citations: the index is the scarcest budget.
        return await self._once(("cdx", target), lambda: self._cdx.holdings(target, when))

    async def since(self, url: str, moment: datetime) -> Memento | NotHeld | Trouble:
        """A capture made at or after ``moment`` (UTC); ``NotHeld`` if none can be seen yet."""
        target = capturable(url)
        if target is None:
            return NotHeld()
        found = await self._replay.fresh(to_stamp(self._clock.now() + timedelta(minutes=1)), target)
        if isinstance(found, Memento) and to_moment(found.timestamp) < moment.replace(microsecond=0):
            return NotHeld()
        return found

    async def made(self, job: SaveJob) -> Memento | NotHeld | Trouble:
        """The capture that the archive said it made; ``NotHeld`` while it shows another one in its place.

        A new capture is not at once to be seen, and until then its address leads to an older one.
        """
        found = await self._replay.made(job)
        return NotHeld() if isinstance(found, Memento) and found.timestamp != job.timestamp else found

    def can_look_at_once(self) -> bool:
        """Whether a replay would not have to wait: for looks that are good to have and nothing hangs on."""
        return self._pace.halt is None and self._pace.wait_s() <= 0

    async def _once(self, key: tuple[str, str], ask: Callable[[], Awaitable[AnswerT]]) -> AnswerT:
        if key in self._lasting:
            lasting: AnswerT = self._lasting[key]
            return lasting
        task = self._asking.get(key)
        if task is None:
            task = self._asking[key] = asyncio.ensure_future(ask())
            task.add_done_callback(partial(self._let_go, key))
        answer: AnswerT = await asyncio.shield(task)
        return answer

    def _let_go(self, key: tuple[str, str], task: asyncio.Task[Any]) -> None:
        """Keep no answer that the workspace gives again: captures, whole listings, that there is none."""
        del self._asking[key]
        if task.cancelled() or task.exception() is not None:
            return
        answer = task.result()
        is_partial = isinstance(answer, Listing) and not answer.complete
        if is_partial or (isinstance(answer, Trouble) and answer.cause is not Cause.OFFLINE):
            self._lasting[key] = answer
