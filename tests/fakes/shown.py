"""A document as one line of text, for tables of expected readings."""

from __future__ import annotations

from footnotes.model import Document


def running_text(document: Document) -> str:
    """The blocks, parted by bars, with ``{label>note}`` where a marker stands (notes counted from 1)."""
    return " | ".join(_with_markers(document)).strip()


def _with_markers(document: Document) -> list[str]:
    shown = []
    for block in document.blocks:
        text = block.text
        for marker in reversed(block.markers):
            note = "?" if marker.note is None else marker.note + 1
            text = f"{text[: marker.offset]}{{{marker.label}>{note}}}{text[marker.offset :]}"
        shown.append(text)
    return shown


def notes(document: Document) -> list[tuple[str, str]]:
    """Label and text of each note."""
    return [(note.label, note.text) for note in document.notes]
