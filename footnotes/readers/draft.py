"""A document that is being written down: paragraphs of running text, and notes beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from footnotes.model import BlockKind, Document, Location, Note, NoteKind, Span
from footnotes.readers.blocks import block_of
from footnotes.readers.flow import Flow, Passage, Stretch, Style
from footnotes.readers.linking import link_passage
from footnotes.readers.note_text import without_layout

_ORDER = (NoteKind.FOOTNOTE, NoteKind.INLINE_LINK, NoteKind.ENDNOTE, NoteKind.REFERENCE)


@dataclass(frozen=True, slots=True)
class Dress:
    """How a piece of text is set."""

    italic: bool = False
    href: str = ""
    """Target of the link that it belongs to; empty when it is no link."""
    raised: bool = False
    """Whether it stands above the line."""
    said: Style | None = None
    """Whether it is a quotation, or names who is quoted in a block quotation."""


PLAIN = Dress()
_TYPED_AROUND_NUMBER = re.compile(r"(?:[\[(]\s?[\])][.:]?|[.:)\]])\s+(?=\S)")
"""``(1) Text``: the number is the program's, the brackets or the stop were typed."""


@dataclass(slots=True)
class DraftNote:
    """A note that is being written."""

    label: str
    kind: NoteKind
    flow: Flow = field(default_factory=Flow)
    numbers_itself: bool = False
    """Whether the file has the program show the number, so that the text begins after it."""
    entry: Note | None = None
    """The work in fields, where the file holds no words of the note but the key of a bibliography."""


@dataclass(slots=True)
class _Sheet:
    """Where paragraphs go: the running text (note is None), or a note."""

    flow: Flow
    note: DraftNote | None = None
    kind: BlockKind = BlockKind.PARAGRAPH
    extract: int | None = None


class Draft:
    """Takes text in document order, and makes a ``Document`` of it."""

    def __init__(self) -> None:
        self.blocks: list[tuple[BlockKind, Passage]] = []
        self.notes: list[DraftNote] = []
        self._own: set[int] = set()
        self._sheets = [_Sheet(Flow())]

    @property
    def in_note(self) -> bool:
        """Whether a note is being written."""
        return self._sheets[-1].note is not None

    def begin_paragraph(self, kind: BlockKind, extract: int | None = None) -> None:
        """Begin a paragraph, or go on with one that was not ended; ``extract`` numbers the block quotation it is in."""
        self._sheets[-1].kind = kind
        self._sheets[-1].extract = extract

    def disown(self, extract: int) -> None:
        """Say that what looked like a block quotation is the author's own text."""
        self._own.add(extract)

    def end_paragraph(self) -> None:
        """End the paragraph: what follows begins another."""
        sheet = self._sheets[-1]
        if sheet.note is not None:
            sheet.flow.break_paragraph()
            return
        passage = _merged(sheet.flow.finish())
        if passage.text or passage.markers:
            self.blocks.append((sheet.kind, replace(passage, extract=sheet.extract)))
        sheet.flow = Flow()

    def write(self, text: str, dress: Dress = PLAIN, line: int | None = None) -> None:
        """Add text to the paragraph; ``line`` is the line of the file that it begins on, where the format has lines."""
        flow = self._sheets[-1].flow
        if dress.href:
            flow.open(Style.LINK, dress.href)
        if dress.italic:
            flow.open(Style.EMPHASIS)
        if dress.raised:
            flow.open(Style.RAISED)
        if dress.said:
            flow.open(dress.said)
        flow.write(text, line)
        for _ in range(bool(dress.href) + dress.italic + dress.raised + bool(dress.said)):
            flow.close()

    def break_line(self) -> None:
        """Begin a further line of the same paragraph."""
        self._sheets[-1].flow.break_line()

    def mark(self, label: str, note: int | None) -> None:
        """Set a marker; notes themselves carry none."""
        if not self.in_note:
            self._sheets[-1].flow.mark(label, note)

    def add_note(self, label: str, kind: NoteKind) -> int:
        """The index of a further note, empty as yet."""
        self.notes.append(DraftNote(label, kind))
        return len(self.notes) - 1

    def relabel_last(self, label: str, kind: NoteKind) -> None:
        """Say that the note which has just begun, and its mark, are others than they seemed."""
        note = self._sheets[-1].note
        if note is not None:
            note.label, note.kind = label, kind
            self._sheets[-2].flow.relabel_last(label)

    def cite_entry(self, index: int, entry: Note) -> None:
        """Let a note say what an entry of a bibliography says."""
        self.notes[index].entry = entry

    def begin_note(self, index: int) -> None:
        """Let what follows be the text of a note."""
        note = self.notes[index]
        self._sheets.append(_Sheet(note.flow, note))

    def end_note(self) -> None:
        """Go back to the text that the note interrupted."""
        self._sheets.pop()

    def number_itself(self) -> None:
        """Say that the program shows the number of the note that is being written."""
        note = self._sheets[-1].note
        if note is not None:
            note.numbers_itself = True

    def begin_frame(self) -> None:
        """Begin a text box, whose paragraphs stand in the midst of another."""
        sheet = self._sheets[-1]
        self._sheets.append(_Sheet(sheet.flow, sheet.note) if sheet.note is not None else _Sheet(Flow()))

    def end_frame(self) -> None:
        """Go back to the paragraph that holds the text box."""
        self.end_paragraph()
        self._sheets.pop()

    def finish(self, form: str, warnings: tuple[str, ...] = ()) -> Document:
        """The document: footnotes in order, then endnotes, as they stand at its end."""
        order = sorted(range(len(self.notes)), key=lambda index: _ORDER.index(self.notes[index].kind))
        places = {old: new for new, old in enumerate(order)}
        blocks = tuple(block_of(kind, self._claimed(passage), None, places) for kind, passage in self.blocks)
        notes = tuple(_note(self.notes[index]) for index in order)
        return Document(form, blocks, notes, warnings)

    def _claimed(self, passage: Passage) -> Passage:
        return replace(passage, extract=None) if passage.extract in self._own else passage


