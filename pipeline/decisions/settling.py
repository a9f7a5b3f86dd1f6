"""Decisions at their citations: what they settle, what is open again, and which found no citation."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from pipeline.checks.findings.about import OF_THE_SOURCE, family
from pipeline.decisions.journal import Entry, Journal, Line
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

    results: tuple[CitationResult, ...]
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
        return Settled(tuple(results), (), journal.warnings)
    reasons = {result.citation.id: result.reasons for result in results}
    attachment = attach(cited_in_run(results, names), reasons, frozenset(names.values()), journal, folder)
    settled = tuple(_settled(result, attachment.in_force) for result in results)
    return Settled(settled, attachment.orphans, attachment.warnings)


def attach(
    citations: Sequence[Cited],
    findings: Mapping[str, Sequence[Finding]],
    documents: Collection[str],
    journal: Journal,
    folder: Path,
) -> Attachment:
    """Find the citation of every decision again, and see whether what it was about is still the same.

    Args:
        citations: of the run.
        findings: by id of the citation.
        documents: of the run, as decisions name them.
        journal: what has been decided.
        folder: where documents are seen from.
    """
    matcher = Matcher(citations)
    attached: dict[str, list[Attached]] = defaultdict(list)
    lost: list[tuple[Line, Match]] = []
    elsewhere: set[str] = set()
    for line in journal.lines:
        place = line.entry.where
        if place.document not in documents and _is_still_there(place.document, folder):
            elsewhere.add(place.document)
            continue
        match = matcher.find(place)
        if match.cited is None:
            lost.append((line, match))
        else:
            outcome = _outcome(line.entry, match.cited, findings[match.cited.id], by_sentence=match.by_sentence)
            attached[match.cited.id].append(Attached(line.entry, outcome))
    in_force = {citation: tuple(_in_force(entries)) for citation, entries in attached.items()}
    return Attachment(in_force, tuple(_orphans(lost)), (*journal.warnings, *_passed_over(elsewhere)))


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
    """What no later word on the same finding has replaced, oldest first."""
    kept: list[Attached] = []
    spoken: set[tuple[str | None, str]] = set()
    for one in reversed(attached):
        entry = one.entry
        key = (None, "") if entry.finding is None else (family(entry.finding), entry.about)
        code = None if entry.finding is None else family(entry.finding)
        # Reopened, its ``about`` is an old one: any later word on the code replaces it.
        stale = one.outcome is DecisionOutcome.REOPENED and any(spoke == code for spoke, _ in spoken)
        if key not in spoken and not stale:
            kept.append(one)
            spoken.add(key)
    return reversed(kept)


def _settled(result: CitationResult, in_force: Mapping[str, tuple[Attached, ...]]) -> CitationResult:
    mine = in_force.get(result.citation.same_as or result.citation.id, ())
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
    words = [one for one in attached if one.outcome is not DecisionOutcome.REOPENED and _covers(one.entry, reason)]
    return bool(words) and words[-1].entry.state.settles


def _covers(entry: Entry, reason: Reason) -> bool:
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
    last = {(line.entry.where, line.entry.finding): (line, match) for line, match in lost}
    for line, match in last.values():
        yield Orphan(line.raw, match.why, match.candidates)


def _code(finding: str) -> str:
    return finding.partition(":")[0]
