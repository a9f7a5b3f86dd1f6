"""Reach: whether a run had a network at all, told by the hosts that it asked."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from cache.model import Capture, Outcome
from cache.store import Workspace
from pipeline.errors import NoNetwork

FEWEST_HOSTS = 3
"""Below so many a common failure may be chance (contract)."""
ANSWER_S = 10.0
"""Seconds that the archive has to show that there is a network."""
_NOT_ASKED = frozenset({Outcome.OFFLINE, Outcome.PRIVATE_ADDRESS, Outcome.BAD_URL, Outcome.SCHEME, Outcome.UNSAFE_PORT})
_NOT_REACHED = frozenset(
    {
        Outcome.DNS, Outcome.DNS_FAILURE, Outcome.TIMEOUT, Outcome.REFUSED, Outcome.UNREACHABLE, Outcome.RESET,
        Outcome.TLS_EXPIRED, Outcome.TLS_SELF_SIGNED, Outcome.TLS_WRONG_HOST, Outcome.TLS,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NetworkProof:
    """Says of a run whether its failures are those of the web or of this machine's connection."""

    workspace: Workspace
    mark: int
    """The point in the workspace's history where this run began."""
    archive_answers: Callable[[], Awaitable[bool]]
    """Asked last: a document may cite nothing but sites that are gone."""

    async def require(self) -> None:
        """Return if anything was reached, or too little was asked to tell.

        Raises:
            NoNetwork: nothing was; the workspace is as it was before the run.
        """
        lost = lost_hosts(self.workspace.kept_after(self.mark))
        if len(lost) < FEWEST_HOSTS or await self.archive_answers():
            return
        self.workspace.forget_after(self.mark)
        raise NoNetwork(
            f"No network: none of the {len(lost)} sites that were asked could be reached, so nothing was judged and "
            "earlier reports stay as they are. Check the connection (and HTTPS_PROXY) and run the same command "
            "again, or use --offline."
        )


def lost_hosts(captures: Iterable[Capture]) -> frozenset[str]:
    """The hosts that were asked if none of them was reached; empty if any was."""
    hosts: set[str] = set()
    for capture in captures:
        if any(hop.status is not None for hop in capture.hops):
            return frozenset()
        if capture.outcome in _NOT_REACHED:
            hosts.add(_host(capture.url))
        elif capture.outcome not in _NOT_ASKED:
            return frozenset()
    return frozenset(hosts)


async def answers(client: httpx.AsyncClient, address: str) -> bool:
    """Whether anything at all comes from an address, be it an error page."""
    try:
        async with asyncio.timeout(ANSWER_S), client.stream("GET", address):
            return True
    except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, TimeoutError):
        return False


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
