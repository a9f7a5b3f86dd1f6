"""Lists behind the text: notes or references, under a heading or evident by their numbers, numbered or not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from statistics import median

from footnotes.languages.headings import Listed, heading_of, may_name_works
from footnotes.numbered.sequence import is_dense
from footnotes.readers.pdf.columns import Region
from footnotes.readers.pdf.entries import (
    BULLET,
    NAMED_PROBABLE,
    PROBABLE,
    Placed,
    entry_starts,
    look_at,
    pitch_of,
    reads_as_references,
)
from footnotes.readers.pdf.labels import Candidate, Label, Stretch, chain_of, choose_labels, label_of
from footnotes.readers.pdf.lettering import first_numbers
from footnotes.readers.pdf.lines import Line
from footnotes.readers.pdf.list_type import (
    FIRST_LINES,
    LONGEST_HEADING,
    OTHER_SIZE,
    SECTION,
    ListType,
    counting,
    is_below,
    may_head,
    stands_out,
)
from footnotes.readers.pdf.markers import raised_marks
from footnotes.readers.pdf.sheets import Sheet
from footnotes.readers.pdf.unread_labels import with_unread

_SMALLEST = 0.7
"""Size of a heading, in parts of that of the body: scans tell capitals as small."""
_JOINED = re.compile(r"\s(?:und|and|&|et|y|e|en|och|og|i|и)\s(?=\S+(?:\s\S+)?$)", re.I)
"""Joins "References" with a further word or two."""
_BESIDE = 1.6
"""Distance of two lines of one heading, in font sizes."""
_MOST_BELOW = 15
"""Lines of notes below a heading at the foot of a column."""
_FAR = 1.6
"""White space behind the last entry, in parts of that between entries, behind which nothing belongs to it."""
_FEWEST_RAISED, _FEWEST_EVIDENT = 2, 5
"""Numbers of a list that nothing heads, where raised markers announce them, and where figures in brackets do."""
_LEAST, _PROSE = 1.25, 1.5
"""Score of what may be the last entry of a list, and how much like prose it may read."""
_PROSE_LINES, _HARDLY = 4, 0.2
"""Lines that are looked at together for verbs and pronouns, and how much of them a list may have on an average."""
_WHOLE, _LINES_EACH = 0.8, 15
"""Part of its numbers that such a list must hold before it ends, and most lines for each of them on an average."""
_LETTERED = re.compile(r"\(?([a-z]{1,7})[.)]?\s+(?=\W{0,2}[^\W_])")
_MARKED = re.compile(r"[\[(](\d{1,3})[\])]")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that stands behind the text."""

    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    """The beginnings of its entries; those of a list without numbers carry their ordinals."""
    is_numbered: bool
    is_references: bool
    """False for notes."""


def listings_of(sheets: Sequence[Sheet], body: float) -> tuple[Listing, ...]:
    """The lists under a heading, in order."""
    lines = list(placed_lines(sheets))
    result: list[Listing] = []
    place = 0
    while place < len(lines):
        heading = _heading(lines[place].line, body)
        last = max((label.number for label in result[-1].labels), default=0) if result else 0
        listing: Listing | None = None
        if heading:
            # The notes of its page may stand right below a heading, and the list at the head of the next.
            starts = dict.fromkeys((place + 1, _behind_notes(lines, place, body)))
            under = (_under_heading(lines, start, heading, last) for start in starts)
            listing = max(under, key=lambda one: len(one.labels) if one else 0)
        elif _stands_alone(lines, place, body) and may_name_works(lines[place].line.text):
            listing = _under_unknown(lines, place + 1, last)
        if listing is None:
            place += 1
            continue
        result.append(listing)
        place = next(at for at in range(place + 1, len(lines)) if lines[at].line is listing.lines[-1]) + 1
    return tuple(result)


def _behind_notes(lines: Sequence[Placed], place: int, body: float) -> int:
    """Place of the first line behind the notes that stand right below a heading, at the foot of its column."""
    end = next((at for at in range(place + 1, len(lines)) if not is_below(lines[at], lines[place])), len(lines))
    notes = lines[place + 1 : end]
    if not 0 < len(notes) <= _MOST_BELOW or label_of(notes[0].line) is None:
        return place + 1
    return end if all(one.line.size <= (1 - OTHER_SIZE) * body for one in notes) else place + 1


def evident_listing(sheets: Sequence[Sheet], taken: AbstractSet[int], held: Sequence[Label]) -> Listing | None:
    """The list of notes that nothing heads: numbers from 1 that markers before it have announced.

    Args:
        sheets: the pages.
        taken: identities of the lines that are notes already.
        held: the labels of these notes.
    """
    lines = [one for one in placed_lines(sheets) if id(one.line) not in taken]
    return _evident(lines, _lettered(lines), held) or _evident(lines, _last_count(lines), held)


