"""What is said of a page that was read: its title, the quotations, date and authors, and how it has changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.checks.facts import FACTS
from pipeline.checks.findings.base import Kind, Rule
from pipeline.checks.titles.translation import translated
from reports.model import (
    ArchiveFinding,
    CheckStatus,
    CitationResult,
    Confidence,
    Difference,
    FactCheck,
    QuoteCheck,
    QuoteStatus,
    Reason,
    Severity,
    TitleCheck,
    TitleStatus,
)
from reports.wording import copy_at_hand, copy_read, earlier_copy, quoted

TITLE_MISMATCH = Kind("title-mismatch", Severity.WARNING, "The page carries another title than the note.")
TITLE_CHANGED = Kind(
    "title-changed", Severity.NOTE, "The page carries a new title; an archived copy has the cited one."
)
OTHER_LANGUAGE = Kind("other-language", Severity.NOTE, "The title is cited in translation: words cannot be compared.")
QUOTE_ABSENT = Kind("quote-absent", Severity.WARNING, "The source does not contain the quotation.")
QUOTE_ALTERED = Kind("quote-altered", Severity.WARNING, "The source words the quotation differently.")
QUOTE_CUT_SHORT = Kind("quote-cut-short", Severity.NOTE, "The source limits the quoted words in the same sentence.")
FACT_MISMATCHES = {fact.name: Kind(f"{fact.name}-mismatch", Severity.WARNING, fact.summary) for fact in FACTS}
DRIFT_MAJOR = Kind("drift-major", Severity.WARNING, "The page has changed a great deal since it was cited.")
OFF_TOPIC = Kind("drift-off-topic", Severity.WARNING, "The page is about something else than when it was cited.")

KINDS = (
    TITLE_MISMATCH, TITLE_CHANGED, OTHER_LANGUAGE, QUOTE_ABSENT, QUOTE_ALTERED, QUOTE_CUT_SHORT,
    *FACT_MISMATCHES.values(), DRIFT_MAJOR, OFF_TOPIC,
)  # fmt: skip
_DRIFTS = {"major": (DRIFT_MAJOR, Confidence.MEDIUM), "off-topic": (OFF_TOPIC, Confidence.HIGH)}
_ALIKE = 0.5
"""Score of a title from which a mismatch may be the same work under another heading."""
_NEAR = 0.8
"""Score of an altered quotation from which the passage is surely the one that is quoted."""
_FAR = 0.2
"""Score of an absent quotation up to which nothing in the source is like it."""


def _title(result: CitationResult) -> Iterator[Reason]:
    check = result.title_check
    if check is None or (result.link is not None and result.link.status.rotten):
        return
    if check.status is TitleStatus.MISMATCH:
        yield _other_title(result, check)
    elif check.status is TitleStatus.CHANGED:
        yield _new_title(result, check)
    elif check.status is TitleStatus.OTHER_LANGUAGE:
        message, advice, agreeing = translated(result)
        yield OTHER_LANGUAGE.reason(message, advice, Confidence.MEDIUM, agreeing)


def _other_title(result: CitationResult, check: TitleCheck) -> Reason:
    message = f"The page is titled {quoted(check.found)}, the note says {quoted(check.cited)}."
    shown = result.archive.title_check if result.archive else None
    copy = copy_at_hand(result.archive)
    if copy and shown and shown.status is TitleStatus.MATCH:
        advice = f"Cite {copy}, which carries the cited title, or correct the title."
    else:
        advice = "Open the page: correct the title if it is the source, or the address if it is not."
    sure = Confidence.MEDIUM if (check.score or 0.0) >= _ALIKE else Confidence.HIGH
    return TITLE_MISMATCH.reason(message, advice, sure, (check.cited, check.found))


def _new_title(result: CitationResult, check: TitleCheck) -> Reason:
    copy = copy_at_hand(result.archive)
    now = "The page carries another title now"
    message = f"{now}: {quoted(check.found)}." if check.found else f"{now}."
    if result.given_copy_good:
        advice = "Nothing has to be done: the note gives a copy that carries the cited title."
    elif copy:
        advice = f"Cite {copy}, which carries the cited title."
    else:
        advice = "Cite an archived copy from nearer the cited date."
    return TITLE_CHANGED.reason(message, advice, evidence=(check.cited, check.found))


def _quotes(result: CitationResult) -> Iterator[Reason]:
    for place, quote in enumerate(result.quotes or (), 1):
        source = _read(quote.found_in, quote.url, result.archive) or "The source"
        # A full stop within the marks would be followed by ours.
        said = quoted(quote.text.strip().rstrip(".,;"))
        if quote.status is QuoteStatus.ABSENT:
            sure = Confidence.HIGH if (quote.score or 0.0) <= _FAR else Confidence.MEDIUM
            message = f"{source} does not contain {said}." + (f" {quote.reason}" if quote.reason else "")
            advice = "Check the quotation against the source."
            if quote.stands_in:
                message = f"{message} The source of {quote.stands_in.partition('#')[2]} has it word for word."
                advice = "See whether the note is the right one."
            yield replace(QUOTE_ABSENT.reason(message, advice, sure, (quote.text, quote.passage)), place=place)
        elif quote.status is QuoteStatus.ALTERED:
            sure = Confidence.HIGH if (quote.score or 0.0) >= _NEAR else Confidence.MEDIUM
            message = f"{source} words this differently: {said}.{_difference(quote)}"
            advice = "Correct the quotation, or mark what was changed."
            yield replace(QUOTE_ALTERED.reason(message, advice, sure, (quote.text, quote.passage)), place=place)
        elif quote.goes_on:
            message = f"{source} goes on behind {said}: {quoted(quote.goes_on)}."
            advice = "See whether the quotation stops too early."
            reason = QUOTE_CUT_SHORT.reason(message, advice, Confidence.MEDIUM, (quote.text, quote.goes_on))
            yield replace(reason, place=place)


def _read(found_in: str | None, address: str | None, archive: ArchiveFinding | None) -> str | None:
    """The copy that was read in the place of the page, as the beginning of a sentence; None where the page was."""
    if found_in != "archive":
        return None
    return f"T{copy_read(address, archive)[1:]}"


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


def _facts(result: CitationResult) -> Iterator[Reason]:
    archived_at = result.archive.url if result.archive else None
    for fact in FACTS:
        check = result.fact(fact.name)
        if check is None or check.status is not CheckStatus.MISMATCH:
            continue
        page = _read(check.found_in, archived_at, result.archive) or "The page"
        message, advice = fact.disagreement(check, page)
        yield FACT_MISMATCHES[fact.name].reason(message, advice, fact.confidence(check), _compared(check))


def _compared(check: FactCheck) -> tuple[str | None, ...]:
    where = f"{check.found} ({check.found_in})" if check.found and check.found_in else check.found
    return check.cited, where


def _drift(result: CitationResult) -> Iterator[Reason]:
    drift = result.drift
    if drift is None or drift.status not in _DRIFTS:
        return
    kind, sure = _DRIFTS[drift.status]
    how = "is about something else now" if kind is OFF_TOPIC else "has changed a great deal"
    severity = None
    if result.given_copy_good:
        severity, advice = Severity.NOTE, "Nothing has to be done: the note gives a copy of what was cited."
    elif copy := earlier_copy(result):
        advice = f"Cite {copy}."
    else:
        copy = copy_read(drift.compared_with, result.archive)
        advice = f"Compare it with {copy}, and cite that if it shows the source."
    yield kind.reason(f"The page {how} since it was cited.", advice, sure, (drift.compared_with,), severity)


RULES: tuple[Rule, ...] = (_title, _quotes, _facts, _drift)
"""In the order of their weight."""
