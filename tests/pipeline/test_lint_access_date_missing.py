"""Undated pages and the day on which they were seen."""

import pytest
from fakes.answers import page
from fakes.linted import URL, cited, inline, said, silent

from pipeline.checks.lint.access_date_missing import RULE
from pipeline.text.model import Media, Page
from reports.model import LinkStatus, TitleStatus

SILENT = {
    "access date": cited(accessed="2021-05-03"),
    "date": cited(date="2019"),
    "a year in the note": cited(text=f"A. Weir, Flood wall report (spring 2019), {URL}"),
    "a day without a year": cited(text=f"A. Weir, Flood wall report, accessed May 3, {URL}"),
    "a day in numbers": cited(text=f"A. Weir, Flood wall report (last accessed 3/5/19), {URL}"),
    "a German day": cited(text=f"A. Weir, Flood wall report, Stand: 03.05.19, {URL}"),
    "a French day": cited(text=f"A. Weir, Flood wall report, consulté le 3 mai, {URL}"),
    "a Russian day": cited(text=f"A. Weir, Flood wall report, 3 мая, {URL}"),
    "a search": cited("https://www.google.com/search?q=flood+wall"),
    "an archive's copy": cited("https://archive.ph/aB1cD"),
    "another archive's copy": cited("https://perma.cc/AB12-CD34"),
    "an old version in a wiki": cited("https://wiki.org/w/index.php?title=Flood&oldid=991"),
    "a post, which needs its own date": cited("https://mastodon.example/@harbour/109501234567890123"),
    "dated page": cited(page=page("Flood", published="2019-05-03")),
    "updated page": cited(page=page("Flood", updated="2019-05-03")),
    "PDF": cited(page=Page(Media.PDF, text="Text", pages=3)),
    "dead": cited(status=LinkStatus.DEAD),
    "another page": cited(shown=TitleStatus.MISMATCH),
    "an archived copy": cited(f"https://web.archive.org/web/20190503101500/{URL}"),
    "a link of the running text": inline(cited()),
}


def test_numbers_are_no_dates() -> None:
    """Neither a table nor a version says on which day the page was seen."""
    for words in ("Table 3", "version 2.10.1", "no. 12/4", "part 12 of it"):
        assert said(RULE, cited(text=f"A. Weir, Flood wall report, {words}, {URL}"))


def test_an_undated_page_needs_a_day() -> None:
    """Otherwise nobody can tell which state of the page is meant."""
    assert "day on which" in said(RULE, cited()).suggestion


@pytest.mark.parametrize("checked", SILENT.values(), ids=SILENT)
def test_any_date_will_do(checked) -> None:
    """The note's, the page's, or the copy's."""
    assert silent(RULE, checked)
