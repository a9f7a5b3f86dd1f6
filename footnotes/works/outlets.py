"""Evidence for what a name is: the outlet or publisher of a work, or the institution that wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from footnotes.gazetteer.outlets import OUTLETS
from footnotes.gazetteer.platforms import PLATFORMS
from footnotes.languages.alphabets import CYRILLIC
from footnotes.prose.phrases import VERBS
from footnotes.prose.wordlists import word_set
from footnotes.prose.words import (
    CITIES,
    COMMON_WORDS,
    COUNTRIES,
    INSTITUTION_WORDS,
    MEDIA_DOMAINS,
    MEDIA_ENDINGS,
    MEDIA_HOST_PARTS,
    MEDIA_WORDS,
    PARTICLES,
    PUBLISHER_WORDS,
    SITE_WORDS,
    SOCIAL_PLATFORMS,
    WELL_KNOWN_OUTLETS,
    fold,
)
from footnotes.works.names import is_person

_DOTTED = re.compile(r"^[\w-]{2,30}\.[a-zа-я]{2,6}$", re.IGNORECASE)
_HOST = re.compile(r"^(?=.{4,100}$)(?:[\w-]{1,63}\.){1,6}(?:[^\W\d_]{2,24}|xn--[\w-]{2,40})$")
_SMALL = word_set("of the and for on in to at de la du des für und der die das di del y и by with from & –")
_CONTINUES = re.compile(
    r"^(?:and|but|or|nor|not|yet|so|as|than|with|without|from|in|on|at|to|for|by|of|after|before|amid|despite|while|"
    r"when|where|which|who|says?|said|including|especially|part|und|aber|oder|et|mais|ou|и|а|но)\b",
    re.IGNORECASE,
)
_ING = frozenset({"broadcasting", "publishing", "beijing", "engineering", "computing"})
_NO_OUTLETS = (INSTITUTION_WORDS - {"service", "services", "house"}) | {"unit", "intelligence", "action"}
"""Behind an outlet's name these make another body of it, as in "Reuters Institute"."""
_PLAINLY_MEDIA = word_set("news newspaper tv television radio times gazette herald tribune broadcasting")
_GENRES = word_set(
    "interview interviews speech remarks statement letter report annual draft resolution minutes transcript "
    "video map table figure photo review text intervju entretien"
)
"""Kinds of papers: what opens with one is a title."""
_IN_PLACE = re.compile(r"\s(?:in|of the|to|from)\s[^\W\d_a-z]\S+$")


@dataclass(frozen=True, slots=True)
class Seen:
    """Names that a document uses elsewhere in a place that tells what they are; all folded."""

    outlets: frozenset[str] = frozenset()
    """Stood between a title and a date."""
    leads: frozenset[str] = frozenset()
    """Stood first, before a title, and are nobody's name."""


NOTHING_SEEN = Seen()


def fits_host(name: str, urls: Iterable[str]) -> int:
    """How well a name fits the hosts of ``urls``: 2 as a whole (or its initials), 1 by one of its words, 0 not."""
    return max((_fits(fold_latin(name), _initials(name), url) for url in urls), default=0)


@lru_cache(maxsize=8192)
def is_title_case(text: str) -> bool:
    """Whether every word of weight is capitalised, as in names and in American headlines."""
    words = [word.strip("\"'“”‘’«»()[]:;,.?!") for word in text.split()]
    weighty = [word for word in words if word and word.casefold() not in _SMALL and len(word) > 1]
    return bool(weighty) and all(not word[0].islower() for word in weighty)


def is_place(text: str) -> bool:
    """Whether ``text`` is a country or a well-known city (of publication)."""
    return fold(text) in COUNTRIES or fold(text) in CITIES


def is_host(text: str) -> bool:
    """Whether ``text`` is a host as an outlet is named after it: "spiegel.de", "blog.some-site.co.uk"."""
    return bool(_HOST.match(text))


