"""The agenda of an audit: which links are due, so that a large site is asked bit by bit.

Each link has a time of its own, told by its address: the same in every run, and another for the next link, so that
what was asked in one day is not due in one day again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from cache.freshness import Counts, is_fresh
from cache.keys import share_of, url_key
from cache.model import Capture
from pipeline.history.chronicle import Chronicle, notes_of
from pipeline.history.states import Standing
from pipeline.settings import AuditSettings
from reports.model import CitationResult, LinkState, LinkStatus

_NONE = frozenset[str]()
SPREAD = 0.25
"""Share of an interval by which a link may be asked earlier; none is asked later."""


class Agenda:
    """Says which answers of the workspace an audit goes by."""

    def __init__(self, chronicle: Chronicle, settings: AuditSettings) -> None:
        self._chronicle = chronicle
        self._settings = settings

    def counts_for(self, results: Sequence[CitationResult]) -> Counts:
        """Whether an answer still counts, given what the notes of this run say: a new or changed one is always due."""
        notes: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
        for result in results:
            if result.citation.url and result.citation.same_as is None:
                notes[url_key(result.citation.url)] |= notes_of([result])

        def counts(capture: Capture, now: datetime) -> bool:
            if is_fresh(capture, now):
                return True
            key, standing = url_key(capture.url), self._chronicle.standing(capture.url)
            if standing is None or standing.checked_at is None or not notes.get(key, _NONE) <= standing.notes:
                return False
            # What a run left that was cut short has not been judged yet.
            judged = capture.checked_at <= standing.checked_at
            return judged and timedelta(0) <= now - standing.checked_at < self.interval(key, standing)

        return counts

    def interval(self, key: str, standing: Standing) -> timedelta:
        """How long after its last check a link is due again."""
        if standing.state is LinkState.SUSPECT:
            return timedelta(hours=self._settings.apart_h)
        return timedelta(days=self._days(standing)) * (1 - SPREAD * share_of(key))

    def _days(self, standing: Standing) -> float:
        if standing.status is LinkStatus.ERROR:
            return self._settings.trouble_days
        return self._settings.rotten_days if standing.state is LinkState.ROTTEN else self._settings.alive_days
