"""Where the corrections of a note's text belong in the text of its file.

A reader gives a note without layout: spaces run together, soft hyphens and brackets around addresses taken out, broken
URLs joined. Letters and digits are the same on both sides, and that is what places are carried over by.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from footnotes.model import Span
from reports.model import Correction

_CONTEXTS = (40, 16, 0)
"""Letters before a correction that find its place with those of the correction, where the texts differ elsewhere."""
_LEAST = 8
"""Letters that are looked for; fewer stand anywhere."""


@dataclass(frozen=True, slots=True)
class _Letters:
    """The letters and digits of a text, and where each stands in it."""

    text: str
    places: tuple[int, ...]


def letters(text: str) -> str:
    """The letters and digits of a text."""
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
        if begin < 0 or end == 0:
            yield correction, None
            continue
        last = there.places[begin + end - start - 1] + 1
        stop = _behind(raw, last, text[here.places[end - 1] + 1 : correction.span.end])
        if start == end:
            # Readers take the brackets of <https://a.example> off.
            stop += raw[stop : stop + 1] == ">" != text[correction.span.start : correction.span.start + 1]
        yield correction, Span(stop if start == end else there.places[begin], stop)


def _letters(text: str) -> _Letters:
    kept = [(char, at) for at, char in enumerate(text) if char.isalnum()]
    return _Letters("".join(char for char, _ in kept), tuple(at for _, at in kept))


def _found(there: str, here: str, start: int, end: int) -> int:
    """Where letters stand by themselves and those before them; -1 where nowhere or at several places."""
    for context in _CONTEXTS:
        lead = max(0, start - context)
        wanted = here[lead:end]
        at = there.find(wanted) if len(wanted) >= _LEAST else -1
        if at >= 0 and there.find(wanted, at + 1) < 0:
            return at + start - lead
    return -1


def _behind(raw: str, at: int, signs: str) -> int:
    """Behind the signs of punctuation that follow a letter on both sides, whatever layout parts them."""
    for sign in signs:
        if sign.isspace():
            continue
        here = at
        while here < len(raw) and raw[here] != sign and _is_layout(raw[here]):
            here += 1
        if raw[here : here + 1] != sign:
            break
        at = here + 1
    return at


def _is_layout(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) == "Cf"
