"""What a heading says when it is not the title of a work: an error, a refusal, a challenge, a login, nothing.

A heading is judged as a whole, the outlet's name taken off: every word of it has to come from the small
vocabulary of such headings. "Page not found" is an error; "What to do when a page is not found" is a work,
and so are its words anywhere in a text (measured elsewhere: "has been removed" hit a W3C change log).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from footnotes.languages.all import LANGUAGES
from footnotes.languages.late import late
from footnotes.languages.model import ErrorWords, Language
from pipeline.checks.notices.phrases import PHRASES, Notice
from pipeline.language.fold import MAX_LENGTH, UNSPACED, listed, words

__all__ = ["Notice", "notice", "notice_of_title"]

Words = tuple[str, ...]


_PARTS = re.compile(r"\s{1,9}(?:[-–—|•·»«›‹~/]|::)+\s+|\s{0,9}[|•»«›]\s*|:\s+")
_CODED = re.compile(r"(?:error\s)?(?:404|410)\s?[-–—:|_]\s?", re.IGNORECASE)
_MOST_WORDS, _MOST_CHARACTERS = 24, 60
"""Of a heading, in scripts with and without spaces between words."""
_NAME_WORDS = 5
"""Words of a name that may stand beside what a heading says ("Page not found - The Valley Courier")."""


@lru_cache(maxsize=4096)
def notice(heading: str) -> Notice | None:
    """What a heading says if it names no work; None for every other heading, the empty one included."""
    found = words(heading)
    unspaced = UNSPACED.search(heading)
    if not found or len(found) > (_MOST_CHARACTERS if unspaced else _MOST_WORDS):
        return None
    exact = _exact().get(" ".join(found)) or _with_a_name(" ".join(found))
    if exact:
        return exact
    if unspaced:
        joined = "".join(found)
        return next(
            (kind for grammar in _grammars(unspaced=True) if (kind := grammar.reads(_cut(joined, grammar.every)))), None
        )
    if not all(word in _words_of_errors() or _CODE.fullmatch(word) for word in found):
        return None  # as of nearly every heading
    return next((kind for grammar in _grammars(unspaced=False) if (kind := grammar.reads(found))), None)


def _with_a_name(heading: str) -> Notice | None:
    return next((kind for kind, pattern in _NAMED.items() if pattern.fullmatch(heading)), None)


def notice_of_title(title: str) -> Notice | None:
    """What a whole title says, the name of the site at its end or beginning left aside whatever it is."""
    said = notice(title)
    coded = _CODED.match(title)
    if coded and len(words(title[coded.end() :])) <= _NAME_WORDS:
        return Notice.NOT_FOUND
    parts = [part for part in _PARTS.split(title[:MAX_LENGTH]) if part.strip()]
    if said or len(parts) != 2:
        return said
    for part, other in (parts, reversed(parts)):
        kind = notice(part)
        if kind and kind is not Notice.NOTHING and len(words(other)) <= _NAME_WORDS:
            return kind
    return None


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The closed set of words that error headings of one language are made of, and what they come to."""

    subjects: frozenset[str]
    sites: frozenset[str]
    negations: frozenset[str]
    verbs: frozenset[str]
    """What cannot be done or is not so: found, exist, available. Counts with a negation only."""
    absences: frozenset[str]
    """Words that need no negation: removed, missing. Count with a subject only."""
    passing: frozenset[str]
    """Those among them that may pass: available, unavailable, load."""
    over: frozenset[str]
    troubles: frozenset[str]
    regions: frozenset[str]
    every: frozenset[str]
    """All of these, and the words that may stand beside them."""

    @classmethod
    def of(cls, language: Language) -> _Grammar:
        """The grammar of a language."""
        errors, fold = language.errors, _joined if language.script in _UNSPACED_SCRIPTS else _folded
        subjects, sites, negations, verbs, absences, passing, over, troubles, regions, others = (
            fold(listed)
            for listed in (
                errors.subjects, errors.sites, errors.negations, errors.verbs, errors.absences, errors.unavailable,
                errors.over, errors.troubles, errors.regions, errors.others,
            )
        )  # fmt: skip
        every = subjects | sites | negations | verbs | absences | passing | over | troubles | regions | others
        return cls(
            subjects | sites, sites, negations, verbs | passing, absences | passing, passing, over, troubles, regions,
            every | _COMMON,
        )  # fmt: skip

    def reads(self, heading: Words) -> Notice | None:
        """What a heading of these words says."""
        bag = set(heading)
        if not bag or not all(word in self.every or _CODE.fullmatch(word) for word in bag):
            return None
        if bag & self.troubles:
            return Notice.TROUBLE if bag & (self.subjects | self.verbs | self.absences) else None
        if bag & self.regions and (bag & self.negations or bag & self.absences):
            return Notice.REGION
        denied = (bag & self.negations and bag & self.verbs) or (bag & self.subjects and bag & self.absences)
        if denied:
            return self._how_gone(bag)
        if bag & {"404", "410"} and len(bag) > 1:
            return Notice.NOT_FOUND
        return Notice.TROUBLE if any(map(_CODE.fullmatch, bag)) and len(bag) > 1 else None

    def _how_gone(self, bag: set[str]) -> Notice:
        """Whether something is said to be gone, or not to be had now."""
        saying = bag & (self.verbs | self.absences)
        if not saying <= self.passing or bag & self.over or bag & {"404", "410"}:
            return Notice.NOT_FOUND
        named = bag & self.subjects
        return Notice.TROUBLE if named and named <= self.sites else Notice.UNAVAILABLE


