"""What was found or saved in an archive, said as the finding of a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from cache.model import Capture, JobState, SaveJob
from footnotes.model import CitedCopy
from pipeline.archives.base import Cause, Trouble
from pipeline.archives.urls import shown_memento, to_moment
from pipeline.copies.finder import Choice, Copy
from pipeline.copies.judging import CitedWork, Standing
from pipeline.copies.saving import Saving
from pipeline.copies.target_date import EARLIEST, target_date
from pipeline.text.model import Page
from reports.model import ArchiveFinding, ArchiveStatus, LinkFinding, Rejected, TitleCheck, TitleStatus

NEAR = timedelta(days=366)
"""How far from the moment that is meant a copy of a living page may lie before a new one is wanted (contract)."""


@dataclass(frozen=True, slots=True)
class CopyRequest:
    """One citation whose copy is sought."""

    key: str
    """The citation's id."""
    work: CitedWork
    accessed: str | None
    """The access date that the author gave, ISO 8601 of any precision."""
    link: LinkFinding
    title: TitleCheck
    """The cited title against the living page."""
    live: Page | None
    """What the cited address shows now; None where it is not living, and before anything is held against it."""
    shown: Capture | None = None
    """Our own fetch of that; None where it is not living."""
    given: CitedCopy | None = None
    """The copy that the note itself gives."""

    @property
    def target(self) -> datetime | None:
        """The moment whose copy is meant (UTC); None if the citation bears no date."""
        return target_date(self.accessed, self.work.date)

    @property
    def when(self) -> datetime:
        """The same, with the earliest for none."""
        return self.target or EARLIEST

    @property
    def question(self) -> tuple[object, ...]:
        """What the answer depends on: requests that agree in it get the same one."""
        return (self.work, self.accessed, self.link.status, self.title.status, self.given)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A living citation without a good copy from near its date: a new capture is asked for."""

    request: CopyRequest
    fallback: ArchiveFinding | None
    """A good copy from further off, if there is one."""
    rejected: tuple[Rejected, ...] = ()

    @property
    def url(self) -> str:
        """What is to be captured."""
        return self.request.work.url


def rescue(choice: Choice) -> ArchiveFinding:
    """The copy of a page that its address no longer shows, or why there is none."""
    if choice.copy is not None:
        return found(choice.copy, choice.rejected)
    if choice.trouble is not None:
        return unanswered(choice.trouble, choice.rejected)
    detail = "The archive holds no capture of this page."
    if choice.rejected:
        detail = f"None of the captures that were looked at ({len(choice.rejected)}) shows the cited page."
    return ArchiveFinding(ArchiveStatus.NONE, detail=detail, rejected=choice.rejected)


def of_living(choice: Choice, request: CopyRequest) -> ArchiveFinding | Wanted:
    """The copy of a living page, or that a new one is wanted."""
    if choice.copy is not None:
        finding = found(choice.copy, choice.rejected)
        return finding if _is_near(choice.copy, request) else Wanted(request, finding, choice.rejected)
    trouble = choice.trouble
    # Where not even the nearest capture could be seen, there may be a good one: asking for another would be rash.
    if trouble is not None and not choice.rejected and trouble.cause is not Cause.BLOCKED:
        return unanswered(trouble)
    return Wanted(request, None, choice.rejected)


def found(copy: Copy, rejected: tuple[Rejected, ...] = ()) -> ArchiveFinding:
    """An earlier capture that was chosen."""
    memento = copy.memento
    return ArchiveFinding(
        ArchiveStatus.FOUND,
        memento.url,
        memento.timestamp,
        copy.verdict.title_check,
        local=memento.local,
        rejected=rejected,
    )


def unanswered(trouble: Trouble, rejected: tuple[Rejected, ...] = ()) -> ArchiveFinding:
    """The archive could not be asked, now or at all; only what its limit put off is still to come."""
    status = {Cause.OFFLINE: ArchiveStatus.SKIPPED, Cause.BUSY: ArchiveStatus.PENDING}
    return ArchiveFinding(status.get(trouble.cause, ArchiveStatus.NONE), detail=trouble.detail, rejected=rejected)


def awaited(wanted: Wanted, detail: str, error: str | None = None) -> ArchiveFinding:
    """A capture that is still to come; until then the copy from further off is cited, if there is one."""
    if wanted.fallback is not None:
        return replace(wanted.fallback, detail=f"This copy is from further off; a new one is awaited. {detail}")
    return ArchiveFinding(ArchiveStatus.PENDING, error=error, detail=detail, rejected=wanted.rejected)


def unsaved(wanted: Wanted, why: str) -> ArchiveFinding:
    """No new capture is asked for, by the user's choice or for want of keys or network."""
    return wanted.fallback or ArchiveFinding(ArchiveStatus.SKIPPED, detail=why, rejected=wanted.rejected)


def of_saving(wanted: Wanted, saving: Saving, origin: str) -> ArchiveFinding:
    """What became of the capture that was wanted."""
    job = saving.job
    match job.state:
        case JobState.SAVED:
            return saved(wanted, job, origin, ArchiveStatus.SAVED if saving.now else ArchiveStatus.FOUND)
        case JobState.FAILED:
            return refused(wanted, saving)
        case JobState.QUEUED | JobState.PENDING:
            return awaited(wanted, saving.detail, job.error)


def saved(wanted: Wanted, job: SaveJob, origin: str, status: ArchiveStatus) -> ArchiveFinding:
    """A capture that the archive says it made; its page is the living one."""
    stamp = job.timestamp or ""
    url = shown_memento(origin, stamp, job.original or job.url)
    return ArchiveFinding(status, url, stamp, wanted.request.title, rejected=wanted.rejected)


def refused(wanted: Wanted, saving: Saving) -> ArchiveFinding:
    """The archive does not capture it: the copy from further off, if there is one."""
    if wanted.fallback is not None:
        return replace(wanted.fallback, detail=f"This copy is from further off: a new one was refused. {saving.detail}")
    status, rejected = ArchiveStatus.FAILED, wanted.rejected
    return ArchiveFinding(status, error=saving.job.error, detail=saving.detail, rejected=rejected)


def spoilt(wanted: Wanted, stamp: str, rejected: Sequence[Rejected]) -> ArchiveFinding:
    """The new capture does not show the page: it is not offered."""
    why = rejected[0].reason if rejected else "It does not show the page."
    if wanted.fallback is not None:
        return replace(wanted.fallback, rejected=(*wanted.rejected, *rejected))
    detail = f"The archive made a capture ({stamp}) that is of no use. {why}"
    return ArchiveFinding(ArchiveStatus.FAILED, detail=detail, rejected=(*wanted.rejected, *rejected))


def _is_near(copy: Copy, request: CopyRequest) -> bool:
    # A copy that carries the cited title, where the page no longer does, is the cited thing however far it lies.
    if request.title.status is TitleStatus.MISMATCH and copy.verdict.standing is Standing.CITED:
        return True
    target = request.target
    return target is None or abs(to_moment(copy.memento.timestamp) - target) <= NEAR
