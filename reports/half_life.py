"""How long links last: the share that is still there by the year in which they were cited, and their half-life.

Of each link one thing is known: that it is there, or is not, so many years after it was cited (current status data).
The estimate is the one of greatest likelihood among those that never rise with age: neighbouring years that contradict
it are pooled, weighed by their numbers (Ayer and others, Annals of Mathematical Statistics 26, 1955).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cache.keys import url_key
from reports.model import CitationResult

FIRST_WEB_YEAR = 1991
_ENOUGH = 30
"""Links, below which no half-life is said."""


@dataclass(frozen=True, slots=True)
class Cohort:
    """The links that were cited in one year and of which it is known whether they are there."""

    year: int
    links: int
    living: int
    estimate: float
    """0..1: the share that is still there, smoothed so that it never rises with age."""

    @property
    def share(self) -> float:
        """0..1: the plain share that is still there."""
        return self.living / self.links


def cohorts(results: Iterable[CitationResult]) -> tuple[Cohort, ...]:
    """The links by the year in which they were cited, the newest first; each address once.

    The year is that of access, else that of the work; links in trouble, or of no year, are not counted.
    """
    year_of: dict[str, int] = {}
    lives: dict[str, bool] = {}
    for result in results:
        link, year = result.link, _year(result)
        if link is None or year is None or not (link.status.living or link.status.rotten):
            continue
        key = url_key(result.citation.url or "")
        year_of[key] = min(year, year_of.get(key, year))
        lives[key] = link.status.living
    by_year: dict[int, list[bool]] = defaultdict(list)
    for key, year in year_of.items():
        by_year[year].append(lives[key])
    years = sorted(by_year, reverse=True)
    counts = [(len(by_year[year]), sum(by_year[year])) for year in years]
    return tuple(
        Cohort(year, links, living, estimate)
        for year, (links, living), estimate in zip(years, counts, _never_rising(counts), strict=True)
    )


def half_life(groups: Sequence[Cohort], now: int) -> float | None:
    """Years after which half of the links are gone; None where it cannot be said, or more than half of all are left.

    Args:
        groups: newest first.
        now: the year of the audit.
    """
    if sum(group.links for group in groups) < _ENOUGH:
        return None
    age, share = 0.0, 1.0
    for group in groups:
        older, less = float(max(now - group.year, 0)), group.estimate
        if less <= 0.5:
            return older if share <= less else age + (share - 0.5) / (share - less) * (older - age)
        age, share = older, less
    return None


def _never_rising(counts: Sequence[tuple[int, int]]) -> list[float]:
    """Shares of the second number in the first, with neighbours pooled until none is above the one before it."""
    pools: list[tuple[int, int, int]] = []  # how many groups, their links, their living
    for links, living in counts:
        pools.append((1, links, living))
        while len(pools) > 1 and pools[-1][2] * pools[-2][1] > pools[-2][2] * pools[-1][1]:
            last, before = pools.pop(), pools.pop()
            pools.append((before[0] + last[0], before[1] + last[1], before[2] + last[2]))
    return [living / links for groups, links, living in pools for _ in range(groups)]


def _year(result: CitationResult) -> int | None:
    for date in (result.citation.accessed, result.citation.date):
        if date and date[:4].isascii() and date[:4].isdigit() and int(date[:4]) >= FIRST_WEB_YEAR:
            return int(date[:4])
    return None
