"""Several processes at one batch: claims on hosts, jobs that outlive their workers, and the same answers as alone."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import ExitStack, asynccontextmanager, closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from typing import Any

import httpx
import pytest
from fakes.little_web import LittleWeb, Reply, redirect
from fakes.postgres import Server
from fakes.wayback_machine import WaybackMachine

pytest.importorskip("procrastinate", reason="footproof[cluster] is not installed: several machines are NOT tested")

from procrastinate.worker import Worker

from cache.errors import WorkspaceFull, WorkspaceLost
from cache.jobs import SaveJobs
from cache.model import Capture, JobState, Outcome, Purpose, SaveJob
from cache.postgres.database import PostgresDatabase
from cache.store import Workspace
from pipeline.archives.clock import SystemClock
from pipeline.archives.connect import connect
from pipeline.archives.pace import Budget, Halt, Pace
from pipeline.cluster import saving, submitting
from pipeline.cluster import worker as worker_module
from pipeline.cluster.claims import ClaimedHosts, Claims
from pipeline.cluster.ledger import SharedBooks
from pipeline.cluster.queue import FETCH, Batch, job_of, lasts, living_workers, make_tables, queue_of
from pipeline.cluster.saving import save_open_jobs
from pipeline.cluster.status import status_lines
from pipeline.cluster.submitting import opened_queue
from pipeline.cluster.work import Round, Work
from pipeline.copies.saving import SaveQueue
from pipeline.errors import WorkspaceError
from pipeline.settings import ArchiveKeys, ArchiveSettings, FetchSettings, Settings
from pipeline.text.model import Media, Page
from pipeline.web.client import build_client
from pipeline.web.fetcher import Fetcher
from pipeline.web.manner import OWN

pytestmark = pytest.mark.timeout(120)
HERE = FetchSettings(spacing_ms=0, allow_private=(ip_network("127.0.0.0/8"),))


class NoReader:
    """Reads nothing, and remembers what it was shown."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    async def read(self, capture: Capture) -> Page:
        self.seen.append(capture.url)
        return Page(Media.EMPTY)

    async def read_first(self, capture: Capture) -> None:
        self.seen.append(capture.url)


@asynccontextmanager
async def worker(address: str, settings: FetchSettings = HERE, **options: Any) -> AsyncIterator[Work]:
    """A worker of this process, which takes jobs while the context is open."""
    database, claimed = PostgresDatabase(address), PostgresDatabase(address)
    app = queue_of(address)
    with Workspace.open(address, software="footproof/test") as workspace:
        async with app.open_async(), build_client(settings) as client:
            await make_tables(app, database)
            work = Work(database, workspace, client, NoReader(), Claims(claimed), settings)
            app.task(name=FETCH, queue=FETCH)(work.fetch)
            taker = Worker(
                app, [FETCH], concurrency=4, delete_jobs="successful", install_signal_handlers=False,
                fetch_job_polling_interval=0.2, **options,
            )  # fmt: skip
            running = asyncio.create_task(taker.run())
            while not running.done() and not database.rows("SELECT 1 FROM procrastinate_workers"):
                await asyncio.sleep(0.02)
            try:
                yield work
            finally:
                taker.stop()
                await asyncio.gather(running, return_exceptions=True)
    claimed.close()
    database.close()


async def fetched(address: str, urls: Sequence[str], settings: FetchSettings = HERE, **options: Any) -> list[Capture]:
    """What a batch gets, one capture a resource."""
    captures: list[Capture] = []

    async def keep(capture: Capture) -> None:
        captures.append(capture)

    with Workspace.open(address, software="footproof/test") as workspace:
        async with (
            opened_queue(address, settings, lambda _: ()) as together,
            build_client(settings) as client,
        ):
            fetcher = Fetcher(client, workspace, settings, hosts=together.limits(settings))
            await together.fetch_each(urls, fetcher, workspace, keep, **options)
    return captures


@pytest.fixture
def address(server: Server) -> str:
    return server.database()


async def test_a_batch_without_workers_does_its_work_itself(address: str) -> None:
    with LittleWeb() as web:
        urls = [web.url("/page", f"127.0.0.{n}") for n in range(1, 6)]
        assert {capture.url for capture in await fetched(address, urls)} == set(urls)
        assert len(web.requests) == 5
        # What is fresh is not asked for again, by whomever.
        assert {capture.url for capture in await fetched(address, [*urls, *urls])} == set(urls)
        assert len(web.requests) == 5


