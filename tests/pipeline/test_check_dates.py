"""The cited date against the page's: what agrees, what contradicts, and what proves nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from fakes.answers import decided, page, result
from hypothesis import given
from hypothesis import strategies as st

from footnotes.model import Citation
from pipeline.checks.dates import check_date
from pipeline.text.model import Media, Page
from reports.model import CheckStatus, FactCheck, FactName


def check(cited: str | None, published: str | None, place: str | None = "json-ld", **more: Any) -> FactCheck:
    text = more.pop("visible", "The council met on Tuesday.")
    read = page("Flood wall report", published=published, published_in=place, visible=text, **more)
    return check_date(_citing(cited), read)


def _citing(day: str | None) -> Citation:
    return Citation("draft.txt#1.1", "draft.txt#1", "draft.txt", "A. Weir, “Flood wall report”.", date=day)


AGREE = {
    "the same day": ("2019-05-03", "2019-05-03"),
    "a day later: another time zone": ("2019-05-03", "2019-05-04"),
    "a day earlier, in another year": ("2020-01-01", "2019-12-31"),
    "the month of the day": ("2019-05", "2019-05-31"),
    "the year of the day": ("2019", "2019-05-31"),
    "a month, put online at its border": ("2019-05", "2019-06-04"),
    "a year, put online at its border": ("2019", "2020-01-03"),
    "month and month": ("2019-05", "2019-05"),
}


@pytest.mark.parametrize(("cited", "published"), AGREE.values(), ids=AGREE)
def test_agreeing_dates_match(cited, published):
    """A page that is dated as the note says, as precisely as it says, is a match in any place."""
    assert check(cited, published).status is CheckStatus.MATCH
    assert check(cited, published, "htmldate").status is CheckStatus.MATCH


def test_the_last_change_may_be_the_cited_date():
    """Authors cite the day that the page shows, and pages that change show the day of the change."""
    found = check("2019-05-20", "2019-05-03", updated="2019-05-20")
    assert (found.status, found.found, found.found_in) == (CheckStatus.MATCH, "2019-05-20", "updated")


CONTRADICT = {
    "days": ("2019-05-03", "2019-05-08"),
    "a month": ("2019-05-03", "2019-06-03"),
    "years": ("2019-05-03", "2016-05-03"),
    "another month": ("2019-05", "2019-07-15"),
    "the month before": ("2019-05", "2019-06-15"),
    "a year later than the page": ("2021", "2019-05-03"),
}


@pytest.mark.parametrize("place", ["json-ld", "meta", "citation_date", "itemprop", "url"])
@pytest.mark.parametrize(("cited", "published"), CONTRADICT.values(), ids=CONTRADICT)
def test_another_date_in_a_trusted_place_is_a_mismatch(cited, published, place):
    """Metadata and addresses are believed, and what they say is shown."""
    assert check(cited, published, place) == FactCheck(CheckStatus.MISMATCH, cited, published, place)


PROVES_NOTHING = {
    "guessed by a library": ("2019-05-03", "2016-05-03", "htmldate", {"visible": "3 May 2016"}),
    "the export of a PDF": ("2019-05-03", "2016-05-03", "pdf", {"visible": "3 May 2016"}),
    "a time element that nobody sees": ("2019-05-03", "2016-05-03", "time", {}),
    "the last edit of a wiki": ("2019-05-03", "2022-05-03", "text", {"visible": "Last edited on 3 May 2022."}),
    "its label on the line above": ("2019-05-03", "2022-05-03", "time", {"visible": "Stand:\n03.05.2022"}),
    "the cited day is printed": ("2019-05-03", "2022-05-03", "meta", {"visible": "By A. Weir, May 3, 2019"}),
    "printed in Russian": ("2019-05-03", "2022-05-03", "meta", {"visible": "3 мая 2019 г."}),
    "printed so that it may be May or March": ("2019-05-03", "2022-01-01", "meta", {"visible": "Posted 05/03/2019"}),
    "between publication and last change": ("2019-05-03", "2018-01-01", "json-ld", {"updated": "2022-01-01"}),
    "an issue that comes out before its month": ("2019-06", "2019-05-02", "json-ld", {}),
    "a report that comes out before its year": ("2020", "2019-11-20", "json-ld", {}),
    "an older work on a newer page": ("2012", "2018-03-01", "meta", {}),
    "a month, on a page put up years later": ("2012-03", "2018-03-01", "meta", {}),
    "the page gives no more than the year": ("2019-05-03", "2019", "meta", {}),
    "to come when it was seen": ("2019-05-03", "2075-11-21", "json-ld", {"seen": date(2022, 6, 1)}),
    "the day on which it was seen": ("2019-05-03", "2022-06-01", "json-ld", {"seen": date(2022, 6, 1)}),
    "the day before, in another zone": ("2019-05-03", "2022-06-01", "meta", {"seen": date(2022, 6, 2)}),
    "a date beneath the title that cannot be read": (
        "2019-05-03", "2021-06-01", "meta", {"visible": "Flood wall report\n3 Mesi 2019"}),
    "and one above it, of another calendar": (
        "2019-05-03", "2021-06-01", "json-ld", {"visible": "१३९८ २० बैशाख\nFlood wall report\n२०७६ बैशाख २०"}),
    "only as the day of a change, which it is": (
        "2019-05-03", "2019-05-08", "json-ld", {"updated": "2019-05-08", "visible": "Edited on 8 May 2019, 19:08"}),
    "younger than its comments": (
        "2019-05-03", "2019-06-08", "json-ld",
        {"visible": "Ann, 2 May 2019 14:17\nWell said.\nBo, 4 May 2019 9:12\nIndeed."}),
    "the first of the month that is meant": ("2019-05-01", "2019-05-14", "meta", {}),
    "day and month exchanged": ("2019-05-03", "2019-03-05", "meta", {}),
    "a number in the address": ("2019-05-03", "2001-02-13", "number", {}),
    "outside the article, far from the title": (
        "2019-05-03", "2016-05-03", "page", {"visible": "3 May 2016\nFlood wall report"}),
}  # fmt: skip


@pytest.mark.parametrize(("cited", "published", "place", "more"), PROVES_NOTHING.values(), ids=PROVES_NOTHING)
def test_doubtful_evidence_is_no_mismatch(cited, published, place, more):
    """Where the note may be right all the same, nothing is claimed."""
    assert check(cited, published, place, **more).status is CheckStatus.UNKNOWN


STILL_EVIDENCE = {
    "seen years later": ("2019-05-03", "2018-05-03", "json-ld", {"seen": date(2022, 6, 1)}),
    "the unread date is the page's own": (
        "2019-05-03", "2021-06-01", "meta", {"visible": "Flood wall report\n01/06/21"}),
    "a number far from the title": (
        "2019-05-03", "2021-06-01", "meta", {"visible": "Flood wall report\n" + "Words.\n" * 12 + "3 Mesi 2019"}),
    "one comment, and younger ones": (
        "2019-05-03", "2019-06-08", "json-ld", {"visible": "Ann, 9 June 2019 14:17\nBo, 10 June 2019 9:12"}),
    "day and month exchanged, and printed in words": (
        "2019-05-03", "2019-03-05", "meta", {"visible": "5 March 2019"}),
    "the first of another month": ("2019-05-01", "2019-06-14", "meta", {}),
    "outside the article, beneath the title": (
        "2019-05-03", "2016-05-03", "page", {"visible": "Flood wall report\n3 May 2016"}),
}  # fmt: skip


@pytest.mark.parametrize(("cited", "published", "place", "more"), STILL_EVIDENCE.values(), ids=STILL_EVIDENCE)
def test_what_only_looks_doubtful_is_evidence(cited, published, place, more):
    """The doubts have bounds."""
    assert check(cited, published, place, **more).status is CheckStatus.MISMATCH


def test_a_law_is_dated_by_its_adoption():
    """A legal portal dates its page by the posting; a page older than the law is another one."""
    law = replace(_citing("2011-10-11"), title="Law on River Banks")
    posted = page("Law on River Banks", published="2020-06-15", published_in="json-ld", visible="On river banks.")
    assert check_date(law, posted).status is CheckStatus.UNKNOWN
    assert check_date(law, replace(posted, published="2009-06-15")).status is CheckStatus.MISMATCH


@pytest.mark.parametrize("place", ["text", "time"])
def test_a_day_that_readers_see_is_evidence(place):
    """What stands on the page as its day is believed as metadata are."""
    assert check("2019-05-03", "2022-05-03", place, visible="By A. Weir\n3 May 2022").status is CheckStatus.MISMATCH


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("https://archive.ph/nRUAP", CheckStatus.UNKNOWN),
        ("https://perma.cc/AB12-CD34", CheckStatus.UNKNOWN),
        ("https://web.archive.org/web/20190307101500/https://example.org/wall", CheckStatus.UNKNOWN),
        ("https://example.org/wall", CheckStatus.MISMATCH),
    ],
)
def test_an_archive_prints_the_day_of_its_copy(url, status):
    """Above a copy stands when it was made, which is not when the work was published."""
    known = page("Flood wall report", published="2019-05-08", published_in="text", visible="Saved on 8 May 2019")
    assert check_date(replace(_citing("2019-05-03"), url=url), known).status is status
    declared = replace(known, published_in="meta")
    assert check_date(replace(_citing("2019-05-03"), url=url), declared).status is CheckStatus.MISMATCH


def test_an_older_work_is_contradicted_by_a_printed_day():
    """A year is refuted by a later page only where readers see its day."""
    assert check("2012", "2018-03-01", "meta", visible="1 March 2018").status is CheckStatus.MISMATCH


def test_a_page_without_metadata_matches_by_its_dateline():
    """The cited day in a short line of a page that is not dated otherwise is its date; in prose it is a story's."""
    assert check("2019-05-03", None, None, visible="River Post\nRiverton, 3 May 2019").status is CheckStatus.MATCH
    story = "On 3 May 2019 the river rose. " + "Nobody had seen anything like it in the valley. " * 5
    assert check("2019-05-03", None, None, visible=story).status is CheckStatus.UNKNOWN


