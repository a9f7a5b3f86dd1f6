"""Finds the citation of a decision again, by what it is: URL and text, URL and a similar text, the sentence.

Note numbers and file names are hints for people and never break a tie. What fits two citations equally is applied to
none, and never does a decision pass to a citation that stood beside the decided one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from reports.places import Cited, fold

if TYPE_CHECKING:
    from pipeline.decisions.journal import Where

SIMILAR_TEXT = 70.0
"""Percent of likeness (Indel) from which the text of one URL is the same note, reworded."""
SIMILAR_SENTENCE = 88.0
CLEARLY = 12.0
"""Percent by which the best of several has to be liker than the next."""
SHORTEST_SENTENCE = 20
"""Letters of a sentence that can identify a citation by itself."""
_URL = re.compile(r"https?://\S+")

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class _Spot:
    """A citation ready to be compared."""

    cited: Cited
    text: str
    """Folded."""
    words: str
    """The same without addresses."""
    sentence: str
    """Folded; empty where there is none."""

    @classmethod
    def of(cls, cited: Cited) -> _Spot:
        text = fold(cited.text)
        return cls(cited, text, _URL.sub("", text), fold(cited.sentence))


@dataclass(frozen=True, slots=True)
class Match:
    """Where a decision belongs."""

    cited: Cited | None
    """None: nowhere."""
    by_sentence: bool = False
    """Whether only the sentence is still the same."""
    why: str = ""
    """``gone`` or ``ambiguous`` where it belongs nowhere."""
    candidates: tuple[str, ...] = ()


class Matcher:
    """The citations of a run, to be asked for that of a decision."""

    def __init__(self, citations: Iterable[Cited]) -> None:
        """Take in the citations of a run."""
        self._by_key: dict[str | None, list[_Spot]] = defaultdict(list)
        self._by_sentence: dict[str, list[_Spot]] = defaultdict(list)
        for spot in map(_Spot.of, citations):
            self._by_key[spot.cited.key].append(spot)
            if len(spot.sentence) >= SHORTEST_SENTENCE:
                self._by_sentence[spot.sentence].append(spot)

    def find(self, where: Where) -> Match:
        """The citation that a decision was about, or why there is none."""
        sought = _Spot.of(Cited("", where.document, where.note, where.url, where.text, where.sentence))
        twins = {fold(sentence) for sentence in where.twins}
        same = [
            spot
            for spot in self._by_key.get(sought.cited.key, ())
            if not (spot.text == sought.text and spot.sentence in twins and spot.sentence != sought.sentence)
        ]
        exact = [spot for spot in same if spot.text == sought.text]
        if exact:
            return _only(exact, sought)
        alike = _likest(same, lambda spot: _ratio(spot.words, sought.words), SIMILAR_TEXT)
        if alike:
            return _only(alike, sought)
        if where.url and (stayed := [spot for spot in same if spot.sentence and spot.sentence == sought.sentence]):
            return _only(stayed, sought)
        return self._by_its_sentence(sought, frozenset(where.beside), same if where.url else [])

    def _by_its_sentence(self, sought: _Spot, beside: frozenset[str], near: Sequence[_Spot]) -> Match:
        if len(sought.sentence) < SHORTEST_SENTENCE:
            return _nowhere("gone", near)
        spots = self._by_sentence.get(sought.sentence) or self._with_similar_sentence(sought)
        new = [spot for spot in spots if spot.cited.signature not in beside]
        if len(new) > 1:
            new = _likest(new, lambda spot: _ratio(spot.words, sought.words), SIMILAR_TEXT) or new
        if len(new) == 1:
            return Match(new[0].cited, by_sentence=True)
        return _nowhere("ambiguous" if new else "gone", new or near)

    def _with_similar_sentence(self, sought: _Spot) -> list[_Spot]:
        sentences = _likest(list(self._by_sentence), lambda one: _ratio(one, sought.sentence), SIMILAR_SENTENCE)
        return self._by_sentence[sentences[0]] if len(sentences) == 1 else []


def _only(spots: Sequence[_Spot], sought: _Spot) -> Match:
    """The one of several whose sentence is that of the decided citation; none where that does not tell."""
    if len(spots) > 1 and sought.sentence:
        spots = [spot for spot in spots if spot.sentence == sought.sentence] or (
            _likest(spots, lambda spot: _ratio(spot.sentence, sought.sentence), SIMILAR_SENTENCE) or spots
        )
    return Match(spots[0].cited) if len(spots) == 1 else _nowhere("ambiguous", spots)


def _nowhere(why: str, spots: Sequence[_Spot]) -> Match:
    return Match(None, why=why, candidates=tuple(spot.cited.id for spot in spots[:8]))


def _likest(things: Sequence[Thing], likeness: Callable[[Thing], float], least: float) -> list[Thing]:
    """Those that are alike enough and come so near to the best that it is not clearly better."""
    rated = [(likeness(thing), thing) for thing in things]
    best = max((rate for rate, _ in rated), default=0.0)
    return [thing for rate, thing in rated if rate >= max(least, best - CLEARLY)]


def _ratio(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return float(fuzz.ratio(one, other))
