"""What an editor should do about a citation: the verdict of the contract's table, and why.

Each rule looks at one finding and gives reasons with the verdict that they bring about; the worst
verdict stands, and the reasons come in the order of their weight. A reason may come with ``OK``: it
is worth knowing, and nothing has to be done before print. What the lint found comes last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from pipeline.checks.titles.translation import translated
from pipeline.checks.wording import copy_at_hand, day_of, quoted
from reports.formats.words import date as in_words
from reports.model import (
    ArchiveFinding,
    ArchiveStatus,
    CheckStatus,
    CitationResult,
    Difference,
    LinkFinding,
    LinkStatus,
    QuoteCheck,
    QuoteStatus,
    Reason,
    Severity,
    TitleCheck,
    TitleStatus,
    Verdict,
)

Weighed = tuple[Verdict, Reason]
_WORST_FIRST = tuple(Verdict)
ABOUT_REFERENCES = frozenset({"ibid-after-several-works", "reference-to-nowhere"})
"""Codes of the lint that say why an ibid. or a cross-reference was not resolved."""


def decide(result: CitationResult) -> tuple[Verdict, tuple[Reason, ...]]:
    """The verdict on a citation and the reasons for it, weightiest first.

    A finding that is None belongs to a stage that has not run, and says nothing.
    """
    weighed = [reason for rule in _RULES for reason in rule(result)]
    checked = Verdict.UNCHECKED if result.link is None else Verdict.OK
    worst = min((verdict for verdict, _ in weighed), key=_WORST_FIRST.index, default=checked)
    weighed += _lint(result, worst)
    # sort() is stable: within one verdict the order of the rules stands.
    weighed.sort(key=lambda pair: _WORST_FIRST.index(pair[0]))
    if not weighed:
        return checked, ()
    return weighed[0][0], tuple(_named(reason, result) for _, reason in weighed)


def _named(reason: Reason, result: CitationResult) -> Reason:
    """The reason with the id by which it can be spoken of."""
    return replace(reason, id=reason.id or f"{result.citation.id}:{reason.code}")


def _lint(result: CitationResult, worst: Verdict) -> Iterator[Weighed]:
    """What the lint found: a warning makes ``review`` of what is else in order, a hint changes nothing."""
    for reason in result.lint:
        if not _counts(reason):
            yield Verdict.OK, reason
        elif worst is Verdict.UNCHECKED:
            # Nothing could be checked, and that stays the verdict.
            yield Verdict.UNCHECKED, reason
        else:
            yield Verdict.REVIEW, reason


def _counts(reason: Reason) -> bool:
    return reason.severity is Severity.WARNING and not reason.dismissed


def _link(result: CitationResult) -> Iterator[Weighed]:
    link = result.link
    if link is None or link.status is LinkStatus.SKIPPED:
        if not (result.citation.unresolved and not result.citation.url):
            yield Verdict.UNCHECKED, _not_checked(result, link)
    elif link.status.rotten:
        yield Verdict.BROKEN, Reason(link.status.value, link.detail, _instead(result))
    elif link.status in (LinkStatus.BLOCKED, LinkStatus.RESTRICTED):
        yield _behind_a_wall(result, link)
    elif link.status is LinkStatus.ERROR:
        yield Verdict.REVIEW, Reason("error", link.detail, _try_again(result.archive))


def _not_checked(result: CitationResult, link: LinkFinding | None) -> Reason:
    if result.citation.url is None:
        return Reason("no-url", "The note gives no web address for this source.", "Check this source by hand.")
    if link is None:
        return Reason("not-checked", "This link has not been checked yet.", "Run the check again to the end.")
    advice = {
        "offline": "Run the check again with a network.",
        "not-reached": "Run the check again: it goes on where it stopped.",
        "private-address": "If the address is meant, allow it in the settings; readers outside your network "
        "cannot open it.",
        "bad-url": "Compare the address with the source and correct it.",
        "scheme": "Check this source by hand.",
    }
    return Reason("skipped", link.detail, advice.get(link.reason, "Check this source by hand."))


def _instead(result: CitationResult) -> str:
    """What to do about a link that leads nowhere."""
    copy = copy_at_hand(result.archive)
    if copy is not None:
        return f"Cite {copy}, which is given with this citation."
    if result.citation.alternatives:
        return "The address was damaged in the document: try its other readings, which are given with this citation."
    if result.citation.repairs:
        return "The address was repaired from a damaged print: compare it with the original document."
    return f"{_no_copy(result.archive)} Look for the source at another address, or cite another source."


def _no_copy(archive: ArchiveFinding | None) -> str:
    if archive is None or archive.status is ArchiveStatus.SKIPPED:
        return "No archive has been asked for a copy yet."
    if archive.rejected:
        return "The archived captures of it are of no use (error pages, walls or other works)."
    return "No archived copy is known."


def _behind_a_wall(result: CitationResult, link: LinkFinding) -> Weighed:
    copy = copy_at_hand(result.archive)
    check = result.archive.title_check if result.archive else None
    if copy and check and check.status is TitleStatus.MATCH:
        told = "Nothing has to be done: it carries the cited title, and readers who meet the wall can be given it."
        return Verdict.OK, Reason(link.status.value, link.detail, f"There is {copy}. {told}")
    if copy:
        return Verdict.REVIEW, Reason(
            link.status.value, link.detail, f"Open the link in a browser and compare it with {copy}."
        )
    return Verdict.REVIEW, Reason(
        link.status.value, link.detail, "Open the link in a browser and see whether it shows the source."
    )


def _try_again(archive: ArchiveFinding | None) -> str:
    copy = copy_at_hand(archive)
    advice = "Run the check again later, or open the link in a browser."
    return f"{advice} If it stays away, cite {copy}." if copy else advice


def _reference(result: CitationResult) -> Iterator[Weighed]:
    unresolved = result.citation.unresolved
    # Where the lint says more about it, it is said once.
    if unresolved and not any(reason.code in ABOUT_REFERENCES and _counts(reason) for reason in result.lint):
        yield (
            Verdict.REVIEW,
            Reason("unresolved-reference", unresolved, "Name the source in full, or say which note is meant."),
        )


def _title(result: CitationResult) -> Iterator[Weighed]:
    check = result.title_check
    if check is None or (result.link is not None and result.link.status.rotten):
        return
    if check.status is TitleStatus.MISMATCH:
        yield Verdict.REVIEW, _other_title(result, check)
    elif check.status is TitleStatus.CHANGED:
        copy = copy_at_hand(result.archive)
        now = (
            f"The page carries another title now: {quoted(check.found)}."
            if check.found
            else "The page carries another title now."
        )
        advice = (
            f"Cite {copy}, which carries the cited title."
            if copy
            else "Cite an archived copy from nearer the cited date."
        )
        yield Verdict.OK, Reason("title-changed", now, advice)
    elif check.status is TitleStatus.OTHER_LANGUAGE:
        yield Verdict.OK, translated(result)


def _other_title(result: CitationResult, check: TitleCheck) -> Reason:
    message = f"The page is titled {quoted(check.found)}, the note says {quoted(check.cited)}."
    shown = result.archive.title_check if result.archive else None
    copy = copy_at_hand(result.archive)
    if copy and shown and shown.status is TitleStatus.MATCH:
        return Reason("title-mismatch", message, f"Cite {copy}, which carries the cited title, or correct the title.")
    return Reason(
        "title-mismatch", message, "Open the page: correct the title if it is the source, or the address if it is not."
    )


def _quotes(result: CitationResult) -> Iterator[Weighed]:
    for quote in result.quotes or ():
        if quote.status is QuoteStatus.ABSENT:
            yield (
                Verdict.REVIEW,
                Reason(
                    "quote-absent",
                    f"The source does not contain {quoted(quote.text)}.",
                    "Check the quotation against the source.",
                ),
            )
        elif quote.status is QuoteStatus.ALTERED:
            message = f"The source words this differently: {quoted(quote.text)}.{_difference(quote)}"
            yield Verdict.REVIEW, Reason("quote-altered", message, "Correct the quotation, or mark what was changed.")


_TOLD = 3
"""Differences that are named one by one; of more, the whole passage says more."""


def _difference(quote: QuoteCheck) -> str:
    """What differs, word for word where it is little, else the whole passage."""
    changes = [one for one in quote.difference if not one.same]
    if not 1 <= len(changes) <= _TOLD:
        return f" It says {quoted(quote.passage)}." if quote.passage else ""
    return "".join(map(_change, changes))


def _change(change: Difference) -> str:
    if not change.source:
        return f" It does not have {quoted(change.quoted)}."
    if not change.quoted:
        return f" It has {quoted(change.source)} more."
    return f" It says {quoted(change.source)}, not {quoted(change.quoted)}."


def _facts(result: CitationResult) -> Iterator[Weighed]:
    date, author = result.date_check, result.author_check
    if date is not None and date.status is CheckStatus.MISMATCH:
        there, here = in_words(date.found), in_words(date.cited)
        message = f"The page is dated {there}, the note says {here}."
        advice = "Correct the date in the note, or make sure that this is the source and not a later version of it."
        yield Verdict.REVIEW, Reason("date-mismatch", message, advice)
    if author is not None and author.status is CheckStatus.MISMATCH:
        message = f"The page names {author.found} as its author, and nowhere {author.cited}, whom the note names."
        advice = "Correct the author in the note, or make sure that this is the source."
        yield Verdict.REVIEW, Reason("author-mismatch", message, advice)


def _drift(result: CitationResult) -> Iterator[Weighed]:
    drift = result.drift
    if drift is None or drift.status not in ("major", "off-topic"):
        return
    copy = copy_at_hand(result.archive)
    how = "is about something else now" if drift.status == "off-topic" else "has changed a great deal"
    advice = f"Cite {copy}." if copy else "Cite an archived copy from nearer the cited date."
    yield Verdict.REVIEW, Reason(f"drift-{drift.status}", f"The page {how} since it was cited.", advice)


def _address(result: CitationResult) -> Iterator[Weighed]:
    link = result.link
    if link is not None and link.status is LinkStatus.MOVED:
        yield Verdict.OK, Reason("moved", link.detail, "Give the new address in the note.")
    if result.citation.url_printed and result.citation.url and link is not None and link.status.living:
        message = f"The address was damaged in the document and reads {result.citation.url} when it is put right."
        yield Verdict.OK, Reason("url-repaired", message, "Correct the address in the note.")


def _stand_in(result: CitationResult) -> Iterator[Weighed]:
    """That an archived copy was read in the place of a page that programs may not read."""
    if result.source is None or result.source.found_in != "archive":
        return
    copy = copy_at_hand(result.archive) or "an archived copy"
    told = f"The site does not show this page to programs: its title, date and text were read in {copy}."
    yield Verdict.OK, Reason("from-archive", told, "Nothing has to be done; a browser shows the page itself.")


def _archive(result: CitationResult) -> Iterator[Weighed]:
    archive = result.archive
    if archive is None:
        return
    if archive.status is ArchiveStatus.PENDING:
        told = archive.detail or "A capture of the page has been asked for and is not made yet."
        yield (
            Verdict.OK,
            Reason("archive-pending", told, "Run the check again later: it takes the capture up where it stands."),
        )
    elif archive.status is ArchiveStatus.FAILED:
        told = archive.detail or f"The archive did not capture the page ({archive.error or 'no reason given'})."
        day = day_of(archive.timestamp) if archive.url else None
        advice = f"There is an older copy of {day}." if day else "Save the page by other means if the source matters."
        yield Verdict.OK, Reason("archive-failed", told, advice)


_RULES: tuple[Callable[[CitationResult], Iterator[Weighed]], ...] = (
    _link,
    _reference,
    _title,
    _quotes,
    _facts,
    _drift,
    _address,
    _stand_in,
    _archive,
)
"""In the order of their weight within one verdict."""
