"""A report.json read back shows what ``report.html`` shows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.sample_report import hostile_report, incomplete_report, parsed_report, sample_report

from reports.formats.html import HtmlFormat
from reports.formats.json_v1 import JsonFormat
from reports.model import Report
from reports.reread import RereadReport


@pytest.mark.parametrize("make", [sample_report, hostile_report, incomplete_report, parsed_report])
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
