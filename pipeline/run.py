"""The batch: which stage comes when, and what passes between them.

::

    documents ─ parse ─> citations ─ fetch, extract ─> shelf ─ judge ─> results
                                                                          │
             report <─ verify <─ quotations <─ copies <─ archive <────────┘

Every stage asks the workspace first and leaves there what it learnt, so a batch that was stopped goes
on where it stood. Results pass from stage to stage document by document, in spools; pages stay in the
workspace (``pipeline.stages.shelf``): a run takes as much memory as one document does, and a few words
for each citation.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import IntEnum
from itertools import groupby, islice
from typing import TYPE_CHECKING

from cache.spool import Chosen, SpooledMap
from pipeline import __version__
from pipeline.errors import Interrupted, NothingRead
from pipeline.isolation.limits import give_back_memory
from pipeline.progress import Progress
from pipeline.stages.parse import DocumentReader
from pipeline.stages.unjudged import Unjudged
from reports.model import ArchiveStatus, CitationResult, Report, Run

if TYPE_CHECKING:
    # What checks and archives need takes a quarter of a second to import, and parsing needs none of it.
    from footnotes.model import Reading
    from pipeline.checks.quotations.readable import Readable
    from pipeline.copies.compared import Comparisons
    from pipeline.copies.comparison import CopyComparison
    from pipeline.history.agenda import Agenda
    from pipeline.history.chronicle import Chronicle
    from pipeline.settings import CiteSettings, LintSettings
    from pipeline.stages.archive import Archivist, Searched
    from pipeline.stages.collect import EvidenceCollector
    from pipeline.stages.judgements import Judgements
    from pipeline.stages.reach import NetworkProof
    from pipeline.stages.shelf import Shelf
    from pipeline.stages.sources import Sources
    from pipeline.stages.spooled_results import SpooledResults
    from pipeline.works.lookup import Lookup


class Stage(IntEnum):
    """The stages, in order."""

    PARSE = 1
    FETCH = 2
    EXTRACT = 3
    ARCHIVE = 4
    VERIFY = 5
    REPORT = 6


@dataclass(frozen=True, slots=True)
class Plan:
    """What one command does: how far it goes, and which networks it may ask."""

    until: Stage
    web: bool
    """Whether cited URLs may be fetched; otherwise the workspace answers."""
    archive: bool
    """Whether the archive may be asked; otherwise the workspace answers."""
    by_agenda: bool = False
    """Whether cited URLs are asked for when they are due, not whenever an answer is a day old."""
    documents: bool = False
    """Whether documents that are named by a URL may be fetched; otherwise the workspace answers."""

    def offline(self) -> Plan:
        """The same without any network."""
        return replace(self, web=False, archive=False, documents=False)


PLANS = {
    "check": Plan(Stage.REPORT, web=True, archive=True, documents=True),
    "audit": Plan(Stage.REPORT, web=True, archive=True, by_agenda=True, documents=True),
    "parse": Plan(Stage.PARSE, web=False, archive=False, documents=True),
    "fetch": Plan(Stage.FETCH, web=True, archive=False, documents=True),
    "extract": Plan(Stage.EXTRACT, web=False, archive=False),
    "archive": Plan(Stage.ARCHIVE, web=False, archive=True),
    "verify": Plan(Stage.VERIFY, web=False, archive=False),
    "report": Plan(Stage.REPORT, web=False, archive=False),
}
"""By the name of the command."""


_AT_ONCE = 500
"""Results that are concluded at once."""
_CAPTURES_AWAITED = "Captures were still awaited. Run the same command again: it goes on where it stopped."


@dataclass(frozen=True, slots=True)
class Tools:
    """The real things that a batch works with, built in ``pipeline.app``."""

    collector: EvidenceCollector
    archivist: Archivist
    network: NetworkProof
    chronicle: Chronicle
    agenda: Agenda
    lint: LintSettings
    cite: CiteSettings
    lookup: Lookup | None
    """Of works in registries; None where the settings do not ask for it."""

    judgements: Judgements
    rest: Callable[[], Awaitable[None]]
    """Ends processes that read pages and have nothing to do."""

    def spooled(self, results: Iterable[CitationResult]) -> SpooledResults:
        """Results out of memory."""
        from pipeline.stages.spooled_results import SpooledResults

        spool = SpooledResults(self.collector.workspace.folder)
        for result in results:
            spool.add(result)
        return spool


async def run_batch(
    sources: Sources,
    reader: DocumentReader,
    plan: Plan,
    open_tools: Callable[[], AbstractAsyncContextManager[Tools]],
    review: Callable[[Report], Report],
    publish: Callable[[Report], None],
    progress: Progress,
    *,
    offline: bool,
    cut_short: str | None,
) -> Report:
    """Run the stages of a plan.

    Args:
        sources: the documents, as they were named and found.
        reader: reads them; it has read some of them already where the run before was cut short.
        plan: how far to go.
        open_tools: what to work with once the documents are read.
        review: what people have decided, applied to each report before it is published.
        publish: told each report: once when the verdicts stand and captures are still awaited, once at the end.
        progress: told how far the parse stage is; the tools have theirs.
        offline: whether the user asked for no network; the report says so.
        cut_short: why the run before this one ended too early, when this one only reports what it left.

    Raises:
        NothingRead: there is no document that could be read.
        NoNetwork: nothing that was asked could be reached.
        StoreError: the workspace is full or broken.
    """
    started = datetime.now(UTC)
    with progress.stage("reading notes", len(sources.documents)) as bar:
        parsed = reader.read_so_far(sources.documents) if cut_short else await reader.read(sources.documents, bar)
    if not parsed.readings and cut_short:
        raise Interrupted("No document had been read until then: no report was written; an earlier one is intact.")
    if not parsed.readings:
        reasons = (unread.message for unread in parsed.unread)
        raise NothingRead("\n".join((*sources.warnings, *reasons, "No report was written; an earlier one is intact.")))
    warnings = list(sources.warnings)

    def report(results: Sequence[CitationResult], owed: Iterable[str] = (), missing: str | None = cut_short) -> Report:
        run = Run(
            started,
            datetime.now(UTC),
            offline=offline,
            complete=missing is None,
            missing=missing,
            warnings=(*warnings, *owed),
        )
        report = review(Report(__version__, run, parsed.readings, results, parsed.unread, reader.folder))
        publish(report)
        return report

    results: Sequence[CitationResult] = Unjudged(parsed.readings)
    if plan.until < Stage.FETCH:
        return report(results)
    async with open_tools() as tools:
        from pipeline.checks.findings.project import dismissed_in_vain
        from pipeline.history.chronicle import cited_again

        warnings += dismissed_in_vain(tools.lint, parsed.readings)
        again = cited_again(results)
        judged, shelf = await _judge(results, tools, plan, parsed.readings, started.date())
        results = tools.spooled(_not_reached(result) for result in judged) if cut_short else judged
        if plan.until < Stage.ARCHIVE:
            return report(tools.spooled(_known_after(plan.until, result) for result in results))
        steady_since = tools.chronicle.steady_since(results) if plan.archive else {}
        searched = await tools.archivist.find(results, steady_since)
        if tools.lookup is not None and plan.until >= Stage.VERIFY:
            found = await tools.lookup.look_up([result.citation for result in results])
            results = tools.spooled(replace(result, work=found.get(result.citation.id)) for result in results)
        if plan.until >= Stage.VERIFY:
            results = await _with_quotes(results, tools, shelf, searched.comparisons)
        del judged, shelf  # what has done its part is large
        give_back_memory()
        wanted = searched.wanted
        if wanted and plan.archive:
            # What a run leaves that is killed now says so itself.
            meanwhile, _ = await _conclude(results, searched, again, plan, tools)
            report(meanwhile, missing=_CAPTURES_AWAITED)
            searched.findings.update(await tools.archivist.save(wanted))
        concluded, awaited = await _conclude(results, searched, again, plan, tools)
        del results, searched
        return report(concluded, tools.archivist.owed(awaited, wanted if plan.archive else {}))


def _by_document(results: Iterable[CitationResult]) -> Iterator[list[CitationResult]]:
    """The results of each document; they are in document order."""
    return (list(group) for _, group in groupby(results, key=lambda result: result.citation.document))


async def _judge(
    results: Sequence[CitationResult], tools: Tools, plan: Plan, documents: Sequence[Reading], today: date
) -> tuple[Sequence[CitationResult], Shelf]:
    """Links, sources, titles and lint, with broken URLs settled by the reading that answers; and the evidence."""
    from pipeline.stages.choose_url import undecided_urls
    from pipeline.stages.doubts import Questions, settle_doubts
    from pipeline.stages.judge import Judge
    from pipeline.stages.verify import lint_document

    collector = tools.collector
    if plan.by_agenda:
        collector = replace(collector, counts=tools.agenda.counts_for(results))
    shelf = await collector.collect([url for result in results if (url := result.citation.url)])
    await tools.network.require()
    await settle_doubts(collector, Questions(results), shelf, tools.judgements)

    judge = Judge(shelf, tools.judgements)
    damaged = (judge.anew(result) for result in results if result.citation.alternatives)
    readings = await collector.collect(undecided_urls(damaged))
    shelf.add(readings)
    await tools.rest()
    numbers = {reading.id: number for number, reading in enumerate(documents)}

    def linted() -> Iterator[CitationResult]:
        for mine in _by_document(results):
            document = mine[0].citation.document
            judged = [judge.judged(result, readings) for result in mine]
            tools.judgements.keep(document)
            chosen, outlines = zip(*judged, strict=True)
            yield from lint_document(chosen, outlines, documents[numbers[document]], today)

    return await asyncio.to_thread(tools.spooled, linted()), shelf


async def _with_quotes(
    results: Sequence[CitationResult], tools: Tools, shelf: Shelf, comparisons: Comparisons
) -> Sequence[CitationResult]:
    """The results with their quotations and claims held against what can be read of the sources."""
    from cache.keys import url_key
    from pipeline.checks.quotations.quotes import check_quotes
    from pipeline.stages.verify import readables

    checked = tools.spooled(())
    for mine in _by_document(results):
        document, mark = mine[0].citation.document, tools.judgements.quotations(mine, shelf, comparisons)
        if (known := tools.judgements.quoted(document, mark)) is not None:
            for result, one in zip(mine, known, strict=True):
                checked.add(replace(result, quotes=one.quotes, passages=one.passages, support=one.support))
            continue
        compared = await _compared(mine, comparisons)

        def readables_of(
            result: CitationResult, compared: Mapping[str, CopyComparison] = compared
        ) -> tuple[Readable, ...]:
            known = shelf.get(url_key(result.citation.url or ""))
            return readables(result, known.page if known else None, compared.get(result.citation.id))

        # In a thread: captures may be under way, and their answers must not wait for a few seconds of comparing.
        found = await asyncio.to_thread(check_quotes, mine, readables_of)
        tools.judgements.keep_quoted(document, mark, found)
        for result in found:
            checked.add(result)
    return checked


async def _compared(results: Iterable[CitationResult], comparisons: Comparisons) -> dict[str, CopyComparison]:
    """What the copies of some citations say, by their ids."""
    keys = (result.citation.id for result in results)
    return {key: comparison for key in keys if (comparison := await comparisons.of(key)) is not None}


def _not_reached(result: CitationResult) -> CitationResult:
    """The result of a link that a run which was cut short had not come to."""
    if result.link is None or result.link.reason != "offline":
        return result
    detail = "The run was cut short before this link was checked."
    return replace(result, link=replace(result.link, reason="not-reached", detail=detail))


def _known_after(stage: Stage, result: CitationResult) -> CitationResult:
    """The result with what only later stages find out taken off, so that no half verdict is published."""
    if stage < Stage.EXTRACT:
        result = replace(result, source=None)
    return _unverified(result)


def _unverified(result: CitationResult) -> CitationResult:
    return replace(result, title_check=None, facts=(), quotes=None, passages=None, support=None, reasons=())


async def _conclude(
    results: Sequence[CitationResult], searched: Searched, again: Sequence[int], plan: Plan, tools: Tools
) -> tuple[Sequence[CitationResult], Sequence[CitationResult]]:
    """The results with verdicts, and those of them whose captures are still to come.

    ``again`` are the places of those whose link others have as well.
    """
    from pipeline.history.chronicle import Asked
    from pipeline.stages.verify import conclude, in_the_light_of

    async def lit(some: Iterable[CitationResult]) -> AsyncIterator[list[CitationResult]]:
        rest = iter(some)
        while mine := list(islice(rest, _AT_ONCE)):
            compared = await _compared(mine, searched.comparisons)
            yield [
                in_the_light_of(one, searched.findings[one.citation.id], compared.get(one.citation.id)) for one in mine
            ]

    if plan.until < Stage.VERIFY:
        found = tools.spooled(
            replace(_unverified(result), archive=searched.findings[result.citation.id]) for result in results
        )
        return found, [result for result in found if _is_awaited(result)]
    asked = SpooledMap(Asked, tools.collector.workspace.folder)
    async for mine in lit(Chosen(results, again)):
        tools.chronicle.note(mine, asked)
    concluded, awaited = tools.spooled(()), list[int]()
    async for mine in lit(results):
        for result in tools.chronicle.followed(mine, asked):
            if _is_awaited(result):
                awaited.append(len(concluded))
            concluded.add(conclude(result, tools.lint, tools.cite))
    return concluded, Chosen(concluded, awaited)


def _is_awaited(result: CitationResult) -> bool:
    return result.archive is not None and result.archive.status is ArchiveStatus.PENDING
