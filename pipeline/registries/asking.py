"""Asking registries: politely, once a month for the same thing, every exchange kept in the workspace."""

from __future__ import annotations

import asyncio
import time
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from cache.freshness import succeeded
from cache.model import Capture, Outcome, Purpose
from cache.store import Workspace
from pipeline import __version__
from pipeline.registries.allowance import Allowance
from pipeline.registries.base import Pace, Registry, parsed
from pipeline.registries.keyed import KeyedClient
from pipeline.registries.xml import parsed_xml
from pipeline.settings import FetchSettings, WorksSettings
from pipeline.web.fetcher import Fetcher
from pipeline.web.hosts import HostLimits
from pipeline.web.manner import Manner

if TYPE_CHECKING:
    import httpx

GOOD_FOR = timedelta(days=30)
"""Records change seldom, and a work that is not registered today will not be tomorrow."""
_PATIENCE = 3
"""Questions in a row without an answer, after which a registry is left alone for the rest of the run."""
_MARGIN = 1.05
_NOT_FOUND = (404, 410)
_ACCEPT = "application/json, application/xml;q=0.9, */*;q=0.5"


class _Turns:
    """One question after the other, the next one so long after the answer that even a late one came before it."""

    def __init__(self) -> None:
        self._place = asyncio.Lock()
        self._free_at = float("-inf")

    async def take(self, ask: Callable[[], Awaitable[Capture]], seconds: float) -> Capture:
        async with self._place:
            await asyncio.sleep(max(0.0, self._free_at - time.monotonic()))
            try:
                return await ask()
            finally:
                self._free_at = time.monotonic() + seconds


class Asker:
    """Asks each registry at its own pace. One event loop only."""

    def __init__(
        self,
        client: httpx.AsyncClient | None,
        workspace: Workspace,
        settings: WorksSettings,
        fetch: FetchSettings,
        limits: Callable[[FetchSettings], HostLimits] = HostLimits.of,
    ) -> None:
        """Prepare to ask.

        Args:
            client: None where there is no network: the workspace answers alone.
            workspace: where exchanges are kept.
            settings: who asks, and where registries are.
            fetch: time limits.
            limits: how often a registry is asked, by such settings.
        """
        self._client = client
        self._workspace = workspace
        self._settings = settings
        self._fetch = fetch
        self._limits = limits
        self._fetchers: dict[str, Fetcher] = {}
        self._allowances: dict[str, Allowance] = {}
        self._silent: Counter[str] = Counter()
        self._spent: set[str] = set()
        self._turns: defaultdict[str, _Turns] = defaultdict(_Turns)
        # Works that are cited twice are under way at once, and asked for once.
        self._asking: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._manner = Manner((("User-Agent", _user_agent(settings.mailto)), ("Accept", _ACCEPT)))

    def is_spent(self, registry: Registry) -> bool:
        """Whether a registry turned a question away because its quota is used up."""
        return registry.name in self._spent

    async def ask(self, registry: Registry, question: str) -> bytes | None:
        """The body of an answer; empty where the registry has no such thing, None where it gave no answer.

        None as well where its quota is used up, which ``is_spent`` tells.
        """
        url = _address(registry, question, self._settings)
        async with self._asking[url]:
            return await self._answer(registry, url)

    async def _answer(self, registry: Registry, url: str) -> bytes | None:
        known = await asyncio.to_thread(self._workspace.latest, url, Purpose.REGISTRY)
        if known is None or not self._counts(known):
            if self._client is None or self._silent[registry.name] >= _PATIENCE:
                return None
            if not await asyncio.to_thread(self._allowance(registry).take):
                self._spent.add(registry.name)
                return None
            known = await self._turns[registry.name].take(
                partial(self._fetcher(registry, self._client).fetch, url, Purpose.REGISTRY, self._manner),
                _MARGIN / self._pace(registry).per_second,
            )
        if known.outcome is Outcome.ANSWERED and known.status in _NOT_FOUND:
            # Some say in the body what is not found (doi.org).
            self._silent[registry.name] = 0
            return await asyncio.to_thread(self._workspace.body, known)
        body = await asyncio.to_thread(self._workspace.body, known) if succeeded(known) else b""
        if parsed(body) is None and parsed_xml(body) is None:
            # A page of somebody who stands between (a hotel, a firewall), or an answer made to be endless.
            self._silent[registry.name] += 1
            return None
        self._silent[registry.name] = 0
        return body

    def _counts(self, known: Capture) -> bool:
        if self._client is None:
            return True
        answered = succeeded(known) or (known.outcome is Outcome.ANSWERED and known.status in _NOT_FOUND)
        return answered and datetime.now(UTC) - known.checked_at < GOOD_FOR

    def _allowance(self, registry: Registry) -> Allowance:
        if registry.name not in self._allowances:
            quotas = self._pace(registry).quotas
            self._allowances[registry.name] = Allowance(self._workspace, registry.name, quotas)
        return self._allowances[registry.name]

    def _fetcher(self, registry: Registry, client: httpx.AsyncClient) -> Fetcher:
        if registry.name not in self._fetchers:
            secret = self._settings.keys.get(registry.name, "")
            if registry.key and secret:
                client = KeyedClient(client, _origin(registry, self._settings), registry.key, secret)
            paced = replace(self._fetch, per_host=1, spacing_ms=int(1000 / self._pace(registry).per_second))
            self._fetchers[registry.name] = Fetcher(client, self._workspace, paced, hosts=self._limits(paced))
        return self._fetchers[registry.name]

    def _pace(self, registry: Registry) -> Pace:
        return registry.pace_of(mailto=self._settings.mailto, key=self._settings.keys.get(registry.name, ""))


def _address(registry: Registry, question: str, settings: WorksSettings) -> str:
    address = f"{_origin(registry, settings)}{question}"
    if not registry.mailto or not settings.mailto:
        return address
    return f"{address}{'&' if '?' in question else '?'}{urlencode({registry.mailto: settings.mailto})}"


def _origin(registry: Registry, settings: WorksSettings) -> str:
    return settings.origins.get(registry.name, registry.origin)


def _user_agent(mailto: str) -> str:
    return f"footproof/{__version__}" + (f" (mailto:{mailto})" if mailto else "")
