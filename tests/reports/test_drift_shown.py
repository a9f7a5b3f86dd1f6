"""How the reports show that a page has changed since its copy."""

from __future__ import annotations

import csv
import io
import json

import pytest
from fakes.sample_report import report_of, sample_report

from reports.formats.csv import CsvFormat
from reports.formats.html import HtmlFormat
from reports.formats.json_v1 import JsonFormat


def drifted():
    return report_of([result for result in sample_report().results if result.drift])


def test_json_gives_every_changed_passage():
    """Status, score, the copy, the measures and both sides of each change are in the JSON."""
    (citation,) = json.loads(JsonFormat().render(drifted()))["citations"]
    drift = citation["drift"]
    assert (drift["status"], drift["score"], drift["measures"]["facts_kept"]) == ("major", 0.4, 0.35)
    assert drift["compared_with"].startswith("https://web.archive.org/web/20160620000000/")
    assert [(bool(one["removed"]), bool(one["added"])) for one in drift["changes"]] == [(1, 1), (1, 0), (0, 1)]


def test_csv_has_drift_and_what_still_stands():
    """The table has the status, and the share as a number."""
    row, *_ = csv.DictReader(io.StringIO(CsvFormat().render(drifted()).decode("utf-8-sig")))
    assert (row["drift"], row["share that still stands"]) == ("major", "0.4")


@pytest.mark.parametrize(
    "shown",
    [
        "Text changed",
        "40 percent of the copy’s text still stands",
        '<del class="work t was" dir="auto">The Court examined <mark>87 </mark>payments of the Harbour Fund',
        '<ins class="work t now" dir="auto">The Court examined <mark>212 </mark>payments of the Harbour Fund',
        "No longer on the page.",
        "Not in the copy.",
    ],
)
def test_the_card_shows_the_difference(shown):
    """Copy and page stand beside each other, the words that differ marked, and what is gone or new is said."""
    assert shown in HtmlFormat().render(drifted()).decode()


def test_links_to_what_has_a_copy_are_robust():
    """Links carry the three attributes of Robust Links: the cited address, the copy, and its day in ISO 8601."""
    page = HtmlFormat().render(drifted()).decode()
    url = "https://accounts.example/audits/harbour"
    robust = (
        f' data-originalurl="{url}" data-versionurl="https://web.archive.org/web/20160620000000/{url}" '
        'data-versiondate="2016-06-20"'
    )
    assert page.count(robust) == 2
