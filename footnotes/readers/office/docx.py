"""Reads docx: files of Word, LibreOffice, Google Docs and pandoc."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from footnotes.model import Document, NoteKind
from footnotes.readers.draft import Draft
from footnotes.readers.office.container import Container
from footnotes.readers.office.dated import date_of_part
from footnotes.readers.office.docx_marks import Marks
from footnotes.readers.office.docx_numbers import NoteNumbers, sections_of
from footnotes.readers.office.docx_package import Package, Part
from footnotes.readers.office.docx_styles import styles_of
from footnotes.readers.office.docx_walk import Walker
from footnotes.readers.office.xml_part import Element

_KINDS = {NoteKind.FOOTNOTE: "footnote", NoteKind.ENDNOTE: "endnote"}
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read_docx(container: Container) -> Document:
    """Read a docx file: the text with its tracked changes accepted, comments left alone.

    Raises:
        UnreadableDocument: the file is damaged, hostile, or no text document.
    """
    package = Package(container)
    main, settings = package.main(), package.related("settings")
    parts = {kind: package.related(name + "s") for kind, name in _KINDS.items()}
    notes = {kind: _notes(part, _KINDS[kind]) for kind, part in parts.items()}
    sections = {kind: sections_of(main, settings, kind) for kind in _KINDS}
    draft = Draft()
    marks = Marks({kind: NoteNumbers(sections[kind]) for kind in _KINDS}, notes)
    walker = Walker(draft, styles_of(package.related("styles")), marks)
    body = main.root.find(main.prefix + "body")
    walker.walk(main, main.root if body is None else body)
    by_page = any(numbering.restart == "eachPage" for kind in _KINDS for numbering in sections[kind])
    warnings = _warnings(by_page=by_page and bool(marks.found) and not marks.pages, embedded=walker.has_embedded)
    for (kind, note_id), index in list(marks.found.items()):
        part = parts[kind]
        if part is not None:
            draft.begin_note(index)
            walker.walk(part, notes[kind][note_id])
            draft.end_note()
    return replace(draft.finish("docx", tuple(warnings)), dated=date_of_part(container, package.properties))


def _notes(part: Part | None, name: str) -> dict[str, Element]:
    """The notes of a part by id, without the separators that stand among them."""
    if part is None:
        return {}
    w = part.prefix
    found = (note for note in part.root.iter(w + name) if note.get(w + "type") not in _SEPARATORS)
    return {note.get(w + "id") or "": note for note in found}


def _warnings(*, by_page: bool, embedded: bool) -> Iterator[str]:
    if by_page:
        yield (
            "The notes are numbered anew on every page, but the file does not say where pages end; "
            "here the numbers run on."
        )
    if embedded:
        yield "The document holds a part of another format, which was not read. Open it in Word and save it anew."
