"""The queue of pages to save: submitted within the limits, followed to their end, kept through every stop.

A request is put into the workspace before it is sent and again when the service has named its job, so that a
run killed in between leaves a trace: the next one looks for a capture before it asks again.
"""

from __future__ import annotations

import asyncio
import re
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from cache.keys import url_key
from cache.model import JobState, SaveJob
from cache.store import Workspace
from pipeline.archives.answers import Fate, SaveAnswer, fate_of
from pipeline.archives.base import Cause, Memento, NotHeld, Trouble
from pipeline.archives.clock import Clock
from pipeline.archives.spn import Saver
from pipeline.archives.urls import capturable

REFUSED_FOR = timedelta(days=28)
"""How long a refusal that is about the target itself is believed."""
NOT_TODAY_FOR = timedelta(days=1)
NOT_NOW_FOR = timedelta(minutes=10)
"""How long a failure of the moment is believed, as with any other failure."""
_UNSEEN_FOR = timedelta(minutes=3)
"""So long after a request whose answer was lost its capture may still be under way: asking again would double it."""
_LEEWAY = timedelta(minutes=2)
"""The archive's clock may be behind ours."""
_TROUBLES = 3
"""Times in a row that the account's status may fail before no more is submitted."""

Look = Callable[[str, datetime], Awaitable[Memento | NotHeld | Trouble]]
"""Finds a capture of a URL made at or after a moment (UTC)."""


@dataclass(frozen=True, slots=True)
class Saving:
    """What became of one page that was to be saved."""

    job: SaveJob
    now: bool = False
    """Whether this run learnt how it ended."""
    detail: str = ""
    """One sentence for a person."""


