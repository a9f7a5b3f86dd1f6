"""Where the real things are plugged together: settings become clients, store, archive and stages."""

from __future__ import annotations

import asyncio
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from cache.database import Place, on_server
from cache.errors import FilesLeft, StoreError, WorkspaceFull, WorkspaceLost
from cache.store import Workspace
from pipeline import __version__
from pipeline.errors import ExitCode, Interrupted, UsageError, WorkspaceError
from pipeline.forge import tell_forge, without_commands
from pipeline.isolation.limits import keep_one_heap
from pipeline.progress import Progress, SilentProgress, progress_for_terminal
from pipeline.run import PLANS, Plan, Stage, Tools, run_batch
from pipeline.settings import ArchiveKeys, RunSettings, Settings
from pipeline.stages.known_pieces import KnownPieces
from pipeline.stages.known_readings import KnownReadings
from pipeline.stages.parse import DocumentReader
from pipeline.stages.report import chosen_formats, exit_code, write
from pipeline.stages.sources import Sources, find_sources, may_be_listing
from pipeline.streams import give_up_output
from reports.formats.terminal import print_summary
from reports.model import Report

if TYPE_CHECKING:
    import httpx

    from pipeline.cluster.submitting import Together
    from pipeline.copies.saving import Saving
    from pipeline.history.chronicle import Chronicle
    from pipeline.works.lookup import Lookup

SignalHandler = Callable[[int, FrameType | None], object] | signal.Handlers
AUDIT = "audit"
AUDIT_FORMATS = ("markdown", "atom")
"""Formats that an audit writes beside those that are always written."""
SOFTWARE = f"footproof/{__version__}"


def proof(run: RunSettings, command: str) -> ExitCode:
    """Run a command's part of the batch, write the reports, and say how it went.

    Raises:
        FootproofError: wrong settings, an unusable workspace, or a report that cannot be written.
    """
    keep_one_heap()
    outputs = chosen_formats((*run.formats, *(AUDIT_FORMATS if command == AUDIT else ())))
    plan = PLANS[command].offline() if run.offline else PLANS[command]
    written: tuple[Path, ...] = ()

    def publish(report: Report, sources: Sources) -> None:
        nonlocal written
        written = write(report, run.out, outputs.remembering(KnownPieces(workspace)), sources.load)

    with opened_workspace(run.workspace, run.settings.warc) as workspace:
        mark = workspace.mark()
        report = _uninterrupted(run, plan, workspace, publish)
        if report.run.complete and plan.web and plan.until >= Stage.REPORT:
            from pipeline.stages.extract import forget_superseded

            _record(report, command, workspace, run.settings)
            forget_superseded(workspace, mark)
        if command == AUDIT and report.run.complete:
            from pipeline.audit.files import keep_run

            written = (keep_run(report, workspace.runs(), written, run.out), *written)
        untold = _tell(workspace, run.settings) if command == AUDIT and plan.web and report.run.complete else ()
    if workspace.damaged:
        print(
            f"footproof: {workspace.damaged} entries of {workspace.name} are damaged and were left out; what they held "
            "is asked for again.",
            file=sys.stderr,
        )
    try:
        with without_commands(sys.stdout):
            print_summary(report, written, sys.stdout)
        if plan.until >= Stage.REPORT:
            tell_forge(report, sys.stdout)
    except BrokenPipeError:
        # Whoever read the summary has seen enough; the exit status is that of the report.
        give_up_output()
    return ExitCode.CUT_SHORT if untold else exit_code(report, run.fail_on)


def _record(report: Report, command: str, workspace: Workspace, settings: Settings) -> None:
    """Keep what a run found out, and of an audit whom it has to tell of it."""
    from pipeline.history.chronicle import Chronicle

    chronicle = Chronicle(workspace, settings.audit, command)
    if command != AUDIT:
        chronicle.record(report, command)
        return
    from pipeline.telling.announce import announcement

    chronicle.record(report, command, announcement(report, workspace, settings.audit))


