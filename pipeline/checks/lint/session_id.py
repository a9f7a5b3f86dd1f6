"""Addresses that belong to one visit."""

from __future__ import annotations

from pipeline.addresses.tracking import without_session
from pipeline.checks.lint.addresses import plain_address
from pipeline.checks.lint.base import Checked, Hint, Rule, each
from reports.model import Confidence, Severity


def _look(checked: Checked) -> Hint | None:
    _, visit = without_session(checked.url)
    if not visit or checked.archived:
        return None
    return Hint(
        checked.citation.id,
        "The address carries the number of one visit to the site; for other readers it may lead nowhere.",
        f"Try it without: {plain_address(checked, checked.url)}.",
        Confidence.HIGH,
        visit,
    )


RULE = Rule(
    "session-id",
    "An address with a session id (`;jsessionid=...`, `PHPSESSID`).",
    Severity.NOTE,
    each(_look),
)
