"""Quotation marks and brackets of a note: what stands inside them is never a separator."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from footnotes.model import Span

LONGEST_QUOTATION = 1500
"""Characters; an opening mark whose partner stands further off is taken for a stray mark."""

_CLOSES = {
    "《": "》",
    "「": "」",
    "『": "』",
    "“": "”“",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "‘": "’",
    "(": ")",
    "（": "）",
    "[": "]",
    '"': '"',
    "'": "'",
}
_BRACKETS = "([（)]）"
_BEFORE_OPENING = "([—–-:"
_MARK = re.compile("[《》「」『』“”„«»‹›‘’\"'()（）\\[\\]]")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One pair of marks; ``span`` includes both marks."""

    span: Span
    mark: str
    """The opening mark as it stands."""

    @property
    def is_quotation(self) -> bool:
        """Whether the marks are quotation marks, not brackets."""
        return self.mark not in _BRACKETS

    def inside(self, text: str) -> str:
        """What stands between the two marks."""
        return text[self.span.start + 1 : self.span.end - 1]


def find_enclosures(text: str, skip: Sequence[Span] = ()) -> tuple[Enclosure, ...]:
    """The outermost pairs of marks in order of place; unbalanced marks are no enclosures.

    ``skip`` are stretches that hold no marks of the author, such as printed URLs; a quotation never runs over one.
    """
    return _outermost(find_pairs(text, skip))


def find_pairs(text: str, skip: Sequence[Span] = ()) -> tuple[Enclosure, ...]:
    """All pairs of marks, those within others included, in the order in which they close.

    Those that close before a place are those that the text up to that place has.
    """
    found: list[Enclosure] = []
    waiting: list[tuple[str, int]] = []
    stretches = sorted(skip, key=lambda span: span.start)
    passed = 0
    for match in _MARK.finditer(text):
        at = match.start()
        while passed < len(stretches) and stretches[passed].end <= at:
            waiting = _brackets_only(waiting)
            passed += 1
        if passed == len(stretches) or at < stretches[passed].start:
            _take(text, at, waiting, found)
    return tuple(found)


def covered(text: str, enclosures: Sequence[Enclosure], skip: Sequence[Span] = ()) -> bytearray:
    """One byte per character of ``text``: 1 inside an enclosure or a skipped stretch, else 0."""
    cover = bytearray(len(text))
    for span in [enclosure.span for enclosure in enclosures] + list(skip):
        start, end = max(0, span.start), min(len(text), span.end)
        cover[start:end] = b"\x01" * max(0, end - start)
    return cover


def _brackets_only(waiting: list[tuple[str, int]]) -> list[tuple[str, int]]:
    return [(mark, start) for mark, start in waiting if mark in _BRACKETS]


def _take(text: str, at: int, waiting: list[tuple[str, int]], found: list[Enclosure]) -> None:
    mark = text[at]
    for depth in range(1, min(len(waiting), 6) + 1):
        opening, start = waiting[-depth]
        if mark in _CLOSES[opening] and _may_close(text, at, opening) and at - start <= LONGEST_QUOTATION:
            del waiting[-depth:]
            found.append(Enclosure(Span(start, at + 1), opening))
            return
    if mark in _CLOSES and _may_open(text, at):
        waiting.append((mark, at))


def _may_open(text: str, at: int) -> bool:
    mark = text[at]
    if mark in "([":
        return True
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if not after:
        return False
    if after.isspace() and mark != "«":
        # A conversion has put spaces there: so it opens only where nothing is attached to it.
        return mark in "“„" and (not before or before.isspace() or before in _BEFORE_OPENING)
    return mark in "“„«‹" or not before or not before.isalnum()


def _may_close(text: str, at: int, opening: str) -> bool:
    if opening in "([":
        return True
    if text[at - 1].isspace() and (opening in "\"'" or (opening == "“" and text[at] != "”")):
        return False
    return not text[at + 1 : at + 2].isalnum()


def _outermost(found: Sequence[Enclosure]) -> tuple[Enclosure, ...]:
    outer: list[Enclosure] = []
    for enclosure in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if not outer or enclosure.span.start >= outer[-1].span.end:
            outer.append(enclosure)
    return tuple(outer)
