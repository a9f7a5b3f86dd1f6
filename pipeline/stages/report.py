"""Report: results become files and a summary on the terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import ExitCode, OutputError, UsageError
from reports.formats import ALWAYS, FORMATS, Format
from reports.formats.card_texts import Pieces
from reports.formats.html import HtmlFormat
from reports.model import Report, Verdict
from reports.write import write_reports

if TYPE_CHECKING:
    # What gives documents back takes 0.1 s to import, and few runs do.
    from pipeline.returned.offering import DocumentFormat
    from pipeline.returned.returned_file import ReturnedFile

_AT_OR_ABOVE = {
    "broken": frozenset({Verdict.BROKEN}),
    "review": frozenset({Verdict.BROKEN, Verdict.REVIEW}),
    "never": frozenset[Verdict](),
}


@dataclass(frozen=True, slots=True)
class Outputs:
    """What a run writes."""

    reports: tuple[Format, ...]
    documents: tuple[DocumentFormat, ...] = ()
    """In which documents come back."""

    def remembering(self, pieces: Pieces) -> Outputs:
        """The same, its pages made with pieces that earlier reports had."""
        made = (HtmlFormat(pieces) if isinstance(one, HtmlFormat) else one for one in self.reports)
        return replace(self, reports=tuple(made))


def chosen_formats(names: Sequence[str]) -> Outputs:
    """The formats that are always written, and those that were asked for.

    Raises:
        UsageError: there is no format of that name.
    """
    wanted = dict.fromkeys((*ALWAYS, *names))
    others = [name for name in wanted if name not in FORMATS]
    return Outputs(tuple(FORMATS[name] for name in wanted if name in FORMATS), tuple(map(_document_format, others)))


def _document_format(name: str) -> DocumentFormat:
    from pipeline.returned.offering import DOCUMENT_FORMATS

    if name not in DOCUMENT_FORMATS:
        there = ", ".join((*FORMATS, *DOCUMENT_FORMATS))
        raise UsageError(f"There is no report format “{name}”. There are: {there}.")
    return DOCUMENT_FORMATS[name]


def write(report: Report, folder: Path, outputs: Outputs, load: Callable[[str], bytes]) -> tuple[Path, ...]:
    """Write the reports, and the documents that come back, into a folder and return their paths.

    Args:
        report: what is written.
        folder: where to.
        outputs: in which formats.
        load: the bytes of a document by its path; raises ``UnreadableDocument``.

    Raises:
        OutputError: the folder cannot be written; a former report in it is intact.
    """
    files, told = _given_back(report, outputs.documents, load) if outputs.documents else ([], [])
    report = report.with_run(replace(report.run, warnings=(*report.run.warnings, *told)))
    try:
        return write_reports(report, folder, outputs.reports, [(one.name, one.data) for one in files])
    except OSError as error:
        raise OutputError(
            f"The reports cannot be written to {folder} ({error.strerror or error}). Name another folder with --out; "
            "nothing needs to be fetched again."
        ) from error


def _given_back(
    report: Report, formats: Sequence[DocumentFormat], load: Callable[[str], bytes]
) -> tuple[list[ReturnedFile], list[str]]:
    """The documents that come back, and sentences about what does not."""
    from pipeline.returned.offering import given_back
    from pipeline.returned.returned_file import ReturnedFile

    returned = list(given_back(report, formats, load))
    files = [one for one in returned if isinstance(one, ReturnedFile)]
    told = [sentence for one in returned for sentence in (one.warnings if isinstance(one, ReturnedFile) else (one,))]
    return files, told


def exit_code(report: Report, fail_on: str) -> ExitCode:
    """The exit status that a report asks for: the gravest that applies."""
    if not report.run.complete:
        return ExitCode.CUT_SHORT
    if report.unread:
        return ExitCode.UNREAD
    if fail_on == "new":
        new = any(result.history and result.history.newly_rotten for result in report.outline)
        return ExitCode.FOUND if new else ExitCode.OK
    worst = _AT_OR_ABOVE[fail_on]
    return ExitCode.FOUND if any(result.verdict in worst for result in report.outline) else ExitCode.OK
