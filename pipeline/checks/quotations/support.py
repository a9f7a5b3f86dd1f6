"""How much of a sentence stands in its source: its words, its names, its numbers, and the longest run of its words.

It is evidence for a person and no verdict. The weights come from the development sets of WiCE (349 claims) and
AttributionBench (1,198), fitted together; what was measured with them stands in the README.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from footnotes.languages.all import BY_CODE
from pipeline.language.detect import language_of
from pipeline.language.folded_text import FoldedText, folded
from pipeline.text.model import Page
from reports.model import Support

_WINDOW = 60
"""Words of the source that are looked at together: a paragraph or two; in a whole page stands everything somewhere."""
_STEM = 6
"""Letters by which words are compared: their endings differ."""
_NUMBER_WEIGHT = 2
_SHORT = 4
"""Letters of the words that a language is made of; the longer ones of its list are telling enough here."""
_LONGEST = 2_000
"""Characters of a sentence that are looked at."""
_FEWEST = 2
"""Telling words of a sentence below which a share says nothing."""
_LONG_RUN = 12
"""Words in a row beyond which it is a quotation, however long."""
_TOGETHER, _NO_NUMBER, _NO_NAMES, _RUN, _ALWAYS = 2.75, -1.67, -1.03, 1.24, -1.94
_CAPITAL_NOUNS = ("de",)
"""Languages in which a capital tells no name."""

# A word with a capital that stands neither first nor behind what begins a sentence or a quotation.
_NAME = re.compile(r"(?<![.!?:]\s)(?<!^)(?<![\"“„«])\b[^\W\d_a-zа-яё][\w'’-]{2,40}")
_DIGITS = re.compile(r"\d+")
# ``2018–19``, ``’63``: the end of a year whose beginning is understood
_YEAR_END = re.compile(r"(?:\b(?:1[5-9]|20)\d\d\s?[-–/]\s?|['’])(\d\d)\b")
_THOUSANDS = re.compile(r"(?:000){1,5}$")


def support_of(sentence: str, page: Page) -> Support | None:
    """What of a sentence stands in a page; None where either says too little, or they are in two languages."""
    sentence = sentence[:_LONGEST]
    said = _said(sentence)
    if page.language and said.spoken and not page.language.startswith(said.spoken):
        return None
    own, weights, names = said.words, said.weights, said.names
    text = folded(page.visible or page.text)
    if len(weights) < _FEWEST or not text.words:
        return None
    stems = {word: _stem(word) for word in set(text.words)}
    there = set(stems.values())
    hits = [(at, stem) for at, word in enumerate(text.words) if (stem := stems[word]) in weights]
    share = _fullest(weights, hits) / sum(weights.values())
    missing = tuple(dict.fromkeys(_missing_numbers(sentence, own, there)))
    score = (
        _ALWAYS
        + _TOGETHER * share
        + _NO_NUMBER * bool(missing)
        + _NO_NAMES * (sum(_stem(name) not in there for name in names) / len(names) if names else 0)
        + _RUN * _longest_run(own, text.compact) / _LONG_RUN
    )
    return Support(share=round(share, 2), numbers_missing=missing, score=round(1 / (1 + math.exp(-score)), 2))


@dataclass(frozen=True, slots=True)
class _Said:
    """What a sentence brings to every source that it cites."""

    spoken: str | None
    """Its language."""
    words: Sequence[str]
    weights: dict[str, int]
    """Of the stems of its telling words."""
    names: frozenset[str]


@lru_cache(maxsize=8)
def _said(sentence: str) -> _Said:
    spoken = language_of(sentence)
    common = {word for word in BY_CODE[spoken].function_words if len(word) <= _SHORT} if spoken in BY_CODE else set()
    words = FoldedText(sentence).words
    weights = {
        _stem(word): _NUMBER_WEIGHT if word.isdigit() else 1
        for word in words
        if word.isdigit() or (len(word) > 1 and word not in common)
    }
    names = frozenset() if spoken in _CAPITAL_NOUNS else frozenset(_names(sentence)) - common
    return _Said(spoken, words, weights, names)


def _names(sentence: str) -> Iterator[str]:
    for found in _NAME.findall(sentence):
        yield from FoldedText(found).words


def _missing_numbers(sentence: str, own: Sequence[str], there: set[str]) -> Iterator[str]:
    """The numbers of two digits or more that stand nowhere, in figures, as thousands, or as the end of a year."""
    forms = {form for word in there for digits in _DIGITS.findall(word) for form in (digits, _in_thousands(digits))}
    ends = set(_YEAR_END.findall(sentence))
    for word in own:
        if word.isdigit() and len(word) > 1 and not {word, _in_thousands(word)} & forms:
            is_end = word in ends and any(len(form) == 4 and form.endswith(word) for form in forms)
            if not is_end:
                yield word


def _in_thousands(digits: str) -> str:
    """``100`` of ``100000``, which may be written 100k or 100 thousand; a year stays what it is."""
    return (_THOUSANDS.sub("", digits) or digits) if len(digits) > 4 else digits


def _longest_run(own: Sequence[str], text: str) -> int:
    """The most words of a sentence that stand in a text one after the other."""
    longest = 0
    for start in range(len(own)):
        while longest < min(_LONG_RUN, len(own) - start) and "".join(own[start : start + longest + 1]) in text:
            longest += 1
    return longest


def _fullest(weights: dict[str, int], hits: Sequence[tuple[int, str]]) -> int:
    """The most that stands together anywhere; ``hits`` are places of words in the text and their stems."""
    inside: Counter[str] = Counter()
    held = fullest = first = 0
    for place, stem in hits:
        while hits[first][0] < place - _WINDOW:
            gone = hits[first][1]
            inside[gone] -= 1
            held -= weights[gone] if not inside[gone] else 0
            first += 1
        held += weights[stem] if not inside[stem] else 0
        inside[stem] += 1
        fullest = max(fullest, held)
    return fullest


def _stem(word: str) -> str:
    return word[:_STEM] if word.isalpha() else word
