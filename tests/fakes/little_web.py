"""A little web server on loopback that answers by plan, rightly or wrongly, and remembers what it was asked.

It runs on an event loop in a thread of its own, on a free port of any 127.0.0.0/8 address:

    with LittleWeb() as web:
        web.plan("/page", Reply(body=b"hello"))
        web.url("/page")                      # http://127.0.0.1:PORT/page
        web.requests                          # what came in

The n-th request for a path gets the n-th reply of its plan; the last one repeats.
"""

from __future__ import annotations

import asyncio
import gzip
import socket
import ssl
import struct
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import trustme
from fakes.in_thread import ServerInThread

_REASONS = {200: "OK", 301: "Moved Permanently", 302: "Found", 404: "Not Found", 429: "Too Many Requests"}


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it came in."""

    at: float
    """Seconds on the monotonic clock."""
    method: str
    target: str
    headers: dict[str, str]
    """Names in lower case."""
    host: str
    """Address of this server that was connected to."""
    open_now: int
    """Requests under way on that address, this one included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One answer, and what is wrong with it."""

    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    reason: str | None = None
    delay_s: float = 0.0
    """Wait before the head."""
    chunked: bool = False
    drip_s: float = 0.0
    """Wait after each ``drip_bytes`` of the body."""
    drip_bytes: int = 16
    keep_bytes: int | None = None
    """Break off after so many bytes of the body."""
    huge: int = 0
    """Send a body of so many bytes, made on the fly."""
    raw: bytes | None = None
    """Send these bytes in place of an HTTP response, and close."""
    linger: bool = False
    """Keep the connection open behind ``raw``."""
    reset: bool = False
    """Break the connection off with no answer (RST)."""
    close: bool = False
    """Close the connection with no answer (FIN)."""
    hang: bool = False
    """Never answer."""


HOME = Reply(body=b"<title>A little web</title><p>All is well here.</p>")
"""At the root unless another plan is made: a site without a home page would be one in trouble."""


def redirect(location: str, status: int = 302, *headers: tuple[str, str]) -> Reply:
    """A redirect, with further headers."""
    return Reply(status=status, headers=(("Location", location), *headers))


def gzipped(body: bytes) -> Reply:
    """A page in gzip coding."""
    return Reply(body=gzip.compress(body), headers=(("Content-Encoding", "gzip"),))


def bomb(size: int) -> Reply:
    """A small gzip body that unpacks to ``size`` zero bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    block = bytes(1024 * 1024)
    packed = b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()
    return Reply(body=packed, headers=(("Content-Encoding", "gzip"),))


