"""Writes down what docutils understood: paragraphs, markers, notes, and links as the author wrote them."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass, replace

from docutils import nodes

from footnotes.model import BlockKind, NoteKind
from footnotes.readers.draft import PLAIN, Draft, Dress
from footnotes.readers.flow import Style
from footnotes.readers.numerals import numeral
from footnotes.works.dates import find_dates

_LOST_MARKER = re.compile(r"\[(?P<label>\d{1,6}|[#*]|#?[\w.-]{1,80})\]_")
_ROLE = re.compile(r":[\w:.+-]{1,60}:`(?P<words>[^`<]{1,500}?)\s?(?:<[^<>`]{1,300}>)?`")
_UNKNOWN = re.compile(r'Unknown directive type "([^"]{1,60})"')
_DISABLED = re.compile(r'"(include|raw|csv-table)" directive disabled')
_NOT_TEXT = (nodes.comment, nodes.substitution_definition, nodes.pending, nodes.raw, nodes.label, nodes.system_message)
_BLOCKS = {nodes.title: BlockKind.HEADING, nodes.subtitle: BlockKind.HEADING}
_NUMERALS = {
    "loweralpha": "lowerLetter",
    "upperalpha": "upperLetter",
    "lowerroman": "lowerRoman",
    "upperroman": "upperRoman",
}
_OTHER_USE = ("pull-quote", "highlights")
"""Directives whose block quotations the text says elsewhere, or of itself."""
_NO_WORDS = (nodes.bullet_list, nodes.enumerated_list, nodes.definition_list, nodes.table, nodes.literal_block)
_NAMED = 5
"""So many of the directives that were left out are named."""


@dataclass(frozen=True, slots=True)
class _Defined:
    """A note where it is defined."""

    label: str
    place: int
    """Among all nodes of the tree."""
    index: int
    """In the draft."""


class Walker:
    """Takes a tree of docutils apart; notes first, so that markers find them."""

    def __init__(self, tree: nodes.document) -> None:
        self.draft = Draft()
        self.dated: str | None = None
        self._places = {id(node): place for place, node in enumerate(tree.findall())}
        self._defined: dict[int, _Defined] = {}
        self._by_id: dict[str, _Defined] = {}
        self._by_label: dict[str, list[_Defined]] = {}
        self._line: int | None = None
        quotations = (node for node in tree.findall(nodes.block_quote) if _is_quotation(node))
        self._extracts = {id(node): number for number, node in enumerate(quotations)}
        for node in tree.findall(lambda node: isinstance(node, (nodes.footnote, nodes.citation))):
            self._define(node)
        self._left_out = [
            found[1] for node in tree.findall(nodes.system_message) for found in _left_out(node.astext()[:400])
        ]

    def walk(self, node: nodes.Node, dress: Dress = PLAIN) -> None:
        """Write a node and all beneath it."""
        if isinstance(node, nodes.Text):
            self.draft.write(node.astext(), dress, self._line)
        elif isinstance(node, nodes.Element) and not isinstance(node, _NOT_TEXT):
            self._line = node.line or self._line
            self._element(node, dress)

    def warnings(self) -> Iterable[str]:
        """Sentences about what the file holds and the reader leaves out."""
        names = list(dict.fromkeys(self._left_out))
        if names:
            named = ", ".join(names[:_NAMED]) + (" ..." if len(names) > _NAMED else "")
            yield f"The contents of these directives were not read: {named}. Check them by hand if they hold sources."

    def _define(self, node: nodes.Element) -> None:
        label = node[0].astext() if len(node) and isinstance(node[0], nodes.label) else "?"
        kind = NoteKind.REFERENCE if isinstance(node, nodes.citation) else NoteKind.FOOTNOTE
        defined = _Defined(label, self._places[id(node)], self.draft.add_note(label, kind))
        self._defined[id(node)] = defined
        self._by_label.setdefault(label, []).append(defined)
        self._by_id.update(dict.fromkeys(node["ids"], defined))

    def _element(self, node: nodes.Element, dress: Dress) -> None:
        if id(node) in self._defined:
            self._note(node)
        elif isinstance(node, (nodes.footnote_reference, nodes.citation_reference)):
            self._marker(node)
        elif isinstance(node, nodes.problematic):
            self._problematic(node, dress)
        elif isinstance(node, nodes.date):
            self._date(node.astext())
        elif isinstance(node, nodes.TextElement) and not isinstance(node, nodes.Inline):
            self._block(node, dress)
        else:
            if isinstance(node, nodes.list_item) and (self.draft.in_note or _is_initial(node)):
                self._enumerator(node)
            self._children(node, self._dressed(node, dress))

    def _enumerator(self, node: nodes.list_item) -> None:
        """Write what docutils took for the number of a list: "A. Moor" begins with an initial."""
        around = node.parent
        if isinstance(around, nodes.enumerated_list):
            number = around.get("start", 1) + around.index(node)
            shown = numeral(number, _NUMERALS.get(around["enumtype"], "decimal"))
            self.draft.write(f"{around['prefix']}{shown}{around['suffix']} ", line=self._line)

    def _children(self, node: nodes.Element, dress: Dress) -> None:
        for child in node.children:
            self.walk(child, dress)

    def _note(self, node: nodes.Element) -> None:
        line = self._line
        self.draft.begin_note(self._defined[id(node)].index)
        self._children(node, PLAIN)
        self.draft.end_note()
        self._line = line

    def _block(self, node: nodes.Element, dress: Dress) -> None:
        in_cell = isinstance(node.parent, nodes.entry)
        kind = BlockKind.CELL if in_cell else _BLOCKS.get(type(node), BlockKind.PARAGRAPH)
        self.draft.begin_paragraph(kind, self._extracts.get(id(node.parent)))
        self._children(node, replace(dress, said=Style.CREDIT) if isinstance(node, nodes.attribution) else dress)
        self.draft.end_paragraph()

    def _marker(self, node: nodes.Element) -> None:
        defined = self._by_id.get(node.get("refid", ""))
        if self.draft.in_note and isinstance(node, nodes.citation_reference):
            # A note that points at the list of references says nothing without the name.
            self.draft.write(f"[{node.astext()}]")
        else:
            self.draft.mark(node.astext(), defined.index if defined else None)

    def _problematic(self, node: nodes.Element, dress: Dress) -> None:
        """What docutils could not resolve: a marker without its note, or a role that only Sphinx knows."""
        words = node.astext()
        lost = _LOST_MARKER.fullmatch(words)
        if lost is None:
            role = _ROLE.fullmatch(words)
            self.draft.write(role["words"] if role else words, dress, self._line)
            return
        defined = self._nearest(lost["label"], self._places[id(node)])
        self.draft.mark(lost["label"], defined.index if defined else None)

    def _nearest(self, label: str, place: int) -> _Defined | None:
        """Of notes that share a label, as where chapters were put together: the next one, else the last before."""
        alike = self._by_label.get(label, [])
        after = bisect(alike, place, key=lambda defined: defined.place)
        return alike[min(after, len(alike) - 1)] if alike else None

    def _date(self, words: str) -> None:
        dates = find_dates(words[:80])
        self.dated = dates[0].iso if len(dates) == 1 else None

    def _dressed(self, node: nodes.Element, dress: Dress) -> Dress:
        if isinstance(node, (nodes.emphasis, nodes.title_reference)):
            return replace(dress, italic=True)
        address = node.get("refuri", "") if isinstance(node, nodes.reference) else ""
        # A URL that stands as text is found like in any other text: docutils takes it without a closing bracket.
        return replace(dress, href=address) if address and address != node.astext() else dress


def _is_initial(node: nodes.list_item) -> bool:
    """Whether a list of one item, lettered in capitals, is a paragraph that begins with an initial."""
    return node.parent.get("enumtype") == "upperalpha" and len(node.parent) == 1


def _is_quotation(node: nodes.block_quote) -> bool:
    """Whether an indented passage is quoted; within another, or beneath the item of a list, it is only indented."""
    if not isinstance(node.parent, (nodes.document, nodes.section)) or set(node["classes"]) & set(_OTHER_USE):
        return False
    return not any(node.findall(lambda inner: inner is not node and isinstance(inner, (nodes.block_quote, *_NO_WORDS))))


def _left_out(message: str) -> Iterable[re.Match[str]]:
    return filter(None, (pattern.search(message) for pattern in (_UNKNOWN, _DISABLED)))
