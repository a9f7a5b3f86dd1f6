"""Claims on hosts: whoever asks a host keeps every other process from asking it, and leaves it in peace afterwards.

A job is claimed as well while it is done. Who holds a job waits for hosts; who holds a host waits for nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from cache.postgres.database import PostgresDatabase
from pipeline.settings import FetchSettings
from pipeline.threads import run_beside
from pipeline.web.hosts import HostLimits

_HOST = 0x66_6F_6F_07
"""First half of the advisory locks; the second is the host's, and two hosts that share one wait for each other."""
_LOOK_AGAIN_S = (0.05, 0.1, 0.2, 0.4)
_LINGERS_S = 0.5
"""Seconds for which a host is held after a request at least: most jobs send the next one by then, and to let go of it
and take it again costs more than all else that a worker asks the server."""
_LET_GO = "SELECT pg_advisory_unlock(?, hashtext(host)) FROM unnest(?::text[]) AS host"
_TAKE = "SELECT pg_try_advisory_lock(?, hashtext(host)) FROM unnest(?::text[]) AS host"


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
        self._wanted: list[tuple[str, asyncio.Future[bool]]] = []
        """Hosts that the server is to be asked for, and whether it gives them."""
        self._to_let_go: list[str] = []
        self._asking: asyncio.Task[None] | None = None

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
        if claim.taken is not None:
            claim.taken.add_done_callback(lambda _: self._let_go(host))

    async def _take(self, host: str) -> None:
        pauses = iter(_LOOK_AGAIN_S)
        while not await self._given(host):
            await asyncio.sleep(next(pauses, _LOOK_AGAIN_S[-1]))

    async def _given(self, host: str) -> bool:
        """Whether the server gives a claim now."""
        given = asyncio.get_running_loop().create_future()
        self._wanted.append((host, given))
        self._ask()
        return bool(await given)

    def _let_go(self, host: str) -> None:
        self._to_let_go.append(host)
        self._ask()

    def _ask(self) -> None:
        if self._asking is None:
            self._asking = asyncio.ensure_future(self._ask_for_all())

    async def _ask_for_all(self) -> None:
        """Ask the server until nothing is left to ask: with each question for all that came up during the last."""
        while self._to_let_go or self._wanted:
            gone, self._to_let_go = self._to_let_go, []
            wanted, self._wanted = self._wanted, []
            try:
                given = await run_beside(self._database, 0, self._exchanged, gone, [host for host, _ in wanted])
            except Exception as error:  # told to whoever waits; a server that is lost has let go of all
                for _, answer in wanted:
                    if not answer.done():
                        answer.set_exception(error)
                continue
            for (_, answer), is_given in zip(wanted, given, strict=True):
                if not answer.done():
                    answer.set_result(is_given)
        self._asking = None

    def _exchanged(self, gone: Sequence[str], wanted: Sequence[str]) -> list[bool]:
        """Let go of hosts, and say of others whether they are held now."""
        if gone:
            self._database.later(_LET_GO, (_HOST, [*map(self._database.stored, gone)]))
        if not wanted:
            self._database.flush()
            return []
        return [given for (given,) in self._database.rows(_TAKE, (_HOST, [*map(self._database.stored, wanted)]))]


class ClaimedHosts(HostLimits):
    """The limits of a fetcher, kept together with all other processes."""

    def __init__(self, claims: Claims, settings: FetchSettings) -> None:
        super().__init__(settings.per_host, settings.spacing_ms / 1000)
        self._claims = claims
        self._peace_s = max(settings.spacing_ms / 1000, _LINGERS_S)

    @asynccontextmanager
    async def place(self, host: str) -> AsyncIterator[None]:
        """Wait for a place on this host and hold it."""
        async with self._claims.on(host, self._peace_s), super().place(host):
            yield

    def hold(self, host: str, seconds: float) -> None:
        """Let no request to this host start within the next ``seconds``, by whomever."""
        super().hold(host, seconds)
        self._claims.hold(host, seconds)
