"""The syntax of BibTeX: entries with fields in braces, in quotation marks, or put together from strings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ENTRY = re.compile(r"@\s{0,20}(?P<kind>[A-Za-z]{1,40})\s{0,20}(?P<open>[{(])")
_KEY = re.compile(r"\s{0,200}(?P<key>[^\s,{}()\"=#%]{1,500})\s{0,200}(?=[,})])")
_NAME = re.compile(r"[\s,]{0,2000}(?P<name>[A-Za-z][\w:.+-]{0,60})\s{0,200}=\s{0,200}")
_BARE = re.compile(r"[^\s,{}()#\"]{1,200}")
_JOIN = re.compile(r"\s{0,200}#\s{0,200}")
_SIGN = re.compile(r'[{}"\\]')
_LONGEST_VALUE = 200_000
"""Characters of one field; abstracts and tables of contents stay below."""
_MOST_PIECES = 50
_LONGEST_STRING = 5_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry."""

    kind: str
    """In lower case, e.g. ``article``."""
    key: str
    fields: dict[str, str]
    """By name in lower case, as LaTeX."""
    line: int


def entries_of(text: str) -> Iterator[Entry]:
    """The entries of a file in order; what stands between them is comment. Never raises.

    An entry that breaks off keeps the fields before the break.
    """
    strings: dict[str, str] = {}
    at, line, counted = 0, 1, 0
    while (start := _ENTRY.search(text, at)) is not None:
        line, counted = line + text.count("\n", counted, start.start()), start.start()
        kind, at = start["kind"].lower(), start.end()
        if kind == "string":
            fields, at = _fields(text, at, strings)
            strings.update({name: value[:_LONGEST_STRING] for name, value in fields.items()})
        elif kind not in ("comment", "preamble"):
            key = _KEY.match(text, at)
            if key:
                fields, at = _fields(text, key.end(), strings)
                if fields:
                    yield Entry(kind, key["key"], fields, line)


def _fields(text: str, at: int, strings: dict[str, str]) -> tuple[dict[str, str], int]:
    """Fields from ``at`` on, the first of each name, and where they end."""
    fields: dict[str, str] = {}
    while (name := _NAME.match(text, at)) is not None:
        value, at = _value(text, name.end(), strings)
        fields.setdefault(name["name"].lower(), value)
    return fields, at


def _value(text: str, at: int, strings: dict[str, str]) -> tuple[str, int]:
    pieces: list[str] = []
    for _ in range(_MOST_PIECES):
        piece, at = _piece(text, at, strings)
        pieces.append(piece)
        joined = _JOIN.match(text, at)
        if joined is None:
            break
        at = joined.end()
    return "".join(pieces)[:_LONGEST_VALUE], at


def _piece(text: str, at: int, strings: dict[str, str]) -> tuple[str, int]:
    if text[at : at + 1] in ("{", '"'):
        end = _end(text, at + 1, "}" if text[at] == "{" else '"')
        return text[at + 1 : end], end + 1
    bare = _BARE.match(text, at)
    if bare is None:
        return "", at
    return strings.get(bare[0].lower(), bare[0]), bare.end()


def _end(text: str, at: int, closing: str) -> int:
    """Where a value ends that begins at ``at``; at its bound when nothing closes it."""
    depth, bound = 0, min(len(text), at + _LONGEST_VALUE)
    while (sign := _SIGN.search(text, at, bound)) is not None:
        if sign[0] == "\\":
            at = sign.end() + 1
            continue
        if sign[0] == closing and depth == 0:
            return sign.start()
        depth += {"{": 1, "}": -1}.get(sign[0], 0)
        if depth < 0:
            return sign.start()
        at = sign.end()
    return bound
