"""What a report format is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from reports.model import Report


class Format(Protocol):
    """One way to write a report into a file."""

    @property
    def name(self) -> str:
        """What ``--format`` calls it."""
        ...

    @property
    def filename(self) -> str:
        """Name of the file within the output folder."""
        ...

    def render(self, report: Report) -> bytes:
        """The whole file. Never raises for what a report holds, however hostile its texts."""
        ...


@runtime_checkable
class Streamed(Protocol):
    """A format that is made piece by piece while it is written, for reports of any size."""

    @property
    def folder(self) -> str:
        """Name of the folder that further files go to, and nothing else does; empty where there are none."""
        ...

    def files(self, report: Report) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Every file: its name, seen from the output folder, and its bytes; the first is what ``render`` gives."""
        ...
