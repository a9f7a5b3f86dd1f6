"""A text file as pieces: paragraphs, headings, list items, table rows, rules and page furniture."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from footnotes.prose.back_words import IBID, NOTE_NUMBER, SIGNALS

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
    ENTRY = auto()
    """A reference in a list without numbers."""
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
    begins_page: bool = False
    """Whether a form feed stands before it."""


def pieces_of(text: str) -> tuple[Piece, ...]:
    """Divide a text at its blank lines, and wherever a line begins something of its own.

    A form feed ends a page and therefore a piece; it is no line of the file.
    """
    pieces: list[Piece] = []
    collected: list[str] = []
    first = 0
    paged = False

    def close() -> None:
        nonlocal paged
        if collected:
            pieces.append(Piece(first, "\n".join(collected), _role(collected[0]), paged))
            collected.clear()
            paged = False

    for number, line in _lines(text):
        if not line.strip():
            close()
            paged = paged or line == "\f"
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
    # A converter that joins the halves of broken words makes some long lines in a text that is wrapped.
    if len(lines) == 1 or 2 * sum(len(line) for line in lines if len(line) > _UNWRAPPED) <= len(piece.raw):
        yield piece
        return
    for place, line in enumerate(lines):
        yield Piece(piece.line + place, line, _role(line))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(_LINE_END.split(_OWN_MARKS.sub("\ufffd", text.removeprefix("\ufeff"))), 1):
        pages = line.split("\f")
        for place, part in enumerate(pages):
            if place:
                yield number, "\f"
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
        if may_be_head(piece.raw):
            numbers[head_of(piece.raw)].append(tuple(_NUMBER.findall(piece.raw)))
    heads = {head for head, found in numbers.items() if len(found) >= _REPEATED and _count_varying(found) <= 1}
    for piece in pieces:
        repeated = may_be_head(piece.raw) and head_of(piece.raw) in heads
        yield replace(piece, role=Role.FURNITURE) if repeated else piece


def _count_varying(found: Sequence[tuple[str, ...]]) -> int:
    """How many numbers of a repeated line are not always the same: of a running head one, of short notes more."""
    return sum(len(set(column)) > 1 for column in zip(*found, strict=True))


def may_be_head(line: str) -> bool:
    """Tell whether a line is short and says nothing that a running head would not: no URL, no label, no ibid."""
    if len(line) > _RUNNING_HEAD or "://" in line or "\n" in line:
        return False
    number = _BARE_LABEL.match(line)
    words = line[number.end() if number else 0 :].strip()
    return not _LABELLED.match(line) and not IBID.match(words) and not _refers_back(words)


def _refers_back(words: str) -> bool:
    """Whether a note means another one ("See note 3 above."): it says the same often, and its number counts nothing."""
    signal = SIGNALS.match(words)
    return NOTE_NUMBER.match(words, signal.end() if signal else 0) is not None


def head_of(line: str) -> str:
    """What a running head says on every page: the line without its numbers."""
    return _NUMBER.sub(_DIGITS, line.strip())
