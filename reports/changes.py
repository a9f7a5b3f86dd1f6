"""What has changed about the links of a run, address by address; a change has an id that no later run repeats."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from cache.keys import url_key
from reports.model import CitationResult, LinkHistory, LinkState, Report


class ChangeKind(StrEnum):
    """What became of a link."""

    NEW = "new"
    """It has rotted since the first audit."""
    SUSPECT = "suspect"
    RECOVERED = "recovered"


_KINDS = {
    LinkState.ROTTEN: ChangeKind.NEW,
    LinkState.SUSPECT: ChangeKind.SUSPECT,
    LinkState.RECOVERED: ChangeKind.RECOVERED,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One link that is in another state than at the first audit, with every citation of it."""

    kind: ChangeKind
    url: str
    history: LinkHistory
    results: tuple[CitationResult, ...]

    @property
    def link_since(self) -> str:
        """Digest of the address and the moment of the change: the same in every run as long as the state lasts."""
        digest = hashlib.sha256(url_key(self.url).encode("utf-8", "surrogatepass")).hexdigest()[:24]
        return f"{digest}/{utc_text(self.history.since)}"

    @property
    def id(self) -> str:
        """Of this change, among those of all kinds."""
        return f"{self.kind}/{self.link_since}"


def changed_links(report: Report) -> Iterator[Change]:
    """Links that are rotten now and were not at the first audit, suspect or recovered; in document order."""
    by_url: dict[str, list[CitationResult]] = {}
    for place, one in enumerate(report.outline):
        history = one.history
        if history and history.state in _KINDS and not history.in_base_line and one.citation.url:
            by_url.setdefault(url_key(one.citation.url), []).append(report.results[place])
    for results in by_url.values():
        history, url = results[0].history, results[0].citation.url
        assert history is not None
        assert url is not None
        yield Change(_KINDS[history.state], url, history, tuple(results))


def utc_text(moment: datetime) -> str:
    """A moment to the second, ISO 8601 in UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
