"""Perma.cc: its public index, the captures behind it, and new ones for those with a key (API v1).

A Perma Link shows its capture within a page of its own, so what the site sent is read out of the WARC or WACZ
file that the service offers for download.
"""

from __future__ import annotations

import asyncio
import io
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, BinaryIO

import msgspec

from cache.coding import BodyTooLarge
from cache.keys import url_key
from cache.model import Capture, Exchange, Hop, Purpose, Snapshot
from cache.store import Workspace
from pipeline.archives.base import Cause, Kept, Listing, Memento, NotHeld, Trouble
from pipeline.archives.pace import Budget
from pipeline.archives.replay import capture_of
from pipeline.archives.urls import capturable, to_moment, to_stamp
from pipeline.archives.wire import Wire

_LISTED = 100
_POLL_S = 3.0
_MAX_PAGE = 64 << 20
_FACT = "perma"
_KEPT = "perma kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class PermaSettings:
    """``[[archives]]`` with ``kind = "perma"``."""

    name: str = "perma"
    url: str = "https://api.perma.cc"
    """Of the API, or of what stands in for it."""
    links: str = "https://perma.cc"
    """Where Perma Links lead; a slash and the GUID follow it."""
    folder: int = 0
    """Number of the folder for new captures; 0: the personal one, whose quota is small."""
    save: bool = False
    """Whether pages that the Wayback Machine refuses are captured here; each counts against the account's quota."""
    wait_s: float = 120.0
    """Seconds that one capture is waited for."""
    per_minute: float = 60.0
    key: str = field(default="", repr=False)
    """From the environment alone; only new captures need it."""

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where it is asked; files may be downloaded from elsewhere."""
        return (self.url,)


@dataclass(frozen=True, slots=True)
class _Link:
    """A Perma Link as the index lists it."""

    guid: str
    url: str
    stamp: str
    mime: str


class Perma:
    """Asks the public index, and captures pages where there is a key."""

    def __init__(self, settings: PermaSettings, wire: Wire, workspace: Workspace) -> None:
        """Prepare to ask.

        Args:
            settings: where the service is, and the account's key.
            wire: the way to it.
            workspace: where captures are kept.
        """
        self.name = settings.name
        self._settings = settings
        self._wire = wire
        self._workspace = workspace
        self._guids: dict[tuple[str, str], _Link] = {}

    async def nearest(self, url: str, when: datetime) -> Memento | NotHeld | Trouble:
        """The public capture nearest a moment (UTC)."""
        listing = await self.holdings(url, when)
        if isinstance(listing, Trouble):
            return listing
        nearest = min(listing.snapshots, key=lambda one: abs(to_moment(one.timestamp) - when), default=None)
        return await self.open(nearest) if nearest else NotHeld()

    async def holdings(self, url: str, when: datetime) -> Listing | Trouble:  # noqa: ARG002 - all fit one answer
        """What the public index lists."""
        target = capturable(url)
        if target is None:
            return Listing((), complete=True)
        text = await self._index(target)
        if isinstance(text, Trouble):
            return text
        links = tuple(_links(text))
        self._guids |= {(link.stamp, link.url): link for link in links}
        shown = (Snapshot(self.name, link.stamp, link.url, None, link.mime, link.guid) for link in links)
        return Listing(tuple(sorted(shown, key=lambda one: one.timestamp)), complete=len(links) < _LISTED)

    async def open(self, snapshot: Snapshot) -> Memento | NotHeld | Trouble:
        """One capture of the list."""
        link = self._guids.get((snapshot.timestamp, snapshot.original))
        if link is None:
            return NotHeld()
        address = f"{self._settings.links}/{link.guid}"
        capture = self._workspace.latest(address, Purpose.MEMENTO)
        if capture is None:
            found = await self._downloaded(link, address)
            if not isinstance(found, Capture):
                return found
            capture = found
        return Memento(self.name, address, link.stamp, link.url, replace(capture, url=link.url))

    async def capture(self, url: str) -> Kept | Trouble:
        """Have a page captured, and wait until it is; what was captured before is not paid for twice."""
        known = self._workspace.recall_as(_KEPT, url_key(url), Kept)
        if known is not None:
            return known[1]
        made = await self._captured(url)
        if isinstance(made, Kept):
            self._workspace.remember(_KEPT, url_key(url), msgspec.json.encode(made), self._wire.clock.now())
        return made

    async def _captured(self, url: str) -> Kept | Trouble:
        wanted: dict[str, object] = {"url": url} | ({"folder": self._settings.folder} if self._settings.folder else {})
        made = await self._ask("POST", "/v1/archives/", wanted)
        if isinstance(made, Trouble):
            return made
        guid = made.get("guid")
        if not isinstance(guid, str) or not guid:
            return Trouble(Cause.GARBLED, "Perma.cc took the page and gave no address for its capture.")
        ends = self._wire.clock.monotonic() + self._settings.wait_s
        while self._wire.clock.monotonic() < ends:
            job = await self._ask("GET", f"/v1/capture_jobs/{guid}/", None)
            if isinstance(job, Trouble):
                return job
            if job.get("status") == "completed":
                return Kept(f"{self._settings.links}/{guid}", _stamp(made.get("creation_timestamp")))
            if job.get("status") == "failed":
                return Trouble(Cause.UNAVAILABLE, f"Perma.cc could not capture the page. {_said(job)}".strip())
            await self._wire.clock.sleep(_POLL_S)
        return Trouble(Cause.BUSY, "Perma.cc has not finished its capture yet.")

    @property
    def captures(self) -> bool:
        """Whether it may be asked for new captures."""
        return self._settings.save and bool(self._settings.key)

    async def _ask(self, method: str, path: str, body: object) -> dict[str, Any] | Trouble:
        headers = {"Accept": "application/json", "Authorization": f"ApiKey {self._settings.key}"}
        reply = await self._wire.send(method, f"{self._settings.url}{path}", headers=headers, json=body)
        if isinstance(reply, Trouble):
            return reply
        try:
            said = msgspec.json.decode(reply.text, type=dict[str, Any])
        except (msgspec.DecodeError, RecursionError):
            return Trouble(Cause.GARBLED, f"Perma.cc gave an answer that cannot be read ({reply.status}).")
        if reply.status in (401, 403):
            return Trouble(Cause.DENIED, "Perma.cc did not accept the key in PERMA_API_KEY.")
        if reply.status >= 400:
            return Trouble(Cause.UNAVAILABLE, f"Perma.cc refused the page. {_said(said)}".strip())
        return said

    async def _index(self, target: str) -> str | Trouble:
        known = self._workspace.recall(_FACT, url_key(target))
        if known is not None and (
            self._wire.offline or self._wire.lifetimes.counts(target, known[0], self._wire.clock.now())
        ):
            return known[1].decode("utf-8", "replace")
        address = f"{self._settings.url}/v1/public/archives/"
        reply = await self._wire.get(address, Budget.CDX, [("url", target), ("limit", str(_LISTED))])
        if isinstance(reply, Trouble):
            return reply
        if reply.status != 200 or not reply.text.lstrip().startswith("{"):
            return Trouble(Cause.GARBLED, f"The index of Perma.cc gave an answer that cannot be read ({reply.status}).")
        self._workspace.remember(_FACT, url_key(target), reply.text.encode(), self._wire.clock.now())
        return reply.text

    async def _downloaded(self, link: _Link, address: str) -> Capture | NotHeld | Trouble:
        source = f"{self._settings.url}/v1/public/archives/{link.guid}/download"
        answer = await self._wire.fetch(source, Budget.REPLAY)
        for _ in range(3):
            if isinstance(answer, Trouble):
                return answer
            location = next((value for name, value in answer.response_headers if name.lower() == "location"), None)
            if not 300 <= answer.status < 400 or not location or not location.startswith("https://"):
                break
            answer.body.close()
            answer = await self._wire.fetch(location, Budget.REPLAY)
        if isinstance(answer, Trouble):
            return answer
        with closing(answer.body):
            if answer.status != 200 or answer.cut:
                return NotHeld()
            page = await asyncio.to_thread(_page_in, answer.body, link, address, source)
        if page is None:
            return NotHeld()
        record = await asyncio.to_thread(self._workspace.record, page)
        capture = capture_of(page, Hop(link.url, page.status, None, None, record))
        capture = replace(capture, url=address, final_url=link.url, checked_at=to_moment(link.stamp))
        await asyncio.to_thread(self._workspace.keep, capture, Purpose.MEMENTO)
        return capture


def _links(text: str) -> Iterator[_Link]:
    try:
        listed = msgspec.json.decode(text, type=dict[str, Any]).get("objects")
    except (msgspec.DecodeError, RecursionError):
        return
    for entry in listed if isinstance(listed, list) else ():
        if not isinstance(entry, dict):
            continue
        captures = [one for one in entry.get("captures") or () if isinstance(one, dict)]
        primary = next((one for one in captures if one.get("role") == "primary"), None)
        guid, url, stamp = entry.get("guid"), entry.get("url"), _stamp(entry.get("creation_timestamp"))
        if isinstance(guid, str) and isinstance(url, str) and stamp and primary and primary.get("status") == "success":
            yield _Link(guid, url, stamp, str(primary.get("content_type") or ""))


def _page_in(body: BinaryIO, link: _Link, address: str, source: str) -> Exchange | None:
    """The site's answer out of a WARC or WACZ file; its headers say where it was taken from."""
    body.seek(0)
    packed = body.read(4) == b"PK\x03\x04"
    body.seek(0)
    try:
        for stream in _warcs(body) if packed else (body,):
            if (found := _response_in(stream, link)) is not None:
                headers = (*found.response_headers, ("Link", f'<{source}>; rel="via"'))
                return replace(found, url=address, response_headers=headers)
    except (OSError, EOFError, ValueError, KeyError, BodyTooLarge, zipfile.BadZipFile):
        return None  # a file that is no web archive
    return None


