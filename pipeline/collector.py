"""Python's collector of garbage, kept off what never becomes garbage."""

from __future__ import annotations

import gc


def spare_imports() -> None:
    """Let the collector look no more at what is there now, most of it imported code; only the first call counts.

    Measured: 4 % of reading pages, a tenth of a batch of small ones.
    """
    if not gc.get_freeze_count():
        gc.freeze()
