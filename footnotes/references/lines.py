"""Which lines begin an entry, where the entries of a reference list stand below each other without blank lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from footnotes.model import Block, Span
from footnotes.references.likeness import Likeness, likeness
from footnotes.references.slices import trimmed

_DEEPER = 2
"""Spaces by which the lines that go on with an entry, or those that begin one, are indented."""
_TAB = 4
_SHARE, _SHARE_OF_NUMBERED = 0.8, 0.5
"""Of the lines or parts that have to read like entries: "3. Ibid." does not, and is a note all the same."""
_WRAPPED, _SHARE_OF_UNWRAPPED = 110, 0.6
"""Characters of the longest line that a typist has wrapped; how many longer ones have to read like entries."""
_FULL = 0.7
"""Share of the widest line that the lines of one wrapped entry fill, but for its last."""
_SHORTEST = 40
_ENDED = re.compile(r"(?:[.!?)\]”»\"。；;]|\d|://\S{1,2000})\s*$")
_BREAKS_OFF = re.compile(r"(?:[,:&(–-]|\b(?:and|und|et|y|e|и|of|the|in|der|de|für|for)|(?<!\S)[^\W\d_]\.)\s*$", re.I)
"""An initial ends no entry: the surname stands on the next line."""


def entry_starts(lines: Sequence[str]) -> tuple[int, ...]:
    """Places of the lines that begin an entry, the first line among them; only that one where all are one entry.

    A hanging indent tells it, or numbers that count up, or that each line reads like a reference by itself; else
    lines that begin with a name behind lines that have ended.
    """
    if len(lines) < 2:
        return (0,)
    if max(map(len, lines)) > _WRAPPED:
        # Nobody has wrapped these lines: each stands for itself.
        alone = sum(likeness(line).score >= 1 for line in lines)
        return tuple(range(len(lines))) if alone >= _SHARE_OF_UNWRAPPED * len(lines) else (0,)
    for starts, share in (
        (_by_number(lines), _SHARE_OF_NUMBERED),
        (_by_indent(lines), _SHARE),
        (_one_a_line(lines), _SHARE),
        (_by_name(lines), _SHARE),
    ):
        if len(starts) > 1 and _are_entries(lines, starts, share):
            return starts
    return (0,)


def parted_at_lines(block: Block) -> tuple[Block, ...]:
    """The entries or notes that stand on lines of their own in one paragraph; else the block itself."""
    if len(block.lines) < 2 or block.markers:
        return (block,)
    starts = entry_starts([line.of(block.text) for line in block.lines])
    bounds = [*(block.lines[start].start for start in starts), len(block.text)]
    parts = tuple(trimmed(block, Span(start, end)) for start, end in pairwise(bounds))
    return parts if len(parts) > 1 else (block,)


def _by_indent(lines: Sequence[str]) -> tuple[int, ...]:
    indents = [len(line.expandtabs(_TAB)) - len(line.expandtabs(_TAB).lstrip()) for line in lines]
    least = min(indents)
    if max(indents) - least < _DEEPER:
        return ()
    hanging = indents[0] < least + _DEEPER
    return tuple(place for place, indent in enumerate(indents) if (indent < least + _DEEPER) is hanging)


def _by_number(lines: Sequence[str]) -> tuple[int, ...]:
    starts: list[int] = []
    due = None
    for place, line in enumerate(lines):
        label = likeness(line).label
        number = int(label) if label and label.isdecimal() else None
        if number is not None and (due is None or number == due):
            starts.append(place)
            due = number + 1
    return tuple(starts) if starts and starts[0] == 0 else ()


def _one_a_line(lines: Sequence[str]) -> tuple[int, ...]:
    looks = [likeness(line) for line in lines]
    alone = sum(look.score >= 1.5 and (look.named or look.label is not None) for look in looks)
    return tuple(range(len(lines))) if alone >= _SHARE * len(lines) else ()


def _by_name(lines: Sequence[str]) -> tuple[int, ...]:
    starts = [0]
    for place, (before, line) in enumerate(pairwise(lines), 1):
        if _ENDED.search(before) and not _BREAKS_OFF.search(before) and _begins(likeness(_ahead(lines, place)), line):
            starts.append(place)
    return tuple(starts)


def _begins(look: Likeness, line: str) -> bool:
    return look.named and not line.lstrip()[:1].islower()


def _ahead(lines: Sequence[str], place: int) -> str:
    return " ".join(line.strip() for line in lines[place : place + 2])


def _are_entries(lines: Sequence[str], starts: Sequence[int], share: float) -> bool:
    ends = (*starts[1:], len(lines))
    parts = [" ".join(line.strip() for line in lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    looks = [likeness(part) for part in parts]
    if share == _SHARE and len(starts) == len(lines) and _may_be_one(lines):
        whole = [
            look.is_entry and look.dated and len(part) >= _SHORTEST for look, part in zip(looks, parts, strict=True)
        ]
        return all(whole)
    return sum(look.score >= 1 for look in looks) >= share * len(parts)


def _may_be_one(lines: Sequence[str]) -> bool:
    """Whether the lines may be those of one entry: all but the last are about as wide as the widest."""
    widest = max(map(len, lines))
    return all(len(line) >= _FULL * widest or _BREAKS_OFF.search(line) for line in lines[:-1])
