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
    "the work's own domain": cited("https://floodwall.report", **WORK),
    "the work's own site": cited("https://report.floodwall.org/", **WORK),
    "a site of a project": cited("https://fwr2019.riverpost.org/", **WORK),
    "a title without words": cited(HOME, title="Homepage", publisher="River Post"),
    "about the site": cited(HOME, title="About us", publisher="River Post"),
    "the organisation": cited("https://www.riverwatch.org/", title="River Watch Foundation", date="2019"),
    "its name and more": cited("https://www.riverwatch.org/", title="River Watch Foundation homepage", date="2019"),
    "its author": cited("https://www.rwf.net/", title="Friends of the Mole", authors=("Friends of the Mole",)),
    "an abbreviation": cited("https://www.bmz.de", title="Bundesministerium für Zusammenarbeit", date="2019"),
    "a search": cited("https://riverpost.org/?s=flood", **WORK),
    "a number": cited("https://riverpost.org/?p=12", **WORK),
    "a route": cited("https://riverpost.org/#/article/5", **WORK),
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


def test_a_sub_domain_that_shows_something_else_is_told() -> None:
    """It may be the work's own site, until it was seen."""
    told = said(RULE, cited("https://fwr2019.riverpost.org/", shown=TitleStatus.MISMATCH, **WORK))
    assert "home page of fwr2019.riverpost.org" in told.message


@pytest.mark.parametrize("checked", SILENT.values(), ids=SILENT)
def test_a_site_may_be_cited_as_a_whole(checked) -> None:
    """A home page is the right address of a site."""
    assert silent(RULE, checked)
