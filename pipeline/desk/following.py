"""The file of decisions as it grows, whoever adds to it."""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.decisions.journal import Journal, journal_of
from pipeline.errors import OutputError


class JournalFollower:
    """Reads what was added since it last looked; a line that is still being written waits."""

    def __init__(self, path: Path) -> None:
        """Begin before the first line."""
        self.path = path
        self._content = b""
        self._seen: os.stat_result | None = None

    def has_changed(self) -> bool:
        """Whether the file may be another than when it was last read."""
        return _marks(_status(self.path)) != _marks(self._seen)

    def added(self) -> Journal | None:
        """What was added since the last reading; None where the file was written anew, and has to be read whole.

        Raises:
            OutputError: the file is there and cannot be read.
        """
        self._seen = _status(self.path)
        try:
            content = self.path.read_bytes() if self._seen else b""
        except OSError as error:
            raise OutputError(
                f"The decisions in {self.path} cannot be read ({error.strerror}). Make the file readable."
            ) from error
        content = content[: content.rfind(b"\n") + 1]
        before, self._content = self._content, content
        if not content.startswith(before):
            self._content = b""
            self._seen = None
            return None
        return journal_of(content[len(before) :], self.path, first=before.count(b"\n") + 1)


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None


def _marks(status: os.stat_result | None) -> tuple[int, int, int] | None:
    return (status.st_ino, status.st_size, status.st_mtime_ns) if status else None
