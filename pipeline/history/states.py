"""The state of a link, folded from its checks (the contract's table).

A link that was alive and fails is a suspicion until it has failed ``fails`` times with ``apart_h`` hours between: the
Internet Archive's own bot waits for three passes over days, since a name that fails once and a page that answers 404
once were well the week after (measured: 14 of 14). What is only in trouble changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from cache.model import Check
from pipeline.settings import AuditSettings
from reports.model import LinkState, LinkStatus, TitleStatus

MOST_NOTES = 64
"""Of one URL; a page that more notes cite is always due."""
_QUIETLY_ALIVE = (LinkState.FIRST, LinkState.RECOVERED)
"""States that become ``alive`` without being news."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """A link that had rotted and was there again. Times are UTC."""

    rotten_since: datetime
    recovered_at: datetime
    """Of the first check that found it there."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a link stands after some checks. Times are UTC."""

    state: LinkState
    since: datetime
    last_alive: datetime | None = None
    failures: int = 0
    first_failure: datetime | None = None
    """Of those in a row."""
    moved_since: datetime | None = None
    retitled_since: datetime | None = None
    drifted_since: datetime | None = None
    checked_at: datetime | None = None
    """When the last check was made."""
    status: LinkStatus | None = None
    """What it said of the link."""
    steady_since: datetime | None = None
    """Since when all checks have said the same: that it is there, that it is gone, or neither."""
    notes: frozenset[str] = frozenset()
    """Digests of what the notes said that cited it then, and in runs over other documents before."""
    recovery: Recovery | None = None
    """The last one; None where there was none."""


def follow(checks: Iterable[Check], settings: AuditSettings) -> Standing | None:
    """The standing after all these checks, oldest first; None where there are none."""
    standing: Standing | None = None
    for check, is_old_news in _with_news(list(checks)):
        if not is_old_news:
            standing = after(standing, check, settings)
    return standing


def _with_news(checks: Sequence[Check]) -> Iterator[tuple[Check, bool]]:
    """Each check, and whether the two before and the one behind say the same of a living link: then it changes nothing.

    Of years of checks that leaves a few.
    """
    says = [(check.status, check.title, check.drift) for check in checks]
    for place, check in enumerate(checks):
        same = 2 <= place < len(checks) - 1 and len(set(says[place - 2 : place + 2])) == 1
        yield check, same and LinkStatus(check.status).living


def after(standing: Standing | None, check: Check, settings: AuditSettings) -> Standing:
    """The standing after one more check; ``standing`` is None before the first."""
    status, at = LinkStatus(check.status), check.checked_at
    old = standing or Standing(LinkState.FIRST, at)
    steady_since = old.steady_since if old.status and kind_of(old.status) == kind_of(status) else at
    notes = frozenset(check.notes) | (old.notes if len(old.notes) + len(check.notes) <= MOST_NOTES else frozenset())
    old = replace(old, checked_at=at, status=status, notes=notes, steady_since=steady_since)
    if status.living:
        state = {None: LinkState.FIRST, LinkState.ROTTEN: LinkState.RECOVERED}.get(
            standing.state if standing else None, LinkState.ALIVE
        )
        recovery = Recovery(old.since, at) if state is LinkState.RECOVERED else old.recovery
        new = replace(
            _as_shown(old, check), state=state, last_alive=at, failures=0, first_failure=None, recovery=recovery
        )
    elif status.rotten:
        failing = replace(old, failures=old.failures + 1, first_failure=old.first_failure or at)
        new = replace(failing, state=_failed(failing, at, settings))
    else:
        return old
    return new if new.state is old.state else replace(new, since=at)


def kind_of(status: LinkStatus) -> tuple[bool, bool]:
    """What counts of a status: whether the cited thing is there, and whether it is gone."""
    return status.living, status.rotten


def is_news(old: LinkState | None, new: LinkState) -> bool:
    """Whether a change of state is worth a word."""
    return old is not None and old is not new and not (old in _QUIETLY_ALIVE and new is LinkState.ALIVE)


def _failed(standing: Standing, at: datetime, settings: AuditSettings) -> LinkState:
    if standing.state is LinkState.ROTTEN or standing.last_alive is None:
        return LinkState.ROTTEN
    assert standing.first_failure is not None
    apart = at - standing.first_failure >= timedelta(hours=settings.apart_h)
    return LinkState.ROTTEN if standing.failures >= settings.fails and apart else LinkState.SUSPECT


def _as_shown(old: Standing, check: Check) -> Standing:
    """The same with what a page that is there shows of itself."""
    at = check.checked_at
    moved = check.status == LinkStatus.MOVED
    retitled = check.title in (TitleStatus.CHANGED, TitleStatus.MISMATCH)
    drifted = check.drift in ("major", "off-topic")
    return replace(
        old,
        moved_since=(old.moved_since or at) if moved else None,
        retitled_since=(old.retitled_since or at) if retitled else None,
        drifted_since=(old.drifted_since or at) if drifted else None,
    )
