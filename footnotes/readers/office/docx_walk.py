"""One walk over a part of a docx file: text as it is shown once all tracked changes are accepted."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from footnotes.model import BlockKind, NoteKind
from footnotes.readers.draft import Draft, Dress
from footnotes.readers.office.docx_fields import Fields, with_fragment
from footnotes.readers.office.docx_marks import Marks
from footnotes.readers.office.docx_package import Part
from footnotes.readers.office.docx_styles import Styles, is_on
from footnotes.readers.office.xml_part import Element

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "{http://purl.oclc.org/ooxml/officeDocument/math}",
)
_RELATION_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_UNREAD = frozenset([
    "del", "moveFrom", "delText", "delInstrText", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr",
    "sdtPr", "sdtEndPr", "rt", "numPicBullet", "smartTagPr", "customXmlPr",
])  # fmt: skip
_WRITTEN = {"tab": " ", "ptab": " ", "noBreakHyphen": "-"}
"""What stands for text; ``softHyphen`` only says where a word may be divided."""
_KINDS = {"footnoteReference": NoteKind.FOOTNOTE, "endnoteReference": NoteKind.ENDNOTE}
_PRIVATE = 0xF000
"""Where symbol fonts have their 256 characters."""


class Walker:
    """Walks over parts and writes what they show into a draft."""

    def __init__(self, draft: Draft, styles: Styles, marks: Marks) -> None:
        self.has_embedded = False
        """Whether a part of another format was met (``w:altChunk``)."""
        self._draft = draft
        self._styles = styles
        self._marks = marks
        self._w = ""
        self._targets: Mapping[str, str] = {}
        self._fields = Fields()
        self._links: list[str] = []
        self._cells = 0
        self._extract = 0
        self._quoting = False
        self._italic = self._hidden = self._raised = False
        self._starts: dict[str, Callable[[Element], None]] = {
            "p": self._begin_paragraph,
            "r": self._begin_run,
            "t": self._write,
            "br": self._break_line,
            "cr": self._break_line,
            "sym": self._write_symbol,
            "fldChar": self._field_character,
            "instrText": lambda element: self._fields.add_code(element.text or ""),
            "fldSimple": self._begin_simple_field,
            "hyperlink": self._begin_link,
            "tc": self._begin_cell,
            "txbxContent": lambda _: self._draft.begin_frame(),
            "footnoteReference": self._reference,
            "endnoteReference": self._reference,
            "footnoteRef": lambda _: self._draft.number_itself(),
            "endnoteRef": lambda _: self._draft.number_itself(),
            "bookmarkStart": lambda mark: self._marks.begin_bookmark(self._get(mark, "id"), self._get(mark, "name")),
            "bookmarkEnd": lambda mark: self._marks.end_bookmark(self._get(mark, "id")),
            "lastRenderedPageBreak": lambda _: self._marks.next_page(),
            "altChunk": self._embedded,
        }  # fmt: skip
        self._ends: dict[str, Callable[[Element], None]] = {
            "p": self._end_paragraph,
            "r": self._end_run,
            "fldSimple": lambda _: self._fields.end(),
            "hyperlink": self._end_link,
            "tc": self._end_cell,
            "txbxContent": lambda _: self._draft.end_frame(),
        }

    def walk(self, part: Part, root: Element) -> None:
        """Read an element of a part, the body or a note, with all that it holds."""
        from lxml import etree

        self._w, self._targets = part.prefix, part.targets
        self._fields = Fields()
        steps = etree.iterwalk(root, events=("start", "end"))
        skipped: Element | None = None
        for event, element in steps:
            if event == "end":
                if element is skipped:
                    skipped = None
                else:
                    self._leave(element)
            elif not self._enter(element):
                skipped = element
                steps.skip_subtree()

    def _enter(self, element: Element) -> bool:
        tag: str = element.tag
        if not tag.startswith(self._w):
            return self._enter_other(element, tag)
        name = tag[len(self._w) :]
        if name in _UNREAD or (name in ("tr", "tc") and self._is_deleted(element, name)):
            return False
        start = self._starts.get(name)
        if start is not None:
            start(element)
        elif name in _WRITTEN:
            self._say(_WRITTEN[name])
        return True

    def _enter_other(self, element: Element, tag: str) -> bool:
        if tag.startswith(_MATH):
            self._say("/" if tag.endswith("}den") else (element.text or "") if tag.endswith("}t") else "")
        elif tag.startswith(_COMPATIBILITY):
            # The branches of an alternative show the same thing, and Word writes the newest one first.
            return tag.endswith("}AlternateContent") or element.getprevious() is None
        return True

    def _leave(self, element: Element) -> None:
        tag: str = element.tag
        end = self._ends.get(tag[len(self._w) :]) if tag.startswith(self._w) else None
        if end is not None:
            end(element)

    def _get(self, element: Element, name: str) -> str:
        return element.get(self._w + name) or ""

    def _is_deleted(self, element: Element, name: str) -> bool:
        deletion = "trPr/{}del" if name == "tr" else "tcPr/{}cellDel"
        return element.find(self._w + deletion.format(self._w)) is not None

    def _begin_paragraph(self, element: Element) -> None:
        properties = element.find(self._w + "pPr")
        quoted = self._is_quoted(properties)
        self._extract += quoted and not self._quoting
        self._quoting = quoted
        self._draft.begin_paragraph(self._kind(properties), self._extract if quoted else None)

    def _is_quoted(self, properties: Element | None) -> bool:
        style = properties.find(self._w + "pStyle") if properties is not None else None
        if style is None or self._get(style, "val") not in self._styles.quotations:
            return False
        return properties is not None and properties.find(self._w + "numPr") is None

    def _kind(self, properties: Element | None) -> BlockKind:
        if properties is not None:
            style = properties.find(self._w + "pStyle")
            level = properties.find(self._w + "outlineLvl")
            if level is not None and self._get(level, "val") in "012345678":
                return BlockKind.HEADING
            if style is not None and self._get(style, "val") in self._styles.headings:
                return BlockKind.HEADING
        return BlockKind.CELL if self._cells else BlockKind.PARAGRAPH

    def _end_paragraph(self, element: Element) -> None:
        properties = element.find(self._w + "pPr")
        # Where the end of a paragraph was deleted, the next one goes on with it.
        if properties is None or properties.find(f"{self._w}rPr/{self._w}del") is None:
            self._draft.end_paragraph()
        if properties is not None and properties.find(self._w + "sectPr") is not None:
            self._marks.next_section()

    def _begin_cell(self, _: Element) -> None:
        self._cells += 1

    def _end_cell(self, _: Element) -> None:
        self._cells -= 1

    def _begin_run(self, element: Element) -> None:
        properties = element.find(self._w + "rPr")
        self._hidden = is_on(properties, self._w + "vanish", self._w + "val")
        self._italic = self._is_italic(properties)
        self._raised = self._is_raised(properties)

    def _is_raised(self, properties: Element | None) -> bool:
        if properties is None:
            return False
        align = properties.find(self._w + "vertAlign")
        style = properties.find(self._w + "rStyle")
        if align is not None:
            return self._get(align, "val") == "superscript"
        return style is not None and self._get(style, "val") in self._styles.raised

    def _is_italic(self, properties: Element | None) -> bool:
        if properties is None:
            return False
        if properties.find(self._w + "i") is not None:
            return is_on(properties, self._w + "i", self._w + "val")
        style = properties.find(self._w + "rStyle")
        return style is not None and self._get(style, "val") in self._styles.italics

    def _end_run(self, _: Element) -> None:
        self._marks.end_custom_mark(self._draft)
        self._hidden = self._italic = self._raised = False

    def _write(self, element: Element) -> None:
        self._say(element.text or "")

    def _break_line(self, _: Element) -> None:
        if not self._hidden and self._fields.shown:
            self._draft.break_line()

    def _write_symbol(self, element: Element) -> None:
        code = self._get(element, "char")
        number = int(code, 16) if 0 < len(code) <= 5 and all(digit in "0123456789abcdefABCDEF" for digit in code) else 0
        if number >= _PRIVATE:
            # Only digits and signs are the same in symbol fonts.
            number = number - _PRIVATE if 0x20 <= number - _PRIVATE < 0x40 else 0
        if number and not 0xD800 <= number < 0xE000:
            self._say(chr(number))

    def _say(self, text: str) -> None:
        """Write text, unless it is hidden or belongs to the code of a field."""
        if self._hidden or not self._fields.shown or self._marks.takes(text):
            return
        if self._fields.repeats and self._marks.repeat(self._draft, self._fields.repeats, text):
            return
        href = self._links[-1] if self._links else ""
        self._draft.write(text, Dress(self._italic, href or self._fields.href, self._raised))

    def _field_character(self, element: Element) -> None:
        kind = self._get(element, "fldCharType")
        if kind == "begin":
            self._fields.begin()
        elif kind == "separate":
            self._fields.show()
        elif kind == "end":
            self._fields.end()

    def _begin_simple_field(self, element: Element) -> None:
        self._fields.begin()
        self._fields.add_code(self._get(element, "instr"))
        self._fields.show()

    def _begin_link(self, element: Element) -> None:
        relation = next((element.get(name) for name in _RELATION_IDS if element.get(name)), "")
        # Word keeps the fragment of a target apart from it.
        self._links.append(with_fragment(self._targets.get(relation, ""), self._get(element, "anchor")))

    def _end_link(self, _: Element) -> None:
        self._links.pop()

    def _reference(self, element: Element) -> None:
        if self._hidden or not self._fields.shown:
            return
        kind = _KINDS[element.tag[len(self._w) :]]
        custom = self._get(element, "customMarkFollows")
        if custom and custom not in ("0", "false", "off"):
            self._marks.begin_custom_mark(kind, self._get(element, "id"))
        else:
            self._marks.mark(self._draft, kind, self._get(element, "id"))

    def _embedded(self, _: Element) -> None:
        self.has_embedded = True
