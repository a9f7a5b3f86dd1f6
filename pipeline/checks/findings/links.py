"""What is said of a link: that it leads nowhere, that nobody could look, or that it has moved."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.findings.base import Kind, Rule
from reports.model import (
    ArchiveFinding,
    ArchiveStatus,
    CitationResult,
    Confidence,
    LinkFinding,
    LinkHistory,
    LinkState,
    LinkStatus,
    Reason,
    Severity,
    TitleStatus,
)
from reports.searches import searches_for
from reports.wording import copy_at_hand
from reports.wording import date as in_words

DEAD = Kind("dead", Severity.ERROR, "The link is dead: 404, 410, or a name that no longer resolves.")
SOFT_404 = Kind("soft-404", Severity.ERROR, "An answer of 200 that is an error page, or a deep link sent home.")
PARKED = Kind("parked", Severity.ERROR, "The domain is for sale or in other hands.")
BLOCKED = Kind("blocked", Severity.WARNING, "The site turns programs away, and no archived copy shows the title.")
RESTRICTED = Kind("restricted", Severity.WARNING, "A login, a paywall or a legal bar, and no copy shows the title.")
ERROR = Kind("error", Severity.WARNING, "No verdict on this run: time-out, refused, reset, TLS or server failure.")
UNRESOLVED = Kind("unresolved-reference", Severity.WARNING, "An ibid. or short form whose source could not be told.")
NO_URL = Kind("no-url", Severity.NOTE, "The note gives no web address: a person has to check the source.")
NOT_CHECKED = Kind("not-checked", Severity.NOTE, "The run has not come to this link.")
SKIPPED = Kind("skipped", Severity.NOTE, "The link was not looked at: offline, private address, another scheme.")
MOVED = Kind("moved", Severity.NOTE, "The page has moved for good to another address.")
REPAIRED = Kind("url-repaired", Severity.NOTE, "The address was damaged in the document and works when put right.")

SUSPECT = Kind("suspect", Severity.WARNING, "The link was alive at an earlier check and fails now, for the first time.")
CITED_WITH_COPY = Kind("cited-with-copy", Severity.NOTE, "The page is gone, and the note gives a good copy of it.")

KINDS = (
    DEAD, SOFT_404, PARKED, BLOCKED, RESTRICTED, ERROR, UNRESOLVED, NO_URL, NOT_CHECKED, SKIPPED, MOVED, REPAIRED,
    CITED_WITH_COPY, SUSPECT,
)  # fmt: skip
_ROTTEN = {LinkStatus.DEAD: DEAD, LinkStatus.SOFT_404: SOFT_404, LinkStatus.PARKED: PARKED}
_WALLS = {LinkStatus.BLOCKED: BLOCKED, LinkStatus.RESTRICTED: RESTRICTED}
_SURE = ("http-", "dns")
"""Beginnings of the codes of a link's reason that the web itself gives, and nobody has to judge."""
_ADVICE = {
    "offline": "Run the check again with a network.",
    "not-reached": "Run the check again: it goes on where it stopped.",
    "private-address": "If the address is meant, allow it in the settings; readers outside your network "
    "cannot open it.",
    "bad-url": "Compare the address with the source and correct it.",
}
_BY_HAND = "Check this source by hand."
_WRITTEN_OTHERWISE = frozenset({"added-scheme", "doi-address"})
"""Repairs of what is whole as it is printed: "www.example.org" and "doi:10.5555/12345678"."""


def is_unchecked(result: CitationResult) -> bool:
    """Whether nothing could be checked; an ibid. that points nowhere is a finding of its own."""
    link = result.link
    if result.work is not None and result.work.record is not None:
        return False
    if link is None or link.status is LinkStatus.SKIPPED:
        return not (result.citation.unresolved and not result.citation.url)
    return False


def _link(result: CitationResult) -> Iterator[Reason]:
    link = result.link
    if is_unchecked(result):
        yield _not_checked(result, link)
    elif link is not None and link.status.rotten and result.given_copy_good:
        copy = copy_at_hand(result.archive) or "the archived copy"
        told = f"{link.detail} The note gives {copy}, which shows the cited page."
        yield CITED_WITH_COPY.reason(told, "Nothing has to be done.", _confidence(link), _seen(link))
    elif link is not None and result.history is not None and result.history.state is LinkState.SUSPECT:
        yield _suspicion(link, result.history)
    elif link is not None and (kind := _ROTTEN.get(link.status)):
        searches = (search.url for search in searches_for(result))
        yield kind.reason(link.detail, _instead(result), _confidence(link), (*_seen(link), *searches))
    elif link is not None and (kind := _WALLS.get(link.status)):
        yield _behind_a_wall(result, link, kind)
    elif link is not None and link.status is LinkStatus.ERROR:
        yield ERROR.reason(link.detail, _try_again(result.archive), Confidence.LOW, _seen(link))


