"""Fetching a table of notices: too large for the workspace's exchanges, it goes through a temporary file."""

from __future__ import annotations

import tempfile
from pathlib import Path

import httpx

from cache.store import Workspace
from pipeline.errors import UsageError
from pipeline.retractions.sources import read_source
from pipeline.retractions.table import keep_table
from pipeline.settings import FetchSettings
from pipeline.web.client import build_archive_client

_LARGEST = 500 << 20
_PATIENCE_S = 60.0


async def renew_table(source: str, workspace: Workspace) -> tuple[str, int]:
    """Fetch a table, or read it from a file or a folder, and keep it.

    Args:
        source: an address, which may be anywhere, since whoever typed it wants it asked; or a path.
        workspace: where it is kept, in the place of another.

    Returns:
        Who keeps it, and the number of works that it tells of.

    Raises:
        UsageError: it cannot be had, or is no table of notices. The one that is kept stays.
    """
    if not source.startswith(("https://", "http://")):
        name, rows = read_source(Path(source))
    else:
        with tempfile.TemporaryDirectory(prefix="footproof-") as folder:
            file = Path(folder) / "table.csv"
            await _download(source, file)
            name, rows = read_source(file)
    keep_table(workspace, name, rows)
    return name, len(rows)


async def _download(url: str, file: Path) -> None:
    try:
        async with (
            build_archive_client(FetchSettings(), (url,)) as client,
            client.stream("GET", url, follow_redirects=True, timeout=_PATIENCE_S) as answer,
        ):
            answer.raise_for_status()
            length = 0
            with file.open("wb") as kept:
                async for piece in answer.aiter_bytes():
                    length += len(piece)
                    if length > _LARGEST:
                        raise UsageError(f"{url} is larger than any table of notices. Check the address.")
                    kept.write(piece)
    except httpx.HTTPError as error:
        raise UsageError(
            f"{url} could not be fetched ({error}). Try again later, or fetch it with a browser and name the file."
        ) from error
