"""Statuses, dates, languages, copies and quoted words in an editor's words: the same wherever a person reads them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from footnotes.languages.names import ENGLISH_NAMES
from footnotes.prose.months import ENGLISH
from reports.changes import ChangeKind
from reports.model import (
    ArchiveFinding,
    ArchiveStatus,
    CheckStatus,
    CitationResult,
    Confidence,
    DecisionOutcome,
    DecisionState,
    LinkStatus,
    QuoteStatus,
    TitleStatus,
    Verdict,
)

_MAX_QUOTED = 160
_STAMP = re.compile(r"/(\d{14})(?:[a-z]{2}_)?/")


@dataclass(frozen=True, slots=True)
class Wording:
    """A status for a person."""

    label: str
    """A word or three."""
    meaning: str
    """One sentence."""


VERDICTS: Mapping[Verdict, Wording] = {
    Verdict.BROKEN: Wording("Broken", "A reader who follows the link does not get the source."),
    Verdict.REVIEW: Wording("Review", "Something disagrees or could not be settled; a person should look."),
    Verdict.UNCHECKED: Wording("Unchecked", "There was no link to check, or it was not checked on this run."),
    Verdict.SETTLED: Wording("Settled", "Somebody has decided about everything that was flagged here."),
    Verdict.OK: Wording("OK", "The source is there, and nothing found contradicts the note."),
}

LINKS: Mapping[LinkStatus, Wording] = {
    LinkStatus.ALIVE: Wording("Link alive", "The cited source is there."),
    LinkStatus.MOVED: Wording("Link moved", "The cited source is there, at another address."),
    LinkStatus.DEAD: Wording("Link dead", "The page or its whole site is gone."),
    LinkStatus.SOFT_404: Wording(
        "Page gone",
        "The site answers, but with an error page or its home page in place of the source (soft 404).",
    ),
    LinkStatus.PARKED: Wording("Domain parked", "The domain is for sale or in other hands."),
    LinkStatus.BLOCKED: Wording(
        "Site blocks programs", "The site turns programs away, which says nothing about the page itself."
    ),
    LinkStatus.RESTRICTED: Wording("Behind a login", "The source is behind a login or a paywall."),
    LinkStatus.ERROR: Wording("No clear answer", "The site gave no usable answer on this run; it may be back later."),
    LinkStatus.SKIPPED: Wording("Link not checked", "The link was not checked."),
}

RETITLED_LINKS: Mapping[LinkStatus, Wording] = {
    LinkStatus.ALIVE: Wording("Link alive", "The address answers with a page."),
    LinkStatus.MOVED: Wording("Link moved", "The address leads on to a page at another one."),
}
"""What is said where the page carries another title than the note."""

CHANGES: Mapping[ChangeKind, Wording] = {
    ChangeKind.NEW: Wording("Newly rotten", "Gone, and confirmed; not so at an earlier audit."),
    ChangeKind.SUSPECT: Wording("Suspect", "They failed for the first time: the next check will tell."),
    ChangeKind.RECOVERED: Wording("Recovered", "They were rotten at the check before, and are there again."),
}
STILL_ROTTEN = Wording("Still rotten", "Known from earlier runs, or from the first one.")

TITLES: Mapping[TitleStatus, Wording] = {
    TitleStatus.MATCH: Wording("Title matches", "The page carries the cited title."),
    TitleStatus.CHANGED: Wording(
        "Title changed", "The page carries another title now; an archived copy carried the cited one."
    ),
    TitleStatus.MISMATCH: Wording("Title differs", "The page carries another title than the note cites."),
    TitleStatus.OTHER_LANGUAGE: Wording(
        "Cited in translation", "The title is cited in another language, so the words cannot be compared."
    ),
    TitleStatus.UNKNOWN: Wording("Title not compared", "There was no title to compare on one side or the other."),
}

DECISIONS: Mapping[DecisionState, Wording] = {
    DecisionState.WRONG: Wording("Finding is wrong", "The finding is mistaken; nothing has to be done."),
    DecisionState.ACCEPTED: Wording("Accepted", "The finding is right, and the note stays as it is."),
    DecisionState.FIXED: Wording("Fixed", "It has been put right."),
    DecisionState.ASK_AUTHOR: Wording("Ask the author", "The author has to answer first."),
    DecisionState.LATER: Wording("Later", "Somebody will come back to it."),
}

OUTCOMES: Mapping[DecisionOutcome, Wording] = {
    DecisionOutcome.KEPT: Wording("Holds", "The citation stands where it stood."),
    DecisionOutcome.MOVED: Wording("Holds, note moved", "The citation stands elsewhere in the documents now."),
    DecisionOutcome.REOPENED: Wording("Open again", "What was decided about has changed since."),
}

CONFIDENCES: Mapping[Confidence, str] = {
    Confidence.HIGH: "sure",
    Confidence.MEDIUM: "fairly sure",
    Confidence.LOW: "not sure",
}

ARCHIVES: Mapping[ArchiveStatus, Wording] = {
    ArchiveStatus.SAVED: Wording("Copy saved", "A copy was saved during this run."),
    ArchiveStatus.FOUND: Wording("Copy found", "An earlier copy of the cited source was found."),
    ArchiveStatus.PENDING: Wording("Copy pending", "A copy was asked for; the next run looks whether it was made."),
    ArchiveStatus.FAILED: Wording("Copy refused", "The archive could not save a copy."),
    ArchiveStatus.NONE: Wording("No copy", "No copy of the cited source was found."),
    ArchiveStatus.SKIPPED: Wording("Archive not asked", "The archive was not asked on this run."),
}

OTHER_COPIES: Mapping[ArchiveStatus, Wording] = {
    ArchiveStatus.SAVED: Wording(
        "Copy shows another title", "What stands at the address was saved during this run, under its own title."
    ),
    ArchiveStatus.FOUND: Wording(
        "Copy shows another title", "An earlier copy of what stands at the address was found, under its own title."
    ),
}
"""What is said of copies that carry another title than the cited one."""

CHECKS: Mapping[CheckStatus, Wording] = {
    CheckStatus.MATCH: Wording("agrees", "The page agrees with the note."),
    CheckStatus.MISMATCH: Wording("differs", "The page disagrees with the note."),
    CheckStatus.UNKNOWN: Wording("not compared", "There was nothing to compare on one side or the other."),
}

QUOTES: Mapping[QuoteStatus, Wording] = {
    QuoteStatus.FOUND: Wording("Quotation found", "The quotation stands in the source."),
    QuoteStatus.ALTERED: Wording("Quotation altered", "The source has it in other words."),
    QuoteStatus.ABSENT: Wording("Quotation not found", "The quotation does not stand in the source."),
    QuoteStatus.UNCHECKED: Wording("Quotation not checked", "The quotation could not be looked for."),
}

DRIFTS: Mapping[str, Wording] = {
    "same": Wording("Text unchanged", "The page says what its earlier copy said."),
    "minor": Wording("Text edited", "The page has been edited since; most of what its earlier copy said still stands."),
    "major": Wording(
        "Text changed", "Much of what the earlier copy said, or of its figures and names, no longer stands on the page."
    ),
    "off-topic": Wording("Another text", "The page is about something else than its earlier copy."),
}

LANGUAGES: Mapping[str, str] = ENGLISH_NAMES
"""Names by ISO 639-1 code; any other code is shown as it is."""


def http_status(status: int | None) -> str:
    """An HTTP status with its name (RFC 9110): ``404 Not Found``; None is ``no answer``."""
    if status is None:
        return "no answer"
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} (not a standard status)"


def date(iso: str | None) -> str | None:
    """An ISO 8601 date, as precise as it is: ``5 December 2016``, ``December 2016``, ``2016``.

    What is not such a date comes back as it is; None stays None.
    """
    if iso is None:
        return None
    parts = iso[:10].split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts[0]) != 4:
        return iso
    numbers = [int(part) for part in parts]
    if len(numbers) > 1 and not 1 <= numbers[1] <= 12:
        return iso
    words = [ENGLISH[numbers[1] - 1], parts[0]] if len(numbers) > 1 else [parts[0]]
    return " ".join([str(numbers[2]), *words] if len(numbers) > 2 else words)


def timestamp_date(timestamp: str | None) -> str | None:
    """The ISO date of an archive's 14-digit timestamp, or None when it is none."""
    if timestamp is None or len(timestamp) < 8 or not (timestamp.isascii() and timestamp.isdigit()):
        return None
    return f"{timestamp[:4]}-{timestamp[4:6]}-{timestamp[6:8]}"


