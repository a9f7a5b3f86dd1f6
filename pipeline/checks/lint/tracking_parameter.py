"""Addresses that carry along where the author clicked."""

from __future__ import annotations

import re

from pipeline.checks.lint.addresses import without_parameters
from pipeline.checks.lint.base import Checked, Hint, Rule, each, listed
from reports.model import Confidence, Severity

# Only names that mean tracking wherever they stand: "ref", "source" and "id" often choose the page.
_TRACKERS = re.compile(
    r"utm_\w{1,30}|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|li_fat_id|yclid|ysclid|_openstat|igshid|"
    r"igsh|mc_[ce]id|mkt_tok|_hsenc|_hsmi|hsctatracking|oly_(?:anon|enc)_id|vero_(?:id|conv)|_ga|_gl|wt\.?_?mc(?:_id)?|"
    r"(?:mtm|pk|piwik)_(?:campaign|kwd|keyword|source|medium|content|cid)|guce_referrer(?:_sig)?|guccounter|"
    r"__twitter_impression|at_(?:medium|campaign|custom\d|link_\w{1,20})|ns_(?:campaign|mchannel|source|linkname)|zanpid"
)


def _look(checked: Checked) -> Hint | None:
    clean, spared = without_parameters(checked.url, lambda name, _: bool(_TRACKERS.fullmatch(name)))
    if not spared or checked.archived:
        return None
    names = list(dict.fromkeys(piece.partition("=")[0] for piece in spared))
    return Hint(
        checked.citation.id,
        f"The address carries tracking parameters ({listed(names)}), which say nothing about the source.",
        f"Shorten it to {clean}.",
        Confidence.HIGH,
        spared,
    )


RULE = Rule(
    "tracking-parameter",
    "An address with parameters that only track the reader (`utm_source`, `fbclid`, `gclid` ...).",
    Severity.NOTE,
    each(_look),
)
