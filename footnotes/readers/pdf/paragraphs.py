"""Paragraphs of the running text: lines joined over columns and pages, headings and table cells apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from footnotes.model import BlockKind
from footnotes.numbered.segments import is_open
from footnotes.prose.sentences import ends_sentence
from footnotes.readers.pdf.lines import Line, ends_in_hyphen
from footnotes.readers.pdf.plan import Chunk
from footnotes.readers.pdf.tables import Part, Table, tables_of

_INDENT = 0.8
"""Part of the font size by which the first line of a paragraph is set in."""
_SET_OFF = 1.3
_OTHER_SIZE = 0.06
_SHORT = 0.18
"""Part of the column's width that the last line of a paragraph leaves free."""
_HEADING_LINES = 4
_LONGEST_HEADING = 240
_BULLET = re.compile(r"[•▪◦‣●■–-]\s|\(?[a-z\d]{1,2}[.)]\s")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading or cell of a table."""

    kind: BlockKind
    parts: tuple[Part, ...]


def paragraphs_of(chunks: Sequence[Chunk], body: float) -> Iterator[Paragraph]:
    """The paragraphs of the running text in reading order."""
    pitch = _usual_pitch(chunks)
    held: list[Part] = []
    for chunk in chunks:
        if chunk.is_note:
            continue
        for part in _divide(chunk, pitch):
            if isinstance(part, Table):
                yield from _paragraph(held, body)
                held = []
                yield from (Paragraph(BlockKind.CELL, cell) for cell in part.cells)
                continue
            if held and not _runs_on(held, part, chunk):
                yield from _paragraph(held, body)
                held = []
            held += [Part(line, 0, len(line.text), line.left, chunk.right) for line in part]
    yield from _paragraph(held, body)


def _usual_pitch(chunks: Sequence[Chunk]) -> float:
    """Distance of base lines, in parts of the font size."""
    pitches: Counter[float] = Counter()
    for chunk in chunks:
        if not chunk.is_note:
            for above, below in pairwise(chunk.lines):
                pitches[round((above.base - below.base) / above.size, 1)] += 1
    return pitches.most_common(1)[0][0] if pitches else 1.2


def _divide(chunk: Chunk, pitch: float) -> Iterator[list[Line] | Table]:
    at = 0
    for table in tables_of(chunk.lines):
        yield from _divide_lines(chunk.lines[at : table.start], chunk, pitch)
        yield table
        at = table.end
    yield from _divide_lines(chunk.lines[at:], chunk, pitch)


def _divide_lines(lines: Sequence[Line], chunk: Chunk, pitch: float) -> Iterator[list[Line]]:
    held: list[Line] = []
    for line in lines:
        if held and _begins(held, line, chunk, pitch):
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _begins(lines: Sequence[Line], line: Line, chunk: Chunk, pitch: float) -> bool:
    above = lines[-1]
    if above.base - line.base > _SET_OFF * pitch * max(above.size, line.size):
        return True
    if abs(above.size - line.size) > _OTHER_SIZE * above.size or above.is_bold != line.is_bold:
        return True
    if line.start - above.start > _INDENT * line.size and len(lines) > 1:
        return True
    if line.start - min(other.start for other in lines) > _INDENT * line.size and ends_sentence(above.text):
        return True
    if _BULLET.match(line.text) and ends_sentence(above.text):
        return True
    is_short = above.room(chunk.left, chunk.right) > _SHORT * (chunk.right - chunk.left)
    return is_short and (ends_sentence(_bare(above)) or line.start - above.start > _INDENT * line.size)


def _bare(line: Line) -> str:
    """The text of a line without a marker at its end."""
    last = line.raised[-1] if line.raised else None
    return line.text[: last.start] if last is not None and last.end >= len(line.text) else line.text


def _runs_on(held: Sequence[Part], lines: Sequence[Line], chunk: Chunk) -> bool:
    """Tell whether lines at the head of a column or page go on with the paragraph before."""
    last, first, right = held[-1].line, lines[0], held[-1].right
    if last.page == first.page and last.base > first.base and last.left < chunk.right and first.left < right:
        return False
    if abs(last.size - first.size) > _OTHER_SIZE * last.size or last.is_bold != first.is_bold:
        return False
    if ends_in_hyphen(last.text) or first.text[:1].islower():
        return True
    is_indented = first.indent(chunk.left, chunk.right) > _INDENT * first.size
    return right - last.right < 2 * last.size and is_open(_bare(last)) and (not is_indented or len(held) == 1)


def _paragraph(parts: Sequence[Part], body: float) -> Iterator[Paragraph]:
    if parts:
        yield Paragraph(_kind([part.line for part in parts], body), tuple(parts))


def _kind(lines: Sequence[Line], body: float) -> BlockKind:
    letters = sum(len(line.text) for line in lines)
    stands_out = lines[0].size > 1.08 * body or lines[0].is_bold or lines[0].text.isupper()
    if stands_out and len(lines) <= _HEADING_LINES and letters <= _LONGEST_HEADING:
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH
