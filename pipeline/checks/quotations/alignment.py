"""The passage of a text that is nearest to some words, and what it takes to make one of the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from pipeline.language.folded_text import FoldedText

_PLACES = 48
"""Places of one word that count; a word that stands in more says little about where to look."""
_CLUSTERS = 5
_LONGEST = 3_000
"""Words of a quotation that are aligned."""
_ALONE_FROM = 6
"""Words from which one that matches between two that do not counts half: any two texts share scattered words."""
_BLOCK = 40
"""Words of a block (an advertisement, a caption, a running head) that may stand within a quoted passage."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One step from the quotation to the source: ranges of words on both sides, one of which may be empty."""

    quoted: tuple[int, int]
    source: tuple[int, int]
    same: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """A passage of a text held against the words that were looked for."""

    begin: int
    end: int
    """Half-open range of words of the text."""
    edits: tuple[Edit, ...]
    share: float
    """0..1: how much of the words, by weight, stands in the passage."""

    @property
    def changed(self) -> int:
        """Words that differ."""
        return sum(max(_size(edit.quoted), _size(edit.source)) for edit in self.edits if not edit.same)


def nearest(sought: Sequence[str], text: FoldedText, first: int = 0, last: int | None = None) -> Alignment | None:
    """The passage between two words of a text that is most like ``sought``; None where nothing is."""
    sought = sought[:_LONGEST]
    last = len(text) if last is None else min(last, len(text))
    weights = weights_of(sought, text)
    best: Alignment | None = None
    for begin, end in _candidates(sought, text, first, last):
        found = _align(sought, text, begin, end, weights)
        if best is None or (found.share, -found.changed) > (best.share, -best.changed):
            best = found
    return best


def weights_of(sought: Sequence[str], text: FoldedText) -> list[float]:
    """How much each word says: rare and long ones most. Never zero."""
    places = text.places(sought)
    size = log(len(text) + 10)
    return [
        max(0.15, (size - log(len(places.get(word, ())) + 1)) / size) * min(1.0, 0.25 + len(word) / 8)
        for word in sought
    ]


def _candidates(sought: Sequence[str], text: FoldedText, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Ranges of words that could be the passage: where many words stand at their places relative to each other."""
    hits = _hits(sought, text, first, last)
    width = max(2, len(sought) // 4)
    votes: Counter[int] = Counter()
    for at, place, vote in hits:
        votes[(place - at) // width] += vote
    if not votes:
        return
    merged = Counter({bucket: votes[bucket] + votes.get(bucket + 1, 0) for bucket in votes})
    head = min(12, max(2, len(sought) // 2))
    seen = set()
    for bucket, _ in merged.most_common(_CLUSTERS):
        low, high = (bucket - 1) * width, (bucket + 3) * width
        near = [(at, place) for at, place, _ in hits if low <= place - at < high]
        heads = Counter(place - at for at, place in near if at < head)
        tails = Counter(place - at for at, place in near if at >= len(sought) - head)
        middle = Counter(place - at for at, place in near).most_common(1)
        for shift, _ in heads.most_common(2) or middle:
            for other, _ in tails.most_common(2) or middle:
                passage = max(first, shift), min(last, other + len(sought))
                if passage[0] < passage[1] and passage not in seen:
                    seen.add(passage)
                    yield passage


def _hits(sought: Sequence[str], text: FoldedText, first: int, last: int) -> list[tuple[int, int, int]]:
    """Index in the words, index in the text, and vote of every word that stands in both."""
    places = text.places(sought)
    known = [(at, found) for at, word in enumerate(sought) if (found := places.get(word))]
    rare = [pair for pair in known if len(pair[1]) <= _PLACES] or sorted(known, key=lambda pair: len(pair[1]))[:2]
    return [
        (at, place, 4 if len(found) <= 4 else 1)
        for at, found in rare
        for place in found[: 20 * _PLACES]
        if first <= place < last
    ]


def _align(sought: Sequence[str], text: FoldedText, begin: int, end: int, weights: Sequence[float]) -> Alignment:
    from rapidfuzz.distance import Levenshtein

    passage = text.words[begin : min(end, begin + 2 * _LONGEST)]
    edits: list[Edit] = []
    for step in Levenshtein.opcodes(sought, passage):
        quoted, source = (step.src_start, step.src_end), (begin + step.dest_start, begin + step.dest_end)
        same = step.tag == "equal"
        if edits and edits[-1].same == same:
            edits[-1] = Edit((edits[-1].quoted[0], quoted[1]), (edits[-1].source[0], source[1]), same)
        else:
            edits.append(Edit(quoted, source, same))
    judged = _joined([edit if edit.same else _tolerated(edit, sought, text) for edit in edits])
    return Alignment(begin, begin + len(passage), judged, _share(judged, weights))


def _share(edits: Sequence[Edit], weights: Sequence[float]) -> float:
    """How much of the words stands in the passage; what the source has more counts against it."""
    total = sum(weights)
    more = sum(max(0, _size(edit.source) - _size(edit.quoted)) for edit in edits if not edit.same)
    kept = 0.0
    for edit in edits:
        if edit.same:
            alone = _size(edit.quoted) == 1 and len(weights) >= _ALONE_FROM
            kept += sum(weights[edit.quoted[0] : edit.quoted[1]]) * (0.5 if alone else 1.0)
    return kept / (total + more * total / len(weights))


def _tolerated(edit: Edit, sought: Sequence[str], text: FoldedText) -> Edit:
    """The edit, called the same where only print differs: words apart, a note's number, a block in between."""
    ours = "".join(sought[edit.quoted[0] : edit.quoted[1]])
    theirs = "".join(text.words[edit.source[0] : edit.source[1]])
    if ours == theirs or (not ours and (_is_note_mark(edit, text) or _is_block(edit, text))):
        return Edit(edit.quoted, edit.source, same=True)
    return edit


def _is_note_mark(edit: Edit, text: FoldedText) -> bool:
    """Whether numbers that the source has more are marks of notes: ``[12]``, or raised behind a word."""
    return all(_raised(at, text) for at in range(*edit.source))


def _raised(at: int, text: FoldedText) -> bool:
    token = text.token(at)
    if "[" in token and "]" in token:
        return len(token) <= 12
    return text.words[at].isdigit() and len(text.words[at]) <= 3 and not token[0].isdigit() and token[0] not in "$€£"


def _is_block(edit: Edit, text: FoldedText) -> bool:
    begin, end = edit.source
    if begin == 0 or end >= len(text) or end - begin > _BLOCK:
        return False
    before, after = text.between(begin), text.between(end)
    return ("\n" in before or "\f" in before) and ("\n" in after or "\f" in after)


def _joined(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    joined: list[Edit] = []
    for edit in edits:
        if joined and joined[-1].same and edit.same:
            last = joined[-1]
            joined[-1] = Edit((last.quoted[0], edit.quoted[1]), (last.source[0], edit.source[1]), same=True)
        else:
            joined.append(edit)
    return tuple(joined)


def _size(pair: tuple[int, int]) -> int:
    return pair[1] - pair[0]
