"""Words for editors that several reasons share."""

from __future__ import annotations

from datetime import datetime

from reports.formats import words
from reports.model import ArchiveFinding, ArchiveStatus

_MAX_QUOTED = 160


def copy_at_hand(archive: ArchiveFinding | None) -> str | None:
    """``the archived copy of 3 May 2019``; None when there is no copy to cite."""
    if archive is None or not archive.url or archive.status not in (ArchiveStatus.SAVED, ArchiveStatus.FOUND):
        return None
    day = day_of(archive.timestamp)
    return f"the archived copy of {day}" if day else "the archived copy"


def day_of(timestamp: str | None) -> str | None:
    """The day of a 14-digit time stamp as people write it, e.g. ``3 May 2019``; None when it is none."""
    try:
        moment = datetime.strptime((timestamp or "")[:8], "%Y%m%d")
    except ValueError:
        return None
    return words.date(moment.date().isoformat())


def quoted(text: str | None) -> str:
    """A title or passage in quotation marks, cut where it is long."""
    text = " ".join((text or "").split())
    if len(text) > _MAX_QUOTED:
        text = text[: _MAX_QUOTED - 1].rstrip() + "…"
    return f"“{text}”"
