"""Plain http where the site itself passes on to https."""

from __future__ import annotations

from pipeline.checks import address
from pipeline.checks.lint.addresses import plain_address, secure_address
from pipeline.checks.lint.base import Checked, Hint, Rule, each
from reports.model import Confidence, Severity


def _look(checked: Checked) -> Hint | None:
    secure = secure_address(checked)
    if secure is None or checked.archived:
        return None
    fragment = address.split(checked.url).fragment
    if fragment and "#" not in secure:
        secure = f"{secure}#{fragment}"
    secure = plain_address(checked, secure)
    return Hint(
        checked.citation.id,
        "The site passes this http address on to https.",
        f"Write {secure}.",
        Confidence.HIGH,
        (secure,),
    )


RULE = Rule(
    "http-where-https",
    "An `http` address that the site itself passes on to the same at `https`.",
    Severity.NOTE,
    each(_look),
)
