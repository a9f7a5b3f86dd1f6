"""Plain http where the site itself passes on to https."""

from __future__ import annotations

from pipeline.checks import address
from pipeline.checks.lint.base import Checked, Hint, Rule, each
from reports.model import Confidence, LinkStatus, Severity


def _look(checked: Checked) -> Hint | None:
    link = checked.result.link
    if link is None or not checked.url.lower().startswith("http://") or checked.archived:
        return None
    # A page that has moved is told to be cited at its new address anyway.
    if link.status is not LinkStatus.ALIVE:
        return None
    secure = next((hop.url for hop in link.hops if hop.url.startswith("https://")), None)
    if secure is None or not address.same_place(secure, checked.url):
        return None
    fragment = address.split(checked.url).fragment
    if fragment and "#" not in secure:
        secure = f"{secure}#{fragment}"
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
