"""Several workers at once, and none left behind."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterable


async def run_workers(workers: Iterable[Awaitable[None]]) -> None:
    """Run workers to the end; the first error stops the others, and is raised as it is."""
    tasks = [asyncio.ensure_future(worker) for worker in workers]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
