"""Where the copy of a citation is: in the note, in an archive, or still to be made; and what it says of the source."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

from cache.store import Workspace
from footnotes.urls.captures import capture_of, is_archived, is_of_archive
from pipeline.archives.clock import Clock
from pipeline.archives.connect import Connection
from pipeline.checks.drifts.usurped import Living
from pipeline.copies.captured import Captured
from pipeline.copies.comparison import CopyComparison, compare_copy
from pipeline.copies.finder import Choice, CopyFinder, Read
from pipeline.copies.findings import CopyRequest, Wanted, found, of_living, rescue
from pipeline.copies.given import GivenCopy, Visit, open_given
from pipeline.copies.new_address import find_new_address
from pipeline.copies.other_archives import find_elsewhere
from pipeline.threads import run_beside
from reports.model import ArchiveFinding, ArchiveStatus, LinkStatus, TitleStatus


class CopySearch:
    """Looks for the copy of one citation after the other; several at a time."""

    def __init__(
        self,
        connection: Connection,
        read: Read,
        workspace: Workspace,
        clock: Clock,
        visit: Visit,
        captured: Captured,
        is_under_way: Callable[[str], bool],
    ) -> None:
        """Prepare to look.

        Args:
            connection: where copies are looked for.
            read: what a captured body says.
            workspace: what was last fetched of an address.
            clock: this moment.
            visit: opens the address of a copy that a note gives, where it is another archive's.
            captured: what earlier runs had made.
            is_under_way: whether this run is making a capture of an address already.
        """
        self._archive = connection.archive
        self._others = connection.others
        self._read = read
        self._workspace = workspace
        self._clock = clock
        self._visit = visit
        self._captured = captured
        self._is_under_way = is_under_way

    async def of(self, request: CopyRequest) -> tuple[ArchiveFinding | Wanted, tuple[CopyComparison, Living | None]]:
        """The copy, or what is wanted where there is none; and what it says, with the page that it was held against."""
        if request.link.status is LinkStatus.SKIPPED:
            return _not_looked_up(request), (CopyComparison(), None)
        if is_archived(request.work.url):
            return _itself(request), (CopyComparison(), None)
        answer, compared = await self._copy_of(request)
        if isinstance(answer, Wanted) and (is_of_archive(answer.url) or is_of_archive(request.link.final_url or "")):
            answer = answer.fallback or ArchiveFinding(
                ArchiveStatus.NONE, detail="What archives publish is not submitted to an archive."
            )
        return answer, compared

    async def with_page(self, request: CopyRequest) -> CopyRequest:
        """The same with what the address shows, if it is living: it is not read before it is held against anything."""
        shown = request.shown
        if shown is None and request.link.status.living:
            shown = await run_beside(self._workspace, 0, self._workspace.latest, request.work.url)
        return replace(request, shown=shown, live=await self._read(shown)) if shown else request

    async def _copy_of(
        self, request: CopyRequest
    ) -> tuple[ArchiveFinding | Wanted, tuple[CopyComparison, Living | None]]:
        finder = CopyFinder(self._archive, self._read)
        if request.given is None:
            return await self._search(request, finder)
        cited, request = request.given, await self.with_page(request)
        given = await open_given(request, cited, self._archive, finder, self._visit)
        if given.finding is not None:
            return given.finding, (CopyComparison(given_is_good=True), None)
        if given.choice is not None and given.choice.copy is not None:
            compared, pages = await self._compared(request, given.choice)
            return found(given.choice.copy), (replace(compared, given_is_good=True), pages)
        answer, (compared, pages) = await self._search(request, finder)
        return _beside(answer, given), (replace(compared, given_is_good=given.good), pages)

    async def _search(
        self, request: CopyRequest, finder: CopyFinder
    ) -> tuple[ArchiveFinding | Wanted, tuple[CopyComparison, Living | None]]:
        if not request.link.status.living:
            return await self._rescue(request, finder)
        nothing = await finder.nothing(request.work, request.when)
        if nothing is not None and not self._captured.was_asked_for(request.work.url):
            choice = nothing
        else:
            request = await self.with_page(request)
            if request.live is None:  # what was fetched of it is damaged
                return await self._rescue(request, finder)
            look = finder.of_retitled if request.title.status is TitleStatus.MISMATCH else finder.of_living
            choice = await look(request.work, request.live, request.when)
        compared, pages = await self._compared(request, choice)
        if self._captured.was_made_here(request, choice):
            # It was no part of the verdict when it was made, and is none because the archive's index has it by now.
            compared = replace(compared, page=None)
        answer = of_living(choice, request)
        if isinstance(answer, ArchiveFinding):
            return self._captured.still_open(answer, request), (compared, pages)
        if self._is_under_way(answer.url):
            return answer, (compared, pages)  # it is made by this run, for another citation of the same page
        return await self._captured.made_before(answer), (compared, pages)

    async def _rescue(
        self, request: CopyRequest, finder: CopyFinder
    ) -> tuple[ArchiveFinding | Wanted, tuple[CopyComparison, Living | None]]:
        """The copy of what is no longer to be seen, and where else it may stand."""
        choice = await finder.of_gone(request.work, request.when)
        if choice.copy is None:
            choice = await find_elsewhere(self._others, self._read, request, choice)
        comparison, _ = compare_copy(request, choice, self._clock.now())
        if request.link.status.rotten:
            place = await find_new_address(request, choice, self._archive, self._visit)
            comparison = replace(comparison, new_address=place)
        return await self._captured.saved_while_it_lived(request, rescue(choice)), (comparison, None)

    async def _compared(self, request: CopyRequest, choice: Choice) -> tuple[CopyComparison, Living | None]:
        """What the copy says; in a thread where there is one to read beside the page."""
        if choice.copy is None and choice.other is None:
            return compare_copy(request, choice, self._clock.now())
        return await asyncio.to_thread(compare_copy, request, choice, self._clock.now())


def _beside(answer: ArchiveFinding | Wanted, given: GivenCopy) -> ArchiveFinding | Wanted:
    """What was found beside a copy in the note that is of no use, or that nobody could look at.

    A living page whose note has a copy needs no new one unless that is known to be bad.
    """
    if isinstance(answer, Wanted):
        if given.good is False:
            return answer
        answer = answer.fallback or ArchiveFinding(ArchiveStatus.NONE, detail="The note gives a copy of its own.")
    rejected = given.choice.rejected if given.choice else ()
    return replace(answer, rejected=(*rejected, *answer.rejected))


def _itself(request: CopyRequest) -> ArchiveFinding:
    """The note cites an archived copy: that is the copy to cite, and no archive is asked to capture it."""
    if not request.link.status.living:
        return ArchiveFinding(ArchiveStatus.NONE, detail="The note cites an archived copy, which does not open.")
    capture = capture_of(request.work.url)
    stamp = capture[1] if capture and len(capture[1]) == 14 else None
    return ArchiveFinding(ArchiveStatus.FOUND, request.work.url, stamp, request.title)


def _not_looked_up(request: CopyRequest) -> ArchiveFinding:
    """Offline nothing was asked; an address that may not be fetched is not shown to an archive either."""
    status = ArchiveStatus.SKIPPED if request.link.reason in ("offline", "not-reached") else ArchiveStatus.NONE
    return ArchiveFinding(status, detail=request.link.detail)
