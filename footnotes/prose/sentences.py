"""Where sentences end, in text of any language that an editor is likely to meet."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from footnotes.model import Span
from footnotes.prose.months import ENGLISH_SHORT
from footnotes.prose.wordlists import word_set

_CLOSERS = "\"'”’»›)\\]}"
_STOP = re.compile(rf"[.!?…]{{1,6}}(?:\s»|[{_CLOSERS}]{{0,4}})(?=\s)|[。！？]{{1,3}}[」』”’）]{{0,2}}")
_NEXT = re.compile(r"\s*[\"'“‘„«‹(\[¿¡—–-]{0,4}\s?(\w+)?")
_LAST_WORD = re.compile(r"[\w.]{1,24}$")
_LETTERS_WITH_DOTS = re.compile(r"(?:[^\W\d_]\.){1,5}[^\W\d_]")

_TITLES = word_set(
    "dr mr mrs ms prof st messrs hon rev gen col lt capt sgt sen rep gov amb pres dept cf vs eg ie viz mme mlle "
    "vgl bzw bspw ggf sog insb им см ср напр проф акад"
)
"""Abbreviations that never end a sentence."""
_BEFORE_NUMBERS = (
    word_set(
        "no nos nr vol vols p pp s art arts ch sec para paras fig figs ed eds abs bd kap par ca approx app cl reg "
        "n num v т стр ст г п с рис гл"
    )
    | ENGLISH_SHORT
)
"""Abbreviations that end no sentence when a number comes next."""
_NAMES_AFTER = word_set("v ed eds al ca approx г ул пр им t")
"""Abbreviations that end no sentence when a name comes next."""
_STARTERS = word_set(
    "the a an in on at it its this that these those he she they we i but and however although while when after "
    "as if for since there der die das ein eine es er sie wir aber le la les un une il elle ils mais el los"
)
"""Words that begin a sentence after ``U.S.`` rather than go on with a name."""
_MONTHS_AFTER_ORDINAL = word_set(
    "januar februar märz april mai juni juli august september oktober november dezember jahrhundert "
    "januára února ledna března dubna května června července srpna září října listopadu prosince"
)


# A paragraph with thousands of notes is asked for a sentence once a note.
@lru_cache(maxsize=32)
def sentence_spans(text: str) -> tuple[Span, ...]:
    """The sentences of one paragraph, in order, without the white space between them.

    Every character that is not white space belongs to exactly one sentence.
    """
    ends = [*_ends(text), len(text)]
    spans = []
    start = 0
    for end in ends:
        piece = text[start:end]
        if piece.strip():
            left = start + len(piece) - len(piece.lstrip())
            spans.append(Span(left, start + len(piece.rstrip())))
        start = end
    return tuple(spans)


def sentence_at(text: str, offset: int) -> str:
    """The sentence that a marker at ``offset`` belongs to: the one whose last characters stand before it.

    An empty string comes back for a text without any words.
    """
    span = sentence_span_at(text, offset)
    return span.of(text) if span else ""


def sentence_span_at(text: str, offset: int) -> Span | None:
    """Where that sentence stands; None for a text without any words."""
    spans = sentence_spans(text)
    after = bisect_left(spans, offset, key=lambda span: span.start)
    return spans[max(after - 1, 0)] if spans else None


def ends_sentence(text: str) -> bool:
    """Tell whether ``text`` closes with the end of a sentence, closing quotes and brackets aside."""
    bare = text.rstrip().rstrip("\"'”’»›)]}*_")
    return bare.endswith((".", "!", "?", "…", ":", "。", "！", "？"))


def _ends(text: str) -> Iterator[int]:
    previous = 0
    for stop in _STOP.finditer(text):
        if _is_end(text, previous, stop):
            previous = stop.end()
            yield stop.end()


def _is_end(text: str, sentence_start: int, stop: re.Match[str]) -> bool:
    if stop[0][0] in "。！？":
        return True
    following = _NEXT.match(text, stop.end())
    word = (following[1] or "") if following else ""
    if word and word[0].islower():
        return False
    if stop[0][0] != "." or stop[0].startswith(".."):
        return True
    before = _LAST_WORD.search(text[max(sentence_start, stop.start() - 24) : stop.start()])
    return before is None or _full_stop_ends(before[0], word, text[sentence_start : stop.start()].strip())


def _full_stop_ends(before: str, word: str, sentence: str) -> bool:
    last = before.casefold().strip(".")
    if last in _TITLES:
        return False
    if word[:1].isdigit() and last in _BEFORE_NUMBERS:
        return False
    if word and last in _NAMES_AFTER:
        return False
    if last.isdigit():
        return sentence != before and word.casefold() not in _MONTHS_AFTER_ORDINAL
    if _LETTERS_WITH_DOTS.fullmatch(before) or (len(before) == 1 and before.isalpha()):
        return word.casefold() in _STARTERS
    return True
