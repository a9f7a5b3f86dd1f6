"""A docx file given back with comments and tracked corrections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from footnotes.model import NoteKind, Reading
from pipeline.returned.aligned import placed
from pipeline.returned.docx_changes import DocxChanges
from pipeline.returned.docx_comments import DocxComments
from pipeline.returned.docx_names import DocxPackage, DocxPart
from pipeline.returned.docx_text import alone, pieces, text_of
from pipeline.returned.places import Entries, matched
from pipeline.returned.remarks import Remark
from pipeline.returned.zipped import Element, Members

_PARTS = {NoteKind.FOOTNOTE: "footnote", NoteKind.ENDNOTE: "endnote"}
_GONE = ("del", "moveFrom")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LARGEST_ID = 2**31 - 100_000


@dataclass(frozen=True, slots=True)
class _Noted:
    """A note, or the paragraph that stands for one."""

    part: DocxPart
    root: Element
    mark: Element | None
    """The reference in the running text; None of a paragraph of it."""


def checked_docx(data: bytes, reading: Reading, remarks: Sequence[Remark], when: datetime) -> tuple[bytes, list[str]]:
    """The file with what is said at its notes, and the labels of notes whose place was not found.

    Raises:
        UnreadableDocument: the file is not what it was when it was read.
    """
    members = Members(data)
    package = DocxPackage(members)
    parts = {kind: package.related(f"{name}s") for kind, name in _PARTS.items()}
    notes = _notes(package.main, parts, reading)
    first = _first_id([package.main, package.related("comments"), *parts.values()])
    date = when.strftime("%Y-%m-%dT%H:%M:%SZ")
    changes = DocxChanges(package, count(first), date)
    comments = DocxComments(package, count(first + 50_000), date)
    lost: list[str] = []
    entries: Entries[_Noted] | None = None
    for remark in remarks:
        noted = notes.get(remark.footnote.id)
        if noted is None:
            entries = entries or Entries(_paragraphs(package.main))
            noted = entries.holding(remark.footnote.text)
        if noted is None or not _corrected(changes, noted, remark):
            lost.append(remark.footnote.label)
        if noted is not None and remark.lines:
            _commented(comments, noted, remark.lines)
    return members.written(), lost


def _corrected(changes: DocxChanges, noted: _Noted, remark: Remark) -> bool:
    raw = text_of(pieces(noted.root, noted.part.w))
    whole = True
    for correction, span in placed(raw, remark.footnote.text, remark.corrections):
        if span is None:
            whole = False
        elif correction.target or span.of(raw) != correction.text:
            changes.correct(noted.part, noted.root, span, correction)
    return whole


def _commented(comments: DocxComments, noted: _Noted, lines: Sequence[str]) -> None:
    w = noted.part.w
    if noted.mark is not None:
        run = alone(noted.mark, noted.mark.tag.partition("}")[0] + "}") if not _is_custom(noted.mark) else None
        run = noted.mark.getparent() if run is None else run
        comments.add(run, run, lines)
        return
    runs = [child for child in noted.root if child.tag != w + "pPr"]
    if runs:
        comments.add(runs[0], runs[-1], lines)


def _is_custom(mark: Element) -> bool:
    return any(str(name).endswith("}customMarkFollows") for name in mark.attrib)


def _notes(main: DocxPart, parts: dict[NoteKind, DocxPart | None], reading: Reading) -> dict[str, _Noted]:
    found: dict[str, _Noted] = {}
    for kind, part in parts.items():
        if part is not None:
            noted = list(_of_kind(main, part, _PARTS[kind]))
            texts = [(one, text_of(pieces(one.root, part.w))) for one in noted]
            found |= matched(reading, kind, [(one, text) for one, text in texts if text.strip()])
    return found


def _of_kind(main: DocxPart, part: DocxPart, name: str) -> Iterator[_Noted]:
    """The notes of one kind in the order of their marks, each once."""
    w = main.w
    notes = {note.get(part.w + "id"): note for note in part.root.iter(part.w + name)}
    for mark in main.root.iter(f"{w}{name}Reference"):
        around = {ancestor.tag for ancestor in mark.iterancestors()}
        note = None
        if _FALLBACK not in around and not around & {w + gone for gone in _GONE}:
            note = notes.pop(mark.get(w + "id"), None)
        if note is not None:
            yield _Noted(part, note, mark)


def _paragraphs(main: DocxPart) -> Iterator[tuple[_Noted, str]]:
    for paragraph in main.root.iter(main.w + "p"):
        yield _Noted(main, paragraph, None), text_of(pieces(paragraph, main.w))


def _first_id(parts: Sequence[DocxPart | None]) -> int:
    """A number beyond the ids of all marks of a file."""
    there = [
        int(value)
        for part in parts
        if part is not None
        for element in part.root.iter()
        if isinstance(element.tag, str) and (value := element.get(part.w + "id") or "").isdecimal() and len(value) < 10
    ]
    return min(max(there, default=0) + 1, _LARGEST_ID)
