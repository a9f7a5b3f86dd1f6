"""Claims on hosts: whoever asks a host keeps every other process from asking it, and leaves it in peace afterwards.

A job is claimed as well while it is done. Who holds a job waits for hosts; who holds a host waits for nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from cache.errors import WorkspaceLost
from cache.postgres.database import PostgresDatabase
from pipeline.settings import FetchSettings
from pipeline.web.hosts import HostLimits

_HOST = 0x66_6F_6F_07
"""First half of the advisory locks; the second is the host's, and two hosts that share one wait for each other."""
_LOOK_AGAIN_S = (0.05, 0.1, 0.2, 0.4)


@dataclass(slots=True, eq=False)
class _Claim:
    users: int = 0
    taken: asyncio.Task[None] | None = None
    peace_until: float = 0.0
    """On the loop's clock."""
    ending: asyncio.TimerHandle | None = field(default=None)


class Claims:
    """The claims of one process. They end with its connection, however it ends. One event loop only."""

    def __init__(self, database: PostgresDatabase) -> None:
        """Hold nothing yet.

        Args:
            database: a connection that lasts as long as requests are sent.
        """
        self._database = database
        self._claims: dict[str, _Claim] = {}
        self._letting_go: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def on(self, host: str, peace_s: float) -> AsyncIterator[None]:
        """Hold a host, or whatever has this name, while the context is open, and for some seconds more."""
        claim = self._claims.setdefault(host, _Claim())
        claim.users += 1
        if claim.ending is not None:
            claim.ending.cancel()
            claim.ending = None
        if claim.taken is None:
            claim.taken = asyncio.ensure_future(self._take(host))
        try:
            await asyncio.shield(claim.taken)
            yield
        finally:
            claim.users -= 1
            loop = asyncio.get_running_loop()
            claim.peace_until = max(claim.peace_until, loop.time() + peace_s)
            if not claim.users:
                claim.ending = loop.call_at(claim.peace_until, self._end, host)

    def hold(self, host: str, seconds: float) -> None:
        """Let nobody else ask a host that is held for so many seconds: it asked for a pause."""
        if claim := self._claims.get(host):
            claim.peace_until = max(claim.peace_until, asyncio.get_running_loop().time() + seconds)

    def _end(self, host: str) -> None:
        claim = self._claims.pop(host)
        task = asyncio.ensure_future(self._let_go(host, claim))
        self._letting_go.add(task)
        task.add_done_callback(self._letting_go.discard)

    async def _take(self, host: str) -> None:
        pauses = iter(_LOOK_AGAIN_S)
        while not await self._ask("SELECT pg_try_advisory_lock(?, hashtext(?))", host):
            await asyncio.sleep(next(pauses, _LOOK_AGAIN_S[-1]))

    async def _let_go(self, host: str, claim: _Claim) -> None:
        if claim.taken is not None:
            await asyncio.gather(claim.taken, return_exceptions=True)
        with suppress(WorkspaceLost):  # which has let go of all of them
            await self._ask("SELECT pg_advisory_unlock(?, hashtext(?))", host)

    async def _ask(self, statement: str, host: str) -> bool:
        return bool((await asyncio.to_thread(self._database.rows, statement, (_HOST, host)))[0][0])


class ClaimedHosts(HostLimits):
    """The limits of a fetcher, kept together with all other processes."""

    def __init__(self, claims: Claims, settings: FetchSettings) -> None:
        super().__init__(settings.per_host, settings.spacing_ms / 1000)
        self._claims = claims
        self._peace_s = settings.spacing_ms / 1000

    @asynccontextmanager
    async def place(self, host: str) -> AsyncIterator[None]:
        """Wait for a place on this host and hold it."""
        async with self._claims.on(host, self._peace_s), super().place(host):
            yield

    def hold(self, host: str, seconds: float) -> None:
        """Let no request to this host start within the next ``seconds``, by whomever."""
        super().hold(host, seconds)
        self._claims.hold(host, seconds)
