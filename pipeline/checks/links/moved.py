"""Whether the cited thing has another address now, or only answered from one."""

from __future__ import annotations

from cache.model import Hop
from pipeline.addresses.tracking import same_place
from pipeline.checks.links.case import Case, Ruling
from reports.model import LinkStatus

_PERMANENT = frozenset({301, 308})


def living(case: Case) -> Ruling:
    """Alive, or moved: behind permanent redirects only, to an address that shows nothing else than the cited thing.

    What changes no more than scheme, ``www.``, a slash or a tracking parameter is no move, and a
    temporary redirect promises that the old address goes on.
    """
    if not case.redirected:
        return Ruling(LinkStatus.ALIVE, "ok", "The page is there.")
    leaps = [hop for hop in case.capture.hops if _leap(hop)]
    if not leaps or any(hop.status not in _PERMANENT for hop in leaps):
        return Ruling(
            LinkStatus.ALIVE,
            "redirect-temporary",
            "The page is there; the site passes the link on to another address for now.",
        )
    if case.contradicts:
        return Ruling(
            LinkStatus.ALIVE,
            "redirect-elsewhere",
            "The link leads on to another address, where a page with another title stands.",
        )
    return Ruling(LinkStatus.MOVED, "redirect-permanent", f"The page has moved for good, to {case.landing}.")


def _leap(hop: Hop) -> bool:
    return hop.location is not None and not same_place(hop.url, hop.location)
