"""Numbers that count up: which of many candidates are the ones that an author numbered."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

HIGHEST = 9_999
"""No note has a higher number: labels have four digits at the most."""
_USUAL = 2000
"""Where notes are not numbered without a break up to here, a larger number is a year or a quantity."""
_UNBROKEN = 0.75
"""Share of the numbers up to ``_USUAL`` that has to be there for that."""
_NEAR = 12
"""Numbers that may be lost between two neighbours at a mild cost."""
_LATE_START, _SKIP, _FAR, _RESTART, _ANEW = 1.0, 0.3, 5.0, 7.0, 2.0
"""What a chain that begins above 1, leaves numbers out, leaves many out, begins again, or begins again where that is
known to happen has to earn back."""

_DENSE = 0.75
"""Share of steps by one in a sequence that an author counted."""

_NONE = (float("-inf"), -1)


def best_chain(
    numbers: Sequence[int], weights: Sequence[float], anew: AbstractSet[int] = frozenset()
) -> tuple[int, ...]:
    """Places of the candidates that count up best, in order.

    A candidate earns its weight, and a bonus when it follows its predecessor; gaps and new beginnings cost.
    Takes time in proportion to the number of candidates.

    Args:
        numbers: what each candidate reads, in document order.
        weights: how much each looks like a label, 0 or less for not at all.
        anew: places of the candidates with which numbering may well begin again: the first of a page or chapter.
    """
    highest = _highest(numbers)
    best = _Best(highest)
    previous: list[int] = []
    scores: list[float] = []
    for place, (number, weight) in enumerate(zip(numbers, weights, strict=True)):
        again = _ANEW if place in anew else _RESTART
        score, before = best.before(number, again) if 0 < number <= highest else (0.0, -1)
        if before >= 0 and numbers[before] == number - 1:
            score += min(1.0, weight)
        scores.append(score + weight)
        previous.append(before)
        if 0 < number <= highest and weight > 0:
            best.add(number, scores[-1], place)
    return _walk_back(previous, best.last())


def _highest(numbers: Sequence[int]) -> int:
    """The highest number that may count: that of the last note where very many are numbered."""
    there = {number for number in numbers if 0 < number <= HIGHEST}
    if sum(number <= _USUAL for number in there) < _UNBROKEN * _USUAL:
        return _USUAL
    highest = _USUAL
    for number in sorted(number for number in there if number > _USUAL):
        if number - highest > _NEAR:
            break
        highest = number
    return highest


def is_dense(numbers: Sequence[int], fewest: int) -> bool:
    """Tell whether numbers that count up leave few out, and are ``fewest`` at least."""
    steps = sum(after - before == 1 for before, after in pairwise(numbers))
    return len(numbers) >= fewest and steps >= _DENSE * (len(numbers) - 1)


def _walk_back(previous: Sequence[int], place: int) -> tuple[int, ...]:
    chain = []
    while place >= 0:
        chain.append(place)
        place = previous[place]
    return tuple(reversed(chain))


class _Best:
    """The best chains so far, by the number that they end in."""

    def __init__(self, highest: int) -> None:
        self._highest = highest
        self._ends = [_NONE] * (highest + 1)
        self._lower = [_NONE] * (highest + 2)  # Fenwick tree of maxima
        self._top = (0.0, -1)

    def add(self, number: int, score: float, place: int) -> None:
        if score <= self._ends[number][0]:
            return
        entry = (score, place)
        self._ends[number] = entry
        self._top = max(self._top, entry)
        while number <= self._highest:
            self._lower[number] = max(self._lower[number], entry)
            number += number & -number

    def last(self) -> int:
        return self._top[1]

    def before(self, number: int, again: float) -> tuple[float, int]:
        """Score and place of the best chain that ``number`` could go on with.

        Args:
            number: what is read.
            again: what it costs to begin with it again.
        """
        choices = [(-_LATE_START if number > 1 else 0.0, -1)]
        for back in range(1, min(_NEAR, number - 1) + 1):
            score, place = self._ends[number - back]
            if place >= 0:
                choices.append((score - (_SKIP * back if back > 1 else 0.0), place))
        far, place = self._maximum_below(number - _NEAR)
        if place >= 0:
            choices.append((far - _FAR, place))
        if number == 1 and self._top[1] >= 0:
            choices.append((self._top[0] - again, self._top[1]))
        return max(choices)

    def _maximum_below(self, number: int) -> tuple[float, int]:
        found = _NONE
        while number > 0:
            found = max(found, self._lower[number])
            number -= number & -number
        return found
