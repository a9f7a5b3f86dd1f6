"""The block quotations that are open at a place of a LaTeX file."""

from __future__ import annotations

from footnotes.readers.draft import Draft
from footnotes.readers.tex.commands import LISTS, LITERAL, QUOTATIONS, TABLES


class Quotations:
    """Counts block quotations, and tells those apart that are only indents."""

    def __init__(self, draft: Draft) -> None:
        """Begin outside of any."""
        self._draft = draft
        self._open: list[int] = []
        self._count = 0

    @property
    def current(self) -> int | None:
        """Number of the block quotation around this place; None outside of any."""
        return self._open[-1] if self._open else None

    def begin(self, environment: str) -> None:
        """Enter an environment."""
        if environment in QUOTATIONS:
            self._count += 1
            self._open.append(self._count)
        if environment in TABLES or environment in LISTS or len(self._open) > 1:
            self.disown()

    def end(self, environment: str) -> None:
        """Leave an environment."""
        if environment in LITERAL:
            self.disown()
        if environment in QUOTATIONS and self._open:
            self._open.pop()

    def disown(self) -> None:
        """Take the block quotations around this place for indents: they hold a list, or each other."""
        for number in self._open[-2:]:  # of more within each other, the outer ones are taken so already
            self._draft.disown(number)
