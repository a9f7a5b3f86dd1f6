"""Captures that runs have asked for are made by a worker, whether or not a run still waits for them.

The queue is the workspace's own table of requests, which a run that ends, or dies, leaves as it is: each is marked as
sent before it is sent. One worker at a time works it off, the one that holds a lock of the server, and its death lets
go of it; whoever comes next looks for the captures of requests whose answer was lost before it asks again. A run that
is under way may ask for its own captures meanwhile: each request is begun by one of both, and the budget is in the
ledger.
"""

from __future__ import annotations

import asyncio
import sys

from cache.errors import StoreError, WorkspaceLost
from cache.model import JobState
from cache.postgres.database import PostgresDatabase
from cache.store import Workspace
from pipeline.archives.clock import Clock
from pipeline.archives.connect import Connection
from pipeline.copies.saving import SaveQueue

_SAVER = 0x666F6F74_0009
"""Advisory lock of the worker that has captures made."""
LOOK_S = 5.0
"""Seconds between looks for requests, and whether the lock is free."""
_ROUND_S = 30.0
"""Seconds for which requests are followed before it is looked for new ones."""
_MOST = 200
"""Requests that are taken up at once: no archive takes more in that time."""
_OPEN = frozenset({JobState.QUEUED, JobState.PENDING})


async def save_open_jobs(
    database: PostgresDatabase, workspace: Workspace, connection: Connection, poll_s: float, clock: Clock
) -> None:
    """Have captures made until somebody cancels it; what is under way then is in the workspace.

    Args:
        database: a connection that lasts as long as this.
        workspace: in the same database.
        connection: of the archive, with a saver.
        poll_s: seconds between two questions about the captures that are under way.
        clock: times and waits.
    """
    saver = connection.saver
    assert saver is not None
    told: str | None = None

    async def work_off() -> str | None:
        """Ask for what is wanted, and follow it for a while; why no more can be asked for, None where it can."""
        if not (await asyncio.to_thread(database.rows, "SELECT pg_try_advisory_lock(?)", (_SAVER,)))[0][0]:
            return None
        if not await asyncio.to_thread(workspace.jobs.open, 1):
            return None
        queue = SaveQueue(saver, workspace, connection.archive.since, clock, poll_s)
        queue.take_up(_OPEN, _MOST)
        queue.close()
        await queue.run(_ROUND_S)
        return queue.stopped

    while True:
        try:
            stopped = await work_off()
        except WorkspaceLost:
            raise
        except StoreError as error:  # a full server: it may have room in a while
            stopped = f"No captures are asked for at the moment. {error}"
        if stopped and stopped != told:
            print(f"footproof: {stopped}", file=sys.stderr, flush=True)
        told = stopped
        await clock.sleep(LOOK_S)