def _last_count(lines: Sequence[Placed]) -> Sequence[Label]:
    """The labels from the last 1 on."""
    labels = choose_labels([Stretch(one.line, frozenset(), True) for one in lines])
    first = max((at for at, label in enumerate(labels) if label.number == 1), default=len(labels))
    return labels[first:]


def _lettered(lines: Sequence[Placed]) -> Sequence[Label]:
    """The labels in letters that count: i, ii, iii."""
    found = [(_LETTERED.match(one.line.text), one.line) for one in lines]
    numbers = first_numbers(match[1] for match, _ in found if match)
    return chain_of(
        [
            Candidate(Label(line, match[1], match.end(), numbers[match[1]], 1.0), 1.0)
            for match, line in found
            if match and match[1] in numbers
        ]
    )


def _evident(lines: Sequence[Placed], labels: Sequence[Label], held: Sequence[Label]) -> Listing | None:
    if len(labels) < _FEWEST_RAISED or not is_dense([label.number for label in labels], _FEWEST_RAISED):
        return None
    start = next(place for place, one in enumerate(lines) if one.line is labels[0].line)
    before = [one.line for one in lines[:start]]
    free = _free_marks(before, held)
    # In brackets stand years and enumerations, too: they announce a long list alone.
    plain = {figures for line in before for figures in _MARKED.findall(line.text)}
    is_announced = 2 * sum(label.text in free for label in labels) >= len(labels)
    is_plainly = 2 * sum(label.text in plain for label in labels) >= len(labels)
    if not is_announced and not (is_plainly and len(labels) >= max(_FEWEST_EVIDENT, len(plain) / 2, len(held))):
        return None
    listed = ListType(lines[start:]).lines(lines, start, is_numbered=True)
    within = {id(one.line) for one in listed}
    kept = tuple(label for label in labels if id(label.line) in within)
    if len(kept) < _WHOLE * len(labels) or len(listed) > _LINES_EACH * len(kept):
        return None
    return _listing(listed, kept, is_references=False)


def _free_marks(lines: Sequence[Line], held: Sequence[Label]) -> frozenset[str]:
    """The labels of the raised markers for which no note stands at the foot of their page."""
    marks = Counter((mark.page, mark.label) for mark in raised_marks(lines) if mark.span.start)
    marks.subtract((label.line.page, label.text) for label in held)
    return frozenset(label for (_, label), count in marks.items() if count > 0)


def placed_lines(sheets: Sequence[Sheet]) -> Iterator[Placed]:
    """The lines of all pages in reading order, each with the edges of its column."""
    for sheet in sheets:
        for region in sheet.regions:
            left = _left_edge(region)
            yield from (Placed(line, left, region.right) for line in region.lines)


