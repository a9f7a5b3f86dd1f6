"""Walks through LaTeX from token to token, and writes down its text and notes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from footnotes.model import BlockKind, NoteKind
from footnotes.readers.bib import notes_in
from footnotes.readers.draft import PLAIN, Draft, Dress
from footnotes.readers.flow import Style
from footnotes.readers.latex_words import CHARACTERS, accented, address, ligatures, plain
from footnotes.readers.tex.commands import (
    ADDRESSES,
    CHAPTERED,
    CITES,
    DEFINITIONS,
    DROPPED,
    ENVIRONMENTS,
    FOOTCITES,
    FOOTNOTES,
    HEADINGS,
    ITALIC,
    ITALIC_ON,
    OPTIONS,
    QUOTATIONS,
    QUOTED,
    TABLES,
    UPRIGHT_ON,
)
from footnotes.readers.tex.cursor import Cursor, whole
from footnotes.readers.tex.definitions import Definitions
from footnotes.readers.tex.notes import Series
from footnotes.readers.tex.quotations import Quotations
from footnotes.readers.tex.tokens import Tokens
from footnotes.works.dates import find_dates

_BIBITEM = re.compile(r"\\bibitem\s*(?:\[(?P<label>[^\[\]]{0,200})\])?\s*\{(?P<key>[^{}]{1,200})\}")
_LIBRARY = re.compile(
    r"\\begin\{filecontents\*?\}(?:\[[^\[\]]{0,80}\])?\{[^{}]{0,200}\.bib\}(.{0,4000000}?)\\end\{filecontents", re.S
)
"""A bibliography that the file itself holds."""
_VERB = re.compile(r"\\verb\*?([^\sA-Za-z*])(?P<words>.*)\1", re.S)


def _nothing() -> None:
    """What most groups do at their end."""


@dataclass(frozen=True, slots=True)
class _Group:
    """A group that is open: what holds again after it, and what else happens at its end."""

    dress: Dress
    end: Callable[[], None] = _nothing


class Walker:
    """Takes the tokens of one document into a draft."""

    def __init__(self, tokens: Tokens) -> None:
        self.draft = Draft()
        self.dated: str | None = None
        self.other_files: list[str] = []
        self.bibliographies: list[str] = []
        self.unknown_keys: set[str] = set()
        self._tokens = tokens
        self._cursor = Cursor(tokens)
        self._dress = PLAIN
        self._groups: list[_Group] = []
        self._series = {
            "footnote": Series(self.draft, NoteKind.FOOTNOTE),
            "endnote": Series(self.draft, NoteKind.ENDNOTE),
            "thanks": Series(self.draft, NoteKind.FOOTNOTE, "fnsymbol"),
        }
        self._definitions = Definitions(self._cursor, self._series)
        self._chaptered = False
        self._tables = 0
        self._quotations = Quotations(self.draft)
        self._keys = {
            found["key"].strip(): plain(found["label"] or "") or str(number)
            for number, found in enumerate(_BIBITEM.finditer(tokens.text), 1)
        }
        self._library = {note.label: note for found in _LIBRARY.finditer(tokens.text) for note in notes_in(found[1])}
        self._entries: dict[str, int] = {}
        self._entry: str | None = None

    def walk(self, start: int, end: int) -> None:
        """Write what stands between two tokens."""
        self._cursor.at, opened = start, len(self._groups)
        while self._cursor.at < end:
            token = self._tokens[self._cursor.at]
            self._cursor.at += 1
            self._take(token)
        while len(self._groups) > opened:
            self._close()
        self.draft.end_paragraph()

    def prepare(self, end: int) -> None:
        """Learn from the preamble: title, authors, date, definitions."""
        while self._cursor.at < end:
            name = self._tokens[self._cursor.at][1:] if self._tokens[self._cursor.at].startswith("\\") else ""
            self._cursor.at += 1
            if name in DEFINITIONS or name in _SPECIAL:
                self._command(name)
                if name in ("title", "author"):
                    group = self._cursor.argument()
                    if group:
                        self.walk(*group)

    def finish_entries(self) -> None:
        """End the entry of a bibliography that is being written."""
        if self._entry is not None:
            self.draft.end_note()
            self._entry = None

    # What tokens do

    def _take(self, token: str) -> None:
        if token == "{":
            self._groups.append(_Group(self._dress))
        elif token == "}":
            self._close()
        elif token.startswith("\\"):
            self._backslash(token)
        elif token.startswith("%") or token == "$":
            return
        elif token == "&" and self._tables:
            self._break(BlockKind.CELL)
        elif token.startswith("\n") and token.count("\n") > 1:
            self._break(BlockKind.PARAGRAPH)
        else:
            self._write(ligatures(token))

    def _backslash(self, token: str) -> None:
        letters = accented(token)
        if letters != token:
            self._write(letters)
            return
        verbatim = _VERB.fullmatch(token)
        name = token[1:].rstrip("* \t") or token[1:]
        if verbatim:
            self._write(verbatim["words"])
        elif not token.endswith("}") or len(name) == 1:
            # What ends in a brace is a passage that is printed letter by letter: program text, no citation.
            self._command(self._definitions.meaning(name))

    def _command(self, name: str) -> None:
        special = _SPECIAL.get(name)
        if name in CHARACTERS:
            self._write(CHARACTERS[name])
        elif special is not None:
            special(self)
        elif name in ITALIC:
            self._dress_next(replace(self._dress, italic=True))
        elif name in ITALIC_ON or name in UPRIGHT_ON:
            self._dress = replace(self._dress, italic=name in ITALIC_ON)
        elif name in FOOTNOTES:
            self._note("footnote")
        elif name in ADDRESSES:
            self._address(name)
        elif name in HEADINGS:
            self._heading(name)
        elif name in CITES:
            self._cite(name)
        elif name in QUOTED:
            self._quoted(name)
        elif name in DEFINITIONS:
            self._definitions.read(name)
        else:
            self._cursor.option()
            for _ in range(DROPPED.get(name, 0)):
                self._cursor.argument()

    def _write(self, text: str) -> None:
        self.draft.write(text, self._dress, self._cursor.line)

    def _close(self) -> None:
        if self._groups:
            group = self._groups.pop()
            self._dress = group.dress
            group.end()

    def _break(self, kind: BlockKind) -> None:
        self.draft.end_paragraph()
        self.draft.begin_paragraph(BlockKind.CELL if self._tables else kind, self._quotations.current)

    def _enter(self, dress: Dress, end: Callable[[], None]) -> bool:
        """Go into the next group, if there is one; ``end`` is called when it closes."""
        before = self._cursor.at
        self._cursor.blank()
        if self._cursor.next() != "{" or self._cursor.at not in self._tokens.partners:
            self._cursor.at = before
            return False
        self._cursor.at += 1
        self._groups.append(_Group(self._dress, end))
        self._dress = dress
        return True

    def _dress_next(self, dress: Dress) -> None:
        self._enter(dress, _nothing)

    # Commands

    def _note(self, series: str) -> None:
        label, index = self._series[series].note(self._cursor.number())
        self.draft.mark(label, index)
        self._write_note(index)

    def _mark(self, series: str) -> None:
        self.draft.mark(*self._series[series].mark(self._cursor.number()))

    def _text(self, series: str) -> None:
        self._write_note(self._series[series].text(self._cursor.number()))

    def _write_note(self, index: int) -> None:
        self._cursor.options(1)  # where tufte sets the note, behind its number
        if self._enter(PLAIN, self.draft.end_note):
            self.draft.begin_note(index)

    def _address(self, name: str) -> None:
        url = address(self._cursor.words())
        self.draft.write(url, replace(self._dress, href=url) if name == "url" else self._dress, self._cursor.line)

    def _doi(self) -> None:
        self._write_link("https://doi.org/" + address(self._cursor.words()).removeprefix("https://doi.org/"))

    def _write_link(self, url: str) -> None:
        self.draft.write(url, replace(self._dress, href=url), self._cursor.line)

    def _href(self) -> None:
        self._dress_next(replace(self._dress, href=address(self._cursor.words())))

    def _heading(self, name: str) -> None:
        if name == "chapter" and self._chaptered:
            self._series["footnote"].restart()
        self._cursor.option()
        self.draft.end_paragraph()
        if self._enter(PLAIN, lambda: self._break(BlockKind.PARAGRAPH)):
            self.draft.begin_paragraph(BlockKind.HEADING)

    def _cite(self, command: str) -> None:
        self._cursor.options(2)
        for key in self._cursor.words().split(","):
            name = key.strip()
            if name in self._library and command in FOOTCITES and not self.draft.in_note:
                label, index = self._series["footnote"].note(None)
                self.draft.mark(label, index)
                self.draft.cite_entry(index, self._library[name])
            elif name in self._library and self.draft.in_note:
                self._write(self._library[name].text)
            elif name in self._library:
                self.draft.mark(name, self._index(name))
                self.draft.cite_entry(self._index(name), self._library[name])
            elif name not in self._keys:
                self.unknown_keys.add(name)
                if command in FOOTCITES and not self.draft.in_note:
                    self._mark("footnote")
            elif self.draft.in_note:
                self._write(f"[{self._keys[name]}]")
            else:
                self.draft.mark(self._keys[name], self._index(name))

    def _index(self, key: str) -> int:
        if key not in self._entries:
            self._entries[key] = self.draft.add_note(self._keys.get(key, key), NoteKind.REFERENCE)
        return self._entries[key]

    def _bibitem(self) -> None:
        self.finish_entries()
        key = self._cursor.words().strip()
        if key in self._keys:
            self.draft.end_paragraph()
            self.draft.begin_note(self._index(key))
            self._entry = key

    def _set_counter(self) -> None:
        series = self._series.get(self._cursor.words().strip())
        number = whole(self._cursor.words())
        if series and number is not None:
            series.restart(number)

    def _begin(self) -> None:
        name = self._cursor.words().strip()
        self._cursor.options(OPTIONS.get(name, 1))
        for _ in range(ENVIRONMENTS.get(name, 0)):
            self._cursor.argument()
        if name in QUOTATIONS:
            self._cursor.options(OPTIONS.get(name, 1))  # some stand behind the language
        self._tables += name in TABLES
        self._quotations.begin(name)
        if name in TABLES or name not in ("document", "minipage"):
            self._break(BlockKind.PARAGRAPH)

    def _end(self) -> None:
        name = self._cursor.words().strip()
        if name == "thebibliography":
            self.finish_entries()
        self.draft.end_paragraph()
        self._quotations.end(name)
        self._tables = max(0, self._tables - (name in TABLES))
        self._break(BlockKind.PARAGRAPH)

    def _row(self) -> None:
        self._cursor.option()
        if self._tables:
            self._break(BlockKind.CELL)
        else:
            self._write(" ")

    def _item(self) -> None:
        self._break(BlockKind.PARAGRAPH)
        label = self._cursor.option()
        if label:
            self._write(plain(label) + " ")

    def _quoted(self, name: str) -> None:
        for _ in range(QUOTED[name]):
            self._cursor.words()
        self._cursor.options(2)
        if name.endswith("blockquote"):  # set in marks only where it is short
            self._dress_next(replace(self._dress, said=Style.QUOTATION))
            return
        self._write("“")
        self._enter(self._dress, lambda: self._write("”"))

    def _printed_and_bookmarked(self) -> None:
        def pass_bookmark() -> None:
            self._cursor.argument()

        self._enter(self._dress, pass_bookmark)

    def _date(self) -> None:
        dates = find_dates(plain(self._cursor.words()[:200]))
        self.dated = dates[0].iso if len(dates) == 1 else None

    def _other_file(self) -> None:
        self.other_files.append(plain(self._cursor.words())[:100])

    def _bibliography(self) -> None:
        self.bibliographies += [name.strip()[:100] for name in self._cursor.words().split(",") if name.strip()]

    def _class(self) -> None:
        self._chaptered = self._cursor.words().strip() in CHAPTERED

    def _paragraph(self) -> None:
        self._break(BlockKind.PARAGRAPH)


_SPECIAL: dict[str, Callable[[Walker], None]] = {
    "footnotemark": lambda walker: walker._mark("footnote"),
    "footnotetext": lambda walker: walker._text("footnote"),
    "endnote": lambda walker: walker._note("endnote"),
    "endnotemark": lambda walker: walker._mark("endnote"),
    "endnotetext": lambda walker: walker._text("endnote"),
    "thanks": lambda walker: walker._note("thanks"),
    "href": Walker._href,
    "doi": Walker._doi,
    "bibitem": Walker._bibitem,
    "setcounter": Walker._set_counter,
    "begin": Walker._begin,
    "end": Walker._end,
    "\\": Walker._row,
    "tabularnewline": Walker._row,
    "item": Walker._item,
    "texorpdfstring": Walker._printed_and_bookmarked,
    "date": Walker._date,
    "input": Walker._other_file,
    "include": Walker._other_file,
    "subfile": Walker._other_file,
    "bibliography": Walker._bibliography,
    "addbibresource": Walker._bibliography,
    "documentclass": Walker._class,
    "par": Walker._paragraph,
    "newline": Walker._row,
    "title": Walker._paragraph,
    "author": Walker._paragraph,
}
