"""Notes and blocks of running text, put together from lines that are told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from footnotes.model import Block, Location, Marker, Note, NoteKind
from footnotes.numbered.marks import Cleaned
from footnotes.readers.pdf.labels import Label
from footnotes.readers.pdf.markers import (
    Mark,
    Wanted,
    plain_marks,
    raised_marks,
    sign_marks,
    split_glued,
    tie,
)
from footnotes.readers.pdf.paragraphs import paragraphs_of
from footnotes.readers.pdf.passages import Piece, read_passage
from footnotes.readers.pdf.plan import Plan
from footnotes.readers.pdf.tables import Part
from footnotes.urls.readings import Lexicon

_LATE = 1
"""Pages by which a note may stand behind its marker at the foot of a page."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A note before its text is put together."""

    label: Label
    pieces: tuple[Piece, ...]
    is_headed: bool
    is_listed: bool
    is_numbered: bool = True
    """False for an entry that no marker points at, since it carries no number."""


@dataclass(frozen=True, slots=True)
class Tied:
    """A marker, and the place of its note; None where no note has its number."""

    mark: Mark
    note: int | None


def drafts_of(plan: Plan) -> tuple[Draft, ...]:
    """Lines of notes gathered behind their labels: a line without a label goes on with the note before.

    Notes at the foot of pages, and those of lists, go on each with their own: a list may run over a page with notes.
    """
    labels = {id(label.line): label for label in plan.labels}
    gathered: list[tuple[Label, list[Piece], bool]] = []
    last: dict[bool, list[Piece]] = {}
    for chunk in plan.chunks:
        if not chunk.is_note:
            continue
        for line in chunk.lines:
            begun = labels.get(id(line))
            if begun is not None:
                last[chunk.is_headed] = []
                gathered.append((begun, last[chunk.is_headed], chunk.is_headed))
            start = begun.end if begun is not None else 0
            if chunk.is_headed in last and start < len(line.text):
                last[chunk.is_headed].append(Piece(line, start, len(line.text), chunk.right))
    return tuple(_draft(plan, label, pieces, is_headed=is_headed) for label, pieces, is_headed in gathered)


def _draft(plan: Plan, label: Label, pieces: Sequence[Piece], *, is_headed: bool) -> Draft:
    first = id(label.line)
    return Draft(label, tuple(pieces), is_headed, first in plan.lists, first not in plan.unnumbered)


def tie_marks(plan: Plan, drafts: Sequence[Draft]) -> tuple[Tied, ...]:
    """The markers of the running text in order, each with its note."""
    body = plan.text
    labels = frozenset(draft.label.text for draft in drafts if draft.is_numbered)
    marks = split_glued(list(raised_marks(body)), labels)
    ties = _ties(marks, drafts)
    if len(ties) < len(drafts):
        tied = set(ties.values())
        lost = {draft.label.text for place, draft in enumerate(drafts) if draft.is_numbered and place not in tied}
        marks = _merged(marks, [*plain_marks(body, frozenset(lost)), *sign_marks(body, frozenset(lost))])
        ties = _ties(marks, drafts)
    return tuple(Tied(mark, ties.get(place)) for place, mark in enumerate(marks) if _counts(place, marks, ties, labels))


def _ties(marks: Sequence[Mark], drafts: Sequence[Draft]) -> dict[int, int]:
    """The note of each mark: notes at the foot of its page before those behind the text."""
    ties: dict[int, int] = {}
    for is_headed in (False, True):
        group = [place for place, draft in enumerate(drafts) if draft.is_headed is is_headed]
        free = [place for place in range(len(marks)) if place not in ties]
        own = tie([marks[place] for place in free], [_wanted(drafts[place]) for place in group])
        ties |= {free[mark]: group[note] for mark, note in own.items()}
    return ties


def _wanted(draft: Draft) -> Wanted:
    if not draft.is_numbered:
        return Wanted("", 0, 0)
    page = draft.label.line.page
    if draft.is_headed:
        return Wanted(draft.label.text, 0, page)
    return Wanted(draft.label.text, page - _LATE, page)


def _merged(marks: Sequence[Mark], plain: Sequence[Mark]) -> tuple[Mark, ...]:
    """Raised marks and those on the base line, in order."""
    taken = {(mark.line, place) for mark in marks for place in range(mark.span.start, mark.span.end)}
    added = [mark for mark in plain if (mark.line, mark.span.end - 1) not in taken]
    return tuple(sorted([*marks, *added], key=lambda mark: (mark.line, mark.span.start)))


def _counts(place: int, marks: Sequence[Mark], ties: Mapping[int, int], labels: frozenset[str]) -> bool:
    """Tell whether a mark is a marker: tied to a note, or in sequence between markers whose notes are known."""
    if place in ties:
        return True
    mark = marks[place]
    if not mark.label.isdecimal() or not mark.is_raised or mark.label in labels:
        return False
    near = [marks[at].label for at in (place - 1, place + 1) if 0 <= at < len(marks)]
    steps = {int(label) - int(mark.label) for label in near if label.isdecimal()}
    return bool(steps & {1, -1})


def notes_of(drafts: Sequence[Draft], lexicon: Lexicon) -> tuple[Note, ...]:
    """The notes in order."""
    return tuple(_note(draft, lexicon) for draft in drafts)


def _note(draft: Draft, lexicon: Lexicon) -> Note:
    cleaned = read_passage(draft.pieces, lexicon)
    location = Location(page=draft.label.line.page)
    kind = NoteKind.ENDNOTE if draft.is_headed else NoteKind.FOOTNOTE
    kind = NoteKind.REFERENCE if draft.is_listed else kind
    return Note(draft.label.text, kind, cleaned.text, location, cleaned.links, cleaned.emphasis)


def blocks_of(plan: Plan, ties: Sequence[Tied], lexicon: Lexicon) -> Iterator[Block]:
    """The running text in blocks, markers taken out of it."""
    by_line: dict[int, list[Tied]] = defaultdict(list)
    body = plan.text
    for tied in ties:
        by_line[id(body[tied.mark.line])].append(tied)
    for paragraph in paragraphs_of(plan.chunks, plan.body):
        ties_of = [
            [tied for tied in by_line.get(id(part.line), ()) if part.start <= tied.mark.span.start < part.end]
            for part in paragraph.parts
        ]
        pieces = [_piece(part, own) for part, own in zip(paragraph.parts, ties_of, strict=True)]
        cleaned = read_passage(pieces, lexicon)
        if cleaned.text.strip():
            markers = tuple(_markers(cleaned, [tied for own in ties_of for tied in own]))
            location = Location(page=paragraph.parts[0].line.page)
            yield Block(paragraph.kind, cleaned.text, location, markers, cleaned.links)


def _piece(part: Part, ties: Sequence[Tied]) -> Piece:
    return Piece(part.line, part.start, part.end, part.right, tuple(tied.mark.span for tied in ties))


def _markers(cleaned: Cleaned, ties: Sequence[Tied]) -> Iterator[Marker]:
    # A marker that stood inside a URL has lost its place; it stays with its block.
    spare = [len(cleaned.text)] * (len(ties) - len(cleaned.markers))
    for offset, tied in zip((*cleaned.markers, *spare), ties, strict=False):
        yield Marker(offset, tied.mark.label, tied.note, tied.mark.page)
