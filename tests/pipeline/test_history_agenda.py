"""Which links an audit asks for: by state, each at a time of its own, and whatever a new or changed note cites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fakes.linted import cited

from cache.freshness import CONTROL_LIFETIME, as_old_as, while_it_fails, while_unchanged
from cache.model import Capture, Check, Outcome, RunRecord
from cache.store import Workspace
from pipeline.history.agenda import SPREAD, Agenda
from pipeline.history.chronicle import Asked, Chronicle, notes_of
from pipeline.settings import AuditSettings
from reports.model import CitationResult, LinkFinding, LinkHistory, LinkState, LinkStatus

MONDAY = datetime(2026, 3, 2, 6, tzinfo=UTC)
URL = "https://harbour.example/tides"
DAY = timedelta(days=1)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path, software="footproof/test") as opened:
        yield opened


def _log(workspace: Workspace, *statuses: str, url: str = URL, noted: CitationResult | None = None) -> None:
    """One check a day, the last of them on Monday."""
    notes = notes_of([noted or cited(url).result])
    for number, status in enumerate(statuses, 1):
        at = MONDAY - DAY * (len(statuses) - number)
        workspace.log_run(RunRecord("audit", at, at, 1, 1, {}), (Check(url, at, status, "code", notes=notes),))


def _capture(url: str = URL, at: datetime = MONDAY, status: int = 200) -> Capture:
    return Capture(url, Outcome.ANSWERED, at, 1, status=status)


def _counts(workspace: Workspace, after: timedelta, *results: CitationResult, capture: Capture | None = None) -> bool:
    agenda = Agenda(Chronicle(workspace, AuditSettings()), AuditSettings())
    counts = agenda.counts_for(results or (cited(URL).result,))
    return counts(capture or _capture(status=404), MONDAY + after)


@pytest.mark.parametrize(
    ("statuses", "still", "due"),
    [
        (("alive",), 4.4, 6.0),
        (("dead", "alive"), 4.4, 6.0),
        (("dead",), 1.4, 2.0),
        (("alive", "dead", "dead"), 1.4, 2.0),
        (("alive", "dead"), 0.8, 0.84),
        (("alive", "error"), 0.7, 1.0),
        (("alive", "blocked"), 4.4, 6.0),
    ],
)
def test_what_is_due_by_state(workspace: Workspace, statuses: tuple[str, ...], still: float, due: float) -> None:
    """In days after the last check: nothing is due much earlier than it says, and nothing later."""
    _log(workspace, *statuses)
    assert _counts(workspace, DAY * still)
    assert not _counts(workspace, DAY * due)


def test_who_audits_once_a_week_asks_for_everything(workspace: Workspace) -> None:
    """An hour earlier than the week before does not matter."""
    for status in LinkStatus:
        _log(workspace, status, url=f"https://{status}.example/")
    for status in LinkStatus:
        result = cited(f"https://{status}.example/").result
        capture = _capture(f"https://{status}.example/")
        assert not _counts(workspace, timedelta(days=7, hours=-1), result, capture=capture)


def test_what_was_asked_in_one_day_is_not_due_in_one_day(workspace: Workspace) -> None:
    """The same links at the same times in every run, spread evenly over the share of the interval."""
    agenda = Agenda(Chronicle(workspace, AuditSettings()), AuditSettings(alive_days=40))
    _log(workspace, "alive")
    standing = Chronicle(workspace, AuditSettings()).standing(URL)
    assert standing is not None
    days = [agenda.interval(f"{URL}/{number}", standing) / DAY for number in range(1_000)]
    assert days == [agenda.interval(f"{URL}/{number}", standing) / DAY for number in range(1_000)]
    assert 40 * (1 - SPREAD) <= min(days) <= max(days) <= 40
    busiest = max(sum(start <= day < start + 1 for day in days) for start in range(30, 40))
    assert busiest < 150


def test_a_new_or_changed_note_is_due(workspace: Workspace) -> None:
    _log(workspace, "alive")
    old, other = cited(URL).result, cited(URL, text="Moor, “Tides”, now with another page, 12.", label="2").result
    assert _counts(workspace, DAY * 3, old)
    assert not _counts(workspace, DAY * 3, other)
    assert not _counts(workspace, DAY * 3, old, other)
    assert _counts(workspace, timedelta(minutes=5), other)
    # An ibid. says nothing of its own about the source.
    ibid = replace(other, citation=replace(other.citation, same_as=old.citation.id))
    assert _counts(workspace, DAY * 3, old, ibid)


def test_what_no_run_has_judged_is_due(workspace: Workspace) -> None:
    """An address without a check, and an answer that a run left which was cut short."""
    assert not _counts(workspace, DAY * 3)
    _log(workspace, "alive")
    assert not _counts(workspace, DAY * 3, capture=_capture(at=MONDAY + timedelta(hours=1)))


def test_a_clock_that_went_back_makes_everything_due(workspace: Workspace) -> None:
    _log(workspace, "alive")
    assert not _counts(workspace, -DAY)


SIBLING = "https://harbour.example/zq12"


@pytest.mark.parametrize(
    ("parent_at", "parent_since", "asked_at", "own", "unchanged", "failing"),
    [
        # days: parent asked, its content since, what belongs to it asked; does it count
        (0, None, 0, True, True, True),
        (7, 0, 0, False, True, True),
        (7, None, 0, False, False, False),
        (7, 5, 0, False, False, False),
        (CONTROL_LIFETIME.days + 1, 0, 0, False, False, False),
    ],
)
def test_what_belongs_to_an_answer(
    parent_at: int, parent_since: int | None, asked_at: int, own: bool, unchanged: bool, failing: bool
) -> None:
    since = MONDAY + DAY * parent_since if parent_since is not None else None
    parents = {SIBLING: replace(_capture(at=MONDAY + DAY * parent_at), unchanged_since=since)}
    asked = replace(_capture(SIBLING, MONDAY + DAY * asked_at, 404), unchanged_since=MONDAY - DAY)
    now = MONDAY + DAY * max(parent_at, 2)
    assert as_old_as(parents)(asked, now) is own
    assert while_unchanged(parents)(asked, now) is unchanged
    assert while_it_fails(parents)(asked, now) is failing


@pytest.mark.parametrize("asked", [_capture(SIBLING, status=404), replace(_capture(SIBLING), unchanged_since=MONDAY)])
def test_what_was_believed_or_failed_once_is_asked_again(asked: Capture) -> None:
    parents = {SIBLING: replace(_capture(at=MONDAY + DAY * 7), unchanged_since=MONDAY)}
    assert not while_it_fails(parents)(asked, MONDAY + DAY * 7)


def test_two_sets_of_documents_do_not_make_a_link_due_for_each_other(workspace: Workspace) -> None:
    """They are audited in turn in one workspace and cite one page in different words."""
    other = replace(cited(URL).result, citation=replace(cited(URL).result.citation, text="Tides, the Gazette."))
    _log(workspace, "alive")
    _log(workspace, "alive", noted=other)
    assert _counts(workspace, DAY)
    assert _counts(workspace, DAY, other)
    third = replace(other, citation=replace(other.citation, text="Tides, the Gazette, page 4."))
    assert not _counts(workspace, DAY, third)


@pytest.mark.parametrize(("command", "new"), [("audit", True), ("check", False)])
def test_what_a_check_found_since_the_last_audit_is_news_to_the_next(
    workspace: Workspace, command: str, new: bool
) -> None:
    """The audit after it has it among what is newly rotten, the one after that among the old."""
    _log(workspace, "alive")
    for number in (2, 4):
        at = MONDAY + number * DAY
        workspace.log_run(RunRecord("check", at, at, 1, 1, {}), (Check(URL, at, "dead", "http-404"),))
    rotten = cited(URL).result
    (found,) = Chronicle(workspace, AuditSettings(), command).followed([rotten], {})
    assert found.history is not None
    assert (found.history.state, found.history.newly_rotten) == ("rotten", new)
    at = MONDAY + 5 * DAY
    workspace.log_run(RunRecord("audit", at, at, 1, 1, {}), ())
    (later,) = Chronicle(workspace, AuditSettings(), command).followed([rotten], {})
    assert later.history is not None
    assert not later.history.newly_rotten


@pytest.mark.parametrize(
    ("audited", "checked", "asked_again", "told"),
    [
        # statuses at audits and at checks a day apart; whether the audit asks as well; whether it tells a recovery
        (("dead",), ("alive",), False, True),
        (("dead",), ("alive",), True, True),
        (("dead",), ("alive", "alive"), True, True),
        (("alive", "dead", "dead"), ("alive",), True, True),
        (("dead",), ("alive", "error"), False, True),
        (("dead",), ("alive", "dead"), False, False),
        # No audit has told that it was rotten, or that it was has been told as over.
        (("alive",), ("dead", "dead", "alive"), True, False),
        (("dead", "alive"), ("alive",), True, False),
    ],
)
def test_a_recovery_that_a_check_found_is_told_by_the_next_audit(
    workspace: Workspace, audited: tuple[str, ...], checked: tuple[str, ...], asked_again: bool, told: bool
) -> None:
    for number, status in enumerate((*audited, *checked)):
        at = MONDAY + number * DAY
        command = "audit" if number < len(audited) else "check"
        workspace.log_run(RunRecord(command, at, at, 1, 1, {}), (Check(URL, at, status, "code"),))
    now = MONDAY + DAY * 10
    link = LinkFinding(LinkStatus.ALIVE, "ok", "", checked_at=now if asked_again else None)
    history, answer = _audited(workspace, replace(cited(URL).result, link=link))
    assert (history.state is LinkState.RECOVERED and history.changed) is told
    if told:
        assert history.since == MONDAY + DAY * (len(audited) + checked.index("alive"))
    workspace.log_run(RunRecord("audit", now, now, 1, 1, {}), answer)
    later, _ = _audited(workspace, replace(cited(URL).result, link=replace(link, checked_at=None)))
    assert not later.changed


def _audited(workspace: Workspace, result: CitationResult) -> tuple[LinkHistory, list[Check]]:
    """What an audit says of a link, and what it would log."""
    chronicle, asked = Chronicle(workspace, AuditSettings(), "audit"), dict[str, Asked]()
    (followed,) = chronicle.followed([result], {})
    chronicle.note([followed], asked)
    assert followed.history is not None
    return followed.history, [one.check for one in asked.values()]
