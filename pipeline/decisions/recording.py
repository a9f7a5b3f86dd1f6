"""Writes down what somebody decides about a finding of the last report."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.decisions.journal import Entry, append, common_folder, now
from pipeline.decisions.place import where_written
from pipeline.decisions.settling import document_name
from pipeline.errors import UsageError
from reports.model import DecisionState
from reports.written import WrittenCitation, WrittenReason, WrittenReport, read_report

REPORT = "report.json"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What somebody wants to have written down."""

    citation: str
    """Id in the last report."""
    finding: str | None
    """Code, ``CODE:2`` for the second of its kind; None: the whole citation."""
    state: DecisionState
    by: str
    reason: str = ""


class Desk:
    """The last report of a folder and the decisions about it."""

    def __init__(self, out: Path, decisions: Path | None = None) -> None:
        """Open the report in ``out``.

        Args:
            out: the folder of the reports.
            decisions: the file of decisions, where settings name one.

        Raises:
            UsageError: there is no report, or it is of another kind.
        """
        self.report = _last_report(out / REPORT)
        self._by_id = {citation.id: citation for citation in self.report.citations}
        self._paths = {document.id: document.path for document in self.report.documents}
        if decisions is None and self.report.run.decisions:
            decisions = out / self.report.run.decisions
        folder = decisions.resolve().parent if decisions else common_folder(self._paths.values())
        self.folder = folder
        self.path = decisions or folder / "footproof-decisions.jsonl"

    def citation(self, name: str) -> WrittenCitation:
        """A citation by its id; of a short form, the one that it means.

        Raises:
            UsageError: the report has none of that id.
        """
        citation = self._by_id.get(name)
        if citation is None:
            near = difflib.get_close_matches(name, self._by_id, n=1, cutoff=0.0)
            hint = f" The nearest is “{near[0]}”." if near else ""
            raise UsageError(f"The last report has no citation “{name}”.{hint} Ids stand in report.json and report.csv.")
        return self._by_id.get(citation.same_as or "", citation)

    def record(self, rulings: Sequence[Ruling]) -> tuple[Entry, ...]:
        """Write rulings down, all or none.

        Raises:
            UsageError: a ruling names a citation or a finding that the report does not have.
            OutputError: the file cannot be written.
        """
        moment = now()
        entries = tuple(self._entry(ruling, moment) for ruling in rulings)
        append(self.path, entries)
        return entries

    def _entry(self, ruling: Ruling, moment: object) -> Entry:
        citation = self.citation(ruling.citation)
        if not ruling.by.strip():
            raise UsageError("A decision needs the name of the person who makes it. Give it with --by.")
        document = document_name(self._paths[citation.document], self.folder)
        where = where_written(citation.id, self.report, document)
        finding, about = _about(citation, ruling.finding)
        return Entry(moment, ruling.by.strip(), finding, ruling.state, ruling.reason.strip(), where, about)  # type: ignore[arg-type]


def _about(citation: WrittenCitation, finding: str | None) -> tuple[str | None, str]:
    if finding is None:
        return None, ",".join(dict.fromkeys(f"{one.code}={one.about or ''}" for one in citation.reasons))
    reason = _reason(citation, finding)
    return reason.finding or reason.code, reason.about or ""


def _reason(citation: WrittenCitation, finding: str) -> WrittenReason:
    found = next((one for one in citation.reasons if finding in (one.finding, f"{one.code}:1")), None)
    if found is None:
        there = ", ".join(one.finding or one.code for one in citation.reasons) or "none"
        raise UsageError(f"{citation.id} has no finding “{finding}”. Its findings: {there}.")
    return found


def _last_report(path: Path) -> WrittenReport:
    try:
        return read_report(path)
    except FileNotFoundError as error:
        raise UsageError(
            f"There is no report at {path}. Run footproof check first, or name the folder of the report with --out."
        ) from error
    except (OSError, ValueError) as error:
        raise UsageError(f"The report {path} cannot be read ({error}). Run footproof check again.") from error
