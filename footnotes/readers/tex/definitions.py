"""Definitions of commands in LaTeX: other names of commands, and how notes are numbered."""

from __future__ import annotations

import re
from collections.abc import Mapping

from footnotes.readers.tex.cursor import Cursor
from footnotes.readers.tex.notes import Series

_ALIAS = re.compile(r"\\(?P<name>[A-Za-z]+)\s*\{\s*#1\s*\}")
_ARGUMENTS = ("m", "o m", "s m", "+m", "O{} m")
"""How ``\\NewDocumentCommand`` states the arguments, before the body."""


class Definitions:
    """What a document calls commands by."""

    def __init__(self, cursor: Cursor, series: Mapping[str, Series]) -> None:
        """Begin with no other names; definitions are read where ``cursor`` stands."""
        self._cursor = cursor
        self._series = series
        self._aliases: dict[str, str] = {}

    def meaning(self, name: str) -> str:
        """The command that a name stands for."""
        return self._aliases.get(name, name)

    def read(self, name: str) -> None:
        """Pass a definition by, and remember what matters of it."""
        defined = self._defined()
        if name == "let":
            self._cursor.at += self._cursor.next() == "="
            self._aliases[defined] = self._cursor.next().strip("\\ \t")
            self._cursor.at += 1
            return
        tokens = self._cursor.tokens
        while name.endswith("def") and self._cursor.at < len(tokens) and self._cursor.next() not in ("{", "\n"):
            self._cursor.at += 1
        while self._cursor.option() is not None:
            continue
        body = self._cursor.words()
        if body.strip() in _ARGUMENTS:
            body = self._cursor.words()
        alias = _ALIAS.fullmatch(body.strip())
        if alias and alias["name"] != defined:
            self._aliases[defined] = self.meaning(alias["name"])
        if defined in ("thefootnote", "theendnote"):
            self._series[defined[3:]].restyle(body)

    def _defined(self) -> str:
        """The name that is defined, in braces or not."""
        self._cursor.blank()
        if self._cursor.next() == "{":
            return self._cursor.words().strip("\\ \t\n")
        name = self._cursor.next().strip("\\ \t")
        self._cursor.at += 1
        return name
