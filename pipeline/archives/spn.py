"""Asking the Wayback Machine for a new capture: Save Page Now 2, and the old address for those without keys."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

import msgspec

from pipeline.archives.answers import Fate, SaveAnswer, read_statuses, read_submission
from pipeline.archives.base import Cause, Trouble
from pipeline.archives.pace import Budget, Pace
from pipeline.archives.urls import read_memento
from pipeline.archives.wire import Reply, Wire
from pipeline.settings import ArchiveKeys
from pipeline.web.retry import retry_after

_BATCH = 50
"""Jobs in one question; the answer repeats every resource of every page."""
_ANONYMOUS_SLOTS = 2
ANONYMOUS_PER_MINUTE = 3.0
"""What the service allows those without keys (its table of July 2026)."""
SLOW_S = 120.0
"""Seconds that the old address may take: 18 to some minutes (measured by others)."""


@dataclass(frozen=True, slots=True)
class Slots:
    """What the account may do now."""

    available: int
    """Captures that may be begun at once."""
    left_today: int | None
    """Captures left of the day's quota; None where the service does not say."""


class Saver(Protocol):
    """A service that captures pages. Nothing is raised for what it or the network does."""

    pace: Pace
    """Asked for leave before every submission."""

    async def health(self) -> Trouble | None:
        """Why no capture would work now; None if nothing is known against it."""

    async def slots(self) -> Slots | Trouble:
        """How many captures may be begun."""

    async def submit(self, url: str) -> SaveAnswer:
        """Ask for a capture; only when ``pace`` gives leave at once."""

    async def poll(self, job_ids: tuple[str, ...]) -> dict[str, SaveAnswer]:
        """What became of jobs; those of which nothing was learnt are left out."""


class SavePageNow:
    """Save Page Now 2, with the keys of an Internet Archive account."""

    def __init__(self, wire: Wire, keys: ArchiveKeys, origin: str) -> None:
        """Prepare to ask; ``origin`` is scheme and host."""
        self.pace = wire.limiter.pace(Budget.SAVE)
        self._wire = wire
        self._origin = origin.rstrip("/")
        self._headers = {"Accept": "application/json", "Authorization": f"LOW {keys.access}:{keys.secret}"}

    async def health(self) -> Trouble | None:
        """Why no capture would work now. An overloaded service still works, with delays; 502 means that it is down."""
        reply = await self._wire.send("GET", f"{self._origin}/save/status/system", headers=self._headers)
        if isinstance(reply, Trouble):
            return reply
        if reply.status >= 500:
            return Trouble(Cause.UNAVAILABLE, f"Save Page Now is out of order (it answered {reply.status}).")
        return None

    async def slots(self) -> Slots | Trouble:
        """How many captures the account may begin; a random parameter keeps caches out of it."""
        moment = int(self._wire.clock.now().timestamp() * 1000)
        reply = await self._wire.send("GET", f"{self._origin}/save/status/user?_t={moment}", headers=self._headers)
        return reply if isinstance(reply, Trouble) else read_slots(reply)

    async def submit(self, url: str) -> SaveAnswer:
        """Ask for a capture; only when ``pace`` gives leave at once."""
        # skip_first_archive spares the service a look-up whose answer nobody here needs.
        form = {"url": url, "skip_first_archive": "1"}
        request = self._wire.send("POST", f"{self._origin}/save", headers=self._headers, form=form)
        return await _submission(self._wire, self.pace, request, read_submission)

    async def poll(self, job_ids: tuple[str, ...]) -> dict[str, SaveAnswer]:
        """What became of jobs, asked in batches; those of which nothing was learnt are left out."""
        found: dict[str, SaveAnswer] = {}
        for start in range(0, len(job_ids), _BATCH):
            batch = job_ids[start : start + _BATCH]
            form = {"job_ids": ",".join(batch)}
            reply = await self._wire.send("POST", f"{self._origin}/save/status", headers=self._headers, form=form)
            if isinstance(reply, Reply) and reply.status in (200, 404):
                found.update(read_statuses(reply, batch))
        return found


