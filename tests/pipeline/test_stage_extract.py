"""Pages are read once per body, and a body that kills its reader is an outcome."""

from __future__ import annotations

import asyncio
import hashlib
import io
import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fakes.killed_workers import FragileExecutor

from cache.model import Capture, Exchange, Hop, Outcome
from cache.store import Workspace
from pipeline.stages.extract import PageReader, reading_processes
from pipeline.text.model import Media

NOW = datetime(2026, 3, 4, tzinfo=UTC)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace of its own."""
    with Workspace.open(tmp_path, software="footproof/test") as opened:
        yield opened


def _kept(workspace: Workspace, url: str, body: bytes) -> Capture:
    headers = (("content-type", "text/html"),)
    record = workspace.record(Exchange(url, NOW, (), 200, "OK", headers, io.BytesIO(body), len(body)))
    digest = hashlib.sha256(body).hexdigest()
    return Capture(
        url=url,
        outcome=Outcome.ANSWERED,
        checked_at=NOW,
        attempts=1,
        final_url=url,
        status=200,
        headers=headers,
        hops=(Hop(url, 200, record=record),),
        body_sha256=digest,
        body_length=len(body),
    )


async def test_pages_come_out_of_worker_processes(workspace: Workspace) -> None:
    """The real thing: a body goes to a process of its own and comes back as a page."""
    reader = PageReader(workspace, reading_processes)
    try:
        page = await reader.read(_kept(workspace, "https://a.example/", b"<title>The tide tables</title><p>Noon."))
    finally:
        reader.close()
    assert [title.text for title in page.titles] == ["The tide tables"]


async def test_a_body_is_read_once(workspace: Workspace) -> None:
    """What was read is remembered in the workspace, so the second run starts no reader at all."""
    capture = _kept(workspace, "https://a.example/", b"<title>The tide tables</title><p>Noon.")
    first = await PageReader(workspace, lambda: ThreadPoolExecutor(1)).read(capture)

    def refuse() -> Executor:
        raise AssertionError("read again")

    assert await PageReader(workspace, refuse).read(capture) == first


async def test_a_page_without_a_body_needs_no_reader(workspace: Workspace) -> None:
    """A time-out has nothing to read."""
    page = await PageReader(workspace).read(Capture("https://a.example/", Outcome.TIMEOUT, NOW, 3))
    assert page.media is Media.EMPTY


async def test_a_deadly_page_harms_no_other(workspace: Workspace) -> None:
    """A page that kills its worker gets a note; the pages beside it are read in a new one."""
    reader = PageReader(workspace, lambda: FragileExecutor(b"deadly"))
    captures = [
        _kept(workspace, f"https://a.example/{name}", f"<title>{name}</title><p>{name}".encode())
        for name in ("one", "deadly", "two")
    ]
    one, deadly, two = await asyncio.gather(*map(reader.read, captures))
    assert deadly.media is Media.OTHER
    assert "could not be read" in deadly.note
    assert [page.titles[0].text for page in (one, two)] == ["one", "two"]


async def test_a_page_whose_reader_died_is_read_again(workspace: Workspace) -> None:
    """The next run, with more time or memory, may read what this one could not."""
    capture = _kept(workspace, "https://a.example/", b"<title>deadly</title><p>Noon.")
    assert (await PageReader(workspace, lambda: FragileExecutor(b"deadly")).read(capture)).note
    page = await PageReader(workspace, lambda: ThreadPoolExecutor(1)).read(capture)
    assert [title.text for title in page.titles] == ["deadly"]


async def test_an_interrupt_is_left_to_the_main_process() -> None:
    """Ctrl-C reaches every process of a terminal; a worker says nothing about it."""
    with reading_processes() as executor:
        handler = await asyncio.get_running_loop().run_in_executor(executor, signal.getsignal, signal.SIGINT)
    assert handler is signal.SIG_IGN


async def _stuck() -> Executor:
    """Worker processes that are busy for a minute, started and all."""
    executor = reading_processes()
    for _ in range(os.cpu_count() or 1):
        executor.submit(time.sleep, 60)
    await asyncio.sleep(1.0)
    return executor


@pytest.mark.parametrize("before", [[], [FragileExecutor(b"Noon")]], ids=["with the others", "alone"])
async def test_workers_that_are_stuck_do_not_hold_up_the_end(workspace: Workspace, before: list[Executor]) -> None:
    """Who stops a run does not wait for the time that a hostile page may take."""
    executor = await _stuck()
    starts = iter([*before, executor])
    reader = PageReader(workspace, lambda: next(starts))
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(reader.read(_kept(workspace, "https://a.example/", b"<title>A</title><p>Noon.")), 0.5)
    reader.close()
    executor.shutdown(wait=True)
    assert time.monotonic() - began < 30
