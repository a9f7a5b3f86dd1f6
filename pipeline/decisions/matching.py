"""Finds the citation of a decision again, by what it is: URL and text, URL and a similar text, the sentence.

Note numbers and file names are hints for people and never break a tie. What fits two citations equally is applied to
none, and never does a decision pass to a citation that stood beside the decided one.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from cache.keys import url_key
from reports.model import CitationResult

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
class Spot:
    """A citation of this run, ready to be compared."""

    citation: str
    """Id."""
    document: str
    """Path seen from the folder of the decisions, or URL."""
    note: str
    key: str | None
    """``url_key`` of its URL."""
    text: str
    """Folded."""
    sentence: str
    """Folded; empty where there is none."""

    @property
    def words(self) -> str:
        """The text without addresses."""
        return _URL.sub("", self.text)


@dataclass(frozen=True, slots=True)
class Match:
    """Where a decision belongs."""

    spot: Spot | None
    """None: nowhere."""
    by_sentence: bool = False
    """Whether only the sentence is still the same."""
    why: str = ""
    """``gone`` or ``ambiguous`` where it belongs nowhere."""
    candidates: tuple[str, ...] = ()


def fold(text: str | None) -> str:
    """A text for comparison: one form of characters, single blanks; case counts."""
    return " ".join(unicodedata.normalize("NFKC", text or "").split())


def signature(url: str | None, text: str) -> str:
    """What a citation is, in 12 hexadecimal digits: its URL and its text."""
    told = f"{url_key(url) if url else ''}\x1f{fold(text)}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def spot_of(result: CitationResult, document: str) -> Spot:
    """A citation of this run; ``document`` as decisions name it."""
    citation, footnote = result.citation, result.footnote
    sentence = footnote.anchor.sentence if footnote.anchor else None
    key = url_key(citation.url) if citation.url else None
    return Spot(citation.id, document, footnote.label, key, fold(citation.text), fold(sentence))


class Matcher:
    """The citations of a run, to be asked for that of a decision."""

    def __init__(self, spots: Iterable[Spot]) -> None:
        """Take in the citations of a run; short forms of others are left out by the caller."""
        self._by_key: dict[str | None, list[Spot]] = defaultdict(list)
        self._by_sentence: dict[str, list[Spot]] = defaultdict(list)
        for spot in spots:
            self._by_key[spot.key].append(spot)
            if len(spot.sentence) >= SHORTEST_SENTENCE:
                self._by_sentence[spot.sentence].append(spot)

    def find(self, where: Where) -> Match:
        """The citation that a decision was about, or why there is none."""
        sought = Spot("", where.document, where.note, None, fold(where.text), fold(where.sentence))
        twins = {fold(sentence) for sentence in where.twins}
        same = [
            spot
            for spot in self._by_key.get(url_key(where.url) if where.url else None, ())
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

    def _by_its_sentence(self, sought: Spot, beside: frozenset[str], near: Sequence[Spot]) -> Match:
        if len(sought.sentence) < SHORTEST_SENTENCE:
            return _nowhere("gone", near)
        spots = self._by_sentence.get(sought.sentence) or self._with_similar_sentence(sought)
        new = [spot for spot in spots if signature(spot.key, spot.text) not in beside]
        if len(new) > 1:
            new = _likest(new, lambda spot: _ratio(spot.words, sought.words), SIMILAR_TEXT) or new
        if len(new) == 1:
            return Match(new[0], by_sentence=True)
        return _nowhere("ambiguous" if new else "gone", new or near)

    def _with_similar_sentence(self, sought: Spot) -> list[Spot]:
        sentences = _likest(list(self._by_sentence), lambda one: _ratio(one, sought.sentence), SIMILAR_SENTENCE)
        return self._by_sentence[sentences[0]] if len(sentences) == 1 else []


def _only(spots: Sequence[Spot], sought: Spot) -> Match:
    """The one of several whose sentence is that of the decided citation; none where that does not tell."""
    if len(spots) > 1 and sought.sentence:
        spots = [spot for spot in spots if spot.sentence == sought.sentence] or (
            _likest(spots, lambda spot: _ratio(spot.sentence, sought.sentence), SIMILAR_SENTENCE) or spots
        )
    return Match(spots[0]) if len(spots) == 1 else _nowhere("ambiguous", spots)


def _nowhere(why: str, spots: Sequence[Spot]) -> Match:
    return Match(None, why=why, candidates=tuple(spot.citation for spot in spots[:8]))


def _likest(things: Sequence[Thing], likeness: Callable[[Thing], float], least: float) -> list[Thing]:
    """Those that are alike enough and come so near to the best that it is not clearly better."""
    rated = [(likeness(thing), thing) for thing in things]
    best = max((rate for rate, _ in rated), default=0.0)
    return [thing for rate, thing in rated if rate >= max(least, best - CLEARLY)]


def _ratio(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return float(fuzz.ratio(one, other))
