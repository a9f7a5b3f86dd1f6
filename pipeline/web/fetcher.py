"""Fetching one URL to its end: politely, within its time, every exchange kept."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from itertools import count

import httpx

from cache.model import Capture, Exchange, Outcome, Purpose, Record
from cache.store import Workspace
from pipeline.settings import FetchSettings
from pipeline.threads import keep_beside, run_beside
from pipeline.web.answer import Answer, settle, unanswered
from pipeline.web.chain import Chain
from pipeline.web.exchange import BrokenOff, exchange
from pipeline.web.hosts import HostLimits
from pipeline.web.locations import MAX_REDIRECTS, BadLocation, cited_location, host_of, redirect_target
from pipeline.web.manner import OWN, Manner
from pipeline.web.patience import Patience
from pipeline.web.retry import Backoff, pause_before_retry, retry_after
from pipeline.web.trouble import Trouble, diagnose
from pipeline.web.validators import held_of, is_confirmed, is_doubtful

MEBIBYTE = 1024 * 1024
# Too Many Requests and Service Unavailable speak for the whole host (RFC 6585, 4; RFC 9110, 15.6.4).
_ASK_FOR_A_PAUSE = frozenset({429, 503})


class Fetcher:
    """Fetches URLs with one client, one workspace and one set of host limits. One event loop only."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        workspace: Workspace,
        settings: FetchSettings,
        *,
        backoff: Backoff | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        judged_well: Callable[[str], bool] = lambda _: False,
        hosts: HostLimits | None = None,
    ) -> None:
        """Keep what is needed.

        Args:
            client: from ``build_client``.
            workspace: where every exchange and capture is kept.
            settings: limits and times.
            backoff: pauses between attempts.
            clock: seconds, monotonic.
            sleep: waits for seconds of that clock.
            judged_well: whether what the workspace holds of a URL is what it should be, so that its server need only
                confirm it.
            hosts: how often each host is asked; None: as the settings say, whatever other processes do.
        """
        self._client = client
        self._workspace = workspace
        self._settings = settings
        self._backoff = backoff or Backoff()
        self._clock = clock
        self._sleep = sleep
        self._judged_well = judged_well
        self._max_body = int(settings.max_body_mb * MEBIBYTE)
        self._hosts = hosts or HostLimits(settings.per_host, settings.spacing_ms / 1000, clock=clock, sleep=sleep)
        self._patience = Patience()
        # One body at a time is decoded and stored: the workspace takes one anyway, and 64 decoded bodies would
        # not fit in memory.
        self._desk = asyncio.Lock()

    async def fetch(self, url: str, purpose: Purpose = Purpose.CITED, manner: Manner = OWN) -> Capture:
        """Fetch a URL through all its redirects, without a cookie from before, and keep what came of it.

        Whatever the web does is an outcome of the capture. ``deadline_s`` bounds attempts and pauses
        together; only waiting for a place on a busy host comes on top.

        Raises:
            StoreError: the workspace is full or broken.
        """
        before = await run_beside(self._workspace, 0, self._before, url, purpose)
        return await self.fetch_after(before, url, purpose, manner)

    async def fetch_after(
        self, before: Capture | None, url: str, purpose: Purpose = Purpose.CITED, manner: Manner = OWN
    ) -> Capture:
        """The same for who has announced the URL and knows its newest capture; None where there is none."""
        now = datetime.now(UTC)
        trusted = before is not None and purpose is Purpose.CITED and self._judged_well(url)
        held = held_of(before, now) if trusted else None
        if held is not None and not await run_beside(self._workspace, 0, self._workspace.holds, held.record):
            held = None
        capture = await self._follow(Chain(url, self._settings.deadline_s, now, manner, before, held))
        self._workspace.keep(capture, purpose)
        return capture

    def _before(self, url: str, purpose: Purpose) -> Capture | None:
        self._workspace.announce((url,))
        return self._workspace.latest(url, purpose)

    async def _follow(self, chain: Chain) -> Capture:
        try:
            url = cited_location(chain.url)
            for _ in range(MAX_REDIRECTS + 1):
                if chain.turns_back_to(url):
                    return chain.stopped(Outcome.TOO_MANY_REDIRECTS, "The page redirects in a circle.")
                answer = await self._ask(url, chain)
                if answer.location is None:
                    chain.add(url, answer)
                    return chain.ended(answer)
                url = _next(url, answer, answer.location, chain)
        except BadLocation as error:
            return chain.stopped(error.outcome, str(error))
        return chain.stopped(Outcome.TOO_MANY_REDIRECTS, f"The page redirects more than {MAX_REDIRECTS} times.")

    async def _ask(self, url: httpx.URL, chain: Chain) -> Answer:
        """Ask one address of the chain, again where that may help."""
        for attempt in count(1):
            answer = self._given_up(url) or await self._attempt(url, chain)
            if (held := chain.held_of(url)) is not None:
                if is_confirmed(answer):
                    return held.answered(answer)
                if is_doubtful(answer):
                    chain.ask_in_full()
                    if answer.status not in _ASK_FOR_A_PAUSE:
                        continue
            pause = self._pause(answer, attempt, chain)
            if pause is None or chain.attempts >= self._attempts(url) or self._given_up(url):
                break
            if answer.status in _ASK_FOR_A_PAUSE:
                self._hosts.hold(host_of(url), pause)
            chain.begin_again(pause)
            await self._sleep(pause)
        return answer

    def _given_up(self, url: httpx.URL) -> Answer | None:
        trouble = self._patience.given_up(host_of(url))
        return unanswered(trouble) if trouble else None

    def _attempts(self, url: httpx.URL) -> int:
        return self._patience.attempts(host_of(url), self._settings.attempts)

    def _pause(self, answer: Answer, attempt: int, chain: Chain) -> float | None:
        asked = retry_after(answer.header("retry-after"), datetime.now(UTC))
        return pause_before_retry(
            answer.outcome, answer.status, asked, attempt=attempt, left_s=chain.left_s, backoff=self._backoff
        )

    async def _attempt(self, url: httpx.URL, chain: Chain) -> Answer:
        async with self._hosts.place(host_of(url)):
            given_up = self._given_up(url)
            if given_up:
                # It was, while this URL waited for its place.
                return given_up
            chain.begin_attempt(datetime.now(UTC))
            if chain.left_s <= 0:
                return unanswered(Trouble(Outcome.TIMEOUT, f"No time was left for {host_of(url)}."))
            began = self._clock()
            sent = await self._exchange(url, chain)
            chain.spend(self._clock() - began)
        answer = await self._settled(sent, chain.earlier(url))
        self._patience.learn(host_of(url), answer.outcome, answer.status)
        return answer

    async def _settled(self, sent: tuple[Exchange, Trouble | None] | Trouble, earlier: Record | None) -> Answer:
        if isinstance(sent, Trouble):
            return unanswered(sent)
        async with self._desk:
            size = sent[0].body_length
            if earlier is None:
                return await keep_beside(size, settle, *sent, self._workspace, self._max_body)
            return await run_beside(self._workspace, size, settle, *sent, self._workspace, self._max_body, earlier)

    async def _exchange(self, url: httpx.URL, chain: Chain) -> tuple[Exchange, Trouble | None] | Trouble:
        """What came over the wire, with the reason if it is only a part; or why nothing did."""
        try:
            whole = await exchange(
                self._client,
                url,
                headers=chain.headers_for(url),
                timeout_s=min(self._settings.timeout_s, chain.left_s),
                max_body=self._max_body,
            )
            return whole, None
        except BrokenOff as error:
            return error.partial, diagnose(error, host_of(url))
        except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError) as error:
            return diagnose(error, host_of(url))


def _next(url: httpx.URL, answer: Answer, location: str, chain: Chain) -> httpx.URL:
    """The next address of the chain.

    Raises:
        BadLocation: the redirect cannot be followed.
    """
    chain.cookies.take(url, answer.headers)
    try:
        target = redirect_target(url, location)
    except BadLocation:
        chain.add(url, answer, location)
        raise
    chain.add(url, answer, str(target))
    return target
