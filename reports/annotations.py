"""Findings as GitHub Actions shows them beside the lines of a change: its workflow commands for annotations.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions says how they are written. Ten errors
and ten warnings of a step are shown; the summary of the job has the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath

from cache.spool import Chosen
from reports.formats.safe_text import one_line
from reports.model import CitationResult, Report, Severity
from reports.summary import counted, shown_verdict, worst_first

MOST = 10
"""Of each kind, in one step."""
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def workflow_commands(report: Report, top: Path) -> Iterator[str]:
    """A line a finding that asks for something, worst first, each on the line of its note where the format has lines.

    Args:
        report: of the run.
        top: the folder that the forge has checked out; paths below it are told as seen from there.
    """
    paths = {reading.id: _seen_from(top, reading.path) for reading in report.documents}
    left_out = 0
    shown = dict.fromkeys(_COMMANDS, 0)
    for result in Chosen(report.results, worst_first(report.outline)):
        for reason in result.flags:
            if reason.severity not in shown or not _asks(result):
                continue
            if shown[reason.severity] == MOST:
                left_out += 1
                continue
            shown[reason.severity] += 1
            where = _where(result, paths[result.citation.document])
            told = f"{result.citation.url or ''} {reason.message} {reason.suggestion}"
            yield f"::{_COMMANDS[reason.severity]} {where}::{_data(told)}"
    if left_out:
        yield f"::notice title=footproof::{counted(left_out, 'more finding')}: see the summary of this job."


def _asks(result: CitationResult) -> bool:
    return shown_verdict(result) in ("broken", "review")


def _where(result: CitationResult, path: str | None) -> str:
    address, note = result.citation.source_place, result.footnote
    line, column = (address.line, address.column) if address else (note.location.line, None)
    in_file = {"file": path, "line": line, "col": column} if path else {}
    fields = {**in_file, "title": f"Note {note.label}"}
    return ",".join(f"{name}={_property(str(value))}" for name, value in fields.items() if value)


def _seen_from(top: Path, path: str) -> str | None:
    """A path below a folder as seen from there; None of a document on the web."""
    if "://" in path:
        return None
    try:
        return Path(path).resolve().relative_to(top.resolve()).as_posix()
    except ValueError:
        return PurePath(path).as_posix()


def _data(text: str) -> str:
    return one_line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
