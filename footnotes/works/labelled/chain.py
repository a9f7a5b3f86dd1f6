"""The weights, and the most probable labels of a note under them: a conditional random field in plain Python.

Measured on notes of 40 tokens it takes about as long as the rules; a compiled library would save a few
milliseconds a note and cost every platform that it has no wheel for.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp

_FAR = 9.0
"""A label whose own score is so far below the best of its token is not followed any further."""
_BEHIND = 8.0
"""A way through the note that is so far behind the best one is not followed any further."""
_SCALE = 100.0
"""Weights are stored as whole hundredths."""


@dataclass(frozen=True, slots=True)
class Guess:
    """The label of one token, and how sure it is."""

    label: str
    probability: float
    """Of this label at this token, all ways to label the others taken together; 0 to 1."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What training left: how much each feature speaks for each label, and which label follows which."""

    labels: tuple[str, ...]
    features: Mapping[str, tuple[tuple[int, float], ...]]
    """For each feature the index of each label that it bears on, with its weight."""
    incoming: tuple[tuple[float, ...], ...]
    """``incoming[second][first]``: how well the second label follows the first."""
    moves: tuple[tuple[float, ...], ...]
    """``moves[first][second]``: the exponentials of the same."""

    def label(self, rows: Iterable[Sequence[str]], addresses: Sequence[bool]) -> tuple[Guess, ...]:
        """The most probable labels together.

        Args:
            rows: The features of each token.
            addresses: For each token whether it is an address: those and no others are labelled as such.
        """
        address = self.labels.index(ADDRESS)
        scores = [
            {address: 0.0} if is_address else self._near(row, address)
            for row, is_address in zip(rows, addresses, strict=True)
        ]
        if not scores:
            return ()
        path = self._best_path(scores)
        shares = self._shares(scores)
        return tuple(
            Guess(self.labels[label], min(1.0, share.get(label, 0.0)))
            for label, share in zip(path, shares, strict=True)
        )

    def _near(self, row: Sequence[str], address: int) -> dict[int, float]:
        scores = [0.0] * len(self.labels)
        for feature in row:
            for label, weight in self.features.get(feature, ()):
                scores[label] += weight
        limit = max(scores) - _FAR
        return {label: score for label, score in enumerate(scores) if score >= limit and label != address}

    def _best_path(self, scores: Sequence[dict[int, float]]) -> list[int]:
        """The labels of the best way through; labels that no good way leads to are dropped from ``scores``."""
        best = scores[0]
        steps: list[dict[int, int]] = []
        for own in scores[1:]:
            reached: dict[int, float] = {}
            step: dict[int, int] = {}
            for label, score in own.items():
                into = self.incoming[label]
                highest, step[label] = max([(value + into[first], first) for first, value in best.items()])
                reached[label] = highest + score
            limit = max(reached.values()) - _BEHIND
            best = {label: value for label, value in reached.items() if value >= limit}
            for label in reached.keys() - best.keys():
                del own[label]
            steps.append(step)
        label = max(best, key=best.__getitem__)
        path = [label]
        for step in reversed(steps):
            label = step[label]
            path.append(label)
        return path[::-1]

    def _shares(self, scores: Sequence[Mapping[int, float]]) -> list[dict[int, float]]:
        """For each token the probability of each label, by passing forward and backward through the note."""
        powers = [_powers(own) for own in scores]
        moves = self.moves
        forward = [_scaled(powers[0])]
        for own in powers[1:]:
            weighed = [(share, moves[first]) for first, share in forward[-1].items()]
            forward.append(_scaled({b: p * sum([share * row[b] for share, row in weighed]) for b, p in own.items()}))
        backward = [dict.fromkeys(powers[-1], 1.0)]
        for own, after in zip(reversed(powers[:-1]), reversed(powers[1:]), strict=True):
            behind = [(label, power * backward[-1][label]) for label, power in after.items()]
            backward.append(_scaled({a: sum([share * moves[a][b] for b, share in behind]) for a in own}))
        return [
            _scaled({label: share * rest[label] for label, share in ahead.items()})
            for ahead, rest in zip(forward, reversed(backward), strict=True)
        ]


ADDRESS = "URL"
"""The label of addresses."""


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The weights that the package ships; read once."""
    packed = (files("footnotes.works.labelled") / "weights.json.gz").read_bytes()
    stored = json.loads(gzip.decompress(packed))
    transitions = tuple(tuple(weight / _SCALE for weight in row) for row in stored["transitions"])
    return Weights(
        labels=tuple(stored["labels"]),
        features={
            feature: tuple((pairs[at], pairs[at + 1] / _SCALE) for at in range(0, len(pairs), 2))
            for feature, pairs in stored["features"].items()
        },
        incoming=tuple(zip(*transitions, strict=True)),
        moves=tuple(tuple(exp(weight) for weight in row) for row in transitions),
    )


def _powers(scores: Mapping[int, float]) -> dict[int, float]:
    highest = max(scores.values())
    return {label: exp(score - highest) for label, score in scores.items()}


def _scaled(shares: Mapping[int, float]) -> dict[int, float]:
    total = sum(shares.values()) or 1.0
    return {label: share / total for label, share in shares.items()}
