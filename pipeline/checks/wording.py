"""Words for editors that several reasons share."""

from __future__ import annotations

from datetime import datetime

from reports.formats import words
from reports.model import ArchiveFinding, ArchiveStatus, CitationResult

_MAX_QUOTED = 160


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
    day = day_of(archive.timestamp if archive and is_its else words.timestamp_in(address))
    return _named(day)


def day_of(timestamp: str | None) -> str | None:
    """The day of a 14-digit time stamp as people write it, e.g. ``3 May 2019``; None when it is none."""
    try:
        moment = datetime.strptime((timestamp or "")[:8], "%Y%m%d")
    except ValueError:
        return None
    return words.date(moment.date().isoformat())


def _named(day: str | None) -> str:
    return f"the archived copy of {day}" if day else "the archived copy"


def quoted(text: str | None) -> str:
    """A title or passage in quotation marks, cut where it is long."""
    text = " ".join((text or "").split())
    if len(text) > _MAX_QUOTED:
        text = text[: _MAX_QUOTED - 1].rstrip() + "…"
    return f"“{text}”"
