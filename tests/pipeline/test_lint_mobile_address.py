"""Mobile addresses, where the page's own is known."""

import pytest
from fakes.answers import page
from fakes.linted import cited, said, silent

from pipeline.checks.lint.mobile_address import RULE

OWN = "https://www.paper.org/2019/flood"
KNOWN = page("Flood", canonical=OWN)
MOBILE = {
    "m": "https://m.paper.org/2019/flood",
    "mobile": "https://mobile.paper.org/2019/flood",
    "touch": "https://touch.paper.org/2019/flood",
    "before a language": "https://m.en.paper.org/2019/flood",
    "a parameter": "https://www.paper.org/2019/flood?view=mobile",
    "behind a language": "https://en.m.paper.org/2019/flood",
}
SILENT = {
    "the page itself": cited(OWN, page=KNOWN),
    "a name that begins so": cited("https://media.paper.org/2019/flood", page=KNOWN),
    "a registered m": cited("https://m.org/2019/flood", page=KNOWN),
    "no better one known": cited("https://m.paper.org/2019/flood", page=page("Flood")),
    "a month": cited("https://www.paper.org/2019/flood?m=1", page=KNOWN),
    "a shop for phones": cited(
        "https://mobile.paper.org/phones/7", page=page("Flood", canonical="https://mobile.paper.org/phones/7")
    ),
    "canonical is another site": cited("https://m.paper.org/a", page=page("Flood", canonical="https://agency.org/a")),
    "canonical is the front page": cited(
        "https://m.paper.org/a", page=page("Flood", canonical="https://www.paper.org/")
    ),
}


@pytest.mark.parametrize("url", MOBILE.values(), ids=MOBILE)
def test_a_mobile_address_is_told_with_the_other(url: str) -> None:
    """The page itself says what its address is."""
    assert said(RULE, cited(url, page=KNOWN)).suggestion == f"Cite the page itself: {OWN}."


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("https://mobile.twitter.com/a/status/7", "https://x.com/a/status/7"),
        ("https://harbour.blogspot.com/2019/05/flood.html?m=1", "https://harbour.blogspot.com/2019/05/flood.html"),
    ],
    ids=["a site that was renamed", "a blog"],
)
def test_a_mobile_address_of_a_service_is_told(url: str, own: str) -> None:
    """The paths agree where the names of the hosts do not."""
    assert said(RULE, cited(url, page=page("Flood", canonical=own))).evidence == (own,)


@pytest.mark.parametrize("checked", SILENT.values(), ids=SILENT)
def test_without_a_better_address_nothing_is_said(checked) -> None:
    """A hint that gives no address helps nobody."""
    assert silent(RULE, checked)
