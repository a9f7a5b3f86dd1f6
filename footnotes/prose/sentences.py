"""Where sentences end, in text of any language that an editor is likely to meet."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from footnotes.languages.all import LANGUAGES, gather
from footnotes.model import Span
from footnotes.prose.months import ENGLISH_SHORT, NAMES
from footnotes.prose.wordlists import word_set

_CLOSERS = "\"'”’»›)\\]}“"
"""The German closing mark is the English opening one, before which a space stands."""
_OTHER_STOPS = "。！？؟۔।॥။።፧։។"
"""Stops that mean nothing else: of Han, Arabic, Urdu, Hindi, Burmese, Ethiopic, Armenian and Khmer text."""
_STOP = re.compile(
    rf"\.(?:\s\.){{1,5}}(?![\w.])[{_CLOSERS}]{{0,4}}"
    rf"|[.!?…]{{1,6}}(?:\s»|[{_CLOSERS}]{{0,4}})(?=\s)"
    rf"|[{_OTHER_STOPS}]{{1,3}}[」』”’）»)]{{0,2}}"
    r"|(?<=[\u0531-\u0587]):(?=\s)|(?<=[\u0370-\u03ff\u1f00-\u1fff]);(?=\s)"
    r"|(?=\n[ \t]{0,20}\n)|(?=\n[ \t]{0,4}[•▪◦⁃‣·])"
)
"""Where a sentence may end. The full stop of Armenian looks like a colon, the question mark of Greek like a semicolon;
an empty line and the bullet of a list end what stands before them."""
_NEXT = re.compile(r"\s*[\"'“‘„«‹(\[¿¡—–-]{0,4}\s?(\w+)?")
_LAST_WORD = re.compile(r"[\w.°/]{1,24}$")
_LETTERS_WITH_DOTS = re.compile(r"(?:[^\W\d_]\.){1,5}[^\W\d_]")
_ITEM = re.compile(r"(?:^|(?<=\s))(?P<mark>[•▪◦⁃‣]\s?)?(?P<label>\d{1,2}|[a-z])(?P<end>\.\)|[.)])\s(?=[^\W\d_a-z])")
"""The label of an item of a list in running text: "1. The first 2. The second"."""
_MOST_ITEMS = 40
_BRACKETED = re.compile(r"[(\[]\s?(?:\.\s?){2,4}[)\]][\"'”’»]?$")
"""An omission; it ends a sentence no more than a word does."""
_LONGEST = 2_000
"""Characters of a sentence in which marks are counted."""
_OMISSION = 3
"""Stops, parted by spaces, that leave words out inside a sentence; one more ends it."""
_GOES_ON = re.compile(r"\s{1,3}(?:/\s|[№#§])")
"""What never begins a sentence: the next line of a verse, the sign before a number."""
_DASH = re.compile(r"\s{1,3}[–—]\s")
_COMPANY = re.compile(r"(?:^|\s)(?:inc|ltd|corp|co|plc|gmbh|s\.\s?a)$", re.IGNORECASE)
_OPEN, _CLOSED = "《「『（", "》」』）"
"""Marks of Han text that hold whole sentences inside another one."""

_TITLES = word_set(" ".join(gather(lambda language: language.abbreviations)))
"""Abbreviations that never end a sentence."""
_NUMBERED = re.compile(r"[^\W\d_]+\.")
_BEFORE_NUMBERS = (
    word_set(
        "no nos nr vol vols pp p s art arts ch sec para paras fig figs ed eds abs bd kap par ca approx app cl reg "
        "n num núm párrf v т стр ст г п с рис гл кв rs n° str ext tel"
    )
    | ENGLISH_SHORT
    | {name for language in LANGUAGES for names in language.short_months for name in names}
    | {
        word.removesuffix(".").casefold()
        for word in gather(lambda language: language.pages + language.volumes + language.note_words)
        if _NUMBERED.fullmatch(word)
    }
)
"""Abbreviations that end no sentence when a number comes next."""
_NAMES_AFTER = word_set("v ed eds al ca approx г ул пр им t")
"""Abbreviations that end no sentence when a name comes next."""
_STARTERS = word_set(
    "the a an in on at it its this that these those he she they we i but and however although while when after "
    "as if for since there how what who why where did do does is are was were "
    "der die das ein eine es er sie wir aber le la les un une il elle ils mais el los hvad hvem hvor"
)
"""Words that begin a sentence after ``U.S.`` rather than go on with a name."""
_MONTHS_AFTER_ORDINAL = (NAMES.keys() - {"may", "march"}) | {"jahrhundert", "století", "storočie", "storočia"}
"""What goes on after the number of a day with a full stop; in English, which writes none, "may" begins a question."""


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
    return bare.endswith((".", "!", "?", "…", ":", *_OTHER_STOPS))


def _ends(text: str) -> Iterator[int]:
    items = _items(text)
    breaks = [(place, None) for place in items] + [(stop.end(), stop) for stop in _STOP.finditer(text)]
    previous = 0
    for end, stop in sorted(breaks, key=lambda found: found[0]):
        if stop is None or (not _is_label(items, stop) and _is_end(text, previous, stop)):
            previous = end
            yield end


def _items(text: str) -> dict[int, int]:
    """Where the items of a list in running text begin, with the end of their labels.

    A list begins the text or stands behind a colon, and counts up, or has bullets; one item is none.
    """
    starts: dict[int, int] = {}
    due = ""
    for item in islice(_ITEM.finditer(text), _MOST_ITEMS):
        label = item["label"]
        opens = text[max(0, item.start() - 9) : item.start()].rstrip()[-1:] in ("", ":", ";")
        if label == due or item["mark"] or (label in ("1", "a") and opens and not starts):
            starts[item.start()] = item.end()
            due = str(int(label) + 1) if label.isdecimal() else chr(ord(label) + 1)
    return starts if len(starts) > 1 else {}


def _is_label(items: Mapping[int, int], stop: re.Match[str]) -> bool:
    return any(start < stop.end() <= end for start, end in items.items())


def _is_end(text: str, sentence_start: int, stop: re.Match[str]) -> bool:
    if not stop[0]:
        return True
    if stop[0][0] in _OTHER_STOPS:
        sentence = text[max(sentence_start, stop.start() - _LONGEST) : stop.start()]
        return sum(map(sentence.count, _OPEN)) <= sum(map(sentence.count, _CLOSED))
    if stop[0][0] in ":;":
        return True
    following = _NEXT.match(text, stop.end())
    word = (following[1] or "") if following else ""
    if word and word[0].islower():
        return False
    start = max(sentence_start, stop.start() - _LONGEST)
    if _GOES_ON.match(text, stop.end()) or (_DASH.match(text, stop.end()) and _is_speech(text[start : stop.start()])):
        return False
    if stop[0].startswith(". ."):
        return stop[0].count(".") > _OMISSION
    if stop[0][0] != "." or stop[0].startswith(".."):
        return _BRACKETED.search(text, max(sentence_start, stop.start() - 2), stop.end()) is None
    if text.startswith(" (", stop.end()) and _COMPANY.search(
        text, max(sentence_start, stop.start() - 24), stop.start()
    ):
        return False
    before = _LAST_WORD.search(text[max(sentence_start, stop.start() - 24) : stop.start()])
    return before is None or _full_stop_ends(before[0], word, text[sentence_start : stop.start()].strip())


def _is_speech(sentence: str) -> bool:
    """Whether a sentence stands in a quotation that is not closed yet: "«Why? – she asked. – Because»"."""
    return sentence.count("«") > sentence.count("»")


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
