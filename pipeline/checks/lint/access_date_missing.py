"""Pages without any date, cited without the day on which they were seen."""

from __future__ import annotations

from pipeline.checks.lint.base import Checked, Hint, Rule, each
from pipeline.text.model import Media
from reports.model import Confidence, Severity


def _look(checked: Checked) -> Hint | None:
    citation, page = checked.citation, checked.page
    if citation.accessed or not checked.undated or not checked.spelt_out or checked.archived or not checked.living:
        return None
    if page is None or page.media is not Media.HTML or page.published or page.updated or not page.text.strip():
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
