"""Works cited by a home page, and home pages cited as such."""

import pytest
from fakes.answers import page
from fakes.linted import cited, said, silent

from pipeline.checks.lint.home_page import RULE
from reports.model import TitleStatus

TITLE = "Flood wall report"
HOME = "https://www.riverpost.org/"
WORK = {"title": TITLE, "publisher": "River Post"}
SILENT = {
    "the page": cited("https://www.riverpost.org/2019/flood", **WORK),
    "no title": cited(HOME),
    "the site itself": cited(HOME, title="The River Post", publisher="River Post"),
    "its home page shows the title": cited(HOME, shown=TitleStatus.MATCH, **WORK),
    "a name and nothing else": cited(HOME, title="Congress of River Engineers"),
    "the site's own name": cited(HOME, title="Rivers Today", date="2019", page=page("x", site="Rivers Today")),
    "leads on to the work": cited(HOME, chain=("https://www.riverpost.org/2019/flood",), **WORK),
}


@pytest.mark.parametrize("url", [HOME, "https://riverpost.org", "https://riverpost.org/en/index.html"])
def test_a_work_at_a_home_page_is_told(url: str) -> None:
    """Readers find the front page of the day there."""
    assert TITLE in said(RULE, cited(url, **WORK)).message


@pytest.mark.parametrize("checked", SILENT.values(), ids=SILENT)
def test_a_site_may_be_cited_as_a_whole(checked) -> None:
    """A home page is the right address of a site."""
    assert silent(RULE, checked)
