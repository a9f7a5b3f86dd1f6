"""The findings of a report as a table, for spreadsheets: a row a finding, one for a citation without any."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from reports import wording
from reports.model import CitationResult, Decision, FactName, QuoteStatus, Reason, Report

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Row:
    """A citation, and one of its findings."""

    result: CitationResult
    reason: Reason | None
    """None where nothing was found."""

    @property
    def key(self) -> str | None:
        """``ID:CODE``: what a decision that is filled in refers to."""
        return f"{self.result.citation.id}:{self.reason.finding or self.reason.code}" if self.reason else None

    @property
    def decision(self) -> Decision | None:
        """The last word on the finding."""
        named = {None, self.reason.finding} if self.reason else set[str | None]()
        return next((one for one in reversed(self.result.decisions) if one.finding in named), None)


def rows(report: Report) -> Iterator[Row]:
    """In document order; hints at style and what was dismissed have no rows of their own."""
    for result in report.results:
        reasons: tuple[Reason | None, ...] = result.flags or (None,)
        yield from (Row(result, reason) for reason in reasons)


def _found_title(result: CitationResult) -> str | None:
    if result.title_check and result.title_check.found:
        return result.title_check.found
    return result.source.title if result.source else None


def _quotations(result: CitationResult, status: QuoteStatus) -> int | None:
    """How many quotations came out so; None before they were looked for."""
    return None if result.quotes is None else sum(quote.status is status for quote in result.quotes)


def _fact(name: FactName, row: Row) -> str | None:
    check = row.result.fact(name)
    return check.status if check else None


COLUMNS: Mapping[str, Callable[[Row], Value]] = {
    "key": lambda r: r.key,
    "state": lambda r: r.decision.state if r.decision else None,
    "by": lambda r: r.decision.by if r.decision else None,
    "reason": lambda r: r.decision.reason if r.decision else None,
    "citation": lambda r: r.result.citation.id,
    "document": lambda r: r.result.citation.document,
    "note": lambda r: r.result.footnote.label,
    "verdict": lambda r: r.result.verdict,
    "link": lambda r: r.result.link.status if r.result.link else None,
    "link reason": lambda r: r.result.link.detail if r.result.link else None,
    "http status": lambda r: r.result.link.http_status if r.result.link else None,
    "title": lambda r: r.result.title_check.status if r.result.title_check else None,
    "why": lambda r: r.reason.message if r.reason else None,
    "what to do": lambda r: r.reason.suggestion if r.reason else None,
    "cited title": lambda r: r.result.citation.title,
    "found title": lambda r: _found_title(r.result),
    "quotations found": lambda r: _quotations(r.result, QuoteStatus.FOUND),
    "quotations altered": lambda r: _quotations(r.result, QuoteStatus.ALTERED),
    "quotations not found": lambda r: _quotations(r.result, QuoteStatus.ABSENT),
    "quotations not checked": lambda r: _quotations(r.result, QuoteStatus.UNCHECKED),
    "authors": lambda r: ", ".join(r.result.citation.authors),
    "publisher": lambda r: r.result.citation.publisher,
    "date": lambda r: r.result.citation.date,
    **{f"{name} check": partial(_fact, name) for name in FactName},
    "url": lambda r: r.result.citation.url,
    "url as printed": lambda r: r.result.citation.url_printed,
    "final url": lambda r: r.result.link.final_url if r.result.link else None,
    "archive": lambda r: r.result.archive.status if r.result.archive else None,
    "archived copy": lambda r: r.result.archive.url if r.result.archive else None,
    "archived on": lambda r: wording.timestamp_date(r.result.archive.timestamp) if r.result.archive else None,
    "title in copy": lambda r: (
        r.result.archive.title_check.status if r.result.archive and r.result.archive.title_check else None
    ),
    "archive error": lambda r: r.result.archive.error if r.result.archive else None,
    "drift": lambda r: r.result.drift.status if r.result.drift else None,
    "share that still stands": lambda r: str(r.result.drift.score) if r.result.drift else None,
    "same as": lambda r: r.result.citation.same_as,
    "corrected": lambda r: r.result.corrected,
    "style and housekeeping": lambda r: " / ".join(reason.message for reason in r.result.housekeeping),
    "citation text": lambda r: r.result.citation.text,
    "sentence": lambda r: r.result.footnote.anchor.sentence if r.result.footnote.anchor else None,
}
"""Column headings, and where the values come from. None: not known."""
