"""Works cited by the home page of the site that holds them."""

from __future__ import annotations

from urllib.parse import parse_qsl

from pipeline.addresses.kinds import is_home
from pipeline.addresses.parts import domain_words, host_of, split_url
from pipeline.addresses.tracking import without_tracking
from pipeline.checks.lint.base import Checked, Hint, Rule, each
from pipeline.checks.sitename import Outlet
from pipeline.language.fold import listed, words
from reports.model import Confidence, Severity, TitleStatus
from reports.wording import quoted

_GENERIC = listed(
    "home homepage page website site web official start startseite main index welcome about us contact accueil inicio "
    "главная страница сайт the of and for on a an"
)
"""Words of titles that say no more than that a site is meant."""


def _look(checked: Checked) -> Hint | None:
    citation = checked.citation
    if not citation.title or checked.title is TitleStatus.MATCH:
        return None
    if not (citation.authors or citation.publisher or citation.date):
        return None  # a name beside its address is the site's own as a rule
    if not is_home(checked.url) or not is_home(checked.landing):
        return None
    if _asks(checked.url) or _is_site_itself(checked, citation.title) or _may_be_work(checked):
        return None
    return Hint(
        citation.id,
        f"The address is the home page of {host_of(checked.url)}, not that of {quoted(citation.title)}.",
        "Give the address of the page itself; a home page shows something else every day.",
        Confidence.MEDIUM,
        (checked.url,),
    )


def _is_site_itself(checked: Checked, title: str) -> bool:
    """Whether the site is cited as a whole, which has no other address: by its name, its owner's or none."""
    citation = checked.citation
    site = checked.page.site if checked.page else None
    if Outlet.of(site=site, publisher=citation.publisher, url=checked.url).is_named_by(title):
        return True
    named = tuple(word for word in words(title) if word not in _GENERIC)
    if not named or any(words(author) == words(title) for author in citation.authors):
        return True
    name = "".join(words(host_of(checked.url).replace(".", " ").replace("-", " ")))
    return sum(word in name for word in named) * 2 >= len(named) or _shortens(checked.url, "".join(named))


def _shortens(url: str, name: str) -> bool:
    """Whether a domain of a few letters can be an abbreviation: its letters stand in the name in this order."""
    short = domain_words(url)[0]
    rest = iter(name)
    return 3 <= len(short) <= 5 and name[:1] == short[0] and all(letter in rest for letter in short)


def _asks(url: str) -> bool:
    """Whether the query chooses more than a language: then it is no home page that is shown."""
    asked = parse_qsl(split_url(without_tracking(url)[0]).query)
    return any(name.lower() not in ("lang", "language", "hl", "locale", "l") for name, _ in asked)


def _may_be_work(checked: Checked) -> bool:
    """Whether a sub-domain may be the work's own site: nothing was seen there that speaks against it."""
    sub = domain_words(checked.url)[1].removeprefix("www").strip(".")
    return len(sub) > 2 and checked.title is not TitleStatus.MISMATCH


RULE = Rule(
    "home-page",
    "A work that is cited by the home page of its site.",
    Severity.NOTE,
    each(_look),
)