@pytest.mark.parametrize("is_near", [True, False])
async def test_workers_fetch_and_read_what_a_batch_asks_for(
    address: str, monkeypatch: pytest.MonkeyPatch, is_near: bool
) -> None:
    monkeypatch.setattr(PostgresDatabase, "is_near", is_near)
    """Each address once, redirects to hosts of others and addresses that nobody can ask included."""
    with LittleWeb() as web:
        web.plan("/away", redirect(web.url("/there", "127.0.0.9")))
        web.plan("/there", Reply(body=b"<title>There</title>"))
        urls = [web.url(f"/page{n}", f"127.0.0.{n % 4 + 1}") for n in range(40)]
        urls += [web.url("/away", f"127.0.1.{n}") for n in range(1, 9)]
        odd = ["mailto:ada@harbour.example", "https://", "https://a\x00.example/"]
        async with worker(address) as one, worker(address) as two:
            captures = await fetched(address, [*urls, *odd])
        assert Counter(capture.url for capture in captures) == Counter([*urls, *odd])
        assert Counter(one._reader.seen + two._reader.seen) == Counter(urls)  # type: ignore[attr-defined]
        assert max(Counter((request.host, request.target) for request in web.requests).values()) == 8
        assert max(web.peak.values()) <= HERE.per_host


async def test_a_worker_goes_where_its_own_settings_let_it(address: str) -> None:
    """Who may submit does not open the network that a worker is in."""
    with LittleWeb() as web:
        async with worker(address, FetchSettings(spacing_ms=0)):
            (capture,) = await fetched(address, [web.url("/page")])
        assert capture.outcome is Outcome.PRIVATE_ADDRESS
        assert web.requests == []


async def test_jobs_of_a_dead_worker_are_taken_back_and_nothing_is_asked_for_twice(address: str) -> None:
    """It had kept two of three pages when it died; another one gets the job and asks for the third."""
    with LittleWeb() as web:
        urls = [web.url(f"/page{n}") for n in range(3)]
        database, app = PostgresDatabase(address), queue_of(address)
        async with app.open_async():
            await make_tables(app, database)
            batch = Batch(PostgresDatabase(address))
            with Workspace.open(address, software="footproof/test") as workspace:
                asked = Round(batch.number, workspace.mark(), Purpose.CITED, OWN, HERE)
                await app.job_manager.batch_defer_jobs_async([job_of("127.0.0.1", asked.arguments(1, urls, []))])
                dead = await app.job_manager.register_worker()
                job = await app.job_manager.fetch_job(queues=None, worker_id=dead)
                assert job is not None
                async with build_client(HERE) as client:
                    for url in urls[:2]:
                        await Fetcher(client, workspace, HERE).fetch(url)
                    workspace.flush()
                # While it counts as living, nobody else asks the host.
                assert await app.job_manager.fetch_job(queues=None, worker_id=dead) is None
                await asyncio.to_thread(
                    database.rows, "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'"
                )
                for stalled in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=16):
                    await app.job_manager.retry_job(stalled)
                async with worker(address):
                    while not (done := batch.finished()):
                        await asyncio.sleep(0.02)
                assert [(one.job, one.trouble) for one in done] == [(1, None)]
                assert [len(workspace.history(url)) for url in urls] == [1, 1, 1]
        assert Counter(request.target for request in web.requests) == {"/page0": 1, "/page1": 1, "/page2": 1}
        batch.close()
        database.close()


async def test_a_job_that_two_workers_have_is_done_once(address: str) -> None:
    """One was slow and thought dead, and its job was given to the other."""
    with LittleWeb() as web:
        web.plan("/page0", Reply(body=b"<title>Slow", delay_s=0.3))
        urls = [web.url(f"/page{n}") for n in range(6)]
        async with worker(address) as one, worker(address) as two:
            batch = Batch(PostgresDatabase(address))
            arguments = Round(batch.number, 0, Purpose.CITED, OWN, HERE).arguments(1, urls, [])
            await asyncio.gather(one.fetch(**arguments), two.fetch(**arguments))
            assert len(batch.finished()) == 1
            await asyncio.to_thread(batch.close)
        assert Counter(request.target for request in web.requests) == {f"/page{n}": 1 for n in range(6)}


