"""Where a browser would be by now: refreshes, scripts and notices that lead on from a page that shows nothing."""

from __future__ import annotations

from collections.abc import Sequence

from cache.model import Capture, Outcome
from pipeline.addresses.carried import carries, wrapped
from pipeline.addresses.parts import split_url
from pipeline.checks.links.case import Case
from pipeline.checks.links.challenge import challenge, is_challenge_address
from pipeline.checks.links.parked import is_lander
from pipeline.checks.links.wall import wall
from pipeline.text.model import Media, Page
from pipeline.text.onward import refreshed

MOST_LEADS = 3
"""Pages in a row that lead on; browsers would follow more, and readers lose patience."""


def leads_to(url: str, capture: Capture, page: Page) -> str | None:
    """The address that a page which shows next to nothing sends browsers on to; None where the reader stays.

    Tests for people, walls and landers lead on, too: they are judged as they are.
    """
    if capture.outcome is not Outcome.ANSWERED or capture.status is None or not 200 <= capture.status < 300:
        return None
    case = Case(url, capture.final_url or url, capture, page)
    target = _target(case)
    if target is None or target in _been(capture) or is_challenge_address(target) or is_lander(target):
        return None
    return None if challenge(case) or wall(case) else target


def stays(url: str, target: str, answer: Capture) -> bool:
    """Whether a lead is left alone: a redirector that programs cannot follow says nothing of where it leads.

    Args:
        url: of the page that leads on.
        target: where it leads.
        answer: what came from there.
    """
    if answer.outcome is not Outcome.ANSWERED:
        return answer.outcome is Outcome.OFFLINE
    gone = answer.status is None or answer.status >= 400
    return gone and (wrapped(target) is not None or carries(target, url))


def _target(case: Case) -> str | None:
    page = case.page
    if page.media not in (Media.HTML, Media.EMPTY) or not case.bare:
        return None
    header = case.capture.header("refresh")
    sent = refreshed(header, case.landing) if header else None
    return sent or page.refresh or page.scripted or _named(case)


def _named(case: Case) -> str | None:
    """The address that a cited wrapper carries, where its page is a notice that names it."""
    inner = wrapped(case.url)
    return inner if inner and inner in case.page.visible else None


def _been(capture: Capture) -> Sequence[str]:
    return [_bare(hop.url) for hop in capture.hops] + [hop.url for hop in capture.hops]


def _bare(url: str) -> str:
    return split_url(url)._replace(fragment="").geturl()
