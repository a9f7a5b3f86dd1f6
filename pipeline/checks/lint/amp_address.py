"""AMP versions of pages."""

from __future__ import annotations

import re

from pipeline.checks import address
from pipeline.checks.lint.addresses import belongs_to, better_address, labels
from pipeline.checks.lint.base import Checked, Hint, Rule, each
from reports.model import Confidence, Severity

_AMP_QUERY = re.compile(r"(?:^|&)(?:amp(?:=1|=true)?|outputtype=amp|output=amp|m=amp)(?:&|$)", re.IGNORECASE)
_GOOGLE = re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,6}/amp/(s/)?([^?#]{4,2000})", re.IGNORECASE)


def _look(checked: Checked) -> Hint | None:
    if not _is_amp(checked.url) or checked.archived:
        return None
    better = better_address(checked, _is_amp)
    if better is None:
        return None
    return Hint(
        checked.citation.id,
        "The address is that of the page's AMP version, made for phones.",
        f"Cite the page itself: {better}.",
        Confidence.HIGH,
        (better,),
    )


def _is_amp(url: str) -> bool:
    steps = address.segments(url)
    if belongs_to(url, "ampproject.org") or _GOOGLE.match(url) or labels(url)[0] == "amp":
        return True
    # "/amp/" at either end of the path; in the middle it may be anything.
    in_path = bool(steps) and ("amp" in (steps[0], steps[-1]) or steps[-1].endswith((".amp", ".amp.html")))
    return in_path or bool(_AMP_QUERY.search(address.split(url).query))


RULE = Rule(
    "amp-address",
    "The AMP version of a page whose own address is known.",
    Severity.NOTE,
    each(_look),
)
