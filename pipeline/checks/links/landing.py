"""Soft 404 by where the link lands: on the home page, at a search, or at an address that says it is an error."""

from __future__ import annotations

from pipeline.addresses.kinds import is_error, is_home
from pipeline.addresses.parts import registrable, segments
from pipeline.addresses.searches import is_search, searched_words
from pipeline.addresses.tracking import same_place
from pipeline.checks.links.case import Case, Ruling
from pipeline.checks.links.own_site import has_own_site
from pipeline.language.fold import words
from reports.model import LinkStatus


def landed_on_error(case: Case) -> Ruling | None:
    """A redirect to an address that is an error page by its own name, with little text on it."""
    ends = [case.landing, case.page.refresh] if case.page.refresh else [case.landing]
    led = any(is_error(end) and not same_place(case.url, end) for end in ends)
    if led and not is_error(case.url) and case.thin and not case.shows_cited:
        return Ruling(
            LinkStatus.SOFT_404,
            "redirect-to-error",
            "The link leads to the site's error page, without an error status.",
        )
    return None


def landed_on_search(case: Case) -> Ruling | None:
    """A redirect to the site's own search for the words of the cited address: the site does not know the page."""
    if not case.redirected or case.shows_cited or is_search(case.url):
        return None
    asked, named = set(words(searched_words(case.landing) or "")), _slug_words(case.url)
    if len(asked & named) < min(2, len(named)) or not asked & named:
        return None
    return Ruling(
        LinkStatus.SOFT_404,
        "redirect-to-search",
        "The link leads to the site's search for the words of the address: the site does not know the cited page.",
    )


def _slug_words(url: str) -> set[str]:
    """The words in the last step of a path."""
    steps = segments(url)
    return set(words(steps[-1].rpartition(".")[0] or steps[-1])) if steps else set()


def landed_at_home(case: Case) -> Ruling | None:
    """A deep link that ends on a home page which does not carry the cited title."""
    if case.shows_cited or is_home(case.url):
        return None
    home = next((end for end in _ends(case) if is_home(end)), None)
    if home is None or has_own_site(case, home) or not _replaces(case, home):
        return None
    return Ruling(
        LinkStatus.SOFT_404, "redirect-to-home", "The link leads to the site's home page: the cited page is gone."
    )


def _ends(case: Case) -> list[str]:
    ends = [case.landing]
    # A page with text of its own that later turns to the home page has been shown first.
    if case.page.refresh and case.bare:
        ends.append(case.page.refresh)
    return ends


def _replaces(case: Case, home: str) -> bool:
    """Whether landing on this home page means that the page is gone.

    On the site itself it does, unless a home page was cited. On another one, a short path may be a
    shortener or the old address of a project that has a domain of its own now.
    """
    if registrable(case.url) == registrable(home):
        return not case.may_mean_home
    steps = segments(case.url)
    speaking = bool(steps) and (steps[-1].count("-") >= 2 or "." in steps[-1] or steps[-1].isdigit())
    return len(steps) >= 2 or speaking or case.contradicts
