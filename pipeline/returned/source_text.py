"""Where the notes of a report stand in the source of their document, letter by letter.

A reader gives a note without its mark-up. Letters and digits are the same on both sides, whatever marks, accents that
are written as commands, breaks of lines and signs of punctuation come between them.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from footnotes.model import Footnote, Span
from pipeline.returned.markup import Markup

_CONTEXT = 40
"""Letters before a place that find it, where a note differs from its source elsewhere."""
_WINDOW, _PER_CHARACTER = 3_000, 6
"""Characters behind the line of a note in which it is looked for, and more for each of its own."""
_WHOLE = 1_000_000
"""Characters of a source that is looked through from beginning to end."""
_DROPPED = frozenset("ßẞøØłŁæÆœŒđĐðÐþÞıĳĲ")
"""Letters that some formats write as commands."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters and digits that are shown of a stretch of a source, and where each stands in the source."""

    text: str
    spans: tuple[Span, ...]

    def end_before(self, number: int) -> int:
        """Where the letter before one ends; 0 before the first."""
        return self.spans[number - 1].end if number else 0

    def gap(self, number: int) -> Span:
        """What is not shown before a letter."""
        return Span(self.end_before(number), self.spans[number].start)


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch of a note's letters in its source."""

    letters: Letters
    first: int
    """Number of the first of them."""
    end: int
    """Number of the letter behind the last."""

    @property
    def opening(self) -> int:
        """Where the letter before ends."""
        return self.letters.end_before(self.first)

    @property
    def span(self) -> Span:
        """From the first letter to the last."""
        return Span(self.letters.spans[self.first].start, self.letters.spans[self.end - 1].end)

    def around(self, source: str) -> Span:
        """The span with what is not shown before and behind it."""
        behind = self.letters.spans[self.end].start if self.end < len(self.letters.spans) else len(source)
        return Span(self.opening, behind)

    def part(self, first: int, end: int) -> Placed:
        """Some of the letters, counted from the first."""
        return Placed(self.letters, self.first + first, self.first + end)


class SourceText:
    """The source of a document."""

    def __init__(self, text: str, markup: Markup) -> None:
        """Remember the text; places in it are looked up when they are asked for."""
        self.text = text
        self._markup = markup

    def place(self, note: Footnote, span: Span) -> Placed | None:
        """The letters of a stretch of a note with those that lead to it; None where its place is not certain.

        An empty stretch is placed by the letters before it.
        """
        words, before, within = base_letters(note.text), base_letters(note.text[: span.start]), span.of(note.text)
        first, end = len(before), len(before) + len(base_letters(within))
        lead = max(0, first - _CONTEXT)
        for letters, begins_there in self._stretches(note):
            start = letters.text.find(words) if begins_there else _only(letters.text, words)
            if words and start >= 0:
                return Placed(letters, start, start + len(words)).part(first, end)
            start = _only(letters.text, words[lead:end])
            if start >= 0:
                return Placed(letters, start, start + end - lead).part(first - lead, end - lead)
        return None

    def _stretches(self, note: Footnote) -> Iterator[tuple[Letters, bool]]:
        """Where a note may stand, and whether it is known to begin there."""
        line = note.location.line
        if line is not None:
            begin = self._lines[min(max(line - 1, 0), len(self._lines) - 1)]
            yield self._letters(begin, begin + _WINDOW + _PER_CHARACTER * len(note.text)), True
        if len(self.text) <= _WHOLE:
            yield self._whole, False

    @cached_property
    def _whole(self) -> Letters:
        return self._letters(0, len(self.text))

    @cached_property
    def _lines(self) -> tuple[int, ...]:
        """Where each line begins."""
        mark = "\n" if "\n" in self.text or "\r" not in self.text else "\r"
        starts, at = [0], self.text.find(mark)
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find(mark, at + 1)
        return tuple(starts)

    def _letters(self, begin: int, end: int) -> Letters:
        text: list[str] = []
        spans: list[Span] = []
        for char, span in self._shown(begin, min(end, len(self.text))):
            base = _base(char)
            text += base
            spans += [span] * len(base)
        return Letters("".join(text), tuple(spans))

    def _shown(self, begin: int, end: int) -> Iterator[tuple[str, Span]]:
        at = begin
        while at < end:
            char = self.text[at]
            hidden = (
                self._markup.hidden.match(self.text, at, end) if self._markup.hidden and not char.isalnum() else None
            )
            entity = self._markup.entity.match(self.text, at, end) if self._markup.entity and char == "&" else None
            if hidden and hidden.end() > at:
                at = hidden.end()
            elif entity:
                yield html.unescape(entity[0])[:1], Span(at, entity.end())
                at = entity.end()
            else:
                yield char, Span(at, at + 1)
                at += 1


def base_letters(text: str) -> str:
    """The letters and digits of a text without their accents."""
    return "".join(_base(char) for char in text)


def _only(text: str, words: str) -> int:
    """Where words stand; -1 where they do nowhere or at several places."""
    start = text.find(words) if words else -1
    return start if start >= 0 and text.find(words, start + 1) < 0 else -1


def _base(char: str) -> str:
    """A letter without accents; nothing of a sign that is no letter."""
    if char.isascii():
        return char if char.isalnum() else ""
    plain = unicodedata.normalize("NFKD", char)[:1]
    return plain if plain.isalnum() and char not in _DROPPED else ""
