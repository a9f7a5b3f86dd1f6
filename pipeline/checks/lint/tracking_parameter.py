"""Addresses that carry along where the author clicked."""

from __future__ import annotations

from pipeline.addresses.tracking import without_tracking
from pipeline.checks.lint.addresses import plain_address
from pipeline.checks.lint.base import Checked, Hint, Rule, each, listed
from reports.model import Confidence, Severity


def _look(checked: Checked) -> Hint | None:
    _, spared = without_tracking(checked.url)
    if not spared or checked.archived:
        return None
    names = list(dict.fromkeys(piece.partition("=")[0].removeprefix("amp;") for piece in spared))
    what = "a tracking parameter" if len(names) == 1 else "tracking parameters"
    says = "says" if len(names) == 1 else "say"
    return Hint(
        checked.citation.id,
        f"The address carries {what} ({listed(names)}), which {says} nothing about the source.",
        f"Shorten it to {plain_address(checked, checked.url)}.",
        Confidence.HIGH,
        spared,
    )


RULE = Rule(
    "tracking-parameter",
    "An address with parameters that only track the reader (`utm_source`, `fbclid`, `gclid` ...).",
    Severity.NOTE,
    each(_look),
)
