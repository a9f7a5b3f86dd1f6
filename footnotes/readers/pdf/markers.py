"""Markers in the running text: raised figures and signs, tied to notes in order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from footnotes.model import Span
from footnotes.readers.pdf.labels import SIGNS
from footnotes.readers.pdf.lines import Line

_FIGURES = re.compile(r"\d{1,4}")
_MARKER = re.compile(r"[\s\d,;\[\]()*∗†‡§¶‖#–-]{1,24}")
_ANY = re.compile(r"\d{1,4}|[a-z]{1,6}")
_LETTERED = re.compile(
    r"(?:\d{1,4}[,;\s]{0,2}){0,2}[a-z]{1,6}(?:[,;\s]{1,2}(?:\d{1,4}|[a-z]{1,6})){0,4}[,;\s]?|[a-z]{1,6}\d{1,4}"
)
_PLAIN = re.compile(
    r"(?:(?<=[.,;:!?”’\"')\]])|(?<=[^\W\d_][^\W\d_]))(?P<glued>[1-9]\d{0,3})(?=$|[\s.,;:!?)”’—–-])|\[(?P<bracket>[1-9]\d{0,3})\]"
)
SIGN_BEHIND = re.compile(r"(?<=\w)[*∗†‡§¶‖#]{1,4}(?=$|[\s,.;])")
"""A sign that stands behind a word as markers do."""
_UNIT = re.compile(r"(?:^|[\s\d(])(?:[kcdmnµ]?m|ft|yd|mi|ha|[A-Z]|x)$|(?:^|[\s(×·*])10$")
"""What a raised figure is the power of: "km", "x", "10"."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What may be a marker in a line of the running text."""

    line: int
    """Place of its line among the lines of the running text."""
    page: int
    span: Span
    """What is taken out of the line's text with it."""
    label: str
    is_raised: bool = True


@dataclass(frozen=True, slots=True)
class Wanted:
    """A note that a marker is looked for."""

    label: str
    first_page: int
    """The marker stands on this page or a later one."""
    last_page: int


def raised_marks(lines: Sequence[Line]) -> Iterator[Mark]:
    """All raised figures and signs of the running text that may be markers."""
    for place, line in enumerate(lines):
        for span in line.raised:
            yield from _marks(place, line, span)


def _marks(place: int, line: Line, span: Span) -> Iterator[Mark]:
    words = span.of(line.text)
    if _LETTERED.fullmatch(words):
        for label in _ANY.findall(words):
            yield Mark(place, line.page, span, label)
        return
    if not _MARKER.fullmatch(words):
        return
    labels = _FIGURES.findall(words) or SIGNS.findall(words)
    if labels and labels[0].isdecimal() and _UNIT.search(line.text[max(0, span.start - 3) : span.start]):
        return
    for label in labels:
        yield Mark(place, line.page, span, label)


def any_plain_marks(lines: Sequence[Line]) -> Iterator[Mark]:
    """Figures on the base line that may be markers: behind a word, or in square brackets."""
    for place, line in enumerate(lines):
        for found in _PLAIN.finditer(line.text):
            label = found["glued"] or found["bracket"]
            yield Mark(place, line.page, Span(*found.span()), label, is_raised=False)


def plain_marks(lines: Sequence[Line], labels: frozenset[str]) -> Iterator[Mark]:
    """The plain markers of these labels."""
    return (mark for mark in any_plain_marks(lines) if mark.label in labels)


def sign_marks(lines: Sequence[Line], labels: frozenset[str]) -> Iterator[Mark]:
    """Signs behind a word that may be markers although they are not raised."""
    signs = [label for label in labels if SIGNS.fullmatch(label)]
    for place, line in enumerate(lines if signs else ()):
        for found in SIGN_BEHIND.finditer(line.text):
            if found[0] in signs:
                yield Mark(place, line.page, Span(*found.span()), found[0], is_raised=False)


def split_glued(marks: Sequence[Mark], labels: frozenset[str]) -> tuple[Mark, ...]:
    """Divide markers that stand side by side, ``89`` for 8 and 9, where that fits the notes better."""
    result: list[Mark] = []
    for mark in marks:
        last = int(result[-1].label) if result and result[-1].label.isdecimal() else 0
        if not mark.label.isdecimal():
            parts = () if mark.label in labels else _halves(mark.label, labels)
        else:
            parts = _parts(mark.label, last) if int(mark.label) != last + 1 else ()
        if parts and all(part in labels for part in parts):
            result += [Mark(mark.line, mark.page, mark.span, part) for part in parts]
        else:
            result.append(mark)
    return tuple(result)


def _halves(letters: str, labels: frozenset[str]) -> tuple[str, ...]:
    """Two labels that letters spell out, ``viiiix`` for viii and ix."""
    cuts = ((letters[:at], letters[at:]) for at in range(1, len(letters)))
    return next((halves for halves in cuts if labels.issuperset(halves)), ())


def _parts(figures: str, last: int) -> tuple[str, ...]:
    """The numbers after ``last`` that the figures spell out, two or three of them."""
    for count in (2, 3):
        parts = tuple(str(last + step) for step in range(1, count + 1))
        if "".join(parts) == figures:
            return parts
    return ()


def tie(marks: Sequence[Mark], notes: Sequence[Wanted]) -> Mapping[int, int]:
    """The note of each mark, by their places: as many as go together in the order of both.

    A mark is tied to a note of its label within the note's pages. The longest rising sequence of such pairs
    wins, in n log n time.
    """
    by_label: dict[str, list[int]] = defaultdict(list)
    for place, note in enumerate(notes):
        by_label[note.label].append(place)
    pairs = [
        (mark_place, note_place)
        for mark_place, mark in enumerate(marks)
        for note_place in reversed(by_label.get(mark.label, ()))
        if notes[note_place].first_page <= mark.page <= notes[note_place].last_page
    ]
    ties = dict(pairs[place] for place in _longest_rise([note for _, note in pairs]))
    return {**ties, **_out_of_order(pairs, ties)}


def _out_of_order(pairs: Sequence[tuple[int, int]], ties: Mapping[int, int]) -> Mapping[int, int]:
    """What is left and has one partner only: the cells of a table are read in another order than they are numbered."""
    tied = set(ties.values())
    free = [(mark, note) for mark, note in pairs if mark not in ties and note not in tied]
    marks, notes = Counter(mark for mark, _ in free), Counter(note for _, note in free)
    return {mark: note for mark, note in free if marks[mark] == notes[note] == 1}


def _longest_rise(values: Sequence[int]) -> list[int]:
    """Places of a longest strictly rising subsequence (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        pile = bisect_left(tails, value)
        before.append(ends[pile - 1] if pile else -1)
        if pile == len(tails):
            tails.append(value)
            ends.append(place)
        else:
            tails[pile], ends[pile] = value, place
    chain = []
    place = ends[-1] if ends else -1
    while place >= 0:
        chain.append(place)
        place = before[place]
    return chain[::-1]
