"""Pages without any date, cited without the day on which they were seen."""

from __future__ import annotations

import re

from footnotes.urls.captures import is_of_archive
from pipeline.addresses.searches import is_search
from pipeline.checks.lint.base import Checked, Hint, Rule, each
from pipeline.checks.lint.undated_post import is_post
from pipeline.text.model import Media
from reports.model import Confidence, Severity

_VERSION = re.compile(
    r"[?&](?:oldid|curversion|revision|rev)=\d|/(?:oldid|blob/[0-9a-f]{40})/|:PermanentLink/|:Permalink/", re.IGNORECASE
)


def _look(checked: Checked) -> Hint | None:
    citation, page = checked.citation, checked.page
    if citation.accessed or not checked.undated or not checked.spelt_out or checked.archived or not checked.living:
        return None
    # A post needs its own date, a search another address; copies and old versions of a wiki's page stay as they are.
    if is_post(checked.url) or is_search(checked.url) or is_of_archive(checked.url) or _VERSION.search(checked.url):
        return None
    if page is None or page.media is not Media.HTML or page.published or page.updated or page.text is None:
        return None
    return Hint(
        citation.id,
        "Neither the page nor the note gives a date, so readers cannot tell which state of the page is meant.",
        "Add the day on which the page was seen, or cite an archived copy.",
        Confidence.MEDIUM,
    )


RULE = Rule(
    "access-date-missing",
    "A page without a date, cited with neither a date nor the day on which it was seen.",
    Severity.NOTE,
    each(_look),
)
