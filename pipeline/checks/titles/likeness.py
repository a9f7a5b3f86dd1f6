"""How alike two titles are: the compound rule, measured on 845 real pages with hand-made titles.

A ratio of letters alone takes "World Report 2023" for "World Report 2024"; a set of words alone takes
a home page for every title that names its outlet. So several narrow rules are asked in turn, and each
is held back where numbers, a denial or a country differ (see ``series``).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum

from pipeline.checks.titles.series import differ_in_series, opposed, ordinals, touches_negation
from pipeline.language.fold import MAX_LENGTH, listed, words

Words = tuple[str, ...]

MIN_HEAD_WORDS = 4
MIN_HEAD_LETTERS = 18
"""A head or tail shorter than this ("World Report 2020", "Country profile") names a series, not a work."""
MIN_CUT_LETTERS = 40
"""A title without an ellipsis counts as cut short from here on: about where systems begin to truncate."""
MIN_ELLIPSIS_LETTERS = 20

_PART = re.compile(r"\s{1,9}[-–—|•·»«/~:]+\s+|\s{0,9}[|—»«•]\s*|[:;?!]\s+|\.\s+|\s{0,9}[()\[\]]\s*|…\s+|\s-\s")
_ELLIPSIS = re.compile(r"(?:…|\.\.\.?)\W*$")
_STOP_WORDS = listed(
    "a an the of in on at to for from by with and or as is are was were be been its it his her their this "
    "that new amid after over under into than then so but up out der die das und im in von mit für auf le la "
    "les de du des et en un une el los las y que и в на о с по за из"
)


class Likeness(IntEnum):
    """How alike two titles are, least first."""

    DIFFERENT = 0
    CONFLICT = 1
    """Nearly the same words, but another year, number or country, or the contrary sense: another work."""
    DOUBT = 2
    """Too much in common to call it another page, too little to call it the same."""
    NEAR = 3
    SAME = 4


@dataclass(frozen=True, slots=True)
class Title:
    """A title made ready to be compared."""

    raw: str
    words: Words
    parts: tuple[Words, ...]
    """Its words between separators, colons and brackets; one part where there is none."""
    cut: bool
    """Whether it ends with an ellipsis."""

    @classmethod
    def of(cls, raw: str) -> Title:
        """A title from the words of a page or a note."""
        raw = raw[:MAX_LENGTH]
        parts = tuple(part for part in map(words, _PART.split(raw)) if part)
        return cls(raw, words(raw), parts, bool(_ELLIPSIS.search(raw)))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing two titles gave."""

    likeness: Likeness
    score: float
    """0..1, for a person to read; the rules, not the score, decide."""


def compare(cited: Title, found: Title) -> Comparison:
    """How alike two titles are; symmetrical but for nothing."""
    one, other = cited.words, found.words
    if not one or not other:
        return Comparison(Likeness.DIFFERENT, 0.0)
    if one == other or "".join(one) == "".join(other):
        return Comparison(Likeness.SAME, 1.0)
    if _cut_short(cited, found) or _cut_short(found, cited):
        return Comparison(Likeness.NEAR, 0.97)
    if _part_of(cited, found) or _part_of(found, cited):
        return Comparison(Likeness.NEAR, 0.95)
    return _by_edits(one, other)


def _cut_short(short: Title, whole: Title) -> bool:
    """Whether one title is the beginning of the other, broken off."""
    text, rest = " ".join(short.words), " ".join(whole.words)
    if len(text) >= len(rest) or not rest.startswith(text):
        return False
    if short.cut:
        return len(text) >= MIN_ELLIPSIS_LETTERS
    return len(text) >= MIN_CUT_LETTERS and rest[len(text)] == " "


def _part_of(short: Title, whole: Title) -> bool:
    """Whether one title is the head or the tail of the other, up to a separator."""
    size = len(short.words)
    if size < MIN_HEAD_WORDS or len(" ".join(short.words)) < MIN_HEAD_LETTERS:
        return False
    borders = {0, len(whole.words)}
    place = 0
    for part in whole.parts:
        place += len(part)
        borders.add(place)
    return any(
        start + size in borders and whole.words[start : start + size] == short.words for start in sorted(borders)
    )


