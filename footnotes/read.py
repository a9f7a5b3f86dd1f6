"""One file into a reading: footnotes tied to their sentences, citations, and what was lost."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from footnotes.anchors import anchor_at, anchors_of
from footnotes.errors import UnreadableDocument
from footnotes.model import (
    Anchor,
    Block,
    Citation,
    Document,
    Footnote,
    Link,
    Marker,
    NoteKind,
    Reading,
    Span,
    Unread,
    UnreadKind,
)
from footnotes.passwords import without_passwords
from footnotes.readers import reader_for
from footnotes.readers.disguise import disguise
from footnotes.references.document import with_references
from footnotes.references.likeness import likeness
from footnotes.references.typed import with_typed_notes
from footnotes.source_places import with_source_places
from footnotes.works.cite import SplitNote, cite, names_seen, split_notes
from footnotes.works.copies import PlacedCitation, with_copies
from footnotes.works.resolve import resolve_references

_NO_SOURCES = ("#", "mailto:", "tel:", "javascript:", "data:")
_TOLD = 12
"""So many lost labels are named in a warning; the reading lists all of them."""


def read_document(path: Path, data: bytes, document_id: str, *, address: str | None = None) -> Reading:
    """Read a document: the suffix of ``path`` says how, ``data`` is what the file holds.

    Args:
        path: The file's path, for its suffix and for messages; it is not opened.
        data: Its bytes.
        document_id: The id that all ids of the reading begin with.
        address: URL that the file was fetched from; a web page's relative links lead on from there.

    Raises:
        UnreadableDocument: The bytes are no document of that format.
    """
    try:
        document = with_typed_notes(reader_for(path, address)(data))
    except UnreadableDocument as error:
        reason = disguise(path, data) or str(error)
        raise UnreadableDocument(reason if str(path) in reason else f"{path}: {reason}") from error
    document = without_passwords(document)
    whole = with_references(document)
    notes = split_notes(whole.notes)
    footnotes, citations = _of_notes(whole, notes, document_id)
    if not document.notes:
        of_links = _of_links(whole, document_id)
        footnotes, citations = (*footnotes, *of_links[0]), (*citations, *of_links[1])
    lost = tuple(dict.fromkeys(marker.label for marker in _markers(document) if marker.note is None))
    return Reading(
        id=document_id,
        path=str(path),
        sha256=hashlib.sha256(data).hexdigest(),
        format=document.format,
        footnotes=footnotes,
        citations=with_source_places(citations, footnotes, data),
        markers_without_note=lost,
        notes_without_marker=_unmarked(document),
        warnings=(*document.warnings, *_warnings(document, lost), *_beyond_labels(notes)),
        dated=document.dated,
        unread=(*whole.unread, *_unread(whole, footnotes, citations)),
    )


def _of_notes(
    document: Document, notes: Sequence[SplitNote], document_id: str
) -> tuple[tuple[Footnote, ...], tuple[Citation, ...]]:
    counts: Counter[str] = Counter()
    footnotes: list[Footnote] = []
    for note, anchor in zip(document.notes, anchors_of(document), strict=True):
        counts[note.label] += 1
        number = counts[note.label]
        identity = f"{document_id}#{note.label}" + (f"~{number}" if number > 1 else "")
        footnotes.append(
            Footnote(
                id=identity,
                document=document_id,
                label=note.label,
                kind=note.kind,
                text=note.text,
                location=note.location,
                anchor=anchor,
                quotation=note.quotation,
                emphasis=note.emphasis,
                links=note.links,
            )
        )
    seen = names_seen(notes)
    cited = [cite(note, footnote, seen) for note, footnote in zip(notes, footnotes, strict=True)]
    return tuple(footnotes), resolve_references(cited)


def _of_links(document: Document, document_id: str) -> tuple[tuple[Footnote, ...], tuple[Citation, ...]]:
    """In a document without notes of its own every link of the running text that no reference cites is a note."""
    footnotes: list[Footnote] = []
    citations: list[Citation] = []
    cited = {link.url for note in document.notes for link in note.links}
    for block in document.blocks:
        placed = [_placed(link, block.text) for link in _links(block) if link.url not in cited]
        for one in with_copies(block.text, placed):
            number = len(document.notes) + len(footnotes) + 1
            identity = f"{document_id}#{number}"
            words = one.citation.text
            anchor = anchor_at(block, one.span.end) or Anchor(words, block.location.line, block.location.page)
            footnotes.append(
                Footnote(
                    identity,
                    document_id,
                    str(number),
                    NoteKind.INLINE_LINK,
                    words,
                    block.location,
                    anchor,
                    links=_links_within(block, one.span) if words == one.span.of(block.text) else (),
                )
            )
            citations.append(replace(one.citation, id=f"{identity}.1", footnote=identity, document=document_id))
    return tuple(footnotes), tuple(citations)


def _placed(link: Link, text: str) -> PlacedCitation:
    citation = Citation(
        id="",
        footnote="",
        document="",
        text=" ".join(link.span.of(text).split()) or link.url,
        url=link.url,
        url_printed=link.printed,
        repairs=link.repairs,
        alternatives=link.alternatives,
        url_shown=link.shown,
    )
    return PlacedCitation(citation, link.span, link.span)


def _links_within(block: Block, span: Span) -> tuple[Link, ...]:
    return tuple(
        replace(link, span=Span(link.span.start - span.start, link.span.end - span.start))
        for link in block.links
        if span.start <= link.span.start < link.span.end <= span.end
    )


def _links(block: Block) -> Iterator[Link]:
    return (link for link in block.links if not link.url.casefold().startswith(_NO_SOURCES))


def _markers(document: Document) -> Iterator[Marker]:
    return (marker for block in document.blocks for marker in block.markers)


def _unmarked(document: Document) -> tuple[str, ...]:
    """Labels of notes that no marker points at; entries of a bibliography need none."""
    marked = {marker.note for marker in _markers(document)}
    return tuple(
        note.label
        for index, note in enumerate(document.notes)
        if index not in marked and note.kind is not NoteKind.REFERENCE
    )


def _warnings(document: Document, lost: Sequence[str]) -> Iterator[str]:
    if lost and not document.notes:
        named = ", ".join(lost[:_TOLD]) + (" ..." if len(lost) > _TOLD else "")
        yield (
            f"{len(lost)} note markers, but no note text was found: {named}. "
            "The notes may have been lost in conversion; check the document that holds them."
        )
    if count := _unread_links(document):
        told = "1 link in the running text was" if count == 1 else f"{count} links in the running text were"
        yield f"{told} not checked, because the document has notes."


def _beyond_labels(notes: Sequence[SplitNote]) -> Iterator[str]:
    """That works which no address names may be missing from the notes of a very long document."""
    labels = [split.note.label for split in notes if split.is_beyond_labels]
    if labels:
        named = ", ".join(labels[:_TOLD]) + (" ..." if len(labels) > _TOLD else "")
        told = "1 note is" if len(labels) == 1 else f"{len(labels)} notes are"
        yield (
            f"{told} beyond the length that trained labels read, and read by rules alone: {named}. Works without an "
            "address may be missing there; split the document, and check the parts."
        )


def _unread(document: Document, footnotes: Sequence[Footnote], citations: Sequence[Citation]) -> Iterator[Unread]:
    """Markers whose note was not found, notes that gave no citation, links that no note cites."""
    for block in document.blocks:
        for marker in block.markers:
            if marker.note is None:
                yield Unread(UnreadKind.MARKER, marker.label, block.location)
    citing = {citation.footnote for citation in citations}
    for footnote in footnotes:
        if footnote.id not in citing:
            # Nothing that was read ends without a citation or a word about it.
            kind = UnreadKind.NOTE if likeness(footnote.text).is_entry else UnreadKind.REMARK
            yield Unread(kind, footnote.text, footnote.location)
    cited = {citation.url for citation in citations}
    for block in document.blocks:
        for link in _links(block):
            if link.url not in cited and _is_web(link):
                yield Unread(UnreadKind.LINK, link.url, block.location)


def _is_web(link: Link) -> bool:
    return link.url.casefold().startswith(("http://", "https://"))


def _unread_links(document: Document) -> int:
    """How many web links of the running text nobody checks: those that no note cites, where there are notes."""
    if not document.notes:
        return 0
    cited = {link.url for note in document.notes for link in note.links}
    urls = (link.url for block in document.blocks for link in _links(block))
    return sum(url not in cited and url.casefold().startswith(("http://", "https://")) for url in urls)
