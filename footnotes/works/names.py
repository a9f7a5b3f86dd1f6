"""Names of people as footnotes print them: their shape, and lists of them."""

from __future__ import annotations

import re
from functools import lru_cache

from footnotes.languages.all import gather
from footnotes.languages.late import late
from footnotes.languages.patterns import any_of
from footnotes.prose.conjunctions import AND
from footnotes.prose.words import (
    ABSTRACT_ENDINGS,
    COMMON_WORDS,
    COUNTRIES,
    INSTITUTION_WORDS,
    MEDIA_WORDS,
    PARTICLES,
    WELL_KNOWN_OUTLETS,
    fold,
)

_WORD = re.compile(r"^(?:[^\W\d_]\.|[^\W\d_]+[’'`\-‐‑][^\W\d_]+(?:[’'\-‐‑][^\W\d_]+)?|[^\W\d_]+)\.?$")
_INITIALS = re.compile(r"^(?:[^\W\d_]\.[\-‐]?){1,4}$")
_AND = re.compile(rf"\s(?:{AND}|[Aa][Nn][Dd]|UND|ET)\s|\s?&\s?|\s?\band\s")
_OTHERS = r"(?:et\.?\sal\.?|u\.\s?a\.|и др\.?|and others|and colleagues|& al\.?)"
_ET_AL = re.compile(rf",?\s?{_OTHERS}\s*$", re.IGNORECASE)
_FROM_OTHERS = re.compile(rf",?\s{_OTHERS}(?!\w).*$", re.IGNORECASE)
_ROLE = re.compile(
    r",?\s{0,9}\(?\b(?:eds?|edited|hrsg|hg|éds?|dirs?|ред|trans|transl|org|comps?)\b\.?(?:\sby)?\)?\.?,?\s{0,9}$",
    re.IGNORECASE,
)


def bracketed_role() -> str:
    """Written for what somebody did, behind the name: "(ed.)", "(Hrsg.)"."""
    roles = any_of(gather(lambda language: (*language.editors, *language.translators)))
    return rf"[(\[](?:{roles}|dirs?|org|comps?|host|director|producer|author)\.?[)\]]"


_ROLE_BEHIND = late(lambda: rf"\s{{0,3}}{bracketed_role()}$", re.IGNORECASE)
_TITLE_OF_PERSON = re.compile(r"^(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Lord|Dame|Rev|PhD|Amb|Ambassador|Judge)\.?\s", 0)
_MISREAD_I = re.compile(r"^l(?:an|[bcdfghjkmnpqrstvwxz])")
"""A capital I that text recognition took for an l, as in "lan" and "lgor"."""
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What follows a name to tell a son from his father, in lower case."""
_INVERTED = re.compile(r"^([^\W\d_][^\s,]*(?:\s[^\W\d_][^\s,]*)?),\s(.+)$")
_INITIALED = re.compile(
    r"([^\W\d_][^\W\d_’'\-‐]{1,60}(?:[\-‐ ][^\W\d_][^\W\d_’']{1,60})?),\s((?:[^\W\d_]\.[\s\-‐]?){1,4})"
    r"(?:,|;|\s?&|\sand\b|\sund\b|\set\b|\sи\b|$)"
)
_TRAILING_INITIALS = re.compile(r"^([^\W\d_][^\W\d_\-’']+)\s((?:[^\W\d_]\.\s?){1,3})$")


@lru_cache(maxsize=8192)
def is_person(text: str) -> bool:
    """Whether ``text`` has the shape of ONE person's name: two to five capitalised words that are no common nouns."""
    text = _TITLE_OF_PERSON.sub("", text.strip())
    words = text.split()
    if len(words) == 3 and words[-1].strip(".").casefold() in GENERATIONS:
        words.pop()
    if not 2 <= len(words) <= 5 or len(text) > 48 or fold(text) in WELL_KNOWN_OUTLETS or fold(text) in COUNTRIES:
        return False
    if not _is_name_word(words[0]) and words[0].casefold() not in PARTICLES:
        return bool(_INITIALS.match(words[0])) and _is_name_word(words[-1])
    if not (_is_name_word(words[-1]) or _INITIALS.match(words[-1]) or _is_initials_in_capitals(words)):
        return False
    if any(word.casefold().strip(".") in COMMON_WORDS and not _INITIALS.match(word) for word in words):
        return False
    return all(_is_name_word(word) or _INITIALS.match(word) or word.casefold() in PARTICLES for word in words[1:-1])


