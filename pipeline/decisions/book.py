"""The decisions of a run: where they lie, what they make of its results, and what the settings once dismissed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from footnotes.model import Reading
from pipeline.decisions.journal import FILE_NAME, Entry, Journal, append, common_folder, now, read_journal
from pipeline.decisions.place import where_of
from pipeline.decisions.settling import Settled, document_name, settle
from pipeline.settings import LintSettings, ReviewSettings
from reports.model import CitationResult, DecisionState, Reason

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

    def settle(self, results: Sequence[CitationResult], documents: Sequence[Reading]) -> Settled:
        """The results with what has been decided about them; dismissals of the settings are taken over, once.

        Raises:
            OutputError: the file cannot be read or written.
        """
        journal = read_journal(self.path)
        taken = list(self._take_over(results, documents, journal))
        settled = settle(results, documents, journal, self.folder)
        if not taken:
            return settled
        append(self.path, taken)
        word = (
            f"{len(taken)} findings that the settings dismiss were written down as decisions in {self.path.name}, where "
            "they find their citations again when notes are numbered anew. Take them out of “dismissed” in the settings."
        )
        return replace(settled, warnings=(*settled.warnings, word))

    def _take_over(
        self, results: Iterable[CitationResult], documents: Iterable[Reading], journal: Journal
    ) -> Iterator[Entry]:
        known = _taken_over(journal)
        results = tuple(results)
        names = {reading.id: document_name(reading.path, self.folder) for reading in documents}
        for result in results:
            for reason in result.set_aside:
                if reason.id and reason.id not in known and reason.finding and reason.about:
                    yield _dismissal(result, reason, results, names[result.citation.document])


def _dismissal(result: CitationResult, reason: Reason, others: Sequence[CitationResult], document: str) -> Entry:
    why = f"dismissed in the settings as {reason.id}"
    where = where_of(result, others, document)
    return Entry(now(), SETTINGS, reason.finding, DecisionState.WRONG, why, where, reason.about or "")


def _taken_over(journal: Journal) -> frozenset[str]:
    ids = (_TAKEN_OVER.search(line.entry.reason) for line in journal.lines if line.entry.by == SETTINGS)
    return frozenset(one[1] for one in ids if one)
