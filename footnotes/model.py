"""The nouns of what an author wrote: a document, its notes, and the works that they cite.

``Document`` is what a reader makes of a file; it knows nothing of citations. ``Reading`` is what
the package makes of a ``Document``: footnotes tied to sentences, and citations. Everything here is
frozen, and every offset is a position in the text that stands beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NoteKind(StrEnum):
    """Where a note stands in its document."""

    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    REFERENCE = "reference"
    """An entry of a bibliography or reference list."""
    INLINE_LINK = "inline-link"
    """A link of the running text, in a document that has no notes."""


class BlockKind(StrEnum):
    """What a block of running text is."""

    PARAGRAPH = "para"
    HEADING = "heading"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Location:
    """Where something stands in the file that was read; None means that the format has no such place."""

    line: int | None = None
    """1-based line of the file as it is on disk."""
    page: int | None = None
    """1-based page."""
    path: str | None = None
    """Part of a container, e.g. a chapter of an EPUB."""


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """A place in a file of text, both numbers counted from 1; columns are characters (Unicode code points)."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters, ``text[start:end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` that this span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Link:
    """A URL in a text: where it stands, what it reads after repair, and what was printed."""

    span: Span
    """Where the URL (or the words that are linked) stands in the text of its note or block."""
    url: str
    """The URL as the author meant it."""
    printed: str | None = None
    """How it stood in the file, if it was repaired."""
    repairs: tuple[str, ...] = ()
    """Stable names of the repairs that were made, in order, e.g. ``joined-space``."""
    alternatives: tuple[str, ...] = ()
    """Other plausible readings of a broken URL, best first."""
    shown: str | None = None
    """The linked words, where they read as an address themselves and not as this one."""


@dataclass(frozen=True, slots=True)
class Marker:
    """The raised number (or sign) in the running text that points at a note."""

    offset: int
    """Position in the block's text, from which the marker itself was removed."""
    label: str
    """The label as it reads, e.g. ``12`` or ``*``."""
    note: int | None
    """Index of the note in ``Document.notes``; None when the document holds no such note."""
    page: int | None = None
    """1-based page that it stands on, where its block runs over several; None for the page of its block."""


@dataclass(frozen=True, slots=True)
class Extract:
    """What of a block belongs to a block quotation, as the mark-up says."""

    number: int
    """Counted within the document; neighbouring blocks of one block quotation share it."""
    span: Span
    """The quoted words of the block; empty where the block only names who is quoted."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or table cell of running text, free of mark-up and of note markers."""

    kind: BlockKind
    text: str
    location: Location
    markers: tuple[Marker, ...] = ()
    links: tuple[Link, ...] = ()
    quotations: tuple[Span, ...] = ()
    """Stretches that the mark-up itself says are quotations within a paragraph (HTML ``q``), in order and apart from
    each other; usually none."""
    emphasis: tuple[Span, ...] = ()
    """Stretches that stand in italics."""
    raised: tuple[Span, ...] = ()
    """Stretches that stand above the line."""
    lines: tuple[Span, ...] = ()
    """Its lines, where the author has broken them; none in a paragraph that only the page's width divides."""
    item: str | None = None
    """The number that a program shows before it, as the item of a list; None for other blocks."""
    extract: Extract | None = None
    """The block quotation that the block is part of; None for the author's own text."""


class Decider(StrEnum):
    """Who read a citation into fields."""

    FILE = "file"
    """The file itself says field by field what is cited."""
    RULES = "rules"
    LABELS = "labels"
    """The trained labels, which say how sure they are."""


CERTAIN = 0.98
"""On labelled notes that no weights were trained on, 99 of 100 titles with this probability or more are right."""
_IN_ORDER = ("authors", "title", "publisher", "date")


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure the trained labels are of each field, 0 to 1; None where the field is empty."""

    title: float | None = None
    authors: float | None = None
    publisher: float | None = None
    date: float | None = None

    @property
    def doubtful(self) -> tuple[str, ...]:
        """The names of the fields that are given but not certain, in the order of a note."""
        return tuple(name for name in _IN_ORDER if (sure := getattr(self, name)) is not None and sure < CERTAIN)


@dataclass(frozen=True, slots=True)
class Work:
    """What the author gave of a work; what was not given is None or empty."""

    authors: tuple[str, ...] = ()
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    accessed: str | None = None
    doi: str | None = None
    lead: str | None = None
    """The name that stood first and is nobody's: an institution or an outlet. Evidence for the rest of the document."""
    decided_by: Decider = Decider.RULES
    confidence: Confidence | None = None
    """None where nobody counted: rules and files give a field or leave it empty."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note as a reader found it: repaired text without mark-up, its links in place."""

    label: str
    kind: NoteKind
    text: str
    location: Location
    links: tuple[Link, ...] = ()
    emphasis: tuple[Span, ...] = ()
    """Stretches that stand in italics: titles and outlets, as a rule."""
    quotation: tuple[Span, ...] = ()
    """Stretches that the mark-up itself says are quotations (HTML ``q``, ``blockquote``); usually none."""
    work: Work | None = None
    """What the file itself says, field by field, of the one work that the note cites; None where only words do."""


