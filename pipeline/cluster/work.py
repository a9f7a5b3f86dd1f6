"""What a worker does with a job: it fetches what a batch asks of one host, and reads it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Mapping, Sequence, Set
from dataclasses import asdict, dataclass, replace
from typing import Any

import httpx

from cache.errors import WorkspaceLost
from cache.keys import url_key
from cache.model import Capture, Purpose
from cache.postgres.database import PostgresDatabase
from cache.store import Workspace
from pipeline.cluster.claims import ClaimedHosts, Claims
from pipeline.cluster.queue import finish, lasts
from pipeline.settings import FetchSettings
from pipeline.stages.extract import PageReader
from pipeline.stages.workers import run_workers
from pipeline.threads import run_beside
from pipeline.web.fetcher import Fetcher
from pipeline.web.manner import Manner

_OWN = "allow_private"
"""The setting that is the worker's own: who may write into the queue must not open the network that a worker is in."""
_MOMENT_S = 0.5
"""Seconds for which a batch that lasts is not asked about again."""
_BATCHES = 8
"""Fetchers that are kept: what one has learnt of hosts that do not answer holds for its batch."""


@dataclass(frozen=True, slots=True)
class Round:
    """What a batch asks for at once, of many hosts."""

    batch: int
    mark: int
    """The point in the workspace's history where the round began: what was kept later is not asked for again."""
    purpose: Purpose
    manner: Manner
    settings: FetchSettings

    def arguments(self, job: int, urls: Sequence[str], living: Sequence[str]) -> dict[str, Any]:
        """The arguments of a job, as JSON.

        Args:
            job: its number within the batch.
            urls: of one host, as cited.
            living: those of them whose server need only confirm what the workspace holds.
        """
        settings = {name: value for name, value in asdict(self.settings).items() if name != _OWN}
        return {
            "batch": self.batch,
            "job": job,
            "mark": self.mark,
            "purpose": self.purpose.value,
            "headers": self.manner.headers,
            "settings": settings,
            "urls": list(urls),
            "living": list(living),
        }


def job_name(batch: int, job: int) -> str:
    """What a job is claimed by while it is done."""
    return f"job {batch}.{job}"


class _Fetchers:
    """One fetcher a batch."""

    def __init__(self, client: httpx.AsyncClient, workspace: Workspace, claims: Claims) -> None:
        self._client = client
        self._workspace = workspace
        self._claims = claims
        self._kept: dict[int, tuple[Fetcher, set[str]]] = {}

    def of(self, asked: Round, living: Sequence[str]) -> Fetcher:
        """The fetcher of a batch, which knows of more links now that they were living."""
        if asked.batch not in self._kept:
            if len(self._kept) >= _BATCHES:
                del self._kept[next(iter(self._kept))]
            keys: set[str] = set()
            self._kept[asked.batch] = self._build(asked.settings, keys), keys
        fetcher, known = self._kept[asked.batch]
        known.update(map(url_key, living))
        return fetcher

    def _build(self, settings: FetchSettings, living: Set[str]) -> Fetcher:
        return Fetcher(
            self._client,
            self._workspace,
            settings,
            judged_well=lambda url: url_key(url) in living,
            hosts=ClaimedHosts(self._claims, settings),
        )


class Work:
    """The task of the queue, with what it needs. One event loop only."""

    def __init__(
        self,
        database: PostgresDatabase,
        workspace: Workspace,
        client: httpx.AsyncClient,
        reader: PageReader,
        claims: Claims,
        own: FetchSettings,
    ) -> None:
        """Keep what is needed.

        Args:
            database: of the queue.
            workspace: in the same database.
            client: from ``build_client``.
            reader: reads what was fetched.
            claims: of this process.
            own: the worker's own settings.
        """
        self._database = database
        self._workspace = workspace
        self._reader = reader
        self._own = own
        self._claims = claims
        self._fetchers = _Fetchers(client, workspace, claims)
        self._lasting: dict[int, float] = {}
        """When batches were last known to last."""

    async def fetch(
        self,
        *,
        batch: int,
        job: int,
        mark: int,
        purpose: str,
        headers: Sequence[Sequence[str]],
        settings: Mapping[str, Any],
        urls: Sequence[str],
        living: Sequence[str],
    ) -> None:
        """Do a job; its arguments are those of ``Round``."""
        if not await self._lasts(batch):
            return
        manner = Manner(tuple((name, value) for name, value in headers))
        asked = Round(batch, mark, Purpose(purpose), manner, replace(self._own, **settings))
        try:
            # A worker that was only slow, and thought dead, may still be at it: what it keeps is not asked for again.
            async with self._claims.on(job_name(batch, job), 0):
                await self._fetch(asked, urls, living)
                await run_beside(self._workspace, 0, self._finish, batch, job)
        except WorkspaceLost:
            raise  # the job is another's, or this worker's once the server is there again
        except Exception as error:
            await asyncio.to_thread(finish, self._database, batch, job, str(error) or type(error).__name__)
            raise

    async def _lasts(self, batch: int) -> bool:
        """Whether somebody waits for a batch, or did a moment ago."""
        now = asyncio.get_running_loop().time()
        if now - self._lasting.get(batch, -_MOMENT_S) < _MOMENT_S:
            return True
        if not await run_beside(self._database, 0, lasts, self._database, batch):
            return False
        self._lasting[batch] = now
        return True

    async def _fetch(self, asked: Round, urls: Sequence[str], living: Sequence[str]) -> None:
        fetcher = self._fetchers.of(asked, living)
        latest, kept = await asyncio.to_thread(self._known, urls, asked)
        queue = deque(urls)

        async def fetch_next() -> None:
            while queue:
                url = queue.popleft()
                capture, before = (known.get(url_key(url)) for known in (kept, latest))
                capture = capture or await fetcher.fetch_after(before, url, asked.purpose, asked.manner)
                await (self._reader.read if before else self._reader.read_first)(capture)
                if self._workspace.is_behind:
                    await run_beside(self._workspace, 0, self._workspace.flush)

        await run_workers(fetch_next() for _ in range(min(asked.settings.per_host, len(queue))))

    def _known(self, urls: Sequence[str], asked: Round) -> tuple[dict[str, Capture], dict[str, Capture]]:
        """The newest captures by ``url_key``, and those that whoever had the job before has kept."""
        self._workspace.announce(urls)
        latest = dict(self._workspace.latest_of(urls, asked.purpose))
        return latest, dict(self._workspace.latest_of(urls, asked.purpose, asked.mark)) if latest else {}

    def _finish(self, batch: int, job: int) -> None:
        """Tell a batch that a job is done, once what was kept can be found by others."""
        self._workspace.flush()
        finish(self._database, batch, job, None)
