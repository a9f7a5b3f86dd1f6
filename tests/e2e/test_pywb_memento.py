"""pywb as an archive beside the Wayback Machine: its TimeGate, its TimeMap and its raw replay, asked by our client."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from fakes import archived, other_tools

from cache.store import Workspace
from pipeline.archives.base import Memento, NotHeld
from pipeline.archives.clock import SystemClock
from pipeline.archives.kinds import other_archives
from pipeline.archives.memento import MementoSettings
from pipeline.settings import OtherArchive

pytestmark = pytest.mark.skipif(other_tools.why_not() is not None, reason=str(other_tools.why_not()))


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A pywb with a collection of what a workspace has recorded; the collection's address."""
    try:
        tools = other_tools.install()
    except subprocess.CalledProcessError:
        if other_tools.required():
            raise
        pytest.skip("pywb could not be installed")
    folder = tmp_path_factory.mktemp("pywb")
    archived.fill(folder / "ws")
    subprocess.run([tools / "wb-manager", "init", "cites"], cwd=folder, check=True)
    warc_files = map(str, (folder / "ws" / "warc").iterdir())
    subprocess.run([tools / "wb-manager", "add", "cites", *warc_files], cwd=folder, check=True)
    with other_tools.pywb(tools, folder) as address:
        yield f"{address}/cites"


@pytest.fixture(params=[True, False], ids=["raw", "as replayed"])
async def pywb(request: pytest.FixtureRequest, collection: str, tmp_path: Path):
    with Workspace.open(tmp_path / "ws", software="footproof/test") as workspace:
        async with httpx.AsyncClient() as client:
            settings = MementoSettings(name="pywb", timegate=collection, raw=request.param, per_minute=6000)
            archive = other_archives((OtherArchive("memento", settings),), client, workspace, SystemClock())[0]
            yield archive, workspace, request.param


async def test_every_page_is_found_through_the_time_gate(pywb) -> None:
    """The gate leads to each capture, redirects followed, frames left; raw, its bytes are those that the site sent."""
    archive, workspace, raw = pywb
    for number, chain in enumerate(archived.CHAINS):
        found = await archive.nearest(chain[0].url, datetime(2026, 3, 4, 12, 0, number, tzinfo=UTC))
        assert isinstance(found, Memento), chain[0].url
        assert found.capture.status == chain[-1].status
        assert [hop.status for hop in found.capture.hops] == [sent.status for sent in chain]
        assert chain[-1].body[:20] in workspace.body(found.capture)
        if raw:
            assert workspace.body(found.capture) == chain[-1].body


async def test_the_time_map_lists_what_there_is(pywb, collection: str) -> None:
    """The TimeMap that the gate names is read, and what it lists can be opened."""
    archive, _, _ = pywb
    url = archived.CHAINS[0][0].url
    when = datetime(2026, 3, 4, 12, tzinfo=UTC)
    await archive.nearest(url, when)
    listing = await archive.holdings(url, when)
    assert listing.complete
    assert "20260304120000" in [snapshot.timestamp for snapshot in listing.snapshots]
    opened = await archive.open(listing.snapshots[0])
    assert isinstance(opened, Memento)
    assert opened.timestamp == listing.snapshots[0].timestamp


async def test_what_pywb_does_not_hold_is_not_held(pywb) -> None:
    """Its 404 is an answer, not trouble."""
    archive, _, _ = pywb
    assert await archive.nearest("http://nothing.example/", datetime(2026, 3, 4, tzinfo=UTC)) == NotHeld()
