"""What one desk has open: a report, the decisions about it, and what is added to either while people work."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from pipeline.checks.lint import RULES
from pipeline.decisions.journal import Entry, append, now
from pipeline.decisions.recording import REPORT, DecidedReport, Ruling
from pipeline.desk import queue
from pipeline.desk.following import JournalFollower
from pipeline.desk.queue import Queue, Word
from pipeline.errors import UsageError
from pipeline.settings import ReviewSettings
from reports.formats.safe_text import one_line
from reports.model import CitationResult, DecisionState
from reports.reread import RereadReport
from reports.summary import counted

if TYPE_CHECKING:
    from pipeline.decisions.settling import Ledger

LONGEST_NAME, LONGEST_REASON = 100, 4_000
"""Characters."""
MOST_AT_ONCE = 2_000
"""Findings that are decided by one word."""
Words = Mapping[int, tuple[Word | None, ...]]
"""By place of a citation, the words on its findings."""


class Refused(Exception):
    """What was asked for cannot be done; nothing was written."""


class AnotherReport(Refused):
    """The report is another than the one that was decided about."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who wants something written down, and about which report."""

    key: str
    """Of the browser: what comes twice under one key is written once."""
    version: str
    by: str


@dataclass(slots=True)
class _Open:
    """A report as it was read, and the decisions about it."""

    version: str
    file_marks: tuple[int, int]
    decided: DecidedReport
    reread: RereadReport
    ledger: Ledger
    follower: JournalFollower
    sharing: dict[str, list[int]]
    """By id of a citation, its own place and those of the short forms that mean it."""
    entries: dict[str, tuple[Entry, str]]
    """Lines by their names, each with the id of its citation."""
    sent: dict[str, list[str]]
    """Names of the lines that were written under a key."""
    warnings: tuple[str, ...] = ()


