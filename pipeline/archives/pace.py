"""How fast an archive may be asked, and when to stop asking.

The Wayback Machine counts requests over the last minute, and whoever goes on asking for more than a minute
after it answered 429 is shut out for an hour, twice as long each time (edgi-govdata-archiving/wayback#137).
It mostly sends no Retry-After.
"""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

import msgspec

from cache.store import Workspace
from pipeline.archives.clock import Clock
from pipeline.settings import ArchiveSettings

WINDOW_S = 61.0
"""Seconds over which requests are counted: the service's sixty, and one for clocks that differ."""
PAUSE_S = 60.0
"""Seconds of silence after a 429 that does not say how long."""
SAVE_PAUSES = (20.0, 90.0)
"""Seconds after a refused capture: most often a slot is freed late, and these were enough (measured by others)."""
LONGEST_PAUSE_S = 300.0
"""Seconds; a Retry-After beyond it ends the run's questions instead."""
SHUT_OUT_S = 3600.0
"""Seconds for which nothing is asked after the last refusal."""
LOOK_AGAIN_S = 0.2
_FACT = "pace"
WAYBACK = "wayback"


class Budget(StrEnum):
    """What the service counts apart."""

    CDX = "cdx"
    REPLAY = "replay"
    SAVE = "save"


@dataclass(frozen=True, slots=True)
class Halt:
    """No more requests of this kind in this run."""

    detail: str
    """One sentence for a person."""
    until: datetime
    """UTC; before then asking again would do harm."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Leave for one request; given back with ``Pace.answered`` or ``Pace.refused``."""

    spell: int


class Books(Protocol):
    """Who keeps the budgets of archives."""

    def pace(self, archive: str, budget: Budget, per_minute: float, pauses: tuple[float, ...] = ...) -> Pace:
        """The pace of one budget of one archive, which goes on where others have come to."""


