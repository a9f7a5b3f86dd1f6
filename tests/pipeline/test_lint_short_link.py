"""Short links, where the address that they stand for is known."""

import pytest
from fakes.linted import cited, said, silent

from pipeline.checks.lint.short_link import RULE
from reports.model import LinkStatus

OWN = "https://paper.org/2019/flood"
SILENT = {
    "a full address": cited(OWN),
    "a name that ends so": cited("https://habit.ly/3abc", chain=(OWN,)),
    "not resolved": cited("https://bit.ly/3abc", status=LinkStatus.DEAD, chain=(OWN,)),
    "leads to a home page": cited("https://bit.ly/3abc", chain=("https://paper.org/",)),
    "the service itself": cited("https://bitly.com/", chain=("https://bitly.com/pages/home",)),
    "leads to another short link": cited("https://bit.ly/3abc", chain=("https://t.co/x1y2",)),
}


@pytest.mark.parametrize("url", ["https://bit.ly/3abc", "http://t.co/x1y2", "https://nyti.ms/3abc"])
def test_a_short_link_is_told_with_its_target(url: str) -> None:
    """The redirects say where it leads."""
    assert said(RULE, cited(url, chain=(OWN,))).suggestion == f"Cite {OWN}."


def test_a_short_link_that_moved_for_good_is_one_still() -> None:
    """Services redirect permanently; that makes their links no better."""
    assert said(RULE, cited("https://bit.ly/3abc", chain=(OWN,), status=LinkStatus.MOVED)).evidence == (OWN,)


@pytest.mark.parametrize("checked", SILENT.values(), ids=SILENT)
def test_without_a_target_nothing_is_said(checked) -> None:
    """What a short link stands for must have been seen."""
    assert silent(RULE, checked)
