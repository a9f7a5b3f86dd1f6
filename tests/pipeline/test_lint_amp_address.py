"""AMP addresses, where the page's own is known."""

import pytest
from fakes.answers import page
from fakes.linted import cited, said, silent

from pipeline.checks.lint.amp_address import RULE
from reports.model import TitleStatus

OWN = "https://paper.org/2019/flood"
KNOWN = page("Flood", canonical=OWN)
AMP = {
    "at the end": "https://paper.org/2019/flood/amp/",
    "at the start": "https://paper.org/amp/2019/flood",
    "a host": "https://amp.paper.org/2019/flood",
    "a parameter": "https://paper.org/2019/flood?amp=1",
    "an empty parameter": "https://paper.org/2019/flood?amp=",
    "a file": "https://paper.org/2019/flood.amp.html",
    "a file with a hyphen": "https://paper.org/2019/flood-amp.html",
    "in the middle of this very address": "https://paper.org/2019/amp/flood",
    "another name": "https://paper.org/google-amp/2019/flood",
    "a script's parameter": "https://paper.org/2019/flood?amp_js_v=0.1",
    "a cache": "https://paper-org.cdn.ampproject.org/c/s/paper.org/2019/flood",
    "Google": "https://www.google.com/amp/s/paper.org/2019/flood",
}
SILENT = {
    "the page itself": cited(OWN, page=KNOWN),
    "a word": cited("https://paper.org/amp-meters/7", page=KNOWN),
    "in the middle": cited("https://paper.org/shop/amp/7", page=KNOWN),
    "a company of that name": cited("https://amp.org/a", page=page("Flood", canonical="https://www.amp.org/about/a")),
    "an archived copy": cited("https://web.archive.org/web/20190503101500/https://paper.org/a/amp", page=KNOWN),
    "no better one known": cited("https://paper.org/2019/flood/amp", page=page("Flood")),
    "canonical is AMP, too": cited("https://paper.org/a/amp", page=page("Flood", canonical="https://paper.org/a/amp")),
    "canonical is home": cited("https://paper.org/a/amp", page=page("Flood", canonical="https://paper.org/")),
    "another page": cited("https://paper.org/a/amp", page=KNOWN, shown=TitleStatus.MISMATCH),
}


@pytest.mark.parametrize("url", AMP.values(), ids=AMP)
def test_amp_is_told_with_the_canonical_address(url: str) -> None:
    """The page itself says what its address is."""
    assert said(RULE, cited(url, page=KNOWN)).suggestion == f"Cite the page itself: {OWN}."


def test_the_better_address_is_told_without_tracking() -> None:
    """AMP pages name canonical addresses that count their readers."""
    tracked = page("Flood", canonical=f"{OWN}?utm_source=amp")
    assert said(RULE, cited(AMP["at the end"], page=tracked)).suggestion == f"Cite the page itself: {OWN}."


def test_a_redirect_tells_it_as_well() -> None:
    """Where the AMP version is gone, the site leads to the page."""
    assert said(RULE, cited("https://paper.org/amp/2019/flood", chain=(OWN,))).evidence == (OWN,)


@pytest.mark.parametrize("checked", SILENT.values(), ids=SILENT)
def test_without_a_better_address_nothing_is_said(checked) -> None:
    """A hint that gives no address helps nobody."""
    assert silent(RULE, checked)
