"""The one way to an archive's servers: paced, timed, and silent once they cannot be reached."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from cache.model import Exchange, Outcome
from pipeline.archives.base import Cause, Trouble
from pipeline.archives.clock import Clock
from pipeline.archives.lifetimes import Lifetimes
from pipeline.archives.pace import Budget, Halt, Limiter
from pipeline.web.retry import retry_after

if TYPE_CHECKING:
    import httpx

TIMEOUT_S = 30.0
MAX_ANSWER = 32 << 20
"""Bytes of an answer, unpacked: some 200,000 rows of an index."""
"""Seconds for one answer. Replays and index look-ups take up to some ten when the service is busy."""
CONNECT_S = 10.0
_UNREACHED = 3
_SILENT = 1
_PATIENCE = 6
"""Failures in a row, weighed: after two refused connections or six lost answers nothing more is asked."""
_AGAIN_S = 5.0
"""Seconds before the one repetition after a server error."""

ReplyT = TypeVar("ReplyT")


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer whose body is text."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    text: str


class Wire:
    """Sends requests to an archive within its budgets."""

    def __init__(
        self,
        client: httpx.AsyncClient | None,
        limiter: Limiter,
        clock: Clock,
        max_body: int = 25 << 20,
        lifetimes: Lifetimes | None = None,
    ) -> None:
        """Prepare to ask.

        Args:
            client: honours the proxies and certificates of the environment; None: there is no network.
            limiter: shared by every wire to the same service.
            clock: times and waits.
            max_body: bytes of a replayed body that are kept.
            lifetimes: how long answers are believed; shared by all archives of a run.
        """
        self.lifetimes = lifetimes or Lifetimes()
        self.limiter = limiter
        self.clock = clock
        self._client = client
        self._max_body = max_body
        self._failures = 0

    @property
    def offline(self) -> bool:
        """Whether there is no network, so that what is known is all there is."""
        return self._client is None

    async def get(self, url: str, budget: Budget, params: list[tuple[str, str]]) -> Reply | Trouble:
        """GET text; busy answers are waited out, server errors and lost answers tried once more."""
        return await self._insist(lambda: self._send("GET", url, params=params), budget, _status_of_reply)

    async def fetch(self, url: str, budget: Budget, headers: Mapping[str, str] | None = None) -> Exchange | Trouble:
        """GET one exchange as it is on the wire, no redirect followed."""
        return await self._insist(lambda: self._exchange(url, headers or {}), budget, _status_of_exchange)

    async def send(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str],
        form: Mapping[str, str] | None = None,
        json: object = None,
        timeout_s: float = TIMEOUT_S,
    ) -> Reply | Trouble:
        """One request, unpaced and never repeated: whoever sends something that counts paces it."""
        return await self._once(lambda: self._send(method, url, timeout_s, headers=headers, data=form, json=json))

    async def _exchange(self, url: str, more: Mapping[str, str]) -> Exchange:
        from pipeline.web.exchange import exchange

        assert self._client is not None
        headers = {"Accept": "*/*", "Accept-Encoding": "gzip", **more}
        return await exchange(self._client, url, headers=headers, timeout_s=TIMEOUT_S, max_body=self._max_body)

    async def _send(self, method: str, url: str, timeout_s: float = TIMEOUT_S, **more: object) -> Reply:
        import httpx

        assert self._client is not None
        timeout = httpx.Timeout(timeout_s, connect=CONNECT_S)
        kept = bytearray()
        async with self._client.stream(method, url, timeout=timeout, follow_redirects=False, **more) as response:  # type: ignore[arg-type]
            async for piece in response.aiter_bytes():
                kept += piece
                if len(kept) > MAX_ANSWER:
                    raise httpx.DecodingError(f"an answer of more than {MAX_ANSWER >> 20} MB")
        text = bytes(kept).decode(response.encoding or "utf-8", "replace")
        return Reply(response.status_code, {k.lower(): v for k, v in response.headers.items()}, text)

    async def _insist(
        self,
        send: Callable[[], Awaitable[ReplyT]],
        budget: Budget,
        status_of: Callable[[ReplyT], tuple[int, str | None]],
    ) -> ReplyT | Trouble:
        pace = self.limiter.pace(budget)
        repeated = False
        while True:
            if trouble := self._silenced():
                return trouble
            turn = await pace.turn()
            if isinstance(turn, Halt):
                return Trouble(Cause.BUSY, turn.detail, turn.until)
            status, asked = 0, None
            try:
                reply = await self._once(send)
                if not isinstance(reply, Trouble):
                    status, asked = status_of(reply)
            finally:
                if status == 429:
                    pace.refused(turn, retry_after(asked, self.clock.now()))
                else:
                    pace.answered(turn)
            if status < 500 and status != 429 and not isinstance(reply, Trouble):
                return reply
            if isinstance(reply, Exchange):
                reply.body.close()
            if status == 429:
                continue
            trouble = reply if isinstance(reply, Trouble) else _unavailable(status)
            if repeated or trouble.cause is Cause.GARBLED:
                return trouble
            repeated = True
            await self.clock.sleep(_AGAIN_S if status else 0)

    async def _once(self, send: Callable[[], Awaitable[ReplyT]]) -> ReplyT | Trouble:
        import ssl

        import httpx

        if trouble := self._silenced():
            return trouble
        try:
            reply = await send()
        except (httpx.TransportError, httpx.DecodingError, ssl.SSLError) as error:
            return self._failed(error)
        except httpx.InvalidURL as error:
            # Where the archive led; its servers are well, so this does not count against them.
            return Trouble(Cause.GARBLED, f"The archive led to what is no web address ({error}).")
        self._failures = 0
        return reply

    def _silenced(self) -> Trouble | None:
        """Why nothing is sent at all."""
        if self._client is None:
            return Trouble(Cause.OFFLINE, "The archive was not asked: this run has no network.")
        if self._failures >= _PATIENCE:
            return Trouble(Cause.UNREACHABLE, "The archive cannot be reached; nothing more was asked in this run.")
        return None

    def _failed(self, error: Exception) -> Trouble:
        import httpx

        from pipeline.web.exchange import BrokenOff
        from pipeline.web.trouble import diagnose

        if isinstance(error, BrokenOff):
            error.partial.body.close()
        trouble = diagnose(error, "its server")
        if trouble.outcome is Outcome.PRIVATE_ADDRESS:
            # Where the archive led; its servers are well, so this does not count against them.
            return Trouble(
                Cause.GARBLED,
                "The archive led to a private network, which allow_private in the settings can permit. "
                f"{trouble.detail}",
            )
        unreached = isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError))
        self._failures += _UNREACHED if unreached else _SILENT
        return Trouble(Cause.UNREACHABLE, f"The archive gave no answer: {trouble.detail}")


def header(exchange: Exchange, name: str) -> str | None:
    """The first response header of this name (lower case), or None."""
    return next((value for key, value in exchange.response_headers if key.lower() == name), None)


def _status_of_reply(reply: Reply) -> tuple[int, str | None]:
    return reply.status, reply.headers.get("retry-after")


def _status_of_exchange(exchange: Exchange) -> tuple[int, str | None]:
    # With a Memento-Datetime the status is the captured page's, not the archive's (edgi-govdata-archiving/wayback#158).
    if header(exchange, "memento-datetime"):
        return 200, None
    return exchange.status, header(exchange, "retry-after")


def _unavailable(status: int) -> Trouble:
    return Trouble(Cause.UNAVAILABLE, f"The archive itself is in trouble (it answered {status}).")
