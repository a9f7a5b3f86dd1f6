"""Which note of a file is which note of the report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from footnotes.model import NoteKind, Reading
from pipeline.returned.aligned import says

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
    found: dict[str, T] = {}
    start = 0
    for note in footnotes:
        number = next((n for n in range(start, len(notes)) if says(notes[n][1], note.text)), None)
        if number is not None:
            found[note.id] = notes[number][0]
            start = number + 1
    return found
