"""The archived copy that a note itself gives: opened, and judged like any copy."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from cache.model import Capture, Snapshot
from footnotes.model import CitedCopy
from pipeline.archives.base import Archive, Memento, NotHeld
from pipeline.archives.urls import WAYBACK
from pipeline.checks.links.link import judge_link
from pipeline.checks.titles.title import check_title
from pipeline.copies.finder import Choice, CopyFinder
from pipeline.copies.findings import CopyRequest
from pipeline.text.model import Page
from reports.model import ArchiveFinding, ArchiveStatus, Rejected, TitleStatus

Visit = Callable[[str], Awaitable[tuple[Capture, Page]]]
"""What stands at a web address, asked like any cited one."""


@dataclass(frozen=True, slots=True)
class GivenCopy:
    """What became of the copy that a note gives."""

    good: bool | None
    """Whether it shows the cited page; None where nobody could look."""
    choice: Choice | None = None
    """The copy, where it was opened as an archive replays it."""
    finding: ArchiveFinding | None = None
    """The copy, where it was looked at as a page of the web."""


async def open_given(
    request: CopyRequest, copy: CitedCopy, archive: Archive, finder: CopyFinder, visit: Visit
) -> GivenCopy:
    """Look at the copy that a note gives.

    Args:
        request: the citation.
        copy: what the note gives.
        archive: the archive that is asked first; its own copies are opened as it replays them.
        finder: judges copies of that archive.
        visit: opens an address of any other archive.
    """
    if copy.original and copy.timestamp and _is_of(archive, copy.url):
        memento = await archive.open(Snapshot(archive.name, copy.timestamp, copy.original, None, "", ""))
        if isinstance(memento, NotHeld):
            choice = Choice(None, (Rejected(copy.timestamp, "The archive holds no such capture."),))
            return GivenCopy(good=False, choice=choice)
        if not isinstance(memento, Memento):
            return GivenCopy(good=None)
        choice = await finder.judge(request.work, None, memento)
        return GivenCopy(good=choice.copy is not None, choice=choice)
    return await _visited(request, copy, visit)


async def _visited(request: CopyRequest, copy: CitedCopy, visit: Visit) -> GivenCopy:
    """A copy of an archive that replays in pages of its own, of which a program sees the title at best."""
    capture, page = await visit(copy.url)
    link = judge_link(copy.url, capture, page, None, request.work.title)
    if link.status.rotten:
        return GivenCopy(good=False)
    if not link.status.living:
        return GivenCopy(good=None)
    check = check_title(request.work.title, page, publisher=request.work.publisher, url=copy.url)
    if check.status is not TitleStatus.MATCH:
        return GivenCopy(good=None)
    finding = ArchiveFinding(ArchiveStatus.FOUND, copy.url, copy.timestamp, replace(check, found_in="archive"))
    return GivenCopy(good=True, finding=finding)


def _is_of(archive: Archive, url: str) -> bool:
    origin = getattr(archive, "origin", WAYBACK)
    return _host(url) in {_host(origin), "web.archive.org", "archive.org"}


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
