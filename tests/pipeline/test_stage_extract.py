"""Pages are read once per body, and a body that kills its reader is an outcome."""

from __future__ import annotations

import asyncio
import hashlib
import io
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cache.model import Capture, Exchange, Hop, Outcome, Purpose
from cache.store import Workspace
from pipeline.isolation.child import TASKS
from pipeline.isolation.frames import Answer, Ending, Question
from pipeline.isolation.pool import WorkerPool
from pipeline.stages.extract import PageReader, forget_superseded, page_workers
from pipeline.text.model import Media

NOW = datetime(2026, 3, 4, tzinfo=UTC)


class InPlace:
    """Reads pages in the test's own process; a body that holds ``deadly`` is what kills a worker."""

    places = 3

    def __init__(self, deadly: bytes = b"never") -> None:
        self._deadly = deadly

    async def ask(self, question: Question) -> Answer:
        if self._deadly in question.body:
            return Answer(Ending.DIED)
        return Answer(Ending.DONE, TASKS[question.task](question))


class Refusing:
    """Workers that nobody should ask."""

    places = 3

    async def ask(self, question: Question) -> Answer:
        raise AssertionError("read again")


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
    async with page_workers() as workers:
        capture = _kept(workspace, "https://a.example/", b"<title>The tide tables</title><p>Noon.")
        page = await PageReader(workspace, workers).read(capture)
    assert [title.text for title in page.titles] == ["The tide tables"]


async def test_a_body_is_read_once(workspace: Workspace) -> None:
    """What was read is remembered in the workspace, so the second run starts no reader at all."""
    capture = _kept(workspace, "https://a.example/", b"<title>The tide tables</title><p>Noon.")
    first = await PageReader(workspace, InPlace()).read(capture)
    assert await PageReader(workspace, Refusing()).read(capture) == first


async def test_the_first_body_of_an_address_is_read_without_asking_whether_it_is_known(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two addresses that lead to one page have it read once, and whoever asks the workspace finds it."""
    capture, workers = _kept(workspace, "https://a.example/", b"<title>The tide tables</title><p>Noon."), InPlace()
    reader = PageReader(workspace, workers)
    with monkeypatch.context() as unasked:
        unasked.delattr(Workspace, "recall")
        await reader.read_first(capture)
        unasked.setattr(workers, "ask", Refusing().ask)
        await reader.read_first(replace(capture, url="https://a.example/tides"))
    assert (await PageReader(workspace, Refusing()).read(capture)).text == "Noon."


async def test_pages_of_earlier_bodies_are_let_go_of(workspace: Workspace) -> None:
    """A site that changes something every week would else leave a page there for each of them."""
    reader, url = PageReader(workspace, InPlace()), "https://harbour.example/front"
    weeks = [_kept(workspace, url, f"<p>Ebb and flow in week {week}</p>".encode()) for week in (1, 2, 2)]
    other = _kept(workspace, "https://harbour.example/pilot", b"<p>The pilot</p>")
    for capture in (other, *weeks[:2]):
        workspace.keep(capture, Purpose.CITED)
        await reader.read(capture)
    mark = workspace.mark()
    workspace.keep(weeks[2], Purpose.CITED)
    forget_superseded(workspace, mark)
    unread = PageReader(workspace, Refusing())
    assert (await unread.read(weeks[2])).text == "Ebb and flow in week 2"
    assert (await unread.read(other)).text == "The pilot"
    with pytest.raises(AssertionError, match="read again"):
        await unread.read(weeks[0])
    assert (await reader.read(weeks[0])).text == "Ebb and flow in week 1"


async def test_a_body_that_is_not_at_hand_is_read_when_it_is(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store of WARC files may be lost for a while: the page is not remembered as one that says nothing."""
    capture = _kept(workspace, "https://a.example/", b"<title>The tide tables</title><p>Noon.")
    reader = PageReader(workspace, InPlace())
    with monkeypatch.context() as lost:
        lost.setattr(workspace, "body", lambda _: b"")
        assert "not at hand" in (await reader.read(capture)).note
    assert (await reader.read(capture)).text == "Noon."


async def test_a_page_without_a_body_needs_no_reader(workspace: Workspace) -> None:
    """A time-out has nothing to read."""
    page = await PageReader(workspace, Refusing()).read(Capture("https://a.example/", Outcome.TIMEOUT, NOW, 3))
    assert page.media is Media.EMPTY


async def test_a_deadly_page_harms_no_other(workspace: Workspace) -> None:
    """A page that kills its worker gets a note; the pages beside it are read."""
    reader = PageReader(workspace, InPlace(b"deadly"))
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
    assert (await PageReader(workspace, InPlace(b"deadly")).read(capture)).note
    page = await PageReader(workspace, InPlace()).read(capture)
    assert [title.text for title in page.titles] == ["deadly"]


async def test_a_page_that_takes_too_long_does_not_hold_up_the_end(workspace: Workspace) -> None:
    """Who stops a run does not wait for the time that a hostile page may take."""
    slow = b"<title>A</title>" + b"<p>Gulls count, <b>says</b> the pier." * 100_000
    began = time.monotonic()
    async with WorkerPool(1, 1_000) as workers:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.3):
                await PageReader(workspace, workers, seconds=600).read(_kept(workspace, "https://a.example/", slow))
    assert time.monotonic() - began < 30
