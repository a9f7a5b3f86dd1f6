"""Passages of one version of a text paired with those of another: unchanged, edited, gone, added."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.checks.drifts import lexical
from pipeline.checks.drifts.lexical import Weights
from pipeline.checks.drifts.passages import Passage

ALIKE = 0.5
"""Weighed Dice of two sentences from which one is the other, edited."""
_COMMON = 40
"""Passages that a word may stand in and still say which two belong together; bounds the work, too."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which passages belong together, by their places."""

    gone: frozenset[int]
    """Places in the older text of what stands nowhere in the newer one."""
    added: frozenset[int]
    """Places in the newer text of what stands nowhere in the older one."""
    edited: Mapping[int, int]
    """Places in the older text, and of the same passage, edited, in the newer one."""

    def lost(self, before: Sequence[Passage], after: Sequence[Passage]) -> Counter[str]:
        """The words of the older text that are no longer there, counted."""
        lost = lexical.bag(before[at] for at in self.gone)
        for at, to in self.edited.items():
            lost += Counter(before[at].words) - Counter(after[to].words)
        return lost


def pair(
    before: Sequence[Passage], after: Sequence[Passage], weighed: Weights, everything_old: str, everything_new: str
) -> Pairing:
    """Pair the passages of two texts.

    Args:
        before: of the older text.
        after: of the newer text.
        weighed: what words weigh.
        everything_old: all that the older page shows, as words in a row between blanks.
        everything_new: all that the newer page shows.
    """
    left = _without(before, {passage.words for passage in after}, everything_new)
    right = _without(after, {passage.words for passage in before}, everything_old)
    edited = _edited({at: before[at] for at in left}, {at: after[at] for at in right}, weighed)
    return Pairing(frozenset(left) - edited.keys(), frozenset(right) - set(edited.values()), edited)


def _without(found: Sequence[Passage], same: set[tuple[str, ...]], everything: str) -> list[int]:
    """The places of passages that the other page does not show."""
    return [
        at
        for at, passage in enumerate(found)
        if passage.words not in same and f" {' '.join(passage.words)} " not in everything
    ]


def _edited(left: Mapping[int, Passage], right: Mapping[int, Passage], weighed: Weights) -> dict[int, int]:
    """Each passage of the left and the one of the right that is most like it, if any is like enough."""
    bags = {at: Counter(passage.words) for at, passage in right.items()}
    heavy = {at: lexical.weight_of(bag, weighed) for at, bag in bags.items()}
    holders: dict[str, list[int]] = defaultdict(list)
    for at, bag in bags.items():
        for word in bag:
            holders[word].append(at)
    likely: list[tuple[float, int, int]] = []
    for at, passage in left.items():
        bag = Counter(passage.words)
        weight = lexical.weight_of(bag, weighed)
        for to in _candidates(bag, holders, weighed):
            common = lexical.weight_of(bag & bags[to], weighed)
            likeness = 2 * common / (weight + heavy[to])
            if likeness >= ALIKE:
                likely.append((likeness, at, to))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, at, to in sorted(likely, key=lambda one: (-one[0], one[1], one[2])):
        if at not in pairs and to not in taken:
            pairs[at] = to
            taken.add(to)
    return pairs


def _candidates(bag: Counter[str], holders: Mapping[str, list[int]], weighed: Weights) -> Iterable[int]:
    """The few passages that share the most weight of rarer words."""
    shared: Counter[int] = Counter()
    for word in bag:
        places = holders.get(word, ())
        if len(places) <= _COMMON:
            for to in places:
                shared[to] += round(100 * weighed.get(word, 1.0))
    return [to for to, _ in shared.most_common(5)]
