from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.sample_report import incomplete_report, report_of, sample_report

from reports.notices import Weight, notices, number_ranges


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        ((), ""),
        (("1",), "1"),
        (("1", "2"), "1, 2"),
        (("1", "2", "3", "7"), "1–3, 7"),
        (("9", "10", "11", "*", "a", "12"), "9–11, *, a, 12"),
        (("3", "3", "4"), "3, 3, 4"),
        (("9" * 5000, "1"), "9" * 5000 + ", 1"),
        (("²", "³"), "², ³"),
    ],
)
def test_number_ranges(labels, words):
    """Three and more consecutive numbers are told as a range; anything else stands as it is."""
    assert number_ranges(labels) == words


def test_lost_notes_are_an_alarm_that_names_their_numbers():
    """A text with markers and no notes is an alarm with the number of markers and their labels."""
    found = [notice for notice in notices(incomplete_report()) if notice.subject == "minutes.txt"]
    assert [notice.weight for notice in found] == [Weight.ALARM]
    assert found[0].text.startswith("172 markers in the text, but no notes were found")
    assert "1–172" in found[0].detail


def test_alarms_come_first_and_nothing_is_left_out():
    """A cut run, an unread document, lost markers and notes, and warnings are each told, alarms first."""
    found = notices(incomplete_report())
    assert [notice.weight for notice in found] == sorted(notice.weight for notice in found)
    told = " ".join(f"{notice.subject} {notice.text} {notice.detail}" for notice in found)
    for words in ("cut short", "12 addresses", "budget.xlsb", "binary file", "15–17, 23", ": 9.", "Windows-1252"):
        assert words in told


def test_a_sound_run_has_no_notices():
    """Where nothing is missing, nothing is said."""
    assert notices(report_of(sample_report().results[:3])) == ()


def test_a_document_without_citations_is_told():
    """No citations at all is never passed over in silence."""
    report = report_of(sample_report().results[:3])
    empty = replace(report.documents[0], footnotes=(), citations=())
    (notice,) = notices(replace(report, documents=(empty,), results=()))
    assert notice.weight is Weight.ALARM
    assert "No citations" in notice.text
