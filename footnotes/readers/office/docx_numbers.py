"""The numbers that Word shows at its notes: counted, because a docx file does not hold them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from footnotes.model import NoteKind
from footnotes.readers.numerals import numeral
from footnotes.readers.office.docx_package import Part
from footnotes.readers.office.xml_part import Element

_PROPERTIES = {NoteKind.FOOTNOTE: "footnotePr", NoteKind.ENDNOTE: "endnotePr"}
_DEFAULT_FORMS = {NoteKind.FOOTNOTE: "decimal", NoteKind.ENDNOTE: "lowerRoman"}
"""ISO/IEC 29500-1, 17.11.17 and 17.11.18."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """How the notes of one kind are numbered in one section."""

    form: str
    start: int = 1
    restart: str = "continuous"
    """``continuous``, ``eachSect`` or ``eachPage``."""


class NoteNumbers:
    """Counts the marks of one kind through sections and pages."""

    def __init__(self, sections: Sequence[Numbering]) -> None:
        """Begin in the first of ``sections``."""
        self._sections = sections
        self._next = sections[0].start
        self._place = (0, 0)

    def number(self, section: int, page: int) -> str:
        """The number of the next mark, which stands in a section and on a page (both count from 0)."""
        numbering = self._sections[min(section, len(self._sections) - 1)]
        passed = (section != self._place[0], (section, page) != self._place)
        if (numbering.restart == "eachSect" and passed[0]) or (numbering.restart == "eachPage" and passed[1]):
            self._next = numbering.start
        self._place = (section, page)
        shown = numeral(self._next, numbering.form)
        self._next += 1
        return shown


def sections_of(main: Part, settings: Part | None, kind: NoteKind) -> tuple[Numbering, ...]:
    """The numbering in each section, in order; settings.xml says what holds where a section is silent."""
    default = Numbering(_DEFAULT_FORMS[kind])
    if settings is not None:
        default = _stated(settings.root, settings.prefix, kind, default)
    w = main.prefix
    # Properties of a tracked change (sectPrChange) are those that are no longer valid.
    found = [
        section
        for section in main.root.iter(w + "sectPr")
        if section.getparent().tag in (w + "pPr", w + "body") and not _was_changed(section, w)
    ]
    return tuple(_stated(section, w, kind, default) for section in found) or (default,)


def _was_changed(section: Element, w: str) -> bool:
    outer = section.getparent().getparent()
    return outer is not None and bool(outer.tag == w + "pPrChange")


def _stated(element: Element, w: str, kind: NoteKind, numbering: Numbering) -> Numbering:
    properties = element.find(w + _PROPERTIES[kind])
    if properties is None:
        return numbering
    form, start, restart = (_value(properties, w, name) for name in ("numFmt", "numStart", "numRestart"))
    return replace(
        numbering,
        form=form or numbering.form,
        start=int(start) if start.isdecimal() and len(start) < 6 else numbering.start,
        restart=restart or numbering.restart,
    )


def _value(properties: Element, w: str, name: str) -> str:
    found = properties.find(w + name)
    return "" if found is None else found.get(w + "val") or ""
