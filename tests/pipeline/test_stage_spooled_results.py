"""Results out of memory: the same as they went in, and a note that many share is kept once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fakes.answers import result
from fakes.sample_report import hostile_report, sample_report

from pipeline.stages.spooled_results import SpooledResults
from reports.model import CitationResult


def _spooled(folder: Path, *results: CitationResult) -> SpooledResults:
    spooled = SpooledResults(folder)
    for one in results:
        spooled.add(one)
    return spooled


def test_results_are_the_same(tmp_path: Path) -> None:
    """In order, by number, in part; with all that a hostile report may hold."""
    for report in (sample_report(), hostile_report()):
        spooled = _spooled(tmp_path, *report.results)
        assert tuple(spooled) == tuple(report.results)
        assert [spooled[place] for place in (-1, 0)] == [report.results[-1], report.results[0]]
        assert tuple(spooled[1:]) == tuple(report.results[1:])
        assert [*replace(report, results=spooled).outline] == [*report.outline]


def test_a_note_of_many_works_is_kept_once(tmp_path: Path) -> None:
    """A thousand works of one note take no thousand times its room."""
    one = result()
    note = replace(one.footnote, text=one.footnote.text * 1_000)
    works = [replace(one, footnote=note, citation=replace(one.citation, id=f"{note.id}.{n}")) for n in range(1_000)]
    spooled = _spooled(tmp_path, *works)
    assert len(spooled._notes) == 1
    assert [found.footnote is spooled[0].footnote for found in spooled[:3]] == [True] * 3
    assert spooled[999] == works[999]
