"""``report.html``: a page that anyone can open and work in, and that asks nothing of anyone else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from cache.spool import Chosen
from reports import wording
from reports.corrections import corrected_notes
from reports.formats.card_texts import CardTexts, Pieces, PlacedCard
from reports.formats.corrected import shown_notes
from reports.formats.deciding import Deciding
from reports.formats.page import inert, page_parts
from reports.formats.spread import FOLDER, FRONT, Page, Spread
from reports.formats.worklist import tasks
from reports.model import ArchiveStatus, CitationResult, Decision, DecisionOutcome, Report, Verdict
from reports.notices import Weight, notices
from reports.summary import conclusion, counted, shown_verdict, summarise

Status = TypeVar("Status", bound=StrEnum)

BAR_WIDTH = 1000
"""Units of the bar of verdicts, whatever its size on the screen."""
LOOKED_AT = (Verdict.BROKEN, Verdict.REVIEW)
"""Verdicts that ask a person to look."""
DECIDED = 1_000
"""Decisions that are listed; the file of decisions has all of them."""
SCRIPTS = ("report.js", "copying.js", "deciding.js")


class HtmlFormat:
    """Self-contained pages: one, or several where there are many citations."""

    name = "html"
    filename = FRONT
    folder = FOLDER

    def __init__(self, pieces: Pieces | None = None) -> None:
        """Make every page anew, or with pieces that earlier reports had."""
        self._pieces = pieces

    def render(self, report: Report) -> bytes:
        """The first page as UTF-8."""
        _, parts = next(self.files(report))
        return b"".join(parts)

    def files(self, report: Report) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Every page by its name seen from the folder of the report, its bytes piece by piece."""
        told = notices(report)
        notes = shown_notes(corrected_notes(report), report.outline)
        spread = Spread(report.results, notes, report.outline)
        deciding = Deciding(report, spread)
        totals = Counter(map(shown_verdict, report.outline))
        documents = _documents(report, totals)
        texts = CardTexts(self._pieces, spread, deciding, len(documents))
        whole = {
            "report": report,
            "title": _title(report),
            "conclusion": conclusion(summarise(report.outline)),
            "when": wording.period(report.run.started, report.run.finished),
            "alarms": [one for one in told if one.weight is Weight.ALARM],
            "of_run": [one for one in told if one.weight is not Weight.ALARM and one.subject is None],
            "remarks": [one for one in told if one.weight is not Weight.ALARM and one.subject is not None],
            "documents": documents,
            "spread": spread,
            "wording": wording,
            "counted": counted,
            "looked_at": sum(result.verdict in LOOKED_AT for result in report.outline),
            "corrections": len(notes),
            "pending": sum(_is_awaited(result) for result in report.outline),
            "states": tuple(wording.DECISIONS.items()),
            "decisions": _decisions(report),
        }
        for page in spread.pages:
            of_page = _of_page(page, report, totals, texts, deciding)
            yield page.filename, page_parts("report.html.j2", scripts=SCRIPTS, **whole, **of_page)
        texts.finish()


def _of_page(
    page: Page, report: Report, totals: Mapping[Verdict, int], texts: CardTexts, deciding: Deciding
) -> dict[str, object]:
    data = deciding.data(page.results)
    outline = [report.outline[place] for place in page.places]
    links = (one.link.status for one in outline if one.link)
    titles = (one.title_check.status for one in outline if one.title_check)
    copies = (one.archive.status for one in outline if one.archive)
    looked_at = sorted(place for place in page.places if report.outline[place].verdict in LOOKED_AT)
    return {
        "page": page,
        "groups": _groups(page, report, totals, texts),
        "safe_notes": [note for note in page.notes if note.safe],
        "judged_notes": [note for note in page.notes if not note.safe],
        "facets": [
            Facet("link", "Link", "Any link", _present(wording.LINKS, links)),
            Facet("title", "Title", "Any title", _present(wording.TITLES, titles)),
            Facet("copy", "Archived copy", "Any copy", _present(wording.ARCHIVES, copies)),
        ],
        "tasks": tasks(Chosen(report.results, looked_at)),
        "data": inert(data) if data else None,
    }


