"""Reads rich text (RTF): the text, its footnotes and endnotes, and its links."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from footnotes.errors import UnreadableDocument
from footnotes.model import BlockKind, Document, NoteKind
from footnotes.readers.draft import PLAIN, Draft, Dress
from footnotes.readers.sizes import refuse_larger

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes; most of them are pictures."""
_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+"
)
_UNREAD = frozenset((
    b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"header", b"footer", b"headerl", b"headerr",
    b"headerf", b"footerl", b"footerr", b"footerf", b"listtable", b"listoverridetable", b"rsidtbl", b"generator",
    b"themedata", b"datastore", b"latentstyles", b"xmlnstbl", b"bkmkstart", b"bkmkend", b"nonshppict", b"ftnsep",
    b"ftnsepc", b"ftncn", b"aftnsep", b"aftnsepc", b"aftncn", b"pgdsctbl", b"revtbl", b"annotation", b"atnid",
    b"atnauthor", b"fldtype", b"deleted", b"tc", b"xe", b"listtext", b"pntext", b"private",
    b"mmathPr", b"wgrffmtfilter",
))  # fmt: skip
"""Groups whose text the reader of a document does not see."""
_CHARACTERS = {
    b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"bullet": "•", b"tab": " ", b"emspace": " ", b"enspace": " ", b"qmspace": " ", b"line": "\n",
}  # fmt: skip
_SIGNS = {b"~": "\u00a0", b"_": "\u2011", b"-": "\u00ad", b"{": "{", b"}": "}", b"\\": "\\"}
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250",
}  # fmt: skip
"""Code pages of fonts (``\\fcharset``)."""
_HYPERLINK = re.compile(r"HYPERLINK\s+(?:\\l\s+)?\"?(?P<url>[^\s\"]{1,8000})\"?")
_FONT = re.compile(rb"\\f(?P<font>\d{1,5})[^{};]{0,200}?\\fcharset(?P<charset>\d{1,3})")
_HEADING = re.compile(
    rb"\\s(?P<style>\d{1,4})[^{};]{0,600}?(?:heading \d|Heading \d|berschrift \d|itre \d)[^{}]{0,60}?;"
)
_DEEPEST = 1_000


@dataclass(frozen=True, slots=True)
class _State:
    """What holds in a group."""

    dress: Dress = PLAIN
    hidden: bool = False
    unread: bool = False
    instruction: bool = False
    """Whether its text is the code of a field."""
    note: bool = False
    """Whether its end ends a note."""
    result: bool = False
    """Whether its end ends what a field shows."""
    codec: str = "cp1252"
    skip: int = 1
    """How many characters stand for a ``\\u`` in programs that do not know it."""


