"""The redirect chain of one URL while it is being followed: its hops, its time, its cookies."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import httpx

from cache.model import Capture, Hop, Outcome, Record
from pipeline.web.answer import Answer
from pipeline.web.cookies import ChainCookies
from pipeline.web.manner import OWN, Manner
from pipeline.web.validators import Held


class Chain:
    """Grows hop by hop and ends as a capture."""

    def __init__(
        self,
        url: str,
        deadline_s: float,
        started_at: datetime,
        manner: Manner = OWN,
        before: Capture | None = None,
        held: Held | None = None,
    ) -> None:
        """Begin a chain.

        Args:
            url: as cited.
            deadline_s: seconds for all of it.
            started_at: UTC.
            manner: of the requests.
            before: the capture before this one; None if there is none.
            held: what a server may confirm of it; None if it is to send the page in any case.
        """
        self.url = url
        self._manner = manner
        self._before = before
        self._held = held
        self.cookies = ChainCookies()
        self.left_s = deadline_s
        """Seconds left for attempts and pauses. Waiting for a place on a host is not counted: a host with many
        cited URLs would otherwise time out by our own politeness."""
        self.attempts = 0
        """One, and one more for each time that an address of the chain was asked again."""
        self._attempt_at = started_at
        self._hops: list[Hop] = []
        self._last = Answer(Outcome.BAD_URL)
        self._seen: set[tuple[str, str]] = set()

    def headers_for(self, url: httpx.URL) -> dict[str, str]:
        """What a request of this chain says beyond the headers of the client."""
        held = self.held_of(url)
        return dict(self._manner.headers) | dict(held.headers if held else ()) | self.cookies.header_for(url)

    def held_of(self, url: httpx.URL) -> Held | None:
        """What is held of an address and may be confirmed; None if it is to be sent in full."""
        return self._held if self._held and self._held.address == str(url) else None

    def ask_in_full(self) -> None:
        """Let no server confirm anything from now on."""
        self._held = None

    def earlier(self, url: httpx.URL) -> Record | None:
        """The record of what an address answered in the capture before."""
        hops = self._before.hops if self._before else ()
        return next((hop.record for hop in reversed(hops) if hop.url == str(url)), None)

    def begin_attempt(self, moment: datetime) -> None:
        """Note that an attempt begins at ``moment`` (UTC)."""
        self.attempts = max(1, self.attempts)
        self._attempt_at = moment

    def begin_again(self, pause_s: float) -> None:
        """Count a further attempt, after a pause of so many seconds."""
        self.attempts += 1
        self.spend(pause_s)

    def spend(self, seconds: float) -> None:
        """Take time off what is left."""
        self.left_s -= seconds

    def turns_back_to(self, url: httpx.URL) -> bool:
        """Whether this request was made before in this chain, cookies included: it would never end.

        A page that sets a cookie and redirects to itself is no loop.
        """
        state = (str(url), self.cookies.header_for(url).get("Cookie", ""))
        known = state in self._seen
        self._seen.add(state)
        return known

    def add(self, url: httpx.URL, answer: Answer, location: str | None = None) -> None:
        """Append the hop that ended with ``answer`` and leads to ``location``."""
        self._hops.append(Hop(str(url), answer.status, location, answer.ip, answer.record))
        self._last = answer

    def ended(self, answer: Answer) -> Capture:
        """The capture of a chain that ends with this answer."""
        capture = Capture(
            url=self.url,
            outcome=answer.outcome,
            checked_at=self._attempt_at,
            attempts=self.attempts,
            detail=answer.detail,
            final_url=next((hop.url for hop in reversed(self._hops) if hop.status is not None), None),
            status=answer.status,
            headers=answer.headers,
            hops=tuple(self._hops),
            body_sha256=answer.body_sha256,
            body_length=answer.body_length,
            cut=answer.cut,
            sent_at=answer.sent_at,
        )
        return replace(capture, unchanged_since=_unchanged_since(self._before, capture))

    def stopped(self, outcome: Outcome, detail: str) -> Capture:
        """The capture of a chain that leads nowhere, although every hop answered."""
        return self.ended(replace(self._last, outcome=outcome, detail=detail, body_sha256=None, body_length=0))


def _unchanged_since(before: Capture | None, now: Capture) -> datetime | None:
    """Since when the same address has given the same body with the same status; None where it did not before."""
    if before is None or _content(before) != _content(now):
        return None
    return before.unchanged_since or before.checked_at


def _content(capture: Capture) -> tuple[object, ...]:
    return capture.outcome, capture.status, capture.final_url, capture.body_sha256
