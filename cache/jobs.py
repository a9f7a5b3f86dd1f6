"""Requests to save URLs in an archive, in the database of a workspace: one a URL, the newest."""

from __future__ import annotations

import msgspec

from cache.database import Database
from cache.keys import url_key
from cache.model import JobState, SaveJob
from cache.sound import SoundRows

_PUT_JOB = (
    "INSERT INTO jobs (key, state, data) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET state = excluded.state, "
    "data = excluded.data"
)


class SaveJobs:
    """What was asked of an archive, and what became of it. Safe in threads; errors are ``StoreError``."""

    def __init__(self, database: Database, sound: SoundRows) -> None:
        self._database = database
        self._sound = sound

    def of(self, url: str) -> SaveJob | None:
        """The request to save this URL, whatever became of it."""
        rows = self._database.rows("SELECT data FROM jobs WHERE key = ?", (url_key(url),))
        return next(self._sound.about(url, self._sound.of(rows, SaveJob)), None)

    def put(self, job: SaveJob) -> None:
        """Keep a request to save a URL, in place of an older one for the same URL."""
        row = (url_key(job.url), job.state, msgspec.json.encode(job))
        self._database.rows(_PUT_JOB, row)

    def begin(self, job: SaveJob) -> bool:
        """Keep a request that is about to be sent, in place of the queued one; False where others have it."""
        data, key = msgspec.json.encode(job), url_key(job.url)
        self._database.rows(
            "UPDATE jobs SET state = ?, data = ? WHERE key = ? AND state = ?", (job.state, data, key, JobState.QUEUED)
        )
        return self._database.rows("SELECT data FROM jobs WHERE key = ?", (key,)) == [(data,)]

    def exist(self) -> bool:
        """Whether any URL was ever to be saved."""
        return bool(self._database.rows("SELECT 1 FROM jobs LIMIT 1"))

    def requeue(self, job: SaveJob) -> bool:
        """Keep a request as queued that was sent and never answered; False where others have heard of it meanwhile."""
        with self._database.transaction():
            now = self.of(job.url)
            if now is not None and (now.job_id is not None or now.state is not JobState.PENDING):
                return False
            self.put(job)
            return True

    def open(self, most: int = 1 << 31) -> tuple[SaveJob, ...]:
        """Requests that are pending or queued, in the order in which they were first put; so many at most."""
        rows = self._database.rows(
            "SELECT data FROM jobs WHERE state IN (?, ?) ORDER BY state, rowid LIMIT ?",
            (JobState.PENDING, JobState.QUEUED, most),
        )
        return tuple(self._sound.of(rows, SaveJob))
