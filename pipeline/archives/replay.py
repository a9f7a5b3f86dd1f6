"""Raw replay: the bytes of a capture as the site sent them, and of the one nearest a moment in one or two requests."""

from __future__ import annotations

import asyncio
import hashlib
from contextlib import closing
from dataclasses import replace

from cache.coding import BodyTooLarge, decode_body
from cache.keys import url_key
from cache.model import Capture, Exchange, Hop, Outcome, Purpose, Record, SaveJob
from cache.store import Workspace
from pipeline.archives.base import Cause, Memento, NotHeld, Trouble
from pipeline.archives.pace import Budget
from pipeline.archives.urls import join, join_redirect, raw_memento, read_memento, shown_memento, to_moment
from pipeline.archives.wire import Wire, header

_MAX_BODY = 64 << 20
_ARCHIVED_REDIRECTS = 3
_STEPS = 8
"""Requests for one memento: archived redirects, and before each the archive's own to its nearest capture."""
_FACT = "replay"
_REFUSALS = ("AdministrativeAccessControl", "RobotAccessControl")


class Replay:
    """Fetches mementos and keeps them: a memento does not change, so none is fetched twice."""

    def __init__(self, wire: Wire, workspace: Workspace, origin: str, archive: str) -> None:
        """Prepare to fetch.

        Args:
            wire: the way to the archive.
            workspace: where mementos are kept.
            origin: scheme and host of the archive, without a slash at the end.
            archive: its short name.
        """
        self._wire = wire
        self._workspace = workspace
        self._origin = origin
        self._archive = archive

    async def nearest(self, stamp: str, url: str) -> Memento | NotHeld | Trouble:
        """The capture of ``url`` nearest a time stamp, archived redirects followed."""
        known = self.held(stamp, url)
        if known is not None:
            return known
        if self._known_missing(url):
            return NotHeld()
        return await self.fresh(stamp, url)

    def held(self, stamp: str, url: str) -> Memento | None:
        """What was answered before to the same question; None if it was not asked."""
        known = self._workspace.latest(raw_memento(self._origin, stamp, url), Purpose.MEMENTO)
        return self._memento(known, url) if known else None

    async def fresh(self, stamp: str, url: str) -> Memento | NotHeld | Trouble:
        """The same, asked again whatever was known: for a capture that was made just now."""
        return await self._fetch(raw_memento(self._origin, stamp, url), url, url)

    async def made(self, job: SaveJob) -> Memento | NotHeld | Trouble:
        """What the address of a capture shows that was made here: that one or, while it is new, another."""
        stamp, url = job.timestamp or "", job.original or job.url
        return self.held(stamp, url) or await self._fetch(raw_memento(self._origin, stamp, url), url, job.url)

    def _known_missing(self, url: str) -> bool:
        known = self._workspace.recall(_FACT, url_key(url))
        return known is not None and (
            self._wire.offline or self._wire.lifetimes.counts(url, known[0], self._wire.clock.now())
        )

    async def _fetch(self, address: str, url: str, cited: str) -> Memento | NotHeld | Trouble:
        shown: Capture | None = None
        target = address
        for _ in range(_STEPS):
            step = await self._step(target, address, cited)
            if isinstance(step, Trouble):
                return step
            if isinstance(step, NotHeld):
                # An archived redirect to what was never archived is a capture all the same.
                return await self._keep(address, shown, url) if shown else self._missing(url)
            if isinstance(step, str):
                target = step
                continue
            shown = replace(step, hops=(*shown.hops, *step.hops)) if shown else step
            onward = shown.hops[-1].location
            if onward is None:
                return await self._keep(address, shown, url)
            if len(shown.hops) > _ARCHIVED_REDIRECTS:
                return await self._keep(address, replace(shown, outcome=Outcome.TOO_MANY_REDIRECTS), url)
            target = onward
        return _astray()

    async def _step(self, target: str, asked: str, cited: str) -> Capture | str | NotHeld | Trouble:
        """One exchange: a memento, the address that the archive leads on to, or why there is neither."""
        if target != asked and (held := self._workspace.latest(target, Purpose.MEMENTO)) is not None:
            return held
        answer = await self._wire.fetch(target, Budget.REPLAY)
        if isinstance(answer, Trouble):
            return answer
        with closing(answer.body):
            if header(answer, "memento-datetime") is not None:
                return await asyncio.to_thread(self._read, target, answer, cited)
            location = header(answer, "location")
            if not location or not 300 <= answer.status < 400:
                return self._refusal(answer)
            # The archive's own redirect, to the capture nearest the time stamp.
            nearest = join(target, location)
            return nearest if nearest and nearest.startswith(f"{self._origin}/web/") else _astray()

    def _read(self, target: str, answer: Exchange, cited: str) -> Capture:
        record = record_of(self._workspace, answer, cited)
        location = header(answer, "location")
        onward = self._onward(target, location) if location and 300 <= answer.status < 400 else None
        return capture_of(answer, Hop(target, answer.status, onward, answer.ip, record))

    def _onward(self, target: str, location: str) -> str | None:
        here = read_memento(target)
        stamp, original = (here.timestamp, here.original) if here else ("", target)
        goal = join_redirect(target, original, location)
        if goal is None:
            return None
        there = read_memento(goal)
        return raw_memento(self._origin, *((there.timestamp, there.original) if there else (stamp, goal)))

    def _refusal(self, answer: Exchange) -> NotHeld | Trouble:
        reason = header(answer, "x-archive-wayback-runtime-error") or ""
        if answer.status in (401, 403, 451) or any(word in reason for word in _REFUSALS):
            return Trouble(Cause.BLOCKED, "The archive does not show captures of this site.")
        if answer.status == 404:
            return NotHeld()
        return Trouble(
            Cause.GARBLED, f"The answer ({answer.status}) does not say that it is a capture; it may be a proxy's."
        )

    def _missing(self, url: str) -> NotHeld:
        self._workspace.remember(_FACT, url_key(url), b"not held", self._wire.clock.now())
        return NotHeld()

    async def _keep(self, address: str, capture: Capture, url: str) -> Memento:
        capture = replace(capture, url=address)
        await asyncio.to_thread(self._workspace.keep, capture, Purpose.MEMENTO)
        first = capture.hops[0].url
        if self._workspace.latest(first, Purpose.MEMENTO) is None:
            # Other moments lead to the same memento: it is found under its own address, too.
            await asyncio.to_thread(self._workspace.keep, replace(capture, url=first), Purpose.MEMENTO)
        return self._memento(capture, url)

    def _memento(self, capture: Capture, url: str) -> Memento:
        served = as_served(capture, url)
        here = read_memento(capture.final_url or capture.url)
        stamp, original = (here.timestamp, here.original) if here else ("", url)
        return Memento(self._archive, shown_memento(self._origin, stamp, original), stamp, original, served)