def _note(note: DraftNote) -> Note:
    if note.entry is not None:
        return replace(note.entry, label=note.label, kind=note.kind)
    passage = _merged(note.flow.finish())
    if note.numbers_itself:
        typed = _TYPED_AROUND_NUMBER.match(passage.text)
        passage = passage.without_start(typed.end()) if typed else passage
    else:
        passage = without_layout(passage, note.label)
    return _linked(passage, note.label, note.kind)


def _linked(passage: Passage, label: str, kind: NoteKind) -> Note:
    linked = link_passage(passage, None)
    location, emphasis = Location(linked.passage.line), linked.passage.spans(Style.EMPHASIS)
    quotation = linked.passage.spans(Style.QUOTATION)
    return Note(label, kind, linked.passage.text, location, linked.links, emphasis, quotation)


def _merged(passage: Passage) -> Passage:
    """The passage with neighbouring stretches of one kind made one: programs cut them at every change of type."""
    merged: list[Stretch] = []
    last: dict[Style, int] = {}
    for stretch in passage.stretches:
        place = last.get(stretch.style)
        before = merged[place] if place is not None else None
        if (
            before is not None
            and stretch.style is not Style.LINE
            and before.href == stretch.href
            and _adjoin(passage.text, before, stretch)
        ):
            merged[last[stretch.style]] = replace(before, span=Span(before.span.start, stretch.span.end))
        else:
            last[stretch.style] = len(merged)
            merged.append(stretch)
    return replace(passage, stretches=tuple(merged))


def _adjoin(text: str, before: Stretch, after: Stretch) -> bool:
    gap = text[before.span.end : after.span.start]
    # A URL that is printed, and the title beside it that leads there too, are two links.
    return not gap or (gap.isspace() and not any("://" in stretch.span.of(text) for stretch in (before, after)))
