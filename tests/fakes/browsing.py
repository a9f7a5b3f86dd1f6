"""Pages in a browser, asked from outside: their policies let no text be code."""

from __future__ import annotations

from typing import Any


def until(page: Any, holds: str) -> None:
    """Wait until an expression holds, 20 seconds at most."""
    for _ in range(800):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"never: {holds}")
