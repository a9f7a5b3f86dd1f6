"""The Wayback Machine's index (CDX): what is held of a URL, in one question.

waybackpy builds and validates the question and reads its rows; its network code is not used: it sets no time-out,
never looks at the status (a short 429 reads as "never archived"), and sleeps and repeats on its own (measured
with 3.0.6).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import msgspec

from cache.keys import url_key
from cache.model import Snapshot
from cache.store import Workspace
from pipeline.archives.base import Cause, Listing, Trouble
from pipeline.archives.pace import Budget
from pipeline.archives.urls import to_moment, to_stamp
from pipeline.archives.wire import Reply, Wire

ROWS = 150
"""Captures that one question may bring: far more than are ever looked at, and a small answer."""
_FIELDS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")
_WANTED = "statuscode:(200|203|206|30[12378]|-)"
"""A revisit record ("-") repeats an earlier body, most often a good one; the replay tells."""
_FACT = "cdx"
_REFUSALS = ("AdministrativeAccessControlException", "RobotAccessControlException")


@dataclass(frozen=True, slots=True)
class _Known:
    """A listing as the workspace keeps it."""

    complete: bool
    rows: tuple[Snapshot, ...]


class Cdx:
    """Asks the index once a URL, and remembers the answer for a while."""

    def __init__(self, wire: Wire, workspace: Workspace, origin: str, archive: str) -> None:
        """Prepare to ask.

        Args:
            wire: the way to the archive.
            workspace: where answers are remembered.
            origin: scheme and host of the archive, without a slash at the end.
            archive: its short name.
        """
        self._wire = wire
        self._workspace = workspace
        self._origin = origin
        self._archive = archive

    async def holdings(self, url: str, when: datetime) -> Listing | Trouble:
        """What is held of ``url``; of very much, what lies nearest ``when``.

        A listing that is not complete is good for its own day alone; a complete one for every moment.
        """
        key, day = url_key(url), f"{url_key(url)} {when:%Y%m%d}"
        if (known := self._recall(key, url) or self._recall(day, url)) is not None:
            return known
        reply = await self._wire.get(f"{self._origin}/cdx/search/cdx", Budget.CDX, _question(url, when))
        answer = reply if isinstance(reply, Trouble) else read_listing(reply, self._archive)
        if isinstance(answer, Listing):
            value = msgspec.json.encode(_Known(answer.complete, (*answer.snapshots, *answer.redirects)))
            self._workspace.remember(_FACT, key if answer.complete else day, value, self._wire.clock.now())
        return answer

    def _recall(self, key: str, url: str) -> Listing | None:
        fact = self._workspace.recall_as(_FACT, key, _Known)
        stale = fact is not None and not self._wire.lifetimes.counts(url, fact[0], self._wire.clock.now())
        if fact is None or (stale and not self._wire.offline):
            return None
        return _listing(fact[1].rows, fact[1].complete)


def _question(url: str, when: datetime) -> list[tuple[str, str]]:
    """The parameters that ask for the captures of a URL nearest a moment (UTC)."""
    from waybackpy import WaybackMachineCDXServerAPI

    query = WaybackMachineCDXServerAPI(url, filters=[_WANTED], sort="closest", closest=to_stamp(when), gzip="true")
    named: dict[str, str] = {"output": "json", "fl": ",".join(_FIELDS), "limit": str(ROWS)}
    query.add_payload(named)
    # waybackpy numbers filters ("filter0"), because a dict has no room for two of one name.
    return [(name.rstrip("0123456789"), value) for name, value in named.items()]


def read_listing(reply: Reply, archive: str) -> Listing | Trouble:
    """The rows of an answer of the index, in order of time; an empty list means that nothing is listed."""
    if any(word in reply.text[:1000] for word in _REFUSALS) or reply.status in (401, 403, 451):
        return Trouble(Cause.BLOCKED, "The archive does not show captures of this site.")
    garbled = Trouble(Cause.GARBLED, f"The archive's index gave an answer that cannot be read ({reply.status}).")
    if reply.status != 200:
        return garbled
    try:
        table = msgspec.json.decode(reply.text, type=list[list[str]])
    except (msgspec.DecodeError, RecursionError):
        # Where nothing is held some versions of the index answer with nothing at all.
        return garbled if reply.text.strip() else Listing((), complete=True)
    names, rows = (tuple(table[0]), table[1:]) if table else (_FIELDS, [])
    if not set(_FIELDS) <= set(names):
        return garbled
    found = {(s.timestamp, s.digest): s for s in _snapshots(names, rows, archive)}
    return _listing(found.values(), complete=len(rows) < ROWS)


def _listing(rows: Iterable[Snapshot], complete: bool) -> Listing:
    ordered = sorted(rows, key=lambda snapshot: snapshot.timestamp)
    redirects = tuple(snapshot for snapshot in ordered if 300 <= (snapshot.status or 0) < 400)
    return Listing(tuple(snapshot for snapshot in ordered if snapshot not in redirects), complete, redirects)


def _snapshots(names: tuple[str, ...], rows: Iterable[list[str]], archive: str) -> Iterable[Snapshot]:
    from waybackpy.cdx_snapshot import CDXSnapshot

    for row in rows:
        if len(row) != len(names):
            continue
        fields = dict(zip(names, row, strict=True))
        stamp = fields["timestamp"]
        try:
            # Old captures carry month or day 00: no calendar knows them, the archive finds them by nothing else.
            line = CDXSnapshot({**fields, "timestamp": to_stamp(to_moment(stamp))})
        except ValueError:
            continue
        status = int(line.statuscode) if line.statuscode.isdigit() else None
        yield Snapshot(archive, stamp, line.original, status, line.mimetype, line.digest)
