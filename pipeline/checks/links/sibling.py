"""Control requests: what a site answers where nothing can be, and at its home page.

Soft 404 by comparison: an address that was made up shows the same page as the cited one.

Where the home page shows it as well it is a wall before the whole site (consent, maintenance, a choice of
region), which says nothing about what is behind it.

After Bar-Yossef et al., "Sic transit gloria telae" (2004): a random name in the same folder is asked
for. A host that answers it with an error is honest; one that shows the same page says nothing by
showing it. A single-page application shows one shell for every address: that is "could not tell".
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath

from cache.model import Capture, Outcome
from pipeline.addresses.kinds import is_home
from pipeline.addresses.parts import domain_words, registrable, segments, split_url
from pipeline.addresses.tracking import same_place
from pipeline.checks.links.case import Case, Ruling
from pipeline.language.fold import words
from pipeline.text.model import Media, Page
from reports.model import LinkStatus

IDENTICAL = 0.95
"""Share of words in common from which two texts are one (the figure that earlier probes use as well)."""
ENOUGH_WORDS = 12
"""Words below which two texts are too short to compare."""
_TELLING, _SPEAKING = 4, 3
"""An address speaks with so many words of so many letters."""
_MOST_LINKS = 16
"""Links that a wall has, those to its terms and vendors included."""
_BARE_REFUSAL = 25
"""Words of a refusal that a server makes by itself, without the site."""
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Probe:
    """What control requests answered. None: not asked."""

    sibling: tuple[Capture, Page] | None = None
    """A made-up address beside the cited one."""
    home: tuple[Capture, Page] | None = None
    """The home page of the cited site."""


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


def home_of(url: str) -> str:
    """The address of the home page of the site that a URL is on."""
    return split_url(url)._replace(path="/", query="", fragment="").geturl()


def may_be_soft(case: Case) -> bool:
    """Whether a sibling is worth a request: a doubt that it could settle, and a page that could be compared."""
    if case.page.media is not Media.HTML or case.page.needs_script or case.shows_cited or _is_home(case):
        return False
    if case.words < ENOUGH_WORDS and not case.redirected:
        return False
    if case.redirected and (case.contradicts or not case.titled or (not case.cited_title and _lost_its_name(case))):
        return True
    return (not case.titled and case.thin) or _unmentioned(case)


def same_as_sibling(case: Case, probe: Probe | None) -> Ruling | None:
    """Whether the site shows the same page under a made-up address, and what that means."""
    if probe is None or case.shows_cited or case.page.needs_script or _is_home(case):
        return None
    if probe.sibling is None or not _shows(case, *probe.sibling):
        return None
    if probe.home is not None and _is_wall(case, *probe.home):
        return Ruling(
            LinkStatus.RESTRICTED,
            "site-wide",
            "The site shows one page before all others, its home page included, so the cited page could not be seen.",
        )
    return Ruling(
        LinkStatus.SOFT_404,
        "same-as-unknown",
        "The site shows the same page under an address that does not exist, so it says nothing about the source.",
    )


def denies_its_home(probe: Probe | None) -> bool:
    """Whether a site answers "no such page" even to the question for its home page."""
    return probe is not None and probe.home is not None and probe.home[0].status in (404, 410)


def is_bare_refusal(page: Page) -> bool:
    """Whether an error page shows nothing of a site."""
    return len((page.visible or page.text).split()) < _BARE_REFUSAL


def _shows(case: Case, capture: Capture, page: Page) -> bool:
    """Whether a control request was answered with what the cited address shows."""
    if capture.outcome is not Outcome.ANSWERED or capture.status is None or not 200 <= capture.status < 300:
        return False
    if page.media is not Media.HTML or page.needs_script:
        return False
    if _landed_together(case, capture):
        return True
    if not _same_page(case, page):
        return False
    # A text of its own length under a title of its own: perhaps a site of one page.
    return case.contradicts or not case.titled or case.thin or _unmentioned(case)


def _landed_together(case: Case, capture: Capture) -> bool:
    return case.redirected and same_place(capture.final_url or capture.url, case.landing)


def _is_wall(case: Case, capture: Capture, page: Page) -> bool:
    """Whether the same page hides the home page.

    A list of links is the front of the site, and no wall; a whole page in the place of all others is another site.
    """
    if not _shows(case, capture, page) or case.page.links > _MOST_LINKS:
        return False
    return case.thin or _landed_together(case, capture)


def _lost_its_name(case: Case) -> bool:
    """Whether a redirect dropped the last step of the cited address, however it may be spelt now."""
    steps = segments(case.url)
    name = frozenset(words(steps[-1].rpartition(".")[0] or steps[-1])) if steps else frozenset()
    return bool(name) and not name & frozenset(words(" ".join(segments(case.landing)) + " " + case.landing))


def _unmentioned(case: Case) -> bool:
    """Whether the page says nothing of what its own speaking address promises, nor of the site that it is on.

    A domain that was taken over shows its new owner's page at every old address. Where the cited title can be compared,
    that settles it.
    """
    if case.shows_cited or case.contradicts:
        return False
    steps = segments(case.url)
    telling = {word for word in words(steps[-1]) if len(word) >= _TELLING and word.isalpha()} if steps else set()
    if len(telling) < _SPEAKING:
        return False
    titles = " ".join(title.text for title in case.page.titles)
    said = f"{case.page.site or ''} {titles} {case.page.visible or case.page.text}"[:50_000].lower()
    name = "".join(_LETTERS.findall(domain_words(case.url)[0]))
    return telling.isdisjoint(_LETTERS.findall(said)) and name not in "".join(_LETTERS.findall(said))


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
