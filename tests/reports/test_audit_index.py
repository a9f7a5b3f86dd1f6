"""``index.html`` of an audit: what is new stands in its section, and nothing of a stranger can act."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.sample_report import NOON, hostile_report, sample_report

from cache.model import RunRecord
from reports.audit_index import render_index
from reports.model import LinkHistory, LinkState, Report

RUN = RunRecord("audit", NOON, NOON, 2, 10, {"broken": 3})


def _page(report: Report, *runs: RunRecord) -> str:
    return render_index(report, runs or (RUN,)).decode("utf-8")


@pytest.mark.parametrize(
    ("history", "section"),
    [
        (LinkHistory(LinkState.ROTTEN, NOON, newly_rotten=True), "new"),
        (LinkHistory(LinkState.ROTTEN, NOON), "old"),
        (LinkHistory(LinkState.SUSPECT, NOON, changed=True), "suspect"),
        (LinkHistory(LinkState.RECOVERED, NOON, changed=True), "recovered"),
        (LinkHistory(LinkState.ALIVE, NOON), None),
    ],
)
def test_each_state_has_its_section(history: LinkHistory, section: str | None) -> None:
    report = sample_report()
    first = replace(report.results[0], history=history)
    page = _page(replace(report, results=(first, *report.results[1:])))
    parts = page.split('<section class="changes ')
    holding = [part.partition('"')[0] for part in parts[1:] if f"<bdi>{first.citation.id}</bdi>" in part]
    assert holding == ([section] if section else [])


def test_nothing_of_a_stranger_acts() -> None:
    page = _page(hostile_report())
    assert "<script" not in page.lower()
    assert "script-src &#39;none&#39;" in page


def test_a_trend_needs_two_audits() -> None:
    assert "<polyline" not in _page(sample_report())
    assert "<polyline" in _page(sample_report(), RUN, replace(RUN, counts={"broken": 5}))
