"""``index.html`` of an audit: what is new stands in its section, and nothing of a stranger can act."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.sample_report import NOON, hostile_report, sample_report

from cache.model import RunRecord
from reports.audit_index import render_index
from reports.formats.html import HtmlFormat
from reports.model import LinkHistory, LinkState, Report
from reports.write import write_reports

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


def test_each_citation_leads_to_its_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On whichever page of the report it is."""
    monkeypatch.setattr("reports.formats.spread.CITATIONS", 4)
    report = sample_report()
    rotten = tuple(replace(one, history=LinkHistory(LinkState.ROTTEN, NOON)) for one in report.results)
    report = replace(report, results=rotten)
    write_reports(report, tmp_path, [HtmlFormat()])
    links = re.findall(r'<th scope="row"><a href="(report[^"#]*)#([^"]*)"><bdi>([^<]*)<', _page(report))
    assert len(links) == len(rotten)
    assert len({name for name, _, _ in links}) > 1
    for name, anchor, citation in links:
        card = (tmp_path / name).read_text("utf-8").partition(f' id="{anchor}"')[2].partition("</article>")[0]
        assert f"<bdi>{citation}</bdi>" in card


def test_nothing_of_a_stranger_acts() -> None:
    page = _page(hostile_report())
    assert page.lower().count("<script") == 1
    assert "script-src &#39;sha256-" in page
    assert "default-src &#39;none&#39;" in page


def test_a_trend_needs_two_audits() -> None:
    assert "<polyline" not in _page(sample_report())
    assert "<polyline" in _page(sample_report(), RUN, replace(RUN, counts={"broken": 5}))


def test_a_list_of_many_opens_when_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    report = sample_report()
    old = replace(
        report, results=tuple(replace(one, history=LinkHistory(LinkState.ROTTEN, NOON)) for one in report.results)
    )
    assert "<details><summary>Show all" not in _page(old)
    monkeypatch.setattr("reports.audit_index.FOLDED_FROM", 3)
    assert "<details><summary>Show all" in _page(old)


def test_everything_is_counted_by_site_year_document_kind_and_age() -> None:
    page = _page(sample_report())
    for title in ("By site", "By year cited", "By document", "By kind of rot", "How long links last"):
        assert title in page
