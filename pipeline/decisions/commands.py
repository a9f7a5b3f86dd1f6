"""``footproof decide``: a decision written down, brought in from a file, or listed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.decisions.importing import read_brought, without_repeats
from pipeline.decisions.journal import Entry, read_journal
from pipeline.decisions.recording import DecidedReport, Ruling
from pipeline.errors import ExitCode, UsageError
from reports.formats.safe_text import one_line
from reports.model import DecisionOutcome
from reports.summary import counted


def decide(decided: DecidedReport, ruling: Ruling) -> ExitCode:
    """Write one decision down.

    Raises:
        UsageError: no such citation or finding in the last report.
        OutputError: the file cannot be written.
    """
    entries = decided.entries([ruling])
    decided.add(entries)
    for entry in entries:
        what = entry.finding or "all that was found"
        print(one_line(f"{ruling.citation}: {what} is {entry.state} ({entry.by}). Written to {decided.path}."))
    return ExitCode.OK


def import_decisions(decided: DecidedReport, file: Path, by: str) -> ExitCode:
    """Take decisions over from a file of decisions or a table that was filled in.

    What names a citation or a finding that the last report does not have is told and left, and the exit status is 2.

    Raises:
        UsageError: the file is none of these, or a row has no name and ``by`` is empty.
        OutputError: the file of decisions cannot be written.
    """
    brought = read_brought(file, by)
    held = (
        Ruling(citation.id, one.entry.finding, one.entry.state, one.entry.by, one.entry.reason)
        for citation, one in decided.in_force()
    )
    rulings = [replace(one, shown="") for one in brought.rulings if decided.still_holds(one)]
    stale = [
        f"{one.citation} shows something else in the last report than where {one.finding} was decided."
        for one in brought.rulings
        if not decided.still_holds(one)
    ]
    entries: list[Entry] = []
    unknown: list[str] = []
    before = {line.entry.saying for line in read_journal(decided.path).lines}
    for ruling in without_repeats(rulings, held):
        try:
            (entry,) = decided.entries([ruling])
        except UsageError as error:  # one wrong row must not cost somebody the others
            unknown.append(str(error))
            continue
        if entry.saying in before:  # a table shows what was in force when it was written
            what = f"{ruling.citation}: {entry.finding or 'all that was found'}"
            stale.append(f"{what} was {entry.state} ({entry.by}) before, and somebody has decided otherwise since.")
        else:
            entries.append(entry)
    new = decided.add((*brought.entries, *entries))
    for word in (*brought.left, *stale, *unknown):
        print(one_line(f"Left alone: {word}"))
    print(f"{counted(len(new), 'decision')} taken over from {one_line(str(file))} into {decided.path}.")
    return ExitCode.USAGE if unknown else ExitCode.OK


def list_decisions(decided: DecidedReport, *, only_open: bool) -> ExitCode:
    """Print the decisions in force, one a line: id in the last report, finding or ``-``, state, by, reason."""
    for line in _listed(decided, only_open=only_open):
        print(line)
    for warning in read_journal(decided.path).warnings:
        print(one_line(f"footproof: {warning}"), file=sys.stderr)
    return ExitCode.OK


def _listed(decided: DecidedReport, *, only_open: bool) -> Iterator[str]:
    for citation, attached in decided.in_force():
        entry, reopened = attached.entry, attached.outcome is DecisionOutcome.REOPENED
        if only_open and entry.state.settles and not reopened:
            continue
        columns = (citation.id, entry.finding or "-", entry.state, entry.by, entry.reason)
        yield "\t".join(map(one_line, columns))
