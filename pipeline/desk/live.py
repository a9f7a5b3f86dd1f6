"""What happens at the desk, told to every browser that looks on (server-sent events, WHATWG HTML 9.2)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

MOST_LISTENERS = 64
_WAITING = 256
"""Messages that a browser may be behind; one that is slower has to ask for everything anew."""
_QUIET = 15.0
"""Seconds after which a word is said, so that nobody on the way takes the line for dead."""


class Hub:
    """Passes each message on to all who listen."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._listeners: set[asyncio.Queue[bytes | None]] = set()

    @property
    def is_full(self) -> bool:
        """Whether no more can listen."""
        return len(self._listeners) >= MOST_LISTENERS

    def tell(self, event: str, data: bytes) -> None:
        """Pass a message on; ``data`` is JSON on one line."""
        message = b"event: " + event.encode() + b"\ndata: " + data + b"\n\n"
        for queue in tuple(self._listeners):
            if queue.full():
                self._listeners.discard(queue)
                queue.get_nowait()
                queue.put_nowait(None)
            else:
                queue.put_nowait(message)

    def close(self) -> None:
        """Let everybody go."""
        for queue in tuple(self._listeners):
            self._listeners.discard(queue)
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(None)

    async def listen(self) -> AsyncIterator[bytes]:
        """The stream for one browser: its end means that the browser should come back."""
        queue: asyncio.Queue[bytes | None] = asyncio.Queue(_WAITING)
        self._listeners.add(queue)
        try:
            yield b"retry: 1000\n\n"
            while True:
                try:
                    message = await asyncio.wait_for(queue.get(), _QUIET)
                except TimeoutError:
                    yield b": still here\n\n"
                    continue
                if message is None:
                    return
                yield message
        finally:
            self._listeners.discard(queue)
