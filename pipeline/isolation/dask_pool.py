"""Workers on other machines, reached through a Dask scheduler; there too a process of its own reads each file.

::

    program ── question ──> scheduler ──> Dask's worker ── question ──> the isolated worker of that machine
        <────────────────── answer, as it came ──────────────────────────────┘

A file that kills its reader kills no worker of Dask's. Whatever fails between the machines fails no file: this
machine's own workers read it. Needs the extra ``footproof[dask]``, which nobody else imports.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from concurrent.futures import Executor, Future
from contextlib import suppress
from functools import cache
from types import TracebackType
from typing import Any, Self

from pipeline import __version__
from pipeline.errors import UsageError
from pipeline.isolation.frames import Answer, Ending, Question
from pipeline.isolation.pool import WorkerPool

try:
    import dask
    from distributed import Client, get_worker
except ImportError as error:
    raise UsageError(
        f"Reading pages through Dask needs more than is installed ({error}). Install footproof[dask], or leave "
        "scheduler out of [cluster] in the settings."
    ) from error

_CONNECT_S = 10
_LOOK_S = 2.0
"""Seconds between looks whether anybody is left who might answer."""
PATIENCE_S = 30.0
"""Seconds without a worker of Dask's after which none is waited for: they may be started anew."""
_MOST_AT_ONCE = 64
"""Questions under way, whatever there is of workers: each holds a body in memory."""
_WHOLE = "1 GB"
"""A body passes the scheduler as part of its question, and Dask warns of questions of this size."""


class DaskPool:
    """Asks workers of Dask's as long as there are any, and this machine's own else. A context."""

    def __init__(self, address: str, own: WorkerPool, megabytes: int) -> None:
        """Reach for nothing yet.

        Args:
            address: of the scheduler, as Dask writes it (``tcp://host:8786``, ``tls://host:8786``).
            own: this machine's workers.
            megabytes: of memory that each isolated worker may take, wherever it is.
        """
        self._address = address
        self._own = own
        self._megabytes = megabytes
        self._client: Client | None = None
        self._executor: Executor | None = None
        self._told: set[str] = set()
        self.places = own.places

    async def __aenter__(self) -> Self:
        """Connect.

        Raises:
            UsageError: there is no scheduler at the address.
        """
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what fails is said here, in words
        dask.config.set({"distributed.admin.large-graph-warning-threshold": _WHOLE})
        try:
            self._client = await asyncio.to_thread(
                Client, self._address, timeout=_CONNECT_S, set_as_default=False, name="footproof"
            )
        except (OSError, ValueError, TypeError) as error:
            raise UsageError(
                f"The Dask scheduler at {self._address} cannot be reached ({_said(error)}). Check that it runs "
                "(dask scheduler) and its address, or leave scheduler out of [cluster] in the settings."
            ) from error
        # The same page twice is two questions; Dask would answer the second with the first.
        self._executor = self._client.get_executor(pure=False)  # type: ignore[no-untyped-call]
        self.places = min(_MOST_AT_ONCE, max(self.places, await self._count()))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._leave()

    async def ask(self, question: Question) -> Answer:
        """What a worker answers, or how it ended over the question."""
        return await self._asked_of_others(question) or await self._own.ask(question)

    async def rest(self) -> None:
        """End the workers of this machine that have nothing to do."""
        await self._own.rest()

    async def _asked_of_others(self, question: Question) -> Answer | None:
        """None where nobody else can say."""
        if self._executor is None:
            return None
        call = (question.task, question.arguments, question.seconds, question.body)
        asked: Future[Any] = self._executor.submit(answer_here, call, self._megabytes, __version__)
        future = asyncio.wrap_future(asked)
        try:
            alone_since = None
            while not (await asyncio.wait({future}, timeout=_LOOK_S))[0]:
                now = asyncio.get_running_loop().time()
                alone_since = None if await self._count() else alone_since or now
                if alone_since is not None and now - alone_since > PATIENCE_S:
                    await self._give_up("no worker of it lives")
                    return None
        finally:
            future.cancel()
        if future.cancelled():
            await self._give_up("the connection was lost")
            return None
        if error := future.exception():
            self._tell(f"A page could not be read through Dask ({_said(error)}); this machine reads it.")
            return None
        ending, body, is_spent = future.result()
        return Answer(Ending(ending), body, is_spent)

    async def _count(self) -> int:
        """How many questions Dask's workers take at once."""
        if self._client is None:
            return 0
        try:
            threads: dict[str, int] = await asyncio.wait_for(asyncio.to_thread(self._client.nthreads), _CONNECT_S)
        except (OSError, RuntimeError, TimeoutError):
            return 0
        return sum(threads.values())

    async def _give_up(self, why: str) -> None:
        self._tell(
            f"Pages are no longer read through the Dask scheduler at {self._address}: {why}. This machine reads."
        )
        await self._leave()

    async def _leave(self) -> None:
        client, self._client, self._executor = self._client, None, None
        if client is not None:
            with suppress(OSError):  # a lost scheduler takes no farewell in time; TimeoutError is one
                await asyncio.to_thread(client.close, _LOOK_S)

    def _tell(self, sentence: str) -> None:
        if sentence not in self._told:
            self._told.add(sentence)
            print(f"footproof: {sentence}", file=sys.stderr)


async def answer_here(call: tuple[Any, ...], megabytes: int, version: str) -> tuple[int, bytes, bool]:
    """What a worker of Dask's does: it has an isolated worker of its machine read.

    Args:
        call: the fields of a ``Question``.
        megabytes: of memory that the isolated worker may take.
        version: of the program that asks.

    Returns:
        The fields of an ``Answer``.

    Raises:
        RuntimeError: another version of the program is installed here, which might read otherwise.
    """
    if version != __version__:
        raise RuntimeError(f"footproof {__version__} is installed at its workers, and this is {version}")
    answer = await _pool(get_worker().state.nthreads, megabytes).ask(Question(*call))
    return int(answer.ending), answer.body, answer.is_spent


@cache
def _pool(workers: int, megabytes: int) -> WorkerPool:
    """The isolated workers of this process of Dask's; they end with it."""
    return WorkerPool(workers, megabytes)


def _said(error: BaseException) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__
