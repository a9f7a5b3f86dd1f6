"""Work with the workspace, out of the way of the loop where it may take long."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol, TypeVar, TypeVarTuple

SMALL = 256 * 1024
"""Bytes that are packed, written and summed up in about a millisecond. To ask a thread takes half of that, and to hear
from it on a busy machine longer: with 64 KiB here, keeping real pages costs a tenth more."""
_Arguments = TypeVarTuple("_Arguments")
_Result = TypeVar("_Result")


class Home(Protocol):
    """A workspace, or its database."""

    @property
    def is_near(self) -> bool:
        """Whether it answers at once."""


async def run_beside(
    home: Home,
    size: int,
    work: Callable[[*_Arguments], _Result],
    *arguments: *_Arguments,
) -> _Result:
    """Call what works with the workspace: at once where that is quick, else in a thread.

    Args:
        home: one on a server elsewhere is never quick.
        size: bytes that the work is about.
        work: what is called.
        *arguments: of the call.
    """
    if home.is_near:
        return await keep_beside(size, work, *arguments)
    return await asyncio.to_thread(work, *arguments)


async def keep_beside(size: int, work: Callable[[*_Arguments], _Result], *arguments: *_Arguments) -> _Result:
    """The same for work that keeps what a server gets later, and asks for nothing: wherever the workspace is."""
    if size <= SMALL:
        return work(*arguments)
    return await asyncio.to_thread(work, *arguments)