def _tell(workspace: Workspace, settings: Settings) -> tuple[str, ...]:
    """Send what this audit and earlier ones have to tell; what could not be sent, in sentences that are printed."""
    if not workspace.unsent():
        return ()
    from pipeline.telling.deliver import deliver

    try:
        with _handling(signal.SIGTERM, signal.default_int_handler):
            untold = asyncio.run(deliver(workspace, settings))
    except KeyboardInterrupt as error:
        raise Interrupted(
            "Interrupted. Messages that were not sent yet are kept, and the next audit sends them."
        ) from error
    for sentence in untold:
        print(f"footproof: {sentence}", file=sys.stderr)
    return untold


def explain(run: RunSettings, label: str) -> ExitCode:
    """Say how the notes of one label were read; no report is written.

    Raises:
        FootproofError: no document could be read, or there is no such note.
    """
    from reports.explained import explanation, print_lines

    plan = PLANS["parse"].offline() if run.offline else PLANS["parse"]
    with opened_workspace(run.workspace, run.settings.warc) as workspace:
        report = _uninterrupted(run, plan, workspace, lambda *_: None)
    told = [line for reading in report.documents for line in explanation(reading, label)]
    if not told:
        labels = dict.fromkeys(note.label for reading in report.documents for note in reading.footnotes)
        raise UsageError(f"There is no note {label}. There are: {', '.join(labels) or 'none'}.")
    print_lines(told, sys.stdout)
    return ExitCode.OK if report.run.complete else ExitCode.CUT_SHORT


def resume_captures(run: RunSettings) -> ExitCode:
    """Work off the captures that earlier runs left pending, and say what became of them; documents are not read.

    Raises:
        FootproofError: an unusable workspace, no keys, or an interruption.
    """

    async def resume(workspace: Workspace) -> tuple[Saving, ...]:
        async with _tools(run, PLANS["archive"], workspace, progress_for_terminal(), workspace.mark()) as tools:
            if tools.archivist.saver is None:
                raise UsageError(tools.archivist.why_not)
            return await tools.archivist.resume()

    with opened_workspace(run.workspace, run.settings.warc) as workspace:
        if not workspace.jobs.open():
            print("No capture is pending.")
            return ExitCode.OK
        try:
            savings = asyncio.run(resume(workspace))
        except KeyboardInterrupt as error:
            raise Interrupted("Interrupted. What is still pending is taken up by the next run.") from error
    for saving in savings:
        print(f"{saving.job.state:8} {saving.job.url}  {saving.detail or saving.job.error or ''}".rstrip())
    return ExitCode.OK


def _uninterrupted(
    run: RunSettings, plan: Plan, workspace: Workspace, publish: Callable[[Report, Sources], None]
) -> Report:
    """The report of a run, or, if it is cut short, of what it had found out until then."""
    reader = DocumentReader(KnownReadings(workspace), workspace.folder)
    try:
        # A polite request to end, from a scheduler, does what Ctrl-C does.
        with _handling(signal.SIGTERM, signal.default_int_handler):
            return asyncio.run(_batch(run, plan, workspace, reader, progress_for_terminal(), publish, None))
    except KeyboardInterrupt:
        reason = "The run was interrupted. Run the same command again: it goes on where it stopped."
    except WorkspaceFull as error:
        reason = str(error)
    print(f"footproof: {reason}", file=sys.stderr)
    # The report of what was found is short work; a second Ctrl-C must not leave none.
    with _handling(signal.SIGINT, signal.SIG_IGN):
        return asyncio.run(_batch(run, plan.offline(), workspace, reader, SilentProgress(), publish, reason))


async def _batch(
    run: RunSettings,
    plan: Plan,
    workspace: Workspace,
    reader: DocumentReader,
    progress: Progress,
    publish: Callable[[Report, Sources], None],
    cut_short: str | None,
) -> Report:
    mark = workspace.mark()
    sources = find_sources(run.documents, (run.out, Path(run.workspace)))
    if any(may_be_listing(source) for source in sources.documents):
        sources = await _fetched(sources, run, plan, workspace)
    from pipeline.decisions.book import DecisionBook

    book = DecisionBook.of((source.name for source in sources.documents), run.settings.review)
    run = replace(run, settings=replace(run.settings, lint=book.still_dismissed(run.settings.lint)))
    open_tools = partial(_tools, run, plan, workspace, progress, mark, cut_short)
    review = partial(book.applied, out=run.out)
    return await run_batch(
        *(sources, reader, plan, open_tools, review, lambda report: publish(report, sources), progress),
        offline=run.offline,
        cut_short=cut_short,
    )


