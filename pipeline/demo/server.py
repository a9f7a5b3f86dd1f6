"""Small HTTP servers on loopback, all in one thread, each on a port of its own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from types import TracebackType

_PATIENCE_S = 10.0
_KNOWN = frozenset(status.value for status in HTTPStatus)
_LONGEST_BODY = 1 << 20


@dataclass(frozen=True, slots=True)
class Request:
    """One request as a handler sees it."""

    method: str
    target: str
    """Path and query as they were sent."""
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes = b""

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


Handler = Callable[[Request], Answer]


class LoopbackServers:
    """A context manager that runs servers on 127.0.0.1 from entry to exit."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="demo-web", daemon=True)
        self._servers: list[asyncio.Server] = []

    def __enter__(self) -> LoopbackServers:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(_PATIENCE_S)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_PATIENCE_S)
        self._loop.close()

    def serve(self, handler: Handler) -> str:
        """Start one more server; returns its origin, e.g. ``http://127.0.0.1:40123``."""
        start = asyncio.start_server(partial(_serve, handler), "127.0.0.1", 0)
        server = asyncio.run_coroutine_threadsafe(start, self._loop).result(_PATIENCE_S)
        self._servers.append(server)
        return f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"

    async def _close(self) -> None:
        for server in self._servers:
            server.close()
        open_connections = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in open_connections:
            task.cancel()
        await asyncio.gather(*open_connections, return_exceptions=True)


async def _serve(handler: Handler, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        request = await asyncio.wait_for(_read(reader), _PATIENCE_S)
        writer.write(_encode(handler(request), request.method))
        await writer.drain()
    except (ValueError, OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        pass  # a client that breaks off, or does not speak HTTP, gets no answer
    finally:
        writer.close()


async def _read(reader: asyncio.StreamReader) -> Request:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.rstrip("\r\n").split("\r\n")
    method, target, _ = first.split(" ", 2)
    fields = (line.partition(":") for line in lines)
    headers = {name.strip().lower(): value.strip() for name, _, value in fields}
    length = min(int(headers.get("content-length", "0")), _LONGEST_BODY)
    return Request(method, target, headers, await reader.readexactly(length))


def _encode(answer: Answer, method: str) -> bytes:
    reason = HTTPStatus(answer.status).phrase if answer.status in _KNOWN else ""
    lines = [f"HTTP/1.1 {answer.status} {reason}"]
    lines += [f"{name}: {value}" for name, value in answer.headers]
    lines += [f"Content-Length: {len(answer.body)}", "Connection: close", "", ""]
    return "\r\n".join(lines).encode("latin-1") + (b"" if method == "HEAD" else answer.body)
