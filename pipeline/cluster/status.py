"""``footproof status``: the queue, who works it off and how fast, the hosts that are asked, and budgets."""

from __future__ import annotations

from collections.abc import Iterator

from cache.postgres.database import PostgresDatabase
from pipeline.cluster.queue import living_workers

_HOSTS = 12
"""Hosts that are named, those that take longest first."""
_JOBS = "SELECT status::text, count(*) FROM procrastinate_jobs GROUP BY status"
_CAPTURES = "SELECT state, count(*) FROM jobs GROUP BY state"
_KEPT = (
    "SELECT count(*) FROM "
    "(SELECT kept_at FROM captures ORDER BY id DESC LIMIT 100000) AS lately "
    "WHERE kept_at > now() - interval '1 minute'"
)
_ASKED = (
    "SELECT jobs.lock, jsonb_array_length(jobs.args->'urls'), jobs.worker_id, "
    "EXTRACT(EPOCH FROM now() - MAX(events.at))::int AS seconds FROM procrastinate_jobs AS jobs "
    "JOIN procrastinate_events AS events ON events.job_id = jobs.id AND events.type = 'started' "
    "WHERE jobs.status = 'doing' GROUP BY jobs.id ORDER BY seconds DESC, jobs.lock"
)
_NOW = "EXTRACT(EPOCH FROM clock_timestamp())::float8"
_BUDGETS = (
    f"SELECT name, (SELECT count(*) FROM unnest(spent) AS moment WHERE moment > {_NOW} - 60), per_minute, "
    f"GREATEST(paused_until, shut_until) - {_NOW} FROM budgets ORDER BY name"
)


def status_lines(address: str, name: str) -> Iterator[str]:
    """The lines that are printed.

    Args:
        address: of the workspace.
        name: as it may be printed.

    Raises:
        StoreError: the server cannot be used.
    """
    database = PostgresDatabase(address)
    try:
        if not database.rows("SELECT to_regclass('procrastinate_jobs') IS NOT NULL")[0][0]:
            yield f"{name}: no run and no worker has used it yet."
            return
        jobs = {str(status): int(number) for status, number in database.rows(_JOBS)}
        waiting, doing = jobs.get("todo", 0), jobs.get("doing", 0)
        yield f"{name}: {living_workers(database)} workers"
        yield f"queue    {waiting} hosts wait, {doing} are asked, {jobs.get('failed', 0)} jobs failed"
        captures = {str(state): int(number) for state, number in database.rows(_CAPTURES)}
        yield f"archive  {captures.get('queued', 0)} captures wait, {captures.get('pending', 0)} are under way"
        kept = database.rows(_KEPT)[0][0]
        yield f"rate     {kept} captures in the last minute"
        for host, urls, worker, seconds in database.rows(f"{_ASKED} LIMIT ?", (_HOSTS,)):
            yield f"host     {host}: {urls} links, for {seconds} s, by worker {worker if worker else 'none any more'}"
        for budget, spent, limit, silence in database.rows(_BUDGETS):
            told = f"; the archive wants peace for {silence:.0f} s" if silence > 0 else ""
            yield f"budget   {budget}: {spent} of {limit:g} requests in the last minute{told}"
    finally:
        database.close()
