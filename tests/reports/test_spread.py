"""A large report is spread over pages: nothing is lost, links lead on, and pages of an earlier run go."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from fakes.sample_report import decidable_report, many, parsed_report, sample_report

from reports.formats import spread
from reports.formats.csv import CsvFormat
from reports.formats.html import HtmlFormat
from reports.formats.json_v1 import JsonFormat
from reports.write import write_reports


@pytest.fixture
def small_pages(monkeypatch):
    monkeypatch.setattr(spread, "CITATIONS", 4)
    monkeypatch.setattr(spread, "NOTES", 1)


def test_every_citation_and_correction_stands_on_one_page(tmp_path: Path, small_pages) -> None:
    report = decidable_report()
    paths = write_reports(report, tmp_path, [HtmlFormat()])
    names = [path.relative_to(tmp_path).as_posix() for path in paths]
    assert names == ["report.html", *(f"report-pages/{number}.html" for number in (2, 3, 4))]
    pages = [BeautifulSoup(path.read_bytes(), "lxml") for path in paths]
    shown = [card.select_one(".foot bdi").text for page in pages for card in page.select(".card")]
    assert sorted(shown) == sorted(result.citation.id for result in report.results)
    assert [len(page.select(".card")) for page in pages] == [4, 4, 4, 2]
    assert [len(page.select(".fixed")) for page in pages] == [1, 1, 0, 0]
    assert "of 14, the worst first" in pages[0].select_one(".pager").text
    assert {page.select_one("#q")["placeholder"] for page in pages} == {"Search this page …"}


def test_links_lead_from_page_to_page(tmp_path: Path, small_pages) -> None:
    paths = write_reports(decidable_report(), tmp_path, [HtmlFormat()])
    pages = {path.resolve(): BeautifulSoup(path.read_bytes(), "lxml") for path in paths}
    crossing = 0
    for path, page in pages.items():
        for link in page.select("main a[href]"):
            address, _, fragment = link["href"].partition("#")
            if re.match(r"https?:", address):
                continue
            target = (path.parent / address).resolve() if address else path
            crossing += target != path
            if fragment and not fragment.startswith("?"):
                assert pages[target].find(id=fragment) is not None, link
    assert crossing > 10


def test_pages_of_a_larger_report_go(tmp_path: Path, small_pages, monkeypatch) -> None:
    write_reports(sample_report(), tmp_path, [HtmlFormat()])
    monkeypatch.setattr(spread, "CITATIONS", 8)
    write_reports(sample_report(), tmp_path, [HtmlFormat()])
    assert [path.name for path in (tmp_path / "report-pages").iterdir()] == ["2.html"]


@pytest.mark.parametrize("form", [HtmlFormat(), JsonFormat(), CsvFormat()], ids=lambda form: form.name)
@pytest.mark.parametrize("make", [sample_report, parsed_report, decidable_report])
def test_piece_by_piece_is_the_whole(form, make) -> None:
    name, parts = next(form.files(make()))
    assert (name, b"".join(parts)) == (form.filename, form.render(make()))


def test_pieces_are_small() -> None:
    """No piece holds more than a small part of a report."""
    for form in (HtmlFormat(), JsonFormat(), CsvFormat()):
        _, parts = next(form.files(many(400)))
        sizes = [len(part) for part in parts]
        assert max(sizes) < 200_000 < sum(sizes)
