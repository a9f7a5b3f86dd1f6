"""A person's name taken apart, as reference managers keep names (Citation Style Language 1.0.2, names)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from footnotes.prose.words import COUNTRIES, PARTICLES, fold
from footnotes.works.names import GENERATIONS, is_person, without_title

_FOREIGN_DOT = re.compile(
    r"[\u30a0-\u30fa\u30fc-\u30ff\u4e00-\u9fff]{1,40}[・·=＝][\u30a0-\u30ff\u4e00-\u9fff・·=＝]{1,60}"
)
"""Foreign names in Japanese and Chinese: forename, dot, surname."""
_SYLLABLES = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,4}"
_FAMILY_FIRST = re.compile(rf"({_SYLLABLES})\s({_SYLLABLES})")
_CAPITALS = re.compile(r"[^\W\d_a-zа-яё]{2}")


@dataclass(frozen=True, slots=True)
class PersonalName:
    """The parts of a name; those that it has not are empty."""

    family: str
    given: str = ""
    particle: str = ""
    """What stands before the surname and is not counted in sorting: ``van der``."""
    suffix: str = ""


def personal_name(name: str) -> PersonalName | None:
    """The parts of a person's name as a citation gives it, forenames first; None for what may be no person's.

    Where no blank parts the name, as in Chinese, nothing tells where it is to be parted.
    """
    name = " ".join(name.split())
    dotted, spaced = _FOREIGN_DOT.fullmatch(name), _FAMILY_FIRST.fullmatch(name)
    if dotted:
        given, _, last = re.sub("[·=＝]", "・", name).rpartition("・")
        return PersonalName(last, given)
    if spaced:
        return PersonalName(spaced[1], spaced[2])
    before, comma, behind = name.partition(", ")
    name = without_title(f"{behind} {before}" if comma else name)
    words = name.split()
    if not is_person(name) or fold(words[-1]) in COUNTRIES:
        return None
    suffix = words.pop().rstrip(",") if words[-1].strip(".").casefold() in GENERATIONS else ""
    if len(words) == 2 and _CAPITALS.fullmatch(words[1]):
        return PersonalName(words[0], " ".join(f"{letter}." for letter in words[1]), suffix=suffix)
    start = len(words) - 1
    least = 0 if words[0].islower() else 1
    while start > least and words[start - 1].casefold() in PARTICLES:
        start -= 1
    particles = [word for word in words[start:-1] if word.islower()]
    family = " ".join(words[start + len(particles) :])
    return PersonalName(family, " ".join(words[:start]), " ".join(particles), suffix)
