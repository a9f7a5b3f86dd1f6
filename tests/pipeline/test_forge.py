"""What GitHub is told: findings on the lines of the change, a summary of the job, and no command of a stranger's."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.sample_report import hostile_report, many, sample_report

from pipeline.forge import tell_forge, without_commands
from reports.annotations import MOST, workflow_commands
from reports.model import Report, Verdict

ON = {"GITHUB_ACTIONS": "true"}


def _told(report: Report, environment: dict[str, str]) -> str:
    stream = io.StringIO()
    tell_forge(report, stream, environment)
    return stream.getvalue()


def test_a_finding_stands_on_the_line_of_its_note(tmp_path: Path) -> None:
    report = sample_report()
    broken = next(one for one in report.results if one.verdict is Verdict.BROKEN)
    lines = list(workflow_commands(replace(report, results=(broken,)), Path.cwd()))
    place = (
        f"file=texts/{broken.citation.document},line={broken.footnote.location.line},title=Note {broken.footnote.label}"
    )
    assert lines[0].startswith(f"::error {place}::{broken.citation.url} ")
    assert broken.flags[0].message.replace("%", "%25") in lines[0]


def test_paths_are_seen_from_the_folder_that_was_checked_out(tmp_path: Path) -> None:
    report = sample_report()
    readings = tuple(replace(one, path=str(tmp_path / "docs" / one.id)) for one in report.documents)
    (first, *_) = workflow_commands(replace(report, documents=readings), tmp_path)
    assert "file=docs/" in first
    online = tuple(replace(one, path=f"https://a.example/{one.id}") for one in report.documents)
    (first, *_) = workflow_commands(replace(report, documents=online), tmp_path)
    assert "file=" not in first
    assert "line=" not in first


def test_what_is_in_order_is_not_told() -> None:
    report = sample_report()
    fine = tuple(one for one in report.results if one.verdict in (Verdict.OK, Verdict.UNCHECKED, Verdict.SETTLED))
    assert list(workflow_commands(replace(report, results=fine), Path.cwd())) == []


def test_of_many_findings_the_worst_are_told_and_the_others_counted() -> None:
    lines = list(workflow_commands(many(400), Path.cwd()))
    assert len(lines) == 2 * MOST + 1
    assert "more findings" in lines[-1]


def test_nothing_of_a_stranger_is_a_command() -> None:
    report = hostile_report()
    evil = tuple(
        replace(one, citation=replace(one.citation, url="https://a.example/\n::add-mask::x%0A::error::y"))
        for one in report.results
    )
    for line in workflow_commands(replace(report, results=evil), Path.cwd()):
        assert line.startswith(("::error ", "::warning ", "::notice "))
        assert line.isprintable() or not any(control in line for control in "\r\n")
        assert "%0A" not in line


def test_the_summary_of_the_job_is_added(tmp_path: Path) -> None:
    target = tmp_path / "summary"
    target.write_text("before\n")
    _told(sample_report(), {**ON, "GITHUB_STEP_SUMMARY": str(target)})
    text = target.read_text("utf-8")
    assert text.startswith("before\n# Footnotes checked on")
    assert "## Broken" in text


def test_a_summary_that_cannot_be_written_ends_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _told(sample_report(), {**ON, "GITHUB_STEP_SUMMARY": str(tmp_path)})
    assert "was not written" in capsys.readouterr().err


def test_what_is_shown_meanwhile_gives_no_command() -> None:
    stream = io.StringIO()
    with without_commands(stream, ON):
        print("::error::evil", file=stream)
    stop, evil, again = stream.getvalue().splitlines()
    token = stop.removeprefix("::stop-commands::")
    assert len(token) == 32
    assert (evil, again) == ("::error::evil", f"::{token}::")


@pytest.mark.parametrize("environment", [{}, {"GITHUB_ACTIONS": "false", "GITHUB_STEP_SUMMARY": "x"}])
def test_elsewhere_nothing_is_told(environment: dict[str, str]) -> None:
    stream = io.StringIO()
    with without_commands(stream, environment):
        pass
    assert stream.getvalue() + _told(sample_report(), environment) == ""
