"""Notes that are counted in small Roman numerals or in letters: i, ii, iii; a, b, c."""

from __future__ import annotations

from collections.abc import Iterable

from footnotes.readers.numerals import numeral

_MOST = 200
"""Notes that are counted so."""
_ROMAN = {numeral(number, "lowerRoman"): number for number in range(1, _MOST)}
_LETTERS = {numeral(number, "lowerLetter"): number for number in range(1, _MOST)}
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
