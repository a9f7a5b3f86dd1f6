"""Sources from the future of the document, of the visit, or of today."""

import pytest
from fakes.linted import URL, cited, said, silent

from pipeline.checks.lint.source_after_document import RULE

# Today is 1 March 2026.
LATE = {
    "after today": ({"date": "2026-05-03"}, None, "still to come"),
    "a year to come": ({"date": "2106"}, None, "still to come"),
    "after the visit": ({"date": "2020-05-03", "accessed": "2019-06-01"}, None, "before it was there"),
    "after the document": ({"date": "2020-05-03"}, "2019-06-01", "the document itself 1 June 2019"),
    "after the document's month": ({"date": "2020-05-03"}, "2019-06", "the document itself June 2019"),
}
FINE = {
    "before all": ({"date": "2019-05-03", "accessed": "2019-06-01"}, "2019-07-01"),
    "the same day": ({"date": "2019-06-01", "accessed": "2019-06-01"}, "2019-06-01"),
    "the next day's paper": ({"date": "2019-06-02", "accessed": "2019-06-01"}, None),
    "a journal that is ahead": ({"date": "2020", "accessed": "2019-11-20"}, None),
    "the document's year": ({"date": "2019-05-03"}, "2019"),
    "a file that was saved later": ({"date": "2019-05-03"}, "2024-01-01"),
    "a file with a date to come": ({"date": "2019-05-03"}, "2099-01-01"),
    "no date": ({"accessed": "2019-06-01"}, "2018-01-01"),
    "forthcoming": ({"date": "2027", "text": "A. Weir, Flood walls (forthcoming 2027)"}, None),
    "a year in the title": ({"date": "2050", "title": "Strategy 2050"}, None),
    "a date with two readings": (
        {"date": "2019-04-20", "accessed": "2019-03-05", "text": f"20 April 2019, {URL} (accessed 03/05/2019)"},
        None,
    ),
    "a date that is none": ({"date": "2026-13-45"}, None),
}


@pytest.mark.parametrize(("fields", "dated", "words"), LATE.values(), ids=LATE)
def test_a_source_that_was_not_there_yet_is_told(fields, dated, words) -> None:
    """One of the dates is wrong."""
    assert words in said(RULE, cited(**fields), dated=dated).message


@pytest.mark.parametrize(("fields", "dated"), FINE.values(), ids=FINE)
def test_what_can_be_is_left_alone(fields, dated) -> None:
    """Date lines, issues dated ahead and announcements explain themselves."""
    assert silent(RULE, cited(**fields), dated=dated)


def test_many_later_sources_say_that_the_document_is_younger() -> None:
    """A date that was left in a file's head is no evidence against its notes."""
    late = [cited(label=str(label), date="2020-05-03") for label in range(1, 5)]
    assert silent(RULE, *late, dated="2019-06-01")
    assert silent(RULE, *late)
