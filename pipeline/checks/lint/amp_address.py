"""AMP versions of pages."""

from __future__ import annotations

import re

from pipeline.addresses.parts import belongs_to, domain_words, labels, segments, split_url
from pipeline.checks.lint.addresses import better_address
from pipeline.checks.lint.base import Checked, Hint, Rule, each
from reports.model import Confidence, Severity

_AMP_QUERY = re.compile(
    r"(?:^|&)(?:amp(?:=1|=true|=)?|amp_(?:js_v|gsa|ct|kit)=[^&]{0,80}|outputtype=amp|output=amp|m=amp)(?:&|$)",
    re.IGNORECASE,
)
_AMP_FILE = re.compile(r"\.amp$|[.-]amp\.html?$")
_GOOGLE = re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,6}/amp/(s/)?([^?#]{4,2000})", re.IGNORECASE)


def _look(checked: Checked) -> Hint | None:
    if checked.archived or not _may_be_amp(checked.url):
        return None
    better = better_address(checked, _may_be_amp)
    if better is None or not (_is_amp(checked.url) or _is_without_step(checked.url, better)):
        return None
    return Hint(
        checked.citation.id,
        "The address is that of the page's AMP version, made for phones.",
        f"Cite the page itself: {better}.",
        Confidence.HIGH,
        (better,),
    )


def _may_be_amp(url: str) -> bool:
    return _is_amp(url) or "amp" in segments(url)


def _is_amp(url: str) -> bool:
    steps = segments(url)
    in_subdomain = "amp" in labels(url) and "amp" in domain_words(url)[1].split(".")
    if in_subdomain or belongs_to(url, "ampproject.org") or _GOOGLE.match(url):
        return True
    in_path = bool(steps) and bool({steps[0], steps[-1]} & {"amp", "google-amp"} or _AMP_FILE.search(steps[-1]))
    return in_path or bool(_AMP_QUERY.search(split_url(url).query))


def _is_without_step(url: str, better: str) -> bool:
    """Whether the better address is this one without "amp" in the middle of its path, where it may mean anything."""
    return tuple(step for step in segments(url) if step != "amp") == segments(better)


RULE = Rule(
    "amp-address",
    "The AMP version of a page whose own address is known.",
    Severity.NOTE,
    each(_look),
)
