"""What a heading says when it is not the title of a work: an error, a refusal, a challenge, a login, nothing.

A heading is judged as a whole, the outlet's name taken off: every word of it has to come from the small
vocabulary of such headings. "Page not found" is an error; "What to do when a page is not found" is a work,
and so are its words anywhere in a text (measured elsewhere: "has been removed" hit a W3C change log).
"""

from __future__ import annotations

from dataclasses import dataclass

from footnotes.languages.all import LANGUAGES
from footnotes.languages.model import ErrorWords, Language
from pipeline.checks.language.normalise import UNSPACED, listed, words
from pipeline.checks.language.phrases import PHRASES, Notice

__all__ = ["Notice", "notice"]

Words = tuple[str, ...]


def notice(heading: str) -> Notice | None:
    """What a heading says if it names no work; None for every other heading, the empty one included."""
    found = words(heading)
    if not found or len(found) > 24:
        return None
    exact = _EXACT.get(" ".join(found))
    if exact:
        return exact
    if _UNSPACED_ERRORS & {"".join(found).replace("404", "")}:
        return Notice.NOT_FOUND
    return next((kind for vocabulary in _VOCABULARIES if (kind := vocabulary.reads(found))), None)


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The closed set of words that error headings of one language are made of."""

    subjects: frozenset[str]
    negations: frozenset[str]
    verbs: frozenset[str]
    """What cannot be done or is not so: found, exist, available. Counts with a negation only."""
    absences: frozenset[str]
    """Words that need no negation: removed, missing. Count with a subject only."""
    troubles: frozenset[str]
    regions: frozenset[str]
    every: frozenset[str]
    """All of these, and the words that may stand beside them."""

    def reads(self, heading: Words) -> Notice | None:
        """What a heading of these words says."""
        bag = set(heading)
        if not bag <= self.every:
            return None
        if bag & self.troubles:
            return Notice.TROUBLE if bag & (self.subjects | self.verbs | self.absences) else None
        if bag & self.regions and (bag & self.negations or bag & self.absences):
            return Notice.REGION
        denied = (bag & self.negations and bag & self.verbs) or (bag & self.subjects and bag & self.absences)
        coded = bag & {"404", "410"} and len(bag) > 1
        return Notice.NOT_FOUND if denied or coded else None


def _vocabulary(language: Language) -> _Vocabulary:
    errors = language.errors
    subjects, negations, verbs, absences, troubles, regions, others = (
        frozenset(folded for word in listed for folded in words(word))
        for listed in (
            errors.subjects, errors.negations, errors.verbs, errors.absences, errors.troubles, errors.regions,
            errors.others,
        )
    )  # fmt: skip
    every = subjects | negations | verbs | absences | troubles | regions | others | _COMMON
    return _Vocabulary(subjects, negations, verbs, absences, troubles, regions, every)


_COMMON = listed("404 410 error errors http https status code html 1 err oops ooops whoops ups hoppla uh oh ohh")
_VOCABULARIES = tuple(_vocabulary(language) for language in LANGUAGES if language.errors != ErrorWords())

_UNSPACED_ERRORS = frozenset(
    "".join(words(heading)) for heading in PHRASES[Notice.NOT_FOUND] if UNSPACED.search(heading)
)
_EXACT = {" ".join(words(phrase)): kind for kind, phrases in PHRASES.items() for phrase in phrases}
