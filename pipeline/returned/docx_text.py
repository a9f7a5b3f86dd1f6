"""The text of a stretch of a docx file, letter by letter tied to its runs, which are cut where a correction begins."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass

from footnotes.model import Span
from pipeline.returned.docx_names import SPACE
from pipeline.returned.zipped import Element

_PASSED_OVER = ("del", "moveFrom", "pPr", "rPr", "sectPr", "txbxContent", "rt")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
LAYOUT = {"tab": " ", "br": " ", "cr": " ", "ptab": " ", "noBreakHyphen": "-"}
"""What elements of a run show, beside its text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What one element of a run shows."""

    element: Element
    text: str
    start: int
    """Where it begins in the whole."""

    @property
    def run(self) -> Element:
        """The run that it is part of."""
        return self.element.getparent()

    @property
    def end(self) -> int:
        """Where it ends in the whole."""
        return self.start + len(self.text)


def pieces(root: Element, w: str) -> list[Piece]:
    """What is shown in an element, in order; deleted and hidden text is none of it."""
    found: list[Piece] = []
    place = 0
    for element in _shown(root, w):
        name = element.tag[len(w) :]
        text = (element.text or "") if name == "t" else LAYOUT.get(name, "")
        if name == "p" and place:
            place += 1
        if text and element.getparent().tag == w + "r":
            found.append(Piece(element, text, place))
            place += len(text)
    return found


def text_of(found: list[Piece]) -> str:
    """The text of pieces; paragraphs are parted by a blank."""
    text = ""
    for piece in found:
        text += " " * (piece.start - len(text)) + piece.text
    return text


def runs_of(root: Element, w: str, span: Span) -> list[Element]:
    """The runs that hold a stretch and nothing else, cut out of those that hold more."""
    for edge in (span.end, span.start):
        for piece in pieces(root, w):
            if piece.start < edge < piece.end or (piece.start == edge and edge == span.start):
                _cut(piece, edge - piece.start, w)
            elif piece.end == edge and edge == span.end:
                _cut(piece, len(piece.text), w)
    inside = [piece.run for piece in pieces(root, w) if span.start <= piece.start < span.end]
    return list(dict.fromkeys(inside))


def run_before(root: Element, w: str, place: int) -> Element | None:
    """The run that ends at a place, cut there; None where nothing stands before it."""
    for piece in pieces(root, w):
        if piece.start < place <= piece.end:
            _cut(piece, place - piece.start, w)
            return piece.run
    return None


def alone(element: Element, w: str) -> Element:
    """The run of an element, which holds nothing else that is shown."""
    run = element.getparent()
    if any(True for sibling in element.itersiblings() if sibling.tag in (w + "t", w + "tab", w + "br")):
        _part(run, element.getnext(), w)
    if any(True for sibling in element.itersiblings(preceding=True) if sibling.tag in (w + "t", w + "tab", w + "br")):
        return _part(run, element, w)
    return run


def _shown(root: Element, w: str) -> Iterator[Element]:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str) or element.tag == _FALLBACK:
            continue
        name = element.tag[len(w) :] if element.tag.startswith(w) else ""
        if name in _PASSED_OVER or (name == "r" and element.find(f"{w}rPr/{w}vanish") is not None):
            continue
        if name:
            yield element
        waiting.extend(reversed(element))


def _cut(piece: Piece, offset: int, w: str) -> None:
    """Let a run end at an offset of one of its pieces, and another begin there."""
    if offset >= len(piece.text):
        following = piece.element.getnext()
    elif offset <= 0:
        following = piece.element
    else:
        following = copy.deepcopy(piece.element)
        piece.element.text, following.text = piece.text[:offset], piece.text[offset:]
        piece.element.set(SPACE, "preserve")
        following.set(SPACE, "preserve")
        piece.element.addnext(following)
    if following is not None:
        _part(piece.run, following, w)


def _part(run: Element, first: Element, w: str) -> Element:
    """The run that begins with ``first``: a new one, unless nothing stands before it."""
    properties = run.find(w + "rPr")
    if all(child is properties for child in first.itersiblings(preceding=True)):
        return run
    second = copy.copy(run)
    second[:] = []
    second.text = None
    if properties is not None:
        second.append(copy.deepcopy(properties))
    for child in [first, *first.itersiblings()]:
        second.append(child)
    run.addnext(second)
    return second
