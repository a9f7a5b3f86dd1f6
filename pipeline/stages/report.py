"""Report: results become files and a summary on the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import ExitCode, OutputError, UsageError
from reports.formats import ALWAYS, FORMATS, Format
from reports.model import Report, Verdict
from reports.write import write_reports

_AT_OR_ABOVE = {
    "broken": frozenset({Verdict.BROKEN}),
    "review": frozenset({Verdict.BROKEN, Verdict.REVIEW}),
    "never": frozenset[Verdict](),
}


def chosen_formats(names: Sequence[str]) -> tuple[Format, ...]:
    """The formats that are always written, and those that were asked for.

    Raises:
        UsageError: there is no format of that name.
    """
    for name in names:
        if name not in FORMATS:
            raise UsageError(f"There is no report format “{name}”. There are: {', '.join(FORMATS)}.")
    return tuple(FORMATS[name] for name in dict.fromkeys((*ALWAYS, *names)))


def write(report: Report, folder: Path, formats: Sequence[Format]) -> tuple[Path, ...]:
    """Write the reports into a folder and return their paths.

    Raises:
        OutputError: the folder cannot be written; a former report in it is intact.
    """
    try:
        return write_reports(report, folder, formats)
    except OSError as error:
        raise OutputError(
            f"The reports cannot be written to {folder} ({error.strerror or error}). Name another folder with --out; "
            "nothing needs to be fetched again."
        ) from error


def exit_code(report: Report, fail_on: str) -> ExitCode:
    """The exit status that a report asks for: the gravest that applies."""
    if not report.run.complete:
        return ExitCode.CUT_SHORT
    if report.unread:
        return ExitCode.UNREAD
    if fail_on == "new":
        new = any(result.history and result.history.newly_rotten for result in report.results)
        return ExitCode.FOUND if new else ExitCode.OK
    worst = _AT_OR_ABOVE[fail_on]
    return ExitCode.FOUND if any(result.verdict in worst for result in report.results) else ExitCode.OK
