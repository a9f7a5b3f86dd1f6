"""Where the corrections of a note's text belong in the text of its file.

A reader gives a note without layout: spaces run together, soft hyphens taken out, broken URLs joined. Letters without
any of these are the same on both sides, and that is what places are carried over by.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from footnotes.model import Span
from reports.model import Correction

_CONTEXT = 40
"""Letters before a correction that find its place, where the texts differ elsewhere."""


@dataclass(frozen=True, slots=True)
class _Letters:
    """The letters of a text without layout, and where each stands in it."""

    text: str
    places: tuple[int, ...]


def letters(text: str) -> str:
    """A text without white space and signs that are not shown."""
    return _letters(text).text


def placed(raw: str, text: str, corrections: Sequence[Correction]) -> Iterator[tuple[Correction, Span | None]]:
    """Each correction with its place in the file's text, last first; None where that is not certain.

    Args:
        raw: the note's text as the file has it.
        text: the note's text as it was read.
        corrections: of ``text``.
    """
    there, here = _letters(raw), _letters(text)
    offset = there.text.find(here.text)
    for correction in reversed(corrections):
        start = sum(1 for place in here.places if place < correction.span.start)
        end = sum(1 for place in here.places if place < correction.span.end)
        begin = start + offset if offset >= 0 else _found(there.text, here.text, start, end)
        yield correction, None if begin < 0 else _span(there.places, begin, begin + end - start)


def _letters(text: str) -> _Letters:
    kept = [(char, at) for at, char in enumerate(text) if not char.isspace() and unicodedata.category(char) != "Cf"]
    return _Letters("".join(char for char, _ in kept), tuple(at for _, at in kept))


def _found(there: str, here: str, start: int, end: int) -> int:
    """Where letters stand by themselves and those before them; -1 where nowhere or at several places."""
    before = here[max(0, start - _CONTEXT) : start]
    wanted = before + here[start:end]
    at = there.find(wanted) if wanted else -1
    return at + len(before) if at >= 0 and there.find(wanted, at + 1) < 0 else -1


def _span(places: Sequence[int], start: int, end: int) -> Span | None:
    if end > len(places):
        return None
    if start == end:
        return Span(places[start - 1] + 1, places[start - 1] + 1) if start else None
    return Span(places[start], places[end - 1] + 1)
