"""What a capture that was asked for shows, and what stands until it does."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from cache.model import JobState, SaveJob
from cache.store import Workspace
from pipeline.archives.answers import Fate, fate_of
from pipeline.archives.base import Memento, NotHeld
from pipeline.archives.clock import Clock
from pipeline.archives.connect import Connection
from pipeline.archives.urls import to_moment
from pipeline.copies.finder import Choice, CopyFinder, Read
from pipeline.copies.findings import NEAR, CopyRequest, Wanted, awaited, found, of_saving, saved, spoilt, unsaved
from pipeline.copies.other_archives import save_elsewhere
from pipeline.copies.saving import Saving
from pipeline.text.model import Page
from reports.model import ArchiveFinding, ArchiveStatus


class Captured:
    """Looks at captures that this run or an earlier one had made."""

    def __init__(self, connection: Connection, read: Read, workspace: Workspace, clock: Clock) -> None:
        """Prepare to look.

        Args:
            connection: where captures are made.
            read: what a captured body says.
            workspace: where the jobs of earlier runs are.
            clock: this moment.
        """
        self._archive = connection.archive
        self._others = connection.others
        self._saves = connection.saver is not None
        self._why_not = connection.why_not
        self._read = read
        self._workspace = workspace
        self._clock = clock
        self._was_asked = workspace.jobs.exist()

    def _job(self, url: str) -> SaveJob | None:
        """What was asked of this URL; most workspaces without keys know that nothing ever was."""
        return self._workspace.jobs.of(url) if self._saves or self._was_asked else None

    def was_asked_for(self, url: str) -> bool:
        """Whether a capture of this URL was ever asked for."""
        return self._job(url) is not None

    def still_open(self, finding: ArchiveFinding, request: CopyRequest) -> ArchiveFinding:
        """The finding; where there is none, a capture that an earlier run asked for is still to come."""
        job = self._job(request.work.url)
        if not self._saves or finding.status is not ArchiveStatus.NONE or job is None:
            return finding
        running = job.state in (JobState.QUEUED, JobState.PENDING)
        return replace(finding, status=ArchiveStatus.PENDING) if running else finding

    def was_made_here(self, request: CopyRequest, choice: Choice) -> bool:
        """Whether a copy that was found is the capture that an earlier run had made."""
        job = self._job(request.work.url)
        stamp = choice.copy.memento.timestamp if choice.copy else None
        return job is not None and job.state is JobState.SAVED and job.timestamp == stamp

    async def made_before(self, wanted: Wanted) -> ArchiveFinding | Wanted:
        """What an earlier run had captured in the place of a capture that is wanted, if that is not long ago."""
        job = self._job(wanted.url)
        if job is None or job.state is not JobState.SAVED or self._clock.now() - _made_at(job) > NEAR:
            return wanted
        return await self._looked_at(wanted, job, saved(wanted, job, self._archive.origin, ArchiveStatus.FOUND))

    async def saved_while_it_lived(self, request: CopyRequest, finding: ArchiveFinding) -> ArchiveFinding:
        """The finding on a page that is gone; without a copy, the capture that an earlier run had made and looked at.

        It is kept here even where the archive has forgotten it.
        """
        job = self._job(request.work.url)
        if finding.url is not None or job is None or job.state is not JobState.SAVED or not job.timestamp:
            return finding
        made = await self._archive.made(job)
        if not isinstance(made, Memento):
            return finding
        choice = await CopyFinder(self._archive, self._read).judge(request.work, None, made)
        return found(choice.copy, finding.rejected) if choice.copy else finding

    def until_saved(self, wanted: Wanted) -> ArchiveFinding:
        """What stands while a new capture is not made; without anybody to ask, what earlier runs left."""
        if self._saves:
            return awaited(wanted, "A new capture is wanted; it has not been made yet.")
        job = self._job(wanted.url)
        if job is None or job.state is JobState.SAVED:
            return unsaved(wanted, self._why_not)
        return of_saving(wanted, Saving(job, detail=self._why_not), self._archive.origin)

    async def conclude(self, wanted: Wanted, saving: Saving) -> ArchiveFinding:
        """The finding on a capture, and whether it shows what it was made for."""
        finding = of_saving(wanted, saving, self._archive.origin)
        if finding.status is ArchiveStatus.SAVED:
            return await self._looked_at(wanted, saving.job, finding)
        if saving.now and fate_of(saving.job.error) is Fate.NOT_TODAY:
            finding = await self._taken_today(wanted) or finding
        return (
            await save_elsewhere(self._others, wanted, finding) if finding.status is ArchiveStatus.FAILED else finding
        )

    async def _looked_at(self, wanted: Wanted, job: SaveJob, finding: ArchiveFinding) -> ArchiveFinding:
        """A capture that was asked for, as it is replayed; by the service's word where it cannot be seen yet."""
        if not self._archive.can_look_at_once():
            return finding
        made = await self._archive.made(job)
        if isinstance(made, NotHeld):
            return replace(finding, detail="The archive has made the capture and does not show it yet.")
        if not isinstance(made, Memento):
            return finding
        request = wanted.request
        if await self._shows(made, request.live):
            return replace(finding, local=made.local)
        choice = await CopyFinder(self._archive, self._read).judge(request.work, request.live, made)
        if choice.copy is None:
            return spoilt(wanted, job.timestamp or "", choice.rejected)
        return replace(finding, title_check=choice.copy.verdict.title_check, local=made.local)

    async def _shows(self, made: Memento, live: Page | None) -> bool:
        """Whether a capture shows word for word what the living page shows, whatever that is worth."""
        if live is None or made.capture.status != 200:
            return False
        page = await self._read(made.capture)
        return (page.titles, page.text, page.visible) == (live.titles, live.text, live.visible)

    async def _taken_today(self, wanted: Wanted) -> ArchiveFinding | None:
        """What others had captured today, where the service takes no more of this page."""
        made = await self._archive.since(wanted.url, self._clock.now() - NEAR)
        if not isinstance(made, Memento):
            return None
        request = wanted.request
        choice = await CopyFinder(self._archive, self._read).judge(request.work, request.live, made)
        return found(choice.copy, wanted.rejected) if choice.copy else None


def _made_at(job: SaveJob) -> datetime:
    return to_moment(job.timestamp) if job.timestamp else job.updated_at
