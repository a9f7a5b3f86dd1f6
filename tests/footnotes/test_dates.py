"""Dates as footnotes print them."""

from __future__ import annotations

import pytest

from footnotes.works.dates import accessed_date, find_dates, whole_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        pytest.param("August 2014", "2014-08", id="month-year"),
        pytest.param("5 August 2014", "2014-08-05", id="day-month-year"),
        pytest.param("August 5, 2014", "2014-08-05", id="american"),
        pytest.param("August 5th 2014", "2014-08-05", id="ordinal"),
        pytest.param("Sept. 5, 2014", "2014-09-05", id="abbreviated"),
        pytest.param("(2008)", "2008", id="bracketed-year"),
        pytest.param("2015b", "2015", id="year-letter"),
        pytest.param("2021-06-05", "2021-06-05", id="iso"),
        pytest.param("05.06.2020", "2020-06-05", id="dotted"),
        pytest.param("25/12/2020", "2020-12-25", id="slashed-european"),
        pytest.param("12/25/2020", "2020-12-25", id="slashed-american"),
        pytest.param("03/04/2021", "2021", id="slashed-ambiguous-keeps-what-is-sure"),
        pytest.param("22 февраля 2021 года", "2021-02-22", id="russian"),
        pytest.param("май 2020", "2020-05", id="russian-month"),
        pytest.param("3. Mai 2019", "2019-05-03", id="german"),
        pytest.param("vom 3. Dezember 2015", "2015-12-03", id="german-vom"),
        pytest.param("le 5 mars 2018", "2018-03-05", id="french"),
        pytest.param("1er août 2016", "2016-08-01", id="french-first"),
        pytest.param("5 de mayo de 2014", "2014-05-05", id="spanish"),
        pytest.param("3 maja 2017", "2017-05-03", id="polish"),
        pytest.param("Spring 2019", "2019", id="season"),
        pytest.param("in June, 2017", "2017-06", id="comma-after-month"),
        pytest.param("published on 4 July 2019", "2019-07-04", id="published-on"),
        pytest.param("(with changes as of 01.07.2021)", "2021-07-01", id="with-changes"),
        pytest.param("judgment of 3 May 2012", "2012-05-03", id="judgment"),
        pytest.param("5. listopada 2019", "2019-10-05", id="croatian-october"),
        pytest.param("5 listopada 2019", "2019-11-05", id="polish-november"),
        pytest.param("5. listopadu 2019", "2019-11-05", id="czech-november"),
        pytest.param("2019年5月3日", "2019-05-03", id="chinese"),
        pytest.param("2019年5月", "2019-05", id="japanese-month"),
        pytest.param("2019년 5월 3일", "2019-05-03", id="korean"),
        pytest.param("2019. 5. 3.", "2019-05-03", id="korean-points"),
        pytest.param("2019. május 3.", "2019-05-03", id="hungarian"),
        pytest.param("2019/05/03", "2019-05-03", id="japanese-slashes"),
    ],
)
def test_a_whole_date_is_read_as_precisely_as_printed(text: str, iso: str) -> None:
    """A text that is a date gives its ISO form, no more and no less precise than printed."""
    date = whole_date(text)
    assert date is not None
    assert date.iso == iso


@pytest.mark.parametrize(
    "text",
    [
        "J. Nets 2003. 12. 45–50",
        "2019年版",
        "Fish prices in 2015",
        "May Day",
        "page 2014a-x",
        "No. 138",
        "1,500",
        "",
        "45 March 2020x",
    ],
)
def test_what_says_more_than_a_date_is_no_whole_date(text: str) -> None:
    """Words beside a date, and numbers that are none, are not taken for a date."""
    assert whole_date(text) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [("10 - 28 February 2014", "2014-02"), ("21 October–8 November 2019", "2019"), ("March/April 2019", "2019")],
)
def test_a_range_keeps_what_both_ends_share(text: str, iso: str) -> None:
    """A range is marked as one, and its date is what is common to both ends."""
    [date] = find_dates(text)
    assert (date.iso, date.is_range) == (iso, True)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("(accessed 3 May 2021)", "2021-05-03"),
        ("last visited May 3, 2021", "2021-05-03"),
        ("дата обращения: 05.06.2020", "2020-06-05"),
        ("abgerufen am 5. Juni 2020", "2020-06-05"),
        ("consulté le 6 avril 2018", "2018-04-06"),
        ("accessed 12 Sep. 2019", "2019-09-12"),
        ("（最后访问日期：2020年6月9日）", "2020-06-09"),
        ("2020年6月5日访问。", "2020-06-05"),
        ("2020年6月5日閲覧", "2020-06-05"),
        ("2020. 6. 5. 접속", "2020-06-05"),
        ("5 Haziran 2020 tarihinde erişildi", "2020-06-05"),
        ("letöltve: 2020. 06. 05.", "2020-06-05"),
    ],
)
def test_an_access_date_is_told_by_its_word(text: str, iso: str) -> None:
    """The words for "accessed" in several languages give the access date."""
    date = accessed_date(text)
    assert date is not None
    assert date.iso == iso


@pytest.mark.parametrize(
    "text", ["published 3 May 2021", "The site was accessed by many in the year 2021", "inaccessed 3 May 2021"]
)
def test_other_dates_are_no_access_dates(text: str) -> None:
    """A date of publication, and a verb far from any date, give no access date."""
    assert accessed_date(text) is None


def test_dates_are_found_where_they_stand() -> None:
    """Every date's span slices to the date, and the most precise reading wins."""
    text = "Adopted 3 May 2012, amended in June 2015 and 2018."
    assert [(date.iso, date.span.of(text)) for date in find_dates(text)] == [
        ("2012-05-03", "3 May 2012"),
        ("2015-06", "June 2015"),
        ("2018", "2018"),
    ]