def timestamp_in(address: str | None) -> str | None:
    """The 14 digits of a capture in its address, as the Wayback Machine and its like give them; None without any."""
    stamp = _STAMP.search(address or "")
    return stamp[1] if stamp else None


def moment(at: datetime) -> str:
    """A UTC time: ``3 March 2026, 14:05 UTC``."""
    return f"{at.day} {ENGLISH[at.month - 1]} {at.year}, {at:%H:%M} UTC"


def period(start: datetime, end: datetime) -> str:
    """From when to when a run went: ``3 March 2026, 14:05 to 14:09 UTC``."""
    if start.date() != end.date():
        return f"{moment(start)} to {moment(end)}"
    if (start.hour, start.minute) == (end.hour, end.minute):
        return moment(end)
    return f"{start.day} {ENGLISH[start.month - 1]} {start.year}, {start:%H:%M} to {end:%H:%M} UTC"


def language(tag: str | None) -> str | None:
    """A BCP 47 tag in words, or as it is when its language has no name here; None stays None."""
    if tag is None:
        return None
    return LANGUAGES.get(tag.split("-")[0].lower(), tag)


def copy_at_hand(archive: ArchiveFinding | None) -> str | None:
    """``the archived copy of 3 May 2019``; None when there is no copy to cite."""
    if archive is None or not archive.url or archive.status not in (ArchiveStatus.SAVED, ArchiveStatus.FOUND):
        return None
    return _named(day_of(archive.timestamp))


def earlier_copy(result: CitationResult) -> str | None:
    """The copy to cite, in the same words, if it is the one since which the page has changed; None if it is newer."""
    archive, drift = result.archive, result.drift
    if archive is None or drift is None or archive.url != drift.compared_with:
        return None
    return copy_at_hand(archive)


def copy_read(address: str | None, archive: ArchiveFinding | None) -> str:
    """The copy at an address, in the same words: the citation may have been given a newer one since it was read."""
    is_its = archive is not None and archive.url and (address or "").startswith(archive.url)
    day = day_of(archive.timestamp if archive and is_its else timestamp_in(address))
    return _named(day)


def day_of(timestamp: str | None) -> str | None:
    """The day of a 14-digit time stamp as people write it, e.g. ``3 May 2019``; None when it is none."""
    try:
        moment = datetime.strptime((timestamp or "")[:8], "%Y%m%d")
    except ValueError:
        return None
    return date(moment.date().isoformat())


def _named(day: str | None) -> str:
    return f"the archived copy of {day}" if day else "the archived copy"


def quoted(text: str | None) -> str:
    """A title or passage in quotation marks, cut where it is long."""
    text = " ".join((text or "").split())
    if len(text) > _MAX_QUOTED:
        text = text[: _MAX_QUOTED - 1].rstrip() + "…"
    return f"“{text}”"
