"""The decisions of a run: where they lie, what they make of its results, and what the settings once dismissed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.decisions.journal import FILE_NAME, Entry, Journal, Where, append, common_folder, now, read_journal
from pipeline.decisions.settling import Settled, document_name, settle
from pipeline.settings import LintSettings, ReviewSettings
from reports.model import CitationResult, DecisionState, Report
from reports.places import Neighbours, cited_in_run
from reports.summary import counted

SETTINGS = "footproof.toml"
"""Who has decided what the settings dismiss."""
_TAKEN_OVER = re.compile(r"dismissed in the settings as (\S.*)$")


@dataclass(frozen=True, slots=True)
class DecisionBook:
    """The file of decisions of a batch."""

    path: Path
    folder: Path
    """Where the documents of its lines are seen from."""

    @classmethod
    def of(cls, documents: Iterable[str], settings: ReviewSettings) -> DecisionBook:
        """The book of the documents of a run, named as on the command line."""
        folder = common_folder(documents)
        path = Path(settings.decisions) if settings.decisions else folder / FILE_NAME
        return cls(path, folder if not settings.decisions else path.resolve().parent)

    def still_dismissed(self, settings: LintSettings) -> LintSettings:
        """The settings without what has been taken over: from then on the decision counts, wherever the note stands.

        Raises:
            OutputError: the file is there and cannot be read.
        """
        if not settings.dismissed:
            return settings
        return replace(settings, dismissed=settings.dismissed - _taken_over(read_journal(self.path)))

    def applied(self, report: Report, *, out: Path) -> Report:
        """The report with what has been decided about its citations; as it is where nothing was judged.

        Args:
            report: with verdicts.
            out: the folder that it goes to; the report says where the decisions lie, seen from there.

        Raises:
            OutputError: the file of decisions cannot be read or written.
        """
        if all(result.verdict is None for result in report.results):
            return report
        names = {reading.id: document_name(reading.path, self.folder) for reading in report.documents}
        settled = self._settle(report, names)
        run = replace(
            report.run,
            warnings=(*report.run.warnings, *settled.warnings),
            orphans=settled.orphans,
            decisions=Path(os.path.relpath(self.path.resolve(), out.resolve())).as_posix(),
            decided_as=names,
        )
        same = settled.results is report.results
        return report.with_run(run) if same else replace(report, run=run, results=settled.results)

    def _settle(self, report: Report, names: Mapping[str, str]) -> Settled:
        """The results with what has been decided about them; dismissals of the settings are taken over, once.

        Raises:
            OutputError: the file cannot be read or written.
        """
        journal = read_journal(self.path)
        results = report.results
        aside = any(result.reasons for result in report.outline)
        taken = list(self._take_over(results, names, journal)) if aside else []
        settled = settle(results, names, journal, self.folder)
        if not taken:
            return settled
        append(self.path, taken)
        word = (
            f"{counted(len(taken), 'finding')} that the settings dismiss went over into {self.path.name}: there they "
            "find their citations again when notes are numbered anew. Take them out of “dismissed” in the settings."
        )
        return replace(settled, warnings=(*settled.warnings, word))

    def _take_over(
        self, results: Sequence[CitationResult], names: Mapping[str, str], journal: Journal
    ) -> Iterator[Entry]:
        known = _taken_over(journal)
        citations = {cited.id: cited for cited in cited_in_run(results, names)}
        neighbours = Neighbours(citations.values())
        for result in results:
            cited = citations.get(result.citation.same_as or result.citation.id)
            for reason in result.set_aside:
                if cited and reason.id not in known and reason.about:
                    why = f"dismissed in the settings as {reason.id}"
                    yield Entry(
                        now(),
                        SETTINGS,
                        reason.finding,
                        DecisionState.WRONG,
                        why,
                        Where.of(cited, neighbours),
                        reason.about,
                    )


def _taken_over(journal: Journal) -> frozenset[str]:
    ids = (_TAKEN_OVER.search(line.entry.reason) for line in journal.lines if line.entry.by == SETTINGS)
    return frozenset(one[1] for one in ids if one)
