from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fakes import endless_fetcher
from fakes.fetching import Names, fetching, quick
from fakes.little_web import Authority, LittleWeb, Reply

from cache.errors import WorkspaceFull
from cache.model import Capture, Outcome, Purpose
from cache.store import Workspace
from pipeline.checks.links.failures import by_outcome
from pipeline.stages.fetch import IN_TURN, OPEN_AT_ONCE, Renewal, fetch_all, fetch_each
from reports.model import LinkStatus

PAGE = b"<title>A page</title>"


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Authority().trust(tmp_path_factory.mktemp("trust") / "authority.pem")


@pytest.fixture(autouse=True)
def few_certificates(certificates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading every authority of the world takes longer than most of these tests."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates))


@pytest.fixture
def web() -> Iterator[LittleWeb]:
    with LittleWeb() as server:
        yield server


class CountingFetcher:
    """Answers every URL by a function, and counts how many are under way."""

    def __init__(self, answer: Callable[[str], Capture], delay_s: float = 0.0) -> None:
        self.answer = answer
        self.delay_s = delay_s
        self.asked: list[str] = []
        self.open_now = self.peak = 0

    async def fetch(self, url: str, purpose: Purpose = Purpose.CITED) -> Capture:
        self.asked.append(url)
        self.open_now += 1
        self.peak = max(self.peak, self.open_now)
        await asyncio.sleep(self.delay_s)
        self.open_now -= 1
        return self.answer(url)


def answered(url: str, status: int = 200, age: timedelta = timedelta(0)) -> Capture:
    return Capture(
        url=url,
        outcome=Outcome.ANSWERED,
        checked_at=datetime.now(UTC) - age,
        attempts=1,
        final_url=url,
        status=status,
    )


def failed(outcome: Outcome) -> Callable[[str], Capture]:
    return lambda url: Capture(url=url, outcome=outcome, checked_at=datetime.now(UTC), attempts=1)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "workspace", software="footproof-test") as opened:
        yield opened


async def test_each_resource_is_fetched_once(web: LittleWeb, tmp_path: Path) -> None:
    """Ten thousand citations of one URL, and its other spellings, are one request, and all have its capture."""
    web.plan("/page", Reply(body=PAGE))
    urls = [web.url("/page")] * 10_000 + [web.url("/page#part"), web.url("/page").upper().replace("/PAGE", "/page")]
    seen: list[Capture] = []
    async with fetching(tmp_path) as (fetcher, workspace):
        captures = await fetch_all(urls, fetcher, workspace)

        async def see(capture: Capture) -> None:
            seen.append(capture)

        await fetch_each(urls, fetcher, workspace, see)
    assert len(web.requests) == 1
    assert set(captures) == set(urls)
    assert len(seen) == 1
    assert {capture.status for capture in captures.values()} == {200}


async def test_a_second_run_asks_for_nothing_that_is_fresh(web: LittleWeb, tmp_path: Path) -> None:
    """What was fetched a moment ago, failures included, comes from the workspace."""
    web.plan("/good", Reply(body=PAGE))
    urls = [web.url("/good"), web.url("/gone")]
    for _ in range(2):
        async with fetching(tmp_path) as (fetcher, workspace):
            captures = await fetch_all(urls, fetcher, workspace)
        assert [captures[url].status for url in urls] == [200, 404]
    assert len(web.requests) == 2


@pytest.mark.parametrize(
    ("renewal", "asked"),
    [
        (Renewal.STALE, ["old-good", "old-bad", "resolver", "new"]),
        (Renewal.FAILED, ["old-good", "fresh-bad", "old-bad", "resolver", "new"]),
        (Renewal.ALL, ["fresh-good", "old-good", "fresh-bad", "old-bad", "resolver", "new"]),
        (Renewal.NOTHING, []),
    ],
    ids=lambda value: value.name if isinstance(value, Renewal) else "",
)
async def test_what_is_asked_for_again(workspace: Workspace, renewal: Renewal, asked: list[str]) -> None:
    """Successes count for a day, failures for minutes, a failed resolver never; --refresh asks for more."""
    held = {
        "fresh-good": answered("http://a.example/fresh-good", 200, timedelta(hours=23)),
        "old-good": answered("http://a.example/old-good", 200, timedelta(hours=25)),
        "fresh-bad": answered("http://a.example/fresh-bad", 404, timedelta(minutes=9)),
        "old-bad": answered("http://a.example/old-bad", 404, timedelta(minutes=11)),
        "resolver": failed(Outcome.DNS_FAILURE)("http://a.example/resolver"),
    }
    for capture in held.values():
        workspace.keep(capture, Purpose.CITED)
    urls = [f"http://a.example/{name}" for name in (*held, "new")]
    fetcher = CountingFetcher(answered)
    captures = await fetch_all(urls, fetcher, workspace, renewal=renewal)
    assert [url.rpartition("/")[2] for url in fetcher.asked] == asked
    if renewal is Renewal.NOTHING:
        assert captures["http://a.example/old-good"] == held["old-good"]
        assert captures["http://a.example/new"].outcome is Outcome.OFFLINE
        assert workspace.latest("http://a.example/new") is None