async def test_jobs_of_a_batch_that_has_ended_are_let_go(address: str) -> None:
    with LittleWeb() as web:
        database, app = PostgresDatabase(address), queue_of(address)
        async with app.open_async():
            await make_tables(app, database)
            killed = PostgresDatabase(address)
            batch = Batch(killed)
            assert lasts(database, batch.number)
            asked = Round(batch.number, 0, Purpose.CITED, OWN, HERE)
            job = job_of("127.0.0.1", asked.arguments(1, [web.url("/page")], []))
            await app.job_manager.batch_defer_jobs_async([job])
            killed.close()  # as a process that dies
            async with worker(address):
                while database.rows("SELECT 1 FROM procrastinate_jobs"):
                    await asyncio.sleep(0.02)
            assert not lasts(database, batch.number)
        assert web.requests == []
        database.close()


async def test_a_batch_whose_workers_die_does_the_rest_itself(
    address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    living = iter([1, 1])
    monkeypatch.setattr(Batch, "workers", lambda _: next(living, 0))
    monkeypatch.setattr(submitting, "PATIENCE_S", 0.1)
    with LittleWeb() as web:
        urls = [web.url(f"/page{n}") for n in range(5)]
        assert {capture.url for capture in await fetched(address, urls)} == set(urls)
        assert "does the rest" in capsys.readouterr().err.replace("fetches the rest itself", "does the rest")


async def test_what_a_worker_cannot_do_ends_the_batch_in_its_words(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(Work, "_fetch", fail)
    with LittleWeb() as web:
        async with worker(address):
            with pytest.raises(WorkspaceError, match="the disk is full"):
                await fetched(address, [web.url("/page")])


async def test_what_a_worker_can_neither_do_nor_tell_is_done_by_the_batch(address: str) -> None:
    """Its connection is gone, and its queue has another one: the batch would else wait for it for ever."""
    with LittleWeb() as web:
        urls = [web.url(f"/page{n}", f"127.0.0.{n + 1}") for n in range(5)]
        async with worker(address) as work:
            work._database.close()
            assert {capture.url for capture in await fetched(address, urls)} == set(urls)


async def test_a_worker_whose_server_went_away_ends(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would else take jobs, and take back those of the dead, in vain; ``footproof worker`` begins anew."""
    monkeypatch.setattr(worker_module, "HEARTBEAT_S", 0.2)
    database = PostgresDatabase(address)

    async def end_all_others() -> None:
        while not database.rows("SELECT to_regclass('procrastinate_workers')")[0][0] or not living_workers(database):
            await asyncio.sleep(0.05)
        others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        database.rows(f"SELECT pg_terminate_backend(pid) {others}")

    with (
        pytest.raises(WorkspaceLost, match="was lost"),
        Workspace.open(address, software="footproof/test") as workspace,
    ):
        await asyncio.gather(worker_module.work(address, workspace, Settings(fetch=HERE), None), end_all_others())
    database.close()


async def test_one_process_at_a_time_asks_a_host(address: str) -> None:
    """And it leaves it in peace for a while before another may."""
    first, second = PostgresDatabase(address), PostgresDatabase(address)
    settings = replace(HERE, spacing_ms=150)
    one, other = ClaimedHosts(Claims(first), settings), ClaimedHosts(Claims(second), settings)
    order: list[tuple[str, float]] = []

    async def visit(name: str, limits: ClaimedHosts, host: str = "a.example") -> None:
        async with limits.place(host):
            order.append((name, time.monotonic()))
            await asyncio.sleep(0.05)

    await asyncio.gather(visit("one", one), visit("one", one))
    await asyncio.gather(visit("other", other), visit("free", other, "b.example"))
    names = [name for name, _ in order]
    assert sorted(names[2:]) == ["free", "other"]
    times = dict(order)
    assert times["other"] - times["one"] >= 0.15
    assert times["free"] < times["other"]
    # Whoever dies holds nothing.
    async with one.place("c.example"):
        first.close()
        await visit("other", other, "c.example")
    await asyncio.sleep(0.3)
    second.close()


async def test_status_tells_queue_workers_and_hosts(address: str) -> None:
    assert "no run and no worker" in " ".join(status_lines(address, "ws"))
    with LittleWeb() as web:
        web.plan("/slow", Reply(hang=True))
        async with worker(address, replace(HERE, timeout_s=1)):
            batch = asyncio.create_task(fetched(address, [web.url("/slow")], replace(HERE, timeout_s=1, attempts=1)))
            while not web.requests:
                await asyncio.sleep(0.02)
            told = list(status_lines(address, "ws"))
            await batch
            async with paces(address, per_minute=24, count=1) as (pace,):
                pace.take()
                budgets = list(status_lines(address, "ws"))[-1:]
    assert told[:3] == [
        "ws: 1 workers", "queue    0 hosts wait, 1 are asked, 0 jobs failed",
        "archive  0 captures wait, 0 are under way",
    ]  # fmt: skip
    assert budgets == ["budget   wayback cdx: 1 of 24 requests in the last minute"]
    assert any(line.startswith("host     127.0.0.1: 1 links, for ") for line in told)


@asynccontextmanager
async def paces(address: str, per_minute: float = 6, count: int = 2) -> AsyncIterator[list[Pace]]:
    """The same budget, as several processes have it."""
    with ExitStack() as opened:
        databases = [opened.enter_context(closing(PostgresDatabase(address))) for _ in range(count)]
        books = [SharedBooks(database, SystemClock()) for database in databases]
        yield [one.pace("wayback", Budget.CDX, per_minute, (60.0,)) for one in books]


def _later(address: str, seconds: float) -> None:
    """Let time pass for the ledger."""
    database = PostgresDatabase(address)
    database.rows(
        "UPDATE budgets SET spent = ARRAY(SELECT moment - ?::float8 FROM unnest(spent) AS moment), "
        "paused_until = paused_until - ?, shut_until = shut_until - ?", (seconds, seconds, seconds),
    )  # fmt: skip
    database.close()


async def test_processes_share_one_budget(address: str) -> None:
    """Six a minute are six for all, answered or under way; a minute after the answers there are six more."""
    async with paces(address) as (one, other):
        turns = [pace.take() for pace in (one, other) * 3]
        assert (one.wait_s() > 0, other.wait_s() > 0) == (True, True)
        for turn in turns:
            one.answered(turn)
        assert 58 < other.wait_s() <= 61
        _later(address, 62)
        assert other.wait_s() == 0


async def test_many_at_once_never_get_more_than_there_is(address: str) -> None:
    async with paces(address, per_minute=20, count=4) as all_paces:
        taken = await asyncio.gather(*(asyncio.to_thread(pace._take) for pace in all_paces * 10))  # type: ignore[attr-defined]
        assert sum(one is not None for one in taken) == 20


async def test_what_a_dead_process_had_under_way_counts_for_a_while(address: str) -> None:
    async with paces(address, per_minute=1, count=1) as (dead,):
        dead.take()
    async with paces(address, per_minute=1, count=1) as (living,):
        assert living.wait_s() > 0
        _later(address, 89)
        assert living.wait_s() > 0
        _later(address, 63)
        assert living.wait_s() == 0


async def test_a_pause_that_the_archive_asks_for_holds_for_all(address: str) -> None:
    """After it one request finds out whether it answers; a second refusal in a row ends the questions of all."""
    async with paces(address) as (one, other):
        first, second = one.take(), other.take()
        one.refused(first, 30)
        other.refused(second, 30)  # was under way: tells nothing new
        assert 28 < other.wait_s() <= 30
        _later(address, 31)
        probe = other.take()
        assert one.wait_s() > 0
        other.refused(probe, None)
        assert isinstance(await one.turn(), Halt)
        assert isinstance(await other.turn(), Halt)


async def test_an_answer_clears_the_record(address: str) -> None:
    async with paces(address, per_minute=60) as (one, other):
        for pace in (one, other, one):
            pace.refused(pace.take(), 1)
            _later(address, 2)
            pace.answered(pace.take())
        assert other.halt is None
        assert other.wait_s() == 0


SPARING = ArchiveSettings(save_per_minute=3, poll_s=0.1)
KEYS = ArchiveKeys(access="access", secret="secret")


@asynccontextmanager
async def saver(address: str, machine: WaybackMachine) -> AsyncIterator[Workspace]:
    """What a worker has that makes captures, for as long as the context is open."""
    with (
        closing(PostgresDatabase(address)) as database,
        Workspace.open(address, software="footproof/test") as workspace,
    ):
        async with httpx.AsyncClient(verify=False) as client:
            settings, clock = replace(SPARING, origin=machine.origin), SystemClock()
            connection = connect(settings, KEYS, client, workspace, clock, SharedBooks(database, clock))
            task = asyncio.create_task(save_open_jobs(database, workspace, connection, settings.poll_s, clock))
            try:
                yield workspace
            finally:
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)


async def test_captures_are_made_by_one_worker_after_the_other_within_the_budget(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first dies while the archive has its request: the second finds the capture, and asks for what is left."""
    monkeypatch.setattr(saving, "LOOK_S", 0.1)
    urls = [f"https://harbour.example/{number}" for number in range(5)]
    with WaybackMachine(SystemClock(), limits={"save": 3}) as machine:
        machine.job_seconds, machine.rules[urls[0]] = 0.1, "cut"
        async with saver(address, machine) as workspace:
            workspace.jobs.put(SaveJob(urls[0], JobState.QUEUED, datetime.now(UTC)))
            while not machine.submitted[urls[0]]:
                await asyncio.sleep(0.01)
        async with saver(address, machine), saver(address, machine) as workspace:
            for url in urls[1:]:
                workspace.jobs.put(SaveJob(url, JobState.QUEUED, datetime.now(UTC)))
            while sum((job := workspace.jobs.of(url)) is not None and job.state is JobState.SAVED for url in urls) < 3:
                await asyncio.sleep(0.05)
        assert machine.submitted == dict.fromkeys(urls[:3], 1)
        assert machine.refused() == []
        with Workspace.open(address, software="footproof/test") as workspace:
            assert [job.state for job in workspace.jobs.open()] == [JobState.QUEUED] * 2


async def test_captures_are_made_again_when_the_server_can_be_used_again(
    address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A full disk, or a server that is started anew, is told once and ends nothing."""
    monkeypatch.setattr(saving, "LOOK_S", 0.05)
    failures, opened = iter((WorkspaceFull("The server is full."),) * 3), SaveJobs.open

    def failing(jobs: SaveJobs, most: int = 1) -> tuple[SaveJob, ...]:
        for failure in failures:
            raise failure
        return opened(jobs, most)

    monkeypatch.setattr(SaveJobs, "open", failing)
    url = "https://harbour.example/tides"
    with WaybackMachine(SystemClock()) as machine:
        machine.job_seconds = 0.1
        async with saver(address, machine) as workspace:
            workspace.jobs.put(SaveJob(url, JobState.QUEUED, datetime.now(UTC)))
            while (job := workspace.jobs.of(url)) is None or job.state is not JobState.SAVED:
                await asyncio.sleep(0.05)
    assert capsys.readouterr().err.count("The server is full.") == 1


async def test_a_run_that_ends_leaves_a_request_as_others_have_gone_on_with_it(address: str) -> None:
    """Also where it had thought the answer lost: who has sent it has heard of its capture meanwhile."""
    url, other = "https://harbour.example/tides", "https://harbour.example/lamps"
    settings, clock = replace(SPARING, origin="http://127.0.0.1:9"), SystemClock()
    with closing(PostgresDatabase(address)) as database, Workspace.open(address, software="x") as workspace:
        async with httpx.AsyncClient(verify=False) as client:
            connection = connect(settings, KEYS, client, workspace, clock, SharedBooks(database, clock))
            assert connection.saver is not None
            queue = SaveQueue(connection.saver, workspace, connection.archive.since, clock, 0.1)
            workspace.jobs.put(SaveJob(other, JobState.PENDING, clock.now() - timedelta(hours=1)))
            queue.add(url), queue.add(other)
            running = SaveJob(url, JobState.PENDING, clock.now())
            assert workspace.jobs.begin(running)
            known = [replace(running, job_id="spn2-1"), SaveJob(other, JobState.SAVED, clock.now())]
            for job in known:
                workspace.jobs.put(job)
            queue.close()
            await queue.run(0)
            assert [workspace.jobs.of(url), workspace.jobs.of(other)] == known
            assert not workspace.jobs.requeue(replace(running, state=JobState.QUEUED))
