"""What a project makes of the findings: switched off, turned up or down, dismissed one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from footnotes.model import Reading
from pipeline.checks.findings.about import about
from pipeline.settings import LintLevel, LintSettings
from reports.model import CitationResult, Reason, Severity


def in_project(reasons: Iterable[Reason], result: CitationResult, settings: LintSettings) -> Iterator[Reason]:
    """The findings on a citation as the settings of the project have them, each with its id and what it is about.

    The id stands on the citation's (the contract: decisions and dismissals refer to it), a colon and the code;
    ``~2`` and so on for the second quotation, whatever became of the first, and where a code repeats else. What is
    dismissed is kept, and marked.
    """
    codes: Counter[str] = Counter()
    for reason in reasons:
        codes[reason.code] += 1
        level = settings.levels.get(reason.code)
        if level is LintLevel.OFF:
            continue
        place = reason.place or codes[reason.code]
        identity = f"{result.citation.id}:{reason.code}" + (f"~{place}" if place > 1 else "")
        yield replace(
            reason,
            id=identity,
            severity=Severity(level) if level else reason.severity,
            dismissed=identity in settings.dismissed,
            finding=reason.code if codes[reason.code] == 1 else f"{reason.code}:{codes[reason.code]}",
            about=about(reason, result),
        )


def dismissed_in_vain(settings: LintSettings, readings: Iterable[Reading]) -> Iterator[str]:
    """A sentence for each dismissal that names a citation which its document does not have."""
    citations = {reading.id: {citation.id for citation in reading.citations} for reading in readings}
    for identity in sorted(settings.dismissed):
        citation = identity.rpartition(":")[0]
        document = citation.rpartition("#")[0]
        if document in citations and citation not in citations[document]:
            yield (
                f"The settings dismiss “{identity}”, and {document} has no such citation. If its notes were numbered "
                "anew, find the finding in the report and put its id there."
            )
