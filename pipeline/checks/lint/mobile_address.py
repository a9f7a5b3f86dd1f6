"""Mobile versions of pages."""

from __future__ import annotations

import re

from pipeline.addresses.parts import labels, registrable, segments, split_url
from pipeline.checks.lint.addresses import better_address
from pipeline.checks.lint.base import Checked, Hint, Rule, each
from reports.model import Confidence, Severity

_MOBILE = frozenset({"m", "mobile", "touch", "mobil", "wap"})
_MOBILE_QUERY = re.compile(
    r"(?:^|&)(?:mobile=(?:1|true)|view=mobile|mobileaction=toggle_view_mobile)(?:&|$)", re.IGNORECASE
)
_BLOGGER = re.compile(r"https?://[^/]{1,200}/\d{4}/\d\d/[^/?#]{1,200}\.html\?m=1", re.IGNORECASE)
"""Elsewhere "m=1" may be a month."""


def _look(checked: Checked) -> Hint | None:
    if not _is_mobile(checked.url) or checked.archived:
        return None
    better = better_address(checked, _is_mobile)
    if better is None or not _is_same_site(checked.url, better):
        return None
    return Hint(
        checked.citation.id,
        "The address is that of the page's mobile version.",
        f"Cite the page itself: {better}.",
        Confidence.HIGH,
        (better,),
    )


def _is_mobile(url: str) -> bool:
    names = labels(url)
    # "m.example.org" and "en.m.example.org"; never the registered name itself, as in "m.org".
    if any(name in _MOBILE for name in names[:-2][:2]):
        return True
    return bool(_MOBILE_QUERY.search(split_url(url).query) or _BLOGGER.match(url))


def _is_same_site(one: str, other: str) -> bool:
    """Whether the two are pages of one site, be it that it has another domain now and has kept its paths."""
    steps = segments(one)
    return registrable(one) == registrable(other) or (len(steps) > 1 and steps == segments(other))


RULE = Rule(
    "mobile-address",
    "The mobile version of a page (`m.example.org`) whose own address is known.",
    Severity.NOTE,
    each(_look),
)