class SaveByAddress:
    """The old ``/save/<url>``, which needs no keys and is slow, strict and often out of order: on request only."""

    def __init__(self, wire: Wire, origin: str) -> None:
        """Prepare to ask; ``origin`` is scheme and host, and the wire's budget no more than strangers are allowed."""
        self.pace = wire.limiter.pace(Budget.SAVE)
        self._wire = wire
        self._origin = origin.rstrip("/")

    async def health(self) -> Trouble | None:
        """Nothing is known against it: there is nobody to ask without keys."""
        return None

    async def slots(self) -> Slots | Trouble:
        """A pair at a time: the service does not say what it allows strangers."""
        return Slots(_ANONYMOUS_SLOTS, None)

    async def submit(self, url: str) -> SaveAnswer:
        """Have a page captured; the answer comes when it is done, after up to minutes."""
        request = self._wire.send("GET", f"{self._origin}/save/{url}", headers={"Accept": "*/*"}, timeout_s=SLOW_S)
        return await _submission(self._wire, self.pace, request, lambda reply: read_old_answer(reply, self._origin))

    async def poll(self, job_ids: tuple[str, ...]) -> dict[str, SaveAnswer]:
        """Jobs made with keys cannot be asked about without."""
        return dict.fromkeys(job_ids, SaveAnswer(Fate.GONE))


async def _submission(
    wire: Wire, pace: Pace, request: Awaitable[Reply | Trouble], read: Callable[[Reply], SaveAnswer]
) -> SaveAnswer:
    """One paced submission; what got no readable answer is ``LOST``, and is not sent again."""
    turn = pace.take()
    answer, asked = SaveAnswer(Fate.LOST), None
    try:
        reply = await request
        if isinstance(reply, Trouble):
            answer = SaveAnswer(Fate.LOST, message=reply.detail)
        else:
            answer = read(reply)
            asked = retry_after(reply.headers.get("retry-after"), wire.clock.now())
    finally:
        if answer.fate in (Fate.NO_SLOT, Fate.TOO_FAST):
            pace.refused(turn, asked)
        else:
            pace.answered(turn)
    return answer


def read_slots(reply: Reply) -> Slots | Trouble:
    """What the account may do, by the answer of ``/save/status/user``."""
    if reply.status in (401, 403):
        return Trouble(
            Cause.DENIED,
            "The Internet Archive did not accept the keys; look at IA_ACCESS_KEY_ID and IA_SECRET_ACCESS_KEY.",
        )
    try:
        fields = msgspec.json.decode(reply.text, type=dict[str, object])
    except (msgspec.DecodeError, RecursionError):
        return Trouble(Cause.UNAVAILABLE, f"Save Page Now gave no account status (it answered {reply.status}).")
    available, made, limit = (fields.get(k) for k in ("available", "daily_captures", "daily_captures_limit"))
    if not isinstance(available, int):
        return Trouble(Cause.GARBLED, "Save Page Now does not say how many captures may be begun.")
    left = max(0, limit - made) if isinstance(made, int) and isinstance(limit, int) else None
    return Slots(max(0, available), left)


def read_old_answer(reply: Reply, origin: str) -> SaveAnswer:
    """What ``/save/<url>`` answered: the snapshot stands in Location or Content-Location, or in a Link header."""
    error = reply.headers.get("x-archive-wayback-runtime-error")
    if reply.status == 429:
        return SaveAnswer(Fate.TOO_FAST)
    if error:
        code = error if error.startswith("error:") else None
        return SaveAnswer(Fate.NOT_NOW, code=code or f"error:http-{reply.status}", message=error)
    for name in ("location", "content-location"):
        value = reply.headers.get(name, "")
        if snapshot := read_memento(value if "://" in value.split("/web/")[0] else origin + value):
            return SaveAnswer(Fate.SAVED, timestamp=snapshot.timestamp, original=snapshot.original)
    if linked := _linked_memento(reply.headers.get("link", "")):
        return linked
    if reply.status >= 400:
        return SaveAnswer(Fate.NOT_NOW, code=f"error:http-{reply.status}")
    return SaveAnswer(Fate.LOST, message=f"HTTP {reply.status} without the address of a snapshot")


def _linked_memento(link: str) -> SaveAnswer | None:
    """The newest snapshot that a Link header (RFC 7089) calls a memento."""
    parts = (part.strip().lstrip("<").partition(">;") for part in link[:20_000].split(", <"))
    found = [
        snapshot for address, _, relation in parts if "memento" in relation and (snapshot := read_memento(address))
    ]
    newest = max((s for s in found if len(s.timestamp) == 14), key=lambda s: s.timestamp, default=None)
    return SaveAnswer(Fate.SAVED, timestamp=newest.timestamp, original=newest.original) if newest else None
