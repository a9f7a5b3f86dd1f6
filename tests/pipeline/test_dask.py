"""Pages read by the workers of a Dask scheduler: hostile ones kill their reader alone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest

pytest.importorskip("distributed", reason="footproof[dask] is not installed: reading through Dask is NOT tested")

from fakes.dask_machines import Machines, dask_machines

from pipeline.errors import UsageError
from pipeline.isolation import dask_pool
from pipeline.isolation.dask_pool import DaskPool
from pipeline.isolation.frames import Answer, Ending, Question
from pipeline.isolation.pool import WorkerPool
from pipeline.text.packing import unpack_page

pytestmark = pytest.mark.timeout(120)
HEAVY = b"<p>word <b>bold</b>" * 150_000
ENDLESS = b"\\footnote{A. Gull, https://a.example/x}" * 150_000


class Own(WorkerPool):
    """This machine's workers, which read nothing and count what they are asked."""

    def __init__(self) -> None:
        super().__init__(1, 1)
        self.asked = 0

    async def ask(self, question: Question) -> Answer:
        self.asked += 1
        return Answer(Ending.DONE, b"own")


@pytest.fixture
def machines() -> Iterator[Machines]:
    with dask_machines() as running:
        yield running


@asynccontextmanager
async def pool(address: str, own: Own, megabytes: int = 360) -> AsyncIterator[DaskPool]:
    async with DaskPool(address, own, megabytes) as opened:
        while opened.places < 2:  # workers that are still starting
            await asyncio.sleep(0.05)
            opened.places = await opened._count()
        yield opened


def _page(text: bytes) -> Question:
    return Question("page", ("text/html", "https://a.example/"), 30, b"<title>" + text + b"</title><p>Noon.")


def _document(name: str, text: bytes, seconds: int) -> Question:
    return Question("document", (name, name, None), seconds, text)


async def test_workers_of_dask_read_and_survive_what_they_read(
    machines: Machines, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Limits of time and memory hold there; whatever fails between the machines, this one reads, and says so once."""
    monkeypatch.setattr(dask_pool, "PATIENCE_S", 0.1)
    monkeypatch.setattr(dask_pool, "_LOOK_S", 0.2)
    own = Own()

    def told(sentence: str, *answers: Answer) -> None:
        assert [answer.body for answer in answers] == [b"own", b"own"]
        said = capsys.readouterr().err
        assert said.count(sentence) == said.count("\n") == 1

    async with pool(machines.address, own) as workers, pool(machines.address, own, 60) as narrow:
        answers = await asyncio.gather(*(workers.ask(_page(b"%d" % number)) for number in range(6)))
        assert [unpack_page(answer.body).titles[0].text for answer in answers] == list("012345")
        assert (await workers.ask(_document("a.tex", ENDLESS, 1))).ending is Ending.TOO_SLOW
        assert (await narrow.ask(_document("a.html", HEAVY, 30))).ending is Ending.OUT_OF_MEMORY
        assert (await workers.ask(_page(b"next"))).ending is Ending.DONE
        assert [worker.poll() for worker in machines.workers] == [None, None]
        assert (own.asked, capsys.readouterr().err) == (0, "")
        with monkeypatch.context() as other:
            other.setattr(dask_pool, "__version__", "0.0")
            told("and this is 0.0", *[await workers.ask(_page(b"other")) for _ in range(2)])
        for worker in machines.workers:
            worker.kill()
        told("no worker of it lives. This machine reads.", *[await workers.ask(_page(b"after")) for _ in range(2)])
        machines.scheduler.kill()
        told("no longer read through the Dask scheduler", *[await narrow.ask(_page(b"lost")) for _ in range(2)])


async def test_a_scheduler_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_pool, "_CONNECT_S", 0.5)
    with pytest.raises(UsageError, match=r"tcp://127\.0\.0\.1:9 cannot be reached .* leave scheduler out"):
        async with pool("tcp://127.0.0.1:9", Own()):
            pass
