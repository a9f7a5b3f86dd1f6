"""Findings stand at their place: the address, else the line of the note, else the file alone."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fakes.sample_report import sample_report

from footnotes.model import Location, SourcePlace
from reports.annotations import workflow_commands
from reports.formats.sarif import SarifFormat


@pytest.mark.parametrize(
    ("place", "line", "region", "shown"),
    [
        (SourcePlace(31, 7), 30, {"startLine": 31, "startColumn": 7}, "line=31,col=7,"),
        (None, 30, {"startLine": 30}, "line=30,title"),
        (None, None, None, "md,title"),
    ],
)
def test_the_place_of_a_finding(
    place: SourcePlace | None, line: int | None, region: dict[str, Any] | None, shown: str
) -> None:
    report = sample_report()
    first = next(one for one in report.results if one.verdict == "broken")
    moved = replace(
        first,
        citation=replace(first.citation, source_place=place),
        footnote=replace(first.footnote, location=Location(line)),
    )
    report = replace(report, results=(moved,))
    result = json.loads(SarifFormat().render(report))["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"].get("region") == region
    assert shown in next(iter(workflow_commands(report, Path.cwd())))
