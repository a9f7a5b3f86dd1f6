"""The sentence of the running text that a note stands for."""

from __future__ import annotations

from footnotes.model import Anchor, Document
from footnotes.sentences import sentence_at


def anchor_of(document: Document, note_index: int) -> Anchor | None:
    """The sentence that carries the first marker of a note; None when no marker for it was found.

    Args:
        document: what a reader made of a file.
        note_index: place of the note in ``document.notes``.
    """
    for block in document.blocks:
        for marker in block.markers:
            if marker.note == note_index:
                sentence = sentence_at(block.text, marker.offset)
                return Anchor(sentence, block.location.line, block.location.page) if sentence else None
    return None