@dataclass
class LittleWeb(ServerInThread):
    """The server; a context manager."""

    address: str = "0.0.0.0"
    """To listen on; by default every loopback address (127.0.0.1, 127.0.0.2 ...) is a host of its own."""
    context: ssl.SSLContext | None = None
    """For HTTPS."""
    port: int = 0
    requests: list[Request] = field(default_factory=list)
    connections: int = 0
    peak: Counter[str] = field(default_factory=Counter)
    """Most requests open at once, by address."""
    otherwise: Reply | Callable[[Request], Reply] = field(
        default_factory=lambda: Reply(status=404, body=b"no such page")
    )
    """For every path without a plan; a function where it depends on who asks."""
    _plans: dict[str, tuple[Reply, ...]] = field(default_factory=lambda: {"/": (HOME,)})
    _asked: Counter[str] = field(default_factory=Counter)
    _open: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))

    def plan(self, path: str, *replies: Reply) -> None:
        """Answer a path (query included) with these, the last one for ever."""
        self._plans[path] = replies

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The URL of a path on one of the server's addresses."""
        return f"{'https' if self.context else 'http'}://{host}:{self.port}{path}"

    def asked(self, path: str) -> list[Request]:
        """The requests for one path."""
        return [request for request in self.requests if request.target == path]

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        host = writer.get_extra_info("sockname")[0]
        try:
            while await self._request(host, reader, writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.LimitOverrunError, asyncio.CancelledError):
            pass
        finally:
            writer.transport.abort()

    async def _request(self, host: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; False when the connection is over."""
        lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, target, _ = lines[0].split(" ", 2)
        headers = {
            name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:] if line)
        }
        self._open[host] += 1
        self.peak[host] = max(self.peak[host], self._open[host])
        self.requests.append(Request(time.monotonic(), method, target, headers, host, self._open[host]))
        try:
            return await self._answer(self._next(self.requests[-1]), writer)
        finally:
            self._open[host] -= 1

    def _next(self, request: Request) -> Reply:
        plan = self._plans.get(request.target)
        if plan is None:
            return self.otherwise(request) if callable(self.otherwise) else self.otherwise
        self._asked[request.target] += 1
        return plan[min(self._asked[request.target], len(plan)) - 1]

    async def _answer(self, reply: Reply, writer: asyncio.StreamWriter) -> bool:
        await asyncio.sleep(reply.delay_s)
        if reply.hang:
            await asyncio.sleep(3600)
        if reply.reset:
            _linger_zero(writer)
            return False
        if reply.close or reply.raw is not None:
            writer.write(reply.raw or b"")
            if reply.linger:
                await writer.drain()
                return True
            await _finish(writer)
            return False
        writer.write(_head(reply))
        for piece in _pieces(reply):
            writer.write(piece)
            await writer.drain()
            if reply.drip_s:
                await asyncio.sleep(reply.drip_s)
        await writer.drain()
        if reply.keep_bytes is not None:
            await _finish(writer)
            return False
        return True


def _head(reply: Reply) -> bytes:
    reason = _REASONS.get(reply.status, "X") if reply.reason is None else reply.reason
    headers: list[tuple[str, str]] = [("Content-Type", "text/html; charset=utf-8"), *reply.headers]
    if reply.chunked:
        headers.append(("Transfer-Encoding", "chunked"))
    else:
        headers.append(("Content-Length", str(reply.huge or len(reply.body))))
    lines = [f"HTTP/1.1 {reply.status} {reason}", *(f"{name}: {value}" for name, value in headers), "", ""]
    return "\r\n".join(lines).encode("latin-1")


def _pieces(reply: Reply) -> Iterator[bytes]:
    if reply.huge:
        block = b"x" * (1024 * 1024)
        yield from (block for _ in range(reply.huge // len(block)))
        return
    body = reply.body if reply.keep_bytes is None else reply.body[: reply.keep_bytes]
    step = reply.drip_bytes if reply.drip_s else max(1, len(body))
    parts = [body[start : start + step] for start in range(0, len(body), step)]
    for part in parts:
        yield b"%x\r\n%b\r\n" % (len(part), part) if reply.chunked else part
    if reply.chunked and reply.keep_bytes is None:
        yield b"0\r\n\r\n"


async def _finish(writer: asyncio.StreamWriter) -> None:
    """Send what is written, then close for good."""
    await writer.drain()
    writer.close()
    await writer.wait_closed()


def _linger_zero(writer: asyncio.StreamWriter) -> None:
    plain: Any = writer.get_extra_info("socket")
    plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


class Authority:
    """A certificate authority and the certificates that go wrong."""

    def __init__(self) -> None:
        self._ca = trustme.CA()

    def trust(self, path: Path) -> Path:
        """Write the authority's certificate, for SSL_CERT_FILE."""
        self._ca.cert_pem.write_to_path(str(path))
        return path

    def good(self, host: str = "127.0.0.1") -> ssl.SSLContext:
        """A certificate for ``host``."""
        return _context(self._ca.issue_cert(host))

    def expired(self, host: str = "127.0.0.1") -> ssl.SSLContext:
        """A certificate that ended in the year 2000."""
        return _context(self._ca.issue_cert(host, not_before=datetime(1999, 1, 1), not_after=datetime(2000, 1, 1)))

    def wrong_host(self) -> ssl.SSLContext:
        """A certificate for another site."""
        return _context(self._ca.issue_cert("elsewhere.example"))

    def self_signed(self) -> ssl.SSLContext:
        """A certificate whose authority comes along and is known to nobody."""
        stranger = trustme.CA()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        leaf = stranger.issue_cert("127.0.0.1")
        leaf.configure_cert(context)
        with leaf.private_key_pem.tempfile() as key, _chain(leaf, stranger).tempfile() as chain:
            context.load_cert_chain(chain, key)
        return context

    def unknown(self) -> ssl.SSLContext:
        """A certificate of an authority that is neither known nor sent."""
        return _context(trustme.CA().issue_cert("127.0.0.1"))


def _chain(leaf: trustme.LeafCert, authority: trustme.CA) -> trustme.Blob:
    return trustme.Blob(leaf.cert_chain_pems[0].bytes() + authority.cert_pem.bytes())


def _context(leaf: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    leaf.configure_cert(context)
    return context
