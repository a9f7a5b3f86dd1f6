"""A place among the tokens of LaTeX, from which the arguments of commands are read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from footnotes.readers.tex.tokens import Tokens

_LONGEST_OPTION = 400
"""Tokens between square brackets."""
_NUMBER = re.compile(r"\s*(\d{1,6})\s*")


@dataclass(slots=True)
class Cursor:
    """Where a walk through the tokens stands."""

    tokens: Tokens
    at: int = 0
    """The token that comes next."""

    @property
    def line(self) -> int:
        """1-based line of the token that was passed last."""
        return self.tokens.line(max(0, min(self.at, len(self.tokens)) - 1))

    def next(self) -> str:
        """The token that comes next; empty at the end."""
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def blank(self) -> None:
        """Pass white space and comments by."""
        while self.at < len(self.tokens) and (not self.next().strip() or self.next().startswith("%")):
            self.at += 1

    def argument(self) -> tuple[int, int] | None:
        """The tokens of the next group in braces, which is passed by; None when there is none."""
        before = self.at
        self.blank()
        self.option()
        self.blank()
        close = self.tokens.partners.get(self.at) if self.next() == "{" else None
        if close is None:
            self.at = before
            return None
        start, self.at = self.at + 1, close + 1
        return start, close

    def words(self) -> str:
        """The source of the next argument, which is passed by; empty when there is none."""
        group = self.argument()
        return self.tokens.source(*group) if group else ""

    def option(self) -> str | None:
        """The source of an option in square brackets that stands right here, which is passed by."""
        if self.next() != "[":
            return None
        place = self.at + 1
        for _ in range(_LONGEST_OPTION):
            token = self.tokens[place] if place < len(self.tokens) else "["
            if token == "[":
                return None
            if token == "]":
                start, self.at = self.at + 1, place + 1
                return self.tokens.source(start, place)
            place = self.tokens.partners.get(place, place) + 1 if token == "{" else place + 1
        return None

    def options(self, most: int) -> None:
        """Pass so many options by that stand right here."""
        for _ in range(most):
            self.option()

    def number(self) -> int | None:
        """The whole number that the option says which stands right here; None when it is no number."""
        return whole(self.option() or "")


def whole(words: str) -> int | None:
    """The whole number that ``words`` are, or None."""
    found = _NUMBER.fullmatch(words)
    return int(found[1]) if found else None
