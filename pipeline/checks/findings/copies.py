"""What is said of archived copies: that one stands in for a page, is still to come, or was refused."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.findings.base import Kind, Rule
from reports.model import ArchiveStatus, CitationResult, Confidence, Reason, Severity
from reports.wording import copy_at_hand, day_of

FROM_ARCHIVE = Kind("from-archive", Severity.NOTE, "An archived copy was read in the place of the page.")
PENDING = Kind("archive-pending", Severity.NOTE, "A capture has been asked for and is not made yet.")
FAILED = Kind("archive-failed", Severity.NOTE, "The archive refused to capture the page.")
CITED_COPY_BAD = Kind(
    "cited-copy-bad", Severity.WARNING, "The archived copy that the note gives does not show the cited page."
)

KINDS = (FROM_ARCHIVE, PENDING, FAILED, CITED_COPY_BAD)


def _stand_in(result: CitationResult) -> Iterator[Reason]:
    """That an archived copy was read in the place of a page that programs may not read."""
    if result.source is None or result.source.found_in != "archive":
        return
    copy = copy_at_hand(result.archive) or "an archived copy"
    told = f"The site does not show this page to programs: its title, date and text were read in {copy}."
    seen = (result.archive.url,) if result.archive else ()
    yield FROM_ARCHIVE.reason(told, "Nothing has to be done; a browser shows the page itself.", evidence=seen)


def _archive(result: CitationResult) -> Iterator[Reason]:
    archive = result.archive
    if archive is None:
        return
    if archive.status is ArchiveStatus.PENDING:
        told = archive.detail or "A capture of the page has been asked for and is not made yet."
        yield PENDING.reason(told, "Run the check again later: it takes the capture up where it stands.")
    elif archive.status is ArchiveStatus.FAILED:
        told = archive.detail or f"The archive did not capture the page ({archive.error or 'no reason given'})."
        day = day_of(archive.timestamp) if archive.url else None
        advice = f"There is an older copy of {day}." if day else "Save the page by other means if the source matters."
        yield FAILED.reason(told, advice, evidence=(archive.error, archive.url))


def _given(result: CitationResult) -> Iterator[Reason]:
    given, archive = result.citation.cited_copy, result.archive
    if given is None or result.given_copy_good is not False:
        return
    why = next((one.reason for one in archive.rejected if one.timestamp == given.timestamp), "") if archive else ""
    told = f"The archived copy that the note gives does not show the cited page. {why}".strip()
    copy = copy_at_hand(archive)
    advice = f"Give {copy} in its place." if copy else "Take it out of the note, or look for another copy."
    yield CITED_COPY_BAD.reason(told, advice, Confidence.MEDIUM, (given.url,))


RULES: tuple[Rule, ...] = (_stand_in, _archive, _given)
