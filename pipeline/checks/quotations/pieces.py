"""A quotation as its author marked it: the pieces between ellipses and bracketed insertions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pipeline.language.folded_text import FoldedText

FAR = 400
"""Words that an ellipsis may stand for: about a page of print."""
NEAR = 12
"""Words of the source that a bracketed insertion may stand for."""

_MARKS = re.compile(
    r"(?P<far>[\[(]\s{0,3}(?:…|\.\s?\.\s?\.(?:\s?\.)?|-{2,3}|—)\s{0,3}[\])]|(?:\s?…){1,3}|(?:\.\s?){2,5}\.(?!\w))"
    r"|(?P<sic>[\[(]\s{0,3}(?:sic|recte)\s{0,3}[!?.]?\s{0,3}[\])])"
    r"|(?P<near>(?<!\S)\w{0,30}\[[^\[\]]{0,200}\]\w{0,30})"
    r"|(?P<glued>\w{1,30}\[[^\[\]]{0,30}\]\w{0,30})",
    re.IGNORECASE,
)
_CASE = re.compile(r"\[(\w)\](?=\w)")


@dataclass(frozen=True, slots=True)
class QuotedPiece:
    """Words that must stand in the source one after the other."""

    text: FoldedText
    gap: int
    """How many words of the source may stand between the piece before and this one."""

    @property
    def words(self) -> list[str]:
        """Its words, folded."""
        return self.text.words

    def shown(self, begin: int, end: int) -> str:
        """Some of its words as they are printed."""
        return self.text.shown(begin, end)


def pieces_of(quotation: str) -> tuple[QuotedPiece, ...]:
    """The pieces of a quotation in order; none for a quotation without words."""
    plain = _CASE.sub(r"\1", quotation)
    borders = [(0, 0, FAR)]
    for mark in _MARKS.finditer(plain):
        borders.append((mark.start(), mark.end(), _gap(mark)))
    borders.append((len(plain), len(plain), 0))
    pieces: list[QuotedPiece] = []
    gap = 0
    for (_, start, own), (end, _, _) in pairwise(borders):
        gap = max(gap, own)
        words = FoldedText(plain[start:end])
        if len(words):
            pieces.append(QuotedPiece(words, gap))
            gap = 0
    return tuple(pieces)


def whole_of(quotation: str) -> QuotedPiece:
    """The quotation as one piece: the ellipses and brackets may stand in the source itself."""
    return QuotedPiece(FoldedText(quotation), FAR)


def _gap(mark: re.Match[str]) -> int:
    if mark["far"]:
        return FAR
    return 1 if mark["sic"] else NEAR
