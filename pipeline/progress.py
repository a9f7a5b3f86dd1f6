"""How far a batch is: a bar a stage on stderr, or nothing where nobody looks."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

LONGEST_NAME = 32
"""Columns of a host's name."""


class Stage(Protocol):
    """One stage while it runs."""

    def advance(self) -> None:
        """One more is done."""

    def begin(self, name: str) -> None:
        """Something is under way at ``name``: a host."""

    def end(self, name: str) -> None:
        """It is no longer."""


class Progress(Protocol):
    """Told by the batch, shown to a person."""

    def stage(self, name: str, total: int) -> AbstractContextManager[Stage]:
        """A stage that handles ``total`` things, while the context is open; ``name`` says what happens."""


class SilentProgress:
    """Shows nothing; for pipes, logs and tests."""

    @contextmanager
    def stage(self, name: str, total: int) -> Iterator[Stage]:  # noqa: ARG002 (the protocol's)
        """Count nothing."""
        yield _Uncounted()


class _Uncounted:
    def advance(self) -> None:
        """Nobody looks."""

    def begin(self, name: str) -> None:
        """Nobody looks."""

    def end(self, name: str) -> None:
        """Nobody looks."""


class TerminalProgress:
    """A bar a stage on stderr; stdout stays free for results."""

    @contextmanager
    def stage(self, name: str, total: int) -> Iterator[Stage]:
        """Show a bar until the context closes; a stage with nothing to do has none."""
        if not total:
            yield _Uncounted()
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
        from rich.progress import Progress as Bars

        columns = (
            TextColumn("{task.description:<21}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(compact=True),
            TextColumn("{task.fields[waiting]}", style="dim"),
        )
        with Bars(*columns, console=Console(stderr=True)) as bars:
            yield _Bar(bars, bars.add_task(name, total=total, waiting=""))


class _Bar:
    def __init__(self, bars: Bars, task: TaskID) -> None:
        self._bars = bars
        self._task = task
        self._open: Counter[str] = Counter()

    def advance(self) -> None:
        """Move the bar."""
        self._bars.advance(self._task)

    def begin(self, name: str) -> None:
        """Name it, if nothing else has been waited for longer."""
        self._open[name] += 1
        self._show()

    def end(self, name: str) -> None:
        """Name what is waited for now."""
        self._open[name] -= 1
        if self._open[name] < 1:
            del self._open[name]
        self._show()

    def _show(self) -> None:
        self._bars.update(self._task, waiting=waiting_for(tuple(self._open)))


def waiting_for(names: tuple[str, ...]) -> str:
    """What is under way, longest first, in a few words: ``waiting for slow.example and 3 more``."""
    if not names:
        return ""
    first = names[0] if len(names[0]) <= LONGEST_NAME else f"{names[0][: LONGEST_NAME - 1]}…"
    return f"waiting for {first}" + (f" and {len(names) - 1} more" if len(names) > 1 else "")


def progress_for_terminal() -> Progress:
    """Bars where stderr is a terminal, silence elsewhere."""
    return TerminalProgress() if sys.stderr.isatty() else SilentProgress()
