"""Readings that earlier runs made: the same document is not read again by the same readers."""

from __future__ import annotations

import hashlib
import zlib
from datetime import UTC, datetime

import footnotes
from cache.errors import WorkspaceFull
from cache.facts import READING
from cache.marks import program_mark
from cache.store import Workspace
from footnotes.model import Reading
from footnotes.packing import DamagedReading, unpack_reading
from pipeline import __version__

_MARK = hashlib.sha256().digest_size
_MOST = 256 * 1024 * 1024
"""Bytes of one reading, unpacked."""


class KnownReadings:
    """Kept in the workspace, the last one of each document."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def recall(self, identity: str, arguments: tuple[str | None, ...], data: bytes) -> Reading | None:
        """The reading of a document, if it was read before as it is.

        Args:
            identity: id of the document.
            arguments: what its reader is told.
            data: its bytes.
        """
        known = self._workspace.recall(READING, identity)
        if known is None or known[1][:_MARK] != _mark(arguments, data):
            return None
        try:
            return unpack_reading(zlib.decompressobj().decompress(known[1][_MARK:], _MOST))
        except (DamagedReading, zlib.error):
            return None

    def keep(self, identity: str, arguments: tuple[str | None, ...], data: bytes, packed: bytes) -> None:
        """Keep a reading, in place of an earlier one of the same document."""
        try:
            value = _mark(arguments, data) + zlib.compress(packed, 1)
            self._workspace.remember(READING, identity, value, datetime.now(UTC))
        except WorkspaceFull:
            pass  # what can be read again need not be kept


def _mark(arguments: tuple[str | None, ...], data: bytes) -> bytes:
    return hashlib.sha256(f"{_readers()} {arguments!r} {hashlib.sha256(data).hexdigest()}".encode()).digest()


def _readers() -> str:
    return f"{__version__} {program_mark(footnotes)}"
