"""One walk over a page that parts running text from notes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Protocol

from footnotes.model import BlockKind
from footnotes.readers.flow import Flow, Passage, Style
from footnotes.readers.html.notes import list_labels
from footnotes.readers.html.tree import BLOCKS, HEADINGS, LINE_BREAK, UNREAD, Element

_STYLES = {
    "em": Style.EMPHASIS,
    "i": Style.EMPHASIS,
    "cite": Style.EMPHASIS,
    "q": Style.QUOTATION,
    "blockquote": Style.QUOTATION,
    "a": Style.LINK,
    "sup": Style.RAISED,
}
_LARGEST_LINE = 65_535
"""libxml2 counts lines no further."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reference mark says: its label, and the note's index (None when there is no such note)."""

    label: str
    note: int | None


@dataclass(slots=True)
class Plan:
    """What the walk does at which element."""

    marks: dict[Element, Mark] = field(default_factory=dict)
    """Elements that are read as a marker, text and all."""
    marks_before: dict[Element, Mark] = field(default_factory=dict)
    """Notes that stand in place, with no mark of their own."""
    notes: dict[Element, int] = field(default_factory=dict)
    """Elements that are (part of) a note."""
    note_starts: dict[Element, int] = field(default_factory=dict)
    """Elements from which on, to the end of the block or the beginning of another, the text is a note's."""
    left_out: set[Element] = field(default_factory=set)
    quotations: dict[Element, int] = field(default_factory=dict)
    """Block quotations of the running text with their numbers."""
    credits: set[Element] = field(default_factory=set)
    """Elements that name who is quoted in one."""
    scope: Element | None = None
    """The element that holds the running text; None for the whole page."""


class LineOf(Protocol):
    """Tells the line on which an element begins; None when it does not say."""

    def __call__(self, element: Element) -> int | None:
        """The 1-based line, or None."""


def source_line(element: Element) -> int | None:
    """The line of the file on which an element's start tag ends."""
    line: int | None = element.sourceline
    return line if line is not None and line < _LARGEST_LINE else None


@dataclass(frozen=True, slots=True)
class Walked:
    """The running text and the notes of a page, in document order."""

    blocks: tuple[tuple[BlockKind, Passage], ...]
    notes: tuple[Passage, ...]


def walk(root: Element, plan: Plan, note_count: int, line_of: LineOf) -> Walked:
    """Read a page by a plan."""
    from lxml import etree

    walker = _Walker(plan, note_count, line_of)
    steps = etree.iterwalk(root, events=("start", "end"))
    for event, element in steps:
        if event == "end":
            walker.leave(element)
        elif not walker.enter(element):
            steps.skip_subtree()
    return walker.finish()


@dataclass(frozen=True, slots=True)
class _Styled:
    element: Element
    style: Style
    href: str


@dataclass(slots=True)
class _Sink:
    """Where text goes: the running text (note is None) or a note."""

    note: int | None
    until: Element | None
    styles: list[_Styled] = field(default_factory=list)
    shared: bool = False
    """Whether the note began in the middle of a block."""