@pytest.mark.parametrize(
    "cited", [None, "", "spring", "2019-13", "2019-02-30", "20190503", "0000", "0001", "9999-12-31", "2019-5-3"]
)
def test_what_is_no_date_is_unknown(cited):
    """A note without a date, or with one that cannot be, is compared with nothing."""
    assert check(cited, "2016-05-03").status is CheckStatus.UNKNOWN


_ISO = st.builds(lambda day, length: str(day)[:length], st.dates(), st.sampled_from([4, 7, 10]))


@given(
    cited=st.none() | st.text(max_size=12) | _ISO,
    published=st.none() | st.text(max_size=12) | _ISO,
    updated=st.none() | st.text(max_size=12) | _ISO,
    place=st.sampled_from(["json-ld", "time", "text", None]),
    visible=st.text(max_size=200),
)
def test_no_page_makes_it_raise(cited, published, updated, place, visible):
    """Whatever a page and a note say, there is an answer, and it repeats what was cited."""
    read = Page(Media.HTML, published=published, published_in=place, updated=updated, visible=visible)
    assert check_date(_citing(cited), read).cited == cited


def test_the_reason_gives_both_dates_in_words():
    """An editor reads days as people write them."""
    found = FactCheck(CheckStatus.MISMATCH, "2019-05-03", "2018-04-12", "json-ld")
    _, (reason,) = decided(_living(facts=((FactName.DATE, found),)))
    assert (reason.code, reason.message) == (
        "date-mismatch",
        "The page is dated 12 April 2018, the note says 3 May 2019.",
    )


def _living(**more):
    from reports.model import LinkFinding, LinkStatus

    return result(link=LinkFinding(LinkStatus.ALIVE, "ok", "The page is there."), **more)
