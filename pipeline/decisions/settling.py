"""Decisions at their citations: what they settle, what is open again, and which found no citation."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from footnotes.model import Reading
from pipeline.checks.findings.about import OF_THE_SOURCE, family
from pipeline.decisions.journal import Entry, Journal, Line
from pipeline.decisions.matching import Match, Matcher, spot_of
from reports.model import (
    CitationResult,
    Decision,
    DecisionOutcome,
    Orphan,
    Reason,
    Severity,
    Verdict,
)

_ASKING = (Verdict.BROKEN, Verdict.REVIEW)


@dataclass(frozen=True, slots=True)
class Settled:
    """The results of a run in the light of the decisions."""

    results: tuple[CitationResult, ...]
    orphans: tuple[Orphan, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Attached:
    entry: Entry
    outcome: DecisionOutcome


def document_name(path: str, folder: Path) -> str:
    """How decisions name a document: by its path seen from their folder, or by its URL."""
    return path if "://" in path else Path(os.path.relpath(Path(path).resolve(), folder)).as_posix()


def settle(
    results: Sequence[CitationResult], documents: Iterable[Reading], journal: Journal, folder: Path
) -> Settled:
    """The results with their decisions.

    Args:
        results: with verdicts and reasons.
        documents: of this run.
        journal: what has been decided.
        folder: where the decisions lie; paths of documents are seen from there.
    """
    if not journal.lines:
        return Settled(tuple(results), (), journal.warnings)
    names = {reading.id: document_name(reading.path, folder) for reading in documents}
    spots = {
        result.citation.id: spot_of(result, names[result.citation.document])
        for result in results
        if result.citation.same_as is None
    }
    by_id = {result.citation.id: result for result in results}
    matcher = Matcher(spots.values())
    attached: dict[str, list[_Attached]] = defaultdict(list)
    orphans: list[tuple[Line, Match]] = []
    elsewhere: set[str] = set()
    for line in journal.lines:
        where = line.entry.where
        if where.document not in names.values() and _is_still_there(where.document, folder):
            elsewhere.add(where.document)
            continue
        match = matcher.find(where)
        if match.spot is None:
            orphans.append((line, match))
        else:
            outcome = _outcome(line.entry, match, by_id[match.spot.citation])
            attached[match.spot.citation].append(_Attached(line.entry, outcome))
    in_force = {citation: tuple(_in_force(entries)) for citation, entries in attached.items()}
    settled = tuple(_settled(result, in_force) for result in results)
    return Settled(settled, tuple(_orphans(orphans)), (*journal.warnings, *_passed_over(elsewhere)))


def _is_still_there(document: str, folder: Path) -> bool:
    """Whether a document that is not part of the run can have its decisions another time."""
    return "://" in document or (folder / document).is_file()


def _passed_over(documents: Iterable[str]) -> Iterator[str]:
    names = sorted(documents)
    if names:
        yield f"Decisions about documents that are not part of this run were left alone: {', '.join(names[:5])}" + (
            f" and {len(names) - 5} more." if len(names) > 5 else "."
        )


def _outcome(entry: Entry, match: Match, result: CitationResult) -> DecisionOutcome:
    spot = match.spot
    assert spot is not None
    if _is_open_again(entry, result, by_sentence=match.by_sentence):
        return DecisionOutcome.REOPENED
    stayed = (spot.document, spot.note) == (entry.where.document, entry.where.note)
    return DecisionOutcome.KEPT if stayed else DecisionOutcome.MOVED


def _is_open_again(entry: Entry, result: CitationResult, *, by_sentence: bool) -> bool:
    if by_sentence and (entry.finding is None or _code(entry.finding) in OF_THE_SOURCE):
        return True
    if entry.finding is None:
        seen = _seen(entry)
        return any(seen.get(reason.code, reason.about) != reason.about for reason in result.reasons)
    same = [reason for reason in result.reasons if family(reason.code) == family(entry.finding)]
    return bool(same) and all(reason.about != entry.about for reason in same)


def _in_force(attached: Sequence[_Attached]) -> Iterator[_Attached]:
    """What no later word on the same finding has replaced, oldest first."""
    kept: list[_Attached] = []
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


def _settled(result: CitationResult, in_force: Mapping[str, tuple[_Attached, ...]]) -> CitationResult:
    mine = in_force.get(result.citation.same_as or result.citation.id, ())
    if not mine:
        return result
    verdict = result.verdict
    if verdict in _ASKING and all(_is_done(reason, mine) for reason in result.reasons if _asks(reason)):
        verdict = Verdict.SETTLED
    return replace(result, decisions=tuple(_decision(one) for one in mine), verdict=verdict)


def _asks(reason: Reason) -> bool:
    return reason.severity is not Severity.NOTE and not reason.dismissed


def _is_done(reason: Reason, attached: Iterable[_Attached]) -> bool:
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


def _decision(one: _Attached) -> Decision:
    entry = one.entry
    return Decision(entry.finding, entry.state, entry.by, entry.at, entry.reason, one.outcome)


def _orphans(lost: Iterable[tuple[Line, Match]]) -> Iterator[Orphan]:
    """The last word on each finding that found no citation."""
    last = {(line.entry.where, line.entry.finding): (line, match) for line, match in lost}
    for line, match in last.values():
        yield Orphan(line.raw, match.why, match.candidates)


def _code(finding: str) -> str:
    return finding.partition(":")[0]
