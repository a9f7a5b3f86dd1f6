"""What ``report.html`` says of a link and of its copy: nothing twice, and nothing that another finding contradicts."""

from __future__ import annotations

from dataclasses import dataclass

from reports import wording
from reports.formats.safe_text import one_line
from reports.model import ArchiveFinding, CitationResult, LinkFinding, TitleStatus
from reports.searches import Search, searches_for

_RETITLED = (TitleStatus.MISMATCH, TitleStatus.CHANGED)


@dataclass(frozen=True, slots=True)
class ShownLink:
    """The link in sentences."""

    meaning: str
    detail: str
    """Empty where the card has said it, or where it says no more than the meaning."""
    shown: str
    """What stood in the place of the source; empty where nothing did."""
    searches: tuple[Search, ...]
    """Ready to be followed, where nothing else leads to the source."""


@dataclass(frozen=True, slots=True)
class ShownArchive:
    """The archive's answer in sentences."""

    label: str
    meaning: str
    detail: str
    """Empty where the card has said it."""
    shows_other: bool
    """Whether the copy carries another title than the cited one."""


def shown_link(result: CitationResult) -> ShownLink | None:
    """The sentences on a link; None before it was judged."""
    link = result.link
    if link is None:
        return None
    return ShownLink(
        _meaning(link, result).meaning,
        "" if link.reason == "ok" or _is_told(link.detail, result) else link.detail,
        one_line(link.shown or ""),
        searches_for(result),
    )


def shown_archive(result: CitationResult) -> ShownArchive | None:
    """The sentences on the archived copy; None before one was looked for, or where no address could have one."""
    archive = result.archive
    if archive is None or result.citation.url is None:
        return None
    other = _shows_other(archive)
    phrase = wording.OTHER_COPIES.get(archive.status) if other else None
    phrase = phrase or wording.ARCHIVES[archive.status]
    detail = archive.detail or ""
    return ShownArchive(phrase.label, phrase.meaning, "" if _is_told(detail, result) else detail, other)


def _meaning(link: LinkFinding, result: CitationResult) -> wording.Wording:
    """What the status means; that the source is there is not said where the page carries another title."""
    retitled = result.title_check is not None and result.title_check.status in _RETITLED
    return (wording.RETITLED_LINKS if retitled else wording.LINKS).get(link.status) or wording.LINKS[link.status]


def _is_told(sentence: str, result: CitationResult) -> bool:
    return any(sentence and sentence in reason.message for reason in result.flags)


def _shows_other(archive: ArchiveFinding) -> bool:
    return archive.title_check is not None and archive.title_check.status is TitleStatus.MISMATCH
