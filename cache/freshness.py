"""How long an answer counts before it is asked for again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from cache.keys import url_key
from cache.model import Capture, Outcome

SUCCESS_LIFETIME = timedelta(hours=24)
# Failures are often passing: lychee stopped caching them for this reason (its pull request 2105).
FAILURE_LIFETIME = timedelta(minutes=10)
CONTROL_LIFETIME = timedelta(days=30)
"""Of what was asked to judge another answer, while that answer stays what it is."""

Counts = Callable[[Capture, datetime], bool]
"""Whether a capture still counts at a moment (UTC)."""


def succeeded(capture: Capture) -> bool:
    """Whether a complete answer below status 400 came."""
    return capture.outcome is Outcome.ANSWERED and capture.status is not None and capture.status < 400


def is_fresh(capture: Capture, now: datetime) -> bool:
    """Whether a capture still counts at ``now`` (UTC): 24 hours for a success, 10 minutes for a failure."""
    lifetime = SUCCESS_LIFETIME if succeeded(capture) else FAILURE_LIFETIME
    return timedelta(0) <= now - capture.checked_at < lifetime


def as_old_as(parents: Mapping[str, Capture]) -> Counts:
    """What belongs to an answer counts as long as that does: it was given no earlier.

    Args:
        parents: by the URL of what belongs to them.
    """
    known = _by_key(parents)

    def counts(capture: Capture, now: datetime) -> bool:
        parent = known.get(url_key(capture.url))
        return is_fresh(capture, now) or (parent is not None and capture.checked_at >= parent.checked_at)

    return counts


def while_unchanged(parents: Mapping[str, Capture]) -> Counts:
    """What an answer was judged by counts as long as that answer is given, and a month at most.

    Args:
        parents: by the URL of what they were judged by.
    """
    belongs, known = as_old_as(parents), _by_key(parents)

    def counts(capture: Capture, now: datetime) -> bool:
        parent = known.get(url_key(capture.url))
        since = parent.unchanged_since if parent else None
        young = now - capture.checked_at < CONTROL_LIFETIME
        return belongs(capture, now) or (since is not None and young and capture.checked_at >= since)

    return counts


def while_it_fails(parents: Mapping[str, Capture]) -> Counts:
    """What was asked once more counts as long as the first answer is given, if it failed alike twice, too."""
    belongs, unchanged = as_old_as(parents), while_unchanged(parents)

    def counts(capture: Capture, now: datetime) -> bool:
        failed_twice = capture.unchanged_since is not None and not succeeded(capture)
        return belongs(capture, now) or (failed_twice and unchanged(capture, now))

    return counts


def _by_key(parents: Mapping[str, Capture]) -> dict[str, Capture]:
    return {url_key(url): parent for url, parent in parents.items()}