def _suspicion(link: LinkFinding, history: LinkHistory) -> Reason:
    seen = f" It was alive on {in_words(history.last_alive.date().isoformat())}." if history.last_alive else ""
    advice = "Wait for the next check: one failure proves nothing, and a second one is told."
    return SUSPECT.reason(f"{link.detail}{seen}", advice, Confidence.LOW, _seen(link))


def _not_checked(result: CitationResult, link: LinkFinding | None) -> Reason:
    if result.citation.url is None:
        return NO_URL.reason("The note gives no web address for this source.", _BY_HAND)
    if link is None:
        return NOT_CHECKED.reason("This link has not been checked yet.", "Run the check again to the end.")
    return SKIPPED.reason(link.detail, _ADVICE.get(link.reason, _BY_HAND))


def _confidence(link: LinkFinding) -> Confidence:
    """What the server or the name service says is sure; that a page is an error page had to be judged."""
    return Confidence.HIGH if link.reason.startswith(_SURE) else Confidence.MEDIUM


def _seen(link: LinkFinding) -> tuple[str | None, ...]:
    answer = f"HTTP {link.http_status}" if link.http_status else link.reason
    return answer, link.final_url, link.shown, link.new_address.url if link.new_address else None


def _instead(result: CitationResult) -> str:
    """What to do about a link that leads nowhere."""
    copy = copy_at_hand(result.archive)
    place = result.link.new_address if result.link else None
    if place is not None:
        moved = f"The page has moved to {place.url}, where its title agrees: give that address"
        return f"{moved}, or cite {copy}, which is given with this citation." if copy else f"{moved}."
    if copy is not None:
        return f"Cite {copy}, which is given with this citation."
    if result.citation.alternatives:
        return "The address was damaged in the document: try its other readings, which are given with this citation."
    if not _WRITTEN_OTHERWISE.issuperset(result.citation.repairs):
        return "The address was repaired from a damaged print: compare it with the original document."
    return f"{_no_copy(result.archive)} Look for the source at another address, or cite another source."


def _no_copy(archive: ArchiveFinding | None) -> str:
    if archive is None or archive.status is ArchiveStatus.SKIPPED:
        return "No archive has been asked for a copy yet."
    if archive.rejected:
        return "The archived captures of it are of no use (error pages, walls or other works)."
    return "No archived copy is known."


def _behind_a_wall(result: CitationResult, link: LinkFinding, kind: Kind) -> Reason:
    copy = copy_at_hand(result.archive)
    check = result.archive.title_check if result.archive else None
    if copy and check and check.status is TitleStatus.MATCH:
        told = "Nothing has to be done: it carries the cited title, and readers who meet the wall can be given it."
        return kind.reason(link.detail, f"There is {copy}. {told}", evidence=_seen(link), severity=Severity.NOTE)
    if copy:
        advice = f"Open the link in a browser and compare it with {copy}."
    else:
        advice = "Open the link in a browser and see whether it shows the source."
    return kind.reason(link.detail, advice, evidence=_seen(link))


def _try_again(archive: ArchiveFinding | None) -> str:
    copy = copy_at_hand(archive)
    advice = "Run the check again later, or open the link in a browser."
    return f"{advice} If it stays away, cite {copy}." if copy else advice


def _reference(result: CitationResult) -> Iterator[Reason]:
    unresolved = result.citation.unresolved
    if unresolved:
        yield UNRESOLVED.reason(
            unresolved, "Name the source in full, or say which note is meant.", evidence=(result.citation.text,)
        )


def _address(result: CitationResult) -> Iterator[Reason]:
    citation, link = result.citation, result.link
    if link is not None and link.status is LinkStatus.MOVED:
        yield MOVED.reason(link.detail, "Give the new address in the note.", evidence=(link.final_url,))
    if citation.url_printed and citation.url and link is not None and link.status.living:
        message = f"The address was damaged in the document and reads {citation.url} when it is put right."
        yield REPAIRED.reason(
            message, "Correct the address in the note.", evidence=(citation.url_printed, citation.url)
        )


FIRST: tuple[Rule, ...] = (_link, _reference)
"""What comes before everything else."""
LAST: tuple[Rule, ...] = (_address,)
