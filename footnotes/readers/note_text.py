"""The text of a note without what belongs to its layout: the printed number, arrows back."""

from __future__ import annotations

import re

from footnotes.model import Location, Note, NoteKind
from footnotes.readers.flow import Passage, Style
from footnotes.readers.linking import link_passage

_ARROWS = "↩↑⇑⤴⤶↵⏎⬆\ufe0e\ufe0f\u200d"
_ARROWS_BEFORE = re.compile(rf"(?:[{_ARROWS}]|\^(?=\s|$)|[\[(]\s?[\])])\s*")
_ARROWS_AFTER = re.compile(rf"\s*(?:[{_ARROWS}]|\[\s?[{_ARROWS}^]?\s?\]|\(\s?\))$")
_STRAY_STOP = re.compile(r"[.:)\]]\s*(?=\S)")


def note_of(passage: Passage, label: str, kind: NoteKind, base: str | None) -> Note:
    """The note that a passage holds; its printed label is taken off."""
    linked = link_passage(without_layout(passage, label), base)
    text = linked.passage.text
    emphasis = tuple(span for span in linked.passage.spans(Style.EMPHASIS) if span.start < span.end)
    quotation = tuple(span for span in linked.passage.spans(Style.QUOTATION) if span.start < span.end)
    return Note(label, kind, text, Location(linked.passage.line), linked.links, emphasis, quotation)


def without_layout(passage: Passage, label: str) -> Passage:
    """The passage without label and arrows at its start, and arrows at its end."""
    printed = re.compile(rf"[\[({{]?\s?{re.escape(label)}(?:\s?[\])}}][.:]?|[.:](?!\d)|(?=\s|$))\s*", re.I)
    for pattern in (_ARROWS_BEFORE, printed, _ARROWS_BEFORE, _STRAY_STOP):
        found = pattern.match(passage.text)
        if found:
            passage = passage.without_start(found.end())
    while (found := _ARROWS_AFTER.search(passage.text[-20:])) is not None and found[0]:
        passage = passage.without_end(len(found[0]))
    return passage
