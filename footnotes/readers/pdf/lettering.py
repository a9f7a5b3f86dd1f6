"""Notes that are counted in small Roman numerals or in letters: i, ii, iii; a, b, c."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from footnotes.readers.numerals import numeral

_MOST = 200
"""Notes that are counted so."""
_ROMAN = {numeral(number, "lowerRoman"): number for number in range(1, _MOST)}
_LETTERS = {numeral(number, "lowerLetter"): number for number in range(1, _MOST)}
_LETTERS |= {f"a{chr(ord('a') + place)}": 27 + place for place in range(26)}
_FEWEST = 2
_DENSE = 0.75
"""Part of the numbers up to the last that must be there: an ordinal's ``th``, a table's ``b`` are no numbering."""


def numbering_of(labels: Iterable[str]) -> dict[str, int]:
    """The numbers that labels in small letters stand for; empty where they do not count."""
    told = frozenset(labels)
    for numbers in (_ROMAN, _LETTERS):
        found = {label: numbers[label] for label in told if label in numbers}
        if len(found) >= _FEWEST and len(found) >= _DENSE * max(max(found.values()), len(told)):
            return found
    return {}


def first_numbers(words: Iterable[str]) -> dict[str, int]:
    """The numbers, from 1 on without a gap, that some of many words stand for; empty for fewer than two."""
    told = frozenset(words)
    for numbers in (_ROMAN, _LETTERS):
        found = dict(takewhile(lambda item: item[0] in told, numbers.items()))
        if len(found) >= _FEWEST:
            return found
    return {}
