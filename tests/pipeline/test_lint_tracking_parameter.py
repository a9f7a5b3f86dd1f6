"""Addresses with tracking parameters, and parameters that choose the page."""

import pytest
from fakes.linted import cited, said, silent

from pipeline.checks.lint.tracking_parameter import RULE

WITH = {
    "all of the query": ("https://e.org/a?utm_source=x&utm_medium=y", "https://e.org/a"),
    "beside another": ("https://e.org/a?id=7&fbclid=abc", "https://e.org/a?id=7"),
    "before another": ("https://e.org/a?gclid=abc&id=7#part", "https://e.org/a?id=7#part"),
    "in capitals": ("https://e.org/a?UTM_Source=x", "https://e.org/a"),
    "escapes are kept": ("https://e.org/a?q=%D0%B0+b&yclid=1", "https://e.org/a?q=%D0%B0+b"),
}
WITHOUT = {
    "no query": "https://e.org/a",
    "an id": "https://e.org/a?id=7",
    "ref and source": "https://e.org/a?ref=3&source=archive",
    "in the path": "https://e.org/utm_source/a",
    "in a route": "https://e.org/#/a?utm_source=x",
    "an archived copy": "https://web.archive.org/web/20190503101500/https://e.org/a?utm_source=x",
    "a value": "https://e.org/a?tag=utm_source",
}


@pytest.mark.parametrize(("url", "clean"), WITH.values(), ids=WITH)
def test_tracking_is_told_with_the_shorter_address(url: str, clean: str) -> None:
    """The suggestion is the address without them, otherwise as it was."""
    assert said(RULE, cited(url)).suggestion == f"Shorten it to {clean}."


@pytest.mark.parametrize("url", WITHOUT.values(), ids=WITHOUT)
def test_what_chooses_the_page_is_left_alone(url: str) -> None:
    """A parameter that may matter is no tracking."""
    assert silent(RULE, cited(url))
