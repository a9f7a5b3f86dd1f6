"""A report.json read back shows what ``report.html`` shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from fakes.sample_report import hostile_report, incomplete_report, parsed_report, sample_report

from reports.formats.html import HtmlFormat
from reports.formats.json_v1 import JsonFormat
from reports.model import Report
from reports.model.works import (
    Notice,
    NoticeKind,
    Person,
    WorkDifference,
    WorkField,
    WorkFinding,
    WorkKind,
    WorkRecord,
    WorkStatus,
)
from reports.reread import RereadReport


def _looked_up() -> Report:
    """What registries say of two works."""
    record = WorkRecord(
        registry="crossref",
        key="10.1000/182",
        url="https://doi.org/10.1000/182",
        kind=WorkKind.ARTICLE,
        titles=("The Ramp",),
        authors=(Person("Moor", "Ada"), Person("The Harbour Board")),
        years=(2019, 2020),
        containers=("Journal of Ramps",),
        volume="3",
        pages="1-9",
        notices=(Notice(NoticeKind.RETRACTION, None, date(2021, 5, 3)),),
    )
    differs = WorkDifference(WorkField.YEAR, "2018", "2019")
    works = (
        WorkFinding(WorkStatus.DIFFERS, "The year differs.", record, (differs,), ("Crossref",), doi_leads_to=record),
        WorkFinding(WorkStatus.NOT_FOUND, "Nobody holds it.", asked=("Crossref", "DataCite"), doi_unknown=True),
    )
    whole = sample_report()
    known = [replace(result, work=work) for result, work in zip(whole.results, works, strict=False)]
    return replace(whole, results=(*known, *whole.results[len(works) :]))


@pytest.mark.parametrize("make", [sample_report, hostile_report, incomplete_report, parsed_report, _looked_up])
def test_what_is_read_back_is_shown_alike(make) -> None:
    report: Report = make()
    linted = {reason.code for result in report.results for reason in result.lint}
    again = RereadReport(JsonFormat().render(report), linted)
    results = tuple(again.result(place) for place in range(len(report.results)))
    assert HtmlFormat().render(replace(report, results=results)) == HtmlFormat().render(report)


@pytest.mark.parametrize("content", [b"", b"[]", b'{"citations": []}', b'{"citations": 1, "footnotes": []}'])
def test_what_is_no_report_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        RereadReport(content)
