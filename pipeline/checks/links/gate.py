"""Gates: where a link lands that a site puts before its pages, and that knows where the reader wanted to go."""

from __future__ import annotations

from pipeline.addresses.carried import carries
from pipeline.addresses.kinds import is_error
from pipeline.checks.links.case import Case, Ruling
from pipeline.checks.notices.headings import Notice
from reports.model import LinkStatus


def gate(case: Case) -> Ruling | None:
    """Whether the link ends at an address that carries the cited one, and shows nothing of it.

    Whatever stands there (a question of age, a choice of region, a waiting room), the page behind it may well be there.
    An error page that says what was not found carries the address, too.
    """
    if not case.redirected or case.shows_cited or not case.thin or is_error(case.landing):
        return None
    if case.says(Notice.NOT_FOUND, Notice.TROUBLE) or not carries(case.landing, case.url):
        return None
    return Ruling(
        LinkStatus.RESTRICTED,
        "gate",
        "The site first leads to a page of its own that asks for something, so the cited page could not be seen.",
    )