def read(data: bytes) -> Document:
    """Read an RTF file.

    Raises:
        UnreadableDocument: the file is too large, or no RTF.
    """
    refuse_larger(data, LARGEST_FILE, "Save it as .docx.")
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        raise UnreadableDocument("The file is no rich text (RTF), whatever its name says. Save it as .docx.")
    return _Reader(data).read()


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._draft = Draft()
        self._states = [_State()]
        self._fonts = {
            int(found["font"]): _CHARSETS.get(int(found["charset"])) for found in _FONT.finditer(data[:200_000])
        }
        self._headings = {int(found["style"]) for found in _HEADING.finditer(data[:400_000])}
        self._kind = BlockKind.PARAGRAPH
        self._instructions: list[str] = []
        self._notes = {NoteKind.FOOTNOTE: 0, NoteKind.ENDNOTE: 0}
        self._pending = b""
        self._skipped = 0
        self._high = 0xD800
        self._words: dict[bytes, Callable[[int | None], None]] = {
            b"par": lambda _: self._end_paragraph(), b"sect": lambda _: self._end_paragraph(),
            b"page": lambda _: self._end_paragraph(), b"cell": lambda _: self._end_paragraph(),
            b"row": lambda _: self._end_paragraph(),
            b"pard": lambda _: self._set_kind(BlockKind.PARAGRAPH),
            b"s": lambda number: self._set_kind(BlockKind.HEADING if number in self._headings else BlockKind.PARAGRAPH),
            b"outlinelevel": lambda number: self._set_kind(BlockKind.HEADING if number in range(9) else self._kind),
            b"intbl": lambda _: self._set_kind(BlockKind.CELL),
            b"i": lambda number: self._dress(replace(self._state.dress, italic=number != 0)),
            b"super": lambda number: self._dress(replace(self._state.dress, raised=number != 0)),
            b"nosupersub": lambda _: self._dress(replace(self._state.dress, raised=False)),
            b"plain": lambda _: self._change(dress=Dress(href=self._state.dress.href), hidden=False),
            b"v": lambda number: self._change(hidden=number != 0),
            b"deleted": lambda number: self._change(hidden=number != 0),
            b"uc": lambda number: self._change(skip=number or 0),
            b"u": self._unicode,
            b"f": lambda number: self._change(codec=self._fonts.get(number or 0) or self._state.codec),
            b"ansicpg": lambda number: self._change(codec=_known(f"cp{number}")),
            b"mac": lambda _: self._change(codec="mac_roman"),
            b"footnote": lambda _: self._begin_note(),
            b"ftnalt": lambda _: self._make_endnote(),
            b"fldinst": lambda _: self._begin_instruction(),
            b"fldrslt": lambda _: self._begin_result(),
            b"chftn": lambda _: self._number(),
            b"bin": lambda number: self._pass(number or 0),
        }  # fmt: skip
        self._at = 0

    def read(self) -> Document:
        """The document that the tokens make."""
        while (token := _TOKEN.match(self._data, self._at)) is not None:
            self._at = token.end()
            self._take(token)
        self._flush()
        while len(self._states) > 1:
            self._close()
        self._draft.end_paragraph()
        return self._draft.finish("rtf")

    @property
    def _state(self) -> _State:
        return self._states[-1]

    def _change(self, **values: object) -> None:
        self._flush()
        self._states[-1] = replace(self._state, **values)  # type: ignore[arg-type]

    def _dress(self, dress: Dress) -> None:
        self._change(dress=dress)

    def _take(self, token: re.Match[bytes]) -> None:
        if token["hex"] is not None:
            self._bytes(bytes([int(token["hex"], 16)]))
        elif token["text"] is not None:
            self._bytes(token["text"])
        elif token["brace"] == b"{":
            self._flush()
            self._states.append(replace(self._state, note=False, result=False, instruction=self._state.instruction))
            if len(self._states) > _DEEPEST:
                raise UnreadableDocument("The file is nested deeper than a text can be. Open it and save it as .docx.")
        elif token["brace"] == b"}":
            self._flush()
            self._close()
        elif token["sign"] is not None:
            self._sign(token["sign"])
        elif token["word"] is not None:
            self._word(token["word"], int(token["number"]) if token["number"] else None)

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":  # a group that programs may ignore: only those of fields say something
            known = re.match(rb"\s*\\(?:fldinst|footnote|ud)(?![a-zA-Z])", self._data[self._at : self._at + 40])
            self._change(unread=self._state.unread or known is None)
        elif sign in (b"\r", b"\n"):
            self._end_paragraph()
        else:
            self._say(_SIGNS.get(sign, ""))

    def _word(self, word: bytes, number: int | None) -> None:
        if word in _UNREAD and word != b"deleted":
            self._change(unread=True)
        elif word in _CHARACTERS:
            self._say(_CHARACTERS[word])
        elif word in self._words:
            self._words[word](number)

    def _bytes(self, raw: bytes) -> None:
        taken = min(self._skipped, len(raw))
        self._skipped -= taken
        self._pending += raw[taken:]

    def _unicode(self, number: int | None) -> None:
        self._flush()
        code = (number or 0) % 65536
        self._say(chr(code) if not 0xD800 <= code < 0xE000 else self._surrogate(code))
        self._skipped = self._state.skip

    def _surrogate(self, code: int) -> str:
        """A character beyond the first plane, of which the first half was kept."""
        if code < 0xDC00:
            self._high = code
            return ""
        return chr(0x10000 + ((self._high - 0xD800) << 10) + (code - 0xDC00))

    def _flush(self) -> None:
        raw, self._pending = self._pending, b""
        if raw:
            self._say(raw.decode(self._state.codec, "replace"), decoded=True)

    def _say(self, text: str, *, decoded: bool = False) -> None:
        if not decoded:
            self._flush()
        state = self._state
        if state.instruction and not state.unread:
            self._instructions[-1:] = [(self._instructions[-1] if self._instructions else "") + text]
        elif text == "\n" and not state.unread and not state.hidden:
            self._draft.break_line()
        elif text and not state.unread and not state.hidden:
            self._draft.write(text, state.dress)

    def _set_kind(self, kind: BlockKind) -> None:
        self._flush()
        if not self._draft.in_note:
            self._kind = kind
            self._draft.begin_paragraph(kind)

    def _end_paragraph(self) -> None:
        self._flush()
        if not self._state.unread:
            self._draft.end_paragraph()
            if not self._draft.in_note:
                self._draft.begin_paragraph(self._kind)

    def _number(self) -> None:
        """The number that the program counts: of a mark it stands before the note, of a note at its start."""
        if self._draft.in_note:
            self._draft.number_itself()

    def _begin_note(self) -> None:
        self._flush()
        if self._state.unread or self._draft.in_note:
            return
        self._notes[NoteKind.FOOTNOTE] += 1
        index = self._draft.add_note(str(self._notes[NoteKind.FOOTNOTE]), NoteKind.FOOTNOTE)
        self._draft.mark(str(self._notes[NoteKind.FOOTNOTE]), index)
        self._draft.begin_note(index)
        self._states[-1] = replace(self._state, note=True, dress=PLAIN)

    def _make_endnote(self) -> None:
        """Say that the note which has just begun is an endnote: the word stands behind the other."""
        if self._draft.in_note:
            self._notes[NoteKind.FOOTNOTE] -= 1
            self._notes[NoteKind.ENDNOTE] += 1
            self._draft.relabel_last(str(self._notes[NoteKind.ENDNOTE]), NoteKind.ENDNOTE)

    def _begin_instruction(self) -> None:
        self._flush()
        self._instructions.append("")
        self._states[-1] = replace(self._state, instruction=True)

    def _begin_result(self) -> None:
        self._flush()
        found = _HYPERLINK.search(self._instructions[-1]) if self._instructions else None
        href = found["url"] if found and "://" in found["url"] else ""
        dress = replace(self._state.dress, href=href)
        self._states[-1] = replace(self._state, instruction=False, result=True, dress=dress)

    def _close(self) -> None:
        state = self._states.pop() if len(self._states) > 1 else self._state
        if state.note:
            self._draft.end_note()
        if state.result and self._instructions:
            self._instructions.pop()

    def _pass(self, length: int) -> None:
        self._flush()
        self._at += max(0, length)


def _known(codec: str) -> str:
    try:
        return codecs.lookup(codec).name
    except LookupError:
        return "cp1252"