class _Walker:
    def __init__(self, plan: Plan, note_count: int, line_of: LineOf) -> None:
        self._plan = plan
        self._line_of = line_of
        self._line: int | None = None
        self._body = Flow()
        self._notes = [Flow() for _ in range(note_count)]
        self._blocks: list[tuple[BlockKind, Passage]] = []
        self._sinks = [_Sink(None, None)]
        self._open_blocks: list[Element] = []
        self._breaks = 0
        self._quotations: list[Element] = []
        self._in_heading = 0
        self._in_cell = 0
        self._in_scope = plan.scope is None
        self._hole: Element | None = None
        self._items: dict[Element, str] = {}
        self._item: str | None = None

    def enter(self, element: Element) -> bool:
        """Begin an element; False when its inside is to be skipped."""
        line = self._line_of(element)
        self._line = line if line is not None else self._line
        if element.tag in BLOCKS:
            self._end_block()
            self._end_shared()
        self._begin_note(element)
        mark = self._plan.marks.get(element)
        if mark is not None:
            self._mark(element, mark)
        if mark is not None or element in self._plan.left_out or element.tag in UNREAD:
            self._hole = element
            return False
        if element is self._plan.scope:
            self._in_scope = True
        self._begin_block(element)
        self._begin_style(element)
        self._write(element.text)
        return True

    def leave(self, element: Element) -> None:
        """End an element, and read what follows it."""
        if element is self._hole:
            self._hole = None
        else:
            self._end_style(element)
            self._end_block_element(element)
        if len(self._sinks) > 1 and self._sinks[-1].until is element:
            self._sinks.pop()
        if element.tag in BLOCKS:
            self._end_block()
        if element is self._plan.scope:
            self._in_scope = False
        self._write(element.tail)

    def finish(self) -> Walked:
        """What was read."""
        self._end_block()
        return Walked(tuple(self._blocks), tuple(flow.finish() for flow in self._notes))

    @property
    def _flow(self) -> Flow:
        return self._flow_of(self._sinks[-1])

    def _flow_of(self, sink: _Sink) -> Flow:
        return self._body if sink.note is None else self._notes[sink.note]

    def _mark(self, element: Element, mark: Mark) -> None:
        flow = self._flow
        # "[<a>1</a>]": the brackets belong to the mark.
        if flow.ends_with("[") and (element.tail or "").startswith("]"):
            flow.take_back()
            element.tail = element.tail[1:]
        if self._sinks[-1].note is None:
            flow.mark(mark.label, mark.note)

    def _begin_note(self, element: Element) -> None:
        before = self._plan.marks_before.get(element)
        if before is not None and self._sinks[-1].note is None:
            self._body.mark(before.label, before.note)
        note = self._plan.notes.get(element)
        if note is not None:
            self._sinks.append(_Sink(note, element))
            self._notes[note].break_paragraph()
        start = self._plan.note_starts.get(element)
        if start is not None:
            self._start_shared(start)

    def _start_shared(self, note: int) -> None:
        self._end_shared()
        until = self._open_blocks[-1] if self._open_blocks else None
        self._sinks.append(_Sink(note, until, shared=True))

    def _end_shared(self) -> None:
        if self._sinks[-1].shared:
            self._sinks.pop()

    def _begin_block(self, element: Element) -> None:
        if element.tag == "br":
            self._break_line()
        elif element.tag == "wbr" and LINE_BREAK in element.attrib:
            self._flow.break_line()
        elif element.tag == "img" and any(styled.style is Style.LINK for styled in self._sinks[-1].styles):
            self._flow.write(element.get("alt") or "", self._line)
        elif element.tag in BLOCKS:
            self._open_blocks.append(element)
            self._in_heading += element.tag in HEADINGS
            self._in_cell += element.tag in ("td", "th")
            if element.tag == "ol":
                self._items.update(list_labels(element))
            elif element.tag == "li":
                self._item = self._items.get(element)
            if element in self._plan.quotations:
                self._quotations.append(element)

    def _end_block_element(self, element: Element) -> None:
        if self._open_blocks and self._open_blocks[-1] is element:
            self._end_block()
            self._open_blocks.pop()
            self._in_heading -= element.tag in HEADINGS
            self._in_cell -= element.tag in ("td", "th")
            if self._quotations and self._quotations[-1] is element:
                self._quotations.pop()

    def _break_line(self) -> None:
        self._breaks += 1
        self._flow.break_line()
        if self._breaks == 2:
            self._end_block()

    def _begin_style(self, element: Element) -> None:
        style = Style.CREDIT if element in self._plan.credits else _STYLES.get(element.tag)
        if style is None or element in self._plan.note_starts:
            return
        if element.tag == "blockquote" and self._sinks[-1].note is None:
            return  # of the running text, whose blocks say it themselves
        href = (element.get("href") or "") if style is Style.LINK else ""
        self._sinks[-1].styles.append(_Styled(element, style, href))
        self._flow.open(style, href)

    def _end_style(self, element: Element) -> None:
        # A note that runs to its block's end may have begun inside the element that ends here.
        for sink in reversed(self._sinks):
            if sink.styles and sink.styles[-1].element is element:
                sink.styles.pop()
                self._flow_of(sink).close()
                return

    def _end_block(self) -> None:
        """End a paragraph: of a note when one is being read, else of the running text."""
        if self._sinks[-1].note is not None:
            self._flow.break_paragraph()
            return
        passage = self._body.finish()
        if self._in_scope and (passage.text or passage.markers):
            extract = self._plan.quotations[self._quotations[-1]] if self._quotations else None
            self._blocks.append((self._kind, replace(passage, extract=extract, item=self._item)))
            self._item = None
        self._body = Flow()
        for styled in self._sinks[-1].styles:
            self._body.open(styled.style, styled.href)

    @property
    def _kind(self) -> BlockKind:
        if self._in_heading:
            return BlockKind.HEADING
        return BlockKind.CELL if self._in_cell else BlockKind.PARAGRAPH

    def _write(self, text: str | None) -> None:
        if not text:
            return
        if not text.isspace():
            self._breaks = 0
        self._flow.write(text, self._line)
        if self._line is not None:
            self._line += text.count("\n")
