from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from cache.model import Outcome
from pipeline.web.hosts import HostLimits
from pipeline.web.patience import GIVEN_UP_AFTER, TIRED_AFTER, Patience
from pipeline.web.retry import Backoff, pause_before_retry, retry_after

NOW = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)
STEADY = Backoff(first_s=1.0, longest_s=8.0, jitter=lambda: 0.5)


class FakeTime:
    """A clock that moves when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


async def test_starts_on_one_host_are_spaced_and_hosts_are_independent() -> None:
    """Two starts on one host are spacing_s apart; another host does not wait."""
    time = FakeTime()
    limits = HostLimits(5, 0.25, clock=time.clock, sleep=time.sleep)
    starts = []
    for host in ("a", "a", "b", "a"):
        async with limits.place(host):
            starts.append(time.now - 100.0)
    assert starts == [0.0, 0.25, 0.25, 0.5]


async def test_no_more_than_per_host_are_open() -> None:
    """A third request waits until one of two is over."""
    limits = HostLimits(2, 0.0)
    open_now = peak = 0

    async def one() -> None:
        nonlocal open_now, peak
        async with limits.place("a"):
            open_now += 1
            peak = max(peak, open_now)
            await asyncio.sleep(0.001)
            open_now -= 1

    await asyncio.gather(*(one() for _ in range(20)))
    assert peak == 2


async def test_a_host_that_asks_for_a_pause_gets_it() -> None:
    """After hold() no request to that host starts before the pause is over."""
    time = FakeTime()
    limits = HostLimits(2, 0.0, clock=time.clock, sleep=time.sleep)
    limits.hold("a", 7.0)
    async with limits.place("b"):
        assert time.now == 100.0
    async with limits.place("a"):
        assert time.now == 107.0


async def test_a_cancelled_wait_gives_its_place_back() -> None:
    """A request that is cancelled while it waits leaves the host usable."""
    limits = HostLimits(1, 30.0)
    async with limits.place("a"):
        pass
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.01), limits.place("a"):
            pass
    limits._hosts["a"].next_start = 0.0
    async with asyncio.timeout(1), limits.place("a"):
        pass


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Sun, 01 Mar 2026 12:00:30 GMT", 30.0),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0.0),
        ("99999999999999999999", 999999999.0),
        ("-5", None),
        ("soon", None),
        ("1.5", None),
        ("٣", None),
        ("²", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_read_in_both_forms(value: str | None, seconds: float | None) -> None:
    """Seconds and HTTP dates are understood; anything else says nothing."""
    assert retry_after(value, NOW) == seconds


@pytest.mark.parametrize(
    ("outcome", "status", "asked", "attempt", "left", "pause"),
    [
        pytest.param(Outcome.TIMEOUT, None, None, 1, 60, 1.0, id="time-out"),
        pytest.param(Outcome.RESET, None, None, 2, 60, 2.0, id="doubles"),
        pytest.param(Outcome.RESET, None, None, 9, 60, 8.0, id="bounded"),
        pytest.param(Outcome.ANSWERED, 503, None, 1, 60, 1.0, id="503"),
        pytest.param(Outcome.ANSWERED, 429, 7.0, 1, 60, 7.0, id="429 with Retry-After"),
        pytest.param(Outcome.ANSWERED, 429, 0.0, 1, 60, 1.0, id="429 with Retry-After 0"),
        pytest.param(Outcome.ANSWERED, 429, 61.0, 1, 60, None, id="Retry-After beyond the deadline"),
        pytest.param(Outcome.ANSWERED, 429, 3600.0, 1, 9999, None, id="Retry-After beyond the cap"),
        pytest.param(Outcome.TIMEOUT, None, None, 1, 0.5, None, id="no time left"),
        pytest.param(Outcome.ANSWERED, 200, None, 1, 60, None, id="200"),
        pytest.param(Outcome.ANSWERED, 404, None, 1, 60, None, id="404"),
        pytest.param(Outcome.ANSWERED, 403, 5.0, 1, 60, None, id="403"),
        pytest.param(Outcome.DNS, None, None, 1, 60, None, id="no such name"),
        pytest.param(Outcome.DNS_FAILURE, None, None, 1, 60, 1.0, id="resolver failed"),
        pytest.param(Outcome.REFUSED, None, None, 1, 60, 1.0, id="refused once"),
        pytest.param(Outcome.REFUSED, None, None, 2, 60, None, id="refused twice"),
        pytest.param(Outcome.TLS_EXPIRED, None, None, 1, 60, None, id="expired"),
        pytest.param(Outcome.PROTOCOL, None, None, 1, 60, None, id="garbage"),
        pytest.param(Outcome.PRIVATE_ADDRESS, None, None, 1, 60, None, id="private"),
        pytest.param(Outcome.BOMB, 200, None, 1, 60, None, id="bomb"),
    ],
)
def test_only_what_may_pass_is_asked_again(
    outcome: Outcome, status: int | None, asked: float | None, attempt: int, left: float, pause: float | None
) -> None:
    """Retries go to what often passes, after the pause the host asked for, never beyond the deadline."""
    found = pause_before_retry(outcome, status, asked, attempt=attempt, left_s=left, backoff=STEADY)
    assert found == pause


def test_jitter_stays_within_a_quarter() -> None:
    """Pauses vary by a quarter either way, so that a batch does not come back all at once."""
    assert Backoff(first_s=4.0, jitter=lambda: 0.0).pause(1) == 3.0
    assert Backoff(first_s=4.0, jitter=lambda: 1.0).pause(1) == 5.0


def test_a_silent_host_is_given_up_and_an_answer_redeems_it() -> None:
    """After a few silent URLs a host gets one attempt each, then none; one answer sets it right."""
    patience = Patience()
    for _ in range(TIRED_AFTER):
        patience.learn("a", Outcome.TIMEOUT, None)
    assert patience.attempts("a", 3) == 1
    assert patience.given_up("a") is None
    for _ in range(GIVEN_UP_AFTER - TIRED_AFTER):
        patience.learn("a", Outcome.TIMEOUT, None)
    assert patience.given_up("a") is not None
    assert patience.given_up("b") is None
    patience.learn("a", Outcome.ANSWERED, 404)
    assert patience.given_up("a") is None
    assert patience.attempts("a", 3) == 3


def test_a_busy_host_is_never_given_up() -> None:
    """A host that answers 429 is asked once for each URL: another page may be let through."""
    patience = Patience()
    for _ in range(10):
        patience.learn("a", Outcome.ANSWERED, 429)
    assert patience.attempts("a", 3) == 1
    assert patience.given_up("a") is None
