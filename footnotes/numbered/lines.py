"""A text file as pieces: paragraphs, headings, list items, table rows, rules and page furniture."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from footnotes.prose.phrases import IBID

_LINE_END = re.compile(r"\r\n|\r|\n")
_OWN_MARKS = re.compile("[\ue000-\ue01f]")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+\S")
_ITEM = re.compile(r"\s{0,12}[-*•▪◦–·]\s+\S")
_RULE = re.compile(r"\s{0,8}(?:[-_*=–—](?: ?[-_*=–—]){2,200}|[-–—])\s*")
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-–—|]\s?)?(?:page |seite |стр\. ?)?\d{1,4}(?: (?:of|von|/) \d{1,4})?(?:\s?[-–—|])?\s*", re.I
)
_YEAR = re.compile(r"\s*(?:1[5-9]|20)\d\d\s*")
_UNWRAPPED = 200
"""Characters of a line that no typist or scanner wraps at: such a line is a paragraph of its own."""
_RUNNING_HEAD = 90
"""Characters of the longest line that may be a running head."""
_REPEATED = 3
"""Times that a running head stands in a text at least."""
_NUMBER = re.compile(r"\d+")
_DIGITS = "\ue000"
"""Stands for a number in what lines share; no text holds it."""
_LABELLED = re.compile(r"\s{0,6}(?:\\?\[\^?\d{1,4}\\?\]|<sup>|\$?\^\{|\d{1,4}[.)]\s)")
"""Labels as no page number is printed; notes that say the same ("[12] On file.") are no running heads."""
_BARE_LABEL = re.compile(r"\s{0,6}\d{1,4}\s{0,8}")


class Role(Enum):
    """What a piece is, as far as its shape tells."""

    TEXT = auto()
    HEADING = auto()
    ITEM = auto()
    ROW = auto()
    RULE = auto()
    FURNITURE = auto()
    """A page number or a running head."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some lines of the file that belong together."""

    line: int
    """1-based line of the file where it begins."""
    raw: str
    """Its lines as they stand, divided by ``\\n``."""
    role: Role


def pieces_of(text: str) -> tuple[Piece, ...]:
    """Divide a text at its blank lines, and wherever a line begins something of its own.

    A form feed ends a page and therefore a piece; it is no line of the file.
    """
    pieces: list[Piece] = []
    collected: list[str] = []
    first = 0

    def close() -> None:
        if collected:
            pieces.append(Piece(first, "\n".join(collected), _role(collected[0])))
            collected.clear()

    for number, line in _lines(text):
        if not line.strip():
            close()
            continue
        role = _role(line)
        if role is Role.FURNITURE and collected and _YEAR.fullmatch(line):
            role = Role.TEXT  # "... May" / "2016": the line was wrapped there
        if role is not Role.TEXT or (pieces and collected and _role(collected[0]) in (Role.HEADING, Role.ROW)):
            close()
        if not collected:
            first = number
        collected.append(line)
        if role not in (Role.TEXT, Role.ITEM):
            close()
    close()
    return tuple(_mark_furniture(part for piece in pieces for part in _unwrapped(piece)))


def _unwrapped(piece: Piece) -> Iterator[Piece]:
    lines = piece.raw.split("\n")
    if len(lines) == 1 or max(map(len, lines)) <= _UNWRAPPED:
        yield piece
        return
    for place, line in enumerate(lines):
        yield Piece(piece.line + place, line, _role(line))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(_LINE_END.split(_OWN_MARKS.sub("\ufffd", text.removeprefix("\ufeff"))), 1):
        pages = line.split("\f")
        for place, part in enumerate(pages):
            if place:
                yield number, ""
            yield number, part


def _role(line: str) -> Role:
    if _RULE.fullmatch(line):
        return Role.RULE
    if _HEADING.match(line):
        return Role.HEADING
    if line.strip("\t ").count("\t") >= 2 or line.count("|") >= 3:
        return Role.ROW
    if _PAGE_NUMBER.fullmatch(line):
        return Role.FURNITURE
    return Role.ITEM if _ITEM.match(line) else Role.TEXT


def _mark_furniture(pieces: Iterable[Piece]) -> Iterator[Piece]:
    pieces = list(pieces)
    numbers: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for piece in pieces:
        if _may_be_head(piece):
            numbers[_head(piece)].append(tuple(_NUMBER.findall(piece.raw)))
    heads = {head for head, found in numbers.items() if len(found) >= _REPEATED and _count_varying(found) <= 1}
    for piece in pieces:
        repeated = _may_be_head(piece) and _head(piece) in heads
        yield Piece(piece.line, piece.raw, Role.FURNITURE) if repeated else piece


def _count_varying(found: Sequence[tuple[str, ...]]) -> int:
    """How many numbers of a repeated line are not always the same: of a running head one, of short notes more."""
    return sum(len(set(column)) > 1 for column in zip(*found, strict=True))


def _may_be_head(piece: Piece) -> bool:
    raw = piece.raw
    if piece.role is not Role.TEXT or len(raw) > _RUNNING_HEAD or "://" in raw or "\n" in raw:
        return False
    number = _BARE_LABEL.match(raw)
    return not _LABELLED.match(raw) and not (number and IBID.match(raw, number.end()))


def _head(piece: Piece) -> str:
    return _NUMBER.sub(_DIGITS, piece.raw.strip())
