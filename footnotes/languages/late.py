"""Patterns that are compiled when something is first looked for with them.

Those of the words of all languages take a tenth of a second together, and most runs look for few of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any, cast


def late(source: Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """A pattern, used as ``re.compile`` gives it.

    Args:
        source: writes it; what takes time to put together belongs in there.
        flags: as ``re.compile`` takes them.
    """
    return cast("re.Pattern[str]", LatePattern(source, flags))


class LatePattern:
    """Has all attributes of the pattern that it becomes."""

    def __init__(self, source: Callable[[], str], flags: int) -> None:
        self._source = source
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern."""
        return re.compile(self._source(), self._flags)

    def __getattr__(self, name: str) -> Any:
        """Called once for each attribute: from then on it is one of this object's own."""
        value = getattr(self.compiled, name)
        self.__dict__[name] = value
        return value
