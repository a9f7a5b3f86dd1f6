"""Captures that are being made while copies are still being looked for."""

from __future__ import annotations

import asyncio

from cache.keys import url_key
from cache.store import Workspace
from pipeline.archives.clock import Clock
from pipeline.archives.spn import Saver
from pipeline.archives.wayback import Wayback
from pipeline.copies.saving import SaveQueue
from pipeline.progress import Stage
from pipeline.settings import ArchiveSettings


class RunningSaves:
    """Captures that are being made while copies are still being looked for."""

    def __init__(self, saver: Saver, workspace: Workspace, archive: Wayback, settings: ArchiveSettings, clock: Clock):
        """Begin; what is added to ``queue`` is captured while others go on."""
        self.settled: set[str] = set()
        self.bar: Stage | None = None
        self.queue = SaveQueue(saver, workspace, archive.since, clock, settings.poll_s, self._settle)
        self._task = asyncio.ensure_future(self.queue.run(settings.wait_s))

    async def finish(self, bar: Stage) -> None:
        """Wait for what was added, as long as the settings say."""
        for _ in self.settled:
            bar.advance()
        self.bar = bar
        self.queue.close()
        await self._task

    async def abandon(self) -> None:
        """Stop; what is under way stays in the workspace."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    def _settle(self, url: str) -> None:
        if url_key(url) not in self.settled and self.bar is not None:
            self.bar.advance()
        self.settled.add(url_key(url))
