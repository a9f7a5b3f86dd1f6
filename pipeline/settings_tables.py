"""Tables of a settings file: what each place must be, and which keys it knows."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

from pipeline.errors import UsageError


def section(values: Any, where: str) -> dict[str, Any]:
    """A table, as what it is.

    Args:
        values: as TOML gives it.
        where: file and heading, e.g. ``footproof.toml [fetch]``.

    Raises:
        UsageError: it is no table.
    """
    if not isinstance(values, dict):
        raise UsageError(
            f"{where} must be a section with keys. Write [{where.rpartition('[')[2]} on a line of its own."
        )
    return values


def refuse_unknown(names: Iterable[str], known: Iterable[str], what: str) -> None:
    """Return if all names are known.

    Args:
        names: as written.
        known: those that there are.
        what: where they stand, and what they are.

    Raises:
        UsageError: one is not known; the nearest that is, is named.
    """
    there = list(known)
    for name in names:
        if name not in there:
            near = difflib.get_close_matches(name, there, n=1, cutoff=0)
            raise UsageError(f"{what} “{name}” is not known. The nearest that is: “{near[0]}”.")
