"""How long an answer counts before it is asked for again."""

from __future__ import annotations

from datetime import datetime, timedelta

from cache.model import Capture, Outcome

SUCCESS_LIFETIME = timedelta(hours=24)
# Failures are often passing: lychee stopped caching them for this reason (its pull request 2105).
FAILURE_LIFETIME = timedelta(minutes=10)


def succeeded(capture: Capture) -> bool:
    """Whether a complete answer below status 400 came."""
    return capture.outcome is Outcome.ANSWERED and capture.status is not None and capture.status < 400


def is_fresh(capture: Capture, now: datetime) -> bool:
    """Whether a capture still counts at ``now`` (UTC): 24 hours for a success, 10 minutes for a failure."""
    lifetime = SUCCESS_LIFETIME if succeeded(capture) else FAILURE_LIFETIME
    return timedelta(0) <= now - capture.checked_at < lifetime
