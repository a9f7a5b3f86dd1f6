"""How findings of the lint are told: warnings among the reasons, hints apart, dismissed ones nowhere but in JSON."""

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
MOVED = Reason("moved", "The page has moved.", "Give the new address.")


@pytest.fixture
def report():
    result = next(one for one in sample_report().results if one.verdict is Verdict.OK)
    found = (WARNING, HINT, DISMISSED)
    return report_of([replace(result, lint=found, reasons=(WARNING, MOVED, HINT, DISMISSED))])


def test_hints_stand_apart_from_what_was_flagged(report) -> None:
    """The page keeps hints at style in a list of their own, and does not show what was dismissed."""
    page = BeautifulSoup(HtmlFormat().render(report), "lxml")
    why, hints = page.select_one(".why").text, page.select_one(".hints").text
    assert WARNING.message in why
    assert MOVED.message in why
    assert HINT.message not in why
    assert "Style and housekeeping" in hints
    assert HINT.suggestion in hints
    assert WARNING.message not in hints
    assert DISMISSED.message not in page.text


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
    assert [reason["severity"] for reason in reasons] == ["warning", None, "note", "warning"]
    assert reasons[2]["evidence"] == ["utm_source=x"]
    assert reasons[2]["confidence"] == "high"
    assert reasons[3]["id"] == "draft.md#1.1:shown-other-address"


def test_the_table_has_a_column_for_hints(report) -> None:
    """Whoever sorts by "why" sees no hints there."""
    row = next(csv.DictReader(io.StringIO(CsvFormat().render(report).decode("utf-8-sig"), newline="")))
    assert row["why"] == f"{WARNING.message} / {MOVED.message}"
    assert row["style and housekeeping"] == HINT.message
