"""Decisions at their citations: what they settle, what is open again, and which found no citation."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from cache.spool import Amended
from pipeline.checks.findings.about import OF_THE_SOURCE, family
from pipeline.decisions.journal import Entry, Journal, Line, Where
from pipeline.decisions.matching import Match, Matcher
from reports.model import (
    CitationResult,
    Decision,
    DecisionOutcome,
    Orphan,
    Reason,
    Severity,
    Verdict,
)
from reports.places import Cited, cited_in_run

_ASKING = (Verdict.BROKEN, Verdict.REVIEW)


@dataclass(frozen=True, slots=True)
class Settled:
    """The results of a run in the light of the decisions."""

    results: Sequence[CitationResult]
    orphans: tuple[Orphan, ...]
    warnings: tuple[str, ...] = ()


class Finding(Protocol):
    """What decisions look at in a finding, of a run or of a written report."""

    @property
    def code(self) -> str:
        """What kind it is of."""

    @property
    def about(self) -> str | None:
        """Digest of what it shows."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A decision at its citation."""

    entry: Entry
    outcome: DecisionOutcome


@dataclass(frozen=True, slots=True)
class Attachment:
    """Where the decisions of a journal belong."""

    in_force: Mapping[str, tuple[Attached, ...]]
    """By id of the citation, what no later word has replaced, oldest first."""
    orphans: tuple[Orphan, ...]
    warnings: tuple[str, ...]


def document_name(path: str, folder: Path) -> str:
    """How decisions name a document: by its path seen from their folder, or by its URL."""
    return path if "://" in path else Path(os.path.relpath(Path(path).resolve(), folder)).as_posix()


def settle(results: Sequence[CitationResult], names: Mapping[str, str], journal: Journal, folder: Path) -> Settled:
    """The results with their decisions.

    Args:
        results: with verdicts and reasons.
        names: of the documents of this run by their ids, as decisions name them.
        journal: what has been decided.
        folder: where the decisions lie.
    """
    if not journal.lines:
        return Settled(results, (), journal.warnings)
    findings = [(result.citation.same_as or result.citation.id, result.reasons) for result in results]
    ledger = Ledger(cited_in_run(results, names), findings, frozenset(names.values()), folder)
    attachment = ledger.attachment(journal)
    in_force = attachment.in_force
    settled = {
        place: _settled(result, in_force[decided])
        for place, result in enumerate(results)
        if (decided := result.citation.same_as or result.citation.id) in in_force
    }
    return Settled(Amended(results, settled), attachment.orphans, attachment.warnings)


class Ledger:
    """The decisions about the citations of one report, each at its citation."""

    def __init__(
        self,
        citations: Iterable[Cited],
        findings: Iterable[tuple[str, Sequence[Finding]]],
        documents: Collection[str],
        folder: Path,
    ) -> None:
        """Begin without decisions.

        Args:
            citations: of the report.
            findings: by id of the citation, its own and those of the short forms that mean it.
            documents: of the report, as decisions name them.
            folder: where documents are seen from.
        """
        self._matcher = Matcher(citations)
        self._findings: dict[str, list[Finding]] = defaultdict(list)
        for citation, found in findings:
            self._findings[citation] += found
        self._documents = documents
        self._folder = folder
        self._attached: dict[str, list[Attached]] = defaultdict(list)
        self._lost: list[tuple[Line, Match]] = []
        self._elsewhere: set[str] = set()

    def can_tell(self, place: Where) -> bool:
        """Whether a decision about a place would find its citation: two may be the same to the last word."""
        return self._matcher.find(place).cited is not None

    def take(self, line: Line) -> str | None:
        """Find the citation of a decision again, and see whether what it was about is still the same.

        Returns:
            The id of the citation; None where the decision belongs to none of them.
        """
        place = line.entry.where
        if place.document not in self._documents and _is_still_there(place.document, self._folder):
            self._elsewhere.add(place.document)
            return None
        match = self._matcher.find(place)
        if match.cited is None:
            self._lost.append((line, match))
            return None
        citation = match.cited.id
        outcome = _outcome(line.entry, match.cited, self._findings[citation], by_sentence=match.by_sentence)
        self._attached[citation].append(Attached(line.entry, outcome))
        return citation

    def in_force(self, citation: str) -> tuple[Attached, ...]:
        """What no later word has replaced and nobody has taken back, oldest first."""
        return tuple(_in_force(sorted(self._attached.get(citation, ()), key=lambda one: one.entry.at)))

    def orphans(self) -> tuple[Orphan, ...]:
        """The last word on each finding that found no citation."""
        return tuple(_orphans(self._lost))

    def passed_over(self) -> tuple[str, ...]:
        """A sentence where there are decisions about documents that are not part of the report."""
        return tuple(_passed_over(self._elsewhere))

    def attachment(self, journal: Journal) -> Attachment:
        """Where all decisions of a journal belong."""
        for line in journal.lines:
            self.take(line)
        in_force = {citation: self.in_force(citation) for citation in self._attached}
        return Attachment(in_force, self.orphans(), (*journal.warnings, *self.passed_over()))


