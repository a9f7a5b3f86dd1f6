"""What a rule about a link looks at, and what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from cache.model import Capture
from pipeline.addresses.kinds import is_folder, is_front, is_home
from pipeline.addresses.tracking import same_place
from pipeline.checks.notices.headings import Notice, notice, notice_of_title
from pipeline.checks.sitename import Outlet
from pipeline.checks.titles.title import check_title, names_a_work
from pipeline.text.model import Page
from reports.model import LinkStatus, TitleCheck, TitleStatus

THIN_WORDS = 150
"""Words of main text under which a page may be an error, a wall or a lander. Articles cut off by a paywall
keep a paragraph or two, error pages a sentence or two; lists of "latest stories" make up the rest."""
_PERMANENT = frozenset({301, 308})
BARE_WORDS = 60
"""Words under which a page says next to nothing."""


@dataclass(frozen=True)
class Case:
    """One answer of the web, with what was read out of it.

    Not slotted: what rules ask in common is worked out once and kept.
    """

    url: str
    """As cited."""
    landing: str
    """Where the redirects ended; for an archived copy the original address of the capture."""
    capture: Capture
    page: Page
    cited_title: str | None = None
    publisher: str | None = None

    @classmethod
    def of(cls, url: str, capture: Capture, page: Page, cited_title: str | None, publisher: str | None) -> Case:
        """What an answer is for a citation."""
        return cls(url, capture.final_url or url, capture, page, cited_title, publisher)

    @cached_property
    def outlet(self) -> Outlet:
        """The names of the outlet."""
        return Outlet.of(site=self.page.site, publisher=self.publisher, url=self.landing)

    @cached_property
    def words(self) -> int:
        """Words of main text."""
        return _count(self.page.text)

    @cached_property
    def visible_words(self) -> int:
        """Words of all visible text."""
        return _count(self.page.visible or self.page.text)

    @property
    def thin(self) -> bool:
        """Whether the main text is too short for an article."""
        return self.words < THIN_WORDS

    @property
    def bare(self) -> bool:
        """Whether the main text is next to nothing."""
        return self.words < BARE_WORDS

    @cached_property
    def title(self) -> TitleCheck:
        """The cited title held against those of the page."""
        return check_title(self.cited_title, self.page, publisher=self.publisher, url=self.landing)

    @property
    def shows_cited(self) -> bool:
        """Whether a title of the page (or the head of its text) is the cited one."""
        return self.title.status is TitleStatus.MATCH

    @property
    def contradicts(self) -> bool:
        """Whether the page names another work than the cited one."""
        return self.title.status is TitleStatus.MISMATCH

    @property
    def in_other_language(self) -> bool:
        """Whether the page is in another language than the cited title, so that the two cannot be compared."""
        return self.title.status is TitleStatus.OTHER_LANGUAGE

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """Every title of the page, the outlet's name off; those that are only that name are left out."""
        offered = (self.outlet.strip(title.text) or "" for title in self.page.titles)
        return tuple(dict.fromkeys(heading for heading in offered if heading))

    @cached_property
    def notices(self) -> tuple[Notice | None, ...]:
        """What each heading says, if it names no work."""
        # The outlet's name may be part of the phrase itself ("Log in to X"), so the whole is asked as well.
        whole = tuple(said for title in self.page.titles if (said := notice_of_title(title.text)))
        return (*(notice(heading) for heading in self.headings), *whole)

    @cached_property
    def titled(self) -> bool:
        """Whether some title of the page names a work."""
        return any(names_a_work(title.text, self.outlet) for title in self.page.titles)

    @cached_property
    def first_line(self) -> str:
        """The first line of the text, where a page without headings says what it is."""
        return (self.page.text or self.page.visible).lstrip()[:300].split("\n", 1)[0].strip()

    def says(self, *kinds: Notice) -> bool:
        """Whether a heading says this; where the page has no heading at all, its first line."""
        if any(said in kinds for said in self.notices):
            return True
        return not self.headings and self.bare and notice(self.first_line) in kinds

    @property
    def redirected(self) -> bool:
        """Whether the answer came from another address than the cited one, in more than spelling."""
        return not same_place(self.url, self.landing)

    @cached_property
    def moved_for_good(self) -> bool:
        """Whether every redirect that changes the address in more than spelling is a permanent one."""
        leaps = [hop for hop in self.capture.hops if hop.location and not same_place(hop.url, hop.location)]
        return bool(leaps) and all(hop.status in _PERMANENT for hop in leaps)

    @property
    def may_mean_home(self) -> bool:
        """Whether the cited address may have been that of a home page: by its name, or a folder without a title."""
        if is_home(self.url) or is_front(self.url):
            return True
        return not self.cited_title and is_folder(self.url)

    def heard(self, *phrases: str) -> bool:
        """Whether one of these (lower case) stands in the first part of the visible text."""
        text = (self.page.visible or self.page.text)[:4000].lower()
        return any(phrase in text for phrase in phrases)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a rule says about a link."""

    status: LinkStatus
    reason: str
    """Stable code."""
    detail: str
    """One sentence for an editor."""


Rule = Callable[[Case], Ruling | None]


def _count(text: str) -> int:
    # Scripts without spaces: about two characters make a word.
    spaced = len(text.split())
    return max(spaced, len(text) // 12)
