"""A note of a thousand works stands in the report in pieces, not a thousand times over."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.sample_report import cite, note, report_of, sample_report

from reports.formats.differences import within
from reports.formats.html import HtmlFormat

WORKS = [f"Ada Moor, “Work {number},” 2019, https://harbour.example/{number};" for number in range(1_000)]


@pytest.mark.parametrize("place", [0, 500, 999])
def test_of_a_long_note_what_is_around_the_citation_is_shown(place: int) -> None:
    pieces = within(WORKS[place], " ".join(WORKS))
    assert [piece.text for piece in pieces if piece.marked] == [WORKS[place]]
    assert sum(len(piece.text) for piece in pieces) < 1_500


def test_a_note_of_usual_length_is_whole() -> None:
    pieces = within(WORKS[1], " ".join(WORKS[:3]))
    assert "".join(piece.text for piece in pieces) == " ".join(WORKS[:3])


def test_a_report_grows_with_the_note_and_not_with_its_square() -> None:
    footnote = note("1", " ".join(WORKS), "A claim with a thousand sources.")
    first = sample_report().results[0]
    results = [
        replace(first, citation=cite(footnote, place, work), footnote=footnote) for place, work in enumerate(WORKS, 1)
    ]
    assert len(HtmlFormat().render(report_of(results))) < 200 * len(footnote.text)
