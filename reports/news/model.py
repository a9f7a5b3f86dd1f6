"""The news of a run: what has changed since the runs before, in few words and many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import msgspec

from reports import wording
from reports.changes import Change, ChangeKind
from reports.formats.safe_text import one_line, web_address
from reports.model import Report
from reports.summary import conclusion, counted, summarise


@dataclass(frozen=True, slots=True)
class Told:
    """One change of a link, as people are told of it. Its texts are lines without controls."""

    id: str
    """The same whenever this change is spoken of."""
    kind: ChangeKind
    url: str
    title: str
    why: str
    """One sentence; empty where there is none."""
    since: datetime
    """UTC."""
    last_alive: datetime | None
    cited_in: tuple[str, ...]
    """Ids of citations."""
    copy: str | None
    """Address of an archived copy."""

    @property
    def alive_until(self) -> str:
        """When a link that is gone was last seen alive, one sentence; empty for others, and where nobody knows."""
        if self.kind is ChangeKind.RECOVERED or self.last_alive is None:
            return ""
        return f"Last seen alive on {wording.date(self.last_alive.date().isoformat())}."

    @property
    def address(self) -> str | None:
        """The URL if a browser may be sent there."""
        return web_address(self.url)


@dataclass(frozen=True, slots=True)
class News:
    """What one channel is told of one run."""

    started: datetime
    """Of the run, UTC."""
    finished: datetime
    conclusion: str
    """The whole run in one sentence."""
    changes: tuple[Told, ...]
    report: str | None
    """Where the index of audits can be read; None where nobody has said so."""

    @property
    def headline(self) -> str:
        """What has changed, in a line: ``2 links newly rotten, 1 link back``."""
        counts = {kind: sum(change.kind is kind for change in self.changes) for kind in ChangeKind}
        return ", ".join(
            f"{counted(number, 'link')} {wording.CHANGES[kind].label.lower()}"
            for kind, number in counts.items()
            if number
        )

    @property
    def day(self) -> str:
        """Of the run, in words."""
        return wording.moment(self.started)

    def groups(self, most: int) -> tuple[tuple[ChangeKind, tuple[Told, ...]], ...]:
        """The changes by kind, what matters most first, ``most`` of them in all."""
        shown = sorted(self.changes, key=lambda change: list(ChangeKind).index(change.kind))[:most]
        kinds = dict.fromkeys(change.kind for change in shown)
        return tuple((kind, tuple(change for change in shown if change.kind is kind)) for kind in kinds)

    def more(self, most: int) -> str:
        """What to say of the changes beyond ``most``; empty where there are none."""
        left = len(self.changes) - most
        return f"And {counted(left, 'more link')}: see the report of this audit." if left > 0 else ""


def news_of(report: Report, changes: Iterable[Change], address: str | None) -> News:
    """The news of a run.

    Args:
        report: of the run.
        changes: those of its links that are to be told.
        address: where the index of audits can be read; None where nobody has said so.
    """
    run = report.run
    told = tuple(_told(change) for change in changes)
    return News(run.started, run.finished, conclusion(summarise(report.outline)), told, address)


def packed(news: News) -> bytes:
    """The news as JSON, to be kept until they are sent."""
    return msgspec.json.encode(news)


def unpacked(data: bytes) -> News:
    """News that were packed.

    Raises:
        ValueError: they are damaged.
    """
    return msgspec.json.decode(data, type=News)


def _told(change: Change) -> Told:
    first = change.results[0]
    return Told(
        change.id,
        change.kind,
        one_line(change.url),
        one_line(first.citation.title or first.citation.text)[:300],
        one_line(first.link.detail)[:400] if first.link else "",
        change.history.since,
        change.history.last_alive,
        tuple(one_line(result.citation.id) for result in change.results),
        web_address(first.archive.url) if wording.copy_at_hand(first.archive) and first.archive else None,
    )
