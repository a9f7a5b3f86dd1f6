"""What the page holds for deciding: every word as it stands in the document, and no element, whatever the words are."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from fakes.sample_report import cite, decidable_report, hostile_report, note, report_of, sample_report

from reports.formats.html import HtmlFormat


def _decidable(report):
    names = {reading.id: reading.id for reading in report.documents}
    return replace(report, run=replace(report.run, decided_as=names))


def _data(report):
    (held,) = BeautifulSoup(HtmlFormat().render(report), "lxml").select("#data")
    return json.loads(held.text)


def test_words_of_strangers_come_through_and_add_nothing() -> None:
    report = _decidable(hostile_report())
    known = _data(report)["citations"]
    for result in report.results:
        held = known[result.citation.id]
        assert (held["text"], held["url"]) == (result.citation.text, result.citation.url)
        assert held["findings"][0]["code"] == result.reasons[0].code
    page = HtmlFormat().render(report).decode()
    assert len(BeautifulSoup(page, "lxml").select("script")) == 1
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)


def test_a_sentence_with_many_works_is_held_once() -> None:
    """What stands beside a citation is told by a table of the sentence: a thousand works are not a million words."""
    first = next(result for result in decidable_report().results if result.reasons)
    sentence = "A claim with a thousand sources."
    works = [f"Ada Moor, “Work {number},” 2019" for number in range(300)]
    long = note("1", "; ".join(works), sentence)
    results = [replace(first, citation=cite(long, place, work), footnote=long) for place, work in enumerate(works, 1)]
    data = _data(_decidable(report_of(results)))
    (held,) = data["sentences"]
    assert held["text"] == sentence
    assert len(set(held["carries"])) == len(works)
    assert len(json.dumps(data)) < 400 * len(works)


@pytest.mark.parametrize("report", [sample_report(), _decidable(report_of(()))], ids=["never judged", "nothing"])
def test_where_nothing_can_be_decided_nothing_asks_for_it(report) -> None:
    page = BeautifulSoup(HtmlFormat().render(report), "lxml")
    assert not page.select("#data, #decide, #progress, [data-decided]")
