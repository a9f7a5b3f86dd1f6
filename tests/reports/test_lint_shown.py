"""How findings are told: warnings among the reasons, hints at style apart, dismissed ones as such, ids with all."""

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
from reports.model import Confidence, Reason, Severity, Verdict


def finding(code: str, severity: Severity, dismissed: bool = False) -> Reason:
    told = (f"Said by {code}.", f"Do as {code} says.")
    return Reason(code, *told, severity, Confidence.HIGH, ("utm_source=x",), f"draft.md#1.1:{code}", dismissed)


WARNING = finding("login-only-address", Severity.WARNING)
HINT = finding("tracking-parameter", Severity.NOTE)
DISMISSED = finding("shown-other-address", Severity.WARNING, dismissed=True)
MOVED = Reason(
    "moved", "It has moved.", "Give the new address.", Severity.NOTE, Confidence.HIGH, id="draft.md#1.1:moved"
)


@pytest.fixture
def report():
    result = next(one for one in sample_report().results if one.verdict is Verdict.OK)
    found = (WARNING, HINT, DISMISSED)
    return report_of([replace(result, lint=found, reasons=(WARNING, MOVED, HINT, DISMISSED))])


def test_hints_stand_apart_from_what_was_flagged(report) -> None:
    """The page keeps hints at style in a list of their own."""
    page = BeautifulSoup(HtmlFormat().render(report), "lxml")
    why, hints = page.select_one(".why").text, page.select_one(".hints").text
    assert WARNING.message in why
    assert MOVED.message in why
    assert HINT.message not in why
    assert "Style and housekeeping" in hints
    assert HINT.suggestion in hints
    assert WARNING.message not in hints
    assert DISMISSED.message not in why + hints


def test_what_was_dismissed_is_shown_as_dismissed(report) -> None:
    """Nothing vanishes: the next editor sees what the one before has set aside."""
    page = BeautifulSoup(HtmlFormat().render(report), "lxml")
    aside = next(box for box in page.select(".hints") if "Dismissed as wrong" in box.text)
    assert [gone.text for gone in aside.select("del")] == [DISMISSED.message]


def test_ids_to_dismiss_are_at_hand(report) -> None:
    """Whoever thinks that a finding is wrong can copy its id, as the settings want it; not of one that is dismissed."""
    page = BeautifulSoup(HtmlFormat().render(report), "lxml")
    assert [one.text for one in page.select(".wrong li")] == [f'"{one.id}"' for one in (WARNING, MOVED, HINT)]


def test_doubt_is_told(report) -> None:
    """A finding that is less than sure says so."""
    unsure = replace(report.results[0], reasons=(replace(WARNING, confidence=Confidence.LOW), MOVED))
    page = BeautifulSoup(HtmlFormat().render(replace(report, results=(unsure,))), "lxml")
    assert [one.text for one in page.select(".why .quiet")] == ["(not sure)"]


def test_without_hints_there_is_no_list_of_them(report) -> None:
    """An empty heading is noise."""
    bare = replace(report, results=(replace(report.results[0], reasons=(MOVED,)),))
    assert not BeautifulSoup(HtmlFormat().render(bare), "lxml").select(".hints")


def test_json_lists_every_finding_with_its_id(report) -> None:
    """What was dismissed is listed as dismissed, with evidence and the id that was named."""
    reasons = json.loads(JsonFormat().render(report))["citations"][0]["reasons"]
    assert [reason["code"] for reason in reasons] == [
        "login-only-address",
        "moved",
        "tracking-parameter",
        DISMISSED.code,
    ]
    assert [reason["dismissed"] for reason in reasons] == [False, False, False, True]
    assert [reason["severity"] for reason in reasons] == ["warning", "note", "note", "warning"]
    assert reasons[2]["evidence"] == ["utm_source=x"]
    assert reasons[2]["confidence"] == "high"
    assert reasons[3]["id"] == "draft.md#1.1:shown-other-address"


def test_the_table_has_a_column_for_hints(report) -> None:
    """A row a finding; whoever sorts by "why" sees no hints there."""
    rows = list(csv.DictReader(io.StringIO(CsvFormat().render(report).decode("utf-8-sig"), newline="")))
    assert [row["why"] for row in rows] == [WARNING.message, MOVED.message]
    assert {row["style and housekeeping"] for row in rows} == {HINT.message}
