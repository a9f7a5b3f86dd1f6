"""What the workspace asks of a database. It has two homes, and one text of SQL for both.

::

    pipeline ──> Workspace ── rows ─────────> Database    cache.sqlite    a file; one run at a time (default)
                 (cache.store)                            cache.postgres  a server; many processes at once
                     │
                     └────── exchanges ─────> WebArchive  cache.warc      WARC files in the same folder
                                                          cache.postgres  records in a table, each whole or not there

Statements stand in ``cache.store`` and ``cache.run_log``, in what both dialects understand: ``?`` for a value, ``ON
CONFLICT`` for what is replaced or is there already. Tables are made by each home, because types and numbering differ.
What is kept in them is bytes that ``cache.rows`` and msgspec make out.

On a server every statement is safe beside those of others: it is one transaction, ends on a unique key, or runs in
``transaction``, which lets one process in at a time. Only what nobody may do while others write (pruning, a new format)
asks to be ``alone``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

Row = tuple[Any, ...]
Place = Path | str
"""Where a workspace is: a folder, or the address of a database, ``postgresql://user@host/db``."""


def on_server(place: Place) -> bool:
    """Whether a workspace is named by the address of a database, and not by a folder."""
    return isinstance(place, str) and place.startswith(("postgresql://", "postgres://"))


class Database(Protocol):
    """Rows by statements. Safe in threads; each statement is kept before it returns, but for ``later``.

    Every method raises ``StoreError``, one of its kinds, where the database cannot do what it is asked.
    """

    @property
    def name(self) -> str:
        """What users call it: a folder, or an address without its password."""

    @property
    def is_near(self) -> bool:
        """Whether it is on this machine: to wait for an answer takes less than to ask a thread to wait for it."""

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        """Run a statement; what it selects, nothing for others."""

    @property
    def waiting(self) -> int:
        """How many statements wait for the next one."""

    def later(self, statement: str, values: Sequence[object] = ()) -> None:
        """Run a statement of which nothing is asked, before the next one at the latest. Never waits for a server."""

    def flush(self) -> None:
        """Run what waits for the next statement; nothing of it is kept without that."""

    def each(self, statement: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """What a statement selects, few rows in memory at a time."""

    def insert_each(self, statement: str, values: Iterable[Sequence[object]]) -> list[int]:
        """Insert a row for each of the values; the numbers (``id``) that they got."""

    def run_many(self, statement: str, values: Iterable[Sequence[object]]) -> None:
        """Run a statement for each of the values."""

    def one_of(self, values: Sequence[object]) -> tuple[str, Sequence[object]]:
        """What stands behind a column that is one of these, and its own values."""

    def stored(self, key: str) -> str:
        """A text as it comes back from a column; a server cannot hold every text as it is."""

    def transaction(self) -> AbstractContextManager[None]:
        """All that is run within is kept together at its end, or not at all where an error leaves it."""

    def alone(self) -> AbstractContextManager[None]:
        """Nobody else uses the database within.

        Raises:
            WorkspaceBusy: somebody does now.
        """

    def size(self) -> int:
        """Bytes."""

    def compact(self) -> None:
        """Give room that rows have left back to the disk."""

    def close(self) -> None:
        """End the connection."""
