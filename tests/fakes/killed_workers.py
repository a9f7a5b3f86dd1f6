"""An executor whose workers die under chosen pages, as a crash inside a C library makes them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from typing import Any


class FragileExecutor(Executor):
    """Runs calls in place; a body that holds ``deadly`` breaks it for good, as it would break a process pool."""

    def __init__(self, deadly: bytes) -> None:
        """Break under bodies that hold ``deadly``."""
        self._deadly = deadly
        self._broken = False

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **options: Any) -> Future[Any]:
        """Run the call at once, or fail as a pool does whose worker was killed."""
        future: Future[Any] = Future()
        self._broken = self._broken or self._deadly in arguments[0]
        if self._broken:
            future.set_exception(BrokenProcessPool("a worker died"))
        else:
            future.set_result(function(*arguments, **options))
        return future
