"""What was found out about a cited link and its archived copies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cache.model import Hop, Record
from reports.model.pages import TitleCheck
from reports.model.statuses import ArchiveStatus, LinkState, LinkStatus


@dataclass(frozen=True, slots=True)
class LinkHistory:
    """The state of a link, and since when. Times are UTC."""

    state: LinkState
    since: datetime
    """Of the first check in this state."""
    last_alive: datetime | None = None
    failures: int = 0
    """Checks in a row that failed; trouble is no failure."""
    changed: bool = False
    """Whether the state is another than at the run before; ``first`` and ``recovered`` becoming ``alive`` is none."""
    newly_rotten: bool = False
    """Whether this run found the link rotten, and no run before, or of an audit no audit before; never in the base
    line."""
    in_base_line: bool = False
    """Whether it was rotten when links were first audited."""
    moved_since: datetime | None = None
    retitled_since: datetime | None = None
    drifted_since: datetime | None = None
    """Of the first check in a row that found so; None where the last one did not."""


@dataclass(frozen=True, slots=True)
class LinkFinding:
    """What became of the link."""

    status: LinkStatus
    reason: str
    """Stable code, e.g. ``http-404``, ``dns``, ``redirect-to-home``, ``error-page``, ``challenge``."""
    detail: str
    """One sentence for a person."""
    http_status: int | None = None
    final_url: str | None = None
    hops: tuple[Hop, ...] = ()
    checked_at: datetime | None = None
    """UTC; None when the link was not checked."""
    attempts: int = 0
    shown: str | None = None
    """What the site showed in the place of the source: the title and first words of the page; None where nothing."""
    new_address: NewAddress | None = None
    """Of a link that leads nowhere: where archived redirects of its site led; None where nothing was found."""


@dataclass(frozen=True, slots=True)
class NewAddress:
    """Where a page stands whose cited address leads nowhere; it was opened there, and its title agrees."""

    url: str
    title_check: TitleCheck
    """The cited title, or that of the archived copy, held against the page there."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A capture that was looked at and is not offered, and why."""

    timestamp: str
    reason: str


@dataclass(frozen=True, slots=True)
class ArchiveFinding:
    """The copy to cite."""

    status: ArchiveStatus
    url: str | None = None
    timestamp: str | None = None
    """14 digits, UTC."""
    title_check: TitleCheck | None = None
    """Whether that copy carries the cited title."""
    error: str | None = None
    """The archive's own code, e.g. ``error:blocked-url``."""
    detail: str | None = None
    """One sentence for a person, e.g. when a pending capture will be looked at again."""
    local: Record | None = None
    """Our own exchange in the local web archive."""
    rejected: tuple[Rejected, ...] = ()