def is_platform(text: str) -> bool:
    """Whether ``text`` is a social platform."""
    return fold(text) in SOCIAL_PLATFORMS


def is_known(text: str) -> bool:
    """Whether ``text`` is, or begins with, an outlet known the world over ("BBC News", "RFE/RL's Kyrgyz Service")."""
    words = fold(text).split()
    if fold(text) in WELL_KNOWN_OUTLETS:
        return True
    if len(words) > 7:
        return False
    heads = (count for count in range(1, min(4, len(words))) if " ".join(words[:count]) in _TELLING)
    return any(not _NO_OUTLETS & set(words[count:]) for count in heads)


@lru_cache(maxsize=8192)
def has_word(name: str, words: frozenset[str]) -> bool:
    """Whether one of the words of ``name`` is in ``words``."""
    return any(word in words for word in re.findall(r"[^\W_]+", name.casefold()))


def is_institution(name: str) -> bool:
    """Whether ``name`` bears a word of institutions: Council, University, Ministry, Rights."""
    return has_word(name, INSTITUTION_WORDS)


def is_medium(name: str, urls: Iterable[str], seen: Seen) -> bool:
    """Whether a name that stands before a title is an outlet and not an author.

    Institutions write what they publish and count as authors; news media, reference works and web sites do not.
    """
    urls = tuple(urls)
    if is_known(name) or is_platform(name) or has_word(name, SITE_WORDS) or _DOTTED.match(name.strip()):
        return True
    score = 0.0
    words = fold(name).split()
    joined = "".join(words)
    score += 2.0 * (has_word(name, MEDIA_WORDS) or (len(words) == 1 and joined.endswith(MEDIA_ENDINGS)))
    score += 2.0 * (len(words) > 1 and words[0].endswith(("media", "news", "press")))
    score += 1.5 * has_word(name, _PLAINLY_MEDIA)
    score -= 2.0 * (is_institution(name) or has_word(name, PUBLISHER_WORDS))
    score += 1.5 * (fold(name) in seen.outlets)
    score -= 1.0 * (name.strip().isupper() and len(words) == 1)
    hosts = [_host(url) for url in urls]
    fit = fits_host(name, urls)
    score += 2.5 * (fit > 0 and any(host.rpartition(".")[2] in MEDIA_DOMAINS for host in hosts))
    score += 1.0 * (fit > 0 and len(words) == 1 and not name.strip().isupper())
    score += 1.0 * (fit > 0 and any(part in host for host in hosts for part in MEDIA_HOST_PARTS))
    return score >= 1.5


def is_low_name(name: str) -> bool:
    """Whether small-lettered words in an outlet's place may be its name ("heise online") and are no kind of paper."""
    words = name.casefold().split()
    return 1 <= len(words) <= 4 and not any(word in COMMON_WORDS or word in _GENRES for word in words)


def outlet_score(name: str, urls: Iterable[str], seen: Seen, title: str) -> float:
    """How much speaks for ``name``, which stands after ``title``, being its outlet and not a part of it.

    About 1 is a capitalised name after a title in sentence case; 2 and more rests on something besides shape.
    """
    urls = tuple(urls)
    name = name.strip()
    words = name.split()
    if not words or len(name) > 120:
        return -9.0
    fit = fits_host(name, urls)
    if fit == 0 and len(words) > 2 and words[-1].isdigit():
        # A journal's volume stands behind its name.
        name, words = " ".join(words[:-1]), words[:-1]
    score = 3.0 * is_known(name) + 3.0 * (fit == 2) + 2.0 * (fold(name) in seen.outlets)
    score += 1.5 * (fit == 1 and is_title_case(name))
    if is_title_case(name):
        score += 2.0 * has_word(name, MEDIA_WORDS | PUBLISHER_WORDS) + 1.5 * is_institution(name)
        score += 0.5 + 0.7 * (not is_title_case(title)) + 0.5 * (len(words) <= 3)
        score += 2.0 * bool(_DOTTED.match(name))
    elif fit < 2 or len(words) > 1:
        score -= 2.5
    score -= 4.0 * bool(_CONTINUES.match(name) and not is_known(name))
    score -= 2.0 * (words[-1].casefold() in COMMON_WORDS and words[-1].casefold() not in MEDIA_WORDS and fit < 2)
    score -= 3.0 * (is_place(name) and fit == 0)
    score -= 2.0 * (any(word.endswith("ing") and word.casefold() not in _ING for word in words) and fit < 2)
    score -= 1.5 * bool(_IN_PLACE.search(name) and fit < 2)
    score -= 1.0 * (len(words) > 5) + 1.0 * (len(words) > 8) + 2.0 * bool(re.search(r"[?!:;“”\"«»]", name))
    score -= 1.0 * bool(re.search(r"\d", name) and fit == 0)
    return score


