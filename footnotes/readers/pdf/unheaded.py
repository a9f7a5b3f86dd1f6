"""Reference lists that no heading tells: many paragraphs one behind the other that read as references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise, takewhile

from footnotes.readers.pdf.entries import Placed, begins_paragraph, entry_starts, look_at
from footnotes.readers.pdf.lines import Line
from footnotes.readers.pdf.listings import Listing, placed_lines, references_among
from footnotes.readers.pdf.sheets import Sheet

_FEWEST = 6
"""References in a row, one for each that is none taken off, that are a list without a heading."""
_LONGEST = 600
"""Characters of an entry."""
_CITED = 0.5
"""Part of the entries that are cited where notes cite, too."""
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_NAME = re.compile(r"\b[^\W\d_a-z][\w'’-]{1,40}")
_NAMED_WITHIN = 60
"""Characters before a year in which its author is named."""
_FEWEST_CLOSING, _CLOSING, _ARE_ENTRIES = 3, 0.1, 0.8
"""References that close a text, the part of its lines that may stand behind them, and the part that reads as such."""
_MOST_FOLLOWING = 400
"""Lines behind the last note that are looked at."""
_ABOVE = 5
"""Lines above their heading that tell whether they stand on a page of the text."""
_OTHER_SIZE, _LARGER = 0.03, 1.07
_LEAST = 1.25
"""Score of what may be the first or the last entry of a list."""
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
    while first and _may_be_entry(paragraphs[first - 1]):
        first -= 1
    while last < len(paragraphs) and _may_be_entry(paragraphs[last]):
        last += 1
    return references_among([one for paragraph in paragraphs[first:last] for one in paragraph])


def closing_references(sheets: Sequence[Sheet], taken: AbstractSet[int], body: float) -> Listing | None:
    """The references that close a text under a heading that no language knows: entries, set as the text above them is.

    What else the publisher has printed stands on pages of its own.

    Args:
        sheets: the pages.
        taken: identities of the lines that are notes already.
        body: size of the running text in points.
    """
    placed = (one for one in placed_lines(sheets) if id(one.line) not in taken)
    # An imprint stands beside the end of a text, or below it, in smaller type.
    lines = [one for one in placed if one.line.size >= (1 - _OTHER_SIZE) * body]
    end = len(lines)
    for place in range(len(lines) - 2, 0, -1):
        if _heads(lines[place].line, lines[place + 1].line):
            if not _are_text(
                [one for one in lines[max(0, place - _ABOVE) : place] if one.line.page == lines[place].line.page]
            ):
                break
            section = lines[place + 1 : end]
            starts = (*entry_starts(section), len(section)) if section else ()
            entries = [section[first:last] for first, last in pairwise(starts)]
            if len(entries) >= _FEWEST_CLOSING and sum(map(_is_entry, entries)) >= _ARE_ENTRIES * len(entries):
                return references_among(section)
            end = place
        if end < (1 - _CLOSING) * len(lines):
            break
    return None


def following_references(sheets: Sequence[Sheet], taken: AbstractSet[int], other: Listing | None) -> Listing | None:
    """The references that follow right behind the last note, in one type, under no heading of their own.

    Args:
        sheets: the pages.
        taken: identities of the lines that are notes.
        other: what reads as references elsewhere; then these are what somebody advertises.
    """
    lines = list(placed_lines(sheets))
    first = max((place for place, one in enumerate(lines) if id(one.line) in taken), default=len(lines)) + 1
    section = lines[first : first + _MOST_FOLLOWING]
    if not section or (other is not None and other.lines[0] is not section[0].line):
        return None
    size = section[0].line.size
    section = list(takewhile(lambda one: abs(one.line.size - size) <= _OTHER_SIZE * size, section))
    starts = (*entry_starts(section), len(section))
    entries = takewhile(_is_entry, (section[start:end] for start, end in pairwise(starts)))
    listed = [one for entry in entries for one in entry]
    count = sum(start < len(listed) for start in starts)
    return references_among(listed) if count >= _FEWEST_CLOSING else None


def _are_text(lines: Sequence[Placed]) -> bool:
    """Tell whether lines above a heading are running text, most of which fill their column."""
    right = max((one.line.right for one in lines), default=0.0)
    full = sum(one.line.room(one.left, right) < 2 * one.line.size for one in lines)
    return 2 * full > _ABOVE and not look_at(lines).is_entry


def _heads(line: Line, below: Line) -> bool:
    """Tell whether a line is a heading on the page of the next one, in type of its own."""
    stands_out = line.size > _LARGER * below.size or (line.is_bold and not below.is_bold)
    return stands_out and line.page == below.page


def is_cited(listing: Listing, sheets: Sequence[Sheet]) -> bool:
    """Tell whether most entries of a list are cited by name and year elsewhere in the document."""
    listed = {id(line) for line in listing.lines}
    cited: set[tuple[str, str]] = set()
    text = " ".join(one.line.text for one in placed_lines(sheets) if id(one.line) not in listed)
    for year in _YEAR.finditer(text):
        before = text[max(0, year.start() - _NAMED_WITHIN) : year.start()]
        cited |= {(name, year[0]) for name in _NAME.findall(before)}
    begun = {id(label.line) for label in listing.labels}
    entries: list[str] = []
    for line in listing.lines:
        entries += [line.text] if id(line) in begun else []
        entries[-1:] = [f"{entries[-1]} {line.text}"] if entries and id(line) not in begun else entries[-1:]
    named = [(_NAME.search(entry), set(_YEAR.findall(entry))) for entry in entries]
    found = sum(name is not None and any((name[0], year) in cited for year in years) for name, years in named)
    return found >= _CITED * len(entries)


def _paragraphs(lines: Sequence[Placed]) -> Iterator[Sequence[Placed]]:
    starts = [0, *(place for place in range(1, len(lines)) if begins_paragraph(lines, place))]
    return (lines[start:end] for start, end in pairwise((*starts, len(lines))))


def _may_be_entry(lines: Sequence[Placed]) -> bool:
    """Tell whether a paragraph beside a list may belong to it."""
    look = look_at(lines)
    is_short = sum(len(one.line.text) for one in lines) <= _LONGEST
    return is_short and look.named and look.dated and look.score >= _LEAST


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
