"""One walk over the text of an OpenDocument file; its notes stand in place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from footnotes.model import BlockKind, NoteKind
from footnotes.readers.draft import Draft, Dress
from footnotes.readers.office.odt_styles import Styles
from footnotes.readers.office.xml_part import Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAWING = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TARGET = "{http://www.w3.org/1999/xlink}href"
_UNREAD = frozenset((
    # Deleted text stands only in the list of changes, inserted text only in the running text.
    _TEXT + "tracked-changes", _OFFICE + "annotation", _OFFICE + "forms", _TEXT + "note-citation",
    _TEXT + "table-of-content", _TEXT + "alphabetical-index", _TEXT + "illustration-index", _TEXT + "table-index",
    _TEXT + "ruby-text", _TEXT + "sequence-decls", _TEXT + "variable-decls", _TEXT + "user-field-decls",
    _OFFICE + "binary-data", _OFFICE + "event-listeners",
    "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}title",
    "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc",
))  # fmt: skip
_PARAGRAPHS = (_TEXT + "p", _TEXT + "h")
_SPACES = (_TEXT + "s", _TEXT + "tab")
_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")


class Walker:
    """Writes what a text shows into a draft."""

    def __init__(self, draft: Draft, styles: Styles) -> None:
        self._draft = draft
        self._styles = styles
        self._counts: Counter[NoteKind] = Counter()
        self._spans: list[str] = []
        self._links: list[str] = []
        self._paragraphs = self._cells = self._lists = 0
        self._extract = 0
        self._quoting = False
        self._starts: dict[str, Callable[[Element], None]] = {
            **dict.fromkeys(_PARAGRAPHS, self._begin_paragraph),
            **dict.fromkeys(_SPACES, lambda _: self._write(" ")),
            **dict.fromkeys(_CELLS, self._begin_cell),
            _TEXT + "line-break": lambda _: self._draft.break_line(),
            _TEXT + "span": lambda element: self._spans.append(element.get(_TEXT + "style-name") or ""),
            _TEXT + "a": lambda element: self._links.append(element.get(_TARGET) or ""),
            _TEXT + "note": self._begin_note,
            _TEXT + "list": lambda _: self._count_list(1),
        }
        self._ends: dict[str, Callable[[Element], None]] = {
            **dict.fromkeys(_PARAGRAPHS, self._end_paragraph),
            **dict.fromkeys(_CELLS, self._end_cell),
            _TEXT + "span": lambda _: self._leave(self._spans),
            _TEXT + "a": lambda _: self._leave(self._links),
            _TEXT + "note": lambda _: self._draft.end_note(),
            _TEXT + "list": lambda _: self._count_list(-1),
        }

    def walk(self, root: Element) -> None:
        """Read ``office:text`` with all that it holds."""
        from lxml import etree

        steps = etree.iterwalk(root, events=("start", "end"))
        skipped: Element | None = None
        for event, element in steps:
            if event == "start" and not self._enter(element):
                skipped = element
                steps.skip_subtree()
            elif event == "end":
                if element is not skipped:
                    self._end(element)
                self._write(element.tail)

    def _enter(self, element: Element) -> bool:
        tag: str = element.tag
        if tag in _UNREAD:
            return False
        start = self._starts.get(tag)
        if start is not None:
            start(element)
        elif tag.startswith(_DRAWING):
            self._draft.begin_frame()
        self._write(element.text)
        return True

    def _end(self, element: Element) -> None:
        tag: str = element.tag
        end = self._ends.get(tag)
        if end is not None:
            end(element)
        elif tag.startswith(_DRAWING):
            self._draft.end_frame()

    def _leave(self, opened: list[str]) -> None:
        opened.pop()

    def _write(self, text: str | None) -> None:
        """Write text, which only paragraphs hold; what stands between them is layout of the XML."""
        if text and self._paragraphs and self._styles.hidden.isdisjoint(self._spans):
            href = self._links[-1] if self._links else ""
            self._draft.write(text, self._dress(href))

    def _dress(self, href: str) -> Dress:
        italic, raised = self._styles.italics, self._styles.raised
        return Dress(not italic.isdisjoint(self._spans), href, not raised.isdisjoint(self._spans))

    def _begin_paragraph(self, element: Element) -> None:
        self._paragraphs += 1
        if element.tag == _TEXT + "h":
            self._draft.begin_paragraph(BlockKind.HEADING)
        else:
            self._draft.begin_paragraph(
                BlockKind.CELL if self._cells else BlockKind.PARAGRAPH, self._extract_of(element)
            )

    def _extract_of(self, paragraph: Element) -> int | None:
        """The number of the block quotation that a paragraph belongs to."""
        if self._paragraphs > 1:
            return None  # of a note or a frame, in the midst of another paragraph
        style = paragraph.get(_TEXT + "style-name") or ""
        quoted = not self._lists and (style in self._styles.quotations)
        self._extract += quoted and not self._quoting
        self._quoting = quoted
        return self._extract if quoted else None

    def _end_paragraph(self, _: Element) -> None:
        self._paragraphs -= 1
        self._draft.end_paragraph()

    def _begin_cell(self, _: Element) -> None:
        self._cells += 1

    def _end_cell(self, _: Element) -> None:
        self._cells -= 1

    def _count_list(self, step: int) -> None:
        self._lists += step

    def _begin_note(self, element: Element) -> None:
        kind = NoteKind.ENDNOTE if element.get(_TEXT + "note-class") == "endnote" else NoteKind.FOOTNOTE
        self._counts[kind] += 1
        index = self._draft.add_note(_label(element) or str(self._counts[kind]), kind)
        self._draft.mark(self._draft.notes[index].label, index)
        self._draft.begin_note(index)
        self._draft.number_itself()


def _label(note: Element) -> str:
    """The label as the program that wrote the file last showed it."""
    citation = note.find(_TEXT + "note-citation")
    if citation is None:
        return ""
    return (citation.get(_TEXT + "label") or "".join(citation.itertext())).strip()[:24]
