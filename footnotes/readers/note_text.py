"""The text of a note without what belongs to its layout: the printed number, arrows back."""

from __future__ import annotations

import re

from footnotes.model import Location, Note, NoteKind
from footnotes.readers.flow import Passage, Style
from footnotes.readers.linking import link_passage

_ARROWS = "↩↑⇑⤴⤶↵⏎⬆\ufe0e\ufe0f\u200d"
_ARROWS_BEFORE = re.compile(rf"(?:[{_ARROWS}]|\^(?=\s|$)|[\[(]\s?[\])])\s*")
_ARROWS_AFTER = re.compile(rf"\s{{0,20}}(?:[{_ARROWS}]|\[\s?[{_ARROWS}^]?\s?\]|\(\s?\))$")
_OPENING = re.compile(r"[\[({]?\s?(?:(?:foot|end)?note\s)?", re.I)
_CLOSING = re.compile(r"(?:\s?[\])}][.:]?|[.:](?!\d)|(?=\s|$))\s*")
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
    passage = _without(_ARROWS_BEFORE, passage)
    bracketed = passage.text.startswith("[")
    passage = passage.without_start(_printed_label(passage.text, label))
    if bracketed and passage.text.endswith("]") and passage.text.count("]") > passage.text.count("["):
        passage = passage.without_end(1)
    passage = _without(_STRAY_STOP, _without(_ARROWS_BEFORE, passage))
    while (found := _ARROWS_AFTER.search(passage.text[-20:])) is not None and found[0]:
        passage = passage.without_end(len(found[0]))
    return passage


def _without(start: re.Pattern[str], passage: Passage) -> Passage:
    found = start.match(passage.text)
    return passage.without_start(found.end()) if found else passage


def _printed_label(text: str, label: str) -> int:
    """How many characters the label takes at the start of a note, brackets and stop included."""
    opened = _OPENING.match(text)
    begin = opened.end() if opened else 0
    end = begin + len(label)
    closed = _CLOSING.match(text, end) if text[begin:end].casefold() == label.casefold() else None
    return closed.end() if closed else 0
