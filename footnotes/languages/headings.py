"""Headings of lists of notes and of works, in every language that is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Flag, auto

from footnotes.languages.all import gather

_AROUND = " \t\n\r#*_=~-–—:.;|•■◆▪【】[]〔〕「」<>«»()（）：。\u00a0"
_NUMBER = re.compile(
    r"(?:(?:(?:appendix|anhang|annexe?|kapitel|chapter|part|teil|section|§)\s)?"
    r"(?:\d{1,3}(?:\.\d{1,3}){0,4}|[ivxlc]{1,6}(?=[.)\s])|[a-z一二三四五六七八九十](?=[.)、．]))[.):、．]?\s{1,4}"
    r"|[一二三四五六七八九十]{1,3}、)",
    re.IGNORECASE,
)
"""``5.``, ``IV``, ``A.`` or ``Appendix B:`` before a heading."""
_MODIFIER = re.compile(
    r"(?:select(?:ed)?|annotated|partial|full|complete|general|main|key|short|brief|cited|working|our|the|my|"
    r"other|additional|sonstige|andere|autres|otras|altre|"
    r"ausgewählte[rsn]?|kommentierte|weitere|sélection de|principal(?:es)?|selección de|избранная|основная|"
    r"wybrana|vybraná|valda?|udvalgt|utvalgt)\s"
)
"""Says which of the works a list holds: "Selected bibliography"."""
_TAIL = re.compile(
    r"\s(?:[(\[][^()\[\]]{1,40}[)\]]?|used|cited|consulted|section|list|(?:for|to) (?:this|the) [a-z]{3,12})$"
)
""""Bibliography (in Russian)"."""
_JOIN = re.compile(
    r"\s?[/&+,;|–—]\s?"
    r"|\s(?:and|or|und|et|y|e|ed|en|och|og|i|a|și|şi|и|та|і|және|ir|un|ja|και|ve|và|dan)\s|[・、和与與及]|\sو(?=\S)"
)
_MOST_JOINED = 4
_OF_A_CHAPTER = re.compile(r"\s(?:to|on)\s.{1,60}$")
LONGEST = 80
"""Characters of the longest line that is looked at."""


class Listed(Flag):
    """What a list under a heading holds: "Sources" heads lists of notes or of works."""

    NOTES = auto()
    WORKS = auto()
    LINKS = auto()
    """Works that are named beside the sources."""


def _headings() -> dict[str, Listed]:
    kinds: dict[str, Listed] = {}
    for kind, headings in (
        (Listed.NOTES, gather(lambda language: language.note_headings)),
        (Listed.WORKS, gather(lambda language: language.reference_headings)),
        (Listed.LINKS, gather(lambda language: language.link_headings)),
    ):
        for heading in headings:
            kinds[heading.casefold()] = kinds.get(heading.casefold(), kind) | kind
    return kinds


_HEADINGS = _headings()
_MOST_WORDS, _SHORTEST_ROOT = 8, 7
"""Words of a heading in which a word for works is looked for, and letters of that word."""
_ROOTS = frozenset(
    heading
    for heading, kind in _HEADINGS.items()
    if Listed.WORKS in kind and len(heading) >= _SHORTEST_ROOT and heading != "publications"
)
"""What an author or a publisher has published is no list of what is cited."""


def heading_of(line: str) -> Listed | None:
    """What the list under a line holds; None for a line that is no heading of a list.

    A number before the heading and marks around it do not count ("## 7. References:"), nor what says which works
    ("Selected bibliography", "Sources (in Russian)") or to which chapter notes belong ("Notes to chapter 3"). Several
    such words may stand beside each other ("Notes and references").
    """
    if not 0 < len(line) <= LONGEST:
        return None
    text = " ".join(line.split()).strip(_AROUND).casefold()
    kind = _named(text)
    if kind is None and (number := _NUMBER.match(text)):
        kind = _named(text[number.end() :].strip(_AROUND))
    return kind


def may_name_works(line: str) -> bool:
    """Tell whether a heading that is not known has a word for works in it: "Literatur zum Thema", "Aktenliteratur".

    What stands below it decides.
    """
    words = line.split()
    if not 0 < len(words) <= _MOST_WORDS or len(line) > LONGEST:
        return False
    bare = [word.strip(_AROUND).casefold() for word in words]
    parts = {word[at:] for word in bare for at in range(len(word) - _SHORTEST_ROOT + 1)}
    parts |= {word[:end] for word in bare for end in range(_SHORTEST_ROOT, len(word))}
    return not _ROOTS.isdisjoint(parts)


def _named(text: str) -> Listed | None:
    kind = _HEADINGS.get(text) or _HEADINGS.get(_TAIL.sub("", _MODIFIER.sub("", text)))
    if kind is not None:
        return kind
    if of_a_chapter := _OF_A_CHAPTER.search(text):
        kind = _HEADINGS.get(text[: of_a_chapter.start()])
        return kind if kind and Listed.NOTES in kind else None
    return _joined([_MODIFIER.sub("", part) for part in map(str.strip, _JOIN.split(text)) if part])


def _joined(parts: Sequence[str]) -> Listed | None:
    kinds = [_HEADINGS.get(part) for part in parts]
    if not 1 < len(kinds) <= _MOST_JOINED:
        return None
    joined: Listed | None = None
    for kind in kinds:
        if kind is None:
            return None
        joined = kind if joined is None else joined | kind
    return joined
