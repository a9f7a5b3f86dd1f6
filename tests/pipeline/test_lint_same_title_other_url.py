"""One work at two addresses."""

import pytest
from fakes.answers import page
from fakes.linted import URL, cited, said, silent

from pipeline.checks.lint.same_title_other_url import RULE

TITLE = "The wall that failed twice"
FIRST = cited(label="4", title=TITLE, authors=("A. Weir",), publisher="River Post", date="2019-05-03")
ELSEWHERE = "https://riverpost.org/print/77"


def later(url: str = ELSEWHERE, **fields):
    return cited(url, label="9", **{"title": TITLE} | fields)


SILENT = {
    "the same address": later(URL),
    "tracking": later(f"{URL}?utm_source=x"),
    "its archived copy": later(f"https://web.archive.org/web/20190503101500/{URL}"),
    "an opaque archive": later("https://perma.cc/AB12-CD34"),
    "its DOI": later("https://doi.org/10.1000/182"),
    "it leads there": later(chain=(URL,)),
    "it is its canonical": later(page=page(TITLE, canonical=URL)),
    "another day": later(date="2020-05-03"),
    "another author": later(authors=("B. Orrel",)),
    "another outlet": later(publisher="Harbour Gazette"),
    "another title": later(title="The wall that failed once"),
    "another document": later(document="other.md"),
}


def test_another_address_is_told_with_both() -> None:
    """Readers of both notes should get one text."""
    hint = said(RULE, FIRST, later(date="2019"))
    assert hint.citation == "draft.md#9.1"
    assert hint.evidence == ("draft.md#4.1", URL, ELSEWHERE)


@pytest.mark.parametrize("second", SILENT.values(), ids=SILENT)
def test_what_can_be_one_place_or_two_works(second) -> None:
    """Copies, redirects and reprints are told apart from mistakes."""
    assert silent(RULE, FIRST, second)


def test_short_titles_and_links_of_one_note_are_left_alone() -> None:
    """A title such as “Annual report” names thousands of works, and a note may give two addresses on purpose."""
    assert silent(RULE, cited(label="4", title="Annual report"), later(title="Annual report"))
    assert silent(RULE, FIRST, cited(ELSEWHERE, label="4", place=2, title=TITLE))
