"""Work with the workspace, out of the way of the loop where it may take long."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar, TypeVarTuple

from cache.store import Workspace

SMALL = 256 * 1024
"""Bytes that are packed, written and summed up in about a millisecond. To ask a thread takes half of that, and to hear
from it on a busy machine longer: with 64 KiB here, keeping real pages costs a tenth more."""
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