async def _fetched(sources: Sources, run: RunSettings, plan: Plan, workspace: Workspace) -> Sources:
    from pipeline.history.chronicle import Chronicle
    from pipeline.stages.fetch import Renewal
    from pipeline.stages.listed import listing_workers, with_listed
    from pipeline.stages.online import fetch_documents
    from pipeline.web.client import build_client
    from pipeline.web.fetcher import Fetcher

    # A document that is being worked on may have changed since the last run, however fresh that is.
    renewal, settings = Renewal.ALL if plan.documents else Renewal.NOTHING, run.settings.fetch
    async with (
        build_client(settings) as client,
        listing_workers() as workers,
        _together(run, plan, Chronicle(workspace, run.settings.audit)) as together,
    ):
        hosts = together.limits(settings) if together else None
        # A document that could be read is what it should be: its site need only say that it is the same.
        fetcher = Fetcher(client, workspace, settings, judged_well=lambda _: True, hosts=hosts)

        async def fetch(named: Sources) -> Sources:
            return await fetch_documents(named, fetcher, workspace, renewal, settings.per_host)

        return await with_listed(sources, fetch, workers)


@asynccontextmanager
async def _tools(
    run: RunSettings, plan: Plan, workspace: Workspace, progress: Progress, mark: int, cut_short: str | None = None
) -> AsyncIterator[Tools]:
    from pipeline.collector import collect_seldom, spare_imports
    from pipeline.history.agenda import Agenda
    from pipeline.history.chronicle import Chronicle
    from pipeline.stages.archive import build_archivist
    from pipeline.stages.collect import EvidenceCollector
    from pipeline.stages.extract import HURRIED_SECONDS, PAGE_SECONDS, PageReader, page_workers
    from pipeline.stages.fetch import Renewal, fetch_each
    from pipeline.stages.judgements import Judgements
    from pipeline.stages.reach import NetworkProof, answers
    from pipeline.web.client import build_archive_client, build_client, sure_names
    from pipeline.web.fetcher import Fetcher
    from pipeline.web.names import Resolver

    spare_imports()
    if not (plan.web or plan.archive):
        collect_seldom()
    settings = run.settings
    chronicle = Chronicle(workspace, settings.audit, AUDIT if plan.by_agenda else "")
    renewals = {None: Renewal.STALE, "failed": Renewal.FAILED, "all": Renewal.ALL}
    async with (
        build_client(settings.fetch, Resolver(sure=sure_names(settings.archive.origin))) as client,
        build_archive_client(settings.fetch, settings.service_addresses() if run.is_own else ()) as archive_client,
        page_workers(settings.cluster) as workers,
        _together(run, plan, chronicle) as together,
    ):
        reader = PageReader(workspace, workers, HURRIED_SECONDS if cut_short else PAGE_SECONDS)
        hosts = together.limits(settings.fetch) if together else None
        collector = EvidenceCollector(
            fetcher=Fetcher(client, workspace, settings.fetch, judged_well=chronicle.was_living, hosts=hosts),
            workspace=workspace,
            reader=reader,
            renewal=renewals[run.refresh] if plan.web else Renewal.NOTHING,
            per_host=settings.fetch.per_host,
            progress=progress,
            fetch_each=together.fetch_each if together else fetch_each,
        )
        network = archive_client if plan.archive else None
        archivist = build_archivist(
            network,
            workspace,
            settings.archive,
            run.keys,
            reader.read,
            progress,
            collector.visit,
            others=settings.archives,
            books=together.books if together else None,
        )
        proof = NetworkProof(workspace, mark, partial(answers, archive_client, settings.archive.origin))
        lookup = _lookup(archive_client if plan.web else None, workspace, settings, together)
        yield Tools(
            collector=collector,
            archivist=archivist,
            network=proof,
            chronicle=chronicle,
            agenda=Agenda(chronicle, settings.audit),
            lint=settings.lint,
            cite=settings.cite,
            lookup=lookup,
            judgements=Judgements(workspace),
            rest=workers.rest,
        )