@lru_cache(maxsize=8192)
def read_people(text: str) -> tuple[str, ...] | None:
    """The people that ``text`` lists, forename first; None if any item of the list is no person's name."""
    text = _ROLE.sub("", _ET_AL.sub("", text.strip().rstrip(",:;"))).strip().rstrip(",")
    if not text or len(text) > 600:
        return None
    initialed = _read_initialed(text)
    if initialed:
        return initialed
    items = [item.strip() for chunk in re.split(r"[,;/]", text) for item in _AND.split(chunk) if item.strip()]
    if items and all(is_person(item) for item in items):
        return tuple(_upright(item) for item in items)
    return _read_inverted(text)


def without_role(name: str) -> str:
    """A name without what its bearer did, in brackets."""
    return _ROLE_BEHIND.sub("", name)


def without_title(name: str) -> str:
    """A name without what its bearer is called by: Dr, Professor, Sir."""
    return _TITLE_OF_PERSON.sub("", name)


def has_and(text: str) -> bool:
    """Whether the list of names in ``text`` is closed by an "and"."""
    return bool(_AND.search(text))


def drops_others(text: str) -> bool:
    """Whether ``text`` ends with "et al." in one of its spellings."""
    return bool(_ET_AL.search(text))


def without_others(text: str) -> str:
    """The name that stands before an "et al.", or all of ``text``."""
    return _FROM_OTHERS.sub("", text)


def is_surname(text: str) -> bool:
    """Whether ``text`` may be a surname that stands alone: one capitalised word, perhaps with a particle."""
    words = text.split()
    if not 1 <= len(words) <= 3 or not all(word.casefold() in PARTICLES for word in words[:-1]):
        return False
    word = words[-1]
    known = fold(word) in COUNTRIES or fold(word) in WELL_KNOWN_OUTLETS or word.casefold() in COMMON_WORDS
    return _is_name_word(word) and not known and (not word.isupper() or len(word) == 1)


def is_forename(text: str) -> bool:
    """Whether ``text`` may be forenames alone, as in "Surname, Forename": one or two words, or initials."""
    words = text.split()
    return 1 <= len(words) <= 2 and all(
        _INITIALS.match(word) or (_is_name_word(word) and fold(word) not in COUNTRIES) for word in words
    )


def surnames(name: str) -> frozenset[str]:
    """The folded words of a name that may be its surname: all but initials and particles."""
    words = [word for word in re.findall(r"[^\W\d_]+", fold(name)) if len(word) > 1 and word not in PARTICLES]
    return frozenset(words)


def _read_initialed(text: str) -> tuple[str, ...] | None:
    """APA: ``Surname, A. B., & Surname, C.``; also ``Surname A.B., Surname C.D.``."""
    if "." not in text:
        return None
    matches = list(_INITIALED.finditer(text))
    if matches and matches[0].start() == 0:
        rest = re.sub(rf"[\s,&;]|\b{AND}\b", "", _INITIALED.sub("", text))
        if not rest:
            return tuple(f"{match[2].strip()} {match[1]}" for match in matches)
    items = [item.strip() for item in re.split(r",|;|&|\sand\s", text) if item.strip()]
    trailing = [_TRAILING_INITIALS.match(item) for item in items]
    if items and all(trailing):
        return tuple(f"{match[2].strip()} {match[1]}" for match in trailing if match)
    return None


def _read_inverted(text: str) -> tuple[str, ...] | None:
    """``Surname, Forename`` and ``Surname, Forename and Forename Surname``."""
    match = _INVERTED.match(text)
    if not match or not is_surname(match[1]):
        return None
    first, *others = [item.strip() for chunk in match[2].split(",") for item in _AND.split(chunk) if item.strip()]
    if not is_forename(first) or not all(is_person(other) for other in others):
        return None
    return (f"{first} {match[1]}", *map(_upright, others))


def _upright(item: str) -> str:
    match = _TRAILING_INITIALS.match(item)
    return f"{match[2].strip()} {match[1]}" if match else without_title(item)


def _is_name_word(word: str) -> bool:
    if not _WORD.match(word) or not (word[0].isupper() or _MISREAD_I.match(word)):
        return False
    core = word.strip(".").casefold()
    if core.endswith(("'s", "’s")):
        return False
    if core in COMMON_WORDS or core in MEDIA_WORDS or core in INSTITUTION_WORDS:
        return False
    return not (len(core) > 5 and core.endswith(ABSTRACT_ENDINGS)) and not (len(word) > 2 and word.isupper())


def _is_initials_in_capitals(words: list[str]) -> bool:
    return len(words) == 2 and len(words[-1]) == 2 and words[-1].isupper()
