"""Reference lists that no heading tells: many paragraphs one behind the other that read as references."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from footnotes.readers.pdf.entries import Placed, begins_paragraph, look_at
from footnotes.readers.pdf.listings import Listing, placed_lines, references_among
from footnotes.readers.pdf.sheets import Sheet

_FEWEST = 6
"""References in a row, one for each that is none taken off, that are a list without a heading."""
_LONGEST = 600
"""Characters of an entry."""
_NONE = -2
"""What a paragraph that is no reference counts within such a list: a heading, a comment."""


def unheaded_references(sheets: Sequence[Sheet], taken: AbstractSet[int]) -> Listing | None:
    """The longest list of references that stands under no heading.

    Args:
        sheets: the pages.
        taken: identities of the lines that are notes already.
    """
    lines = [one for one in placed_lines(sheets) if id(one.line) not in taken]
    paragraphs = list(_paragraphs(lines))
    first, last = _longest([_is_entry(paragraph) for paragraph in paragraphs])
    if first == last:
        return None
    return references_among([one for paragraph in paragraphs[first:last] for one in paragraph])


def _paragraphs(lines: Sequence[Placed]) -> Iterator[Sequence[Placed]]:
    starts = [0, *(place for place in range(1, len(lines)) if begins_paragraph(lines, place))]
    return (lines[start:end] for start, end in pairwise((*starts, len(lines))))


def _is_entry(lines: Sequence[Placed]) -> bool:
    if not 0 < sum(len(one.line.text) for one in lines) <= _LONGEST:
        return False
    look = look_at(lines)
    return look.is_entry and look.dated and (look.named or look.label is not None)


def _longest(are_entries: Sequence[bool]) -> tuple[int, int]:
    """Where the paragraphs begin and end among which most are entries; nowhere for few."""
    best = (_FEWEST - 1, 0, 0)
    score = start = 0
    for place, is_entry in enumerate(are_entries):
        if score <= 0:
            score, start = 0, place
        score += 1 if is_entry else _NONE
        if is_entry and score > best[0]:
            best = (score, start, place + 1)
    return best[1], best[2]
