"""The state of a link over its checks: what is believed when, and since when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cache.model import Check
from pipeline.history.states import follow, is_news
from pipeline.settings import AuditSettings
from reports.model import LinkState

MONDAY = datetime(2026, 3, 2, 6, tzinfo=UTC)
WEEK = 168.0
SIGNS = {"a": "alive", "m": "moved", "d": "dead", "s": "soft-404", "p": "parked", "e": "error", "b": "blocked"}


def _checks(signs: str, hours: float = WEEK) -> list[Check]:
    return [
        Check("https://a.example/", MONDAY + timedelta(hours=hours * number), SIGNS[sign], "code")
        for number, sign in enumerate(signs)
    ]


TABLE = {
    # checks: state, check since which it is so, last check alive, failures in a row
    "a": ("first", 0, 0, 0),
    "e": ("first", 0, None, 0),
    "ee": ("first", 0, None, 0),
    "d": ("rotten", 0, None, 1),
    "ed": ("rotten", 1, None, 1),
    "aa": ("alive", 1, 1, 0),
    "am": ("alive", 1, 1, 0),
    "ad": ("suspect", 1, 0, 1),
    "ada": ("alive", 2, 2, 0),
    "adad": ("suspect", 3, 2, 1),
    "add": ("rotten", 2, 0, 2),
    "ads": ("rotten", 2, 0, 2),
    "adp": ("rotten", 2, 0, 2),
    "aed": ("suspect", 2, 0, 1),
    "ade": ("suspect", 1, 0, 1),
    "aded": ("rotten", 3, 0, 2),
    "adb": ("suspect", 1, 0, 1),
    "adda": ("recovered", 3, 3, 0),
    "addaa": ("alive", 4, 4, 0),
    "addad": ("suspect", 4, 3, 1),
    "adde": ("rotten", 2, 0, 2),
    "da": ("recovered", 1, 1, 0),
    "ddd": ("rotten", 0, None, 3),
}


@pytest.mark.parametrize("signs", TABLE)
def test_states(signs: str) -> None:
    state, since, alive, failures = TABLE[signs]
    checks = _checks(signs)
    standing = follow(checks, AuditSettings())
    assert standing is not None
    assert (standing.state, standing.failures) == (state, failures)
    assert standing.since == checks[since].checked_at
    assert standing.last_alive == (None if alive is None else checks[alive].checked_at)


def test_failures_too_near_to_each_other_are_one() -> None:
    assert _state("add", hours=1) == "suspect"
    assert _state("ad" + "d" * 20, hours=1) == "rotten"
    assert _state("add", hours=1, apart_h=0) == "rotten"
    assert _state("add", fails=3) == "suspect"
    assert _state("addd", fails=3) == "rotten"


def _state(signs: str, hours: float = WEEK, **settings: float) -> str:
    standing = follow(_checks(signs, hours), AuditSettings(**settings))  # type: ignore[arg-type]
    assert standing is not None
    return standing.state


def test_since_when_a_page_moved_was_retitled_and_drifted() -> None:
    start = MONDAY
    checks = [
        Check("u", start + timedelta(days=day), status, "code", title=title, drift=drift)
        for day, (status, title, drift) in enumerate(
            [
                ("alive", "match", "same"),
                ("moved", "changed", "major"),
                ("error", None, None),
                ("moved", "mismatch", "off-topic"),
            ]
        )
    ]
    standing = follow(checks, AuditSettings())
    assert standing is not None
    second = checks[1].checked_at
    assert (standing.moved_since, standing.retitled_since, standing.drifted_since) == (second,) * 3
    well = follow([*checks, Check("u", start + timedelta(days=9), "alive", "code", title="match")], AuditSettings())
    assert well is not None
    assert (well.moved_since, well.retitled_since, well.drifted_since) == (None,) * 3


@pytest.mark.parametrize(
    ("old", "new", "news"),
    [
        (None, LinkState.FIRST, False),
        (LinkState.FIRST, LinkState.ALIVE, False),
        (LinkState.RECOVERED, LinkState.ALIVE, False),
        (LinkState.ALIVE, LinkState.SUSPECT, True),
        (LinkState.SUSPECT, LinkState.ALIVE, True),
        (LinkState.SUSPECT, LinkState.ROTTEN, True),
        (LinkState.ROTTEN, LinkState.RECOVERED, True),
        (LinkState.ROTTEN, LinkState.ROTTEN, False),
    ],
)
def test_what_is_news(old: LinkState | None, new: LinkState, news: bool) -> None:
    assert is_news(old, new) is news


@pytest.mark.parametrize(("signs", "since"), [("aama", 0), ("adda", 3), ("adp", 1), ("aeba", 3), ("aeb", 1), ("d", 0)])
def test_since_when_all_checks_say_the_same(signs: str, since: int) -> None:
    standing = follow(_checks(signs), AuditSettings())
    assert standing is not None
    assert standing.steady_since == MONDAY + timedelta(hours=WEEK * since)
