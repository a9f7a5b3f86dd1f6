"""Counts over a report, and the order in which an editor wants to read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from reports.model import ArchiveStatus, CitationResult, LinkState, LinkStatus, TitleStatus, Verdict

Status = TypeVar("Status", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Summary:
    """How many citations ended how. In every mapping the counts add up to ``citations``.

    The key None counts citations whose stage has not run; every status has a key, in the order of its enum.
    """

    citations: int
    verdicts: Mapping[Verdict | None, int]
    links: Mapping[LinkStatus | None, int]
    titles: Mapping[TitleStatus | None, int]
    archives: Mapping[ArchiveStatus | None, int]


def summarise(results: Sequence[CitationResult]) -> Summary:
    """Count results, or outlines of them, by verdict, link status, title status and archive status."""
    return Summary(
        citations=len(results),
        verdicts=_count(Verdict, (result.verdict for result in results)),
        links=_count(LinkStatus, (result.link.status if result.link else None for result in results)),
        titles=_count(TitleStatus, (result.title_check.status if result.title_check else None for result in results)),
        archives=_count(ArchiveStatus, (result.archive.status if result.archive else None for result in results)),
    )


def shown_verdict(result: CitationResult) -> Verdict:
    """The verdict to show: a citation that no stage has judged yet is unchecked."""
    return result.verdict or Verdict.UNCHECKED


def worst_first(outline: Iterable[CitationResult]) -> list[int]:
    """Places of the results: broken, review, unchecked, settled, ok; within a verdict in document order."""
    rank = {verdict: place for place, verdict in enumerate(Verdict)}
    ranks = [rank[shown_verdict(result)] for result in outline]
    return sorted(range(len(ranks)), key=ranks.__getitem__)


def changes(results: Iterable[CitationResult]) -> dict[str, tuple[str, ...]]:
    """What is new of the links of a run: ids of citations, by the names of the contract."""
    told: dict[str, list[str]] = {"new_rot": [], "suspect": [], "recovered": [], "still_rotten": []}
    for result in results:
        history = result.history
        if history is None:
            continue
        if history.state is LinkState.ROTTEN:
            told["new_rot" if history.newly_rotten else "still_rotten"].append(result.citation.id)
        elif history.state is LinkState.SUSPECT:
            told["suspect"].append(result.citation.id)
        elif history.state is LinkState.RECOVERED and history.changed:
            told["recovered"].append(result.citation.id)
    return {name: tuple(ids) for name, ids in told.items()}


def conclusion(summary: Summary) -> str:
    """The whole report in one sentence."""
    total = summary.citations
    if total == 0:
        return "No citations were found."
    if summary.verdicts[None] == total:
        return f"{counted(total, 'citation')} read; nothing has been checked yet."
    names = (Verdict.BROKEN, Verdict.REVIEW, Verdict.SETTLED, Verdict.OK)
    broken, review, settled, ok = (summary.verdicts[name] for name in names)
    unchecked = total - broken - review - settled - ok
    clauses = [
        (broken, "is broken", "are broken"),
        (review, "needs a look", "need a look"),
        (unchecked, "could not be checked", "could not be checked"),
        (settled, "is settled", "are settled"),
        (ok, "is in order", "are in order"),
    ]
    told = [f"{number:,} {one if number == 1 else many}" for number, one, many in clauses if number]
    return f"Of {counted(total, 'citation')}, {_listed(told)}."


def counted(number: int, noun: str) -> str:
    """A number and its noun: ``1 citation``, ``10,000 citations``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _count(statuses: type[Status], found: Iterable[Status | None]) -> dict[Status | None, int]:
    counts = Counter(found)
    keys: tuple[Status | None, ...] = (*statuses, None)
    return {key: counts[key] for key in keys}


def _listed(clauses: Sequence[str]) -> str:
    if len(clauses) == 1:
        return clauses[0]
    return f"{', '.join(clauses[:-1])} and {clauses[-1]}"
