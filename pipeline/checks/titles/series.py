"""Words that set one title of a series apart from the next: numbers, months, places, a denial.

"World Report 2023" and "World Report 2024" share nearly every letter and are two works; so are the
same headline with and without its "not" (measured: a plain ratio gives such pairs 88 to 96 of 100).
"""

from __future__ import annotations

from collections.abc import Iterable

from footnotes.gazetteer.places import COUNTRIES
from footnotes.prose.months import ENGLISH_SHORT, NAMES, WHOLE_NAMES
from pipeline.language.fold import listed, words

_NUMBERS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "first": "1", "second": "2", "third": "3",
    "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7", "eighth": "8", "ninth": "9", "tenth": "10",
    "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11", "xii": "12",
}  # fmt: skip
_MONTH = {word: f"month-{number}" for name, number in WHOLE_NAMES.items() for word in words(name)}
_NEGATIONS = listed(
    "not no never none nothing nobody without neither nor cannot cant wont dont doesnt didnt isnt arent wasnt "
    "werent hasnt havent hadnt wouldnt shouldnt couldnt nicht kein keine keinen nie ne pas jamais aucun "
    "aucune non sin nunca nao не нет ни никогда без"
)
_OPPOSITES = tuple(
    (frozenset(left.split()), frozenset(right.split()))
    for left, right in (
        ("deny denies denied denying", "confirm confirms confirmed confirming admit admits admitted accept accepts"),
        ("reject rejects rejected refuse refuses refused", "accept accepts accepted approve approves approved"),
        ("guilty convicted", "innocent acquitted cleared"),
        ("rise rises rising rose up increase increases increased grow grows more higher",
         "fall falls falling fell down decrease decreases decreased drop drops dropped decline less fewer lower"),
        ("win wins won victory", "lose loses lost defeat"),
        ("support supports supported for", "oppose opposes opposed against"),
        ("arrest arrests arrested detained jailed", "release releases released freed"),
        ("open opens opened opening", "close closes closed closing"),
        ("before", "after"),
        ("legal lawful", "illegal unlawful"),
        ("possible likely", "impossible unlikely"),
        ("men male boys", "women female girls"),
        ("north northern", "south southern"),
        ("east eastern", "west western"),
        ("bans banned ban", "allows allowed allow lifts"),
        ("alive survives survived", "dead dies died"),
    )
)  # fmt: skip
_SHORTEST_COUNTRY = 4
"""Letters of a country's name; "US" is a word as well."""
_PLACES = frozenset(
    word for name in COUNTRIES if " " not in name and len(name) >= _SHORTEST_COUNTRY for word in words(name)
)
_ABBREVIATED_MONTHS = {name: f"month-{NAMES[name]}" for name in ENGLISH_SHORT}


def ordinals(tokens: Iterable[str]) -> frozenset[str]:
    """The numbers and months among these words, however they are spelt."""
    return frozenset(mark for mark in map(_ordinal, tokens) if mark)


def _ordinal(token: str) -> str | None:
    if token[0].isdigit():
        return token.replace(",", ".").lstrip("0") or "0"
    return _NUMBERS.get(token) or _MONTH.get(token) or _ABBREVIATED_MONTHS.get(token)


def differ_in_series(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether both sides have a number, month or country of their own: two works of one series.

    Args:
        left: words that only the one title has.
        right: words that only the other has.
    """
    left, right = frozenset(left), frozenset(right)
    mine, yours = ordinals(left), ordinals(right)
    if mine - yours and yours - mine:
        return True
    return bool(left & _PLACES and right & _PLACES)


def opposed(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether the words that only one title has say the contrary of those that only the other has."""
    left, right = frozenset(left), frozenset(right)
    if any((left & one and right & other) or (left & other and right & one) for one, other in _OPPOSITES):
        return True
    negated = len(left & _NEGATIONS) + len(right & _NEGATIONS) == 1
    return negated and (
        (left <= _NEGATIONS and right <= _AUXILIARIES) or (right <= _NEGATIONS and left <= _AUXILIARIES)
    )


def touches_negation(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether a negation stands in one title only, so that an edit may have turned the sense."""
    return bool(frozenset(left) & _NEGATIONS) != bool(frozenset(right) & _NEGATIONS)


_AUXILIARIES = listed("do does did will would is are was were has have had can could should must a an any some")
