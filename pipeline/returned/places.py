"""Which note of a file is which note of the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from footnotes.model import NoteKind, Reading
from pipeline.returned.aligned import letters

T = TypeVar("T")


def matched(reading: Reading, kind: NoteKind, notes: Sequence[tuple[T, str]]) -> dict[str, T]:
    """The notes of a file by id of the footnote that they are, as far as that is certain.

    Args:
        reading: the document as it was read.
        kind: of the notes.
        notes: each with its text, in the order of their marks.
    """
    footnotes = [note for note in reading.footnotes if note.kind is kind]
    if len(footnotes) == len(notes):
        return {note.id: place for note, (place, _) in zip(footnotes, notes, strict=True)}
    # Typed notes, or notes without words, are on one side alone: the words tell.
    texts = [letters(text) for _, text in notes]
    found: dict[str, T] = {}
    start = 0
    for note in footnotes:
        words = letters(note.text)
        number = next((n for n in range(start, len(texts)) if words and words in texts[n]), None)
        if number is not None:
            found[note.id] = notes[number][0]
            start = number + 1
    return found


class Entries(Generic[T]):
    """The paragraphs of a running text, for entries of lists and notes typed by hand, which have no mark."""

    def __init__(self, paragraphs: Iterable[tuple[T, str]]) -> None:
        """Remember paragraphs with their texts."""
        self._paragraphs = [(place, letters(text)) for place, text in paragraphs]

    def holding(self, text: str) -> T | None:
        """The one paragraph that holds a text; None where none or several do."""
        words = letters(text)
        found = [place for place, there in self._paragraphs if words and words in there]
        return found[0] if len(found) == 1 else None
