"""Addresses with tracking parameters, and parameters that choose the page."""

import pytest
from fakes.answers import page
from fakes.linted import cited, said, silent

from pipeline.checks.lint.tracking_parameter import RULE

WITH = {
    "all of the query": ("https://e.org/a?utm_source=x&utm_medium=y", "https://e.org/a"),
    "beside another": ("https://e.org/a?id=7&fbclid=abc", "https://e.org/a?id=7"),
    "before another": ("https://e.org/a?gclid=abc&id=7#part", "https://e.org/a?id=7#part"),
    "in capitals": ("https://e.org/a?UTM_Source=x", "https://e.org/a"),
    "mail": ("https://e.org/a?mc_cid=1&mc_eid=2", "https://e.org/a"),
    "a shop's advertisement": ("https://e.org/a?srsltid=AfmBO", "https://e.org/a"),
    "an embedded post": ("https://x.com/a/status/7?ref_src=twsrc%5Etfw", "https://x.com/a/status/7"),
    "a shared post": ("https://twitter.com/a/status/7?s=20&t=aBcD", "https://twitter.com/a/status/7"),
    "a shared photo": ("https://www.instagram.com/p/CabcDEF/?igsh=1", "https://www.instagram.com/p/CabcDEF/"),
    "a shared film": ("https://youtu.be/dQw4w9WgXcQ?si=aBc", "https://youtu.be/dQw4w9WgXcQ"),
    "a film at a moment": (
        "https://www.youtube.com/watch?v=dQ&feature=youtu.be&t=90",
        "https://www.youtube.com/watch?v=dQ&t=90",
    ),
    "a journal's own search": (
        "https://www.sciencedirect.com/science/article/pii/S01?via%3Dihub",
        "https://www.sciencedirect.com/science/article/pii/S01",
    ),
    "a button of a blog": ("https://blog.org/2018/03/stones/?share=twitter", "https://blog.org/2018/03/stones/"),
    "behind an ampersand as pages write it": ("https://e.org/a?id=7&amp;utm_source=x", "https://e.org/a?id=7"),
    "a newsfeed's fragment": ("https://e.org/a?id=7#utm_source=rss&utm_medium=feed", "https://e.org/a?id=7"),
    "a session beside it": ("https://e.org/a?PHPSESSID=abc&utm_source=x", "https://e.org/a"),
    "escapes are kept": ("https://e.org/a?q=%D0%B0+b&yclid=1", "https://e.org/a?q=%D0%B0+b"),
}
WITHOUT = {
    "no query": "https://e.org/a",
    "an id": "https://e.org/a?id=7",
    "ref and source": "https://e.org/a?ref=3&source=archive",
    "a reference number of an office": "https://office.gov/doc?ref=ABC-12",
    "a share of a company": "https://exchange.org/quote?share=ABC",
    "a client id": "https://laws.org/doc?cid=1234&campaign=1848",
    "a letter elsewhere": "https://e.org/a?s=20&t=abc&si=4&feature=bridges",
    "a film": "https://www.youtube.com/watch?v=dQ&t=90s&list=PL1",
    "a friend's link": "https://medium.com/p/x?source=friends_link&sk=abc",
    "a section of a page": "https://e.org/a#utm_source-and-others",
    "in the path": "https://e.org/utm_source/a",
    "in a route": "https://e.org/#/a?utm_source=x",
    "an archived copy": "https://web.archive.org/web/20190503101500/https://e.org/a?utm_source=x",
    "a value": "https://e.org/a?tag=utm_source",
}


@pytest.mark.parametrize(("url", "clean"), WITH.values(), ids=WITH)
def test_tracking_is_told_with_the_shorter_address(url: str, clean: str) -> None:
    """The suggestion is the address without them, otherwise as it was."""
    assert said(RULE, cited(url)).suggestion == f"Shorten it to {clean}."


def test_the_address_is_the_one_to_use() -> None:
    """Where the site was seen to pass on to https, the shorter address begins with it."""
    url = "http://e.org/a?utm_source=x"
    hint = said(RULE, cited(url, chain=("https://e.org/a?utm_source=x",)))
    assert hint.suggestion == "Shorten it to https://e.org/a."
    hint = said(RULE, cited(url, chain=("https://www.e.org/a/?utm_source=x",)))
    assert hint.suggestion == "Shorten it to https://www.e.org/a."


def test_rules_that_speak_of_one_address_suggest_the_same() -> None:
    """Where the page names its own address, that is the shorter one; one that names another page is not followed."""
    url = "https://m.paper.org/2019/flood/amp/?utm_source=x"
    own = page("Flood", canonical="https://www.paper.org/2019/flood")
    assert said(RULE, cited(url, page=own)).suggestion == "Shorten it to https://www.paper.org/2019/flood."
    for other in (
        "https://www.paper.org/2019",
        "https://agency.org/2019/flood",
        "https://www.paper.org/2019/flood?p=2",
    ):
        hint = said(RULE, cited(url, page=page("Flood", canonical=other)))
        assert hint.suggestion == "Shorten it to https://m.paper.org/2019/flood/amp/."


def test_one_and_many_are_told_apart() -> None:
    """The sentence is one that an editor would write."""
    assert "a tracking parameter (fbclid), which says" in said(RULE, cited("https://e.org/a?fbclid=1")).message
    many = said(RULE, cited("https://e.org/a?utm_source=1&utm_medium=2&gclid=3&fbclid=4"))
    assert "tracking parameters (utm_source, utm_medium, gclid and others), which say" in many.message


@pytest.mark.parametrize("url", WITHOUT.values(), ids=WITHOUT)
def test_what_chooses_the_page_is_left_alone(url: str) -> None:
    """A parameter that may matter is no tracking."""
    assert silent(RULE, cited(url))
