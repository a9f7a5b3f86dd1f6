"""CSL-JSON: each work once, with its dates and its archived copy."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

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
    assert item["author"] == [{"literal": "A. Weir"}]
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
