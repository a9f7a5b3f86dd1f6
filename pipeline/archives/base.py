"""What an archive is to the rest: something that shows the capture nearest a moment, and lists what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, runtime_checkable

from cache.model import Capture, Record, Snapshot


class Cause(StrEnum):
    """Why an archive gave no answer."""

    BUSY = "busy"
    """It says that it is asked too often; ``Trouble.until`` says when to go on."""
    BLOCKED = "blocked"
    """It does not show captures of this site, by its owner's wish or its own rules."""
    DENIED = "denied"
    """It did not accept our keys."""
    UNAVAILABLE = "unavailable"
    """It answers with errors of its own."""
    UNREACHABLE = "unreachable"
    """No answer at all."""
    GARBLED = "garbled"
    """An answer that is not the archive's: a proxy's page, a body that is not JSON."""
    OFFLINE = "offline"
    """The run has no network, and the workspace does not know."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """No answer from the archive. It says nothing about whether there are captures."""

    cause: Cause
    detail: str
    """One sentence for a person."""
    until: datetime | None = None
    """UTC; when asking makes sense again, if the archive let that be known."""


@dataclass(frozen=True, slots=True)
class NotHeld:
    """The archive answered that it has no capture of this URL."""


@dataclass(frozen=True, slots=True)
class Memento:
    """A capture as an archive replays it."""

    archive: str
    """Short name of the archive, e.g. ``wayback``."""
    url: str
    """Where a reader sees it."""
    timestamp: str
    """14 digits, UTC; of the capture at the end of archived redirects."""
    original: str
    """The URL that was captured there, as the archive spells it."""
    capture: Capture
    """What the site answered the archive at the time: its own URLs, status and headers, our record of the replay."""

    @property
    def local(self) -> Record | None:
        """Our own exchange in the local web archive."""
        return next((hop.record for hop in reversed(self.capture.hops) if hop.record), None)


@dataclass(frozen=True, slots=True)
class Listing:
    """What an archive's index holds of one URL."""

    snapshots: tuple[Snapshot, ...]
    """In order of time; those that were answered with success or whose status the index does not say."""
    complete: bool
    """False where there are more, and these are the ones nearest the moment that was asked for."""
    redirects: tuple[Snapshot, ...] = ()
    """Those that led on to another address, in order of time; of an index that does not tell them apart none."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A capture that an archive made for us."""

    url: str
    """Where a reader sees it."""
    timestamp: str
    """14 digits, UTC."""


class Archive(Protocol):
    """A web archive that can be asked for copies. Nothing is raised for what an archive or network does."""

    name: str
    """Short and stable, e.g. ``wayback``."""

    async def nearest(self, url: str, when: datetime) -> Memento | NotHeld | Trouble:
        """The capture nearest a moment (UTC), whatever it shows."""

    async def holdings(self, url: str, when: datetime) -> Listing | Trouble:
        """What the index lists; where that is very much, what lies around ``when`` (UTC)."""

    async def open(self, snapshot: Snapshot) -> Memento | NotHeld | Trouble:
        """One capture of the list."""


@runtime_checkable
class Keeper(Protocol):
    """An archive that also captures pages, one at a time. Nothing is raised for what it or the network does."""

    name: str

    @property
    def captures(self) -> bool:
        """Whether it may be asked for new captures."""

    async def capture(self, url: str) -> Kept | Trouble:
        """Have a page captured, and wait until it is."""
