"""Whether an archived capture is the cited thing, or an error page, a wall or another work that answered 200."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cache.model import Capture, Outcome
from footnotes.urls.captures import original_of
from pipeline.checks.links.case import BARE_WORDS, Case, Ruling
from pipeline.checks.links.link import PAGE_RULES
from pipeline.checks.sitename import Outlet
from pipeline.checks.titles.title import best_title, check_title, same_title
from pipeline.text.model import Media, Page
from reports.model import TitleCheck, TitleStatus

OTHER_WORK = "other-article"
"""Reason of a rejected copy that is a page in order, and of another work."""


class Standing(StrEnum):
    """Why a copy may be offered, best first; ``REJECTED``: it may not."""

    CITED = "cited"
    """It carries the cited title."""
    LIVE = "live"
    """It shows what the living page shows (whose title may not be the cited one)."""
    PLAUSIBLE = "plausible"
    """It is a page with text of its own, and nothing speaks against it."""
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class CitedWork:
    """What a note says of the work, as far as a copy can be held against it."""

    url: str
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    """ISO 8601, as precise as printed."""


@dataclass(frozen=True, slots=True)
class CopyVerdict:
    """What became of one capture that was looked at."""

    standing: Standing
    title_check: TitleCheck
    reason: str | None = None
    """Stable code of why it was rejected; None when it was not."""
    detail: str | None = None
    """The same in one sentence."""

    @property
    def good(self) -> bool:
        """Whether the copy may be offered."""
        return self.standing is not Standing.REJECTED


@dataclass(frozen=True, slots=True)
class JudgedCopy:
    """A capture with what was read out of it and how it was judged."""

    timestamp: str
    """14 digits, UTC."""
    page: Page
    verdict: CopyVerdict


def judge_copy(cited: CitedWork, capture: Capture, page: Page, live: Page | None) -> CopyVerdict:
    """Whether an archived capture is the cited thing.

    Args:
        cited: what the note says.
        capture: our fetch of the archive's raw replay; its addresses may be replay addresses.
        page: what was read out of that.
        live: the page that stands at the cited address now; None when there is none to compare with
            (the link is rotten, blocked or in error).
    """
    check = check_title(cited.title, page, publisher=cited.publisher, url=cited.url)
    flaw = _flaw(cited, capture, page)
    if flaw is not None:
        return CopyVerdict(Standing.REJECTED, check, *flaw)
    if check.status is TitleStatus.MATCH:
        return CopyVerdict(Standing.CITED, check)
    alike = _like_live(cited, page, live)
    if alike:
        return CopyVerdict(Standing.LIVE, check)
    if alike is False or check.status is TitleStatus.MISMATCH:
        shown = f" (\N{LEFT DOUBLE QUOTATION MARK}{check.found}\N{RIGHT DOUBLE QUOTATION MARK})" if check.found else ""
        return CopyVerdict(Standing.REJECTED, check, OTHER_WORK, f"The capture shows another work{shown}.")
    if (
        page.media is Media.HTML
        and len(page.text.split()) < BARE_WORDS
        and best_title(page, _outlet(cited, page)) is None
    ):
        return CopyVerdict(
            Standing.REJECTED, check, "no-text", "The capture shows neither a title nor a text to tell it by."
        )
    return CopyVerdict(Standing.PLAUSIBLE, check)


def settled_version(copies: Sequence[JudgedCopy], cited: CitedWork) -> tuple[JudgedCopy, ...]:
    """The good copies that show the same work as the latest of them, oldest first.

    Without a cited title captures may contradict one another, because another work stood at the
    address for a while. What stood there last is what the address came to mean.
    """
    good = sorted((copy for copy in copies if copy.verdict.good), key=lambda copy: copy.timestamp)
    titles = [best_title(copy.page, _outlet(cited, copy.page)) for copy in good]
    last = next((title for title in reversed(titles) if title), None)
    if last is None:
        return tuple(good)
    return tuple(
        copy
        for copy, title in zip(good, titles, strict=True)
        if title is not None and same_title(last, title, _outlet(cited, copy.page))
    )


def _flaw(cited: CitedWork, capture: Capture, page: Page) -> tuple[str, str] | None:
    """What is wrong with a capture whatever its title: code and sentence."""
    if capture.outcome is not Outcome.ANSWERED or capture.status is None:
        return capture.outcome.value, "The archive did not deliver this capture."
    if not 200 <= capture.status < 300:
        return f"http-{capture.status}", f"The capture is of an answer that is no page ({capture.status})."
    if page.media is Media.EMPTY:
        return "empty", "The capture is empty."
    if page.media is not Media.HTML:
        return None
    landing = original_of(capture.final_url or cited.url)
    # Archives keep a URL under spellings of their own; only a real change of address counts as a redirect.
    case = Case(cited.url, landing, capture, page, cited.title, cited.publisher)
    ruling = next((ruling for rule in PAGE_RULES if (ruling := rule(case))), None)
    return _as_flaw(ruling) if ruling else None


def _as_flaw(ruling: Ruling) -> tuple[str, str]:
    return ruling.reason, _FLAWS.get(ruling.reason, f"The capture is of no use: {ruling.reason}.")


_FLAWS = {
    "challenge": "The capture shows a test for people, not the page.",
    "access-denied": "The capture shows a refusal, not the page.",
    "parked": "The capture shows a parked domain, not the page.",
    "login": "The capture shows a login form, not the page.",
    "consent": "The capture shows a question about cookies, not the page.",
    "paywall": "The capture shows an offer to subscribe, not the article.",
    "region": "The capture shows that the page was withheld from some regions.",
    "redirect-to-error": "The capture leads to an error page.",
    "redirect-to-home": "The capture leads to the home page.",
    "redirect-to-search": "The capture leads to a search, not to the page.",
    "gate": "The capture shows a page that the site puts before its pages.",
    "error-page": "The capture shows an error page.",
    "removed": "The capture shows that the post was removed.",
    "withheld": "The capture shows that the page was withheld.",
    "server-trouble": "The capture shows an error of the site.",
}
"""Every reason that a rule of ``PAGE_RULES`` can give, said of a capture."""


def _like_live(cited: CitedWork, page: Page, live: Page | None) -> bool | None:
    """Whether a capture shows the same work as the living page; None when one of them has no title to tell by."""
    wanted = best_title(live, _outlet(cited, live)) if live is not None else None
    if wanted is None:
        return None
    check = check_title(wanted, page, publisher=cited.publisher, url=cited.url)
    if check.status is TitleStatus.MATCH:
        return True
    return None if check.status is TitleStatus.UNKNOWN else False


def _outlet(cited: CitedWork, page: Page) -> Outlet:
    return Outlet.of(site=page.site, publisher=cited.publisher, url=cited.url)
