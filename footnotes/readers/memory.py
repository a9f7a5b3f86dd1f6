"""libxml2 that runs out of memory says "syntax error": half a document must not pass for a whole one."""

from __future__ import annotations

_NO_MEMORY = 2
"""XML_ERR_NO_MEMORY of libxml2's xmlerror.h."""


def raise_if_out_of_memory(failure: Exception) -> None:
    """Raise ``MemoryError`` where that is what an error of lxml means; return where it is another."""
    if getattr(failure, "code", None) == _NO_MEMORY:
        raise MemoryError from failure
