"""Fetches a batch into a workspace until it is killed; says each URL that is done. Run as a program.

Arguments: the workspace folder, then the URLs.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from fakes.fetching import fetching

from cache.model import Capture
from pipeline.stages.fetch import fetch_each


async def say(capture: Capture) -> None:
    """One line."""
    print(capture.url, flush=True)


async def run(folder: Path, urls: list[str]) -> None:
    """Fetch everything, one line of output for each capture."""
    async with fetching(folder) as (fetcher, workspace):
        await fetch_each(urls, fetcher, workspace, say)


if __name__ == "__main__":
    asyncio.run(run(Path(sys.argv[1]), sys.argv[2:]))
