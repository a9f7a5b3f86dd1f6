"""Names of authors as registries write them."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.language.fold import listed
from reports.model import Person

_PARTICLES = listed("van von der den de del della di da dos du la le el al bin ibn ter ten af av zu")


def person_of(name: str) -> Person:
    """A name in reading order or with the family name first: ``Jane van Roe``, ``Roe, Jane``."""
    family, comma, given = name.partition(",")
    if comma:
        return Person(family.strip(), given.strip())
    parts = name.split()
    start = len(parts) - 1
    while start > 1 and parts[start - 1].casefold() in _PARTICLES:
        start -= 1
    return Person(" ".join(parts[max(start, 0) :]), " ".join(parts[: max(start, 0)]))


def persons(names: Iterable[str]) -> tuple[Person, ...]:
    """Several names."""
    return tuple(person_of(name) for name in names if name.strip())
