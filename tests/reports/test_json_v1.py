from __future__ import annotations

import json
from pathlib import Path

import pytest
from fakes.sample_report import hostile_report, incomplete_report, many, parsed_report, report_of, sample_report

from reports.formats.json_v1 import JsonFormat
from reports.model import LinkStatus, Verdict

APPROVED = Path(__file__).parents[1] / "data" / "reports" / "small_report_v1.json"

CITATION = [
    "id",
    "footnote",
    "document",
    "text",
    "authors",
    "title",
    "publisher",
    "date",
    "accessed",
    "url",
    "url_printed",
    "repairs",
    "alternatives",
    "same_as",
    "decided_by",
    "confidence",
    "link",
    "source",
    "title_check",
    "date_check",
    "author_check",
    "quotes",
    "passages",
    "drift",
    "archive",
    "verdict",
    "reasons",
]
NOTE = ["id", "document", "label", "kind", "text", "location", "anchor"]
NESTED = {
    "link": ["status", "reason", "detail", "http_status", "final_url", "hops", "checked_at", "attempts"],
    "title_check": ["status", "score", "cited", "found", "found_in"],
    "date_check": ["status", "cited", "found", "found_in"],
    "author_check": ["status", "cited", "found", "found_in"],
    "drift": ["status", "score", "compared_with"],
    "archive": ["status", "url", "timestamp", "title_check", "error", "local"],
}


def written(report):
    return json.loads(JsonFormat().render(report))


def small_report():
    """Three citations with as many shapes as will fit: a rescue, a mismatch and one without a URL."""
    return report_of([r for r in sample_report().results if r.footnote.label in ("2", "3", "12")][:3], markers=("15",))


def test_approved_output():
    """Schema version 1 is frozen byte for byte; a change of it is a change of the contract."""
    assert JsonFormat().render(small_report()) == APPROVED.read_bytes()


@pytest.mark.parametrize("report", [sample_report(), parsed_report(), hostile_report(), incomplete_report()])
def test_no_field_is_left_out(report):
    """Every field of the contract is there in every citation, null where nothing is known."""
    data = written(report)
    assert list(data)[:3] == ["schema_version", "tool", "run"]
    assert data["tool"]["name"] == "footproof"
    assert set(data["run"]) >= {"started", "finished", "offline", "complete"}
    for citation in data["citations"]:
        assert set(citation) >= set(CITATION)
        for name, fields in NESTED.items():
            assert citation[name] is None or set(citation[name]) >= set(fields), name
    for note in data["footnotes"]:
        assert set(note) == {*NOTE, "corrected", "corrected_safely"}
        assert set(note["location"]) == {"line", "page", "path"}


def test_what_has_not_run_is_null():
    """After parsing alone, whatever later stages find out is null, quotes and verdict included."""
    for citation in written(parsed_report())["citations"]:
        late = ("link", "source", "title_check", "date_check", "author_check", "quotes", "drift", "archive", "verdict")
        assert [citation[name] for name in late] == [None] * len(late)


@pytest.mark.parametrize("report", [sample_report(), many(40), parsed_report()])
def test_the_summary_agrees_with_the_citations(report):
    """Each count is that of the citations with this status; what has no status stands under not-run."""
    data = written(report)
    for name, of in (
        ("verdicts", lambda c: c["verdict"]),
        ("links", lambda c: c["link"] and c["link"]["status"]),
        ("titles", lambda c: c["title_check"] and c["title_check"]["status"]),
        ("archives", lambda c: c["archive"] and c["archive"]["status"]),
    ):
        counts = data["summary"][name]
        assert sum(counts.values()) == len(data["citations"])
        for status, number in counts.items():
            assert number == sum((of(c) or "not-run") == status for c in data["citations"]), (name, status)
    assert set(data["summary"]["verdicts"]) >= set(Verdict)
    assert set(data["summary"]["links"]) >= set(LinkStatus)


def test_documents_say_what_was_lost():
    """Markers and notes that have no counterpart are listed by label, unread documents with the reason."""
    data = written(incomplete_report())
    minutes = next(d for d in data["documents"] if d["id"] == "minutes.txt")
    assert minutes["markers_without_note"] == [str(number) for number in range(1, 173)]
    assert data["unread"][0]["path"] == "texts/budget.xlsb"
    assert data["run"]["complete"] is False
    assert "12 addresses" in data["run"]["missing"]


def test_hostile_text_survives_as_it_is():
    """Programs get the text unchanged; only lone surrogates, which are no text, are replaced."""
    report = hostile_report()
    title = written(report)["citations"][0]["title"]
    assert title == report.results[0].citation.title.replace("\ud800", "\ufffd")
    assert "\x00" in title


def test_layout():
    """UTF-8 without escapes, indented, ending in one newline, times in UTC with a Z."""
    data = JsonFormat().render(sample_report())
    assert data.endswith(b"\n}\n")
    assert "“404 Not Found”".encode() in data
    assert b'\n  "run": {\n    "started": "2026-03-03T14:05:00Z"' in data