class UnreadKind(StrEnum):
    """What it is that could not be read."""

    LIST = "list"
    """A heading of a list of references below which no reference was recognised."""
    REFERENCE = "reference"
    """A paragraph that reads like a reference and stands in no list."""
    NOTE = "note"
    """A note that reads as if it cited something, and gave no citation."""
    REMARK = "remark"
    """A note that reads as a remark of the author and gave no citation."""
    LINK = "link"
    """A link of the running text that no note cites, in a document that has notes."""
    MARKER = "marker"
    """A marker whose note was not found."""


@dataclass(frozen=True, slots=True)
class Unread:
    """What looks like a note or a reference and could not be read as one."""

    kind: UnreadKind
    text: str
    """Its words as they stand; of a link its URL, of a marker its label."""
    location: Location


@dataclass(frozen=True, slots=True)
class Document:
    """One file as its reader understood it."""

    format: str
    """Short name of the format, e.g. ``text``, ``markdown``, ``html``."""
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    """In document order. Labels may repeat (numbering that restarts); a note's identity is its place here."""
    warnings: tuple[str, ...] = ()
    """Sentences for a person: an assumed encoding, damage that could not be repaired."""
    dated: str | None = None
    """ISO 8601 date of the text as the file itself declares it, the latest where it declares several."""
    unread: tuple[Unread, ...] = ()
    """What looks like a note or a reference and could not be read."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A block quotation, or the stretch of one that ends at a marker."""

    text: str
    """Its words, paragraphs parted by a space, without the line that names who is quoted."""
    number: int
    """Counted within the document."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The sentence of the running text that carries a note's marker."""

    sentence: str
    line: int | None = None
    page: int | None = None
    offset: int | None = None
    """Position of the marker in the sentence; None when it is not known."""
    opened: str = ""
    """The beginning of a quotation that runs into the sentence from earlier ones, its opening mark included."""
    quotations: tuple[Span, ...] = ()
    """Stretches of ``opened + sentence`` that the mark-up says are quotations, with or without marks."""
    excerpts: tuple[Excerpt, ...] = ()
    """Block quotations that the marker vouches for: that end with it, follow its sentence after a colon, or stand
    before the line that carries it."""
    names_quoted: bool = False
    """Whether the sentence only says who is quoted in a block quotation, so that its marks hold titles."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note with a stable id, tied to the sentence that it supports."""

    id: str
    """Document id, ``#``, label, and ``~2`` and so on where a label repeats: ``draft.docx#12``."""
    document: str
    label: str
    kind: NoteKind
    text: str
    location: Location
    anchor: Anchor | None
    """None when no marker for this note was found in the running text."""
    quotation: tuple[Span, ...] = ()
    """Stretches of the text that the mark-up itself says are quotations."""
    emphasis: tuple[Span, ...] = ()
    """Stretches of the text that stand in italics."""
    links: tuple[Link, ...] = ()
    """Where addresses, or words that are linked, stand in the text."""


@dataclass(frozen=True, slots=True)
class CitedCopy:
    """The archived copy of a page that the note itself gives beside it."""

    url: str
    original: str | None = None
    """The address that it is a copy of, as its own address shows it; None where that does not show it."""
    timestamp: str | None = None
    """14 digits, UTC; None where the address does not show it."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One work that a note cites. What the author did not give is None, never invented."""

    id: str
    """Footnote id, a dot, and the 1-based place in the note: ``draft.docx#12.2``."""
    footnote: str
    document: str
    text: str
    """The part of the note that is this citation."""
    authors: tuple[str, ...] = ()
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    """ISO 8601, as precise as printed: ``2016``, ``2016-12`` or ``2016-12-05``."""
    accessed: str | None = None
    """The access date that the author gave, in the same form."""
    url: str | None = None
    url_printed: str | None = None
    """How the URL stood in the file, if it was repaired."""
    repairs: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    url_shown: str | None = None
    """The linked words, where they read as another address than ``url``."""
    cited_copy: CitedCopy | None = None
    """The archived copy that the note gives beside the page; it is no citation of its own."""
    same_as: str | None = None
    """Id of the citation that an ibid., a cross-reference or a short form means."""
    unresolved: str | None = None
    """Why an ibid. or cross-reference has no ``same_as``: one sentence. None when there is nothing to resolve."""
    decided_by: Decider = Decider.RULES
    confidence: Confidence | None = None
    """How sure the labels are of its fields; None where the rules or the file gave them."""
    source_place: SourcePlace | None = None
    """Where its address begins in the file; None in formats without lines, and where it is not written as it reads."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read out of one document."""

    id: str
    """The file name, made unique by ``~2`` and so on within a batch."""
    path: str
    sha256: str
    """Hex digest of the file's bytes."""
    format: str
    footnotes: tuple[Footnote, ...]
    citations: tuple[Citation, ...]
    markers_without_note: tuple[str, ...] = ()
    notes_without_marker: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    dated: str | None = None
    """ISO 8601 date of the text as the file itself declares it."""
    unread: tuple[Unread, ...] = ()
    """What looks like a note or a reference and could not be read, in the order of kinds."""
