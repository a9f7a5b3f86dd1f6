"""LaTeX as a row of tokens, with every brace tied to its partner."""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass

from footnotes.readers.latex_words import ACCENTED

_VERBATIM = "verbatim|Verbatim|lstlisting|minted|comment|tikzpicture|filecontents|equation|align|eqnarray"
_TOKEN = re.compile(
    rf"\\begin\s{{0,9}}\{{(?P<literal>(?:{_VERBATIM})\*?)\}}"
    r"|\\verb\*?(?P<bar>[^\sA-Za-z*])[^\n]{0,300}?(?P=bar)"
    rf"|{ACCENTED}"
    r"|(?P<command>\\(?:[A-Za-z@]+\*?[ \t]*|.))"
    r"|(?P<comment>%[^\n]*(?:\n[ \t]*+(?!\n))?)"
    r"|(?P<break>\n[ \t]*\n\s*)"
    r"|[{}\[\]$&]"
    r"|[^\\%{}\[\]$&\n]+|\n",
    re.S,
)
_ADDRESSES = re.compile(r"\\(?:url|nolinkurl|path|href)\*?\s*(?:\[[^\]\n]{0,200}\]\s*)?\{")
_LONGEST_ADDRESS = 8_000
_DEEPEST_ADDRESS = 3
"""Braces within braces; it also bounds how often a text of unclosed braces is looked through."""
MOST_TOKENS = 1_500_000
"""Of one file; a book of a thousand pages has 600,000. They take some 100 bytes each (measured)."""


class EndlessTokens(Exception):
    """The text has more than ``MOST_TOKENS``."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a file, or of the document in it."""

    text: str
    starts: tuple[int, ...]
    """Where each token begins in ``text``; one more for its end."""
    partners: dict[int, int]
    """Of every brace, by its number among the tokens."""
    breaks: tuple[int, ...]
    """Where the lines of ``text`` end."""

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, place: int) -> str:
        return self.text[self.starts[place] : self.starts[place + 1]]

    def line(self, place: int) -> int:
        """1-based line on which a token begins."""
        return bisect(self.breaks, self.starts[place] - 1) + 1

    def at(self, offset: int) -> int:
        """The first token that begins at or behind a place of the text."""
        return bisect(self.starts, offset - 1)

    def source(self, start: int, end: int) -> str:
        """The text of the tokens from ``start`` up to ``end``."""
        return self.text[self.starts[start] : self.starts[end]]


def tokens_of(text: str) -> Tokens:
    """Cut a text into tokens; comments, URLs and what is printed letter by letter are one token each.

    Raises:
        EndlessTokens: there are more than any document has.
    """
    starts: list[int] = []
    partners: dict[int, int] = {}
    opened: list[int] = []
    at = 0
    while at < len(text):
        if len(starts) > MOST_TOKENS:
            raise EndlessTokens
        starts.append(at)
        at = _end(text, at)
        sign = text[starts[-1] : at]
        if sign == "{":
            opened.append(len(starts) - 1)
            if _opens_address(text, at):
                starts.append(at)
                at = _address_end(text, at)
        elif sign == "}" and opened:
            partner = opened.pop()
            partners[partner] = len(starts) - 1
            partners[len(starts) - 1] = partner
    breaks = tuple(found.start() for found in re.finditer("\n", text))
    return Tokens(text, (*starts, len(text)), partners, breaks)


def _end(text: str, at: int) -> int:
    found = _TOKEN.match(text, at)
    if found is None:
        return at + 1
    if found["literal"]:
        close = text.find(f"\\end{{{found['literal']}}}", found.end())
        return len(text) if close < 0 else close
    return found.end()


def _opens_address(text: str, at: int) -> bool:
    """Whether the brace before ``at`` opens the argument of a command that takes a URL."""
    before = text[max(0, at - 230) : at]
    found = before.rfind("\\")
    return found >= 0 and _ADDRESSES.fullmatch(before, found) is not None


def _address_end(text: str, at: int) -> int:
    """Where the URL that begins at ``at`` ends: percent signs and hashes are its own."""
    depth = 0
    for place in range(at, min(len(text), at + _LONGEST_ADDRESS)):
        sign = text[place]
        if sign in "{}" and text[place - 1] != "\\":
            depth += 1 if sign == "{" else -1
            if depth < 0:
                return place
            if depth > _DEEPEST_ADDRESS:
                break
    return at + 1 if at < len(text) else at
