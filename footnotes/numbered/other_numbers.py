"""Numbers that count something else than notes: paragraphs, pages, items of a list, headings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from footnotes.numbered.labels import UNPROVEN, Candidate
from footnotes.numbered.lines import Piece, Role
from footnotes.numbered.sequence import best_chain, is_dense
from footnotes.prose.back_words import IBID

_FEWEST = 10
"""Bracketed numbers at the beginning of paragraphs; fewer are taken for notes as they look."""
_MOST_TEXT_BEFORE = 0.3
"""Share of a text that stands before its first paragraph number at most; endnotes have the whole text before them."""
_MOST_TOLD = 0.5
"""Share of paragraph numbers that read, by chance, as if a marker announced them or a source followed."""
_SURE_SEQUENCE = 10
"""Labels of a sure shape in sequence that are all of a document's notes."""
_FEW = 3
_ANNOUNCED = 0.75
"""Share of the labels of a shape that have markers before them, if they are notes; of other numbers few have."""
_SOURCE = re.compile(r"https?://|www\.", re.I)


def numbers_paragraphs(
    pieces: Sequence[Piece], labels: Sequence[Candidate], markers: Sequence[Candidate], headed: frozenset[int]
) -> bool:
    """Tell whether the bracketed numbers of a text count its paragraphs, as courts do: "[12] The applicant ...".

    Args:
        pieces: the whole text.
        labels: whatever may be a label in it.
        markers: whatever may be a marker and is no label.
        headed: pieces under a heading such as Notes.
    """
    counted = [label for label in labels if label.shape == "bracket" and label.start == 0]
    if len(counted) < _FEWEST or counted[0].piece in headed:
        return False
    told = {marker.number for marker in markers}
    known = sum(label.number in told or _cites(pieces[label.piece].raw, label.end) for label in counted)
    return known <= _MOST_TOLD * len(counted) and _share_before(pieces, counted[0].piece) <= _MOST_TEXT_BEFORE


def without_rivals(labels: Sequence[Candidate]) -> list[Candidate]:
    """Where labels of a sure shape count up by themselves, leave out headings and list items with their numbers."""
    sure = [label for label in labels if label.is_strong]
    chain = [sure[place] for place in best_chain([one.number for one in sure], [one.weight for one in sure])]
    restarts = any(after.number < before.number for before, after in pairwise(chain))
    if restarts or not is_dense([label.number for label in chain], _SURE_SEQUENCE):
        return list(labels)
    numbers = {label.number for label in chain}
    return [label for label in labels if label.weight >= 1 or label.number not in numbers]


def without_page_numbers(labels: Sequence[Candidate], markers: Sequence[Candidate]) -> list[Candidate]:
    """Leave out numbers on lines of their own that are the pages'.

    Most of those have no markers in the text, or notes of their own whose labels stand on the notes' first lines.
    """
    alone = [label for label in labels if label.shape == "alone"]
    numbers = {marker.number for marker in markers}
    others = {label.number for label in labels if label.shape != "alone" and label.weight >= UNPROVEN}
    told, rivalled = (sum(label.number in known for label in alone) for known in (numbers, others))
    if told > len(alone) / 2 and rivalled < _ANNOUNCED * len(alone):
        return list(labels)
    return [label for label in labels if label.shape != "alone"]


def without_lists(weighed: Sequence[Candidate]) -> list[Candidate]:
    """Where markers announce the labels of one shape, those of another that few announce number paragraphs or items."""
    told: dict[str, list[bool]] = defaultdict(list)
    for label in weighed:
        if not label.is_strong:
            told[label.shape].append(label.weight >= 1)
    share = {shape: sum(found) / len(found) for shape, found in told.items() if len(found) >= _FEW}
    if max(share.values(), default=0.0) < _ANNOUNCED:
        return list(weighed)
    return [replace(one, weight=0.0) if share.get(one.shape, 1.0) < 1 - _ANNOUNCED else one for one in weighed]


def _cites(raw: str, start: int) -> bool:
    return bool(_SOURCE.search(raw) or IBID.match(raw, start))


def _share_before(pieces: Sequence[Piece], first: int) -> float:
    sizes = [len(piece.raw) * (piece.role is Role.TEXT) for piece in pieces]
    return sum(sizes[:first]) / max(1, sum(sizes))
