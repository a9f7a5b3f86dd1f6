"""Rows of a database as what they hold; what somebody, or a failing disk, has damaged is left out, and counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from cache.keys import url_key
from cache.model import Capture, SaveJob
from cache.rows import unpacked

_Kept = TypeVar("_Kept")
_AboutUrl = TypeVar("_AboutUrl", Capture, SaveJob)


class SoundRows:
    """Makes values of rows."""

    def __init__(self) -> None:
        self.damaged = 0
        """How many rows could not be made out so far."""

    def of(self, rows: Iterable[tuple[Any, ...]], kind: type[_Kept]) -> Iterator[_Kept]:
        """What rows hold, without those that somebody, or a failing disk, has damaged."""
        for (data,) in rows:
            try:
                kept = msgspec.json.decode(unpacked(data), type=kind)
            except (ValueError, TypeError, RecursionError):
                self.damaged += 1
                continue
            if _has_times(kept):
                yield kept
            else:
                self.damaged += 1

    def about(self, url: str, kept: Iterable[_AboutUrl]) -> Iterator[_AboutUrl]:
        """Those that are about a URL; what is filed under it and says that it is about another is damaged."""
        for one in kept:
            if one.url == url or url_key(one.url) == url_key(url):
                yield one
            else:
                self.damaged += 1


def _has_times(kept: object) -> bool:
    """Whether the moments of a row can be reckoned with: each has a zone, and is not at the end of all time."""
    moments = (getattr(kept, name) for name in getattr(kept, "__dataclass_fields__", ()))
    return all(one.tzinfo is not None and 1 < one.year < 9999 for one in moments if isinstance(one, datetime))
