"""Works cited by the home page of the site that holds them."""

from __future__ import annotations

from pipeline.checks import address
from pipeline.checks.lint.base import Checked, Hint, Rule, each
from pipeline.checks.sitename import Outlet
from pipeline.checks.wording import quoted
from reports.model import Confidence, Severity, TitleStatus


def _look(checked: Checked) -> Hint | None:
    citation = checked.citation
    if not citation.title or checked.title is TitleStatus.MATCH:
        return None
    if not (citation.authors or citation.publisher or citation.date):
        return None  # a name beside its address is the site's own as a rule
    if not address.is_home(checked.url) or not address.is_home(checked.landing):
        return None
    site = checked.page.site if checked.page else None
    # A site that is cited as a whole has no other address.
    if Outlet.of(site=site, publisher=citation.publisher, url=checked.url).is_named_by(citation.title):
        return None
    return Hint(
        citation.id,
        f"The address is the home page of {address.host(checked.url)}, not that of {quoted(citation.title)}.",
        "Give the address of the page itself; a home page shows something else every day.",
        Confidence.MEDIUM,
        (checked.url,),
    )


RULE = Rule(
    "home-page",
    "A work that is cited by the home page of its site.",
    Severity.NOTE,
    each(_look),
)
