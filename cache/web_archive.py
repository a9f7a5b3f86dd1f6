"""What the workspace asks of a web archive: exchanges as WARC records (ISO 28500:2017), found again by their place.

Its homes are those of the database (``cache.database``).
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, Protocol

from cache.model import Exchange, Record
from cache.rewriting import Move


class WebArchive(Protocol):
    """Records that are whole or not there. Safe in threads.

    Methods raise OSError or ``StoreError`` where the archive cannot be read or written.
    """

    def append(self, exchange: Exchange, earlier: Record | None = None) -> Record:
        """Keep response and request, or what stands for a response whose body was kept before.

        Args:
            exchange: as it went over the wire.
            earlier: of an earlier answer, to the same request or of the same page; its body is not kept again.
        """

    def read(self, record: Record) -> BinaryIO:
        """The body of a response as it was sent, content codings included; of a revisit, the one it means.

        Raises:
            OSError: the file is gone.
            ValueError: there is no such record at that place.
        """

    def holds(self, record: Record) -> bool:
        """Whether a record, or that which it revisits, is still where it was written."""

    def files(self) -> AbstractContextManager[tuple[Path, ...]]:
        """All of it as WARC files, while the context is open."""

    def without(self, wanted: Mapping[str, set[int]]) -> AbstractContextManager[Mapping[str, Move]]:
        """Let go of every record that nobody wants, together with what is done to the database within the context.

        Args:
            wanted: where records begin, by file.

        Returns:
            By their old name, the files whose records are elsewhere now; what points at them has to follow.
        """

    def size(self) -> int:
        """Bytes."""

    def close(self) -> None:
        """End writing."""