class SaveQueue:
    """Works off captures; pages may be added while it runs, until ``close``."""

    def __init__(
        self,
        saver: Saver,
        workspace: Workspace,
        look: Look,
        clock: Clock,
        poll_s: float,
        on_settled: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Prepare an empty queue.

        Args:
            saver: the service.
            workspace: where jobs are kept.
            look: finds captures of jobs whose end nobody told us.
            clock: times and waits.
            poll_s: seconds between two questions about the jobs that run.
            on_settled: told the URL of each job when nothing more is done about it in this run.
        """
        self._on_settled = on_settled
        self._saver = saver
        self._workspace = workspace
        self._look = look
        self._clock = clock
        self._poll_s = poll_s
        self._waiting: deque[SaveJob] = deque()
        self._unsure: deque[SaveJob] = deque()
        self._running: dict[str, SaveJob] = {}
        self._savings: dict[str, Saving] = {}
        self._sent: set[str] = set()
        self._asked_after: set[str] = set()
        self._has_asked = False
        self.stopped: str | None = None
        """Why no more is submitted, one sentence for a person."""
        self._troubles = 0
        self._unseen: list[SaveJob] = []
        self._silence = 0
        self._healthy: bool | None = None
        self._free: int | None = None
        self._tick_at = 0.0
        self._closed_at: float | None = None
        self._news = asyncio.Event()
        self._began = clock.now()

    def add(self, url: str) -> None:
        """Have a page saved, once however often it is added; an open job of an earlier run is taken up."""
        key = url_key(url)
        if key in self._savings:
            return
        job = self._workspace.jobs.of(url)
        if job is not None and job.state is JobState.SAVED and job.updated_at >= self._began:
            # By another run, since this one began.
            self._savings[key] = Saving(job, now=True)
            self._on_settled(url)
            return
        if job is not None and self._is_settled(job):
            self._savings[key] = Saving(job, detail=_told_before(job))
            self._on_settled(url)
            return
        if job is None or job.state in (JobState.SAVED, JobState.FAILED):
            job = SaveJob(url, JobState.QUEUED, self._clock.now())
            self._workspace.jobs.put(job)
        self._savings[key] = Saving(job)
        self._take_up(key, job)
        self._news.set()

    def __contains__(self, url: str) -> bool:
        return url_key(url) in self._savings

    def take_up(self, states: frozenset[JobState], most: int = 1 << 31) -> None:
        """Add the open jobs of earlier runs that are in one of these states, of so many that are looked at."""
        for job in self._workspace.jobs.open(most):
            if job.state in states:
                self.add(job.url)

    def ask_after(self, states: frozenset[JobState]) -> None:
        """Add them, and wait for none: what an earlier run submitted is asked about once, and left to the next run."""
        known = self._savings.keys()
        before = set(known)
        self.take_up(states)
        self._asked_after |= known - before

    def close(self) -> None:
        """Nothing more will be added; from now on the time that ``run`` may take counts."""
        self._closed_at = self._clock.monotonic()
        self._news.set()

    def savings(self) -> tuple[Saving, ...]:
        """What became of everything that was added."""
        return tuple(self._savings.values())

    def saving(self, url: str) -> Saving:
        """What became of a page that was added."""
        return self._savings[url_key(url)]

    async def run(self, wait_s: float) -> None:
        """Work until everything that was added has ended, or ``wait_s`` seconds after ``close``; the rest stays."""
        while True:
            await self._look_for_captures()
            if self._clock.monotonic() >= self._tick_at:
                await self._poll()
            await self._submit()
            if self._is_over(wait_s):
                break
            await self._pause(wait_s)
        for job in self._waiting:
            self._leave(job, self.stopped or "It will be asked for in the next run.")
        for job in (*self._unsure, *self._unseen):
            self._leave(job, "The capture cannot be seen in the archive yet; the next run looks again.")
        for job in self._running.values():
            self._leave(job, "The capture was still under way; the next run looks at it again.")

    def _is_settled(self, job: SaveJob) -> bool:
        """Whether a refusal is too fresh to ask again."""
        if job.state is not JobState.FAILED:
            return False
        age = self._clock.now() - job.updated_at
        kind = fate_of(job.error)
        return age < {Fate.REFUSED: REFUSED_FOR, Fate.NOT_TODAY: NOT_TODAY_FOR}.get(kind, NOT_NOW_FOR)

    def _take_up(self, key: str, job: SaveJob) -> None:
        if job.state is JobState.QUEUED:
            self._waiting.append(job)
        elif job.job_id:
            self._running[key] = job
        else:
            self._unsure.append(job)

    def _is_over(self, wait_s: float) -> bool:
        if self._closed_at is None:
            return False
        if (self._unseen or self._unsure) and self._left(wait_s) > 0:
            return False
        awaited = self._running.keys() - (self._asked_after if self._has_asked else ())
        idle = (not awaited or self._silence >= _TROUBLES) and (not self._waiting or self.stopped is not None)
        late = not awaited and self._waiting and self._saver.pace.wait_s() > self._left(wait_s)
        return bool(idle or late) or self._left(wait_s) <= 0

    def _left(self, wait_s: float) -> float:
        if self._closed_at is None:
            return float("inf")
        return self._closed_at + wait_s - self._clock.monotonic()

    async def _pause(self, wait_s: float) -> None:
        """Wait until jobs and slots may be asked about again, or something is added."""
        until_tick = self._tick_at - self._clock.monotonic()
        self._news.clear()
        sleep = asyncio.ensure_future(self._clock.sleep(max(0.01, min(until_tick, self._left(wait_s)))))
        news = asyncio.ensure_future(self._news.wait())
        try:
            await asyncio.wait({sleep, news}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            sleep.cancel()
            news.cancel()

    async def _submit(self) -> None:
        if not self._waiting or self._must_wait() or not await self._is_healthy():
            return
        if self._free is None:
            self._free = await self._count_free()
        while self._waiting and self._free > 0 and not self._must_wait():
            self._free -= 1
            await self._submit_one(self._waiting.popleft())
            # Jobs are asked about when the youngest of them has run that long, not sooner.
            self._tick_at = self._clock.monotonic() + self._poll_s

    async def _is_healthy(self) -> bool:
        if self._healthy is None:
            trouble = await self._saver.health()
            self._healthy = trouble is None
            if trouble:
                self._stop(trouble.detail)
        return self._healthy

    async def _count_free(self) -> int:
        """How many captures may be begun; asked once a tick, for the account may be in use elsewhere."""
        slots = await self._saver.slots()
        if isinstance(slots, Trouble):
            self._troubles += 1
            if slots.cause in (Cause.DENIED, Cause.UNREACHABLE) or self._troubles >= _TROUBLES:
                self._stop(slots.detail)
            return 0
        self._troubles = 0
        if slots.left_today == 0:
            self._stop(f"The account has made all its captures of today; go on {self._tomorrow()}.")
        return slots.available

    def _must_wait(self) -> bool:
        halt = self._saver.pace.halt
        if halt is not None:
            self._stop(halt.detail)
        return self.stopped is not None or self._saver.pace.wait_s() > 0

    async def _submit_one(self, job: SaveJob) -> None:
        target = capturable(job.url)
        if target is None:
            failed = replace(job, state=JobState.FAILED, error="error:invalid-url-syntax", updated_at=self._clock.now())
            self._settle(failed, "This is not an address that an archive could capture.")
            return
        key = url_key(job.url)
        job = SaveJob(job.url, JobState.PENDING, self._clock.now())
        if not self._workspace.jobs.begin(job):
            # Another run has: what it asked for is followed, and not asked for twice.
            theirs = self._workspace.jobs.of(job.url) or job
            self._follow(key, theirs)
            return
        answer = await self._saver.submit(target)
        if answer.fate in (Fate.NO_SLOT, Fate.TOO_FAST):
            # Not accepted: it is the first again when the pause is over.
            queued = replace(job, state=JobState.QUEUED)
            self._workspace.jobs.put(queued)
            self._waiting.appendleft(queued)
            return
        self._sent.add(key)
        await self._heed(key, job, answer)

    def _follow(self, key: str, theirs: SaveJob) -> None:
        """Go on with a job as another run has left it."""
        if theirs.state in (JobState.SAVED, JobState.FAILED):
            self._leave(theirs, "", now=True)
        else:
            self._take_up(key, theirs)

    async def _poll(self) -> None:
        self._tick_at = self._clock.monotonic() + self._poll_s
        self._free = None
        self._unsure.extend(self._unseen)
        self._unseen.clear()
        job_ids = tuple(dict.fromkeys(job.job_id for job in self._running.values() if job.job_id))
        if not job_ids:
            return
        answers = await self._saver.poll(job_ids)
        self._has_asked = True
        self._silence = 0 if answers else self._silence + 1
        for key, job in tuple(self._running.items()):
            answer = answers.get(job.job_id or "")
            if answer is not None and answer.fate is not Fate.RUNNING:
                del self._running[key]
                await self._heed(key, job, answer)

    async def _heed(self, key: str, job: SaveJob, answer: SaveAnswer) -> None:
        """Act on what the service said of one job."""
        told = replace(job, error=answer.code, message=answer.message, updated_at=self._clock.now())
        match answer.fate:
            case Fate.RUNNING:
                self._running[key] = replace(job, job_id=answer.job_id, message=answer.message)
                self._workspace.jobs.put(self._running[key])
            case Fate.SAVED:
                original = answer.original or job.url
                saved = replace(told, state=JobState.SAVED, timestamp=answer.timestamp, original=original, error=None)
                self._settle(saved, "", now=True)
            case Fate.REFUSED | Fate.NOT_NOW | Fate.NOT_TODAY:
                self._settle(replace(told, state=JobState.FAILED, job_id=None), _refusal(answer), now=True)
            case Fate.RECENT:
                await self._look_up(replace(told, updated_at=self._clock.now() - _age(answer.message)))
            case Fate.GONE:
                job = replace(job, job_id=None)
                self._workspace.jobs.put(job)
                await self._look_up(job)
            case Fate.QUOTA | Fate.DENIED:
                self._stop(_stop_sentence(answer, self._tomorrow()))
                self._settle(replace(told, state=JobState.QUEUED, job_id=None), self.stopped or "")
            case Fate.LOST:
                self._settle(replace(told, error=None), "The answer to the request was lost; the next run looks again.")
            case Fate.UNKNOWN | Fate.NO_SLOT | Fate.TOO_FAST:
                self._settle(
                    replace(told, state=JobState.QUEUED, job_id=None), _refusal(answer) + " The next run asks."
                )

    async def _look_for_captures(self) -> None:
        while self._unsure:
            job = self._unsure.popleft()
            theirs = self._workspace.jobs.of(job.url)
            if theirs is not None and (theirs.job_id or theirs.state is not JobState.PENDING):
                # Another run has sent it, and heard by now what became of it.
                self._follow(url_key(job.url), theirs)
            else:
                await self._look_up(job)

    async def _look_up(self, job: SaveJob) -> None:
        """Whether a request whose end nobody told us led to a capture; if not, it is asked for again, once a run."""
        found = await self._look(job.url, job.updated_at - _LEEWAY)
        if isinstance(found, Memento):
            saved = replace(job, state=JobState.SAVED, timestamp=found.timestamp, original=found.original, error=None)
            self._settle(saved, "", now=True)
        elif isinstance(found, NotHeld) and self._clock.now() - job.updated_at < _UNSEEN_FOR:
            self._unseen.append(job)
        elif isinstance(found, NotHeld) and url_key(job.url) not in self._sent:
            queued = replace(job, state=JobState.QUEUED)
            if self._workspace.jobs.requeue(queued):
                self._waiting.append(queued)
            else:
                self._unsure.append(job)
        else:
            self._settle(job, "The capture cannot be seen in the archive yet; the next run looks again.")

    def _settle(self, job: SaveJob, detail: str, *, now: bool = False) -> None:
        self._workspace.jobs.put(job)
        self._leave(job, detail, now=now)

    def _leave(self, job: SaveJob, detail: str, *, now: bool = False) -> None:
        """Do no more about a job; the workspace has it already, and others may have gone on with it there."""
        self._savings[url_key(job.url)] = Saving(job, now, detail)
        self._on_settled(job.url)

    def _stop(self, detail: str) -> None:
        self.stopped = self.stopped or detail

    def _tomorrow(self) -> str:
        return f"after {self._clock.now() + timedelta(days=1):%Y-%m-%d} 00:00 UTC"


def _refusal(answer: SaveAnswer) -> str:
    return f"The archive did not capture it ({answer.code or 'no code'}): {answer.message or 'no reason given'}"


def _told_before(job: SaveJob) -> str:
    return f"The archive refused it on {job.updated_at:%Y-%m-%d} ({job.error}): {job.message or 'no reason given'}"


def _stop_sentence(answer: SaveAnswer, tomorrow: str) -> str:
    if answer.fate is Fate.DENIED:
        return "The Internet Archive did not accept the keys; look at IA_ACCESS_KEY_ID and IA_SECRET_ACCESS_KEY."
    return f"The archive takes nothing more today ({answer.code}); go on {tomorrow}."


def _age(message: str | None) -> timedelta:
    """How old "the same snapshot had been made N minutes ago" is at most; a day where it does not say."""
    match = re.search(r"(\d{1,4})\s+(second|minute|hour)", message or "")
    return timedelta(**{f"{match[2]}s": int(match[1]) + 1}) if match else timedelta(days=1)
