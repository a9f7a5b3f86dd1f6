"""How quotations and claims are shown: the document's words beside the source's."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from fakes.sample_report import report_of, sample_report

from reports.formats.csv import CsvFormat
from reports.formats.html import HtmlFormat
from reports.formats.json_v1 import JsonFormat
from reports.formats.sourced import shown_quotes
from reports.model import Difference, Passage, QuoteCheck, QuoteStatus, Report

LINK = "https://survey.example/depths#:~:text=four%20fathoms"
ALTERED = QuoteCheck(
    "nowhere deeper than five fathoms",
    QuoteStatus.ALTERED,
    0.8,
    "nowhere deeper than four fathoms",
    LINK,
    before="… the harbour is",
    after="at low water …",
    difference=(
        Difference("nowhere deeper than", "nowhere deeper than", same=True),
        Difference("five", "four", same=False),
        Difference("fathoms", "fathoms", same=True),
    ),
)
SCARE = QuoteCheck("a <b>lake</b>", QuoteStatus.UNCHECKED, reason="It is too short to be looked for.")
PASSAGE = Passage(
    "The board took 84 soundings in 2014.", 0.4, LINK, present=("84", "2014"), missing=("Lindqvist",), page=3
)


@pytest.fixture
def report() -> Report:
    first = sample_report().results[0]
    return report_of([replace(first, quotes=(ALTERED, SCARE), passages=(PASSAGE,))])


def test_quotation_and_passage_stand_side_by_side(report: Report) -> None:
    """The words that differ are marked on both sides, and a link opens the source at the passage."""
    page = BeautifulSoup(HtmlFormat().render(report), "lxml")
    first, second = page.select(".quote")
    assert [mark.text for mark in first.select("mark")] == ["five", "four"]
    assert first.select_one(".was").text == "“nowhere deeper than five fathoms”"
    shown = " ".join(first.select_one(".now").text.split())
    assert shown == "… the harbour is nowhere deeper than four fathoms at low water …"
    assert first.select_one("a")["href"] == LINK
    assert "too short" in second.text
    assert "“a <b>lake</b>”" in second.text
    assert "Quotation altered" in [chip.text for chip in page.select("summary .chip")]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("it is", "at low water", "it is nowhere deeper than four fathoms at low water"),
        ("it is (", "), says he", "it is (nowhere deeper than four fathoms), says he"),
        ("", ". The end", "nowhere deeper than four fathoms. The end"),
    ],
    ids=["words", "brackets", "the end"],
)
def test_a_passage_stands_in_its_context_as_in_print(before: str, after: str, shown: str) -> None:
    """No space comes between a passage and the punctuation that follows it."""
    (quote,) = shown_quotes([replace(ALTERED, before=before, after=after)])
    assert quote.before + "".join(piece.text for piece in quote.source) + quote.after == shown


def test_claims_are_evidence_to_read(report: Report) -> None:
    """Passages tell what of the sentence they hold, and what stands nowhere in the source."""
    page = BeautifulSoup(HtmlFormat().render(report), "lxml")
    shown = " ".join(page.select_one(".claims").text.split())
    assert "Holds: 84, 2014." in shown
    assert "Nowhere in the source: Lindqvist." in shown
    assert "Open the source at page 3" in shown


def test_programs_get_it_all(report: Report) -> None:
    """report.json holds differences, reasons and passages."""
    (citation,) = json.loads(JsonFormat().render(report))["citations"]
    altered, scare = citation["quotes"]
    assert altered["difference"][1] == {"quoted": "five", "source": "four", "same": False}
    assert (altered["before"], scare["before"], scare["passage"]) == ("… the harbour is", None, None)
    assert scare["reason"] == "It is too short to be looked for."
    assert citation["passages"][0]["missing"] == ["Lindqvist"]


def test_spreadsheets_get_counts(report: Report) -> None:
    """report.csv counts the quotations of each outcome."""
    text = CsvFormat().render(report).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert [row[f"quotations {name}"] for name in ("found", "altered", "not found", "not checked")] == list("0101")


def test_what_was_read_in_a_copy_says_so(report: Report) -> None:
    """The day of the copy is told, beside quotations and claims, and in the data where each was found."""
    copy = "https://web.archive.org/web/20190504101010/https://survey.example/depths"
    first = replace(
        report.results[0],
        quotes=(replace(ALTERED, url=f"{copy}#:~:text=four%20fathoms", found_in="archive"),),
        passages=(replace(PASSAGE, url=f"{copy}#page=3", found_in="archive"),),
    )
    archived = report_of([first])
    page = BeautifulSoup(HtmlFormat().render(archived), "lxml")
    for part in (page.select_one(".quote"), page.select_one(".claims")):
        assert "Read in the archived copy of 4 May 2019." in " ".join(part.text.split())
        assert part.select_one("a").text.startswith("Open the copy at ")
    (citation,) = json.loads(JsonFormat().render(archived))["citations"]
    assert (citation["quotes"][0]["found_in"], citation["passages"][0]["found_in"]) == ("archive", "archive")


def test_a_copy_without_a_moment_in_its_address_is_told_without_day(report: Report) -> None:
    """Other archives number their captures; the page itself is not mentioned."""
    quotes = tuple(replace(ALTERED, found_in=place, url="https://perma.example/AB12") for place in ("archive", "page"))
    page = BeautifulSoup(HtmlFormat().render(report_of([replace(report.results[0], quotes=quotes)])), "lxml")
    first, second = (" ".join(part.text.split()) for part in page.select(".quote"))
    assert "Read in the archived copy. " in first
    assert "archived copy" not in second
