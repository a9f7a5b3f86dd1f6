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
    "a service's own short form": cited("https://youtu.be/dQ", chain=("https://www.youtube.com/watch?v=dQ",)),
    "a DOI": cited("https://doi.org/10.1000/182", chain=(OWN,)),
    "a handle": cited("https://hdl.handle.net/1721.1/7", chain=(OWN,)),
    "an archived copy": cited("https://perma.cc/AB12-CD34", chain=(OWN,)),
    "another archive's copy": cited("https://archive.ph/aB1cD", chain=(OWN,)),
    "a post": cited("https://t.me/harbour/12", chain=("https://t.me/s/harbour/12",)),
    "a thread": cited("https://redd.it/abc", chain=("https://www.reddit.com/r/x/comments/abc/",)),
    "a preprint": cited("https://arxiv.org/abs/1901.00001", chain=(OWN,)),
    "leads to another short link": cited("https://bit.ly/3abc", chain=("https://t.co/x1y2",)),
}


@pytest.mark.parametrize(
    "url",
    [
        "https://bit.ly/3abc",
        "http://t.co/x1y2",
        "https://nyti.ms/3abc",
        "http://ow.ly/aB1",
        "https://goo.gl/aB1c",
        "https://tinyurl.com/flood-wall",
        "https://lnkd.in/aB1",
        "https://is.gd/aB1",
        "https://amzn.to/3abc",
    ],
)
def test_a_short_link_is_told_with_its_target(url: str) -> None:
    """The redirects say where it leads."""
    assert said(RULE, cited(url, chain=(OWN,))).suggestion == f"Cite {OWN}."


def test_the_target_is_told_without_what_the_service_added() -> None:
    """Shortened links lead to tracked addresses as a rule."""
    hint = said(RULE, cited("https://bit.ly/3abc", chain=(f"{OWN}?utm_source=twitter&utm_medium=social",)))
    assert hint.suggestion == f"Cite {OWN}."


def test_a_short_link_that_moved_for_good_is_one_still() -> None:
    """Services redirect permanently; that makes their links no better."""
    assert said(RULE, cited("https://bit.ly/3abc", chain=(OWN,), status=LinkStatus.MOVED)).evidence == (OWN,)


@pytest.mark.parametrize("checked", SILENT.values(), ids=SILENT)
def test_without_a_target_nothing_is_said(checked) -> None:
    """What a short link stands for must have been seen."""
    assert silent(RULE, checked)
