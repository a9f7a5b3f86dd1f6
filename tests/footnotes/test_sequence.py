"""Which of many numbers are the ones that an author counted up."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes.numbered.sequence import best_chain

CASES = [
    pytest.param([1, 2, 3], [4, 4, 4], [1, 2, 3], id="all"),
    pytest.param([1, 2019, 2, 405, 3], [4, 1, 4, 1, 4], [1, 2, 3], id="years-and-articles"),
    pytest.param([97, 98, 99, 100], [0.4] * 4, [97, 98, 99, 100], id="begins-late"),
    pytest.param([1, 2, 5, 6], [4] * 4, [1, 2, 5, 6], id="gap"),
    pytest.param([1, 2, 90, 3, 4], [4] * 5, [1, 2, 3, 4], id="stray-strong-number"),
    pytest.param([1, 2, 3, 1, 2, 3], [4] * 6, [1, 2, 3, 1, 2, 3], id="begins-again"),
    pytest.param([1, 2, 1, 3, 4], [4, 4, 0.4, 4, 4], [1, 2, 3, 4], id="weak-one-does-not-begin-again"),
    pytest.param([1, 2, 60, 61, 62], [4] * 5, [1, 2, 60, 61, 62], id="many-lost-pages"),
    pytest.param([5, 4], [0, 0], [], id="weightless"),
]


@pytest.mark.parametrize(("numbers", "weights", "chosen"), CASES)
def test_the_chain_is_what_the_author_counted(numbers: list[int], weights: list[float], chosen: list[int]) -> None:
    """Numbers that count up are kept, and those that break the count are left."""
    assert [numbers[place] for place in best_chain(numbers, weights)] == chosen


MANY = list(range(1, 2001))
HIGH = [
    pytest.param([*MANY, *range(2001, 12_001)], list(range(1, 10_000)), id="to-four-digits"),
    pytest.param([*MANY, 2001, 2005, 2030], [*MANY, 2001, 2005], id="to-the-next-break"),
    pytest.param([*MANY[::2], 2001, 2002], MANY[::2], id="too-few-below"),
    pytest.param([*MANY[:300], 2001, 2002, 2003], MANY[:300], id="years"),
]


@pytest.mark.parametrize(("numbers", "chosen"), HIGH)
def test_high_numbers_count_where_all_below_do(numbers: list[int], chosen: list[int]) -> None:
    """Thousands of notes are numbered without a break; a number alone that is as high is a year or a quantity."""
    assert [numbers[place] for place in best_chain(numbers, [3.0] * len(numbers))] == chosen


@given(st.lists(st.integers(-5, 3000), max_size=60))
def test_a_chain_counts_up_or_begins_at_one(numbers: list[int]) -> None:
    """Between two places of a chain the number grows, unless the second is 1; places are in order."""
    chain = best_chain(numbers, [4.0] * len(numbers))
    for before, after in pairwise(chain):
        assert before < after
        assert numbers[after] > numbers[before] or numbers[after] == 1


def test_a_hundred_thousand_candidates_take_seconds() -> None:
    """Time grows with the number of candidates, not with its square."""
    began = time.process_time()
    best_chain([place % 1900 for place in range(100_000)], [4.0] * 100_000)
    assert time.process_time() - began < 40