def as_served(capture: Capture, url: str) -> Capture:
    """A replayed capture in the site's own terms: its URLs, its headers, and the moment it was made.

    ``hops`` keep the records of the replay, so its body is found as before.
    """
    here = read_memento(capture.final_url or "")
    hops = tuple(
        replace(hop, url=_original(hop.url), location=_original(hop.location) if hop.location else None)
        for hop in capture.hops
    )
    return replace(
        capture,
        url=url,
        final_url=here.original if here else capture.final_url,
        checked_at=to_moment(here.timestamp) if here else capture.checked_at,
        headers=site_headers(capture.headers),
        hops=hops,
    )


def _original(address: str) -> str:
    here = read_memento(address)
    return here.original if here else address


def site_headers(headers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The site's headers, which the archive replays as ``x-archive-orig-*``; of its own, those about the body."""
    prefix = "x-archive-orig-"
    own = tuple((k, v) for k, v in headers if k in ("content-type", "content-encoding"))
    about_body = {"content-type", "content-encoding", "content-length", "transfer-encoding"}
    orig = ((k.removeprefix(prefix), v) for k, v in headers if k.startswith(prefix))
    return own + tuple((k, v) for k, v in orig if k not in about_body)


def record_of(workspace: Workspace, answer: Exchange, cited: str) -> Record:
    """Keep an archive's answer; of the bytes that the page itself sent us when it was last opened no second body.

    Args:
        workspace: where both are kept.
        answer: shows a capture.
        cited: the URL of the page, before all redirects.

    Raises:
        StoreError: it cannot be kept.
    """
    page = workspace.latest(cited)
    records = [hop.record for hop in page.hops if hop.record] if page else []
    return workspace.record(answer, records[-1] if records else None)


def capture_of(answer: Exchange, hop: Hop) -> Capture:
    """What one exchange with an archive brought, its body decoded and measured."""
    headers = _headers(answer)
    encoding = next((v for k, v in headers if k == "content-encoding"), None)
    try:
        body, outcome = decode_body(answer.body, encoding, limit=_MAX_BODY), Outcome.ANSWERED
    except BodyTooLarge:
        body, outcome = b"", Outcome.BOMB
    return Capture(
        url=hop.url,
        outcome=outcome,
        checked_at=answer.started_at,
        attempts=1,
        final_url=hop.url,
        status=answer.status,
        headers=headers,
        hops=(hop,),
        body_sha256=hashlib.sha256(body).hexdigest() if body else None,
        body_length=len(body),
        cut=answer.cut,
    )


def _headers(last: Exchange) -> tuple[tuple[str, str], ...]:
    """Names in lower case, and a content coding that the body really has.

    Raw replay may name a coding twice, or one that is no longer there (edgi-govdata-archiving/
    web-monitoring-processing#309).
    """
    last.body.seek(0)
    zipped = last.body.read(2) == b"\x1f\x8b"
    lower = tuple((name.lower(), value) for name, value in last.response_headers)
    named = [value for name, value in lower if name == "content-encoding"]
    kept = tuple((name, value) for name, value in lower if name != "content-encoding")
    if any("gzip" in value.lower() for value in named):
        return (*kept, ("content-encoding", "gzip")) if zipped else kept
    return (*kept, ("content-encoding", named[0])) if named else kept


def _astray() -> Trouble:
    return Trouble(Cause.GARBLED, "The archive led from one address to the next without showing a capture.")
