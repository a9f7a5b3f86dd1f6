"""The chronicle of links: what earlier runs said of each URL, and what this run adds."""

from __future__ import annotations

import hashlib
from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from cache.keys import url_key
from cache.model import NO_NEWS, Announcement, Check, RunRecord
from cache.spool import SpooledMap
from cache.store import Workspace
from pipeline.history.packing import pack_standing, unpack_standing
from pipeline.history.states import MOST_NOTES, Recovery, Standing, after, follow, is_news, kind_of
from pipeline.settings import AuditSettings
from reports.model import CitationResult, LinkHistory, LinkState, LinkStatus, Report

AUDIT = "audit"
"""The command whose first run is the base line."""
_AT_HAND = 4_096
"""Standings that stay in memory."""
_AT_ONCE = 100
"""Results that are held at once; those of a run are read from its files."""
_UNJUDGED = frozenset({LinkStatus.SKIPPED})
_BACK = frozenset({LinkState.RECOVERED, LinkState.ALIVE})


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run found out about a URL."""

    check: Check
    """Of its citations, that which says the best of it."""
    badness: tuple[bool, bool]
    notes: frozenset[str]
    """Digests of all of them."""


class Chronicle:
    """Follows the links of one run."""

    def __init__(self, workspace: Workspace, settings: AuditSettings, command: str = "") -> None:
        """Begin with what the workspace knows; to an audit is news what was found out since the audit before it."""
        self._workspace = workspace
        self._settings = settings
        self._standings: OrderedDict[str, Standing | None] = OrderedDict()
        runs = workspace.runs()
        self._is_first = not runs
        audits = [run for run in runs if run.command == AUDIT]
        self._base_line = audits[0].finished if audits else None
        self._told_until = audits[-1].finished if audits and command == AUDIT else None

    def note(self, results: Iterable[CitationResult], asked: MutableMapping[str, Asked]) -> None:
        """Note what this run found out about each URL that it asked: of several citations that which says the best.

        Args:
            results: some of the run.
            asked: what was noted of others, by ``url_key``; this is added.
        """
        for result in self._learnt(results):
            link, url = result.link, result.citation.url
            if not url or link is None or link.checked_at is None or result.citation.same_as is not None:
                continue
            if link.status in _UNJUDGED or not self._is_new(url, link.checked_at):
                continue
            key, before = url_key(url), None
            if key in asked:
                before = asked[key]
            notes = (before.notes if before else frozenset()) | {_digest(result)}
            badness = _badness(result)
            if before is None or badness < before.badness:
                before = Asked(_check(result, link.checked_at), badness, notes)
            check = replace(before.check, notes=tuple(sorted(notes)[:MOST_NOTES]))
            asked[key] = Asked(check, before.badness, notes)

    def followed(self, results: Sequence[CitationResult], known: Mapping[str, Asked]) -> list[CitationResult]:
        """The results with the history of their links, this run's own answers included.

        Args:
            results: some of the run, together read from the database.
            known: what ``note`` has put together of URLs that others may cite as well, by ``url_key``.
        """
        self._learn([url for result in results if (url := result.citation.url)])
        own: dict[str, Asked] = {}
        self.note(results, own)
        histories: dict[str, LinkHistory | None] = {}
        followed: list[CitationResult] = []
        for result in results:
            url = result.citation.url
            if url is None or result.link is None:
                followed.append(result)
                continue
            key = url_key(url)
            if key not in histories:
                new = known.get(key) or own.get(key)
                histories[key] = self._history(url, new.check if new else None)
            followed.append(replace(result, history=histories[key]))
        return followed

    def standing(self, url: str) -> Standing | None:
        """Where a link stood after the runs before this one; None where none has checked it."""
        key = url_key(url)
        if key not in self._standings:
            self._learn([url])
        return self._standings[key]

    def _learn(self, urls: Sequence[str]) -> None:
        """Read at once where several links stood; asking for each by itself takes longer."""
        new = {key: url for url in urls if (key := url_key(url)) not in self._standings}
        kept = self._workspace.standings(list(new.values()))
        checked = self._workspace.checked(url for key, url in new.items() if key not in kept)
        while self._standings and len(self._standings) + len(new) > _AT_HAND:
            self._standings.popitem(last=False)
        for key, url in new.items():
            known = unpack_standing(kept[key], self._settings) if key in kept else None
            if known is None and (key in kept or key in checked):
                known = follow(self._workspace.checks(url), self._settings)
            self._standings[key] = known

    def _learnt(self, results: Iterable[CitationResult]) -> Iterator[CitationResult]:
        """The same results, of whose links it is known where they stood."""
        rest = iter(results)
        while some := list(islice(rest, _AT_ONCE)):
            self._learn([url for result in some if (url := result.citation.url)])
            yield from some

    def was_living(self, url: str) -> bool:
        """Whether the last check of a link found the cited thing there."""
        standing = self.standing(url)
        return standing is not None and standing.status is not None and standing.status.living

    def living_of(self, urls: Iterable[str]) -> Iterator[str]:
        """Those of many links that ``was_living``."""
        rest = iter(urls)
        while some := list(islice(rest, _AT_ONCE)):
            self._learn(some)
            yield from filter(self.was_living, some)

    def steady_since(self, results: Iterable[CitationResult]) -> dict[str, datetime]:
        """Since when links are what they are, by ``url_key``: those that this run found as the one before had."""
        steady: dict[str, datetime] = {}
        if self._is_first:
            return steady
        for result in self._learnt(results):
            url, link = result.citation.url, result.link
            standing = self.standing(url) if url and link else None
            if not (url and link and standing and standing.status and standing.steady_since):
                continue
            if kind_of(standing.status) == kind_of(link.status):
                steady[url_key(url)] = standing.steady_since
        return steady

    def record(self, report: Report, command: str, announcement: Announcement = NO_NEWS) -> None:
        """Keep what a completed run found out; nothing of what it answered from the workspace.

        Args:
            report: of the run.
            command: ``audit`` or ``check``.
            announcement: what the run tells, kept with it.

        Raises:
            StoreError: the workspace is full or broken.
        """
        states = Counter(f"state:{one.history.state}" for one in report.outline if one.history)
        verdicts = Counter(str(one.verdict) for one in report.outline if one.verdict)
        run = RunRecord(
            command,
            report.run.started,
            report.run.finished,
            len(report.documents),
            len(report.results),
            dict(verdicts + states),
        )
        asked = SpooledMap(Asked, self._workspace.folder)
        self.note(report.results, asked)
        standings = SpooledMap(bytes, self._workspace.folder)
        rest = iter(asked.items())
        while some := list(islice(rest, _AT_ONCE)):
            self._learn([one.check.url for _, one in some])
            for key, one in some:
                now = after(self.standing(one.check.url), one.check, self._settings)
                standings[key] = pack_standing(now, self._settings)
        self._workspace.log_run(run, (one.check for one in asked.values()), announcement, standings)

    def _history(self, url: str, new: Check | None) -> LinkHistory | None:
        before = self.standing(url)
        now = after(before, new, self._settings) if new else before
        if now is None:
            return None
        rotten = now.state is LinkState.ROTTEN
        was_rotten = before is not None and before.state is LinkState.ROTTEN
        recovery = self._untold_recovery(now)
        return LinkHistory(
            LinkState.RECOVERED if recovery else now.state,
            recovery.recovered_at if recovery else now.since,
            now.last_alive,
            now.failures,
            changed=bool(recovery) or (new is not None and is_news(before.state if before else None, now.state)),
            newly_rotten=rotten and self._base_line is not None and (not was_rotten or self._is_untold(now)),
            in_base_line=rotten and self._is_of_base_line(now),
            moved_since=now.moved_since,
            retitled_since=now.retitled_since,
            drifted_since=now.drifted_since,
        )

    def _is_untold(self, standing: Standing) -> bool:
        """Whether a state began after the last audit: a ``check`` has found it in between."""
        return self._told_until is not None and standing.since > self._told_until

    def _untold_recovery(self, standing: Standing) -> Recovery | None:
        """How a link came back that was rotten at the last audit, whichever command has found it there since."""
        recovery, told_until = standing.recovery, self._told_until
        if recovery is None or told_until is None or standing.state not in _BACK:
            return None
        return recovery if recovery.rotten_since <= told_until < recovery.recovered_at else None

    def _is_of_base_line(self, standing: Standing) -> bool:
        return self._base_line is None or standing.since <= self._base_line

    def _is_new(self, url: str, checked_at: datetime) -> bool:
        """Whether an answer is this run's, and not one of the workspace that an earlier run has logged."""
        known = self.standing(url)
        return known is None or known.checked_at is None or checked_at > known.checked_at


