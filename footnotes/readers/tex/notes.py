"""The numbers of LaTeX's notes, and which text belongs to which mark."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from footnotes.model import NoteKind
from footnotes.readers.draft import Draft
from footnotes.readers.numerals import numeral

_STYLE = re.compile(r"\\(fnsymbol|roman|Roman|alph|Alph|arabic)\b")
_FORMS = {"roman": "lowerRoman", "Roman": "upperRoman", "alph": "lowerLetter", "Alph": "upperLetter"}
_SYMBOLS = ("*", "†", "‡", "§", "¶", "‖", "**", "††", "‡‡")


@dataclass(slots=True)
class Series:
    """One series of notes, and where it stands."""

    draft: Draft
    kind: NoteKind
    style: str = "arabic"
    number: int = 0
    _open: dict[int, int] = field(default_factory=dict)
    """Notes of the draft by their number, as far as a mark or a text may still mean them."""

    def restyle(self, definition: str) -> None:
        r"""Number as the definition of ``\thefootnote`` says."""
        found = _STYLE.search(definition)
        if found:
            self.style = found[1]

    def restart(self, number: int = 0) -> None:
        """Go on counting after ``number``."""
        self.number = number
        self._open.clear()

    def note(self, given: int | None) -> tuple[str, int]:
        """Label and index of a further note; ``given`` is the number that the author wrote, if any."""
        number = self._next(given)
        return self._label(number), self._add(number)

    def mark(self, given: int | None) -> tuple[str, int]:
        """Label and index of the note that a mark without text means."""
        number = self._next(given)
        known = self._open.get(number) if given is not None else None
        return self._label(number), self._add(number) if known is None else known

    def text(self, given: int | None) -> int:
        """Index of the note whose text stands apart from its mark."""
        number = self.number if given is None else given
        index = self._open.get(number)
        return self._add(number) if index is None else index

    def _next(self, given: int | None) -> int:
        if given is not None:
            return given
        self.number += 1
        return self.number

    def _add(self, number: int) -> int:
        self._open[number] = self.draft.add_note(self._label(number), self.kind)
        return self._open[number]

    def _label(self, number: int) -> str:
        if self.style == "fnsymbol":
            return _SYMBOLS[number - 1] if 0 < number <= len(_SYMBOLS) else str(number)
        return numeral(number, _FORMS.get(self.style, "decimal"))