async def test_hosts_do_not_hold_each_other_up(web: LittleWeb, tmp_path: Path) -> None:
    """A host with many slow pages does not delay the others, and is never asked more than twice at once."""
    for number in range(10):
        web.plan(f"/{number}", Reply(body=PAGE, delay_s=0.2))
    web.plan("/quick", Reply(body=PAGE))
    urls = [web.url(f"/{number}") for number in range(10)] + [web.url("/quick", f"127.0.1.{n}") for n in range(1, 30)]
    order: list[str] = []
    async with fetching(tmp_path) as (fetcher, workspace):

        async def see(capture: Capture) -> None:
            order.append(capture.url)

        await fetch_each(urls, fetcher, workspace, see)
    assert all(url.endswith("/quick") for url in order[:20])
    assert web.peak["127.0.0.1"] == 2


async def test_no_more_than_so_many_are_under_way(workspace: Workspace) -> None:
    """However many hosts there are, the number of URLs under way is bounded, and the bound is used."""
    fetcher = CountingFetcher(answered, delay_s=0.01)
    await fetch_all([f"http://{n}.example/" for n in range(300)], fetcher, workspace)
    assert fetcher.peak == OPEN_AT_ONCE
    assert len(fetcher.asked) == 300


async def test_no_more_than_so_many_captures_wait_to_be_read(workspace: Workspace) -> None:
    """While reading is slower than the web, captures do not pile up in memory; in the end all are handed on."""
    fetcher, may_read, read = CountingFetcher(answered), asyncio.Event(), 0

    async def keep(_: Capture) -> None:
        nonlocal read
        await may_read.wait()
        read += 1

    async def read_later() -> None:
        while len(fetcher.asked) < IN_TURN:
            await asyncio.sleep(0)
        for _ in range(100):
            await asyncio.sleep(0)
        assert len(fetcher.asked) == IN_TURN
        may_read.set()

    urls = [f"http://{n}.example/{page}" for n in range(IN_TURN) for page in range(3)]
    await asyncio.gather(fetch_each(urls, fetcher, workspace, keep), read_later())
    assert read == len(set(fetcher.asked)) == len(urls)


async def test_hanging_hosts_cost_a_deadline_and_not_the_sum(web: LittleWeb, tmp_path: Path) -> None:
    """Many URLs, some of them on hosts that hang, take about as long as the slowest, not as all together."""
    web.plan("/page", Reply(body=PAGE))
    web.plan("/hang", Reply(hang=True))
    urls = [web.url("/page", f"127.1.0.{n + 1}") for n in range(200)]
    urls += [web.url("/hang", f"127.2.0.{n + 1}") for n in range(20)]
    began = time.monotonic()
    async with fetching(tmp_path, quick(timeout_s=1.5, deadline_s=2.0)) as (fetcher, workspace):
        captures = await fetch_all(urls, fetcher, workspace)
    outcomes = [captures[url].outcome for url in urls]
    assert outcomes == [Outcome.ANSWERED] * 200 + [Outcome.TIMEOUT] * 20
    assert time.monotonic() - began < 20.0


SURE = ("archive.example", "example.com")


@pytest.mark.parametrize("count", [1, 6])
async def test_a_machine_without_network_blames_no_link(tmp_path: Path, count: int) -> None:
    """When no name resolves, not even one that exists for certain, the links are undecided, however few they are."""
    urls = [f"http://site{n}.example/" for n in range(count)]
    async with fetching(tmp_path, quick(attempts=1), Names(), SURE) as (fetcher, workspace):
        captures = await fetch_all(urls, fetcher, workspace)
        assert {capture.outcome for capture in captures.values()} == {Outcome.DNS_FAILURE}
        assert workspace.latest(urls[0]) == captures[urls[0]]
    ruling = by_outcome(captures[urls[0]])
    assert ruling
    assert (ruling.status, "Check this machine's Internet connection" in ruling.detail) == (LinkStatus.ERROR, True)