def _folded(listed: Words) -> frozenset[str]:
    return frozenset(folded for word in listed for folded in words(word))


def _joined(listed: Words) -> frozenset[str]:
    """The words of a language that writes no spaces, each in one piece although single characters count as words."""
    return frozenset("".join(words(word)) for word in listed)


def _cut(heading: str, known: frozenset[str]) -> Words:
    """A heading without spaces cut into known words, the longest first; empty where it cannot be cut without a rest."""
    ends: dict[int, str] = {0: ""}
    for end in range(1, len(heading) + 1):
        for begin in range(max(0, end - _LONGEST_WORD), end):
            if begin in ends and heading[begin:end] in known:
                ends[end] = heading[begin:end]
                break
    cut, end = [], len(heading)
    while end and end in ends:
        cut.append(ends[end])
        end -= len(ends[end])
    return tuple(cut) if not end else ()


def _pattern(phrase: str) -> str:
    """A phrase whose asterisks stand for names, as a pattern for the words of a heading."""
    return " ".join(r"\S+(?: \S+){0,3}" if part == "*" else re.escape(" ".join(words(part))) for part in phrase.split())


def _any_pattern(phrases: Words) -> str:
    return "|".join(_pattern(phrase) for phrase in phrases if "*" in phrase)


_CODE = re.compile(r"[45]\d\d")
_LONGEST_WORD = 12
_COMMON = listed("404 410 error errors http https status code html 1 err oops ooops whoops ups hoppla uh oh ohh")
_UNSPACED_SCRIPTS = frozenset({"han", "kana"})
_NAMED = {
    kind: late(partial(_any_pattern, phrases))
    for kind, phrases in PHRASES.items()
    if any("*" in phrase for phrase in phrases)
}


@cache
def _grammars(*, unspaced: bool) -> tuple[_Grammar, ...]:
    """Of the languages whose errors are known, those that write spaces or those that do not."""
    known = (language for language in LANGUAGES if language.errors != ErrorWords())
    return tuple(_Grammar.of(language) for language in known if (language.script in _UNSPACED_SCRIPTS) is unspaced)


@cache
def _words_of_errors() -> frozenset[str]:
    """All that some language with spaces has in its error headings."""
    return frozenset[str]().union(*(grammar.every for grammar in _grammars(unspaced=False)))


@cache
def _exact() -> dict[str, Notice]:
    whole = ((kind, phrase) for kind, phrases in PHRASES.items() for phrase in phrases if "*" not in phrase)
    return {" ".join(words(phrase)): kind for kind, phrase in whole}
