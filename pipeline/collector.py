"""Python's collector of garbage, kept off what never becomes garbage.

It looks once so many more objects have come than gone; left alone it does so after 700.
"""

from __future__ import annotations

import gc
from functools import cache

_LOADING = 200_000
"""More than the whole program is made of."""
_ANSWERED = 5_000
"""Some thirty answers: of 845 real pages the peak of memory stays what it is with 700."""
_AT_REST = 50_000


def leave_imports() -> None:
    """Let the collector wait while the program loads its parts: a tenth of the start, for nothing.

    Whatever runs for long calls ``spare_imports`` then, or garbage would lie about.
    """
    gc.set_threshold(_LOADING)


@cache  # to ask the collector how much it spares makes it count all of that
def spare_imports() -> None:
    """Let the collector look no more at what is there now, most of it imported code; only the first call counts.

    Measured: 4 % of reading pages, a tenth of a batch of small ones.
    """
    gc.freeze()
    gc.set_threshold(_ANSWERED)


def collect_seldom() -> None:
    """Let the collector look seldom, where no answers come that hold bodies: 7 % of an audit of 50,000 citations."""
    gc.set_threshold(_AT_REST, 20, 100)
