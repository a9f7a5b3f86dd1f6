"""What became of a cited link: one ordered line of rules, the first that speaks decides.

The order is one of trust. What the cited title proves comes before every suspicion, what a site says
plainly before what its page looks like, and rot is the last thing to be said: a living page that is
called rotten costs more than a dead one that is missed.
"""

from __future__ import annotations

from cache.model import Capture, Outcome
from pipeline.checks.links.case import Case, Rule, Ruling
from pipeline.checks.links.challenge import challenge
from pipeline.checks.links.errorpage import error_page
from pipeline.checks.links.failures import by_outcome, by_status
from pipeline.checks.links.gate import gate
from pipeline.checks.links.landing import landed_at_home, landed_on_error, landed_on_search
from pipeline.checks.links.moved import living
from pipeline.checks.links.parked import parked
from pipeline.checks.links.sibling import Probe, denies_its_home, is_bare_refusal, may_be_soft, same_as_sibling
from pipeline.checks.links.wall import wall
from pipeline.text.model import Media, Page
from reports.model import LinkFinding, LinkStatus

PAGE_RULES: tuple[Rule, ...] = (
    challenge,
    parked,
    wall,
    landed_on_error,
    gate,
    landed_on_search,
    landed_at_home,
    error_page,
)
"""Asked in this order of every HTML page that answered with success."""

_FIRST_WORDS = 160
"""Characters of a page that a report shows as evidence."""
_GONE = frozenset({404, 410})
_REFUSED = frozenset({403, 404, 405, 410, 429, 503})
"""Statuses under which bot walls serve their challenges."""


def judge_link(
    url: str,
    capture: Capture,
    page: Page,
    probe: Probe | None = None,
    cited_title: str | None = None,
    publisher: str | None = None,
) -> LinkFinding:
    """What became of a link.

    Args:
        url: as cited.
        capture: our fetch of it.
        page: what was read out of the body; an empty page where there is none.
        probe: what a sibling address answered, where ``needs_probe`` asked for it.
        cited_title: as the note gives it; None when it gives none.
        publisher: the outlet as the note names it.
    """
    return judge_case(Case.of(url, capture, page, cited_title, publisher), probe)


def judge_case(case: Case, probe: Probe | None = None) -> LinkFinding:
    """The same of what is put together already."""
    capture, ruling = case.capture, _ruling(case, probe)
    checked = None if ruling.status is LinkStatus.SKIPPED else capture.checked_at
    return LinkFinding(
        ruling.status,
        ruling.reason,
        ruling.detail,
        capture.status,
        capture.final_url,
        capture.hops,
        checked,
        capture.attempts,
        None if ruling.status.living else _shown(case.page),
    )


def _shown(page: Page) -> str | None:
    """The title of a page and its first words, as evidence of what stood in the place of the source."""
    title = next((title.text for title in page.titles), "")
    words = " ".join((page.text or page.visible).split())
    if len(words) > _FIRST_WORDS:
        words = words[:_FIRST_WORDS].rsplit(" ", 1)[0] + " …"
    return ": ".join(part for part in (f"“{title}”" if title else "", words) if part) or None


def unchecked_link(reason: str, detail: str) -> LinkFinding:
    """The finding for a citation that was never asked for, e.g. because it has no URL."""
    return LinkFinding(LinkStatus.SKIPPED, reason, detail)


def needs_probe(case: Case) -> bool:
    """Whether a doubt is left that the answer to a made-up sibling address could settle."""
    capture = case.capture
    if capture.outcome is not Outcome.ANSWERED or not _success(capture.status):
        return False
    return _ruling(case, None).status.living and may_be_soft(case)


def may_be_wall(finding: LinkFinding) -> bool:
    """Whether the home page could show that what hides a page hides the whole site."""
    return finding.reason == "same-as-unknown"


def may_be_outage(finding: LinkFinding, page: Page) -> bool:
    """Whether the home page could show that a server says "no such page" to everything.

    A refusal with the name, the menu and the search of the site shows already that the site works.
    """
    return finding.status is LinkStatus.DEAD and finding.http_status in _GONE and is_bare_refusal(page)


def _ruling(case: Case, probe: Probe | None) -> Ruling:
    capture = case.capture
    failed = by_outcome(capture)
    if failed is not None:
        return failed
    if capture.status is None:
        return Ruling(LinkStatus.ERROR, "protocol", "The site answered with something that is not a web page.")
    if not _success(capture.status):
        return _refusal(case, capture.status, probe)
    if capture.outcome is Outcome.TRUNCATED:
        return _broken_off(case)
    return _page(case, probe)


def _success(status: int | None) -> bool:
    return status is not None and 200 <= status < 300


def _refusal(case: Case, status: int, probe: Probe | None) -> Ruling:
    if status in _REFUSED:
        walled = challenge(case)
        if walled is not None and walled.reason == "challenge":
            return walled
    if status in _GONE and case.titled and case.shows_cited and not case.thin:
        # Sites that render in the browser answer 404 for pages which they then show in full.
        return Ruling(
            LinkStatus.ALIVE, f"http-{status}-shown", f"The site reports an error ({status}), but shows the cited page."
        )
    if status in _GONE and denies_its_home(probe):
        return Ruling(
            LinkStatus.ERROR,
            "site-trouble",
            f"The site answers {status} to everything, its home page included: it is in trouble, and may come back.",
        )
    ruling = by_status(status)
    assert ruling is not None, f"{status} is no success"
    return ruling


def _broken_off(case: Case) -> Ruling:
    if case.shows_cited or (case.titled and not case.thin):
        return living(case)
    return Ruling(LinkStatus.ERROR, "truncated", "The answer broke off before the page was complete.")


def _page(case: Case, probe: Probe | None) -> Ruling:
    media = case.page.media
    if media is Media.EMPTY or (case.capture.status in (204, 205)):
        walled = challenge(case)
        return walled or Ruling(LinkStatus.ERROR, "empty", "The site answers with an empty page.")
    if media is Media.OTHER and case.page.note:  # its reader ended over it: what it says is not known
        return Ruling(LinkStatus.ERROR, "unread", case.page.note)
    if media is not Media.HTML:
        home = landed_at_home(case) if media is Media.TEXT else None
        return home or living(case)
    for rule in PAGE_RULES:
        ruling = rule(case)
        if ruling is not None:
            return ruling
    if _blank(case):
        return Ruling(LinkStatus.ERROR, "empty", "The site answers with an empty page.")
    return same_as_sibling(case, probe) or living(case)


def _blank(case: Case) -> bool:
    page = case.page
    return not (
        page.titles or page.text.strip() or page.visible.strip() or page.frames or page.needs_script or page.refresh
    )
