"""The classes of words that the labels look at, from what is known of languages and names.

A word that a language gains is known to the labels at once; the weights were trained on the classes, not on the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from footnotes.languages.all import gather
from footnotes.languages.model import Language
from footnotes.prose.phrases import VERBS
from footnotes.prose.words import CITIES, COUNTRIES, INSTITUTION_WORDS, MEDIA_WORDS, PUBLISHER_WORDS

_WORD = re.compile(r"[^\W\d_]+")
_COMMONEST = 30
"""Function words of each language; further down the lists stand words that titles are made of."""
_OF_LANGUAGES: Mapping[str, Callable[[Language], Iterable[str]]] = {
    "month": lambda one: [name for names in (*one.months, *one.short_months) for name in names] + [*one.seasons],
    "and": lambda one: one.conjunctions,
    "accessed": lambda one: (*one.accessed, *one.available_at),
    "back": lambda one: (*one.ibid, *one.op_cit, *one.same_author, *one.above, *one.note_words),
    "editor": lambda one: (*one.editors, *one.translators),
    "volume": lambda one: (*one.volumes, *one.editions),
    "page": lambda one: one.pages,
    "signal": lambda one: one.signals,
    "others": lambda one: one.others,
    "law": lambda one: one.law_words,
    "small": lambda one: one.function_words[:_COMMONEST],
}
_OF_NAMES: Mapping[str, Iterable[str]] = {
    "journal": MEDIA_WORDS,
    "publisher": PUBLISHER_WORDS,
    "city": CITIES,
    "country": COUNTRIES,
    "body": INSTITUTION_WORDS,
    "verb": VERBS,
}
_SHORT_WORDS = frozenset({"page", "volume", "and", "small"})
"""Classes in which a letter or a function word tells something; those of "a.a.O." and "the same" do not."""


@lru_cache(maxsize=1)
def word_classes() -> Mapping[str, tuple[str, ...]]:
    """Lower-case words, each with the classes that it belongs to, e.g. ``{"verlag": ("publisher",)}``."""
    classes: dict[str, set[str]] = {}
    listed = {name: gather(select) for name, select in _OF_LANGUAGES.items()}
    small = frozenset(listed["small"])
    for name, phrases in {**listed, **_OF_NAMES}.items():
        for phrase in phrases:
            for word in _WORD.findall(phrase.lower()):
                if name in _SHORT_WORDS or (len(word) > 1 and word not in small):
                    classes.setdefault(word, set()).add(name)
    return {word: tuple(sorted(names)) for word, names in classes.items()}
