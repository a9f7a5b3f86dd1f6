"""What ``report.html`` shows of corrected notes: whole notes, with italics and links as the document has them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from footnotes.model import Footnote, NoteKind, Span
from reports import wording
from reports.corrections import CorrectedNote
from reports.formats.safe_text import web_address
from reports.model import CitationResult, Correction


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a note; ``change`` is ``removed``, ``added``, or empty for what stays."""

    text: str
    change: str = ""
    italic: bool = False
    address: str | None = None
    """Where it leads, if a browser may be sent there."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """A citation of a corrected note that gave occasion to a correction."""

    citation: str
    """Its id."""
    label: str
    """What is the matter with its link, in a word or three."""


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A corrected note as it is shown, and copied without what is removed."""

    footnote: Footnote
    number: str
    """What a reader calls it; empty where it is none of the document's notes but a link in the text."""
    stretches: tuple[Stretch, ...]
    safe: bool
    """Whether all of it may go in unseen."""
    partly: bool
    """Whether some of it may, and the rest needs a look."""
    occasions: tuple[Occasion, ...]


def shown_notes(notes: Mapping[str, CorrectedNote], results: Iterable[CitationResult]) -> tuple[ShownNote, ...]:
    """The corrected notes that read otherwise than before, safe ones first, else in the order of ``results``.

    Args:
        notes: by id of the footnote.
        results: of the run, in document order; outlines of them are enough.
    """
    occasions: dict[str, list[Occasion]] = {}
    for result in results:
        footnote = result.citation.footnote
        if result.corrections and footnote in notes:
            label = wording.LINKS[result.link.status].label if result.link else ""
            occasions.setdefault(footnote, []).append(Occasion(result.citation.id, label))
    shown = [_shown(note, tuple(occasions.get(key, ()))) for key, note in notes.items() if _is_seen(note)]
    return tuple(sorted(shown, key=lambda note: not note.safe))


def _is_seen(note: CorrectedNote) -> bool:
    """Whether a reader of the note would see another text, or get to another page; not where only the file differs."""
    return note.text is not None or any(correction.target for correction in note.corrections)


def _shown(note: CorrectedNote, occasions: tuple[Occasion, ...]) -> ShownNote:
    safe = [correction.safe for correction in note.corrections]
    is_link = note.footnote.kind is NoteKind.INLINE_LINK
    return ShownNote(
        footnote=note.footnote,
        number="" if is_link else note.footnote.label,
        stretches=tuple(stretches(note)),
        safe=all(safe),
        partly=any(safe) and not all(safe),
        occasions=occasions,
    )


def stretches(note: CorrectedNote) -> Iterator[Stretch]:
    """The note from its beginning to its end, what goes before what comes in its place."""
    footnote, place = note.footnote, 0
    looks = _Looks(footnote)
    for correction in note.corrections:
        yield from looks.of(Span(place, correction.span.start))
        yield from looks.of(correction.span, "removed")
        yield from _added(correction)
        place = correction.span.end
    yield from looks.of(Span(place, len(footnote.text)))


def _added(correction: Correction) -> Iterator[Stretch]:
    text, address = correction.text, correction.address
    if correction.target or address is None:
        yield Stretch(text, "added", address=web_address(correction.target))
        return
    parts = (text[: address.start], address.of(text), text[address.end :])
    for part, target in zip(parts, (None, web_address(parts[1]), None), strict=True):
        if part:
            yield Stretch(part, "added", address=target)


class _Looks:
    """How the characters of a note look: in italics, linked."""

    def __init__(self, footnote: Footnote) -> None:
        self._text = footnote.text
        self._emphasis = sorted(footnote.emphasis, key=lambda span: span.start)
        self._links = sorted(footnote.links, key=lambda link: link.span.start)
        self._emphasis_starts = [span.start for span in self._emphasis]
        self._link_starts = [link.span.start for link in self._links]
        spans = (*self._emphasis, *(link.span for link in self._links))
        self._edges = sorted({edge for span in spans for edge in (span.start, span.end)})

    def of(self, span: Span, change: str = "") -> Iterator[Stretch]:
        """The stretches of a span, each of one look."""
        if span.start >= span.end:
            return
        first = bisect_right(self._edges, span.start)
        last = bisect_right(self._edges, span.end - 1)
        cuts = (span.start, *self._edges[first:last], span.end)
        for start, end in pairwise(cuts):
            yield Stretch(self._text[start:end], change, italic=self._is_italic(start), address=self._address(start))

    def _is_italic(self, place: int) -> bool:
        number = bisect_right(self._emphasis_starts, place)
        return number > 0 and place < self._emphasis[number - 1].end

    def _address(self, place: int) -> str | None:
        number = bisect_right(self._link_starts, place)
        return web_address(self._links[number - 1].url) if number and place < self._links[number - 1].span.end else None
