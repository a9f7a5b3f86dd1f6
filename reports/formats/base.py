"""What a report format is."""

from __future__ import annotations

from typing import Protocol

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
