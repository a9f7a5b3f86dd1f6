"""Other archives, where the first holds no good copy or refuses to make one."""

from __future__ import annotations

from dataclasses import replace

from pipeline.archives.base import Archive, Keeper, Trouble
from pipeline.copies.finder import Choice, CopyFinder, Read
from pipeline.copies.findings import CopyRequest, Wanted
from reports.model import ArchiveFinding, ArchiveStatus


async def find_elsewhere(others: tuple[Archive, ...], read: Read, request: CopyRequest, first: Choice) -> Choice:
    """The copy of a page that is gone from the first of the other archives that holds a good one.

    Args:
        others: asked in this order.
        read: what a captured body says.
        request: whose copy is sought.
        first: what the first archive holds; what it had to say stands where the others have nothing better.
    """
    rejected = first.rejected
    for archive in others:
        choice = await CopyFinder(archive, read).of_gone(request.work, request.when)
        rejected = (*rejected, *choice.rejected)
        if choice.copy is not None:
            return replace(choice, rejected=rejected)
    return replace(first, rejected=rejected)


async def save_elsewhere(others: tuple[Archive, ...], wanted: Wanted, refused: ArchiveFinding) -> ArchiveFinding:
    """The capture that another archive made of a page which the first refused; the refusal where none did."""
    for archive in others:
        if not isinstance(archive, Keeper) or not archive.captures:
            continue
        made = await archive.capture(wanted.url)
        if isinstance(made, Trouble):
            refused = replace(refused, detail=f"{refused.detail or ''} {made.detail}".strip())
            continue
        return ArchiveFinding(
            ArchiveStatus.SAVED, made.url, made.timestamp, wanted.request.title, rejected=wanted.rejected
        )
    return refused
