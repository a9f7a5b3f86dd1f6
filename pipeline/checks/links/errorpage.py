"""Soft 404 by what the page says of itself: its heading is an error, and there is little beneath it."""

from __future__ import annotations

from pipeline.checks.headings import Notice, notice
from pipeline.checks.links.case import Case, Ruling
from reports.model import LinkStatus

MOST_WORDS = 300
"""Words that may stand beneath when title and heading both say that nothing was found: lists of latest stories."""


def error_page(case: Case) -> Ruling | None:
    """An error page that answered 200: "not found" is rot, a server in trouble is "could not tell"."""
    if case.shows_cited:
        return None
    if _nothing_found(case):
        return Ruling(
            LinkStatus.SOFT_404,
            "error-page",
            "The page says that nothing was found, although the server reports success.",
        )
    if case.says(Notice.TROUBLE) and case.bare and not case.titled:
        return Ruling(
            LinkStatus.ERROR, "server-trouble", "The site shows an error of its own; the page may well come back."
        )
    return None


def _nothing_found(case: Case) -> bool:
    if not case.says(Notice.NOT_FOUND):
        return False
    errors = [heading for heading in case.headings if notice(heading) is Notice.NOT_FOUND]
    if case.titled:
        # Another title names a work: a page with a list of stories, or a work about errors.
        return case.bare and _in_document_title(case)
    if len(errors) > 1 or _places(case) > 1:
        return case.words < MOST_WORDS
    return case.thin


def _places(case: Case) -> int:
    """In how many places of the page the error is said."""
    return sum(notice(case.outlet.strip(title.text) or "") is Notice.NOT_FOUND for title in case.page.titles)


def _in_document_title(case: Case) -> bool:
    """Whether the document's own title is the error, whatever else the page offers."""
    return any(
        title.found_in == "title" and notice(case.outlet.strip(title.text) or "") is Notice.NOT_FOUND
        for title in case.page.titles
    )