def _is_still_there(document: str, folder: Path) -> bool:
    """Whether a document that is not part of the run can have its decisions another time."""
    return "://" in document or (folder / document).is_file()


def _passed_over(documents: Iterable[str]) -> Iterator[str]:
    names = sorted(documents)
    if names:
        yield f"Decisions about documents that are not part of this run were left alone: {', '.join(names[:5])}" + (
            f" and {len(names) - 5} more." if len(names) > 5 else "."
        )


def _outcome(entry: Entry, cited: Cited, findings: Sequence[Finding], *, by_sentence: bool) -> DecisionOutcome:
    if by_sentence and (entry.finding is None or _code(entry.finding) in OF_THE_SOURCE):
        return DecisionOutcome.REOPENED
    if _has_changed(entry, findings):
        return DecisionOutcome.REOPENED
    stayed = (cited.document, cited.note) == (entry.where.document, entry.where.note)
    return DecisionOutcome.KEPT if stayed else DecisionOutcome.MOVED


def _has_changed(entry: Entry, findings: Sequence[Finding]) -> bool:
    """Whether the findings that were decided about show something else now; what is no longer found has not."""
    if entry.finding is None:
        seen = _seen(entry)
        return any(seen.get(one.code, one.about) != one.about for one in findings)
    same = [one for one in findings if family(one.code) == family(entry.finding)]
    return bool(same) and all(one.about != entry.about for one in same)


def _in_force(attached: Sequence[Attached]) -> Iterator[Attached]:
    """What no later word on the same finding has replaced and nobody has taken back, oldest first."""
    kept: list[Attached] = []
    spoken: set[tuple[str | None, str]] = set()
    undone = {one.entry.undone for one in attached}
    for one in reversed(attached):
        entry = one.entry
        if entry.takes_back or entry.name in undone:
            continue
        key = (None, "") if entry.finding is None else (family(entry.finding), entry.about)
        code = None if entry.finding is None else family(entry.finding)
        # Reopened, its ``about`` is an old one: any later word on the code replaces it.
        stale = one.outcome is DecisionOutcome.REOPENED and any(spoke == code for spoke, _ in spoken)
        if key not in spoken and not stale:
            kept.append(one)
            spoken.add(key)
    return reversed(kept)


def _settled(result: CitationResult, mine: Sequence[Attached]) -> CitationResult:
    if not mine:
        return result
    verdict = result.verdict
    if verdict in _ASKING and all(_is_done(reason, mine) for reason in result.reasons if _asks(reason)):
        verdict = Verdict.SETTLED
    return replace(result, decisions=tuple(_decision(one) for one in mine), verdict=verdict)


def _asks(reason: Reason) -> bool:
    return reason.severity is not Severity.NOTE and not reason.dismissed


def _is_done(reason: Reason, attached: Iterable[Attached]) -> bool:
    """Whether the last word on a finding is one that leaves nothing to do."""
    word = word_on(reason, attached)
    return word is not None and word.outcome is not DecisionOutcome.REOPENED and word.entry.state.settles


def word_on(finding: Finding, attached: Iterable[Attached]) -> Attached | None:
    """The last word on a finding; where there is none that holds, the last that is open again; None without any."""
    words = tuple(attached)
    held = [one for one in words if one.outcome is not DecisionOutcome.REOPENED and _covers(one.entry, finding)]
    reopened = [one for one in words if one.outcome is DecisionOutcome.REOPENED and _speaks_of(one.entry, finding)]
    return next(reversed(held or reopened), None)


def _speaks_of(entry: Entry, finding: Finding) -> bool:
    """Whether a decision was about a finding of this kind, whatever it showed then."""
    if entry.finding is None:
        return finding.code in _seen(entry)
    return family(entry.finding) == family(finding.code)


def _covers(entry: Entry, reason: Finding) -> bool:
    if entry.finding is None:
        return _seen(entry).get(reason.code) == reason.about
    return family(entry.finding) == family(reason.code) and entry.about == reason.about


def _seen(entry: Entry) -> dict[str, str]:
    """By code, what the findings showed when a whole citation was decided."""
    return dict(pair.split("=", 1) for pair in entry.about.split(",") if "=" in pair)


def _decision(one: Attached) -> Decision:
    entry = one.entry
    return Decision(entry.finding, entry.state, entry.by, entry.at, entry.reason, one.outcome)


def _orphans(lost: Iterable[tuple[Line, Match]]) -> Iterator[Orphan]:
    """The last word on each finding that found no citation."""
    undone = {line.entry.undone for line, _ in lost}
    last = {
        (line.entry.where, line.entry.finding): (line, match)
        for line, match in lost
        if not line.entry.takes_back and line.entry.name not in undone
    }
    for line, match in last.values():
        yield Orphan(line.raw, match.why, match.candidates)


def _code(finding: str) -> str:
    return finding.partition(":")[0]
