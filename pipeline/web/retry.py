"""When a URL is asked again, and after how long."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from cache.model import Outcome

PASSING_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
"""Statuses that often pass (RFC 9110, 15.5 and 15.6; RFC 6585; 520 to 524 are Cloudflare's for a site that is down)."""
PASSING_OUTCOMES = frozenset(
    {Outcome.TIMEOUT, Outcome.RESET, Outcome.DNS_FAILURE, Outcome.TRUNCATED, Outcome.REFUSED, Outcome.UNREACHABLE}
)
# A host that refuses twice refuses always: a second attempt is for a server that was being restarted.
_ONCE_MORE = frozenset({Outcome.REFUSED, Outcome.UNREACHABLE})
LONGEST_PAUSE_S = 120.0
"""Seconds; a host that asks for a longer pause has said no for this run."""


@dataclass(frozen=True, slots=True)
class Backoff:
    """Pauses that double: ``first_s``, twice that, ... never longer than ``longest_s``, with a quarter of jitter."""

    first_s: float = 1.0
    longest_s: float = 15.0
    jitter: Callable[[], float] = field(default=random.random)
    """From 0 to 1."""

    def pause(self, attempt: int) -> float:
        """Seconds to wait after the n-th attempt, counted from 1."""
        base = min(self.longest_s, self.first_s * 2.0 ** min(attempt - 1, 16))
        return base * (0.75 + 0.5 * self.jitter())


def pause_before_retry(
    outcome: Outcome, status: int | None, retry_after: float | None, *, attempt: int, left_s: float, backoff: Backoff
) -> float | None:
    """Seconds to wait before asking again; None if it is not worth it, or if there is no time left for it.

    Args:
        outcome: of the attempt.
        status: its HTTP status, if any.
        retry_after: seconds that the host asked for; None if it did not.
        attempt: number of the attempt, from 1.
        left_s: seconds left to the URL's deadline.
        backoff: for when the host does not say.
    """
    if not _passing(outcome, status, attempt):
        return None
    pause = backoff.pause(attempt)
    if retry_after is not None:
        pause = max(retry_after, min(pause, backoff.first_s))
    return pause if pause <= LONGEST_PAUSE_S and pause < left_s else None


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds from now that a Retry-After header asks for (RFC 9110, 10.2.3), None if it says nothing usable.

    Args:
        value: the header; seconds or an HTTP date.
        now: UTC.
    """
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def _passing(outcome: Outcome, status: int | None, attempt: int) -> bool:
    if outcome is Outcome.ANSWERED:
        return status in PASSING_STATUSES
    return outcome in PASSING_OUTCOMES and (attempt == 1 or outcome not in _ONCE_MORE)
