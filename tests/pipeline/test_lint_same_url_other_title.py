"""One address under two titles or dates."""

import pytest
from fakes.linted import URL, cited, inline, said, silent

from pipeline.checks.lint.same_url_other_title import RULE
from reports.model import TitleStatus

TITLE = "Flood wall report"
FIRST = cited(label="4", title=TITLE, date="2019-05-03")
HOME = "https://www.riverpost.org/"


def later(**fields):
    return cited(
        **{"label": "9", "text": f"A note with {fields.get('title', TITLE)}."}
        | {"title": TITLE, "date": "2019-05-03"}
        | fields
    )


SILENT = {
    "the same": later(),
    "with a subtitle": later(title="Flood wall report: what the council knew"),
    "shorter": later(title="Flood wall"),
    "quotes and case": later(title="“Flood Wall Report”"),
    "outlet's name": later(title="Flood wall report - River Post", publisher="River Post"),
    "no title": later(title=None),
    "translated": later(title="Отчёт о стене"),
    "other language": later(title="Bericht zur Flutmauer", shown=TitleStatus.OTHER_LANGUAGE),
    "less precise date": later(date="2019"),
    "another section": later(url=f"{URL}#annex", title="Annex"),
    "another document": later(title="Bread prices", document="other.md"),
    "repeated": later(title="Bread prices", same_as="draft.md#4.1"),
    "a link of the running text": inline(later(title="Bread prices")),
    "held in the words of the first": later(title="River Post"),
}


def test_another_title_is_told_with_both() -> None:
    """One of the two addresses is likely another work's."""
    hint = said(RULE, FIRST, later(title="Bread prices"))
    assert hint.citation == "draft.md#9.1"
    assert hint.evidence == ("draft.md#4.1", "Flood wall report", "Bread prices")
    assert "note 4" in hint.message


def test_another_date_is_told_with_both() -> None:
    """In words, as precise as they are."""
    hint = said(RULE, FIRST, later(date="2019-06"))
    assert "3 May 2019 in note 4 and June 2019 here" in hint.message


@pytest.mark.parametrize("second", SILENT.values(), ids=SILENT)
def test_what_can_be_one_work_is_one(second) -> None:
    """Variants of a title are no contradiction."""
    assert silent(RULE, FIRST, second)


def test_a_page_that_bears_both_titles_and_a_home_page_are_left_alone() -> None:
    """The page itself decides; a home page stands for many things."""
    both = {"shown": TitleStatus.MATCH}
    assert silent(RULE, cited(label="4", title="Flood wall report", **both), later(title="Bread prices", **both))
    assert silent(RULE, cited(HOME, label="4", title="Flood wall report"), later(url=HOME, title="Bread prices"))
