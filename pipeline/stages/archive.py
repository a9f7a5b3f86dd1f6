"""Archive: for every citation a copy to cite, found in the archive or asked for."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from cache.marks import mark_of
from cache.model import JobState
from cache.spool import SpooledMap
from cache.store import Workspace
from pipeline.addresses.parts import registrable
from pipeline.archives.clock import Clock, SystemClock
from pipeline.archives.connect import Connection, connect
from pipeline.archives.pace import Books, WorkspaceBooks
from pipeline.archives.spn import Saver
from pipeline.checks.drifts.usurped import Living, usurped
from pipeline.copies.captured import Captured
from pipeline.copies.compared import Comparisons
from pipeline.copies.comparison import as_usurped
from pipeline.copies.finder import Read
from pipeline.copies.findings import CopyRequest, Wanted
from pipeline.copies.given import Visit
from pipeline.copies.judging import CitedWork
from pipeline.copies.running_saves import RunningSaves
from pipeline.copies.saving import Saving
from pipeline.copies.search import CopySearch
from pipeline.progress import Progress, Stage
from pipeline.settings import ArchiveKeys, ArchiveSettings, OtherArchive
from pipeline.stages.owed import not_asked_for, owed_captures
from pipeline.stages.workers import run_workers
from reports.model import ArchiveFinding, ArchiveStatus, CitationResult, TitleCheck, TitleStatus

if TYPE_CHECKING:
    import httpx

WORKERS = 12
"""Citations that are looked up at once; the service's limits are kept elsewhere."""


class Searched(NamedTuple):
    """What the look-ups brought."""

    findings: SpooledMap[ArchiveFinding]
    """By citation id; of every request. Where a capture is wanted: what stands until it is made."""
    wanted: SpooledMap[Wanted]
    """By citation id: where a new capture is to be asked for; without the living page."""
    comparisons: Comparisons
    """By citation id: what the copy that was looked at says of the source."""


class _Groups(NamedTuple):
    """The citations that have findings of their own, by places among the results; those together that ask the same."""

    gone: array[int]
    living: array[int]
    """Of each group the first."""
    others: dict[int, list[str]]
    """By the first of a group, the ids of those that ask the same; most ask alone."""

    @property
    def citations(self) -> int:
        """Of all groups."""
        return len(self.gone) + len(self.living) + sum(map(len, self.others.values()))


