"""What was judged before is not judged again, and only as long as note, page, answer and program are the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from fakes.answers import ARTICLE, capture, page, result

from cache.model import Hop
from cache.store import Workspace
from footnotes.model import Citation
from pipeline.checks.dates import same_when_seen
from pipeline.copies.compared import Comparisons
from pipeline.isolation.frames import Answer, Question
from pipeline.stages import judgements as module
from pipeline.stages.extract import PagePlace, PageReader
from pipeline.stages.judge import Judge
from pipeline.stages.judgements import Judgements
from pipeline.stages.shelf import Shelf, Sighting
from pipeline.text.model import Page
from pipeline.text.packing import pack_page
from reports.model import CitationResult, LinkStatus, QuoteCheck, QuoteStatus

URL = "https://gazette.example/tides"
HOME = "https://gazette.example/"
TITLE = "Tide tables for the old harbour"
NOTED = result()
CITED = replace(NOTED, citation=replace(NOTED.citation, url=URL, title=TITLE, date="2016-03-04"))
PAGE = page(TITLE, text=ARTICLE * 3, published="2016-03-04")
FETCHED = replace(capture(URL), body_sha256="aa" * 32, hops=(Hop(URL, 200),))


class _Nobody:
    """Reads no page."""

    places = 1

    async def ask(self, question: Question) -> Answer:
        raise AssertionError(question)


class Desk:
    """A run: what stands on its shelf, and who judges."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.judgements = Judgements(workspace)
        self.shelf = Shelf(PageReader(workspace, _Nobody()), workspace.folder)

    def show(self, shown: Page = PAGE, key: str = "first", answer=FETCHED) -> None:
        """Put a page on the shelf; ``key`` stands for its bytes."""
        self.workspace.remember("page", key, pack_page(shown), answer.checked_at)
        self.shelf.put(URL, Sighting(answer, PagePlace(key, answer.checked_at.date())))

    def judged(self, noted: CitationResult = CITED) -> CitationResult:
        """The result, kept for the next run."""
        made, _ = Judge(self.shelf, self.judgements).judged(noted, self.shelf)
        self.judgements.keep(noted.citation.document)
        return made

    def known(self, citation: Citation = CITED.citation) -> bool:
        """Whether an earlier run has judged it."""
        return self.judgements.known(citation, self.shelf, URL) is not None


@pytest.fixture
def before(workspace: Workspace) -> Desk:
    """A run that has judged the page."""
    desk = Desk(workspace)
    desk.show()
    assert not desk.known()
    assert desk.judged().link.status is LinkStatus.ALIVE
    return desk


def test_the_same_is_not_judged_again(before: Desk) -> None:
    """Nor read: the workspace has lost the page by now. Moments and places of records are those of the new answer."""
    later = replace(FETCHED, checked_at=FETCHED.checked_at + timedelta(days=7), attempts=2)
    desk = Desk(before.workspace)
    desk.show(answer=later)
    desk.workspace.remember("page", "first", b"", later.checked_at)
    again = desk.judged()
    first = before.judged()
    assert (again.link.checked_at, again.link.attempts) == (later.checked_at, 2)
    assert replace(again, link=first.link) == first


@pytest.mark.parametrize(
    ("shown", "key", "answer", "cited"),
    [
        (page("Another title", text=ARTICLE * 3), "second", {}, {}),
        (PAGE, "first", {"status": 404}, {}),
        (
            PAGE,
            "first",
            {"hops": (Hop(URL, 301, "https://gazette.example/"), Hop("https://gazette.example/", 200))},
            {},
        ),
        (PAGE, "first", {"headers": (("cf-mitigated", "challenge"),)}, {}),
        (PAGE, "first", {}, {"title": "A title that was mended"}),
        (PAGE, "first", {}, {"date": "2017"}),
        (PAGE, "first", {}, {"id": "other.md#1.1"}),
        (PAGE, "first", {}, {"alternatives": ("https://gazette.example/tide",)}),
    ],
    ids=["page", "status", "redirect", "header", "title", "date", "place", "damaged address"],
)
def test_whatever_changes_is_judged_anew(before: Desk, shown: Page, key: str, answer: dict, cited: dict) -> None:
    """A judgement of something else is a false alarm, or a silence."""
    desk = Desk(before.workspace)
    desk.show(shown, key, replace(FETCHED, **answer))
    assert not desk.known(replace(CITED.citation, **cited))


def test_another_program_judges_anew(before: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever of it is another."""
    monkeypatch.setattr(module, "_program", lambda: "another")
    desk = Desk(before.workspace)
    desk.show()
    assert not desk.known()


def test_what_control_requests_told_is_not_remembered(before: Desk) -> None:
    """They are judged by what was asked beside them."""
    desk = Desk(before.workspace)
    desk.show()
    desk.shelf.control(URL, home=desk.shelf.sighting(URL))
    assert not desk.known()


@pytest.mark.parametrize(
    ("dates", "days", "same"),
    [
        (("2016-03-04", None), 7, True),
        ((None, None), 7, True),
        (("2026", None), 7, False),
        (("2016-03-04", "2026-02-28"), 7, False),
    ],
)
def test_the_day_counts_where_the_page_is_young(dates: tuple[str | None, ...], days: int, same: bool) -> None:
    """A page that is dated on the day of each visit has no date; one of years ago has the same on both days."""
    day = date(2026, 3, 1)
    assert same_when_seen(dates, day, day + timedelta(days=days)) is same


def test_quotations_are_looked_for_once(before: Desk, workspace: Workspace) -> None:
    """Until a page, a note or a copy of the document is another one."""
    results = [before.judged()]
    nothing = Comparisons(lambda _: None, workspace.folder)
    document, mark = CITED.citation.document, before.judgements.quotations(results, before.shelf, nothing)
    assert before.judgements.quoted(document, mark) is None
    found = (QuoteCheck("the gauge", QuoteStatus.FOUND, 1.0),)
    before.judgements.keep_quoted(document, mark, [replace(results[0], quotes=found)])
    desk = Desk(workspace)
    desk.show()
    assert desk.judgements.quotations(results, desk.shelf, nothing) == mark
    (known,) = desk.judgements.quoted(document, mark) or ()
    assert known.quotes == found
    other = [replace(results[0], footnote=replace(results[0].footnote, text="Another note."))]
    assert desk.judgements.quotations(other, desk.shelf, nothing) != mark
    desk.show(key="second")
    assert desk.judgements.quotations(results, desk.shelf, nothing) != mark
    assert desk.known(CITED.citation) is False
