"""The marks of a docx file: each is given its number, and its note is looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from footnotes.model import NoteKind
from footnotes.readers.draft import Draft
from footnotes.readers.office.docx_numbers import NoteNumbers
from footnotes.readers.office.xml_part import Element

_LONGEST_MARK = 10
"""Characters of a mark of the author's own, which Word bounds so."""
_MOST_BOOKMARKS = 64
"""Bookmarks around one place that are looked at."""

Notes = Mapping[str, Element]
"""The elements of notes by id."""


@dataclass(slots=True)
class _CustomMark:
    kind: NoteKind
    id: str
    label: str = ""


class Marks:
    """Ties the marks of the running text to the notes of the file."""

    def __init__(self, numbers: Mapping[NoteKind, NoteNumbers], notes: Mapping[NoteKind, Notes]) -> None:
        """Begin at the start of a document; ``notes`` are those that its file holds."""
        self.found: dict[tuple[NoteKind, str], int] = {}
        """Index in the draft of every note that a mark points at, in the order of the marks."""
        self.pages = 0
        self._section = 0
        self._numbers = numbers
        self._notes = notes
        self._custom: _CustomMark | None = None
        self._open_bookmarks: dict[str, str] = {}
        self._bookmarked: dict[str, int] = {}

    def next_section(self) -> None:
        """Go on in the next section."""
        self._section += 1

    def next_page(self) -> None:
        """Go on on the next page."""
        self.pages += 1

    def mark(self, draft: Draft, kind: NoteKind, note_id: str) -> None:
        """Set a mark with the number that Word shows."""
        self._set(draft, kind, note_id, self._numbers[kind].number(self._section, self.pages))

    def begin_custom_mark(self, kind: NoteKind, note_id: str) -> None:
        """Take the text that follows as the mark; such marks are not counted."""
        self._custom = _CustomMark(kind, note_id)

    def takes(self, text: str) -> bool:
        """Whether ``text`` is a mark of the author's own, and no running text."""
        if self._custom is None or len(self._custom.label + text) > _LONGEST_MARK:
            return False
        self._custom.label += text
        return True

    def end_custom_mark(self, draft: Draft) -> None:
        """Set the mark that was taken, if there is one."""
        if self._custom is not None:
            custom, self._custom = self._custom, None
            self._set(draft, custom.kind, custom.id, custom.label.strip() or "*")

    def repeat(self, draft: Draft, bookmark: str, label: str) -> bool:
        """Set the mark of the note in a bookmark once more; False when the bookmark holds none."""
        index = self._bookmarked.get(bookmark)
        if index is None:
            return False
        if label.strip():
            draft.mark(label.strip(), index)
        return True

    def begin_bookmark(self, bookmark_id: str, name: str) -> None:
        """Begin a named range."""
        if len(self._open_bookmarks) < _MOST_BOOKMARKS:
            self._open_bookmarks[bookmark_id] = name

    def end_bookmark(self, bookmark_id: str) -> None:
        """End a named range."""
        self._open_bookmarks.pop(bookmark_id, None)

    def _set(self, draft: Draft, kind: NoteKind, note_id: str, label: str) -> None:
        if note_id not in self._notes[kind]:
            draft.mark(label, None)
            return
        if (kind, note_id) not in self.found:
            self.found[kind, note_id] = draft.add_note(label, kind)
        index = self.found[kind, note_id]
        draft.mark(label, index)
        self._bookmarked.update(dict.fromkeys(self._open_bookmarks.values(), index))
