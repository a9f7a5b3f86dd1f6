"""Budgets: never more within a minute than the archive allows, and silence when it says so."""

import asyncio
import random

import pytest
from fakes.clocks import StillClock

from cache.store import Workspace
from pipeline.archives.pace import Budget, Halt, Ledger, Pace, Turn


@pytest.fixture
def clock():
    return StillClock()


def most_within_a_minute(times):
    return max(sum(start <= t <= start + 60 for t in times) for start in times)


@pytest.mark.parametrize("per_minute", [1, 6, 24, 40])
async def test_window_is_never_exceeded_however_slow_the_network(clock, per_minute):
    """Whenever within a request the server counts it, no minute holds more than the limit."""
    pace, counted, dice = Pace(Budget.CDX, per_minute, clock), [], random.Random(per_minute)

    async def ask():
        turn = await pace.turn()
        await clock.sleep(dice.random() * 9)
        counted.append(clock.monotonic())
        await clock.sleep(dice.random() * 9)
        pace.answered(turn)

    await asyncio.gather(*(ask() for _ in range(int(per_minute * 2.5) + 2)))
    assert most_within_a_minute(counted) <= per_minute


async def test_first_minute_is_not_spread_out(clock):
    """A small batch within the limit does not wait at all."""
    pace, began = Pace(Budget.CDX, 24, clock), clock.monotonic()
    for _ in range(24):
        pace.answered(await pace.turn())
    assert clock.monotonic() == began


async def test_less_than_one_a_minute(clock):
    """Half a request a minute is one every two minutes."""
    pace, began = Pace(Budget.SAVE, 0.5, clock), clock.monotonic()
    for _ in range(2):
        pace.answered(await pace.turn())
    assert clock.monotonic() - began >= 120


@pytest.mark.parametrize(("said", "waited"), [(None, 60), (7, 7), (250, 250)])
async def test_refusal_pauses(clock, said, waited):
    """After a 429 nothing is sent for as long as it says, or for a minute."""
    pace, began = Pace(Budget.CDX, 24, clock), clock.monotonic()
    pace.refused(await pace.turn(), said)
    assert isinstance(await pace.turn(), Turn)
    assert waited <= clock.monotonic() - began < waited + 5


async def test_second_refusal_in_a_row_stops(clock):
    """Who asks on after being told twice is shut out for an hour: the budget is closed for the run."""
    pace = Pace(Budget.CDX, 24, clock)
    for _ in range(2):
        pace.refused(await pace.turn(), None)
    halt = await pace.turn()
    assert isinstance(halt, Halt)
    assert (halt.until - clock.now()).total_seconds() >= 3600
    assert "go on after" in halt.detail


async def test_refusals_of_requests_under_way_count_once(clock):
    """Ten requests that were out together and are all refused are one refusal."""
    pace = Pace(Budget.CDX, 24, clock)
    turns = [await pace.turn() for _ in range(10)]
    for turn in turns:
        pace.refused(turn, None)
    assert isinstance(await pace.turn(), Turn)


async def test_answer_after_a_pause_clears_the_record(clock):
    """Two refusals with an answer between them do not stop the run."""
    pace = Pace(Budget.CDX, 24, clock)
    for _ in range(3):
        pace.refused(await pace.turn(), None)
        pace.answered(await pace.turn())
    assert isinstance(await pace.turn(), Turn)


async def test_one_request_finds_out_whether_the_pause_is_over(clock):
    """After a pause the others wait for the first one's answer."""
    pace, out = Pace(Budget.CDX, 24, clock), []
    pace.refused(await pace.turn(), None)

    async def ask():
        turn = await pace.turn()
        out.append(clock.monotonic())
        await clock.sleep(5)
        pace.answered(turn)

    await asyncio.gather(*(ask() for _ in range(4)))
    assert out[1] - out[0] >= 5


async def test_very_long_retry_after_stops_at_once(clock):
    """A service that says "in an hour" is not waited for."""
    pace = Pace(Budget.REPLAY, 300, clock)
    pace.refused(await pace.turn(), 3600)
    assert isinstance(await pace.turn(), Halt)


async def test_next_run_is_counted_in_the_same_minute(clock, tmp_path):
    """What one run spent, and what it had under way when it was killed, the next one cannot spend again."""
    with Workspace.open(tmp_path, software="footproof/test") as workspace:
        first = Pace(Budget.CDX, 24, clock, ledger=Ledger(workspace, clock))
        for _ in range(20):
            first.answered(await first.turn())
        for _ in range(4):
            await first.turn()
        await clock.sleep(30)
        began, second = clock.monotonic(), Pace(Budget.CDX, 24, clock, ledger=Ledger(workspace, clock))
        await second.turn()
        assert 30 <= clock.monotonic() - began < 35


async def test_budgets_are_counted_apart(clock, tmp_path):
    """A spent index budget does not hold up replays, in the next run either."""
    with Workspace.open(tmp_path, software="footproof/test") as workspace:
        index = Pace(Budget.CDX, 1, clock, ledger=Ledger(workspace, clock))
        index.answered(await index.turn())
        began = clock.monotonic()
        await Pace(Budget.REPLAY, 1, clock, ledger=Ledger(workspace, clock)).turn()
        assert clock.monotonic() == began
