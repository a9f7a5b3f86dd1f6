"""Passages of a source that a person may read against a sentence that quotes nothing.

Okapi BM25 (Robertson and Walker 1994) over the paragraphs of one page, with names and numbers counted
more: they are what a claim can be checked by. It is evidence to read, and no verdict stands on it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from math import log

from footnotes.prose.months import ENGLISH, ENGLISH_SHORT
from pipeline.checks.quotations.fragment import page_link, text_link
from pipeline.language.fold import listed
from pipeline.language.folded_text import FoldedText, folded
from pipeline.text.model import Media, Page
from reports.model import Passage

MOST = 3
"""Passages that are shown."""
LEAST_SCORE = 0.12
"""Share of what a passage could score at most, under which it is not worth a look."""

_K1, _B = 1.2, 0.75  # as is usual
_NAME_WEIGHT, _NUMBER_WEIGHT = 2.0, 2.0
_WORDS = 70
"""Words of a passage at most; longer paragraphs are cut in steps of half of it."""
_FEWEST_WORDS = 5
_MOST_PASSAGES = 4_000
_LONGEST_SENTENCE = 2_000
_STEM = 6
"""Letters by which words are compared: enough to tell most words apart, few enough for their endings to differ."""

_NAMES = re.compile(
    r"(?<![\w.])[^\W\d_a-zß-öø-ÿ][\w’'.-]*(?:\s(?:(?:of|the|de|der|van|von|al|bin|and)\s){0,2}[^\W\d_a-zß-öø-ÿ][\w’'.-]*){0,5}"
)
_MONTH = rf"(?:{'|'.join(ENGLISH)}|{'|'.join(sorted(map(str.capitalize, ENGLISH_SHORT), reverse=True))})\.?"
_DATES = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?:,?\s\d{{4}})?|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?"
    rf"(?:,?\s\d{{4}})?|{_MONTH}\s\d{{4}})\b"
)
_NUMBERS = re.compile(r"[$€£]?\b\d+(?:[.,]\d+)*\b%?")


_OPENERS = listed(
    "the a an in on at by for from to of and but or as when after before during since while if this that these those "
    "his her its their our my he she it they we i no not so der die das ein eine im am auf mit le la les un une el"
)


@dataclass(frozen=True, slots=True)
class _Fact:
    """A name, number or date of the sentence."""

    printed: str
    words: tuple[str, ...]


def best_passages(sentence: str, page: Page, url: str) -> tuple[Passage, ...]:
    """The passages of a page that have most in common with a sentence, best first; none where little is common.

    ``missing`` of each names what of the sentence stands nowhere in the page, not only not in the passage.
    """
    sentence = sentence[:_LONGEST_SENTENCE]
    text = folded(page.text if len(page.text) >= 200 else page.visible)
    facts, terms = _asked(sentence)
    passages = list(_passages(text))
    if not terms or not passages:
        return ()
    scores = _scores(terms, passages, text)
    best = sorted(range(len(passages)), key=lambda at: -scores[at])
    whole = folded(page.visible) if page.visible else text
    missing = tuple(fact.printed for fact in facts if not _stands(fact, whole, 0, len(whole)))
    chosen = _apart(text, [(passages[at], scores[at]) for at in best[: 4 * MOST] if scores[at] >= LEAST_SCORE])
    return tuple(_passage(text, place, score, facts, missing, page, url) for place, score in chosen)


@lru_cache(maxsize=8)  # a sentence may cite a dozen works
def _asked(sentence: str) -> tuple[tuple[_Fact, ...], Mapping[str, float]]:
    """What a passage may have in common with a sentence: facts, and stems with their weights."""
    facts = tuple(_facts(sentence))
    return facts, _terms(sentence, facts)


def _facts(sentence: str) -> Iterator[_Fact]:
    """Dates, then names, then numbers, each once; no part of one is another."""
    taken: list[tuple[int, int]] = []
    seen: set[tuple[str, ...]] = set()
    for pattern in (_DATES, _NAMES, _NUMBERS):
        for found in pattern.finditer(sentence):
            if any(start < found.end() and found.start() < end for start, end in taken):
                continue
            printed = found[0].strip(" .,'’-")
            if pattern is _NAMES:
                if " " not in printed and not sentence[: found.start()].strip(" \"'“‘„«(["):
                    continue  # every sentence begins with a capital
                printed = _name(printed)
            words = tuple(FoldedText(printed).words)
            if words and words not in seen and (pattern is not _NAMES or len("".join(words)) > 1):
                seen.add(words)
                taken.append(found.span())
                yield _Fact(printed, words)


def _name(printed: str) -> str:
    """A name without the article or preposition that has its capital from the beginning of the sentence."""
    first, _, rest = printed.partition(" ")
    return rest if first.lower() in _OPENERS else printed


def _terms(sentence: str, facts: Sequence[_Fact]) -> dict[str, float]:
    """The stems of the sentence and their weights."""
    telling = {_stem(word) for fact in facts for word in fact.words}
    terms = {}
    for word in FoldedText(sentence).words:
        stem = _stem(word)
        if stem in telling:
            terms[stem] = _NUMBER_WEIGHT if word.isdigit() else _NAME_WEIGHT
        elif len(word) > 2:
            terms[stem] = 1.0
    return terms


def _stem(word: str) -> str:
    return word[:_STEM] if word.isalpha() else word


def _passages(text: FoldedText) -> Iterator[tuple[int, int]]:
    """Ranges of words: the lines of a text, long ones cut into pieces that overlap by half."""
    count = 0
    for begin, end in _lines(text):
        if end - begin < _FEWEST_WORDS:
            continue
        for start in range(begin, max(begin + 1, end - _WORDS // 2), _WORDS // 2):
            yield start, min(end, start + _WORDS)
            count += 1
            if count >= _MOST_PASSAGES:
                return


def _lines(text: FoldedText) -> Iterator[tuple[int, int]]:
    """Ranges of words between two ends of a line, or of a page."""
    firsts, _ = text.lines()
    yield from pairwise(sorted({*firsts, len(text)}))


def _scores(terms: Mapping[str, float], places: Sequence[tuple[int, int]], text: FoldedText) -> list[float]:
    """BM25 of each passage, as a share of what a passage with every term would have."""
    mean = sum(end - begin for begin, end in places) / len(places)
    passages = _counted(terms, places, text)
    frequency = Counter(chain.from_iterable(passages))
    count = len(passages)
    weights = {
        term: weight * log(1 + (count - frequency[term] + 0.5) / (frequency[term] + 0.5))
        for term, weight in terms.items()
    }
    most = sum(weights.values())
    scores = []
    for passage, (begin, end) in zip(passages, places, strict=True):
        damping = _K1 * (1 - _B + _B * (end - begin) / mean)
        score = sum(weights[term] * times / (times + damping) for term in terms if (times := passage.get(term, 0)))
        scores.append(min(1.0, score * (1 + _K1) / most) if most else 0.0)
    return scores


def _counted(terms: Mapping[str, float], places: Sequence[tuple[int, int]], text: FoldedText) -> list[dict[str, int]]:
    """How often which terms stand in each passage: most words of a page are none of them."""
    stems = {word: stem for word in set(text.words) if (stem := _stem(word)) in terms}
    hits = [(at, stems[word]) for at, word in enumerate(text.words) if word in stems]
    counted: list[dict[str, int]] = []
    for begin, end in places:
        inside: dict[str, int] = {}
        for _, term in hits[bisect_left(hits, (begin,)) : bisect_left(hits, (end,))]:
            inside[term] = inside.get(term, 0) + 1
        counted.append(inside)
    return counted


def _apart(text: FoldedText, ranked: Sequence[tuple[tuple[int, int], float]]) -> list[tuple[tuple[int, int], float]]:
    """The best that neither overlap nor repeat each other."""
    chosen: list[tuple[tuple[int, int], float]] = []
    read = set()
    for (begin, end), score in ranked:
        words = tuple(text.words[begin:end])
        if words not in read and all(end <= start or stop <= begin for (start, stop), _ in chosen):
            read.add(words)
            chosen.append(((begin, end), score))
    return chosen[:MOST]


def _stands(fact: _Fact, text: FoldedText, begin: int, end: int) -> bool:
    if next(text.find("".join(fact.words), begin, end), None):
        return True
    if not fact.words[0].isalpha() or len(fact.words) > 3 or any(word.isdigit() for word in fact.words):
        return _near_each_other(fact.words, text, begin, end)
    # A person is named in full once and by the family name from then on.
    return bool(len(fact.words) > 1 and next(text.find(fact.words[-1], begin, end), None))


def _near_each_other(words: Sequence[str], text: FoldedText, begin: int, end: int) -> bool:
    """Whether all the words of a date stand within six: "3 May 2019" and "May 3rd, 2019"."""
    sought = set(words)
    places = text.places(sought)
    rarest = min(sought, key=lambda word: len(places.get(word, ())))
    for at in places.get(rarest, ())[:200]:
        if begin <= at < end and sought <= set(text.words[max(begin, at - 5) : min(end, at + 6)]):
            return True
    return False


def _passage(
    text: FoldedText,
    place: tuple[int, int],
    score: float,
    facts: Sequence[_Fact],
    missing: tuple[str, ...],
    page: Page,
    url: str,
) -> Passage:
    start, end = text.span(*place)
    number = text.text.count("\f", 0, start) + 1 if page.media is Media.PDF else None
    printed = text.text[start : min(len(text.text), end + 1)]
    return Passage(
        text=" ".join(printed.split()),
        score=round(score, 3),
        url=page_link(url, number) if number else text_link(url, printed),
        present=tuple(fact.printed for fact in facts if _stands(fact, text, *place)),
        missing=missing,
        page=number,
    )
