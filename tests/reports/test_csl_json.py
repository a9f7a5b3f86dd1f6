"""CSL-JSON: each work once, with its dates and its archived copy."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from fakes.answers import NOW, URL, result
from fakes.sample_report import report_of, sample_report

from reports.formats.csl_json import CslJsonFormat
from reports.model import ArchiveFinding, ArchiveStatus, CitationResult, LinkFinding, LinkStatus

COPY = f"https://web.archive.org/web/20190503101500/{URL}"
ALIVE = LinkFinding(LinkStatus.ALIVE, "ok", "It is there.", checked_at=NOW)


def items(*results: CitationResult) -> list[dict[str, Any]]:
    return json.loads(CslJsonFormat().render(report_of(list(results))))  # type: ignore[no-any-return]


def known(**more: Any) -> CitationResult:
    found = result(link=ALIVE, archive=ArchiveFinding(ArchiveStatus.FOUND, COPY, "20190503101500"))
    return replace(found, citation=replace(found.citation, **more))


def test_an_item_says_all_that_is_known() -> None:
    (item,) = items(known(title="Flood wall report", authors=("A. Weir",), date="2019-05", accessed="2020-02-03"))
    assert item["title"] == "Flood wall report"
    assert item["author"] == [{"family": "Weir", "given": "A."}]
    assert item["issued"] == {"date-parts": [[2019, 5]]}
    assert item["accessed"] == {"date-parts": [[2020, 2, 3]]}
    assert (item["URL"], item["archive"], item["archive_location"]) == (URL, "Internet Archive", COPY)


def test_without_an_access_date_the_check_is_one() -> None:
    (item,) = items(known(accessed=None))
    assert item["accessed"] == {"date-parts": [[NOW.year, NOW.month, NOW.day]]}


def test_each_work_once() -> None:
    """By URL; by title where there is none; a short form is no work, and neither is a note without either."""
    other = known(id="a#2.1", url=f"{URL}-2")
    book, again = known(id="a#3.1", url=None, title="Tides"), known(id="a#4.1", url=None, title=" tides ")
    ibid = known(id="a#5.1", same_as="a#3.1", title="Nets", url=None)
    found = items(known(), known(id="a#1.2"), other, book, again, ibid, known(id="a#6.1", url=None, title=None))
    assert [item.get("URL", item["title"]) for item in found] == [URL, f"{URL}-2", "Tides"]


def test_the_sample_has_an_item_for_each_of_its_works() -> None:
    ids = [item["id"] for item in json.loads(CslJsonFormat().render(sample_report()))]
    assert ids
    assert len(ids) == len(set(ids))


def test_names_are_those_of_people_or_of_institutions() -> None:
    (item,) = items(known(authors=("Ursula von der Quay", "World Bank", "Ada Moor Jr.")))
    assert item["author"] == [
        {"family": "Quay", "given": "Ursula", "non-dropping-particle": "von der"},
        {"literal": "World Bank"},
        {"family": "Moor", "given": "Ada", "suffix": "Jr."},
    ]


def test_a_citation_processor_makes_a_bibliography_of_it() -> None:
    authors = ("Ada Moor", "Ludwig van der Quay"), ("World Bank",)
    data = items(
        known(title="Tides", authors=authors[0], date="2019-05-03", publisher="Harbour News"),
        known(id="a#2.1", url=None, title="Nets", authors=authors[1], date="2016", publisher="Quay Press"),
    )
    source = CiteProcJSON(data)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for key in source:
        bibliography.register(Citation([CitationItem(key)]))
    first, second = map(str, bibliography.bibliography())
    assert first.startswith("Moor, A. and van der Quay, L. (2019) Tides, Harbour News.")
    assert URL in first
    assert "Accessed: March 1, 2026" in first
    assert second.startswith("World Bank (2016) “Nets”. Quay Press")
