"""One HTTP/1.1 connection: a request, its answer, and perhaps the next request."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import cast

import h11
import httpcore
import httpx

from pipeline.web.heads import LenientStream
from pipeline.web.sockets import SocketStream

_READ = 64 * 1024
_MOST_AHEAD = 100 * 1024
"""Bytes that may wait for the rest of what they begin, as with httpcore. Whole heads may be longer."""
Origin = tuple[str, str, int]
"""Scheme, host in ASCII, port."""


class Connection:
    """A connection on which requests go out one after the other."""

    def __init__(self, origin: Origin, socket: SocketStream) -> None:
        self.origin = origin
        self.socket = socket
        self._stream = LenientStream(socket)
        self._wire = h11.Connection(h11.CLIENT, max_incomplete_event_size=_MOST_AHEAD)
        self.is_answered = False
        """Whether any byte has come since the request went out."""

    async def ask(self, request: httpx.Request) -> h11.Response:
        """Send a request; the head of its answer, informational ones passed over.

        Raises:
            httpcore.NetworkError: the connection broke off.
            httpcore.RemoteProtocolError: what came is no answer.
            httpcore.TimeoutException: a time of the request's ``timeout`` extension is over.
        """
        self.is_answered = False
        times = timeouts(request)
        try:
            await self._send(request, times.get("write"))
        except httpcore.WriteError:
            # A server that has heard enough may have answered before it closed.
            if not request.headers.get("Content-Length") and "Transfer-Encoding" not in request.headers:
                raise
        while True:
            event = await self._next(times.get("read"))
            if isinstance(event, h11.Response):
                return event
            if isinstance(event, h11.InformationalResponse) and event.status_code == httpx.codes.SWITCHING_PROTOCOLS:
                raise httpcore.RemoteProtocolError("the server changes to another protocol")

    async def pieces(self, timeout: float | None) -> AsyncIterator[bytes]:
        """The body of the answer, as it arrives, transfer coding removed; raises what ``ask`` raises."""
        while True:
            event = await self._next(timeout)
            if isinstance(event, h11.Data):
                yield bytes(event.data)
            elif isinstance(event, h11.EndOfMessage | h11.PAUSED):
                return

    def is_ready_again(self) -> bool:
        """Whether another request may follow; call it once the answer was read, or is not wanted any more."""
        if self._wire.our_state is not h11.DONE or self._wire.their_state is not h11.DONE:
            return False
        self._wire.start_next_cycle()
        return True

    async def _send(self, request: httpx.Request, timeout: float | None) -> None:
        try:
            head = h11.Request(method=request.method, target=request.url.raw_path, headers=request.headers.raw)
            ahead = self._wire.send(head) or b""
            async for piece in cast(httpx.AsyncByteStream, request.stream):
                ahead += self._wire.send(h11.Data(data=piece)) or b""
            ahead += self._wire.send(h11.EndOfMessage()) or b""
        except h11.LocalProtocolError as error:
            raise httpcore.LocalProtocolError(str(error)) from error
        await self._stream.write(ahead, timeout)

    async def _next(self, timeout: float | None) -> h11.Event | type[h11.PAUSED]:
        while True:
            try:
                event = self._wire.next_event()
            except h11.RemoteProtocolError as error:
                raise httpcore.RemoteProtocolError(str(error)) from error
            if event is not h11.NEED_DATA:
                return cast("h11.Event | type[h11.PAUSED]", event)
            data = await self._stream.read(_READ, timeout)
            if not data and self._wire.their_state is h11.SEND_RESPONSE:
                raise httpcore.RemoteProtocolError("Server disconnected without sending a response.")
            self.is_answered = True
            self._wire.receive_data(data)


def timeouts(request: httpx.Request) -> Mapping[str, float | None]:
    """Seconds for each step of a request, by its name; None or nothing for no limit."""
    times: Mapping[str, float | None] = request.extensions.get("timeout", {})
    return times
