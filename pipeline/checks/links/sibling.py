"""Soft 404 by comparison: an address that was made up shows the same page as the cited one.

After Bar-Yossef et al., "Sic transit gloria telae" (2004): a random name in the same folder is asked
for. A host that answers it with an error is honest; one that shows the same page says nothing by
showing it. A single-page application shows one shell for every address: that is "could not tell".
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath

from cache.model import Capture, Outcome
from pipeline.addresses.kinds import is_home
from pipeline.addresses.parts import registrable, split_url
from pipeline.addresses.tracking import same_place
from pipeline.checks.language.normalise import words
from pipeline.checks.links.case import Case, Ruling
from pipeline.text.model import Media, Page
from reports.model import LinkStatus

IDENTICAL = 0.95
"""Share of words in common from which two texts are one (the figure that earlier probes use as well)."""
ENOUGH_WORDS = 12
"""Words below which two texts are too short to compare."""


@dataclass(frozen=True, slots=True)
class Probe:
    """What a made-up sibling address answered. None: not asked."""

    sibling: tuple[Capture, Page] | None = None


def sibling_of(url: str, token: str) -> str:
    """An address in the same folder that nobody would have: the last step replaced by a token, its suffix kept.

    Args:
        url: as cited.
        token: random letters, long enough that no page has this name.
    """
    parts = split_url(url)
    folder, _, name = parts.path.rstrip("/").rpartition("/")
    suffix = PurePosixPath(name).suffix if 1 < len(PurePosixPath(name).suffix) <= 6 else ""
    slash = "/" if parts.path.endswith("/") and folder + name else ""
    return parts._replace(path=f"{folder}/{token}{suffix}{slash}", query="", fragment="").geturl()


def may_be_soft(case: Case) -> bool:
    """Whether a sibling is worth a request: a doubt that it could settle, and a page that could be compared."""
    if case.page.media is not Media.HTML or case.page.needs_script or case.shows_cited or _is_home(case):
        return False
    if case.words < ENOUGH_WORDS and not case.redirected:
        return False
    if case.redirected and (case.contradicts or not case.titled):
        return True
    return not case.titled and case.thin


def same_as_sibling(case: Case, probe: Probe | None) -> Ruling | None:
    """Whether the site shows the same page under a made-up address."""
    if probe is None or probe.sibling is None or case.shows_cited or case.page.needs_script or _is_home(case):
        return None
    capture, page = probe.sibling
    if capture.outcome is not Outcome.ANSWERED or capture.status is None or not 200 <= capture.status < 300:
        return None
    if page.media is not Media.HTML or page.needs_script:
        return None
    landed_together = case.redirected and same_place(capture.final_url or capture.url, case.landing)
    if not landed_together and not _same_page(case, page):
        return None
    if not case.contradicts and case.titled and not landed_together and not case.thin:
        # A text of its own length under a title of its own: perhaps a site of one page.
        return None
    return Ruling(
        LinkStatus.SOFT_404,
        "same-as-unknown",
        "The site shows the same page under an address that does not exist, so it says nothing about the source.",
    )


def _is_home(case: Case) -> bool:
    """Whether a home page is cited, or what may have been one and leads to it."""
    if is_home(case.url) or not is_home(case.landing):
        return is_home(case.url)
    return case.may_mean_home and registrable(case.url) == registrable(case.landing)


def _same_page(case: Case, other: Page) -> bool:
    mine, yours = _titles(case.page), _titles(other)
    if mine != yours:
        return False
    left, right = _bag(case.page), _bag(other)
    total = left.total() + right.total()
    if min(left.total(), right.total()) < ENOUGH_WORDS:
        return False
    return 2 * (left & right).total() / total >= IDENTICAL


def _titles(page: Page) -> frozenset[tuple[str, ...]]:
    return frozenset(words(title.text) for title in page.titles)


def _bag(page: Page) -> Counter[str]:
    return Counter((page.text or page.visible)[:50_000].lower().split())
