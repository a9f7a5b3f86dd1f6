"""A note cut into tokens: words, numbers, single signs, and addresses as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from footnotes.model import Span

_NEVER = r"\s<>\"“”，。；：、（）《》「」『』"
_ADDRESS = re.compile(rf"(?:https?://|ftp://|www\.)[^{_NEVER}]{{2,2000}}|\b10\.\d{{4,9}}/[^{_NEVER}]{{1,500}}")
_TOKEN = re.compile(
    r"(?<![\w.@/-])[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,40}){0,3}\.[a-z]{2,8}(?![\w@/-]|\.\w)"
    r"|[^\W\d_]+(?:['’‐-][^\W\d_]+)*|\d+|\S"
)
"""A site named by its host, a word, a number, a sign."""
_NOT_LAST = ".,;:)>]»”’\"'"
"""Signs that end the sentence around an address, not the address."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number, a sign or an address; ``text[start:end]`` of its note."""

    text: str
    start: int
    end: int
    is_address: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters or digits and no address."""
        return not self.is_address and self.text[0].isalnum()


def addresses_in(text: str) -> tuple[Span, ...]:
    """Printed URLs and DOIs, without the point or bracket that closes the sentence around them."""
    return tuple(
        Span(match.start(), match.start() + len(match[0].rstrip(_NOT_LAST))) for match in _ADDRESS.finditer(text)
    )


def tokenize(text: str, addresses: Sequence[Span]) -> tuple[Token, ...]:
    """The tokens of ``text`` in order; of ``addresses`` that overlap the first one counts."""
    return tuple(_tokens(text, sorted(addresses, key=lambda span: (span.start, -span.end))))


def _tokens(text: str, addresses: Sequence[Span]) -> Iterator[Token]:
    begin = 0
    for span in (*addresses, Span(len(text), len(text))):
        if span.start < begin:
            continue
        for match in _TOKEN.finditer(text, begin, span.start):
            yield Token(match[0], match.start(), match.end())
        if span.end > span.start:
            yield Token(span.of(text), span.start, span.end, is_address=True)
        begin = span.end
