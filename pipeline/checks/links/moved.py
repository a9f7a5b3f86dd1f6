"""Whether the cited thing has another address now, or only answered from one."""

from __future__ import annotations

from pipeline.checks.links.case import Case, Ruling
from pipeline.checks.links.own_site import has_own_site
from reports.model import LinkStatus


def living(case: Case) -> Ruling:
    """Alive, or moved: behind permanent redirects only, to an address that shows nothing else than the cited thing.

    What changes no more than scheme, ``www.``, a slash or a tracking parameter is no move, and a
    temporary redirect promises that the old address goes on.
    """
    if not case.redirected:
        return Ruling(LinkStatus.ALIVE, "ok", "The page is there.")
    if not case.moved_for_good:
        return Ruling(
            LinkStatus.ALIVE,
            "redirect-temporary",
            "The page is there; the site passes the link on to another address for now.",
        )
    if case.contradicts and not has_own_site(case, case.landing):
        return Ruling(
            LinkStatus.ALIVE,
            "redirect-elsewhere",
            "The link leads on to another address, where a page with another title stands.",
        )
    return Ruling(LinkStatus.MOVED, "redirect-permanent", f"The page has moved for good, to {case.landing}.")