def _warcs(body: BinaryIO) -> Iterator[BinaryIO]:
    with zipfile.ZipFile(body) as package:
        for name in package.namelist():
            if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")):
                with package.open(name) as stream:
                    yield io.BytesIO(stream.read(_MAX_PAGE * 4))


def _response_in(stream: BinaryIO, link: _Link) -> Exchange | None:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for record in ArchiveIterator(stream):
            target = record.rec_headers.get_header("WARC-Target-URI") or ""
            head = record.http_headers
            if record.rec_type != "response" or head is None or url_key(target) != url_key(link.url):
                continue
            data = record.content_stream().read(_MAX_PAGE)
            if not head.get_statuscode().isdigit():
                continue
            undone = ("content-encoding", "transfer-encoding", "content-length")
            headers = tuple((name, value) for name, value in head.headers if name.lower() not in undone)
            status, at = int(head.get_statuscode()), to_moment(link.stamp)
            return Exchange(link.url, at, (), status, "", headers, io.BytesIO(data), len(data))
    except ArchiveLoadFailed:
        return None
    return None


def _stamp(moment: object) -> str:
    try:
        at = datetime.fromisoformat(str(moment).replace("Z", "+00:00"))
    except ValueError:
        return ""
    return to_stamp(at if at.tzinfo else at.replace(tzinfo=UTC))


def _said(answer: dict[str, Any]) -> str:
    """The service's own words: under ``message``, ``detail``, ``error``, or by the name of a field."""
    said = answer.get("message") or answer.get("detail") or answer.get("error") or next(iter(answer.values()), "")
    return str(said[0] if isinstance(said, list) and said else said)[:300]