@pytest.mark.parametrize("count", [1, 6])
@pytest.mark.parametrize("sure", SURE)
async def test_dead_names_are_dead_where_a_sure_one_is_found(tmp_path: Path, count: int, sure: str) -> None:
    """One name that exists shows that the resolver works, though every link of the document is dead."""
    urls = [f"http://site{n}.example/" for n in range(count)]
    names = Names({sure: ["127.0.0.1"]})
    async with fetching(tmp_path, names=names, sure=SURE) as (fetcher, workspace):
        captures = await fetch_all(urls, fetcher, workspace)
    assert {capture.outcome for capture in captures.values()} == {Outcome.DNS}


async def test_a_few_dead_names_are_dead(tmp_path: Path) -> None:
    """Where no name is known to exist, as with an archive on this machine, the resolver is believed."""
    urls = [f"http://site{n}.example/" for n in range(3)]
    async with fetching(tmp_path, names=Names()) as (fetcher, workspace):
        captures = await fetch_all(urls, fetcher, workspace)
    assert {capture.outcome for capture in captures.values()} == {Outcome.DNS}


async def test_a_full_disk_ends_the_batch_and_keeps_what_was_there(workspace: Workspace) -> None:
    """When the workspace is full the error comes out as it is, and no further URL is asked."""

    def full(url: str) -> Capture:
        if len(fetcher.asked) > 5:
            raise WorkspaceFull("full")
        return answered(url)

    fetcher = CountingFetcher(full, delay_s=0.001)
    with pytest.raises(WorkspaceFull):
        await fetch_all([f"http://{n}.example/" for n in range(500)], fetcher, workspace)
    assert len(fetcher.asked) < 200


async def test_an_interrupted_batch_keeps_what_was_done(web: LittleWeb, tmp_path: Path) -> None:
    """Cancelling a batch leaves what was done in the workspace, and the next run asks for the rest only."""
    web.plan("/hang", Reply(hang=True), Reply(body=PAGE))
    for number in range(5):
        web.plan(f"/{number}", Reply(body=PAGE))
    urls = [web.url(f"/{number}", "127.0.0.2") for number in range(5)]
    hanging = web.url("/hang")
    async with fetching(tmp_path, quick(timeout_s=30.0, deadline_s=60.0)) as (fetcher, workspace):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(1.0):
                await fetch_all([hanging, *urls], fetcher, workspace)
        captures = await fetch_all([hanging, *urls], fetcher, workspace)
    assert {capture.status for capture in captures.values()} == {200}
    assert {len(web.asked(f"/{number}")) for number in range(5)} == {1}
    assert len(web.asked("/hang")) == 2


def test_a_killed_run_is_taken_up_by_the_next(web: LittleWeb, tmp_path: Path) -> None:
    """After kill -9 in mid-batch everything that was reported is there, and only the rest is asked for."""
    for number in range(40):
        web.plan(f"/{number}", Reply(body=PAGE * 100, delay_s=0.05))
    urls = [web.url(f"/{number}") for number in range(40)]
    root = Path(endless_fetcher.__file__).parents[2]
    program = subprocess.Popen(
        [sys.executable, "-m", "fakes.endless_fetcher", str(tmp_path), *urls],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(root), str(root / "tests")))},
    )
    assert program.stdout is not None
    with program, program.stdout as lines:
        done = [next(lines).strip() for _ in range(10)]
        program.kill()
        done += [line.strip() for line in lines]
    assert len(done) < 40
    before = {url: len(web.asked(url.removeprefix(web.url("")))) for url in done}

    async def again() -> dict[str, Capture]:
        async with fetching(tmp_path) as (fetcher, workspace):
            captures = await fetch_all(urls, fetcher, workspace)
            assert all(workspace.body(capture) == PAGE * 100 for capture in captures.values())
            return captures

    captures = asyncio.run(again())
    assert {capture.status for capture in captures.values()} == {200}
    assert {url: len(web.asked(url.removeprefix(web.url("")))) for url in done} == before


def test_outcomes_of_an_offline_run_are_not_kept_as_checks(workspace: Workspace) -> None:
    """Nothing that was not asked becomes part of a URL's history."""
    captures = asyncio.run(
        fetch_all(["http://a.example/"], CountingFetcher(answered), workspace, renewal=Renewal.NOTHING)
    )
    assert captures["http://a.example/"].outcome is Outcome.OFFLINE
    assert workspace.history("http://a.example/") == ()
