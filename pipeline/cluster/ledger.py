"""The budgets of archives where many processes ask them: one row a budget, on the server's clock.

A request takes a token under the row's lock, with the moment by which it will have been counted by the archive at the
latest; its answer puts the moment in which it came in that place. What a process had under way when it died counts for
that long, and then no more. Pauses that the archive asks for hold for all.
"""

from __future__ import annotations

from dataclasses import dataclass

from cache.postgres.database import PostgresDatabase
from pipeline.archives.clock import Clock
from pipeline.archives.pace import LONGEST_PAUSE_S, LOOK_AGAIN_S, PAUSE_S, SHUT_OUT_S, Budget, Halt, Pace, Turn

_ANSWERED_BY_S = 90.0
"""Seconds in which a request is answered or given up."""
_NOW = "EXTRACT(EPOCH FROM clock_timestamp())::float8"
_LATELY = f"ARRAY(SELECT moment FROM unnest(spent) AS moment WHERE moment > {_NOW} - ?::float8)"
_ADD = (
    "INSERT INTO budgets (name, per_minute) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET "
    "per_minute = excluded.per_minute"
)
_TAKE = (
    f"UPDATE budgets SET spent = array_append({_LATELY}, {_NOW} + {_ANSWERED_BY_S}) WHERE name = ? "
    f"AND paused_until <= {_NOW} AND cardinality({_LATELY}) < ? "
    # After a refusal a single request finds out whether the archive answers again.
    f"AND (strikes = 0 OR NOT EXISTS (SELECT FROM unnest(spent) AS moment WHERE moment > {_NOW})) "
    "RETURNING spent[cardinality(spent)], spell"
)
_GIVE_BACK = f"UPDATE budgets SET spent = array_append(array_remove(spent, ?::float8), {_NOW}) WHERE name = ?"
_CLEAR = "UPDATE budgets SET strikes = 0 WHERE name = ? AND spell = ?"
_STATE = f"SELECT {_LATELY}, paused_until - {_NOW}, shut_until - {_NOW}, strikes, {_NOW} FROM budgets WHERE name = ?"


@dataclass(frozen=True, slots=True)
class Token(Turn):
    """Leave for one request, as the ledger has it."""

    moment: float


class SharedPace(Pace):
    """One budget, kept together with every other process."""

    def __init__(
        self,
        database: PostgresDatabase,
        name: str,
        budget: Budget,
        per_minute: float,
        clock: Clock,
        pauses: tuple[float, ...],
    ) -> None:
        """Find the row, or make it.

        Args:
            database: of the ledger.
            name: of the row.
            budget: for messages.
            per_minute: may be less than one.
            clock: waits.
            pauses: seconds of silence after the first, second ... refusal in a row; one more ends it.
        """
        super().__init__(budget, per_minute, clock, pauses)
        self._database = database
        self._name = name
        database.rows(_ADD, (name, per_minute))

    async def turn(self) -> Turn | Halt:
        """Wait for leave to send one request."""
        while True:
            wait = self.wait_s()
            if self.halt:
                return self.halt
            if wait <= 0 and (token := self._take()):
                return token
            await self._clock.sleep(max(wait, LOOK_AGAIN_S))

    def wait_s(self) -> float:
        """Seconds until the next request may be tried; 0: now."""
        lately, paused, shut, strikes, now = self._database.rows(_STATE, (self._window, self._name))[0]
        if shut > 0:
            self._halt(shut)
        if paused > 0:
            return float(paused)
        if strikes and any(moment > now for moment in lately):
            return LOOK_AGAIN_S
        if len(lately) < self._limit:
            return 0.0
        first = min(lately) + self._window - now
        # What is under way may be answered long before the moment that it is counted by.
        return float(max(0.001, first)) if min(lately) <= now else LOOK_AGAIN_S

    def take(self) -> Turn:
        """Leave at once; where another process was faster, one more than the budget has."""
        token = self._take()
        if token is None:
            grant = f"UPDATE budgets SET spent = array_append(spent, {_NOW} + {_ANSWERED_BY_S}) WHERE name = ? "
            moment, spell = self._database.rows(f"{grant} RETURNING spent[cardinality(spent)], spell", (self._name,))[0]
            return Token(spell, moment)
        return token

    def answered(self, turn: Turn) -> None:
        """The request was answered, or failed on the way."""
        self._return(turn)
        self._database.rows(_CLEAR, (self._name, turn.spell))

    def refused(self, turn: Turn, retry_after_s: float | None) -> None:
        """The request was answered 429; ``retry_after_s`` as the service said, None if it did not."""
        self._return(turn)
        with self._database.transaction():
            strikes, spell = self._database.rows(
                "SELECT strikes, spell FROM budgets WHERE name = ? FOR UPDATE", (self._name,)
            )[0]
            # Requests that were under way when the first refusal came tell nothing new.
            if turn.spell != spell:
                return
            pause = retry_after_s or (self._pauses[strikes] if strikes < len(self._pauses) else PAUSE_S)
            shut = max(SHUT_OUT_S, pause) if strikes >= len(self._pauses) or pause > LONGEST_PAUSE_S else 0.0
            self._database.rows(
                f"UPDATE budgets SET spell = spell + 1, strikes = strikes + 1, paused_until = {_NOW} + ?, "
                f"shut_until = {_NOW} + ? WHERE name = ?",
                (pause, shut, self._name),
            )
        if shut:
            self._halt(shut)

    def _take(self) -> Token | None:
        values = (self._window, self._name, self._window, self._limit)
        taken = self._database.rows(_TAKE, values)
        return Token(taken[0][1], taken[0][0]) if taken else None

    def _return(self, turn: Turn) -> None:
        assert isinstance(turn, Token)
        self._database.rows(_GIVE_BACK, (turn.moment, self._name))


class SharedBooks:
    """Budgets in a workspace on a server."""

    def __init__(self, database: PostgresDatabase, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def pace(self, archive: str, budget: Budget, per_minute: float, pauses: tuple[float, ...] = (PAUSE_S,)) -> Pace:
        """The pace of one budget of one archive."""
        return SharedPace(self._database, f"{archive} {budget}", budget, per_minute, self._clock, pauses)
