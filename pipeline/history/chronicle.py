"""The chronicle of links: what earlier runs said of each URL, and what this run adds."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from cache.keys import url_key
from cache.model import NO_NEWS, Announcement, Check, RunRecord
from cache.store import Workspace
from pipeline.history.packing import pack_standing, unpack_standing
from pipeline.history.states import Standing, after, follow, is_news, kind_of
from pipeline.settings import AuditSettings
from reports.model import CitationResult, LinkHistory, LinkState, LinkStatus, Report

AUDIT = "audit"
"""The command whose first run is the base line."""
_MOST_NOTES = 64
"""Of one URL; a page that more notes cite is always due."""
_UNJUDGED = frozenset({LinkStatus.SKIPPED})


class Chronicle:
    """Follows the links of one run."""

    def __init__(self, workspace: Workspace, settings: AuditSettings) -> None:
        self._workspace = workspace
        self._settings = settings
        self._standings: dict[str, Standing | None] = {}
        audits = [run for run in workspace.runs() if run.command == AUDIT]
        self._base_line = audits[0].finished if audits else None

    def followed(self, results: Sequence[CitationResult]) -> list[CitationResult]:
        """The results of a run with the history of their links, this run's own answers included."""
        self.learn(results)
        new = {url_key(check.url): check for check in self._checks(results)}
        histories: dict[str, LinkHistory | None] = {}
        followed: list[CitationResult] = []
        for result in results:
            url = result.citation.url
            if url is None or result.link is None:
                followed.append(result)
                continue
            key = url_key(url)
            if key not in histories:
                histories[key] = self._history(url, new.get(key))
            followed.append(replace(result, history=histories[key]))
        return followed

    def standing(self, url: str) -> Standing | None:
        """Where a link stood after the runs before this one; None where none has checked it."""
        key = url_key(url)
        if key not in self._standings:
            self._learn([url])
        return self._standings[key]

    def learn(self, results: Iterable[CitationResult]) -> None:
        """Read at once where the links of many citations stood; asking for each by itself takes longer."""
        self._learn([url for result in results if (url := result.citation.url)])

    def _learn(self, urls: Sequence[str]) -> None:
        new = {key: url for url in urls if (key := url_key(url)) not in self._standings}
        kept = self._workspace.standings(list(new.values()))
        for key, url in new.items():
            known = unpack_standing(kept[key], self._settings) if key in kept else None
            self._standings[key] = known or follow(self._workspace.checks(url), self._settings)

    def was_living(self, url: str) -> bool:
        """Whether the last check of a link found the cited thing there."""
        standing = self.standing(url)
        return standing is not None and standing.status is not None and standing.status.living

    def steady_since(self, results: Iterable[CitationResult]) -> dict[str, datetime]:
        """Since when links are what they are, by ``url_key``: those that this run found as the one before had."""
        steady: dict[str, datetime] = {}
        for result in results:
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
        states = Counter(f"state:{one.history.state}" for one in report.results if one.history)
        verdicts = Counter(str(one.verdict) for one in report.results if one.verdict)
        run = RunRecord(
            command,
            report.run.started,
            report.run.finished,
            len(report.documents),
            len(report.results),
            dict(verdicts + states),
        )
        self.learn(report.results)
        checks = tuple(self._checks(report.results))
        standings = {
            url_key(check.url): pack_standing(after(self.standing(check.url), check, self._settings), self._settings)
            for check in checks
        }
        self._workspace.log_run(run, checks, announcement, standings)

    def _history(self, url: str, new: Check | None) -> LinkHistory | None:
        before = self.standing(url)
        now = after(before, new, self._settings) if new else before
        if now is None:
            return None
        rotten = now.state is LinkState.ROTTEN
        was_rotten = before is not None and before.state is LinkState.ROTTEN
        return LinkHistory(
            now.state,
            now.since,
            now.last_alive,
            now.failures,
            changed=new is not None and is_news(before.state if before else None, now.state),
            newly_rotten=rotten and not was_rotten and self._base_line is not None,
            in_base_line=rotten and self._is_of_base_line(now),
            moved_since=now.moved_since,
            retitled_since=now.retitled_since,
            drifted_since=now.drifted_since,
        )

    def _is_of_base_line(self, standing: Standing) -> bool:
        return self._base_line is None or standing.since <= self._base_line

    def _checks(self, results: Iterable[CitationResult]) -> Iterable[Check]:
        """One check for each URL that this run asked: of several citations of it, that which says the best of it."""
        asked: dict[str, list[CitationResult]] = defaultdict(list)
        for result in results:
            link, url = result.link, result.citation.url
            if url and link and link.checked_at and link.status not in _UNJUDGED and result.citation.same_as is None:
                asked[url_key(url)].append(result)
        for same in asked.values():
            best = min(same, key=_badness)
            assert best.link is not None
            assert best.link.checked_at is not None
            if self._is_new(best.citation.url or "", best.link.checked_at):
                yield _check(best, best.link.checked_at, notes_of(same))

    def _is_new(self, url: str, checked_at: datetime) -> bool:
        """Whether an answer is this run's, and not one of the workspace that an earlier run has logged."""
        known = self.standing(url)
        return known is None or known.checked_at is None or checked_at > known.checked_at


def notes_of(results: Iterable[CitationResult]) -> tuple[str, ...]:
    """Digests of what the notes say that cite a URL: a note that says something else has another one."""
    digests = {hashlib.sha256(result.citation.text.encode()).hexdigest()[:8] for result in results}
    return tuple(sorted(digests)[:_MOST_NOTES])


def _badness(result: CitationResult) -> tuple[bool, bool]:
    status = result.link.status if result.link else LinkStatus.ERROR
    return not status.living, status.rotten


def _check(result: CitationResult, checked_at: datetime, notes: tuple[str, ...]) -> Check:
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
        notes,
    )
