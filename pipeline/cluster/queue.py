"""The queue in the workspace's database: procrastinate's tables, and our own of what is done."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job
from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

from cache.errors import WorkspaceLost
from cache.postgres.database import PostgresDatabase

FETCH = "fetch"
"""The name of the queue and of its task."""
HEARTBEAT_S = 4.0
DEAD_AFTER_S = 16.0
"""Seconds without a heartbeat after which a worker's jobs are taken back."""
FORGOTTEN_AFTER_S = 3600.0
"""Seconds after which it is struck off the list: one that was only slow could take no more jobs."""
_MAKING, _BATCH = 0x66_6F_6F_05, 0x66_6F_6F_06
"""First halves of advisory locks: while tables are made; while a batch lasts, with its number as the second half."""
_TABLES = """
CREATE TABLE IF NOT EXISTS finished_jobs (
    batch INTEGER NOT NULL, job INTEGER NOT NULL, trouble TEXT, PRIMARY KEY (batch, job));
-- Without them each look for a job compares all that wait, and each look for those that were given up reads all.
CREATE INDEX IF NOT EXISTS waiting_jobs_of_lock ON procrastinate_jobs (lock, priority DESC, id)
    WHERE status IN ('todo', 'doing');
CREATE INDEX IF NOT EXISTS failed_jobs ON procrastinate_jobs (queue_name) WHERE status = 'failed';
"""


@dataclass(frozen=True, slots=True)
class Finished:
    """A job that somebody has done."""

    job: int
    trouble: str | None
    """Why it could not be done; None where it was."""


class Batch:
    """A batch as the queue sees it: it lasts as long as its connection."""

    def __init__(self, database: PostgresDatabase) -> None:
        """Begin one.

        Args:
            database: a connection of its own.
        """
        self._database = database
        database.rows("CREATE SEQUENCE IF NOT EXISTS batches AS INTEGER CYCLE")
        self.number: int = database.rows("SELECT nextval('batches')::int")[0][0]
        database.rows("SELECT pg_advisory_lock(?, ?)", (_BATCH, self.number))

    @property
    def is_near(self) -> bool:
        """Whether its database is on this machine."""
        return self._database.is_near

    def finished(self) -> list[Finished]:
        """The jobs that were done since the last question."""
        rows = self._database.rows("DELETE FROM finished_jobs WHERE batch = ? RETURNING job, trouble", (self.number,))
        return [Finished(job, trouble) for job, trouble in rows]

    def failed(self) -> list[int]:
        """The jobs that were given up since the last question, and of which whoever had them could not even tell."""
        rows = self._database.rows(
            "DELETE FROM procrastinate_jobs WHERE status = 'failed' AND queue_name = ? AND (args->>'batch')::int = ? "
            "RETURNING (args->>'job')::int",
            (FETCH, self.number),
        )
        return [job for (job,) in rows]

    def workers(self) -> int:
        """How many workers live."""
        return living_workers(self._database)

    def withdraw(self) -> None:
        """Take back what nobody has begun."""
        self._database.rows(
            "DELETE FROM procrastinate_jobs WHERE status = 'todo' AND queue_name = ? AND (args->>'batch')::int = ?",
            (FETCH, self.number),
        )

    def close(self) -> None:
        """End the batch: who takes one of its jobs from now on lets it go."""
        self.withdraw()
        self._database.close()


def living_workers(database: PostgresDatabase) -> int:
    """How many workers have given a sign of life lately."""
    number: int = database.rows(
        "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - make_interval(secs => ?)",
        (DEAD_AFTER_S,),
    )[0][0]
    return number


def lasts(database: PostgresDatabase, batch: int) -> bool:
    """Whether whoever began a batch still waits for it."""
    if database.rows("SELECT pg_try_advisory_lock_shared(?, ?)", (_BATCH, batch))[0][0]:
        database.rows("SELECT pg_advisory_unlock_shared(?, ?)", (_BATCH, batch))
        return False
    return True


def finish(database: PostgresDatabase, batch: int, job: int, trouble: str | None) -> None:
    """Tell a batch that a job is done."""
    statement = "INSERT INTO finished_jobs VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
    database.rows(statement, (batch, job, trouble))


def queue_of(address: str) -> App:
    """The queue of a workspace on a server; to be opened by who uses it."""
    return App(
        connector=PsycopgConnector(
            conninfo=address, min_size=1, max_size=4, configure=_configured, pool_factory=_unchecked_pool
        )
    )


async def _configured(connection: AsyncConnection) -> None:
    """Each call is one statement. What a server that dies has forgotten of jobs is found when they are done again."""
    await connection.set_autocommit(True)
    # The next job is the first in the order of an index. Of tables of which it knows nothing yet, as of those that a
    # batch has just filled, a server thinks that it had better sort them: for each job all that wait.
    for name, value in (("synchronous_commit", "off"), ("enable_sort", "off"), ("enable_bitmapscan", "off")):
        await connection.execute(f"SET {name} = {value}")


def _unchecked_pool(**options: Any) -> AsyncConnectionPool:
    """Connections that are not tried before each use: whoever loses one has lost the server, and begins anew."""
    return AsyncConnectionPool(**options | {"check": None})


@asynccontextmanager
async def opened(app: App, name: str) -> AsyncIterator[None]:
    """Open the queue.

    Args:
        app: from ``queue_of``.
        name: of the workspace, as it may be printed.

    Raises:
        WorkspaceLost: its connections ended within.
    """
    try:
        async with app.open_async():
            yield
    except ConnectorException as error:
        raise WorkspaceLost.because(str(error.__cause__ or error).strip(), name) from error


async def make_tables(app: App, database: PostgresDatabase) -> None:
    """Make the tables of the queue where they are missing.

    In a thread: a table is waited for until transactions end, and those of procrastinate end on the event loop.
    """
    await asyncio.to_thread(database.rows, "SELECT pg_advisory_lock(?, 0)", (_MAKING,))
    try:
        if not (await asyncio.to_thread(database.rows, "SELECT to_regclass('procrastinate_jobs') IS NOT NULL"))[0][0]:
            await app.schema_manager.apply_schema_async()
        for statement in _TABLES.split(";")[:-1]:
            await asyncio.to_thread(database.rows, statement)
    finally:
        await asyncio.to_thread(database.rows, "SELECT pg_advisory_unlock(?, 0)", (_MAKING,))


def job_of(host: str, arguments: dict[str, Any]) -> Job:
    """A job that nobody does while another one for the host is done."""
    return Job(
        id=None, queue=FETCH, lock=host, queueing_lock=None, task_name=FETCH, task_kwargs=arguments, priority=0
    )  # fmt: skip