class NoBooks:
    """Nothing is known of what others spent, nor told to them."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def pace(
        self,
        archive: str,  # noqa: ARG002 (the protocol's)
        budget: Budget,
        per_minute: float,
        pauses: tuple[float, ...] = (PAUSE_S,),
    ) -> Pace:
        """A pace that begins with the whole budget."""
        return Pace(budget, per_minute, self._clock, pauses)


class WorkspaceBooks:
    """Budgets of one process at a time, kept in its workspace."""

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        self._workspace = workspace
        self._clock = clock

    def pace(self, archive: str, budget: Budget, per_minute: float, pauses: tuple[float, ...] = (PAUSE_S,)) -> Pace:
        """The pace of one budget of one archive."""
        ledger = Ledger(self._workspace, self._clock, archive)
        return Pace(budget, per_minute, self._clock, pauses, ledger)


class Ledger:
    """What was spent, kept in the workspace: a run that follows at once is counted in the same minute."""

    def __init__(self, workspace: Workspace, clock: Clock, archive: str = WAYBACK) -> None:
        self._workspace = workspace
        self._clock = clock
        self._prefix = "" if archive == WAYBACK else f"{archive} "

    def note(self, budget: Budget, spent: list[tuple[float, int]]) -> None:
        """Keep how many requests were made how many seconds ago."""
        self._workspace.remember(_FACT, f"{self._prefix}{budget}", msgspec.json.encode(spent), self._clock.now())

    def ages(self, budget: Budget, window_s: float) -> list[float]:
        """Seconds since each request that still counts, oldest first."""
        known = self._workspace.recall_as(_FACT, f"{self._prefix}{budget}", list[tuple[float, int]])
        if known is None:
            return []
        since = max(0.0, (self._clock.now() - known[0]).total_seconds())
        return [
            age + since
            for age, count in sorted(known[1], reverse=True)
            if age + since <= window_s
            for _ in range(count)
        ]


class Pace:
    """One budget: never more requests within a minute than allowed, and silence when told so.

    A request takes up its place until a minute after its answer came, not after it was sent: the service
    has counted it at some moment before its answer, so however slow the network was, it cannot have seen
    more than the limit within its own minute.
    """

    def __init__(
        self,
        budget: Budget,
        per_minute: float,
        clock: Clock,
        pauses: tuple[float, ...] = (PAUSE_S,),
        ledger: Ledger | None = None,
    ) -> None:
        """Start with what the ledger says was spent.

        Args:
            budget: for messages.
            per_minute: may be less than one.
            clock: times and waits.
            pauses: seconds of silence after the first, second ... refusal in a row; one more ends it.
            ledger: what earlier runs spent; None: nothing is known of them, nor told to later ones.
        """
        self.halt: Halt | None = None
        self.per_minute = per_minute
        self._budget = budget
        self._limit = max(1, int(per_minute))
        self._window = WINDOW_S if per_minute >= 1 else 60.0 / per_minute + 1
        self._clock = clock
        self._pauses = pauses
        self._ledger = ledger
        now = clock.monotonic()
        self._answers = deque(now - age for age in (ledger.ages(budget, self._window) if ledger else ()))
        self._seconds = Counter(int(answer) for answer in self._answers)
        self._open = 0
        self._paused_until = 0.0
        self._strikes = 0
        self._spell = 0

    async def turn(self) -> Turn | Halt:
        """Wait for leave to send one request."""
        while True:
            if self.halt:
                return self.halt
            wait = self.wait_s()
            if wait <= 0:
                return self.take()
            await self._clock.sleep(wait)

    def wait_s(self) -> float:
        """Seconds until the next request may be tried; 0: now."""
        now = self._clock.monotonic()
        while self._answers and now - self._answers[0] > self._window:
            self._answers.popleft()
        if now < self._paused_until:
            return self._paused_until - now
        # After a refusal a single request finds out whether the service answers again.
        if self._strikes and self._open:
            return LOOK_AGAIN_S
        if len(self._answers) + self._open < self._limit:
            return 0.0
        return self._answers[0] + self._window - now + 0.001 if self._answers else LOOK_AGAIN_S

    def take(self) -> Turn:
        """Leave at once; only where ``wait_s`` is 0 and there is no ``halt``."""
        self._open += 1
        # A run that is killed now has sent it all the same.
        self._note()
        return Turn(self._spell)

    def answered(self, turn: Turn) -> None:
        """The request was answered, or failed on the way."""
        self._give_back()
        if turn.spell == self._spell:
            self._strikes = 0

    def refused(self, turn: Turn, retry_after_s: float | None) -> None:
        """The request was answered 429; ``retry_after_s`` as the service said, None if it did not."""
        self._give_back()
        # Requests that were under way when the first refusal came tell nothing new.
        if turn.spell != self._spell:
            return
        self._spell += 1
        if self._strikes >= len(self._pauses):
            self._stop(max(PAUSE_S, retry_after_s or 0))
            return
        pause = retry_after_s or self._pauses[self._strikes]
        if pause > LONGEST_PAUSE_S:
            self._stop(pause)
            return
        self._strikes += 1
        self._paused_until = self._clock.monotonic() + pause

    def _give_back(self) -> None:
        self._open -= 1
        self._answers.append(self._clock.monotonic())
        self._seconds[int(self._answers[-1])] += 1
        self._note()

    def _note(self) -> None:
        if self._ledger is None:
            return
        # By whole seconds, so that a note stays small where limits are high.
        now = self._clock.monotonic()
        for second in [second for second in self._seconds if now - second > self._window + 1]:
            del self._seconds[second]
        spent = [(max(0.0, now - second - 1), count) for second, count in self._seconds.items()]
        self._ledger.note(self._budget, [*spent, (0.0, self._open)])

    def _stop(self, seconds: float) -> None:
        # Shut out for an hour is what follows when the service is asked on (see above).
        self._halt(max(seconds, SHUT_OUT_S))

    def _halt(self, seconds: float) -> None:
        until = self._clock.now() + timedelta(seconds=seconds)
        self.halt = Halt(
            f"The archive answers that there are too many {self._budget} requests; "
            f"go on after {until:%Y-%m-%d %H:%M} UTC.",
            until,
        )


class Limiter:
    """One pace for each budget, shared by everything that asks the service."""

    def __init__(self, paces: dict[Budget, Pace]) -> None:
        self._paces = paces

    @classmethod
    def of(cls, settings: ArchiveSettings, clock: Clock, books: Books | None = None) -> Limiter:
        """The limits of the settings for the Wayback Machine, with what the books say was spent."""
        books = books or NoBooks(clock)
        return cls(
            {
                Budget.CDX: books.pace(WAYBACK, Budget.CDX, settings.cdx_per_minute),
                Budget.REPLAY: books.pace(WAYBACK, Budget.REPLAY, settings.replay_per_minute),
                Budget.SAVE: books.pace(WAYBACK, Budget.SAVE, settings.save_per_minute, SAVE_PAUSES),
            }
        )

    def pace(self, budget: Budget) -> Pace:
        """The pace of one budget."""
        return self._paces[budget]
