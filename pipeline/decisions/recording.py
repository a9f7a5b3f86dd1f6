"""The last report and the decisions about it: what somebody decides is written down by what the citation is."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from pipeline.decisions.journal import FILE_NAME, Entry, Where, append, common_folder, now, read_journal
from pipeline.decisions.settling import Attached, Attachment, Ledger, document_name
from pipeline.errors import UsageError
from reports.formats.safe_text import one_line
from reports.model import DecisionState
from reports.places import Neighbours, cited_in_report
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
    shown: str = ""
    """What was said of the finding where it was decided; empty where that is not known."""


class DecidedReport:
    """The last report of a folder, and the decisions about it."""

    def __init__(self, out: Path, decisions: Path | None = None) -> None:
        """Open the report in ``out``.

        Args:
            out: the folder of the reports, or their report.json under whatever name.
            decisions: the file of decisions, where settings name one.

        Raises:
            UsageError: there is no report, or it is of another kind.
        """
        file = out if out.suffix == ".json" else out / REPORT
        self.report = _last_report(file)
        if decisions is None and self.report.run.decisions:
            decisions = file.parent / self.report.run.decisions
        paths = {document.id: document.path for document in self.report.documents}
        self.folder = decisions.resolve().parent if decisions else common_folder(paths.values())
        self.path = decisions or self.folder / FILE_NAME
        self._names = {name: document_name(path, self.folder) for name, path in paths.items()}
        self._by_id = {citation.id: citation for citation in self.report.citations}
        self._cited = {cited.id: cited for cited in cited_in_report(self.report, self._names)}
        self._neighbours = Neighbours(self._cited.values())

    def citation(self, name: str) -> WrittenCitation:
        """A citation by its id; of a short form, the one that it means.

        Raises:
            UsageError: the report has none of that id.
        """
        citation = self._by_id.get(name)
        if citation is None:
            near = difflib.get_close_matches(name, self._by_id, n=1, cutoff=0.0)
            hint = f" The nearest is “{near[0]}”." if near else ""
            raise UsageError(
                f"The last report has no citation “{name}”.{hint} Ids stand in report.json and report.csv."
            )
        return self._by_id.get(citation.same_as or "", citation)

    def still_holds(self, ruling: Ruling) -> bool:
        """Whether the last report says of the finding what was said where it was decided: ids pass to others."""
        if not ruling.shown:
            return True
        citation = self._by_id.get(ruling.citation)
        codes = (ruling.finding, (ruling.finding or "").removesuffix(":1"))
        messages = [one.message for one in citation.reasons if one.finding in codes] if citation else []
        return any(one_line(message) in ruling.shown for message in messages)

    def entries(self, rulings: Sequence[Ruling]) -> tuple[Entry, ...]:
        """Rulings as lines of the file, all made at this moment.

        Raises:
            UsageError: a ruling names a citation or a finding that the report does not have.
        """
        moment = now()
        return tuple(self._entry(ruling, moment) for ruling in rulings)

    def add(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """Write down what the file does not hold yet, all or nothing, and return it.

        Raises:
            OutputError: the file cannot be read or written.
        """
        known = {line.entry for line in read_journal(self.path).lines}
        new = tuple(entry for entry in dict.fromkeys(entries) if entry not in known)
        append(self.path, new)
        return new

    def attachment(self) -> Attachment:
        """Where the decisions of the file belong in the report, those that were made since included.

        Raises:
            OutputError: the file cannot be read.
        """
        return self.ledger().attachment(read_journal(self.path))

    def ledger(self) -> Ledger:
        """The citations of the report, without decisions yet."""
        findings = [(citation.same_as or citation.id, citation.reasons) for citation in self.report.citations]
        return Ledger(self._cited.values(), findings, frozenset(self._names.values()), self.folder)

    def in_force(self) -> Iterator[tuple[WrittenCitation, Attached]]:
        """Every decision in force with its citation, in the order of the report.

        Raises:
            OutputError: the file cannot be read.
        """
        in_force = self.attachment().in_force
        for citation in self.report.citations:
            for attached in in_force.get(citation.id, ()):
                yield citation, attached

    def _entry(self, ruling: Ruling, moment: datetime) -> Entry:
        citation = self.citation(ruling.citation)
        if not ruling.by.strip():
            raise UsageError("A decision needs the name of the person who makes it. Give it with --by.")
        # What is found at a short form may be its own: its sentence quotes what that of the full citation does not.
        named = self._by_id[ruling.citation]
        reasons = tuple(dict.fromkeys((*named.reasons, *citation.reasons)))
        finding, about = _about(msgspec.structs.replace(named, reasons=reasons), ruling.finding)
        place = Where.of(self._cited[citation.id], self._neighbours)
        return Entry(moment, ruling.by.strip(), finding, ruling.state, ruling.reason.strip(), place, about)


def _about(citation: WrittenCitation, finding: str | None) -> tuple[str | None, str]:
    if finding is None:
        return None, ",".join(dict.fromkeys(f"{one.code}={one.about or ''}" for one in citation.reasons))
    reason = _reason(citation, finding)
    return reason.finding or reason.code, reason.about or ""


def _reason(citation: WrittenCitation, finding: str) -> WrittenReason:
    names = (finding, finding.removesuffix(":1"))
    reason = next((one for one in citation.reasons if one.finding in names), None)
    if reason is None:
        there = ", ".join(one.finding or one.code for one in citation.reasons) or "none"
        raise UsageError(f"{citation.id} has no finding “{finding}”. Its findings: {there}.")
    return reason


def _last_report(path: Path) -> WrittenReport:
    try:
        return read_report(path)
    except FileNotFoundError as error:
        raise UsageError(
            f"There is no report at {path}. Run footproof check first, or name the folder of the report with --out."
        ) from error
    except (OSError, ValueError) as error:
        raise UsageError(f"The report {path} cannot be read ({error}). Run footproof check again.") from error
