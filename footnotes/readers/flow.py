"""Running text put together from mark-up: white space collapsed, spans and markers kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from itertools import pairwise

from footnotes.model import Marker, Span

# U+00AD, U+200B, U+2060 and U+FEFF only say where a line may break; U+200C and U+200D spell words.
_BREAK_HINTS = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF))
_CLOSING = tuple(".,;:!?)]}”’»")


class Style(Enum):
    """What a stretch of text is marked up as."""

    EMPHASIS = auto()
    QUOTATION = auto()
    CREDIT = auto()
    """Who is quoted, in or below a block quotation."""
    LINK = auto()
    RAISED = auto()
    """Above the line, as the numbers of notes are."""
    LINE = auto()
    """A line of a passage in which the author has broken lines."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A marked-up stretch of a passage."""

    style: Style
    span: Span
    href: str = ""
    """Target of a link, as it stands in the mark-up."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Text without mark-up, and what the mark-up said of it."""

    text: str
    line: int | None = None
    """1-based line of its first character; None when unknown."""
    stretches: tuple[Stretch, ...] = ()
    markers: tuple[Marker, ...] = ()
    extract: int | None = None
    """Number of the block quotation that it is part of."""
    item: str | None = None
    """The number that a program shows before it, as the item of a list."""

    def spans(self, style: Style) -> tuple[Span, ...]:
        """The stretches of one style, each once, in order."""
        return tuple(dict.fromkeys(stretch.span for stretch in self.stretches if stretch.style is style))

    def without_start(self, length: int) -> Passage:
        """The same passage without its first ``length`` characters."""
        stretches = tuple(
            replace(stretch, span=Span(max(0, stretch.span.start - length), stretch.span.end - length))
            for stretch in self.stretches
            if stretch.span.end > length
        )
        markers = tuple(replace(marker, offset=max(0, marker.offset - length)) for marker in self.markers)
        return replace(self, text=self.text[length:], stretches=stretches, markers=markers)

    def without_end(self, length: int) -> Passage:
        """The same passage without its last ``length`` characters."""
        end = len(self.text) - length
        stretches = tuple(
            replace(stretch, span=Span(stretch.span.start, min(end, stretch.span.end)))
            for stretch in self.stretches
            if stretch.span.start < end
        )
        markers = tuple(replace(marker, offset=min(end, marker.offset)) for marker in self.markers)
        return replace(self, text=self.text[:end], stretches=stretches, markers=markers)


@dataclass(slots=True)
class _Opened:
    style: Style
    href: str
    start: int | None = None


@dataclass(slots=True)
class Flow:
    """A passage that is being written."""

    line: int | None = None
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _gap: str = ""
    _opened: list[_Opened] = field(default_factory=list)
    _stretches: list[Stretch] = field(default_factory=list)
    _markers: list[Marker] = field(default_factory=list)
    _lines: list[int] = field(default_factory=list)
    _broken: bool = False

    def write(self, raw: str, line: int | None) -> None:
        """Add text as it stands in the mark-up; ``line`` is the line that it begins on."""
        words = raw.translate(_BREAK_HINTS).split()
        if not words:
            self._space(raw)
            return
        if self.line is None and line is not None:
            self.line = line + raw[: len(raw) - len(raw.lstrip())].count("\n")
        if raw[0].isspace():
            self._space(" ")
        self._append(" ".join(words))
        if raw[-1].isspace():
            self._space(" ")

    def break_paragraph(self) -> None:
        """Let the next text begin on a line of its own."""
        if self._length:
            self._gap = "\n"

    def break_line(self) -> None:
        """Let the next text begin a line of the same paragraph."""
        self._space(" ")
        self._broken = bool(self._length)

    def open(self, style: Style, href: str = "") -> None:
        """Begin a stretch; it starts at the next character that is written."""
        self._opened.append(_Opened(style, href))

    def close(self) -> None:
        """End the stretch that was begun last."""
        if not self._opened:
            return
        opened = self._opened.pop()
        if opened.start is not None and opened.start < self._length:
            self._stretches.append(Stretch(opened.style, Span(opened.start, self._length), opened.href))

    def mark(self, label: str, note: int | None) -> None:
        """Set a note's marker here."""
        self._markers.append(Marker(self._length, label, note))

    def relabel_last(self, label: str) -> None:
        """Give the last marker another label."""
        if self._markers:
            self._markers[-1] = replace(self._markers[-1], label=label)

    def ends_with(self, character: str) -> bool:
        """Whether this is the last character that was written."""
        return not self._gap and bool(self._parts) and self._parts[-1].endswith(character)

    def take_back(self) -> None:
        """Remove the last character, and the white space before it for the time being."""
        text = self._parts.pop()[:-1]
        kept = text.rstrip()
        self._gap = " " if kept != text else ""
        self._parts.append(kept)
        self._length -= 1 + len(text) - len(kept)

    def finish(self) -> Passage:
        """The passage as it was written; stretches that are still open end with it."""
        while self._opened:
            self.close()
        ends = [*self._lines, self._length] if self._lines else []
        lines = (Stretch(Style.LINE, Span(start, end)) for start, end in pairwise([0, *ends]))
        stretches = tuple(
            sorted((*self._stretches, *lines), key=lambda stretch: (stretch.span.start, -stretch.span.end))
        )
        return Passage("".join(self._parts), self.line, stretches, tuple(self._markers))

    def _space(self, raw: str) -> None:
        if raw and self._length and not self._gap:
            self._gap = " "

    def _append(self, text: str) -> None:
        gap, self._gap = self._gap, ""
        marked = bool(self._markers) and self._markers[-1].offset == self._length
        if gap and not (marked and gap == " " and text.startswith(_CLOSING)):
            self._add(gap)
        if self._broken:
            self._lines.append(self._length)
            self._broken = False
        for opened in self._opened:
            if opened.start is None:
                opened.start = self._length
        self._add(text)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


_EMPTY_BRACKETS = re.compile(r"\s?[\[(][\s,;–-]{0,8}[\])]")


def tidy(passage: Passage) -> Passage:
    """The passage without brackets that held nothing but markers."""
    for match in reversed(list(_EMPTY_BRACKETS.finditer(passage.text))):
        if any(match.start() <= marker.offset <= match.end() for marker in passage.markers):
            passage = _cut(passage, match.start(), match.end())
    return passage


def _cut(passage: Passage, start: int, end: int) -> Passage:
    def moved(position: int) -> int:
        return position if position <= start else max(start, position - (end - start))

    stretches = tuple(
        replace(stretch, span=Span(moved(stretch.span.start), moved(stretch.span.end)))
        for stretch in passage.stretches
        if moved(stretch.span.start) < moved(stretch.span.end)
    )
    markers = tuple(replace(marker, offset=moved(marker.offset)) for marker in passage.markers)
    text = passage.text[:start] + passage.text[end:]
    return replace(passage, text=text, stretches=stretches, markers=markers)