@asynccontextmanager
async def _together(run: RunSettings, plan: Plan, chronicle: Chronicle) -> AsyncIterator[Together | None]:
    """How a batch asks together with others; None where its workspace is its own, or where it asks nobody."""
    if not (plan.web or plan.archive or plan.documents) or not on_server(run.workspace):
        yield None
        return
    from pipeline.cluster.submitting import opened_queue

    async with opened_queue(str(run.workspace), run.settings.fetch, chronicle.living_of) as together:
        yield together


def _lookup(
    client: httpx.AsyncClient | None, workspace: Workspace, settings: Settings, together: Together | None
) -> Lookup | None:
    """Who looks works up; None where the settings do not ask for it."""
    if not settings.works.lookup:
        return None
    from pipeline.registries.all import ASKED, REGISTRIES
    from pipeline.registries.asking import Asker
    from pipeline.retractions.table import kept_table
    from pipeline.web.hosts import HostLimits
    from pipeline.works.lookup import Lookup
    from pipeline.works.styled import NoteStyle

    limits = together.limits if together else HostLimits.of
    asker = Asker(client, workspace, settings.works, settings.fetch, limits)
    registries = tuple(REGISTRIES[name] for name in settings.works.registries or ASKED)
    style = NoteStyle(Path(settings.cite.style)) if settings.cite.style else None
    return Lookup(asker, registries, kept_table(workspace), style)


def work_for(address: str, settings: Settings, keys: ArchiveKeys | None, *, is_own: bool) -> ExitCode:
    """Do jobs for a workspace on a server until somebody ends it; a server that is lost is waited for.

    Args:
        address: of the workspace.
        settings: the worker's own.
        keys: of an Internet Archive account.
        is_own: whether the settings are the user's own.

    Raises:
        FootproofError: the server cannot be reached or used.
    """
    from pipeline.cluster.worker import LOOK_AGAIN_S, work
    from pipeline.collector import spare_imports

    keep_one_heap()
    spare_imports()
    lost, name = False, ""
    while True:
        try:
            with Workspace.open(address, software=SOFTWARE, warc=settings.warc) as workspace:
                lost, name = False, workspace.name
                asyncio.run(work(address, workspace, settings, keys, settings.service_addresses() if is_own else ()))
            return ExitCode.OK
        except FilesLeft as error:
            print(f"footproof: {error}", file=sys.stderr)
            return ExitCode.OK
        except StoreError as error:
            if not lost and not isinstance(error, WorkspaceLost):
                raise WorkspaceError(str(error)) from error
            if not lost:
                told = f"The connection to the workspace {name} was lost; looks for it every {LOOK_AGAIN_S} seconds."
                print(f"footproof: {told}", file=sys.stderr, flush=True)
            lost = True
        time.sleep(LOOK_AGAIN_S)


def print_status(address: str) -> ExitCode:
    """Print what is going on in a workspace on a server.

    Raises:
        FootproofError: the server cannot be reached or used.
    """
    with opened_workspace(address) as workspace:
        from pipeline.cluster.status import status_lines
        from reports.explained import print_lines

        print_lines(status_lines(address, workspace.name), sys.stdout)
    return ExitCode.OK


@contextmanager
def opened_workspace(place: Place, warc: str = "") -> Iterator[Workspace]:
    """A workspace that is closed in the end.

    Raises:
        Interrupted: its disk is full, already when it is opened, or its server was lost.
        WorkspaceError: it cannot be used.
    """
    try:
        with Workspace.open(place, software=SOFTWARE, warc=warc) as workspace:
            yield workspace
    except FilesLeft as error:  # as the last of all
        print(f"footproof: {error}", file=sys.stderr)
    except (WorkspaceFull, WorkspaceLost) as error:
        raise Interrupted(str(error)) from error
    except StoreError as error:
        raise WorkspaceError(str(error)) from error


@contextmanager
def _handling(sign: signal.Signals, handler: SignalHandler) -> Iterator[None]:
    """Answer a signal in another way for a while."""
    before = signal.signal(sign, handler)
    try:
        yield
    finally:
        signal.signal(sign, before)
