"""How alike two texts are by their words: the measures by which web archives tell pages that went off-topic.

Lexical measures see that "this jar is empty" has become "there is nothing in this jar", which embeddings
do not (Eve 2024, doi:10.59348/xnrh7-7px07): for a citation the wording counts.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from pipeline.checks.drifts.passages import Passage
from pipeline.language.fold import UNSPACED, listed

_NUMBER, _NAME, _WORD, _FILLER = 3.0, 2.0, 1.0, 0.2
"""What a word weighs: a citation stands on figures and names."""
_SMALL_WORDS = listed(
    "that this with from have were been they their which will would about there what when said also more than into "
    "some could after over other such only most then them these those here very where while because between being "
    "does should nicht eine einen einer auch sich werden wurde dass dans pour avec sont cette plus para como esta "
    "pero este что как для это его был была были также после который которые"
)

Weights = Mapping[str, float]


def weights(found: Iterable[Passage]) -> Weights:
    """What each word weighs: numbers most, then names, small words next to nothing."""
    weighed: dict[str, float] = {}
    names: set[str] = set()
    for passage in found:
        names |= passage.names
        for word in passage.words:
            weighed.setdefault(word, _weight(word))
    return {word: _NAME if word in names and weight == _WORD else weight for word, weight in weighed.items()}


def is_fact(word: str, weighed: Weights) -> bool:
    """Whether a word is a number or a name."""
    return weighed.get(word, _WORD) >= _NAME


def weight_of(counts: Mapping[str, int], weighed: Weights) -> float:
    """What a bag of words weighs."""
    return sum(weighed.get(word, _WORD) * count for word, count in counts.items())


def bag(found: Iterable[Passage]) -> Counter[str]:
    """The words of passages, counted."""
    return Counter(word for passage in found for word in passage.words)


def content(counts: Mapping[str, int]) -> Counter[str]:
    """The words that say something."""
    return Counter({word: count for word, count in counts.items() if _weight(word) > _FILLER})


def cosine(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    """Cosine of two bags of words, 0..1; 0 where either is empty."""
    dot = sum(count * other.get(word, 0) for word, count in one.items())
    norm = math.sqrt(sum(n * n for n in one.values()) * sum(n * n for n in other.values()))
    return dot / norm if norm else 0.0


def jaccard(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    """Words in common of all words, 0..1."""
    every = one.keys() | other.keys()
    return len(one.keys() & other.keys()) / len(every) if every else 0.0


def sorensen(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    """Sørensen and Dice: twice the words in common of the words of both, 0..1."""
    both = len(one) + len(other)
    return 2 * len(one.keys() & other.keys()) / both if both else 0.0


def _weight(word: str) -> float:
    if re.match(r"\d", word):
        return _NUMBER
    if UNSPACED.match(word):
        return _WORD
    return _FILLER if len(word) <= 3 or word in _SMALL_WORDS else _WORD
