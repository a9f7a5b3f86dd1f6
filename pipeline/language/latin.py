"""Names and words across scripts: Cyrillic, Greek and Arabic letters in Latin ones, and spellings held together.

There are many ways to write a Russian or an Arab name in Latin letters, and newspapers use all of them. So
words are compared by what is left of them once the ways are folded into one: "Sergey", "Sergei" and "Сергей";
for Arabic, which writes few vowels, by their consonants.
"""

from __future__ import annotations

import re
from functools import lru_cache

from footnotes.languages.alphabets import ARABIC, CYRILLIC, GREEK, GREEK_PAIRS
from pipeline.language.fold import words

_LETTERS = str.maketrans({**CYRILLIC, **GREEK, **ARABIC})
_OTHER_SCRIPT = re.compile("[\u0370-\u03ff\u0400-\u052f\u0600-\u06ff]")
_ARABIC_LETTER = re.compile("[\u0600-\u06ff]")
_ARTICLE = re.compile("^ال(?=..)")

_SOUNDS = (
    ("shch", "s"), ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("dzh", "z"), ("zh", "z"), ("sh", "s"), ("ch", "c"),
    ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("ts", "c"), ("tz", "c"), ("cz", "c"), ("dj", "z"),
    ("ck", "k"), ("x", "ks"), ("w", "v"), ("q", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("yu", "u"), ("iu", "u"), ("ju", "u"), ("ya", "a"), ("ia", "a"), ("ja", "a"), ("ye", "e"), ("ie", "e"),
    ("je", "e"), ("y", "i"), ("j", "i"), ("g", "h"),
)  # fmt: skip
"""What the ways of spelling differ in, the longer first."""
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiouvy]")
_ALIKE = 85
"""Likeness in percent from which two sounds are one name: "Aleksandr" and "Alexander" reach 95, "Ivanov" and
"Petrov" 50."""
_MIN_CONSONANTS = 3


def is_other_script(text: str) -> bool:
    """Whether a text has letters that ``to_latin`` would spell in Latin ones."""
    return _OTHER_SCRIPT.search(text) is not None


def to_latin(text: str) -> str:
    """Cyrillic, Greek and Arabic letters in Latin ones, in the manner of English-language publishers, lower case.

    The rest stays as it is. Vowels that Arabic does not write are not made up.
    """
    text = text.lower()
    if not is_other_script(text):
        return text
    for pair, letters in GREEK_PAIRS:
        text = text.replace(pair, letters)
    return text.translate(_LETTERS)


def same_word(one: str, other: str) -> bool:
    """Whether two words, in whatever scripts, are spellings of one: equal, or near in sound where scripts differ."""
    if one == other:
        return True
    if _ARABIC_LETTER.search(one) or _ARABIC_LETTER.search(other):
        left, right = _consonants(one), _consonants(other)
        return left == right and len(left) >= _MIN_CONSONANTS
    left, right = sound(one), sound(other)
    if min(len(left), len(right)) < 4:
        return left == right and len(left) > 1
    from rapidfuzz import fuzz

    return left[0] == right[0] and fuzz.ratio(left, right) >= _ALIKE


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """A word without what the ways of spelling it in Latin letters differ in; words that sound alike come out equal."""
    found = "".join(words(to_latin(word)))
    for spelt, sounds in _SOUNDS:
        found = found.replace(spelt, sounds)
    return _DOUBLED.sub(r"\1", found).rstrip("i") or found


def _consonants(word: str) -> str:
    word = _ARTICLE.sub("", word)
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", sound(re.sub(r"^(?:al|el|as|ash|ad|ar|an)[-‐]", "", word.lower()))))