@dataclass(frozen=True, slots=True)
class _Edits:
    """What has to change to make one title of the other, spelling aside."""

    left: Words
    right: Words
    count: int
    """Edits of whole words; a respelt word is none."""


def _by_edits(one: Words, other: Words) -> Comparison:
    from rapidfuzz import fuzz

    left, right = " ".join(one), " ".join(other)
    ratio, word_set = fuzz.ratio(left, right), fuzz.token_set_ratio(left, right)
    score = round(max(ratio, word_set if min(len(one), len(other)) >= 4 else 0.0) / 100, 3)
    if max(ratio, word_set) < 60:
        return Comparison(Likeness.DIFFERENT, score)
    edits = _edits(one, other)
    return Comparison(_judge(edits, one, other, ratio, word_set), score)


def _judge(edits: _Edits, one: Words, other: Words, ratio: float, word_set: float) -> Likeness:
    alike = edits.count <= 2 or ratio >= 80 or word_set >= 85
    if differ_in_series(edits.left, edits.right):
        return Likeness.CONFLICT if alike else Likeness.DIFFERENT
    if edits.count <= 2 and opposed(edits.left, edits.right):
        return Likeness.CONFLICT
    if not _near(edits, one, other, ratio, word_set):
        return Likeness.DOUBT if _doubtful(one, other, ratio, word_set) else Likeness.DIFFERENT
    if edits.count <= 2 and touches_negation(edits.left, edits.right):
        return Likeness.DOUBT
    one_sided = ordinals(edits.left) ^ ordinals(edits.right)
    return Likeness.DOUBT if one_sided and min(len(one), len(other)) < 7 else Likeness.NEAR


def _near(edits: _Edits, one: Words, other: Words, ratio: float, word_set: float) -> bool:
    fewest, most = sorted((len(one), len(other)))
    if edits.count == 0:
        return fewest >= 3
    if edits.count == 1 and fewest >= 5 and most > 5:
        return True
    changed = [word for word in (*edits.left, *edits.right) if word not in _STOP_WORDS]
    if ratio >= 85 and (fewest > 5 or not changed):
        return True
    return word_set >= 90 and fewest >= 4 and fewest / most >= 0.35


def _doubtful(one: Words, other: Words, ratio: float, word_set: float) -> bool:
    fewest = min(len(one), len(other))
    return ratio >= 75 or (word_set >= 70 and fewest >= 3) or (word_set >= 99 and fewest >= 1)


def _edits(one: Words, other: Words) -> _Edits:
    from rapidfuzz.distance import Levenshtein

    left: list[str] = []
    right: list[str] = []
    count = 0
    for edit in Levenshtein.editops(one, other):
        if edit.tag == "replace":
            pair = one[edit.src_pos], other[edit.dest_pos]
            if _respelt(*pair):
                continue
            left.append(pair[0])
            right.append(pair[1])
        elif edit.tag == "delete":
            left.append(one[edit.src_pos])
        else:
            right.append(other[edit.dest_pos])
        count += 1
    # A word that only moved stands on both sides and changes nothing.
    mine, yours = Counter(left), Counter(right)
    return _Edits(tuple((mine - yours).elements()), tuple((yours - mine).elements()), count)


def _respelt(one: str, other: str) -> bool:
    """Whether two words are one word spelt in two ways (labour, labor; a letter misread)."""
    from rapidfuzz.distance import DamerauLevenshtein

    if not (one.isalpha() and other.isalpha()) or ordinals((one,)) != ordinals((other,)):
        return False
    if differ_in_series((one,), (other,)) or opposed((one,), (other,)):
        return False
    allowed = min(len(one), len(other)) // 4
    return allowed > 0 and DamerauLevenshtein.distance(one, other, score_cutoff=min(allowed, 2)) <= min(allowed, 2)