@lru_cache(maxsize=8192)
def looks_like_name(text: str) -> bool:
    """Whether ``text`` could be the name of a person or institution: capitalised, of moderate length, no sentence."""
    text = text.strip()
    words = text.split()
    if not words or len(words) > 20 or re.search(r"[?!;]|:\s|\s[–—]\s|[“”«»]", text):
        return False
    if is_person(text) or is_known(text):
        return True
    weighty = [word for word in words if word.casefold() not in _SMALL and word.casefold() not in PARTICLES]
    lower = sum(word[0].islower() for word in weighty)
    if any(word in VERBS and (len(word) > 2 or word == "is") for word in words):
        return False
    if (words[0][0].islower() and len(words) > 1) or words[0].casefold() in _GENRES:
        return False
    return lower == 0 if not is_institution(text) else lower <= max(1, len(weighty) // 3)


@lru_cache(maxsize=8192)
def fold_latin(text: str) -> str:
    """``text`` folded and in Latin letters, with spellings that transliterations waver between made one."""
    folded = "".join(CYRILLIC.get(char, char) for char in fold(text))
    return folded.replace("q", "k").replace("kh", "h").replace("y", "i").replace("ts", "c")


_TELLING = {
    name
    for name in map(fold, (*OUTLETS, *(platform.name for platform in PLATFORMS if not platform.is_word)))
    if len(name) >= 3 and not name.isdigit()
} - {"wire"}
"""Names that tell an outlet at the head of other words too ("BBC News")."""


@lru_cache(maxsize=4096)
def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _fits(name: str, initials: str, url: str) -> int:
    labels = [
        fold_latin(label)
        for label in _host(url).split(".")[:-1] or [""]
        if label
        not in ("com", "co", "org", "net", "gov", "edu", "ac", "www", "en", "ru", "rus", "eng", "docs", "files")
    ]
    joined, words = name.replace(" ", ""), name.split()
    host = _host(url).split(".")
    if len(words) > 1 and all(word in host for word in words):
        return 2
    for label in labels:
        solid = label.replace(" ", "")
        if len(solid) >= 2 and (solid == joined or (initials and solid == initials)):
            return 2
        if len(joined) >= 4 and (solid.startswith(joined) or (len(solid) >= 4 and joined.startswith(solid))):
            return 2
        if len(joined) >= 6 and len(solid) >= 5 and (joined in solid or solid in joined or _alike(joined, solid)):
            return 2
    strong = [word for word in words if len(word) >= 4 and word not in COMMON_WORDS]
    return int(any(word == part or (len(word) >= 5 and word in label) for label in labels for part in label.split()
                   for word in strong))  # fmt: skip


def _alike(first: str, second: str) -> bool:
    """Whether two long names differ by a syllable inside ("legislationonline", "legislationline")."""
    return abs(len(first) - len(second)) <= 2 and first[:6] == second[:6] and first[-4:] == second[-4:]


def _initials(name: str) -> str:
    words = [word for word in re.findall(r"[^\W_]+", name) if word.casefold() not in _SMALL]
    return fold_latin("".join(word[0] for word in words)) if len(words) > 1 else ""
