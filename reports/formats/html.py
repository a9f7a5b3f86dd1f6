"""``report.html``: one file that anyone can open, and that asks nothing of anyone else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from reports import wording
from reports.formats.cards import Card, cards
from reports.formats.page import page
from reports.model import Report, Verdict
from reports.notices import Weight, notices
from reports.summary import conclusion, counted, shown_verdict, summarise, worst_first

Status = TypeVar("Status", bound=StrEnum)

BAR_WIDTH = 1000
"""Units of the bar of verdicts, whatever its size on the screen."""


class HtmlFormat:
    """One self-contained page."""

    name = "html"
    filename = "report.html"

    def render(self, report: Report) -> bytes:
        """The page as UTF-8."""
        told = notices(report)
        return page(
            "report.html.j2",
            script="report.js",
            report=report,
            title=_title(report),
            conclusion=conclusion(summarise(report.results)),
            when=wording.period(report.run.started, report.run.finished),
            alarms=[one for one in told if one.weight is Weight.ALARM],
            remarks=[one for one in told if one.weight is not Weight.ALARM],
            groups=_groups(report),
            documents=_documents(report),
            link_filters=_present(wording.LINKS, [one.link.status for one in report.results if one.link]),
            title_filters=_present(
                wording.TITLES, [one.title_check.status for one in report.results if one.title_check]
            ),
            wording=wording,
            counted=counted,
        )


@dataclass(frozen=True, slots=True)
class Group:
    """The citations of one verdict."""

    verdict: Verdict
    phrase: wording.Wording
    cards: tuple[Card, ...]
    start: int
    """Where its part of the bar begins, of 1000 units."""
    width: int


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document and how its citations ended."""

    id: str
    format: str
    notes: int
    citations: int
    verdicts: tuple[int, ...]
    """In the order of the groups."""


def _groups(report: Report) -> tuple[Group, ...]:
    shown = cards(worst_first(report.results))
    total = len(shown) or 1
    groups, before = [], 0
    for verdict in _shown_verdicts(report):
        phrase = wording.VERDICTS[verdict]
        mine = tuple(card for card in shown if card.verdict is verdict)
        start, end = (BAR_WIDTH * count // total for count in (before, before + len(mine)))
        groups.append(Group(verdict, phrase, mine, start, end - start))
        before += len(mine)
    return tuple(groups)


def _shown_verdicts(report: Report) -> tuple[Verdict, ...]:
    """Every verdict; that people have decided only where they have."""
    decided = any(result.verdict is Verdict.SETTLED for result in report.results)
    return tuple(verdict for verdict in Verdict if decided or verdict is not Verdict.SETTLED)


def _documents(report: Report) -> tuple[DocumentRow, ...]:
    counts = Counter((result.citation.document, shown_verdict(result)) for result in report.results)
    return tuple(
        DocumentRow(
            reading.id,
            reading.format,
            len(reading.footnotes),
            len(reading.citations),
            tuple(counts[reading.id, verdict] for verdict in _shown_verdicts(report)),
        )
        for reading in report.documents
    )


def _title(report: Report) -> str:
    names = [reading.id for reading in report.documents] or [unread.path for unread in report.unread]
    if len(names) <= 2:
        return " and ".join(names) or "No documents"
    return f"{names[0]} and {len(names) - 1} other documents"


def _present(
    wordings: Mapping[Status, wording.Wording], statuses: Sequence[Status]
) -> tuple[tuple[str, str, int], ...]:
    """The statuses that occur, as value, label and count, for a list to choose from."""
    counts = Counter(statuses)
    return tuple((str(status), phrase.label, counts[status]) for status, phrase in wordings.items() if counts[status])
