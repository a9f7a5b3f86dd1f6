"""The months by their names in every language that is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from footnotes.languages.all import LANGUAGES
from footnotes.languages.en import ENGLISH as _ENGLISH
from footnotes.prose.wordlists import word_set

ENGLISH = tuple(names[0].capitalize() for names in _ENGLISH.months)

_ALSO_WORDS = word_set("ago des ene elo led lip lis loka mac mag marco out pas pro set sett sty tra آب می مه")
"""Names that are words of some language too: "the data set 2019", "ten years ago, 2015"."""


def _numbered(tables: Iterable[Sequence[Iterable[str]]]) -> dict[str, int]:
    """Number of a month by its name; where two languages mean different months by it, the first one's."""
    numbers: dict[str, int] = {}
    for table in tables:
        for number, names in enumerate(table, 1):
            for name in names:
                numbers.setdefault(name.casefold(), number)
    return numbers


NAMES = _numbered(table for language in LANGUAGES for table in (language.months, language.short_months))
"""Number of a month by its name, casefolded: whole, in some languages in its case of dates, or abbreviated."""
PLAIN_NAMES = {name: number for name, number in NAMES.items() if name not in _ALSO_WORDS}
"""Those of ``NAMES`` that name a month without a day beside them."""
WHOLE_NAMES = {
    name: PLAIN_NAMES[name] for name in _numbered(language.months for language in LANGUAGES) if name in PLAIN_NAMES
}
"""The same without abbreviations."""
ENGLISH_SHORT = frozenset(name for names in _ENGLISH.short_months for name in names)
"""English abbreviations in lower case; "May" is none."""


def _beginnings() -> dict[str, int]:
    """Three letters that names of one month begin with in at least two languages, and names of no other month."""
    numbers: dict[str, set[int]] = defaultdict(set)
    spoken: dict[str, set[str]] = defaultdict(set)
    for language in LANGUAGES:
        for names in language.months:
            for name in names:
                numbers[name[:3]].add(NAMES[name.casefold()])
                spoken[name[:3]].add(language.code)
    return {
        beginning: number.pop()
        for beginning, number in numbers.items()
        if len(number) == 1 and len(spoken[beginning]) > 1 and beginning not in _ALSO_WORDS
    }


_BEGINNINGS = _beginnings()


def month_of(word: str) -> int | None:
    """The month, 1 to 12, that a word names or that its first three letters leave no doubt of; None for any other."""
    name = word.casefold()
    return NAMES.get(name) or _BEGINNINGS.get(name[:3])
