"""Sets a text with notes as a PDF, in the many ways that printers do; the notes at the foot of pages, or behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from fpdf import FPDF

HEADING = "# "
"""Begins a paragraph that is a heading."""


@dataclass(frozen=True)
class Layout:
    """How pages look; lengths are points."""

    page: tuple[float, float] = (612, 792)
    margin: float = 72
    columns: int = 1
    body: float = 11
    notes: float = 9
    rule: bool = True
    links: bool = True
    raised: bool = True
    """Labels of notes are raised figures; otherwise ``12.``"""
    behind: bool = False
    """Notes stand behind the text of their chapter, under a heading."""
    restarts: bool = False
    """Numbers begin anew in every chapter."""
    hyphens: bool = False
    """URLs are broken with a hyphen that is not theirs; otherwise after a slash or anywhere."""
    head: str = "A Running Head"


@dataclass(frozen=True)
class Chapter:
    """Paragraphs with ``{1}`` where a note is called, and the notes in order."""

    paragraphs: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass
class _Line:
    words: list[tuple[str, bool]] = field(default_factory=list)
    """Words, and whether each is raised."""
    calls: list[int] = field(default_factory=list)
    size: float = 11
    indent: float = 0
    is_bold: bool = False


def typeset(chapters: Sequence[Chapter], layout: Layout) -> bytes:
    """The pages of a book."""
    press = _Press(layout)
    number = 0
    for chapter in chapters:
        first = 0 if layout.restarts else number
        press.chapter(chapter, first)
        number = first + len(chapter.notes)
    return bytes(press.pdf.output())


class _Press:
    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.pdf = FPDF(unit="pt", format=layout.page)
        self.pdf.set_auto_page_break(False)
        width = layout.page[0] - 2 * layout.margin
        self.gutter = 20.0
        self.width = (width - self.gutter * (layout.columns - 1)) / layout.columns
        self.column = layout.columns
        self.waiting: list[_Line] = []
        self.foot: list[_Line] = []
        self.y = 0.0
        self.pages = 0

    def chapter(self, chapter: Chapter, first: int) -> None:
        labels = [str(first + place) for place in range(1, len(chapter.notes) + 1)]
        self._next_page()
        for paragraph in chapter.paragraphs:
            for line in self._paragraph(paragraph, labels):
                self._set(
                    line, [] if self.layout.behind else [self._note(labels[at], chapter.notes[at]) for at in line.calls]
                )
            self.y += 6
        if self.layout.behind:
            for line in self._wrapped("Notes", 14, is_bold=True):
                self._set(line, [])
            for label, note in zip(labels, chapter.notes, strict=True):
                for line in self._note(label, note):
                    self._set(line, [])
        while self.waiting or self.foot:
            self._next_column()

    def _paragraph(self, text: str, labels: Sequence[str]) -> Iterator[_Line]:
        if text.startswith(HEADING):
            yield from self._wrapped(text.removeprefix(HEADING), 14, labels=labels, is_bold=True)
            return
        yield from self._wrapped(text, self.layout.body, labels=labels, indent=14)

    def _note(self, label: str, text: str) -> list[_Line]:
        lines = list(self._wrapped(text if self.layout.raised else f"{label}. {text}", self.layout.notes, indent=10))
        if self.layout.raised:
            lines[0].words.insert(0, (label, True))
        return lines

    def _wrapped(
        self, text: str, size: float, *, labels: Sequence[str] = (), indent: float = 0, is_bold: bool = False
    ) -> Iterator[_Line]:
        line = _Line(size=size, indent=indent, is_bold=is_bold)
        for word in text.split():
            bare, calls = _calls(word)
            rest = bare
            while rest:
                piece, rest = self._fitting(rest, line)
                if piece:
                    line.words.append((piece, False))
                if rest:
                    yield line
                    line = _Line(size=size, is_bold=is_bold)
            for call in calls:
                line.words.append((labels[call - 1], True))
                line.calls.append(call - 1)
        yield line

    def _fitting(self, word: str, line: _Line) -> tuple[str, str]:
        """As much of a word as goes on the line: all, nothing, or of a URL the part up to a break."""
        room = self.width - line.indent - 12 - sum(self._wide(text, line.size, raised) for text, raised in line.words)
        if self._wide(word, line.size, False) <= room:
            return word, ""
        if "://" not in word:
            return ("", word) if line.words else (word, "")
        mark = "-" if self.layout.hyphens else ""
        for at in range(len(word) - 2, 9, -1):
            good = word[at - 1 : at + 1].islower() if mark else word[at - 1] in "/-_=&?"
            if good and self._wide(word[:at] + mark, line.size, False) <= room:
                return word[:at] + mark, word[at:]
        if line.words:
            return "", word
        at = next(at for at in range(len(word), 0, -1) if self._wide(word[:at], line.size, False) <= room)
        return word[:at], word[at:]

    def _wide(self, text: str, size: float, raised: bool) -> float:
        self.pdf.set_font("Times", size=size * 0.65 if raised else size)
        return float(self.pdf.get_string_width(text)) + (0 if raised else size * 0.25)

    def _set(self, line: _Line, notes: Sequence[list[_Line]]) -> None:
        needed = line.size * 1.2 + sum(note[0].size * 1.15 for note in notes)
        if self.y + needed > self._floor():
            self._next_column()
        self._draw(line, self.y)
        self.y += line.size * 1.2
        for note in notes:
            for place, one in enumerate(note):
                fits = self.y + one.size * 1.15 + 8 <= self._floor() and not self.waiting
                (self.foot if fits or place == 0 else self.waiting).append(one)

    def _floor(self) -> float:
        return (
            self.layout.page[1] - self.layout.margin - sum(line.size * 1.15 for line in self.foot) - 8 * bool(self.foot)
        )

    def _next_column(self) -> None:
        self._draw_foot()
        if self.column + 1 < self.layout.columns:
            self.column += 1
        else:
            self._new_page()
        self.y = self.layout.margin
        while self.waiting and self._floor() - self.y > 40:
            self.foot.append(self.waiting.pop(0))

    def _next_page(self) -> None:
        self._draw_foot()
        self._new_page()
        self.y = self.layout.margin

    def _new_page(self) -> None:
        self.pdf.add_page()
        self.pages += 1
        self.column = 0
        self.pdf.set_font("Times", size=9)
        self.pdf.text(self.layout.margin, self.layout.margin - 24, f"{self.layout.head}   {self.pages}")

    def _draw_foot(self) -> None:
        y = self._floor() + 8
        if self.foot and self.layout.rule:
            self.pdf.line(self._left(), y - 5, self._left() + 60, y - 5)
        for line in self.foot:
            self._draw(line, y)
            y += line.size * 1.15
        self.foot = []

    def _left(self) -> float:
        return self.layout.margin + self.column * (self.width + self.gutter)

    def _draw(self, line: _Line, y: float) -> None:
        x, base = self._left() + line.indent, y + line.size
        for place, (text, raised) in enumerate(line.words):
            if raised and place and not line.words[place - 1][1]:
                x -= line.size * 0.25
            self.pdf.set_font("Times", "B" if line.is_bold else "", line.size * 0.65 if raised else line.size)
            self.pdf.text(x, base - line.size * 0.35 * raised, text)
            width = self._wide(text, line.size, raised)
            if self.layout.links and "://" in text:
                self.pdf.link(x, base - line.size, width, line.size * 1.2, text.lstrip("#").rstrip(".,;"))
            x += width


def _calls(word: str) -> tuple[str, list[int]]:
    """A word without its ``{1}``, and the notes it calls."""
    bare, _, rest = word.partition("{")
    return bare, [int(part.strip("{}.,")) for part in rest.split("}{")] if rest else []
