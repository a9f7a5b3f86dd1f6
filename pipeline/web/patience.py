"""What a run has learnt of each host: one that never answers does not get the full wait for each of its URLs."""

from __future__ import annotations

from collections import Counter

from cache.model import Outcome
from pipeline.web.retry import PASSING_STATUSES
from pipeline.web.trouble import Trouble

TIRED_AFTER = 6
"""Attempts on a host that failed in a row (two URLs to the end): from now on a URL gets one attempt."""
GIVEN_UP_AFTER = 8
"""Attempts on a host that met silence in a row: from now on it is not asked in this run."""
_SILENT = frozenset({Outcome.TIMEOUT, Outcome.DNS_FAILURE})


class Patience:
    """Keeps a batch from spending hours on one dead host. Only silence and busy signals count, never a 404."""

    def __init__(self) -> None:
        self._failures: Counter[str] = Counter()
        self._silences: Counter[str] = Counter()

    def attempts(self, host: str, usual: int) -> int:
        """Attempts that a URL of this host gets."""
        return 1 if self._failures[host] >= TIRED_AFTER else usual

    def given_up(self, host: str) -> Trouble | None:
        """The outcome of further URLs of this host if it is not to be asked again, else None."""
        if self._silences[host] < GIVEN_UP_AFTER:
            return None
        detail = f"Not asked: {host} gave no answer to {GIVEN_UP_AFTER} attempts in this run."
        return Trouble(Outcome.TIMEOUT, detail)

    def learn(self, host: str, outcome: Outcome, status: int | None) -> None:
        """Take in how an attempt on this host ended."""
        silent = outcome in _SILENT
        busy = outcome is Outcome.ANSWERED and status in PASSING_STATUSES
        self._silences[host] = self._silences[host] + 1 if silent else 0
        self._failures[host] = self._failures[host] + 1 if silent or busy else 0