def _left_edge(region: Region) -> float:
    """Where most of the outermost lines begin: a mark in the margin does not move it."""
    lefts = sorted(line.left for line in region.lines)
    return lefts[min(len(lefts) - 1, len(lefts) // 12)]


def _heading(line: Line, body: float) -> Listed | None:
    if len(line.text) > LONGEST_HEADING or line.size < _SMALLEST * body:
        return None
    if not may_head(line, body):
        return None
    # Spaced letters: "N O T E S".
    kind = heading_of(line.text) or heading_of(re.sub(r"(?<=\b\w) (?=\w\b)", "", line.text))
    if kind is None and (joined := _JOINED.search(line.text)):
        kind = heading_of(line.text[: joined.start()])
        return Listed.WORKS if kind and Listed.WORKS in kind else None
    return kind


def _stands_alone(lines: Sequence[Placed], place: int, body: float) -> bool:
    """Tell whether a line stands out from those right above and below it."""
    line = lines[place].line
    near = (one.line for one in lines[max(0, place - 1) : place + 2] if one.line is not line)
    beside = (one for one in near if abs(one.base - line.base) < _BESIDE * line.size)
    alike = (one.is_bold is line.is_bold and abs(one.size - line.size) <= OTHER_SIZE * line.size for one in beside)
    return stands_out(line, body) and not any(alike)


def _under_heading(
    lines: Sequence[Placed], start: int, heading: Listed, last: int, *, is_known: bool = True
) -> Listing | None:
    is_references = Listed.WORKS in heading
    is_numbered = _numbers_follow(lines, start, last)
    if start >= len(lines) or not (is_numbered or is_references):
        return None
    kept = ListType(lines[start:]).lines(lines, start, is_numbered=is_numbered)
    listing = _numbered(kept, is_references=is_references) if is_numbered and kept else None
    if listing is not None and not (is_references and 3 * len(listing.labels) < len(entry_starts(kept))):
        return listing
    least = PROBABLE if is_known else NAMED_PROBABLE
    return _unnumbered(kept) if is_references and kept and reads_as_references(kept, least) else None


def _are_references(lines: Sequence[Placed]) -> bool:
    """Tell whether lines under a heading that names works are references, or name newspapers and sites as well."""
    if reads_as_references(lines):
        return True
    prose = [look_at(lines[at : at + _PROSE_LINES]).prose for at in range(0, len(lines), _PROSE_LINES)]
    return sum(prose) <= _HARDLY * len(prose) and reads_as_references(lines, NAMED_PROBABLE)


def _under_unknown(lines: Sequence[Placed], start: int, last: int) -> Listing | None:
    """The references under a heading that may name works, where they read as such."""
    listing = _under_heading(lines, start, Listed.WORKS, last, is_known=False)
    listed = {id(line) for line in listing.lines} if listing else set()
    kept = [one for one in lines[start:] if id(one.line) in listed]
    return listing if kept and _are_references(kept) else None


def references_among(lines: Sequence[Placed]) -> Listing:
    """The list that some lines are, which all belong to references; numbered or not."""
    numbered = _numbered(lines, is_references=True) if _numbers_follow(lines, 0, 0) else None
    is_whole = numbered is not None and 3 * len(numbered.labels) >= len(entry_starts(lines))
    return numbered if numbered and is_whole else _unnumbered(lines)


def _numbers_follow(lines: Sequence[Placed], start: int, last: int) -> bool:
    """Tell whether a first label, or the one behind the last of the list before, stands within the next lines."""
    first = lines[start : start + FIRST_LINES]
    near = [one for one in first if one.line.size > (1 - OTHER_SIZE) * first[0].line.size]
    if any((label := label_of(one.line)) is not None and label.number in (1, last + 1) for one in near):
        return True
    # A chapter that was taken out of its book goes on with the numbers of the book.
    labels = [label_of(one.line) for one in lines[start : start + SECTION]]
    numbers = [label.number for label in labels if label is not None and label.number and not label.is_cell]
    return bool(first) and label_of(first[0].line) is not None and is_dense(numbers, _FEWEST_EVIDENT)


def _numbered(lines: Sequence[Placed], *, is_references: bool) -> Listing | None:
    labels = with_unread(counting(lines), [one.line for one in lines])
    return _listing(lines, labels, is_references=is_references) if labels else None


def _listing(lines: Sequence[Placed], labels: Sequence[Label], *, is_references: bool) -> Listing:
    places = {id(one.line): place for place, one in enumerate(lines)}
    kept = lines[: _without_rest(lines, [places[id(label.line)] for label in labels])]
    return Listing(tuple(one.line for one in kept), tuple(labels), True, is_references)


def _unnumbered(lines: Sequence[Placed]) -> Listing:
    starts = entry_starts(lines)
    while len(starts) > 1 and _is_stray(lines[starts[-1] :]):
        lines, starts = lines[: starts[-1]], starts[:-1]
    lines = lines[: _without_rest(lines, starts)]
    bullets = [BULLET.match(lines[at].line.text) for at in starts]
    labels = tuple(
        Label(lines[at].line, str(number), bullet.end() if bullet else 0, number, 1.0)
        for number, (at, bullet) in enumerate(zip(starts, bullets, strict=True), 1)
    )
    return Listing(tuple(one.line for one in lines[starts[0] :]), labels, False, True)


def _is_stray(lines: Sequence[Placed]) -> bool:
    """Tell whether lines at the end of a list are no entry: dates of receipt, lives of authors."""
    look = look_at(lines)
    return not look.dated or (look.score < _LEAST and not look.named) or look.prose >= _PROSE


def _without_rest(lines: Sequence[Placed], starts: Sequence[int]) -> int:
    """Where the last entry ends: at white space wider than between entries."""
    between = [pitch for at in starts[1:] if (pitch := pitch_of(lines[at - 1].line, lines[at].line)) is not None]
    if not between:
        return len(lines)
    far = _FAR * max(median(between), 1.2 * lines[starts[-1]].line.size)
    for place in range(starts[-1] + 1, len(lines)):
        pitch = pitch_of(lines[place - 1].line, lines[place].line)
        if pitch is not None and pitch > far:
            return place
    return len(lines)
