"""Any archive or aggregator that speaks Memento (RFC 7089): a national library, MemGator, one's own pywb.

Its TimeGate leads to the capture nearest a moment, its TimeMap lists what there is. ``Memento-Datetime`` is
the only sign that an answer is a capture.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import format_datetime
from urllib.parse import urlsplit

import msgspec

from cache.coding import BodyTooLarge, decode_body
from cache.keys import url_key
from cache.model import Capture, Exchange, Hop, Outcome, Purpose, Record, Snapshot
from cache.store import Workspace
from pipeline.archives.base import Cause, Listing, Memento, NotHeld, Trouble
from pipeline.archives.linkformat import Link, read_links, read_moment
from pipeline.archives.pace import Budget
from pipeline.archives.replay import capture_of, record_of, site_headers
from pipeline.archives.urls import capturable, join, settled, to_moment, to_stamp
from pipeline.archives.wire import Wire, header

_STEPS = 10
"""Requests for one memento: from gate to gate, and along archived redirects."""
_ARCHIVED_REDIRECTS = 3
_PARTS = 3
"""Parts of a TimeMap in several parts that are read: those nearest the moment."""
_MAX_TIMEMAP = 32 << 20
_STAMPED = re.compile(r"/(\d{14})([a-z]{2}_)?/(https?:/{1,2}.+)", re.IGNORECASE | re.DOTALL)
"""How pywb, OpenWayback and their like address captures; RFC 7089 leaves the form to each archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MementoSettings:
    """``[[archives]]`` with ``kind = "memento"``."""

    name: str = "memento"
    """Short and stable; it stands in what the workspace keeps."""
    timegate: str = ""
    """Address of the TimeGate; a slash and the URL follow it. Must be given."""
    timemap: str = ""
    """Address of TimeMaps in link format, likewise; empty: what the TimeGate's answers name."""
    raw: bool = False
    """Whether captures are replayed as the site sent them under ``id_`` addresses, as pywb does."""
    per_minute: float = 60.0
    """Requests a minute, TimeGate, TimeMap and captures together."""

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where it is asked; captures may stand elsewhere."""
        return (self.timegate, self.timemap)


@dataclass(frozen=True, slots=True)
class _Known:
    """Where a capture that the workspace keeps is shown."""

    url: str
    timestamp: str
    original: str


@dataclass(frozen=True, slots=True)
class _Shown:
    """A capture as it was reached, archived redirects followed."""

    address: str
    """Of the last one, as a reader is sent there."""
    at: datetime
    original: str
    capture: Capture


class MementoArchive:
    """Asks one TimeGate."""

    def __init__(self, settings: MementoSettings, wire: Wire, workspace: Workspace) -> None:
        """Prepare to ask.

        Args:
            settings: where the archive is.
            wire: the way to it.
            workspace: where captures are kept.
        """
        self.name = settings.name
        self._settings = settings
        self._wire = wire
        self._workspace = workspace
        self._fact = f"memento {settings.name}"
        self._timemaps: dict[str, str] = {}
        self._addresses: dict[tuple[str, str], str] = {}

    async def nearest(self, url: str, when: datetime) -> Memento | NotHeld | Trouble:
        """The capture nearest a moment (UTC), whatever it shows."""
        target = capturable(url)
        if target is None:
            return NotHeld()
        when = min(when, self._wire.clock.now())
        question = f"{self._gate(target)} {to_stamp(when)}"
        known = self._held(question, url)
        if known is not None:
            return known
        if self._known_missing(url):
            return NotHeld()
        answer = await self._reach(self._gate(target), target, when)
        if isinstance(answer, NotHeld):
            self._workspace.remember(self._fact, url_key(url), b"", self._wire.clock.now())
        return await self._keep(question, answer, url) if isinstance(answer, _Shown) else answer

    async def holdings(self, url: str, when: datetime) -> Listing | Trouble:
        """What the TimeMap lists; of one in several parts those nearest ``when`` (UTC)."""
        target = capturable(url)
        address = self._timemap(target) if target else None
        if target is None or address is None:
            return Listing((), complete=target is None)
        links = await self._links(address)
        if isinstance(links, Trouble):
            return links
        parts = sorted(_parts(links, address), key=lambda link: _apart(link, when))
        for part in parts[:_PARTS]:
            more = await self._links(part.target)
            if isinstance(more, Trouble):
                return more
            links += more
        snapshots = {snapshot.timestamp: snapshot for snapshot in self._snapshots(links, target)}
        ordered = tuple(sorted(snapshots.values(), key=lambda snapshot: snapshot.timestamp))
        return Listing(ordered, complete=len(parts) <= _PARTS)

    async def open(self, snapshot: Snapshot) -> Memento | NotHeld | Trouble:
        """One capture of the list."""
        address = self._addresses.get((snapshot.timestamp, snapshot.original))
        if address is None:
            return NotHeld()
        known = self._held(address, snapshot.original)
        if known is not None:
            return known
        answer = await self._reach(self._as_sent(address), snapshot.original, to_moment(snapshot.timestamp))
        return await self._keep(address, answer, snapshot.original) if isinstance(answer, _Shown) else answer

    def _gate(self, target: str) -> str:
        return f"{self._settings.timegate}/{settled(target)}"

    def _timemap(self, target: str) -> str | None:
        return f"{self._settings.timemap}/{settled(target)}" if self._settings.timemap else self._timemaps.get(target)

    def _as_sent(self, address: str) -> str:
        """Where the bytes are that the site sent, if the archive has such an address."""
        return _STAMPED.sub(r"/\1id_/\3", address) if self._settings.raw else address

    async def _reach(self, address: str, target: str, when: datetime) -> _Shown | NotHeld | Trouble:
        """Follow an archive from an address to a capture, and archived redirects to where they end."""
        shown: _Shown | None = None
        cited = target
        for _ in range(_STEPS):
            asked = {"Accept-Datetime": format_datetime(when, usegmt=True)}
            answer = await self._wire.fetch(address, Budget.REPLAY, asked)
            if isinstance(answer, Trouble):
                return answer
            with closing(answer.body):
                links = tuple(read_links(header(answer, "link") or "", address))
                self._learn(links, target)
                at = read_moment(header(answer, "memento-datetime"))
                framed = self._framed(links, address, at)
                if framed is not None:
                    address = framed
                    continue
                if at is None:
                    onward = self._onward(answer, address, links, when)
                    if isinstance(onward, str):
                        address = onward
                        continue
                    # An archived redirect to what was never archived is a capture all the same.
                    return shown if shown is not None and isinstance(onward, NotHeld) else onward
                record = await asyncio.to_thread(record_of, self._workspace, answer, cited)
                shown = await self._seen(answer, record, address, target, at, links, shown)
            goal = shown.capture.hops[-1].location
            if goal is None or len(shown.capture.hops) > _ARCHIVED_REDIRECTS:
                return shown
            target, when = goal, at
            address = self._next(answer, address, goal)
        return Trouble(Cause.GARBLED, "The archive led from one address to the next without showing a capture.")

    def _learn(self, links: tuple[Link, ...], target: str) -> None:
        for link in links:
            if "timemap" in link.relations:
                self._timemaps.setdefault(target, link.target)

    def _framed(self, links: tuple[Link, ...], address: str, at: datetime | None) -> str | None:
        """Where a capture is that the archive shows within a frame of its own, as pywb does; None without a frame."""
        if self._settings.raw or at is None:
            return None
        same = (link.target for link in links if "memento" in link.relations and link.at == at)
        target = next(same, address)
        # Within its own frame alone: the same capture, with another modifier.
        return target if target != address and _plain(target) == _plain(address) == address else None

    def _onward(
        self, answer: Exchange, address: str, links: tuple[Link, ...], when: datetime
    ) -> str | NotHeld | Trouble:
        """Where an answer that is no capture leads."""
        location = header(answer, "location")
        if location and 300 <= answer.status < 400:
            goal = join(address, location)
            if goal and urlsplit(goal).scheme in ("http", "https"):
                return self._as_sent(goal)
        named = [(abs(link.at - when), link.target) for link in links if "memento" in link.relations and link.at]
        if answer.status == 200 and named:
            return self._as_sent(min(named)[1])
        if answer.status == 404:
            return NotHeld()
        if answer.status in (401, 403, 451):
            return Trouble(Cause.BLOCKED, f"The archive {self.name} does not show captures of this site.")
        return Trouble(
            Cause.GARBLED,
            f"The archive {self.name} gave an answer ({answer.status}) that does not say it is a capture.",
        )

    async def _seen(
        self,
        answer: Exchange,
        record: Record,
        address: str,
        target: str,
        at: datetime,
        links: tuple[Link, ...],
        before: _Shown | None,
    ) -> _Shown:
        original = next((link.target for link in links if "original" in link.relations), target)
        location = header(answer, "location") if 300 <= answer.status < 400 else None
        led = join(original, location) if location else None
        # What stands within the address of a capture may be no address itself.
        goal = join(original, _original(led)) if led else None
        if goal is not None and urlsplit(goal).scheme not in ("http", "https"):
            goal = None
        hop = Hop(original, answer.status, goal, answer.ip, record)
        capture = await asyncio.to_thread(capture_of, answer, hop)
        hops = (*before.capture.hops, hop) if before else (hop,)
        outcome = Outcome.TOO_MANY_REDIRECTS if goal and len(hops) > _ARCHIVED_REDIRECTS else capture.outcome
        headers = site_headers(capture.headers)
        capture = replace(capture, final_url=original, checked_at=at, headers=headers, hops=hops, outcome=outcome)
        return _Shown(_plain(address), at, original, capture)

    def _next(self, answer: Exchange, address: str, goal: str) -> str:
        """Where an archived redirect goes on: within the archive where it says so itself, else through the TimeGate.

        The site wrote that redirect: no other host is asked for what it names, and no other path of this one than
        where captures are.
        """
        inside = join(address, header(answer, "location") or "")
        here, there = _STAMPED.search(address), _STAMPED.search(inside or "")
        if inside and here and there and inside[: there.start()] == address[: here.start()]:
            return self._as_sent(inside[: there.start(3)] + settled(there[3]))
        return self._gate(goal)

    async def _links(self, address: str) -> list[Link] | Trouble:
        answer = await self._wire.fetch(address, Budget.CDX)
        if isinstance(answer, Trouble):
            return answer
        with closing(answer.body):
            if answer.status == 404:
                return []
            try:
                body = decode_body(answer.body, header(answer, "content-encoding"), limit=_MAX_TIMEMAP)
            except BodyTooLarge:
                body = b""
        if answer.status != 200 or not body.lstrip().startswith(b"<"):
            return Trouble(Cause.GARBLED, f"The archive {self.name} gave a list that cannot be read ({answer.status}).")
        return await asyncio.to_thread(lambda: list(read_links(body.decode("utf-8", "replace"), address)))

    def _snapshots(self, links: list[Link], target: str) -> Iterator[Snapshot]:
        for link in links:
            if "memento" in link.relations and link.at is not None:
                stamp, original = to_stamp(link.at), _original(link.target, target)
                self._addresses.setdefault((stamp, original), link.target)
                # A TimeMap gives no digests: every capture counts as different.
                yield Snapshot(self.name, stamp, original, None, "", link.target)

    def _known_missing(self, url: str) -> bool:
        known = self._workspace.recall(self._fact, url_key(url))
        return known is not None and (
            self._wire.offline or self._wire.lifetimes.counts(url, known[0], self._wire.clock.now())
        )

    def _held(self, question: str, url: str) -> Memento | None:
        fact = self._workspace.recall_as(f"{self._fact} shown", question, _Known)
        if fact is None:
            return None
        known = fact[1]
        capture = self._workspace.latest(known.url, Purpose.MEMENTO)
        return self._memento(known, capture, url) if capture else None

    async def _keep(self, question: str, shown: _Shown, url: str) -> Memento:
        known = _Known(shown.address, to_stamp(shown.at), shown.original)
        capture = replace(shown.capture, url=shown.address)
        await asyncio.to_thread(self._workspace.keep, capture, Purpose.MEMENTO)
        value = msgspec.json.encode(known)
        self._workspace.remember(f"{self._fact} shown", question, value, self._wire.clock.now())
        return self._memento(known, capture, url)

    def _memento(self, known: _Known, capture: Capture, url: str) -> Memento:
        return Memento(self.name, known.url, known.timestamp, known.original, replace(capture, url=url))


def _plain(address: str) -> str:
    """Where a reader sees a capture, whatever form of it was fetched."""
    return _STAMPED.sub(r"/\1/\3", address)


def _original(address: str, otherwise: str | None = None) -> str:
    """The URL that an address of a capture says it is of; of another address ``otherwise``, or itself."""
    found = _STAMPED.search(address)
    if found is None:
        return otherwise or address
    return re.sub(r"^(https?:)/+", r"\1//", found[3], flags=re.IGNORECASE)


def _parts(links: list[Link], address: str) -> list[Link]:
    """The other parts of a TimeMap."""
    return [
        link
        for link in links
        if "timemap" in link.relations and "self" not in link.relations and link.target != address
    ]


def _apart(link: Link, when: datetime) -> timedelta:
    """How far a part of a TimeMap is from a moment that it may cover."""
    if link.begins is not None and when < link.begins:
        return link.begins - when
    if link.ends is not None and when > link.ends:
        return when - link.ends
    return timedelta(0)
