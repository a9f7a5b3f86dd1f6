"""Derived facts: what was worked out or looked up before, by kind and key; each can be had again at some cost.

A sum tells a fact from one that a failing disk, or somebody, has changed: its bytes might still read as one.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from datetime import UTC, datetime

from cache.database import Database, Row

PAGE = "page"
"""Kind of facts that were read out of bodies; a word of their key is the digest of the body (``body_sha256``)."""
READING, JUDGED, PIECE = "reading", "judged", "piece"
"""Kinds of facts about documents: what was read in them, what followed, and how reports showed it."""
_KEEP = (
    "INSERT INTO facts (kind, key, at, value, sum) VALUES (?, ?, ?, ?, ?) ON CONFLICT (kind, key) DO UPDATE SET "
    "at = excluded.at, value = excluded.value, sum = excluded.sum"
)
_KNOWN = "SELECT at, value, sum FROM facts WHERE kind = ? AND key = ?"
_FORGET = "DELETE FROM facts WHERE kind = ? AND key = ?"


class DamagedFact(ValueError):
    """What stands under a name was not kept under it as it is."""


def keep_fact(database: Database, kind: str, key: str, value: bytes, at: datetime) -> None:
    """Keep a fact, in place of an older one; ``at`` is when it was learnt."""
    database.rows(_KEEP, _row(kind, key, value, at))


def keep_fact_later(database: Database, kind: str, key: str, value: bytes, at: datetime) -> None:
    """The same, and nobody is waited for."""
    database.later(_KEEP, _row(kind, key, value, at))


def fact_of(database: Database, kind: str, key: str) -> tuple[datetime, bytes] | None:
    """A fact and when it was learnt (UTC); None if it is not known.

    Raises:
        DamagedFact: it is not what was kept.
    """
    for at, kept, summed in database.rows(_KNOWN, (kind, key)):
        try:
            learnt, value = datetime.fromisoformat(at).astimezone(UTC), bytes(memoryview(kept))
        except (TypeError, ValueError, OverflowError) as error:
            raise DamagedFact(kind) from error
        # Formats before the fifth had no sums.
        if summed not in (None, _sum_of(kind, key, at, value)):
            raise DamagedFact(kind)
        return learnt, value
    return None


def forget_facts(database: Database, kind: str, keys: Iterable[str]) -> None:
    """Let go of facts; nothing happens where they are not known."""
    database.run_many(_FORGET, ((kind, key) for key in keys))


def forget_documents(database: Database, young: datetime) -> None:
    """Let go of the facts about documents that were learnt before a moment (UTC)."""
    old = ((kind, young.isoformat()) for kind in (READING, JUDGED, PIECE))
    database.run_many("DELETE FROM facts WHERE kind = ? AND at < ?", old)


def keys_of(database: Database, kind: str) -> list[str]:
    """Under which facts of a kind are known."""
    return [key for (key,) in database.rows("SELECT key FROM facts WHERE kind = ?", (kind,))]


def _row(kind: str, key: str, value: bytes, at: datetime) -> Row:
    moment = at.isoformat()
    return kind, key, moment, value, _sum_of(kind, key, moment, value)


def _sum_of(kind: str, key: str, at: str, value: bytes) -> int:
    return zlib.crc32(value, zlib.crc32(f"{kind} {key} {at}".encode("utf-8", "surrogatepass")))
