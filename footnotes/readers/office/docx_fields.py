"""Field codes of Word: which of them are links, and which repeat the number of a note."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|(\\[A-Za-z*#@!]|[^\s"]+)')
_ESCAPE = re.compile(r"\\(.)")
_WITH_ARGUMENT = ("\\l", "\\o", "\\t", "\\s")
_LONGEST = 20_000
"""Characters of a code that are looked at; reference managers keep whole records in theirs."""


@dataclass(slots=True)
class _Field:
    code: list[str] = field(default_factory=list)
    shows: bool = False
    """Whether the result has begun."""
    href: str = ""
    repeats: str = ""


class Fields:
    """The fields around a place: each has a code, and then what it shows. Fields stand in fields."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._codes = 0

    @property
    def shown(self) -> bool:
        """Whether text at this place is shown, and is not part of a code."""
        return not self._codes

    @property
    def href(self) -> str:
        """Where the nearest link leads; empty when there is none around this place."""
        return self._open[-1].href if self._open else ""

    @property
    def repeats(self) -> str:
        """Bookmark around the mark of a note whose raised number is shown here once more; empty when none is."""
        return self._open[-1].repeats if self._open else ""

    def begin(self) -> None:
        """Begin a field; its code comes first."""
        self._open.append(_Field(href=self.href, repeats=self.repeats))
        self._codes += 1

    def add_code(self, text: str) -> None:
        """Add to the code of the innermost field; programs cut codes at any place."""
        if self._open and not self._open[-1].shows:
            self._open[-1].code.append(text)

    def show(self) -> None:
        """End the code of the innermost field: what follows is shown."""
        if not self._open or self._open[-1].shows:
            return
        innermost = self._open[-1]
        code = "".join(innermost.code)[:_LONGEST]
        innermost.shows = True
        innermost.href = link_target(code) or innermost.href
        innermost.repeats = repeated_bookmark(code) or innermost.repeats
        self._codes -= 1

    def end(self) -> None:
        """End the innermost field."""
        if self._open and not self._open.pop().shows:
            self._codes -= 1


def link_target(code: str) -> str:
    r"""Where a HYPERLINK code leads, ``\l`` being the fragment; empty when it leads to no other document."""
    tokens = _tokens(code)
    if not tokens or tokens[0].upper() != "HYPERLINK":
        return ""
    target = fragment = ""
    words = iter(tokens[1:])
    for word in words:
        if word.lower() in _WITH_ARGUMENT:
            argument = next(words, "")
            fragment = argument if word.lower() == "\\l" else fragment
        elif not word.startswith("\\") and not target:
            target = word
    return with_fragment(target, fragment)


def with_fragment(target: str, fragment: str) -> str:
    """A target with the fragment that Word keeps apart from it; empty when there is no target."""
    return f"{target}#{fragment}" if target and fragment and "#" not in target else target


def repeated_bookmark(code: str) -> str:
    r"""The bookmark of a NOTEREF that shows a raised number like the mark itself (``\f``), else empty."""
    tokens = _tokens(code)
    if len(tokens) < 3 or tokens[0].upper() != "NOTEREF" or "\\f" not in (token.lower() for token in tokens[2:]):
        return ""
    return tokens[1]


def _tokens(code: str) -> list[str]:
    return [_ESCAPE.sub(r"\1", quoted) if quoted else bare for quoted, bare in _TOKEN.findall(code)]
