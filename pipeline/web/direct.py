"""Straight to the host: guarded connections, kept for a while for the next page of the same host."""

from __future__ import annotations

import ssl
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from types import TracebackType

import h11
import httpcore
import httpx

from pipeline.web.connection import Connection, Origin, timeouts
from pipeline.web.guard import Guard
from pipeline.web.locations import place_of

_ERRORS: tuple[tuple[type[Exception], type[httpx.TransportError]], ...] = (
    (httpcore.ConnectTimeout, httpx.ConnectTimeout),
    (httpcore.ReadTimeout, httpx.ReadTimeout),
    (httpcore.WriteTimeout, httpx.WriteTimeout),
    (httpcore.ConnectError, httpx.ConnectError),
    (httpcore.ReadError, httpx.ReadError),
    (httpcore.WriteError, httpx.WriteError),
    (httpcore.LocalProtocolError, httpx.LocalProtocolError),
    (httpcore.RemoteProtocolError, httpx.RemoteProtocolError),
)
_REPEATABLE = frozenset({"GET", "HEAD"})
"""What may be sent once more where nobody knows whether it arrived (RFC 9110, 9.2.2)."""


class DirectTransport(httpx.AsyncBaseTransport):
    """Sends each request over an idle connection to its origin, or over a new one through the guard."""

    def __init__(self, guard: Guard, context: Callable[[], ssl.SSLContext], limits: httpx.Limits) -> None:
        """Open nothing yet.

        Args:
            guard: makes the connections.
            context: for https; asked for when it is needed.
            limits: how many connections may be idle, and for how many seconds.
        """
        self._guard = guard
        self._context = context
        self._idle = _Idle(limits.max_keepalive_connections or 0, limits.keepalive_expiry or 0)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request.

        Raises:
            httpx.ConnectError: among others, with ``AddressRefused`` as its cause.
        """
        with _AsHttpx(request):
            connection, head = await self._ask(request)
        return httpx.Response(
            status_code=head.status_code,
            headers=head.headers.raw_items(),
            stream=_Body(connection, request, self._idle),
            extensions={
                "http_version": b"HTTP/" + head.http_version,
                "reason_phrase": head.reason,
                "network_stream": connection.socket,
            },
        )

    async def aclose(self) -> None:
        """Close every idle connection."""
        self._idle.close()

    async def _ask(self, request: httpx.Request) -> tuple[Connection, h11.Response]:
        origin = (request.url.scheme, *place_of(request.url))
        known = self._idle.take(origin)
        if known is not None:
            try:
                return known, await _answered(known, request)
            except (httpcore.NetworkError, httpcore.RemoteProtocolError):
                # The server may have closed it while the request was under way.
                if known.is_answered or request.method not in _REPEATABLE:
                    raise
        fresh = await self._connected(origin, timeouts(request).get("connect"))
        return fresh, await _answered(fresh, request)

    async def _connected(self, origin: Origin, timeout: float | None) -> Connection:
        scheme, host, port = origin
        socket = await self._guard.connect(host, port, timeout)
        if scheme == "https":
            await socket.start_tls(self._context(), host, timeout)
        return Connection(origin, socket)


class _Idle:
    """Connections that wait for another request: so many at most, none for long."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most = most
        self._seconds = seconds
        self._since: dict[Connection, float] = {}
        """On the monotonic clock, in the order in which they came to rest."""
        self._of: defaultdict[Origin, list[Connection]] = defaultdict(list)

    def take(self, origin: Origin) -> Connection | None:
        """The connection to an origin that rested least; None if there is none that still stands."""
        self._drop_old()
        while (waiting := self._of.get(origin)) is not None:
            connection = waiting[-1]
            self._forget(connection)
            if connection.socket.is_quiet:
                return connection
            connection.socket.close()
        return None

    def keep(self, connection: Connection) -> None:
        """Let a connection wait."""
        self._since[connection] = time.monotonic()
        self._of[connection.origin].append(connection)
        self._drop_old()

    def close(self) -> None:
        """Close them all."""
        for connection in tuple(self._since):
            self._forget(connection)
            connection.socket.close()

    def _drop_old(self) -> None:
        early = time.monotonic() - self._seconds
        while self._since:
            connection, since = next(iter(self._since.items()))
            if since > early and len(self._since) <= self._most:
                return
            self._forget(connection)
            connection.socket.close()

    def _forget(self, connection: Connection) -> None:
        del self._since[connection]
        waiting = self._of[connection.origin]
        waiting.remove(connection)
        if not waiting:
            del self._of[connection.origin]


class _Body(httpx.AsyncByteStream):
    """The body of an answer; once it was read, its connection waits for another request."""

    def __init__(self, connection: Connection, request: httpx.Request, idle: _Idle) -> None:
        self._connection = connection
        self._request = request
        self._idle = idle

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _AsHttpx(self._request):
            async for piece in self._connection.pieces(timeouts(self._request).get("read")):
                yield piece

    async def aclose(self) -> None:
        """Let go of the connection."""
        if self._connection.socket.is_quiet and self._connection.is_ready_again():
            self._idle.keep(self._connection)
        else:
            self._connection.socket.close()


async def _answered(connection: Connection, request: httpx.Request) -> h11.Response:
    try:
        return await connection.ask(request)
    except BaseException:
        connection.socket.close()
        raise


class _AsHttpx:
    """Raises the errors of a connection under the names that they have in httpx."""

    def __init__(self, request: httpx.Request) -> None:
        self._request = request

    def __enter__(self) -> None:
        """As it is."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            return
        for ours, theirs in _ERRORS:
            if isinstance(error, ours):
                raise theirs(str(error), request=self._request) from error
