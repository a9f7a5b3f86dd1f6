"""Archives beside the Wayback Machine: off unless ``[[archives]]`` tables in the settings name them.

Another kind is one file and one line here: a dataclass of its settings, and the archive, which is made of
them, the way to it, and the workspace.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cache.store import Workspace
from pipeline.archives.base import Archive
from pipeline.archives.clock import Clock
from pipeline.archives.lifetimes import Lifetimes
from pipeline.archives.memento import MementoArchive, MementoSettings
from pipeline.archives.pace import Books, Budget, Limiter, NoBooks
from pipeline.archives.perma import Perma, PermaSettings
from pipeline.archives.wire import Wire
from pipeline.settings import OtherArchive

if TYPE_CHECKING:
    import httpx


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of archive."""

    settings: type[Any]
    """Dataclass of what its table may say, with ``name``, ``per_minute`` and ``addresses`` (where it is asked)."""
    build: Callable[[Any, Wire, Workspace], Archive]
    needs: tuple[str, ...] = ()
    """Keys that its table has to give."""
    secret: str | None = None
    """Environment variable that fills ``key``; None where there is no key."""


KINDS: Mapping[str, Kind] = {
    "memento": Kind(MementoSettings, MementoArchive, needs=("timegate",)),
    "perma": Kind(PermaSettings, Perma, secret="PERMA_API_KEY"),
}
"""By the value of ``kind``."""


def other_archives(
    settings: tuple[OtherArchive, ...],
    client: httpx.AsyncClient | None,
    workspace: Workspace,
    clock: Clock,
    lifetimes: Lifetimes | None = None,
    books: Books | None = None,
) -> tuple[Archive, ...]:
    """The archives that the settings name, in their order, each with a limit of its own.

    Args:
        settings: one for each archive.
        client: None where there is no network; the workspace answers alone.
        workspace: where answers are kept.
        clock: times and waits.
        lifetimes: how long answers are believed; None: each by its own.
        books: what was spent of their budgets; None: nothing is known of that.
    """
    kept = books or NoBooks(clock)

    def wire(values: Any) -> Wire:
        return Wire(client, _limiter(values, kept), clock, lifetimes=lifetimes)

    return tuple(KINDS[one.kind].build(one.values, wire(one.values), workspace) for one in settings)


def _limiter(values: Any, books: Books) -> Limiter:
    pace = books.pace(values.name, Budget.REPLAY, values.per_minute)
    return Limiter(dict.fromkeys((Budget.REPLAY, Budget.CDX), pace))
