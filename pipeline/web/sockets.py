"""Connections over asyncio alone, in the shape that httpcore asks for."""

from __future__ import annotations

import asyncio
import ssl
from collections import deque

import httpcore
from httpcore import AsyncNetworkStream

_AHEAD = 256 * 1024
"""Bytes that may wait to be read before the peer is made to wait."""


class SocketStream(asyncio.Protocol, AsyncNetworkStream):
    """A TCP connection; what arrives waits until it is read. Knows at once, unread, that the peer has closed it.

    Measured: a page through httpcore's stream over anyio costs twice as much, most of it in questions to the system.
    """

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._arrived: deque[bytes] = deque()
        self._size = 0
        self._is_paused = False
        self._has_ended = False
        self._error: Exception | None = None
        self._waits: asyncio.Future[None] | None = None
        self._is_full: asyncio.Future[None] | None = None

    @property
    def is_quiet(self) -> bool:
        """Whether the connection stands and nothing has come that nobody asked for."""
        return not self._has_ended and not self._arrived

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by the loop."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Called by the loop."""
        self._arrived.append(data)
        self._size += len(data)
        if self._size > _AHEAD and self._transport is not None:
            self._transport.pause_reading()
            self._is_paused = True
        _wake(self._waits)

    def eof_received(self) -> None:
        """Called by the loop."""
        self._has_ended = True
        _wake(self._waits)

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by the loop."""
        self._has_ended = True
        self._error = exc
        _wake(self._waits)
        _wake(self._is_full)

    def pause_writing(self) -> None:
        """Called by the loop."""
        self._is_full = asyncio.get_running_loop().create_future()

    def resume_writing(self) -> None:
        """Called by the loop."""
        _wake(self._is_full)
        self._is_full = None

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has arrived, or the next to arrive; empty at the end of the connection.

        Raises:
            httpcore.ReadTimeout: nothing came within ``timeout`` seconds.
            httpcore.ReadError: the connection broke off.
            ssl.SSLError: the peer ended it with a TLS alert.
        """
        while not self._arrived and not self._has_ended:
            self._waits = asyncio.get_running_loop().create_future()
            await _within(self._waits, timeout, httpcore.ReadTimeout)
        if self._arrived:
            piece = self._arrived.popleft()
            if len(piece) > max_bytes:
                self._arrived.appendleft(piece[max_bytes:])
                piece = piece[:max_bytes]
            self._size -= len(piece)
            if self._is_paused and self._size <= _AHEAD and self._transport is not None:
                self._is_paused = False
                self._transport.resume_reading()
            return piece
        if isinstance(self._error, ssl.SSLError):
            raise self._error
        if self._error is not None:
            raise httpcore.ReadError(str(self._error)) from self._error
        return b""

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send.

        Raises:
            httpcore.WriteError: the connection is closed.
            httpcore.WriteTimeout: the peer took nothing for ``timeout`` seconds.
        """
        if not buffer:
            return
        if self._transport is None or self._has_ended:
            raise httpcore.WriteError("the connection is closed") from self._error
        self._transport.write(buffer)
        if self._is_full is not None:
            await _within(self._is_full, timeout, httpcore.WriteTimeout)

    async def aclose(self) -> None:
        """Close at once; what was not sent yet is dropped."""
        self.close()

    def close(self) -> None:
        """Close at once; what was not sent yet is dropped."""
        if self._transport is not None:
            self._transport.abort()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> AsyncNetworkStream:
        """The same connection, secured.

        Raises:
            httpcore.ConnectError: no secure connection comes about; its cause says why.
            httpcore.ConnectTimeout: none within ``timeout`` seconds.
        """
        assert self._transport is not None
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(timeout):
                secured = await loop.start_tls(self._transport, self, ssl_context, server_hostname=server_hostname)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout("no TLS handshake") from error
        except ssl.SSLError as error:
            raise httpcore.ConnectError(str(error)) from error
        except ConnectionError as error:
            # asyncio does not tell a peer that left in the middle of the handshake from one that went before.
            raise httpcore.ConnectError(str(error)) from ssl.SSLEOFError(ssl.SSL_ERROR_EOF, "closed in the handshake")
        finally:
            if self._has_ended:
                self.close()
        assert isinstance(secured, asyncio.Transport)
        self._transport = secured
        return self

    def get_extra_info(self, info: str) -> object:
        """``server_addr``: the peer's address and port."""
        if info == "server_addr" and self._transport is not None:
            return self._transport.get_extra_info("peername")
        return None


async def open_stream(address: str, port: int, timeout: float | None) -> SocketStream:
    """A connection to an address, no name.

    Raises:
        httpcore.ConnectError: there is none; its cause says why.
        httpcore.ConnectTimeout: none within ``timeout`` seconds.
    """
    try:
        async with asyncio.timeout(timeout):
            _, stream = await asyncio.get_running_loop().create_connection(SocketStream, address, port)
    except TimeoutError as error:
        raise httpcore.ConnectTimeout(f"no connection to {address}") from error
    except OSError as error:
        raise httpcore.ConnectError(str(error)) from error
    return stream


async def _within(
    change: asyncio.Future[None], timeout: float | None, late: type[httpcore.ReadTimeout | httpcore.WriteTimeout]
) -> None:
    if timeout is None:
        await change
        return
    try:
        async with asyncio.timeout(timeout):
            await change
    except TimeoutError as error:
        raise late(f"nothing within {timeout:g} s") from error


def _wake(waiting: asyncio.Future[None] | None) -> None:
    if waiting is not None and not waiting.done():
        waiting.set_result(None)
