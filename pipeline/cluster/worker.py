"""``footproof worker``: takes jobs until it is told to end."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Coroutine, Iterable
from typing import Any

from procrastinate import App, RetryStrategy

from cache.errors import WorkspaceLost
from cache.postgres.database import PostgresDatabase
from cache.store import Workspace
from pipeline.archives.clock import SystemClock
from pipeline.archives.connect import connect
from pipeline.cluster.claims import Claims
from pipeline.cluster.ledger import SharedBooks
from pipeline.cluster.queue import DEAD_AFTER_S, FETCH, FORGOTTEN_AFTER_S, HEARTBEAT_S, make_tables, opened, queue_of
from pipeline.cluster.saving import save_open_jobs
from pipeline.cluster.work import Work
from pipeline.settings import ArchiveKeys, Settings
from pipeline.stages.extract import PageReader, page_workers
from pipeline.web.client import build_archive_client, build_client, sure_names
from pipeline.web.names import Resolver

LOOK_AGAIN_S = 5
"""Seconds between two looks for a server that was lost."""
JOBS = 32
"""Hosts that one worker asks at once; each may hold bodies in memory."""
_KEEPER = 0x666F6F74_0008
"""Advisory lock of whoever takes back the jobs of the dead: two at once might take back what one has given out."""


async def work(
    address: str, workspace: Workspace, settings: Settings, keys: ArchiveKeys | None, services: tuple[str, ...] = ()
) -> None:
    """Do jobs until SIGINT or SIGTERM, and then those that were begun; have captures made meanwhile.

    Args:
        address: of the workspace.
        workspace: the same, open.
        settings: the worker's own.
        keys: of an Internet Archive account; without them it leaves captures to others.
        services: addresses of services that may be on a private network.
    """
    for library in ("procrastinate", "psycopg"):  # tell at length what comes back to us as an error
        logging.getLogger(library).setLevel(logging.CRITICAL)
    database, claimed = PostgresDatabase(address), PostgresDatabase(address)
    app = queue_of(address)
    try:
        async with (
            opened(app, database.name),
            build_client(settings.fetch, Resolver(sure=sure_names(settings.archive.origin))) as client,
            build_archive_client(settings.fetch, services) as archive_client,
            page_workers(settings.cluster) as workers,
        ):
            await make_tables(app, database)
            reader = PageReader(workspace, workers)
            tasks = Work(database, workspace, client, reader, Claims(claimed), settings.fetch)
            again = RetryStrategy(wait=LOOK_AGAIN_S, retry_exceptions=(WorkspaceLost,))
            app.task(name=FETCH, queue=FETCH, retry=again)(tasks.fetch)
            clock = SystemClock()
            connection = connect(settings.archive, keys, archive_client, workspace, clock, SharedBooks(claimed, clock))
            working = app.run_worker_async(
                queues=[FETCH],
                concurrency=JOBS,
                delete_jobs="successful",
                update_heartbeat_interval=HEARTBEAT_S,
                stalled_worker_timeout=FORGOTTEN_AFTER_S,
                fetch_job_polling_interval=HEARTBEAT_S,
            )
            parts = [working, _keep_alive(app, database)]
            if connection.saver is not None:
                parts.append(save_open_jobs(database, workspace, connection, settings.archive.poll_s, clock))
            elif settings.archive.save:
                print(
                    "footproof: leaves captures to others: it has no archive keys (IA_ACCESS_KEY_ID and "
                    "IA_SECRET_ACCESS_KEY) in its environment.",
                    file=sys.stderr,
                )
            print(f"footproof: takes jobs from {workspace.name}; Ctrl-C ends it.", file=sys.stderr, flush=True)
            await _until_one_ends(parts)
    finally:
        claimed.close()
        database.close()


async def _until_one_ends(parts: Iterable[Coroutine[Any, Any, None]]) -> None:
    """Run all parts of a worker until one of them has ended, well or not: the rest is of no use without it."""
    tasks = [asyncio.create_task(part) for part in parts]
    try:
        ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in ended:
        task.result()


async def _keep_alive(app: App, database: PostgresDatabase) -> None:
    """Give the jobs of workers that died back to the queue."""
    while True:
        if (await asyncio.to_thread(database.rows, "SELECT pg_try_advisory_lock(?)", (_KEEPER,)))[0][0]:
            try:
                for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER_S):
                    await app.job_manager.retry_job(job)
            finally:
                await asyncio.to_thread(database.rows, "SELECT pg_advisory_unlock(?)", (_KEEPER,))
        await asyncio.sleep(HEARTBEAT_S)
