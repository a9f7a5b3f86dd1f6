"""Bodies that were kept just now, for whoever reads them next: what is still at hand is not unpacked again."""

from __future__ import annotations

import threading

MOST = 4 * 1024 * 1024
"""Bytes: some thirty pages. Where reading is slower than fetching, what waits longer is read from the web archive."""


class FreshBodies:
    """Decoded bodies by their digest, the newest ones; each is handed out once. Safe in threads."""

    def __init__(self) -> None:
        self._bodies: dict[str, bytes] = {}
        self._size = 0
        self._lock = threading.Lock()

    def put(self, sha256: str, body: bytes) -> None:
        """Hold a body, and let go of the oldest where there are too many."""
        with self._lock:
            self._drop(sha256)
            self._bodies[sha256] = body
            self._size += len(body)
            while self._size > MOST:
                self._drop(next(iter(self._bodies)))

    def take(self, sha256: str) -> bytes | None:
        """A body, which is not held any longer; None if it is not at hand."""
        with self._lock:
            return self._drop(sha256)

    def _drop(self, sha256: str) -> bytes | None:
        body = self._bodies.pop(sha256, None)
        self._size -= len(body or b"")
        return body
