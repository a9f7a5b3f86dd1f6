"""A file that a document comes back as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_TOLD = 10


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A file that is written beside the reports."""

    name: str
    data: bytes
    warnings: tuple[str, ...] = ()
    """What of the findings or corrections did not find its place in it."""


def not_placed(name: str, labels: Sequence[str]) -> Iterator[str]:
    """A sentence about the notes whose place was not found; none where there are none."""
    if labels:
        told = ", ".join(labels[:_TOLD]) + (f" and {len(labels) - _TOLD} more" if len(labels) > _TOLD else "")
        yield f"{name} does not say everything about these notes, whose place in it is not certain: {told}."
