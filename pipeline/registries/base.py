"""What a registry is: addresses to ask it at, and a reader of what it answers. Sending and keeping are ``asking``'s."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import msgspec

from pipeline.registries.cited import CitedWork
from reports.model import WorkRecord

MOST_RECORDS = 8
"""Of one answer; the work is among the first or not at all."""
LONGEST_QUESTION = 300
"""Characters of a note that a registry is asked with; what is longer gets slower answers and no better ones."""

LARGEST = 4 << 20
"""Bytes of an answer; the longest that are known have half a million."""

Question = Callable[[CitedWork], str | None]
"""Path and query behind the registry's address; None where it cannot be asked that."""


@dataclass(frozen=True, slots=True)
class Quota:
    """Requests that a service answers within a time."""

    requests: int
    seconds: int


DAY = 86_400
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a service may be asked, by its published rules as of November 2026."""

    per_second: float
    quotas: tuple[Quota, ...] = ()
    """Beyond which it is not asked: waiting for hours helps nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key that its owner has from the service; never in a settings file, an address that is kept, or a record."""

    variable: str
    """Of the environment."""
    header: str = ""
    """That carries it."""
    parameter: str = ""
    """That carries it, where no header does."""
    form: str = "{}"
    """Of the header: ``Token {}``."""
    pace: Pace
    """For whoever has one."""
    needed: bool = False
    """Whether nobody is answered without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """One registry."""

    name: str
    """Short and stable; settings and ``report.json`` use it."""
    title: str
    """As people know it."""
    origin: str
    """Where it is asked."""
    pace: Pace
    """For everybody."""
    by_identifier: Question
    by_words: Question
    read: Callable[[bytes], tuple[WorkRecord, ...]]
    """The records of an answer, best first; none of what cannot be read."""
    mailto: str = ""
    """Name of the parameter that says who asks; empty where there is none."""
    named: Pace | None = None
    """For those who say who asks, where that is another pace."""
    key: Key | None = None
    holds_cases: bool = False
    """Whether it holds judgments, and nothing but."""

    def pace_of(self, *, mailto: str, key: str) -> Pace:
        """The pace for somebody who gives an address and a key, or neither (both empty)."""
        if key and self.key:
            return self.key.pace
        return self.named if self.named and mailto else self.pace


def query(path: str, **parameters: object) -> str:
    """A path with its query."""
    return f"{path}?{urlencode(parameters)}"


def never(_: CitedWork) -> None:
    """For a registry that cannot be asked in this way."""
    return


def parsed(body: bytes) -> Any:
    """The JSON of an answer; None where it is none, too large, or nested without end."""
    if len(body) > LARGEST:
        return None
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError):
        return None


def items(found: Any, *path: str) -> Iterator[dict[str, Any]]:
    """The objects of the list at a path of keys, the first few; none where there is no such list."""
    for key in path:
        found = found.get(key) if isinstance(found, dict) else None
    yield from (one for one in (found if isinstance(found, list) else ())[:MOST_RECORDS] if isinstance(one, dict))


def texts(value: Any) -> tuple[str, ...]:
    """The texts of a value that is one, a list of them, or neither."""
    many = value if isinstance(value, list) else [value]
    return tuple(one.strip() for one in many if isinstance(one, str) and one.strip())


def text(value: Any) -> str | None:
    """A text or a number as text; the first of a list; None for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return next(iter(texts(value)), None)


def year_of(value: Any) -> tuple[int, ...]:
    """The year that a date of any form begins with; none where it has none."""
    digits = (text(value) or "")[:4]
    return (int(digits),) if digits.isdigit() and len(digits) == 4 else ()


def bare_doi(value: Any) -> str | None:
    """A DOI without its resolver, lower case."""
    found = text(value)
    return found[found.find("10.") :].casefold() if found and "10." in found else None
