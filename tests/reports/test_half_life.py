"""How long links last, from which of them are there so many years after they were cited."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.sample_report import sample_report

from reports.half_life import Cohort, cohorts, half_life
from reports.model import CitationResult, LinkStatus


def _cited(number: int, date: str | None, status: LinkStatus, accessed: str | None = None) -> CitationResult:
    result = next(one for one in sample_report().results if one.link)
    assert result.link is not None
    citation = replace(result.citation, url=f"https://a.example/{number}", date=date, accessed=accessed)
    return replace(result, citation=citation, link=replace(result.link, status=status))


ALIVE, MOVED, DEAD, ERROR = LinkStatus.ALIVE, LinkStatus.MOVED, LinkStatus.DEAD, LinkStatus.ERROR


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([(1, "2019", ALIVE), (2, "2019-05", DEAD), (3, "2020", MOVED)], [(2020, 1, 1), (2019, 2, 1)]),
        ([(1, "2019", ALIVE), (1, "2018", ALIVE)], [(2018, 1, 1)]),
        ([(1, "2019", ERROR), (2, None, DEAD), (3, "1876", DEAD), (4, "n.d.", ALIVE)], []),
    ],
    ids=["by year", "an address counts once, from its first citation", "in trouble, undated, before the web"],
)
def test_links_are_counted_by_year(
    links: list[tuple[int, str | None, LinkStatus]], expected: list[tuple[int, int, int]]
) -> None:
    groups = cohorts(_cited(*link) for link in links)
    assert [(group.year, group.links, group.living) for group in groups] == expected


def test_the_day_of_access_goes_before_the_date_of_the_work() -> None:
    assert [group.year for group in cohorts([_cited(1, "1998", ALIVE, "2021-04-02")])] == [2021]


@pytest.mark.parametrize(
    ("living", "estimates"),
    [
        ([10, 8, 5, 1], [1.0, 0.8, 0.5, 0.1]),
        ([8, 10, 4, 6], [0.9, 0.9, 0.5, 0.5]),
        ([2, 10, 3], [0.6, 0.6, 0.3]),
        ([0, 5, 10], [0.5, 0.5, 0.5]),
    ],
)
def test_the_estimate_never_rises_with_age(living: list[int], estimates: list[float]) -> None:
    links = (
        _cited(100 * age + number, str(2025 - age), ALIVE if number < there else DEAD)
        for age, there in enumerate(living)
        for number in range(10)
    )
    assert [group.estimate for group in cohorts(links)] == pytest.approx(estimates)


@pytest.mark.parametrize(
    ("shares", "links", "expected"),
    [
        ([(2025, 0.9), (2020, 0.6), (2015, 0.4)], 50, 8.5),
        ([(2025, 0.9), (2020, 0.5)], 50, 6.0),
        ([(2026, 0.4)], 50, 0.0),
        ([(2016, 0.0)], 50, 5.0),
        ([(2025, 0.9), (2020, 0.6)], 50, None),
        ([(2025, 0.9), (2020, 0.1)], 10, None),
        ([], 0, None),
    ],
)
def test_the_half_life(shares: list[tuple[int, float]], links: int, expected: float | None) -> None:
    groups = [Cohort(year, links, round(links * share), share) for year, share in shares]
    assert half_life(groups, 2026) == (expected if expected is None else pytest.approx(expected))
