"""A text made ready to be searched: its words folded as titles are, each with its place in the text.

Words are looked for in one string without spaces. That way a hyphen, a line break or a space more or
less makes no difference: "well-known", "well known", "wellknown", and "govern-" at the end of a line.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from pipeline.language.fold import UNSPACED, words

_LETTERS = UNSPACED.pattern.strip("[]")
_TOKEN = re.compile(rf"[{_LETTERS}]|[^\s\-‐‑–—/…{_LETTERS}]{{1,300}}")
_EDGE = re.compile(r"^[^\w$€£%]*(.*?)[^\w$€£%]*$", re.DOTALL)
_AROUND = '.,;:!?()[]"“”„«»'
_HITS = 500
"""Places that are looked at for one piece of a quotation."""


class FoldedText:
    """The words of a text, without their typography; a word is named by its index."""

    __slots__ = ("_offsets", "_places", "_spans", "_spelt", "compact", "text", "words")

    def __init__(self, text: str) -> None:
        """Fold a text. Costs about 0.4 microseconds a word (measured on 845 real pages)."""
        self.text = text
        tokens = _TOKEN.findall(text)
        self._spelt = {raw: _spelt(raw) for raw in set(tokens)}
        self.words = [word for raw in tokens for word in self._spelt[raw]]
        self.compact = "".join(self.words)
        self._offsets = [0, *accumulate(map(len, self.words))]
        """Where each word begins in the string of all of them, and, last, where that string ends."""
        self._places: dict[str, list[int]] | None = None
        self._spans: list[tuple[int, int]] | None = None

    def __len__(self) -> int:
        """Number of words."""
        return len(self.words)

    def find(self, sought: str, first: int = 0, last: int | None = None) -> Iterator[tuple[int, int]]:
        """Where a string of folded words without spaces stands, as half-open ranges of words.

        Args:
            sought: the words, written together.
            first: index of the first word that may be part of it.
            last: index after the last one; None is the end of the text.
        """
        if first >= len(self.words):
            return
        limit = self._offsets[len(self.words) if last is None else min(last, len(self.words))]
        for at in self._hits(sought, self._offsets[first], limit):
            begin, end = bisect_left(self._offsets, at), bisect_left(self._offsets, at + len(sought))
            # Only whole words: "art is" does not stand in "heart is".
            if self._offsets[begin] == at and self._offsets[end] == at + len(sought):
                yield begin, end

    def find_cut(self, sought: str) -> Iterator[tuple[int, int, str, str]]:
        """The same, begun or ended within a word; with what is left out of the first and of the last word."""
        for at in self._hits(sought, 0, len(self.compact)):
            stop = at + len(sought)
            begin, end = bisect_right(self._offsets, at) - 1, bisect_left(self._offsets, stop)
            yield begin, end, self.compact[self._offsets[begin] : at], self.compact[stop : self._offsets[end]]

    def _hits(self, sought: str, at: int, limit: int) -> Iterator[int]:
        for _ in range(_HITS if sought else 0):
            at = self.compact.find(sought, at, limit)
            if at < 0:
                return
            yield at
            at += 1

    def places(self) -> dict[str, list[int]]:
        """Where each word stands; worked out at the first question."""
        if self._places is None:
            self._places = {}
            for index, word in enumerate(self.words):
                self._places.setdefault(word, []).append(index)
        return self._places

    def token(self, word: int) -> str:
        """What is printed of a word, with the punctuation that clings to it."""
        return self.text[slice(*self._tokens()[word])]

    def between(self, word: int) -> str:
        """What is printed between the word before and this one."""
        spans = self._tokens()
        return self.text[spans[word - 1][1] : spans[word][0]]

    def _tokens(self) -> list[tuple[int, int]]:
        """Where the token of each word stands in the text; most texts are asked for none, or for one."""
        if self._spans is None:
            found = _TOKEN.finditer(self.text)
            self._spans = [token.span() for token in found for _ in self._spelt[token[0]]]
        return self._spans

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """The characters from word ``begin`` up to word ``end``, without punctuation around them."""
        spans = self._tokens()
        start, stop = spans[begin][0], spans[end - 1][1]
        inner = _EDGE.match(self.text[start:stop])
        return (start + inner.start(1), start + inner.end(1)) if inner and inner[1] else (start, stop)

    def word_after(self, offset: int) -> int:
        """Index of the first word that begins at or after a character."""
        return bisect_left(self._tokens(), (offset, 0))

    def shown(self, begin: int, end: int) -> str:
        """Those words as they are printed, in one line; empty for an empty range."""
        if begin >= end:
            return ""
        start, stop = self.span(begin, end)
        return " ".join(self.text[start:stop].split())


def _spelt(token: str) -> tuple[str, ...]:
    """The words of a token; what is a plain one between punctuation, as most are, needs no more than small letters."""
    plain = token.strip(_AROUND)
    return (plain.lower(),) if plain.isascii() and plain.isalpha() else words(token)


@lru_cache(maxsize=16)
def folded(text: str) -> FoldedText:
    """A text made ready; the last few are kept: those of a page are asked for again, with its titles between."""
    return FoldedText(text)
