"""Domains that changed hands: another owner's pages stand where the sources were.

Only strong evidence counts, and only of the whole domain: every page of it that was compared with an earlier
copy is about something else, under another title and another site's name. A redesign keeps the name, and a
page that was given to another article leaves its neighbours alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.addresses.parts import registrable
from pipeline.checks.drifts.drift import standing_in
from pipeline.checks.drifts.trade import is_trade
from pipeline.checks.sitename import Outlet
from pipeline.language.detect import language_of
from pipeline.language.fold import words
from pipeline.text.model import Page
from reports.model import LinkFinding, LinkStatus

SEVERAL = 2
"""Cited pages that must all be off-topic where the new owner does not trade in what usurpers trade in."""


@dataclass(frozen=True, slots=True)
class Living:
    """A cited page that answers, beside its earlier copy."""

    url: str
    old: Page
    new: Page
    off_topic: bool


def usurped(pages: Iterable[Living]) -> frozenset[str]:
    """The registrable domains that changed hands, of those that the pages are of."""
    by_domain: Mapping[str, dict[str, Living]] = defaultdict(dict)
    for page in pages:
        by_domain[registrable(page.url)].setdefault(page.url, page)
    return frozenset(domain for domain, mine in by_domain.items() if domain and _changed_hands(tuple(mine.values())))


def in_other_hands(link: LinkFinding, url: str) -> LinkFinding:
    """What is said of a link into such a domain: it answers, and the source is gone."""
    told = f"The domain {registrable(url)} is in other hands now: what stands there is another site altogether."
    return LinkFinding(
        LinkStatus.PARKED,
        "usurped",
        told,
        link.http_status,
        link.final_url,
        link.hops,
        link.checked_at,
        link.attempts,
    )


def _changed_hands(pages: tuple[Living, ...]) -> bool:
    if not all(page.off_topic and not _keeps_name(page) for page in pages):
        return False
    trading = [page for page in pages if is_trade(page.new, page.old)]
    if len(trading) == len(pages):
        return True
    return len(pages) >= SEVERAL and all(_names_another(page) for page in pages)


def _keeps_name(page: Living) -> bool:
    """Whether the site's old name still stands on the page. The domain itself is no name: the usurper has it, too."""
    old = page.old.site
    if not old or Outlet.of(site=None, publisher=None, url=page.url).is_named_by(old):
        # A name that only repeats the domain, or none: only another name in its place can tell.
        return not _names_another(page) and not is_trade(page.new, page.old)
    titles = " ".join(" ".join(words(title.text)) for title in page.new.titles)
    return f" {' '.join(words(old))} " in f" {titles} {standing_in(page.new)}"


def _names_another(page: Living) -> bool:
    """Whether the page gives a site's name that is not the old one, or speaks another language."""
    old, new = page.old.site, page.new.site
    if old and new:
        return not set(words(old)) & set(words(new))
    one, other = language_of(page.old.text), language_of(page.new.text)
    return one is not None and other is not None and one != other
