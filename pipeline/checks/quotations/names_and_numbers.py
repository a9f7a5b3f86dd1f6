"""Names and numbers of a quotation that would stand in its source whatever language that is in.

A translation keeps who was where, and when. Left out is what languages have words of their own for: countries
and well-known cities, peoples, months, offices and institutions, rounded numbers, measures, times of day.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from footnotes.prose.words import ABSTRACT_ENDINGS, CITIES, COMMON_WORDS, COUNTRIES, INSTITUTION_WORDS
from pipeline.language.fold import listed, words
from pipeline.language.latin import sound, to_latin

MOST = 12
"""Names that are looked for: more say no more."""

_LONGEST = 3_000
_MOST_WORDS = 40_000
"""Different words of a page beyond which it is no text to look for names in."""
_ALIKE = 80
"""Likeness in percent from which two names may be one in two spellings; 75 where the scripts differ. Two
languages bend a name more than two ways of transliteration do."""
_ALIKE_ACROSS = 75
_MIN_NAME = 4
_TITLE_CASE = 0.6
"""Share of its longer words with a capital from which a text is a heading, and a capital says nothing."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OPENING = re.compile(r"(?:^|[.!?:;»”\"“„«(\[|•*/]|\s[-–—])[\s'\"“„«»‘’(\[]{0,12}$")
"""What stands before a word that has its capital from its place."""
_POSSESSIVE = re.compile(r"['’]s?$")
_NUMBER = re.compile(r"\d+(?:[.,'’\u00a0\u202f]\d{3}(?!\d))*(?:[.,]\d+)?")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_MEASURED = re.compile(
    r"\s?(?:[ap]\.?m\b|uhr\b|°|%|[cfkm]\b|bn\b|(?:th|st|nd|rd)\b|['’]?s\b|[:.]\d|[-\s]?(?:inch|feet|foot|ft|mile|yard|"
    r"pound|lb|acre|gallon|ounce|oz|million|billion|thousand|hundred|degree|kilo|km|met(?:er|re)|cm|mm|kg|hour|o.clock))",
    re.IGNORECASE,
)
"""Behind a number that another language may give in another unit, another word or on another clock."""
_COUNTED = re.compile(r"(?:[:$€£¥]\s?|covid[-\s]?|\d[.:])$", re.IGNORECASE)
_FRACTION = re.compile(r"[.,]\d{1,2}$")
_RUN = re.compile(r"\d+(?:[.,'’\s]\d+)*")

_CALENDAR = listed(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri "
    "sat sun easter christmas spring summer autumn winter"
)
_CALLED = listed(
    "mr mrs ms dr sir lord lady prof professor saint king queen prince princess pope bishop father mother brother "
    "sister uncle aunt grandma mum mom dad captain colonel sergeant officer doctor director manager executive chief "
    "deputy mayor governor senator attorney secretary chairman chairwoman prime supreme high lower upper home"
)
_PLACES = listed(
    "north south east west northern southern eastern western northeast northwest southeast southwest airport station "
    "park castle museum cathedral palace tower bridge square hotel theatre theater opera street avenue lane lake river "
    "mountain mountains sea ocean island islands isle valley hill hills bay gulf coast cape forest desert canyon cave "
    "creek beach garden gardens strait channel earth moon mars middle ages empire emperor reich crown"
)
_GROUPS = listed(
    "league champions champion cup games olympic olympics premier club team navy force forces air guard conservative "
    "conservatives liberal liberals christian christians catholic protestant islam muslim muslims jewish jews arab "
    "arabs nazi nazis operators association associations audit commonwealth confederate cross crescent prize award "
    "god bible koran covid coronavirus corona pandemic influenza virus viruses internal affairs transport"
)
_NOT_TELLING = (
    COMMON_WORDS | INSTITUTION_WORDS | _CALENDAR | _CALLED | _PLACES | _GROUPS
    | {word for name in COUNTRIES | CITIES for word in words(name)}
)  # fmt: skip
_LANDS = tuple({word[:5] for name in COUNTRIES for word in words(name) if len(word) >= 5})
_PEOPLES = re.compile(r"(?:ish|ese|ians?|eans?|cans?|ists?|ites?|ing|ed|ly|ic|ive|hood)$")
"""Endings of English words for peoples, followers and manners, and of verbs in headings."""


class Spellings:
    """The words and numbers of a text, ready to be asked for a name in another language's spelling."""

    def __init__(self, text: str) -> None:
        """Take in a text; costs about 5 microseconds for every different word."""
        found = set(_TOKEN.findall(text.lower()))
        self.readable = len(found) <= _MOST_WORDS
        self.words = frozenset(word for token in found for word in words(token)) if self.readable else frozenset()
        self.numbers = frozenset(_numbers_in(text))
        sounds = {sound(word) for word in self.words}
        # Russian and Ukrainian write an English W as У: "Уайли" is Wiley.
        self._sounds = [*sounds, *(f"v{each[1:]}" for each in sounds if each[:1] == "u" and each[1:2] in "aeio")]

    def holds(self, name: str, *, alike: int) -> bool:
        """Whether some word may be that name, inflected or within a compound, up to a likeness in percent."""
        return any(self._sounds_like(sound(word), alike) for word in words(name))

    def _sounds_like(self, sought: str, alike: int) -> bool:
        from rapidfuzz import fuzz, process

        if len(sought) < 3:
            return sought in self._sounds
        if any(sought in each or (len(each) >= _MIN_NAME and sought.startswith(each)) for each in self._sounds):
            return True
        # What is behind the stem may be an ending.
        stems = (each[: len(sought)] for each in self._sounds)
        return any(
            process.extractOne(sought, forms, scorer=fuzz.ratio, score_cutoff=alike) is not None
            for forms in (self._sounds, stems)
        )


@lru_cache(maxsize=2)
def spellings(text: str) -> Spellings:
    """The same, kept for a page that is asked about several quotations."""
    return Spellings(text)


def telling_words(quote: str, spoken: str | None) -> tuple[str, ...]:
    """The names and numbers by which a translation of these words would be known, as they are printed.

    Names are told of English alone: German gives every noun a capital, and the lists of what is no name are English.
    """
    names = _names(quote[:_LONGEST]) if spoken == "en" else ()
    return tuple(dict.fromkeys([*names, *_numbers(quote[:_LONGEST])]))[:MOST]


def lacks_all(telling: Sequence[str], quote: str, source: Spellings, *, same_script: bool) -> bool:
    """Whether a source has none of these names and numbers, nor any other number or abbreviation of the quotation."""
    if not source.readable or source.numbers & set(_numbers_in(quote)) - set("0123456789"):
        return False
    abbreviations = {word.lower() for word in _TOKEN.findall(quote) if word.isupper() and len(word) > 2}
    alike = _ALIKE if same_script else _ALIKE_ACROSS
    names = [word for one in telling if not one[0].isdigit() for word in one.split() if _is_name(word)]
    return not abbreviations & source.words and not any(source.holds(name, alike=alike) for name in names)


def is_romanised(quote: str, source: Spellings) -> bool:
    """Whether a third of the words of a quotation sound like words of a source in another script."""
    found = words(to_latin(quote))
    return 3 * sum(source.holds(word, alike=90) for word in found[:40] if len(word) >= _MIN_NAME) >= len(found[:40])


def _names(quote: str) -> Iterator[str]:
    """Capitalised words in mid-sentence, those that stand together as one; a name in two forms comes once."""
    tokens = list(_TOKEN.finditer(quote))
    long = [token for token in tokens if len(token[0]) >= _MIN_NAME]
    if len(long) > 3 and sum(token[0][0].isupper() for token in long) > _TITLE_CASE * len(long):
        return
    known: set[str] = set()
    for run in _runs(quote, tokens):
        printed = [_POSSESSIVE.sub("", word) for word in run]
        sounds = {sound(word) for word in printed}
        if all(_is_name(word) or _is_short(word) for word in printed) and any(map(_is_name, printed)):
            if not sounds & known:
                yield " ".join(printed)
            known |= sounds


def _runs(quote: str, tokens: Sequence[re.Match[str]]) -> Iterator[list[str]]:
    run: list[str] = []
    end = -1
    for token in tokens:
        apart = quote[end : token.start()] != " "
        named = token[0][0].isupper() and not token[0].isupper() and not _opens(quote, token)
        if run and (apart or not named):
            yield run
            run = []
        if named:
            run.append(token[0])
        end = token.end()
    if run:
        yield run


def _opens(quote: str, token: re.Match[str]) -> bool:
    return _OPENING.search(quote, max(0, token.start() - 12), token.start()) is not None or not token.start()


def _is_short(printed: str) -> bool:
    """Whether a word may stand within a name without telling it: an initial, "Ada", "van"."""
    return len(printed) < _MIN_NAME and printed.lower() not in _NOT_TELLING


def _is_name(printed: str) -> bool:
    """Whether a word may be the name of a person, a place or a thing that other languages leave as it is."""
    found = words(printed)
    whole = "".join(found)
    if len(whole) < _MIN_NAME or whole.endswith(ABSTRACT_ENDINGS) or _PEOPLES.search(whole):
        return False
    return not any(
        word in _NOT_TELLING or word.removesuffix("s") in _NOT_TELLING or word.startswith(_LANDS) for word in found
    )


def _numbers(quote: str) -> Iterator[str]:
    """Years and other numbers that are neither round nor measured."""
    for found in _NUMBER.finditer(quote):
        printed, before = found[0], quote[max(0, found.start() - 8) : found.start()]
        digits = _digits(printed)
        measured = _MEASURED.match(quote, found.end()) or _COUNTED.search(before)
        if 2 <= len(digits) <= 12 and digits[0] != "0" and not measured and _is_kept(printed, digits):
            yield printed


def _is_kept(printed: str, digits: str) -> bool:
    """Whether a number is a year, or neither round, nor a fraction, nor small enough to be written in words."""
    if printed == digits and _YEAR.match(digits):
        return True
    return not digits.endswith("0") and int(digits) > 20 and not _FRACTION.search(printed)


def _numbers_in(text: str) -> Iterator[str]:
    """Every number of a text without separators, in all ways that a separator may be meant."""
    for run in _RUN.finditer(text):
        pieces = re.findall(r"\d+", _digits(run[0], keep=" "))
        for size in (1, 2, 3):
            yield from ("".join(pieces[at : at + size]) for at in range(len(pieces) - size + 1))


def _digits(printed: str, keep: str = "") -> str:
    """The digits alone, in ASCII, whatever numerals they are; ``keep`` takes the place of the rest."""
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else keep for char in printed)
