"""The archive as the settings name it, and who saves pages there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cache.store import Workspace
from pipeline.archives.base import Archive
from pipeline.archives.clock import Clock
from pipeline.archives.pace import Books, Limiter
from pipeline.archives.spn import ANONYMOUS_PER_MINUTE, SaveByAddress, SavePageNow, Saver
from pipeline.archives.wayback import Wayback
from pipeline.archives.wire import Wire
from pipeline.settings import ArchiveKeys, ArchiveSettings

if TYPE_CHECKING:
    import httpx


@dataclass(frozen=True, slots=True)
class Connection:
    """An archive, and the service that captures pages for it."""

    archive: Wayback
    saver: Saver | None
    """None where nothing is saved."""
    why_not: str
    """Why nothing is saved, one sentence; empty where pages are."""
    others: tuple[Archive, ...] = ()
    """Asked in this order where the first holds no good copy."""


def connect(
    settings: ArchiveSettings,
    keys: ArchiveKeys | None,
    client: httpx.AsyncClient | None,
    workspace: Workspace,
    clock: Clock,
    books: Books,
) -> Connection:
    """Connect to the Wayback Machine, or to what the settings name in its place.

    Args:
        settings: address, limits, and whether pages are saved.
        keys: of an Internet Archive account.
        client: None where there is no network; the workspace answers alone.
        workspace: where answers are kept.
        clock: times and waits.
        books: what was spent of the archive's budgets.
    """
    if keys is None:
        settings = replace(settings, save_per_minute=min(settings.save_per_minute, ANONYMOUS_PER_MINUTE))
    wire = Wire(client, Limiter.of(settings, clock, books), clock)
    archive = Wayback(wire, workspace, settings.origin)
    if client is None:
        return Connection(archive, None, "No new capture was asked for: this run has no network.")
    if not settings.save:
        return Connection(archive, None, "No new capture was asked for: saving is switched off in the settings.")
    if keys is not None:
        return Connection(archive, SavePageNow(wire, keys, settings.origin), "")
    if settings.anonymous:
        return Connection(archive, SaveByAddress(wire, settings.origin), "")
    return Connection(
        archive,
        None,
        "No new capture was asked for: that needs the keys of an Internet Archive account "
        "(IA_ACCESS_KEY_ID and IA_SECRET_ACCESS_KEY, see https://archive.org/account/s3.php).",
    )
