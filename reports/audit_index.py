"""``index.html`` of an audit: what is new, and how all runs went; one file that asks nothing of anyone else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from cache.model import RunRecord
from reports import wording
from reports.changes import ChangeKind
from reports.formats.page import page
from reports.formats.safe_text import one_line, web_address
from reports.formats.spread import BESIDE, Spread
from reports.half_life import Cohort, cohorts, half_life
from reports.model import CitationResult, Report, Verdict
from reports.notices import Weight, notices
from reports.summary import changes, conclusion, shown_verdict, summarise

INDEX = "index.html"
FOLDED_FROM = 200
"""Rows of a list from which on it opens when somebody asks for it: a browser then lays out the others alone."""
TREND_RUNS = 104
"""Runs of the trend line: two years of weeks."""


@dataclass(frozen=True, slots=True)
class Row:
    """A citation of a list."""

    id: str
    link: str | None
    """Where the report has its card."""
    title: str
    url: str
    address: str | None
    why: str
    since: datetime | None
    copy: str | None


@dataclass(frozen=True, slots=True)
class Section:
    """One list of citations."""

    name: str
    look: str
    """Of its tile: the verdict whose colours it has."""
    title: str
    meaning: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """Of one site, year or document: citations, and how many of them are broken."""

    name: str
    citations: int
    broken: int

    @property
    def percent(self) -> int:
        """Of the citations, those that are broken."""
        return round(100 * self.broken / self.citations)


@dataclass(frozen=True, slots=True)
class Point:
    """One run of the trend."""

    at: datetime
    citations: int
    broken: int
    x: float
    y: float
    """0..100 from the top: the share that is broken, of the worst run."""

    @property
    def percent(self) -> float:
        """Of the citations, those that are broken."""
        return 100 * self.broken / max(self.citations, 1)

    @property
    def told(self) -> str:
        """The run in words."""
        return f"{self.broken:,} of {self.citations:,} on {wording.date(self.at.date().isoformat())}"


def render_index(report: Report, runs: Sequence[RunRecord]) -> bytes:
    """The page as UTF-8.

    Args:
        report: of the last run.
        runs: every run that the workspace knows, the last one last.
    """
    trend = _trend([run for run in runs if run.command == "audit"][-TREND_RUNS:])
    groups = cohorts(report.outline)
    return page(
        "audit_index.html.j2",
        scripts=("audit_index.js",),
        report=report,
        conclusion=conclusion(summarise(report.outline)),
        when=wording.period(report.run.started, report.run.finished),
        alarms=[one for one in notices(report) if one.weight is Weight.ALARM],
        sections=_sections(report),
        tables=(
            ("By site", "Site", _shares(report.outline, _site)),
            ("By year cited", "Year", _shares(report.outline, _year)),
            ("By document", "Document", _shares(report.outline, lambda result: result.citation.document)),
            ("By kind of rot", "Kind", _shares(_broken(report.outline), _kind_of_rot)),
        ),
        trend=trend,
        worst=f"{max((point.percent for point in trend), default=0.0):.1f} %",
        cohorts=groups,
        lifetime=_lifetime(groups, report.run.started.year),
        folded_from=FOLDED_FROM,
        wording=wording,
    )


def _sections(report: Report) -> tuple[Section, ...]:
    lists, spread = changes(report.outline), Spread(report.results, (), report.outline)
    named = (
        ("new", "broken", wording.CHANGES[ChangeKind.NEW], "new_rot"),
        ("suspect", "review", wording.CHANGES[ChangeKind.SUSPECT], "suspect"),
        ("recovered", "ok", wording.CHANGES[ChangeKind.RECOVERED], "recovered"),
        ("old", "unchecked", wording.STILL_ROTTEN, "still_rotten"),
    )
    return tuple(
        Section(
            name,
            look,
            words.label,
            words.meaning,
            tuple(_row(report.results[spread.place(one)], spread) for one in lists[change]),
        )
        for name, look, words, change in named
    )


def _row(result: CitationResult, spread: Spread) -> Row:
    citation, history, archive = result.citation, result.history, result.archive
    return Row(
        citation.id,
        spread.citation(citation.id, BESIDE),
        one_line(citation.title or citation.text),
        citation.url or "",
        web_address(citation.url),
        result.link.detail if result.link else "",
        history.since if history else None,
        web_address(archive.url) if archive else None,
    )


def _broken(results: Iterable[CitationResult]) -> list[CitationResult]:
    return [result for result in results if shown_verdict(result) is Verdict.BROKEN]


def _shares(results: Iterable[CitationResult], name_of: Callable[[CitationResult], str | None]) -> tuple[Share, ...]:
    """Most broken first; what has no name is left out."""
    all_of, broken_of = Counter[str](), Counter[str]()
    for result in results:
        if name := name_of(result):
            all_of[name] += 1
            broken_of[name] += shown_verdict(result) is Verdict.BROKEN
    shares = [Share(name, number, broken_of[name]) for name, number in all_of.items()]
    return tuple(sorted(shares, key=lambda share: (-share.broken, -share.citations, share.name)))


def _kind_of_rot(result: CitationResult) -> str | None:
    return result.link.reason if result.link else None


def _site(result: CitationResult) -> str | None:
    try:
        return (urlsplit(result.citation.url or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def _year(result: CitationResult) -> str | None:
    return result.citation.date[:4] if result.citation.date else None


def _lifetime(groups: Sequence[Cohort], now: int) -> str:
    """The half-life in a sentence, with the number of links that it rests on."""
    links = sum(group.links for group in groups)
    life = half_life(groups, now)
    if life is not None:
        return f"Half of the links are gone after {life:.1f} years (from {links:,} links)."
    living = sum(group.living for group in groups)
    share = 100 * living / max(links, 1)
    return f"Of {links:,} links {share:.0f} % are still there; a half-life cannot be told from them."


def _trend(runs: Sequence[RunRecord]) -> tuple[Point, ...]:
    shares = [run.counts.get("broken", 0) / max(run.citations, 1) for run in runs]
    top = max(shares, default=0.0) or 1.0
    step = 1000 / max(len(runs) - 1, 1)
    return tuple(
        Point(
            run.started, run.citations, run.counts.get("broken", 0), round(step * n, 1), round(100 - 100 * s / top, 1)
        )
        for n, (run, s) in enumerate(zip(runs, shares, strict=True))
    )