def notes_of(results: Iterable[CitationResult]) -> frozenset[str]:
    """Digests of what the notes say that cite a URL: a note that says something else has another one."""
    return frozenset(map(_digest, results))


def cited_again(results: Iterable[CitationResult]) -> tuple[int, ...]:
    """Places of the citations whose link others have as well, or may have once their addresses are settled."""
    first: dict[int, int] = {}
    again: set[int] = set()
    for place, result in enumerate(results):
        citation = result.citation
        for key in {hash(url_key(url)) for url in (citation.url, *citation.alternatives) if url}:
            if first.setdefault(key, place) != place:
                again |= {first[key], place}
    return tuple(sorted(again))


def _digest(result: CitationResult) -> str:
    return hashlib.sha256(result.citation.text.encode()).hexdigest()[:8]


def _badness(result: CitationResult) -> tuple[bool, bool]:
    status = result.link.status if result.link else LinkStatus.ERROR
    return not status.living, status.rotten


def _check(result: CitationResult, checked_at: datetime) -> Check:
    link, archive = result.link, result.archive
    assert link is not None
    return Check(
        result.citation.url or "",
        checked_at,
        link.status,
        link.reason,
        link.http_status,
        link.final_url,
        result.title_check.status if result.title_check else None,
        result.drift.status if result.drift else None,
        result.verdict,
        archive.url if archive else None,
    )
