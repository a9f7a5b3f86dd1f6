"""Where a page is now whose address is dead: the site said so while its redirects stood, and archives kept them.

Of 500 pages that had moved, the last archived redirect leads to the right address for 240 (FABLE, IMC 2023). It is
told only where the page that stands there carries the cited title, or that of the copy.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

from cache.model import Capture, Snapshot
from pipeline.addresses.kinds import is_error, is_home, is_login
from pipeline.addresses.parts import registrable
from pipeline.addresses.tracking import same_place
from pipeline.archives.base import Archive, Listing, Memento
from pipeline.archives.urls import to_moment
from pipeline.checks.links.link import judge_link
from pipeline.checks.sitename import Outlet
from pipeline.checks.titles.title import best_title, check_title
from pipeline.copies.finder import Choice
from pipeline.copies.findings import CopyRequest
from pipeline.copies.given import Visit
from pipeline.text.model import Page
from reports.model import NewAddress, TitleStatus

_LOOKS = 4
"""Archived redirects of one page that are replayed: the last one, and some from before its site gave up on it."""
_VISITS = 2
"""Addresses that are opened for one dead link."""


async def find_new_address(request: CopyRequest, choice: Choice, archive: Archive, visit: Visit) -> NewAddress | None:
    """Where the cited page stands now; None where no archived redirect leads to a page that carries its title.

    Args:
        request: the citation, whose link leads nowhere.
        choice: what was found while a copy was looked for.
        archive: is asked for redirects, if its index tells them from other captures.
        visit: opens an address of the web.
    """
    visited: list[str] = [request.work.url]
    async for target in _targets(request, choice, archive):
        if len(visited) > _VISITS:
            return None
        if _may_be(target, visited):
            visited.append(target)
            capture, page = await visit(target)
            if (found := _shown_there(request, choice, target, capture, page)) is not None:
                return found
    return None


async def _targets(request: CopyRequest, choice: Choice, archive: Archive) -> AsyncIterator[str]:
    """Where archived redirects of the cited address lead, those that say the latest word first."""
    if choice.copy is None and not choice.rejected:
        return  # nothing is held of it
    if choice.copy is not None:
        for target in _led_to(choice.copy.memento.capture):
            yield target
    listing = await archive.holdings(request.work.url, request.when)
    if not isinstance(listing, Listing):
        return
    for snapshot in _sampled(listing.redirects):
        memento = await archive.open(snapshot)
        if isinstance(memento, Memento):
            for target in _led_to(memento.capture):
                yield target


def _led_to(capture: Capture) -> Iterator[str]:
    """The targets of the redirects of a capture, the last first."""
    return (hop.location for hop in reversed(capture.hops) if hop.location)


def _sampled(snapshots: tuple[Snapshot, ...]) -> tuple[Snapshot, ...]:
    """The last of the snapshots, and some from over the whole time, the latest first."""
    latest = sorted(snapshots, key=lambda snapshot: to_moment(snapshot.timestamp), reverse=True)
    step = max(1, (len(latest) - 1) // (_LOOKS - 1))
    return tuple(latest[::step][:_LOOKS])


def _may_be(target: str, visited: list[str]) -> bool:
    """Whether an address is worth a request: neither seen, nor where sites send all that they no longer have."""
    own_home = is_home(target) and registrable(target) == registrable(visited[0])
    useless = own_home or is_error(target) or is_login(target)
    return not useless and not any(same_place(target, url) for url in visited)


def _shown_there(request: CopyRequest, choice: Choice, target: str, capture: Capture, page: Page) -> NewAddress | None:
    work = request.work
    title = work.title or _title_of_copy(request, choice)
    link = judge_link(target, capture, page, None, title)
    if not link.status.living or title is None:
        return None
    check = check_title(title, page, publisher=work.publisher, url=target)
    landing = link.final_url or target
    if check.status is not TitleStatus.MATCH or same_place(landing, work.url):
        return None
    return NewAddress(landing, check)


def _title_of_copy(request: CopyRequest, choice: Choice) -> str | None:
    if choice.copy is None:
        return None
    page = choice.copy.page
    return best_title(page, Outlet.of(site=page.site, publisher=request.work.publisher, url=request.work.url))
