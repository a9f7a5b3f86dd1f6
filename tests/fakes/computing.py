"""A bound on this process's own computing, whatever else the machine does."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Tired(BaseException):
    """Nothing that is tested catches it."""


@contextmanager
def computing(seconds: float) -> Iterator[None]:
    """Raise ``Tired`` after so many seconds of computing."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Tired

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
