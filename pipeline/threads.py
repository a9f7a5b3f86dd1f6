"""Work with the workspace, out of the way of the loop where it may take long."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar, TypeVarTuple

from cache.store import Workspace

SMALL = 64 * 1024
"""Bytes that are dealt with in less time than it takes to ask a thread and hear from it (half a millisecond)."""
_Arguments = TypeVarTuple("_Arguments")
_Result = TypeVar("_Result")


async def run_beside(
    workspace: Workspace,
    size: int,
    work: Callable[[*_Arguments], _Result],
    *arguments: *_Arguments,
) -> _Result:
    """Call what works with the workspace: at once where that is quick, else in a thread.

    Args:
        workspace: one on a server is never quick.
        size: bytes that the work is about.
        work: what is called.
        *arguments: of the call.
    """
    if workspace.is_near and size <= SMALL:
        return work(*arguments)
    return await asyncio.to_thread(work, *arguments)
