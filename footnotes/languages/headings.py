"""Headings of lists of notes and of works, in every language that is known."""

from __future__ import annotations

import re
from enum import Flag, auto

from footnotes.languages.all import gather

_AROUND = " \t\n\r#*_:.\u00a0"
_NUMBER = re.compile(r"(?:\d{1,2}|[ivx]{1,5})[.)]?\s+", re.IGNORECASE)
_OF_A_CHAPTER = re.compile(r"\s(?:to|on)\s.{1,60}$", re.IGNORECASE)
LONGEST = 80
"""Characters of the longest line that is looked at."""


class Listed(Flag):
    """What a list under a heading holds: "Sources" heads lists of either."""

    NOTES = auto()
    WORKS = auto()


def _headings() -> dict[str, Listed]:
    notes = dict.fromkeys(gather(lambda language: language.note_headings), Listed.NOTES)
    works = gather(lambda language: language.reference_headings)
    return notes | {heading: notes.get(heading, Listed.WORKS) | Listed.WORKS for heading in works}


_HEADINGS = {heading.casefold(): kind for heading, kind in _headings().items()}


def heading_of(line: str) -> Listed | None:
    """What the list under a line holds; None for a line that is no heading of a list.

    A number before the heading and marks around it do not count ("## 7. References:"), nor does the chapter that
    notes belong to ("Notes to chapter 3").
    """
    if len(line) > LONGEST:
        return None
    text = line.strip(_AROUND).casefold()
    number = _NUMBER.match(text)
    text = " ".join(text[number.end() if number else 0 :].split())
    kind = _HEADINGS.get(text)
    if kind is None and (of_a_chapter := _OF_A_CHAPTER.search(text)):
        kind = _HEADINGS.get(text[: of_a_chapter.start()])
        return kind if kind and Listed.NOTES in kind else None
    return kind