@dataclass(frozen=True, slots=True)
class Facet:
    """A list to filter by."""

    name: str
    label: str
    everything: str
    choices: tuple[tuple[str, str, int], ...]
    """Value, label and count of each status that occurs."""


@dataclass(frozen=True, slots=True)
class Group:
    """The citations of one verdict."""

    verdict: Verdict
    phrase: wording.Wording
    total: int
    """In the whole report."""
    here: int
    """On the page."""
    cards: Iterator[PlacedCard]
    """Of the page, made while it is written."""
    start: int
    """Where its part of the bar begins, of 1000 units."""
    width: int

    @property
    def looked_at(self) -> bool:
        """Whether it asks a person to look."""
        return self.verdict in LOOKED_AT


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document and how its citations ended."""

    id: str
    format: str
    notes: int
    citations: int
    verdicts: tuple[int, ...]
    """In the order of the groups."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision with its citation."""

    citation: str
    decision: Decision


def _groups(page: Page, report: Report, totals: Mapping[Verdict, int], texts: CardTexts) -> tuple[Group, ...]:
    total = len(report.results) or 1
    groups, before = [], 0
    for verdict in _shown_verdicts(totals):
        mine = [place for place in page.places if shown_verdict(report.outline[place]) is verdict]
        start, end = (BAR_WIDTH * number // total for number in (before, before + totals[verdict]))
        groups.append(
            Group(
                verdict=verdict,
                phrase=wording.VERDICTS[verdict],
                total=totals[verdict],
                here=len(mine),
                cards=texts.on_page(Chosen(report.results, mine), page.number),
                start=start,
                width=end - start,
            )
        )
        before += totals[verdict]
    return tuple(groups)


def _shown_verdicts(totals: Mapping[Verdict, int]) -> tuple[Verdict, ...]:
    """Every verdict; that people have decided only where they have."""
    return tuple(verdict for verdict in Verdict if totals[verdict] or verdict is not Verdict.SETTLED)


def _documents(report: Report, totals: Mapping[Verdict, int]) -> tuple[DocumentRow, ...]:
    counts = Counter((result.citation.document, shown_verdict(result)) for result in report.outline)
    verdicts = _shown_verdicts(totals)
    return tuple(
        DocumentRow(
            reading.id,
            reading.format,
            len(reading.footnotes),
            len(reading.citations),
            tuple(counts[reading.id, verdict] for verdict in verdicts),
        )
        for reading in report.documents
    )


def _decisions(report: Report) -> tuple[Decided, ...]:
    """What has been decided, what is open again first; short forms repeat what holds for the work that they mean."""
    decided = [
        Decided(result.citation.id, decision)
        for result in report.outline
        if result.citation.same_as is None
        for decision in result.decisions
    ]
    rank = (DecisionOutcome.REOPENED, DecisionOutcome.MOVED, DecisionOutcome.KEPT)
    return tuple(sorted(decided, key=lambda one: rank.index(one.decision.outcome)))


def _is_awaited(result: CitationResult) -> bool:
    return result.archive is not None and result.archive.status is ArchiveStatus.PENDING


def _title(report: Report) -> str:
    names = [reading.id for reading in report.documents] or [unread.path for unread in report.unread]
    if len(names) <= 2:
        return " and ".join(names) or "No documents"
    return f"{names[0]} and {len(names) - 1} other documents"


def _present(
    wordings: Mapping[Status, wording.Wording], statuses: Iterator[Status]
) -> tuple[tuple[str, str, int], ...]:
    """The statuses that occur, as value, label and count, for a list to choose from."""
    counts = Counter(statuses)
    return tuple((str(status), phrase.label, counts[status]) for status, phrase in wordings.items() if counts[status])
