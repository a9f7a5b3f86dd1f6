"""Lines that stand for themselves inside wrapped text without blank lines: headings, and the running heads of pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from footnotes.languages.headings import heading_of
from footnotes.numbered.lines import Piece, Role, head_of, may_be_head
from footnotes.prose.back_words import IBID

_LONGEST_HEADING = 60
_NARROWEST = 45
"""Characters of the widest line of a piece below which its short lines tell nothing."""
_FILLED = 0.75
"""Share of the widest line up to which the next line's first word would still have stood on the line before."""
_ENDED = re.compile(r"[.!?…:;”»\")\]’'][\s\d¹²³⁰⁴-⁹]{0,6}$")
_OPENS = re.compile(r"[\"“„«‘(\[]{0,2}[^\W\d_a-zа-яё]")
_NO_HEADING = re.compile(r"[.,;:–—-]$|://")
_HEAD_WORDS = 3
_REPEATED = 3
_PAGE = 15
"""Lines of the shortest page."""
_SHEET = 2
"""How much the page number grows from one running head to the next of its kind."""


def part_lines(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Make pieces of their own of the headings and running heads inside other pieces."""
    heads = _running_heads(pieces)
    return tuple(part for piece in pieces for part in _part(piece, heads))


def _part(piece: Piece, heads: frozenset[int]) -> Iterator[Piece]:
    lines = piece.raw.split("\n")
    if piece.role is not Role.TEXT or len(lines) == 1:
        yield piece
        return
    # A running head between two halves of a sentence tells nothing about the lines around it.
    running = [piece.line + place in heads for place in range(len(lines))]
    kinds = [(run, not run and alone) for run, alone in zip(running, _headings(lines), strict=True)]
    for kind, group in groupby(range(len(lines)), key=lambda place: (kinds[place], any(kinds[place]) and place)):
        places = list(group)
        raw = "\n".join(lines[place] for place in places)
        role = Role.FURNITURE if kind[0][0] else piece.role
        yield replace(piece, line=piece.line + places[0], raw=raw, role=role)


def _headings(lines: Sequence[str]) -> list[bool]:
    width = max(map(len, lines))
    found: list[bool] = []
    for place, line in enumerate(lines[:-1]):
        before = not place or found[-1] or _ENDED.search(lines[place - 1]) is not None
        after = lines[place + 1].strip()
        notes = heading_of(line) is not None and after[:3].lstrip("[(<").rstrip(".)]")[:1].isdigit()
        found.append(notes or (before and width >= _NARROWEST and _is_heading(line.strip(), after, width)))
    return [*found, False]


def _is_heading(line: str, after: str, width: int) -> bool:
    if len(line) > _LONGEST_HEADING or _NO_HEADING.search(line) or _ENDED.search(line) or IBID.match(line):
        return False
    word = after.split(" ", 1)[0]
    return bool(_OPENS.match(line) and _OPENS.match(after)) and len(line) + 1 + len(word) <= _FILLED * width


def _running_heads(pieces: Sequence[Piece]) -> frozenset[int]:
    """The lines of the file that are repeated as only the heads of pages are."""
    places: Mapping[str, list[tuple[int, str]]] = defaultdict(list)
    for piece in pieces:
        if piece.role not in (Role.TEXT, Role.FURNITURE):
            continue
        for place, line in enumerate(piece.raw.split("\n")):
            if may_be_head(line) and not _NO_HEADING.search(line.strip()):
                places[head_of(line)].append((piece.line + place, line))
    return frozenset(line for found in places.values() if _is_running(found) for line, _ in found)


def _is_running(found: Sequence[tuple[int, str]]) -> bool:
    if len(found) < _REPEATED or any(after[0] - before[0] < _PAGE for before, after in pairwise(found)):
        return False
    numbers = [tuple(map(int, re.findall(r"\d{1,9}", line))) for _, line in found]
    varying = [column for column in zip(*numbers, strict=True) if len(set(column)) > 1]
    if not varying:
        words = found[0][1].split()
        return len(words) >= _HEAD_WORDS and _OPENS.match(words[0]) is not None
    steps = [after - before for before, after in pairwise(varying[0])]
    return (
        len(varying) == 1 and all(step > 0 for step in steps) and 2 * sum(step <= _SHEET for step in steps) > len(steps)
    )