class Session:
    """One desk. Methods are synchronous, and safe in threads."""

    def __init__(self, report: Path, review: ReviewSettings) -> None:
        """Open a report.

        Args:
            report: its folder or its report.json.
            review: who decides, and where that is written down.

        Raises:
            UsageError: there is no report, or it cannot be read.
            OutputError: the file of decisions cannot be read.
        """
        self.file = report if report.suffix == ".json" else report / REPORT
        self._review = review
        self._lock = threading.RLock()
        self._open = self._opened()
        self._untold: set[int] = set()

    @property
    def version(self) -> str:
        """Of the report that is open."""
        return self._open.version

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the documents."""
        return tuple(document.id for document in self._open.decided.report.documents)

    def queue(self) -> bytes:
        """``queue.Queue`` as JSON."""
        with self._lock:
            self._follow()
            report = self._open.decided.report
            in_force = [self._open.ledger.in_force(one.same_as or one.id) for one in report.citations]
            return msgspec.json.encode(
                Queue(
                    version=self.version,
                    documents=tuple(document.id for document in report.documents),
                    notes=queue.notes(report),
                    items=queue.items(report, in_force),
                    codes=queue.codes(report),
                    finished=report.run.finished,
                    decisions=str(self._open.decided.path),
                    reviewers=self._review.reviewers,
                    warnings=(*self._open.warnings, *self._open.ledger.passed_over(), *self._orphaned()),
                )
            )

    def result(self, place: int, version: str) -> CitationResult:
        """The citation at a place, all of it.

        Raises:
            AnotherReport: another report is open now.
            Refused: there is none at this place, or it cannot be read.
        """
        with self._lock:
            self._expect(version)
            if not 0 <= place < len(self._open.decided.report.citations):
                raise Refused("There is no such citation. Load the page anew.")
            try:
                return self._open.reread.result(place)
            except ValueError as error:
                raise Refused(f"The report cannot be read ({error}). Run footproof check again.") from error

    def decide(
        self, asked: Asked, findings: Sequence[tuple[int, str | None]], state: DecisionState, reason: str
    ) -> Words:
        """Write the same word down about findings.

        Args:
            asked: by whom.
            findings: places of citations, and the finding of each; None: all that was found.
            state: the word.
            reason: empty, or why.

        Raises:
            AnotherReport: another report is open now.
            Refused: what is asked for makes no sense.
            OutputError: it cannot be written; nothing was.
        """
        with self._lock:
            by = self._reviewer(asked)
            if len(reason) > LONGEST_REASON:
                raise Refused(f"A reason has {LONGEST_REASON:,} characters at most. Shorten it.")
            citations = self._open.decided.report.citations
            if not 0 < len(findings) <= MOST_AT_ONCE or not all(0 <= place < len(citations) for place, _ in findings):
                raise Refused("There is no such citation. Load the page anew.")
            rulings = [Ruling(citations[place].id, finding, state, by, reason) for place, finding in findings]
            try:
                entries = self._open.decided.entries(rulings)
            except UsageError as error:
                raise Refused(str(error)) from error
            for entry in entries:
                if not self._open.ledger.can_tell(entry.where):
                    raise Refused(
                        f"Note {entry.where.note} has a citation that is the same as another to the last word, its "
                        "sentence included. A decision could not tell them apart, so none was written."
                    )
            self._follow()
            if asked.key not in self._open.sent:
                self._write(asked.key, dict.fromkeys(entries))
            return self._words(place for place, _ in findings)

    def take_back(self, asked: Asked, lines: Sequence[str], sent: str = "") -> Words:
        """Take words back, so that those before them count again.

        Args:
            asked: by whom.
            lines: names of their lines.
            sent: instead of names, the key under which they were written.

        Raises:
            AnotherReport: another report is open now.
            Refused: there is no such line.
            OutputError: it cannot be written; nothing was.
        """
        with self._lock:
            by = self._reviewer(asked)
            self._follow()
            lines = lines or self._open.sent.get(sent, ())
            if not 0 < len(lines) <= MOST_AT_ONCE or not self._open.entries.keys() >= set(lines):
                raise Refused("What should be taken back is no longer there. Load the page anew.")
            made = [self._open.entries[name] for name in lines]
            if asked.key not in self._open.sent:
                moment = now()
                self._write(asked.key, [entry.withdrawn(moment, by) for entry, _ in made])
            return self._words(place for _, citation in made for place in self._open.sharing[citation])

    def news(self) -> Words | None:
        """What has changed since this was last asked; None where another report has taken the place of this one.

        Raises:
            FootproofError: report or decisions cannot be read.
        """
        with self._lock:
            if _marks(self.file) != self._open.file_marks:
                opened = self._opened()
                is_another, self._open = opened.version != self.version, opened
                if is_another:
                    self._untold.clear()
                    return None
            self._follow()
            told = self._words(sorted(self._untold))
            self._untold.clear()
            return told

    def _orphaned(self) -> Iterator[str]:
        """A sentence where decisions found no citation, with what the first of them were about."""
        orphans = self._open.ledger.orphans()
        if orphans:
            places = [orphan.line["where"] for orphan in orphans[:3]]
            named = ", ".join(one_line(f"{place['document']} note {place['note']}") for place in places)
            more = " and others" if len(orphans) > len(places) else ""
            yield (
                f"{counted(len(orphans), 'decision')} found no citation in this report, or fits several equally "
                f"({named}{more}). They settle nothing; report.html says more."
            )

    def _opened(self) -> _Open:
        marks = _marks(self.file)
        decided = DecidedReport(self.file, Path(self._review.decisions) if self._review.decisions else None)
        content = self.file.read_bytes()
        sharing: dict[str, list[int]] = {}
        for place, citation in enumerate(decided.report.citations):
            sharing.setdefault(citation.same_as or citation.id, []).append(place)
        opened = _Open(
            version=hashlib.sha256(content).hexdigest()[:16],
            file_marks=marks,
            decided=decided,
            reread=RereadReport(content, {rule.code for rule in RULES}),
            ledger=decided.ledger(),
            follower=JournalFollower(decided.path),
            sharing=sharing,
            entries={},
            sent={},
        )
        _take_in(opened)
        return opened

    def _follow(self) -> None:
        """Take in what was added to the decisions."""
        if not self._open.follower.has_changed():
            return
        places = _take_in(self._open)
        if places is None:
            self._open = self._opened()
            places = tuple(range(len(self._open.decided.report.citations)))
        self._untold.update(places)

    def _write(self, key: str, entries: Iterable[Entry]) -> None:
        append(self._open.decided.path, [msgspec.structs.replace(entry, key=key) for entry in entries])
        self._follow()

    def _words(self, places: Iterable[int]) -> Words:
        citations, ledger = self._open.decided.report.citations, self._open.ledger
        return {
            place: queue.words(citations[place], ledger.in_force(citations[place].same_as or citations[place].id))
            for place in dict.fromkeys(places)
        }

    def _reviewer(self, asked: Asked) -> str:
        self._expect(asked.version)
        by = " ".join(asked.by.split())
        if not 0 < len(by) <= LONGEST_NAME:
            raise Refused("A decision needs the name of the person who makes it.")
        if self._review.reviewers and by not in self._review.reviewers:
            raise Refused(f"“{by}” is none of those who decide: {', '.join(self._review.reviewers)}.")
        if not 8 <= len(asked.key) <= LONGEST_NAME:
            raise Refused("A decision needs a key of the browser. Load the page anew.")
        return by

    def _expect(self, version: str) -> None:
        if version != self.version:
            raise AnotherReport("There is a new report. Load the page anew.")


def _take_in(opened: _Open) -> tuple[int, ...] | None:
    """Places of the citations that the new lines are about; None where the file has to be read whole."""
    journal = opened.follower.added()
    if journal is None:
        return None
    opened.warnings += journal.warnings
    places: list[int] = []
    for line in journal.lines:
        name, key = queue.name_of(line.entry), line.entry.key
        if key:
            opened.sent.setdefault(key, []).append(name)
        citation = opened.ledger.take(line)
        if citation is not None:
            opened.entries[name] = (line.entry, citation)
            places += opened.sharing[citation]
    return tuple(dict.fromkeys(places))


def _marks(file: Path) -> tuple[int, int]:
    try:
        status = file.stat()
    except OSError:
        return (0, 0)
    return status.st_size, status.st_mtime_ns
