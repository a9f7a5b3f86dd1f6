"""One GET over the wire, as it is: no redirect followed, no coding undone, nothing unbounded."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import BinaryIO, cast

import httpx

from cache.errors import NO_ROOM, WorkspaceFull
from cache.model import Exchange
from pipeline.web.transport import HEADERS, PROXIED

IN_MEMORY = 1024 * 1024
"""Bytes of one body that are held in memory; what is longer goes to a temporary file."""
# Share of an attempt in which a connection must stand. What is left tells "nobody there" from "no answer".
CONNECT_SHARE = 0.75


class BrokenOff(httpx.TransportError):
    """The response began and did not reach its end.

    ``partial`` is what came; the caller closes its body. ``__cause__`` says why.
    """

    def __init__(self, partial: Exchange, message: str) -> None:
        super().__init__(message)
        self.partial = partial


async def exchange(
    client: httpx.AsyncClient, url: httpx.URL | str, *, headers: Mapping[str, str], timeout_s: float, max_body: int
) -> Exchange:
    """Send one GET and keep the response as it was sent, transfer coding removed.

    Args:
        client: its default headers and ``headers`` go out.
        url: absolute, http or https.
        headers: beyond the client's own, e.g. ``Cookie``; sent as Latin-1.
        timeout_s: seconds for all of it: look-up, connection, TLS, head and body.
        max_body: bytes of the body that are kept. Of a longer one the rest is not fetched (``cut``).

    Returns:
        The exchange; the caller closes its ``body``.

    Raises:
        httpx.TransportError: no response came. ``BrokenOff``: it came in part.
        httpx.InvalidURL: ``url`` is none.
        ssl.SSLError: the peer ended the connection with a TLS alert.
        WorkspaceFull: there is no room for a long body in the temporary folder.
    """
    request = _request(client, httpx.URL(url), headers, timeout_s)
    started_at = datetime.now(UTC)
    response: httpx.Response | None = None
    body = _open_spool()
    cut = False
    try:
        async with asyncio.timeout(timeout_s):
            response = await client.send(request, stream=True)
            try:
                cut = await _receive(response, body, max_body)
            finally:
                await response.aclose()
    except (TimeoutError, httpx.TransportError) as error:
        if response is None:
            body.close()
            raise _no_response(error, timeout_s, request) from error.__cause__
        partial = _exchanged(request, response, body, started_at, cut=False)
        raise BrokenOff(partial, _why_broken(error, timeout_s, partial)) from error
    except BaseException:
        body.close()
        raise
    return _exchanged(request, response, body, started_at, cut=cut)


def _request(client: httpx.AsyncClient, url: httpx.URL, headers: Mapping[str, str], timeout_s: float) -> httpx.Request:
    given = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
    known = {name.lower() for name, _ in given}
    usual = ((name, value) for name, value in client.headers.raw if name.lower() not in known)
    # httpx makes up Host by itself, but fails at names of emoji.
    merged = [(b"Host", url.netloc), *usual, *given]
    extensions = {HEADERS: True, "timeout": {"connect": timeout_s * CONNECT_SHARE}}
    # Told that it has no body, it works out no headers of its own.
    return httpx.Request("GET", url, headers=merged, stream=httpx.ByteStream(b""), extensions=extensions)


async def _receive(response: httpx.Response, body: BinaryIO, max_body: int) -> bool:
    """Fill ``body``; True if there was more than ``max_body`` bytes of it."""
    length = 0
    async for piece in cast(httpx.AsyncByteStream, response.stream):
        _write(body, piece[: max_body - length])
        length += len(piece)
        if length > max_body:
            return True
    return False


def _write(body: BinaryIO, piece: bytes) -> None:
    try:
        body.write(piece)
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        raise WorkspaceFull(
            f"The disk that holds the temporary folder {tempfile.gettempdir()} is full. What was fetched before is "
            "kept: free some space (or set TMPDIR) and run the same command again."
        ) from error


def _open_spool() -> BinaryIO:
    return cast(BinaryIO, tempfile.SpooledTemporaryFile(max_size=IN_MEMORY))


def _no_response(error: TimeoutError | httpx.TransportError, timeout_s: float, request: httpx.Request) -> Exception:
    if isinstance(error, TimeoutError):
        return httpx.ReadTimeout(f"no answer within {timeout_s:g} s", request=request)
    if isinstance(error, httpx.ConnectTimeout):
        return httpx.ConnectTimeout(f"no connection within {timeout_s * CONNECT_SHARE:g} s", request=request)
    return error


def _why_broken(error: Exception, timeout_s: float, partial: Exchange) -> str:
    if isinstance(error, TimeoutError):
        return f"The answer was still under way after {timeout_s:g} s; {partial.body_length} bytes of it came."
    return f"The connection broke off after {partial.body_length} bytes of the answer."


def _exchanged(
    request: httpx.Request, response: httpx.Response, body: BinaryIO, started_at: datetime, *, cut: bool
) -> Exchange:
    length = body.seek(0, 2)
    body.seek(0)
    return Exchange(
        url=str(request.url.copy_with(fragment=None) if request.url.fragment else request.url),
        started_at=started_at,
        request_headers=_text(request.headers.raw),
        status=response.status_code,
        reason=response.extensions.get("reason_phrase", b"").decode("latin-1"),
        response_headers=_text(response.extensions.get(HEADERS, response.headers.raw)),
        body=body,
        body_length=length,
        http_version=response.http_version,
        ip=_peer(response),
        cut=cut,
    )


def _text(headers: list[tuple[bytes, bytes]]) -> tuple[tuple[str, str], ...]:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers)


def _peer(response: httpx.Response) -> str | None:
    stream = response.extensions.get("network_stream")
    if stream is None or response.extensions.get(PROXIED):
        return None
    address = stream.get_extra_info("server_addr")
    return str(address[0]) if address else None
