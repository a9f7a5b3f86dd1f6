"""Marks words: where two titles part, and where a citation stands in its note."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# The comparison is quadratic at worst; titles have some ten words.
MAX_WORDS = 120

_WORD = re.compile(r"\s+|\w+|[^\w\s]")

_LONG_NOTE, _AROUND = 6_000, 600
"""Characters of a note that are shown whole, and on either side of a citation in a longer one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is marked or not."""

    text: str
    marked: bool = False


def differing(one: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces, the words that the other lacks marked; letter case does not count.

    Where hardly a word is common, or a text is too long to compare, nothing is marked: then the two are
    simply different.
    """
    ours, theirs = _WORD.findall(one), _WORD.findall(other)
    if max(len(ours), len(theirs)) > 2 * MAX_WORDS:
        return (Piece(one),), (Piece(other),)
    mine, yours = ([word.casefold() for word in words] for words in (ours, theirs))
    matcher = SequenceMatcher(None, mine, yours, autojunk=False)
    left, right = [False] * len(ours), [False] * len(theirs)
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind != "equal":
            left[start:end] = [True] * (end - start)
            right[begin:stop] = [True] * (stop - begin)
    if not _have_common_words(ours, left):
        return (Piece(one),), (Piece(other),)
    return _joined(ours, left), _joined(theirs, right)


def within(part: str, whole: str) -> tuple[Piece, ...]:
    """``whole`` in pieces, with ``part`` marked where it stands; nothing is marked where it does not.

    Of a long note only what is around the part is shown: a note of a thousand works would stand there a thousand times.
    """
    at = whole.find(part) if part.strip() else -1
    if at < 0 or part.strip() == whole.strip():
        return (Piece(_beginning(whole, _LONG_NOTE)),)
    before, after = whole[:at], whole[at + len(part) :]
    if len(whole) > _LONG_NOTE:
        before, after = _ending(before, _AROUND), _beginning(after, _AROUND)
    pieces = (Piece(before), Piece(_beginning(part, _LONG_NOTE), marked=True), Piece(after))
    return tuple(piece for piece in pieces if piece.text)


def _beginning(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[:length].rsplit(' ', 1)[0]} …"


def _ending(text: str, length: int) -> str:
    return text if len(text) <= length else f"… {text[-length:].split(' ', 1)[-1]}"


def _have_common_words(words: list[str], marked: list[bool]) -> bool:
    # A third: below it the marks say less than the two titles side by side.
    counted = [mark for word, mark in zip(words, marked, strict=True) if word[0].isalnum()]
    return bool(counted) and counted.count(False) * 3 >= len(counted)


def _joined(words: list[str], marked: list[bool]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for word, mark in zip(words, marked, strict=True):
        if pieces and (pieces[-1].marked == mark or word.isspace()):
            pieces[-1] = Piece(pieces[-1].text + word, pieces[-1].marked)
        else:
            pieces.append(Piece(word, mark))
    return tuple(pieces)
