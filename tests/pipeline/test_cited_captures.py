"""An archive's address that is cited as the source itself is read as the page that it is a copy of."""

from __future__ import annotations

import pytest
from fakes.answers import ARTICLE, capture, page

from footnotes.model import Citation, Footnote, Location, NoteKind
from pipeline.stages.verify import Evidence, judge_citation
from reports.model import CheckStatus, FactName, LinkStatus, TitleStatus

ORIGINAL = "https://www.riverpost.org/2016/03/04/flood-wall"
COPY = f"https://web.archive.org/web/20190805060708/{ORIGINAL}"
TITLE = "Flood wall report"
NOTE = Footnote("a#1", "a", "1", NoteKind.FOOTNOTE, "", Location(), None)


def judged(url: str, *titles: str, date: str = "2016-03-04", **more):
    citation = Citation("a#1.1", "a#1", "a", "", title=TITLE, date=date, authors=("Riverpost",), url=url)
    return judge_citation(citation, NOTE, Evidence(capture(url), page(*titles, **more)))


def test_the_outlet_is_that_of_the_page() -> None:
    """Its name may stand in the title, and as the author; the archive's may not."""
    found = judged(COPY, f"{TITLE} - Riverpost")
    assert (found.link.status, found.title_check.status) == (LinkStatus.ALIVE, TitleStatus.MATCH)
    assert found.fact(FactName.AUTHOR).status is CheckStatus.MATCH


def test_another_page_in_the_copy_is_told() -> None:
    """A copy may be of another page than the author thought."""
    assert judged(COPY, "Bakers call for cheaper flour").title_check.status is TitleStatus.MISMATCH


@pytest.mark.parametrize(
    ("url", "status"),
    [
        (COPY, CheckStatus.UNKNOWN),
        (ORIGINAL, CheckStatus.MISMATCH),
        (COPY.replace("08050607", "09"), CheckStatus.MISMATCH),
    ],
)
def test_the_day_of_the_capture_is_no_date_of_the_page(url: str, status: CheckStatus) -> None:
    """Archives and pages print the day on which the copy was made; on another day it is the page's own."""
    found = judged(url, TITLE, published="2019-08-05", published_in="meta", visible=ARTICLE)
    assert found.fact(FactName.DATE).status is status
