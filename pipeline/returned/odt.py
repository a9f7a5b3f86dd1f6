"""An odt file given back with comments and tracked corrections."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from footnotes.model import NoteKind, Reading, Span
from pipeline.returned.aligned import placed
from pipeline.returned.odt_text import (
    HREF,
    OFFICE,
    PARAGRAPHS,
    TEXT,
    between,
    cut_out,
    replace_mark,
    scraps,
    text_of,
)
from pipeline.returned.places import Entries, matched
from pipeline.returned.remarks import AUTHOR, Remark
from pipeline.returned.zipped import Element, Members
from reports.model import Correction

_CONTENT = "content.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_AFTER_CHANGES = (OFFICE + "forms",)


@dataclass(frozen=True, slots=True)
class _Noted:
    """A note, or the paragraph that stands for one."""

    root: Element
    mark: Element | None
    """The note as it stands in the running text; None of a paragraph of it."""


def checked_odt(data: bytes, reading: Reading, remarks: Sequence[Remark], when: datetime) -> tuple[bytes, list[str]]:
    """The file with what is said at its notes, and the labels of notes whose place was not found.

    Raises:
        UnreadableDocument: the file is not what it was when it was read.
    """
    members = Members(data)
    text = next(members.tree(_CONTENT).iter(OFFICE + "text"))
    notes = _notes(text, reading)
    writer = _Writer(text, when.strftime("%Y-%m-%dT%H:%M:%S"))
    lost: list[str] = []
    entries: Entries[_Noted] | None = None
    for remark in remarks:
        noted = notes.get(remark.footnote.id)
        if noted is None:
            entries = entries or Entries(_paragraphs(text))
            noted = entries.holding(remark.footnote.text)
        if noted is None or not writer.corrected(noted.root, remark):
            lost.append(remark.footnote.label)
        if noted is not None and remark.lines:
            writer.comment(noted, remark.lines)
    members.change(_CONTENT)
    return members.written(), lost


class _Writer:
    """Writes comments and changes into the text of one file."""

    def __init__(self, text: Element, date: str) -> None:
        self._text = text
        self._date = date
        self._numbers = count(1)

    def corrected(self, root: Element, remark: Remark) -> bool:
        """Make the corrections of a note; whether each found its place."""
        raw = text_of(scraps(root))
        whole = True
        for correction, span in placed(raw, remark.footnote.text, remark.corrections):
            if span is not None and span.of(raw) == correction.text and not correction.target:
                continue
            whole = span is not None and self._change(root, span, correction) and whole
        return whole

    def comment(self, noted: _Noted, lines: Sequence[str]) -> None:
        """Comment on a mark, or on a whole paragraph."""
        from lxml import etree

        name = f"{AUTHOR}{next(self._numbers)}"
        note = etree.Element(OFFICE + "annotation")
        end = etree.Element(OFFICE + "annotation-end")
        for mark in (note, end):
            mark.set(OFFICE + "name", name)
        self._sign(note)
        for line in lines:
            etree.SubElement(note, TEXT + "p").text = line
        mark = noted.mark
        if mark is None:
            note.tail, noted.root.text = noted.root.text, None
            noted.root.insert(0, note)
            noted.root.append(end)
            return
        mark.addprevious(note)
        end.tail, mark.tail = mark.tail, None
        parent = mark.getparent()
        parent.insert(parent.index(mark) + 1, end)

    def _change(self, root: Element, span: Span, correction: Correction) -> bool:
        linked = _link_at(root, span)
        marks = cut_out(root, span)
        if marks is None:
            return False
        start, end = marks
        new = list(
            self._led_to(start, end, correction.target) if correction.target else self._inserted(correction, linked)
        )
        if span.start == span.end:
            replace_mark(start, [])
        else:
            replace_mark(start, [self._deleted(start, end)])
        replace_mark(end, new)
        return True

    def _led_to(self, start: Element, end: Element, target: str) -> Iterator[Element]:
        """The words between two marks once more, with links that lead elsewhere."""
        from lxml import etree

        name = self._region("insertion", None)
        begin, stop = etree.Element(TEXT + "change-start"), etree.Element(TEXT + "change-end")
        begin.tail = start.tail
        begin.set(TEXT + "change-id", name)
        stop.set(TEXT + "change-id", name)
        yield begin
        for element in start.itersiblings():
            if element is end:
                break
            again = copy.deepcopy(element)
            for link in again.iter(TEXT + "a"):
                link.set(HREF, target)
            yield again
        yield stop

    def _deleted(self, start: Element, end: Element) -> Element:
        from lxml import etree

        paragraph = etree.Element(TEXT + "p")
        style = next((one.get(TEXT + "style-name") for one in start.iterancestors(*PARAGRAPHS)), None)
        if style:
            paragraph.set(TEXT + "style-name", style)
        paragraph.text, taken = between(start, end)
        paragraph.extend(taken)
        change = etree.Element(TEXT + "change")
        change.set(TEXT + "change-id", self._region("deletion", paragraph))
        return change

    def _inserted(self, correction: Correction, link: Element | None) -> Iterator[Element]:
        from lxml import etree

        name = self._region("insertion", None)
        start, end = etree.Element(TEXT + "change-start"), etree.Element(TEXT + "change-end")
        for mark in (start, end):
            mark.set(TEXT + "change-id", name)
        text, address = correction.text, correction.address or Span(0, 0)
        if link is None:
            start.tail = text
            return iter((start, end))
        start.tail = text[: address.start]
        new = copy.copy(link)
        new[:] = []
        new.text, new.tail = None, text[address.end :]
        new.set(HREF, address.of(text))
        inner = link.find(TEXT + "span")
        if inner is None:
            new.text = address.of(text)
        else:
            shown = etree.SubElement(new, TEXT + "span", dict(inner.attrib))
            shown.text = address.of(text)
        return iter((start, new, end))

    def _region(self, kind: str, deleted: Element | None) -> str:
        from lxml import etree

        changes = self._text.find(TEXT + "tracked-changes")
        if changes is None:
            # Without a word about it, programs begin to track what is written from now on.
            changes = etree.Element(TEXT + "tracked-changes", {TEXT + "track-changes": "false"})
            place = next((n for n, child in enumerate(self._text) if child.tag not in _AFTER_CHANGES), 0)
            self._text.insert(place, changes)
        name = f"{AUTHOR}{next(self._numbers)}"
        region = etree.SubElement(changes, TEXT + "changed-region")
        region.set(_ID, name)
        region.set(TEXT + "id", name)
        change = etree.SubElement(region, TEXT + kind)
        self._sign(etree.SubElement(change, OFFICE + "change-info"))
        if deleted is not None:
            change.append(deleted)
        return name

    def _sign(self, element: Element) -> None:
        from lxml import etree

        etree.SubElement(element, _DC + "creator").text = AUTHOR
        etree.SubElement(element, _DC + "date").text = self._date


def _link_at(root: Element, span: Span) -> Element | None:
    """The link that a stretch is in; for an insertion, the first whose address the text shows."""
    for scrap in scraps(root):
        link = next((one for one in (scrap.parent, *scrap.parent.iterancestors()) if one.tag == TEXT + "a"), None)
        if link is None:
            continue
        if span.start == span.end and "/" in scrap.text:
            return link
        if span.start < span.end and scrap.start <= span.start < scrap.end:
            return link
    return None


def _notes(text: Element, reading: Reading) -> dict[str, _Noted]:
    found: dict[str, _Noted] = {}
    for kind, name in ((NoteKind.FOOTNOTE, "footnote"), (NoteKind.ENDNOTE, "endnote")):
        noted = []
        for mark in text.iter(TEXT + "note"):
            around = {ancestor.tag for ancestor in mark.iterancestors()}
            body = mark.find(TEXT + "note-body")
            if body is not None and mark.get(TEXT + "note-class", "footnote") == name:
                words = text_of(scraps(body))
                if words.strip() and TEXT + "tracked-changes" not in around:
                    noted.append((_Noted(body, mark), words))
        found |= matched(reading, kind, noted)
    return found


def _paragraphs(text: Element) -> Iterator[tuple[_Noted, str]]:
    for paragraph in text.iter(*PARAGRAPHS):
        yield _Noted(paragraph, None), text_of(scraps(paragraph))
