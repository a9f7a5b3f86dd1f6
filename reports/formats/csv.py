"""``report.csv``: one row a citation, for spreadsheets; no cell of it can run as a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from functools import partial

from reports import wording
from reports.formats.safe_text import one_line
from reports.model import CitationResult, FactName, QuoteStatus, Report

# Spreadsheets refuse more than 32,767 characters in a cell.
MAX_CELL = 32_000

# OWASP "CSV injection": a cell that begins with = + - @ (full-width forms, too) is a formula, also
# behind blanks and quotes. The same after a semicolon: programs set to a European locale split there.
_FORMULA = re.compile(r"""(^|;)(?=[\s"'“”„‘’`\u200b-\u200f\u2060]*[=+\-@＝＋－＠])""")


def _found_title(result: CitationResult) -> str | None:
    if result.title_check and result.title_check.found:
        return result.title_check.found
    return result.source.title if result.source else None


def _quotations(result: CitationResult, status: QuoteStatus) -> int | None:
    """How many quotations came out so; None before they were looked for."""
    return None if result.quotes is None else sum(quote.status is status for quote in result.quotes)


def _fact(name: FactName, result: CitationResult) -> str | None:
    check = result.fact(name)
    return check.status if check else None


COLUMNS: Mapping[str, Callable[[CitationResult], str | int | None]] = {
    "citation": lambda r: r.citation.id,
    "document": lambda r: r.citation.document,
    "note": lambda r: r.footnote.label,
    "verdict": lambda r: r.verdict,
    "link": lambda r: r.link.status if r.link else None,
    "link reason": lambda r: r.link.detail if r.link else None,
    "http status": lambda r: r.link.http_status if r.link else None,
    "title": lambda r: r.title_check.status if r.title_check else None,
    "why": lambda r: " / ".join(reason.message for reason in r.flags),
    "what to do": lambda r: " / ".join(reason.suggestion for reason in r.flags),
    "cited title": lambda r: r.citation.title,
    "found title": _found_title,
    "quotations found": lambda r: _quotations(r, QuoteStatus.FOUND),
    "quotations altered": lambda r: _quotations(r, QuoteStatus.ALTERED),
    "quotations not found": lambda r: _quotations(r, QuoteStatus.ABSENT),
    "quotations not checked": lambda r: _quotations(r, QuoteStatus.UNCHECKED),
    "authors": lambda r: ", ".join(r.citation.authors),
    "publisher": lambda r: r.citation.publisher,
    "date": lambda r: r.citation.date,
    **{f"{name} check": partial(_fact, name) for name in FactName},
    "url": lambda r: r.citation.url,
    "url as printed": lambda r: r.citation.url_printed,
    "final url": lambda r: r.link.final_url if r.link else None,
    "archive": lambda r: r.archive.status if r.archive else None,
    "archived copy": lambda r: r.archive.url if r.archive else None,
    "archived on": lambda r: wording.timestamp_date(r.archive.timestamp) if r.archive else None,
    "title in copy": lambda r: r.archive.title_check.status if r.archive and r.archive.title_check else None,
    "archive error": lambda r: r.archive.error if r.archive else None,
    "drift": lambda r: r.drift.status if r.drift else None,
    "share that still stands": lambda r: str(r.drift.score) if r.drift else None,
    "same as": lambda r: r.citation.same_as,
    "corrected": lambda r: r.corrected,
    "style and housekeeping": lambda r: " / ".join(reason.message for reason in r.housekeeping),
    "citation text": lambda r: r.citation.text,
    "sentence": lambda r: r.footnote.anchor.sentence if r.footnote.anchor else None,
}
"""Column headings, and where the values come from. Empty: not known."""


class CsvFormat:
    """RFC 4180 with a byte order mark, without which spreadsheets misread UTF-8."""

    name = "csv"
    filename = "report.csv"

    def render(self, report: Report) -> bytes:
        """One row a citation, in document order, under one row of headings."""
        table = io.StringIO(newline="")
        writer = csv.writer(table, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for result in report.results:
            writer.writerow([cell(value(result)) for value in COLUMNS.values()])
        return table.getvalue().encode("utf-8-sig")


def cell(value: str | int | None) -> str:
    """A value as a cell: one line, bounded, with an apostrophe before whatever would be a formula."""
    text = one_line("" if value is None else str(value))
    if len(text) > MAX_CELL:
        text = text[: MAX_CELL - 1] + "…"
    return _FORMULA.sub(r"\1'", text)
