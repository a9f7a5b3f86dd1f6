"""Heads of HTTP responses as browsers read them: what a strict parser would refuse is put right before it looks.

Servers send header names with slashes or spaces, lines without a colon, ``HTTP/1`` and lengths that are none; browsers
pass over what they cannot use and show the page. Nothing is made up: a head that has no status line, or no end,
goes on as it came, and the parser says what is wrong with it.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterable, Iterator

import httpcore
from httpcore import AsyncNetworkStream, RemoteProtocolError

MAX_HEAD = 256 * 1024
"""Bytes of a head; browsers give up about there, too."""
_SLOP = 64
"""Bytes that may stand before the status line: a byte order mark, blank lines, the end of an answer before."""
_READ = 64 * 1024
_START = re.compile(rb"(?:HTTP|ICY)[/ ]", re.IGNORECASE)
# ``HTTP/1 200``, ``HTTP/1.1  200 OK``, ``ICY 200 OK``
_STATUS = re.compile(
    rb"(?:HTTP|ICY)(?:/(\d{1,2})(?:\.(\d{1,2}))?)?[ \t]{1,20}(\d{3})(?!\d)[ \t]*([^\n]{0,500})", re.IGNORECASE
)
_END = re.compile(rb"\n\r?\n")
_NAME = re.compile(rb"[-!#$%&'*+.^_`|~0-9a-zA-Z]+")
_UNREADABLE = re.compile(rb"[\x00-\x20\x7f]+")


class LenientStream(AsyncNetworkStream):
    """A connection on which every head is put right before it is read; bodies pass as they are.

    HTTP/1.1 without pipelining: after each request comes one head, or several while they are informational.
    """

    def __init__(self, stream: AsyncNetworkStream) -> None:
        self._stream = stream
        self._awaits_head = False
        self._ahead = b""
        """What was read of a head that is not complete yet."""

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes; a whole head at once, however long. Empty at the end of the connection.

        Raises:
            RemoteProtocolError: where a head should be stands something else.
        """
        searched = 0
        while self._awaits_head:
            ended = _END.search(self._ahead, max(searched, len(_slop(self._ahead))))
            if ended is not None:
                head, self._ahead = self._ahead[: ended.end()], self._ahead[ended.end() :]
                self._awaits_head = is_informational(head)
                return readable_head(head) + self._rest()
            searched = max(len(self._ahead) - 2, 0)
            piece = await self._stream.read(max(max_bytes, _READ), timeout)
            self._ahead += piece
            if self._ahead and _is_no_head(self._ahead, complete=not piece):
                raise RemoteProtocolError("no status line")
            if not piece or len(self._ahead) > MAX_HEAD:
                self._awaits_head = False
                return self._rest()
        return await self._stream.read(max_bytes, timeout)

    def _rest(self) -> bytes:
        if self._awaits_head:
            return b""
        rest, self._ahead = self._ahead, b""
        return rest

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send what is a request, or a part of it."""
        self._awaits_head = True
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._stream.aclose()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> AsyncNetworkStream:
        """The same connection, secured."""
        return LenientStream(await self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> object:
        """What the connection beneath knows of itself."""
        return self._stream.get_extra_info(info)


class LenientNetwork(httpcore.AnyIOBackend):
    """The network, with every connection a ``LenientStream``."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> AsyncNetworkStream:
        """Connect; raises what ``httpcore.AnyIOBackend`` raises."""
        return LenientStream(await super().connect_tcp(host, port, timeout, local_address, socket_options))


def readable_head(head: bytes) -> bytes:
    """A head, blank line included, in a form that every parser reads; as it is where it has no status line."""
    start, *lines = head[len(_slop(head)) :].rstrip(b"\r\n").split(b"\n")
    status = _STATUS.match(start.rstrip(b"\r"))
    if status is None:
        return head
    version = b"1.1" if int(status[1] or 1) > 1 or (status[1] == b"1" and int(status[2] or 0) > 0) else b"1.0"
    reason = _UNREADABLE.sub(b" ", status[4]).strip()
    fields = (name + b": " + value for name, value in _framed(_fields(lines)))
    return b"\r\n".join((b"HTTP/" + version + b" " + status[3] + b" " + reason, *fields, b"", b""))


def is_informational(head: bytes) -> bool:
    """Whether another head follows this one (``103 Early Hints``)."""
    status = _STATUS.match(head[len(_slop(head)) :])
    return status is not None and status[3][:1] == b"1" and status[3] != b"101"


def _slop(data: bytes) -> bytes:
    """What stands before the status line; empty where there is none in reach."""
    found = _START.search(data[: _SLOP + 8])
    return data[: found.start()] if found else b""


def _is_no_head(data: bytes, *, complete: bool) -> bool:
    return (complete or len(data) > _SLOP + 8) and _START.search(data[: _SLOP + 8]) is None


def _fields(lines: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Names and values; what has no name that could be one is passed over, folded lines are joined."""
    name, values = b"", [b""]
    for line in (*lines, b":"):
        if line[:1] in (b" ", b"\t"):
            values.append(line.strip())
            continue
        if _NAME.fullmatch(name):
            yield name, _UNREADABLE.sub(b" ", b" ".join(values)).strip()
        before, colon, after = line.partition(b":")
        name, values = before.rstrip() if colon else b"", [after.strip()]


def _framed(fields: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, bytes]]:
    """The same fields, of those that say where the body ends only what can be used."""
    coded = False
    for name, value in fields:
        match name.lower():
            case b"content-length":
                # "12, 12" is one length said twice.
                if not all(length.strip().isdigit() for length in value.split(b",")):
                    continue
            case b"transfer-encoding":
                if coded or b"chunked" not in value.lower():
                    continue
                coded, value = True, b"chunked"
            case _:
                pass
        yield name, value
