"""A fetcher for tests: real client, real workspace, short times, and a look-up that asks no network."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from ipaddress import ip_address, ip_network
from pathlib import Path

from cache.store import Workspace
from pipeline.settings import FetchSettings
from pipeline.web.addresses import IPAddress
from pipeline.web.client import build_client
from pipeline.web.fetcher import Fetcher
from pipeline.web.names import Resolver
from pipeline.web.retry import Backoff

LOOPBACK = (ip_network("127.0.0.0/8"),)


class Names:
    """A look-up from a table; what is not in it does not exist."""

    def __init__(self, table: dict[str, list[str]] | None = None) -> None:
        self.table = table or {}
        self.asked: list[str] = []
        self.broken = False
        """Whether the name server fails to answer at all."""

    def __call__(self, host: str) -> list[IPAddress]:
        self.asked.append(host)
        if self.broken:
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        if host not in self.table:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [ip_address(text) for text in self.table[host]]


def quick(**changes: object) -> FetchSettings:
    """Settings for loopback: no spacing, short times."""
    usual: dict[str, object] = {
        "spacing_ms": 0,
        "timeout_s": 1.0,
        "deadline_s": 3.0,
        "allow_private": LOOPBACK,
    }
    return FetchSettings(**{**usual, **changes})  # type: ignore[arg-type]


@asynccontextmanager
async def fetching(
    folder: Path,
    settings: FetchSettings | None = None,
    names: Names | None = None,
    sure: tuple[str, ...] = (),
    judged_well: Callable[[str], bool] = lambda _: False,
) -> AsyncIterator[tuple[Fetcher, Workspace]]:
    """A fetcher and its workspace in ``folder``."""
    settings = settings or quick()
    with Workspace.open(folder, software="footproof-test") as workspace:
        async with build_client(settings, Resolver(names or Names(), sure=sure)) as client:
            yield (
                Fetcher(client, workspace, settings, backoff=Backoff(first_s=0.02), judged_well=judged_well),
                workspace,
            )
