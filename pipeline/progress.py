"""How far a batch is: a bar a stage on stderr, or nothing where nobody looks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol


class Stage(Protocol):
    """One stage while it runs."""

    def advance(self) -> None:
        """One more is done."""


class Progress(Protocol):
    """Told by the batch, shown to a person."""

    def stage(self, name: str, total: int) -> AbstractContextManager[Stage]:
        """A stage that handles ``total`` things, while the context is open."""


class SilentProgress:
    """Shows nothing; for pipes, logs and tests."""

    @contextmanager
    def stage(self, name: str, total: int) -> Iterator[Stage]:  # noqa: ARG002 (the protocol's)
        """Count nothing."""
        yield _Uncounted()


class _Uncounted:
    def advance(self) -> None:
        """Nobody looks."""


class TerminalProgress:
    """A bar a stage on stderr; stdout stays free for results."""

    @contextmanager
    def stage(self, name: str, total: int) -> Iterator[Stage]:
        """Show a bar until the context closes."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bars

        columns = (TextColumn("{task.description:<8}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Bars(*columns, console=Console(stderr=True)) as bars:
            yield _Bar(bars, bars.add_task(name, total=total))


class _Bar:
    def __init__(self, bars: object, task: object) -> None:
        self._bars = bars
        self._task = task

    def advance(self) -> None:
        """Move the bar."""
        self._bars.advance(self._task)  # type: ignore[attr-defined]


def progress_for_terminal() -> Progress:
    """Bars where stderr is a terminal, silence elsewhere."""
    return TerminalProgress() if sys.stderr.isatty() else SilentProgress()