class Archivist:
    """Looks for copies, and has new ones made while it looks."""

    def __init__(
        self,
        connection: Connection,
        read: Read,
        workspace: Workspace,
        settings: ArchiveSettings,
        clock: Clock,
        progress: Progress,
        visit: Visit,
    ) -> None:
        """Prepare to look.

        Args:
            connection: where copies are looked for, and who makes new ones.
            read: what a captured body says.
            workspace: where everything is kept.
            settings: how long captures are waited for.
            clock: times and waits.
            progress: told how far it is.
            visit: opens the address of a copy that a note gives, where it is another archive's.
        """
        self.archive = connection.archive
        self.saver = connection.saver
        self.why_not = connection.why_not
        self.read = read
        self.workspace = workspace
        self.settings = settings
        self.clock = clock
        self.progress = progress
        self._captured = Captured(connection, read, workspace, clock)
        self._search = CopySearch(connection, read, workspace, clock, visit, self._captured, self._is_under_way)
        self._running: RunningSaves | None = None

    async def find(
        self, results: Sequence[CitationResult], steady_since: Mapping[str, datetime] | None = None
    ) -> Searched:
        """The copy of every citation, what it says, and for which of them a new capture is wanted.

        Args:
            results: what was found out about every citation.
            steady_since: since when links are what they are, by ``url_key``; those that have just changed are not in
                it. None: nothing is known of that.
        """
        self.archive.lifetimes.steady_since = steady_since or {}
        groups, others = _grouped(results)
        with self.progress.stage("asking the archive", groups.citations) as bar:
            searched = await self._search_and_save(results, groups, bar)
        # An ibid. bears the findings of the citation that it means; its target always comes before it.
        for key, meant in others:
            searched.findings.share(key, meant)
            searched.wanted.share(key, meant)
            searched.comparisons.share(key, meant)
            if key not in searched.findings:
                searched.findings[key] = ArchiveFinding(ArchiveStatus.NONE)
        return searched

    async def _search_and_save(self, results: Sequence[CitationResult], groups: _Groups, bar: Stage) -> Searched:
        searched = None
        try:
            if self.saver is not None:
                self._begin(self.saver).queue.ask_after(frozenset({JobState.PENDING}))
            searched = await self._search_all(results, groups, bar)
        finally:
            if self._running is not None and not (searched and searched.wanted):
                await self._running.abandon()
                self._running = None
        return searched

    def _is_under_way(self, url: str) -> bool:
        """Whether this run is making a capture of an address."""
        return self._running is not None and url in self._running.queue

    def _begin(self, saver: Saver) -> RunningSaves:
        """Begin to make captures."""
        self._running = RunningSaves(saver, self.workspace, self.archive, self.settings, self.clock)
        return self._running

    async def _search_all(self, results: Sequence[CitationResult], groups: _Groups, bar: Stage) -> Searched:
        """Look for the copy of each citation; what several have in common is asked once."""
        # What is lost comes first: a verdict may hang on its copy, and a limit may cut the look-ups short.
        queue = deque((*groups.gone, *groups.living))
        folder = self.workspace.folder
        searched = Searched(
            SpooledMap(ArchiveFinding, folder), SpooledMap(Wanted, folder), Comparisons(self.read, folder)
        )
        compared: list[Living] = []

        async def work() -> None:
            while queue:
                first = queue.popleft()
                request = _request(results[first])
                answer, (comparison, pages) = await self._search.of(request)
                if pages is not None:
                    compared.append(pages)
                keys = [request.key, *groups.others.get(first, ())]
                searched.comparisons.put(keys, comparison)
                if isinstance(answer, Wanted):
                    if self._running is not None:
                        self._running.queue.add(answer.url)
                    searched.wanted.put_all(keys, replace(answer, request=replace(request, live=None, shown=None)))
                    answer = self._captured.until_saved(answer)
                searched.findings.put_all(keys, answer)
                for _ in keys:
                    bar.advance()

        await run_workers(work() for _ in range(min(WORKERS, len(queue))))
        await self._look_again(results, groups, usurped(compared), searched)
        return searched

    async def _look_again(
        self, results: Sequence[CitationResult], groups: _Groups, domains: frozenset[str], searched: Searched
    ) -> None:
        """Citations of domains that turned out to be in other hands are rescued like any that are gone."""
        for first in groups.living if domains else ():
            request = _request(results[first])
            if registrable(request.work.url) not in domains:
                continue
            request = await self._search.with_page(request)
            if request.live is None:
                continue
            lost = as_usurped(request)
            finding, (comparison, _) = await self._search.of(lost)
            assert isinstance(finding, ArchiveFinding)
            keys = [request.key, *groups.others.get(first, ())]
            for key in keys:
                searched.wanted.pop(key, None)
            searched.findings.put_all(keys, finding)
            searched.comparisons.put(keys, replace(comparison, page=None, drift=None, link=lost.link))

    async def save(self, wanted: Mapping[str, Wanted]) -> dict[str, ArchiveFinding]:
        """Wait for the captures that are wanted, as long as the settings say; the rest stays pending."""
        if self.saver is None:
            return {key: self._captured.until_saved(one) for key, one in wanted.items()}
        running = self._running or self._begin(self.saver)
        distinct: dict[tuple[object, ...], str] = {}
        for key, one in wanted.items():
            running.queue.add(one.url)
            distinct[one.request.question] = key
        await self._finish(running)
        queue = running.queue
        findings: dict[tuple[object, ...], ArchiveFinding] = {}

        async def work() -> None:
            while distinct:
                question, key = distinct.popitem()
                one = wanted[key]
                one = replace(one, request=await self._search.with_page(one.request))
                findings[question] = await self._captured.conclude(one, queue.saving(one.url))

        await run_workers(work() for _ in range(min(WORKERS, len(distinct))))
        return {key: findings[one.request.question] for key, one in wanted.items()}

    def owed(self, results: Sequence[CitationResult], wanted: Mapping[str, Wanted]) -> tuple[str, ...]:
        """What is still to come, and what was not asked for, in sentences for the head of the report."""
        urls = (one.url for one in wanted.values())
        return (*owed_captures(results, self.workspace.jobs.open()), *not_asked_for(urls, self.why_not))

    async def resume(self) -> tuple[Saving, ...]:
        """Work off the captures that earlier runs left queued or pending; what became of each."""
        if self.saver is None:
            return ()
        running = self._begin(self.saver)
        running.queue.take_up(frozenset({JobState.QUEUED, JobState.PENDING}))
        await self._finish(running)
        return running.queue.savings()

    async def _finish(self, running: RunningSaves) -> None:
        with self.progress.stage("waiting for captures", len(running.queue.savings())) as bar:
            try:
                await running.finish(bar)
            finally:
                await running.abandon()
                self._running = None


def build_archivist(
    client: httpx.AsyncClient | None,
    workspace: Workspace,
    settings: ArchiveSettings,
    keys: ArchiveKeys | None,
    read: Read,
    progress: Progress,
    visit: Visit,
    clock: Clock | None = None,
    others: tuple[OtherArchive, ...] = (),
    books: Books | None = None,
) -> Archivist:
    """The archive of the settings, and who saves pages there.

    Args:
        client: None where there is no network; the workspace answers alone.
        workspace: where everything is kept.
        settings: address, limits, and whether pages are saved.
        keys: of an Internet Archive account.
        read: what a captured body says.
        progress: told how far it is.
        visit: opens the address of a copy that a note gives, where it is another archive's.
        clock: None means this machine's.
        others: archives that are asked where the first holds no good copy.
        books: what was spent of the archives' budgets; None: as the workspace knows it.
    """
    clock = clock or SystemClock()
    books = books or WorkspaceBooks(workspace, clock)
    connection = connect(settings, keys, client, workspace, clock, books)
    if others:
        from pipeline.archives import kinds

        connection = replace(
            connection,
            others=kinds.other_archives(others, client, workspace, clock, connection.archive.lifetimes, books),
        )
    return Archivist(connection, read, workspace, settings, clock, progress, visit)


def _grouped(results: Sequence[CitationResult]) -> tuple[_Groups, list[tuple[str, str]]]:
    """The citations that have findings of their own, and the others.

    Of the others: their ids, and the id of the citation that each means; empty where it means none.
    """
    groups = _Groups(array("L"), array("L"), {})
    first: dict[bytes, int] = {}
    others: list[tuple[str, str]] = []
    for number, result in enumerate(results):
        if not _has_findings_of_its_own(result):
            others.append((result.citation.id, result.citation.same_as or ""))
            continue
        request = _request(result)
        asked = first.setdefault(mark_of(*request.question), number)
        if asked != number:
            groups.others.setdefault(asked, []).append(request.key)
        elif request.link.status.living:
            groups.living.append(number)
        else:
            groups.gone.append(number)
    return groups, others


def _request(result: CitationResult) -> CopyRequest:
    """What is asked of archives, without what the cited address shows now."""
    citation, link = result.citation, result.link
    assert citation.url is not None
    assert link is not None
    work = CitedWork(citation.url, citation.title, citation.publisher, citation.date)
    title = result.title_check or TitleCheck(TitleStatus.UNKNOWN, cited=citation.title)
    return CopyRequest(citation.id, work, citation.accessed, link, title, None, given=citation.cited_copy)


def _has_findings_of_its_own(result: CitationResult) -> bool:
    return result.citation.url is not None and result.citation.same_as is None and result.link is not None
