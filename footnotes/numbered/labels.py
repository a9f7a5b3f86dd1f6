"""The shapes that note labels and markers take in a text, and how much each of them proves."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
CIRCLED = "①-⒇❶-❿⓪-⓾㉑-㉟㊱-㊿"
"""Numbers in circles and brackets that are one character, as Chinese and Japanese notes carry them."""
_DIGITS: dict[int, int | str] = {
    **str.maketrans(RAISED, "0123456789"),
    **{
        code: str(int(unicodedata.numeric(chr(code))))
        for first, last in re.findall(r"(.)-(.)", CIRCLED)
        for code in range(ord(first), ord(last) + 1)
    },
}
_CONFUSED = str.maketrans("lIi|OoSsBZg", "11110055829")
"""Letters that OCR reads for digits."""

_STRONG = 4.0
_BRACKETED = 3.0
_IN_PARAGRAPH, _IN_LINE = 0.2, 0.4
"""What a label loses that begins a line, or nothing, and not a paragraph: it may be a marker that was wrapped."""
_SURE = 2.5
_WRAPPED = 0.02
"""Weight of a number at the beginning of a line where the line before breaks off: pages end in mid-sentence too."""
_SHORT = 0.6
"""Share of the widest line of a piece below which a line was ended by its author, not by the page's width."""
UNPROVEN = 0.05
"""Weight of a shape that is as common in running text: only its place in the sequence can prove it."""

_TIGHT = r"[\"“„«]{0,1}(?:[^\W\d_a-zа-яё][^\W\d_A-ZА-ЯЁ.]|[^\W\d_a-zа-яё]{2})|[\"“„«][^\W\d_]|https?://"
"""What follows a label whose space was lost; "3D" and "5G" are words."""

_OPENS_NOTE = re.compile(
    r"[\"“„«‘(\[*_]{0,3}(?!(?:Jan(?:uary|uar)?|Feb(?:ruary|ruar)?|Mar(?:ch)?|März|Apr(?:il)?|May|Mai|June?|Juni|July?|Juli"
    r"|Aug(?:ust)?|Sept?(?:ember)?|O[ck]t(?:ober)?|Nov(?:ember)?|De[cz](?:ember)?)\b)"
    r"[^\W\d_a-zа-яё]"
)
"""A capital letter, but no month: "... adopted on" / "12 March 2015" is a date that was wrapped."""

_LABEL = re.compile(
    rf"[ \t]{{0,6}}(?:(?P<raised>[{RAISED}]{{1,4}})[.)]?"
    r"|<sup>\s{0,2}(?P<sup>[\dlIi|OoSsBZg]{1,4})\s{0,2}</sup>"
    r"|\[\^(?P<caret>\d{1,4})\]:?"
    r"|\$?[\s{}]{0,4}\^[\s^{}\\]{0,8}(?:(?:rm|bf|it|mathrm|text|textsuperscript)\b[\s{}]{0,3})?(?P<latex>\d{1,4})(?=[\s}\\])"
    r"(?:[\s}]|\\[,;: ]){0,6}\$?"
    r"|\\?\[(?P<bracket>[\dlIO]{1,4})\\?\][:.]?(?!\()"
    rf"|(?P<circled>[{CIRCLED}])|[［〔【](?P<wide>\d{{1,4}})[］〕】]"
    r"|\((?P<round>\d{1,4})\)(?=\s)"
    rf"|(?P<dotted>\d{{1,4}})[.)](?=\s|{_TIGHT})"
    r"|(?P<bare>\d{1,4})(?=[ \t]{1,8}[\"“„‘'«(\[*<_]{0,3}[^\W\d_])"
    r"|(?P<numeral>\d{1,4})(?=[ \t]{1,8}\d[\w./()–-]{0,20}[ ,]\s?[^\W\d_])"
    rf"|(?P<tight>\d{{1,4}})(?={_TIGHT})"
    r")[ \t]*"
)
_LABEL_WEIGHTS = {
    "raised": _STRONG, "sup": _STRONG, "caret": _STRONG, "latex": _STRONG, "circled": UNPROVEN,
    "bracket": _BRACKETED, "wide": _BRACKETED,
    "round": UNPROVEN, "dotted": UNPROVEN, "bare": UNPROVEN, "numeral": UNPROVEN, "tight": UNPROVEN,
}  # fmt: skip

_INLINE_LABEL = re.compile(
    rf"(?<=\S)\s+(?:(?P<raised>[{RAISED}]{{1,4}})(?![{RAISED}])|<sup>(?P<sup>\d{{1,4}})</sup>"
    r"|\$?\^\{{1,2}(?P<latex>\d{1,4})\}{1,2}\$?|\\?\[(?P<bracket>\d{1,4})\\?\](?!\()"
    r"|(?P<bare>\d{1,4})(?=\s{1,8}[\"“„‘'«(\[*<]{0,3}[^\W\d_]))\s*(?=\S)"
)
_ENDS_A_CITATION = re.compile(r"(?:[.!?;”\"’')\]*_]|https?://\S{1,300}(?:\n\S{1,100}){0,2})$")
_UNIT = re.compile(r"(?:^|[\s\d(/])(?:[^\W\d_]|km|cm|mm|dm|nm|µm|mc|ft|yd|mi|ha)$")
_RAISED_MARKER = re.compile(
    rf"(?P<raised>[{RAISED}]{{1,4}})(?![{RAISED}⁻⁺])"
    r"|<sup>\s{0,2}(?P<sup>\d{1,4}(?:\s?[,;]\s?\d{1,4}){0,6})\s{0,2}</sup>"
    r"|\$[\s{}]{0,4}\^[\s^{}\\]{0,8}(?:(?:rm|bf|it|mathrm|text|textsuperscript)\b[\s{}]{0,3})?"
    r"(?P<math>\d{1,4}(?:\s?,\s?\d{1,4}){0,6})[\s}]{0,6}\$"
    r"|(?:\^|\\textsuperscript)\{\s?(?P<caret>\d{1,4}(?:\s?,\s?\d{1,4}){0,6})\s?\}"
    r"|\[\^(?P<footnote>\d{1,4})\](?!:)"
    r"|\\?\[(?P<bracket>\d{1,4}(?:\s?[,;]\s?\d{1,4}){0,9})\\?\](?!\()"
    rf"|(?P<circled>[{CIRCLED}])|[［〔【](?P<wide>\d{{1,4}}(?:[,，、]\d{{1,4}}){{0,9}})[］〕】]"
    r"|\((?P<round>\d{1,3})\)"
)
_BARE_MARKER = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d(?=[1-9]))?(?P<number>[1-9]\d{0,2})(?=$|[\s.,;:!?)\]’”\"'—–])")
_TWO_MARKERS = re.compile(r"(?<!\d)(?P<first>[1-9]\d)(?P<second>[1-9]\d)(?=$|[\s.,;:!?)\]’”\"'—–])")
"""Two markers side by side that have lost what raised them: "... abroad.2829"."""
_BEFORE_POINTED = frozenset(".,;:!?)]’”\"'»*_")
_BEFORE_SPACED = _BEFORE_POINTED - frozenset(",;]*_")
_MARKER_WEIGHTS = {
    "raised": _STRONG, "sup": _STRONG, "math": _STRONG, "caret": _STRONG, "footnote": _STRONG, "circled": 1.0,
    "bracket": 1.0, "wide": 1.0, "round": 0.0, "glued": 0.4, "pointed": 0.4, "spaced": 0.2, "dated": 0.15,
}  # fmt: skip

_EXPONENTS = frozenset({"raised", "sup", "math", "caret"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of a piece that may be a label or a marker."""

    piece: int
    start: int
    end: int
    number: int
    shape: str
    """Name of its shape: ``raised``, ``sup``, ``bare`` ..."""
    weight: float
    """How much the shape alone proves, 0 to 4."""

    @property
    def place(self) -> tuple[int, int]:
        """Position in the document."""
        return self.piece, self.start

    @property
    def is_strong(self) -> bool:
        """True for shapes that running text has hardly any other use for."""
        return self.weight >= _SURE


def labels_in(piece: int, raw: str) -> Iterator[Candidate]:
    """Where notes may begin in a piece: at its lines' starts, and inside a line that cites URLs; in order."""
    yield from sorted(_labels_in(piece, raw), key=lambda label: label.place)


def _labels_in(piece: int, raw: str) -> Iterator[Candidate]:
    starts = [0, *(found.end() for found in re.finditer(r"\n", raw))]
    short = _SHORT * max(end - start for start, end in pairwise([*starts, len(raw) + 1]))
    found: list[Candidate] = []
    for before, start in pairwise([0, *starts]):
        label = _LABEL.match(raw, start)
        if label is not None:
            ended = 0 < start - before < short
            found += _label(piece, label, _line_weight(raw, label, "" if ended else raw[:start][-520:]))
    yield from found
    if found or "://" in raw:
        noted = any(label.is_strong for label in found)
        for label in _INLINE_LABEL.finditer(raw):
            weight = _LABEL_WEIGHTS[str(label.lastgroup)]
            sure = noted and weight >= _BRACKETED and label.start() >= found[0].end
            if "\n" not in label[0] and (
                sure or _ENDS_A_CITATION.search(raw, max(0, label.start() - 520), label.start())
            ):
                yield from _label(piece, label, weight - (_IN_LINE if weight >= _BRACKETED else 0))


def label_alone(piece: int, raw: str) -> Candidate | None:
    """The label of a piece whose number stands on a line of its own before it, as some PDF converters write it."""
    number = raw.strip()
    if not number.isdecimal() or number.startswith("0") or len(number) > 4:
        return None
    return Candidate(piece, 0, 0, int(number), "alone", UNPROVEN)


def _line_weight(raw: str, label: re.Match[str], before: str) -> float:
    """Weight of a label at a line's start: a bare number proves nothing where the line before goes on."""
    weight = _LABEL_WEIGHTS[str(label.lastgroup)]
    before = before.rstrip()
    if weight >= _BRACKETED:
        return weight - (_IN_PARAGRAPH if before else 0)
    if not before or _ENDS_A_CITATION.search(before):
        return weight
    opens = _OPENS_NOTE.match(raw, label.end()) or (label.lastgroup == "dotted" and raw[label.end() :][:1].isdigit())
    return _WRAPPED if opens else 0.0


def _label(piece: int, label: re.Match[str], weight: float) -> Iterator[Candidate]:
    shape = str(label.lastgroup)
    read = label[shape].translate(_DIGITS)
    digits = read.translate(_CONFUSED)
    if digits.isdecimal() and int(digits) and not (digits.startswith("0")):
        yield Candidate(piece, label.start(), label.end(), int(digits), shape, weight if read.isdecimal() else 1.0)


def markers_in(piece: int, raw: str) -> Iterator[Candidate]:
    """Where a piece may carry markers, those that only the number sequence can prove included."""
    yield from sorted((*_raised_markers(piece, raw), *_bare_markers(piece, raw)), key=lambda marker: marker.place)


def _raised_markers(piece: int, raw: str) -> Iterator[Candidate]:
    for marker in _RAISED_MARKER.finditer(raw):
        shape = str(marker.lastgroup)
        start = marker.start()
        weight = _raised_weight(shape, raw[max(0, start - 12) : start])
        # White space before a marker goes with it: "ports. ¹² They" reads "ports. They" without it.
        while start and marker.start() - start < 2 and raw[start - 1].isspace():
            start -= 1
        for number in re.split(r"\D+", marker[shape].translate(_DIGITS)):
            if number and int(number):
                yield Candidate(piece, start, marker.end(), int(number), shape, weight)


def _raised_weight(shape: str, before: str) -> float:
    if shape in _EXPONENTS and _UNIT.search(before):
        return 0.5
    return 2.0 if shape in _EXPONENTS and before[-1:].isdigit() else _MARKER_WEIGHTS[shape]


def _bare_markers(piece: int, raw: str) -> Iterator[Candidate]:
    for marker in _BARE_MARKER.finditer(raw):
        start = marker.start("number")
        shape = (
            "dated"
            if marker["year"]
            else _bare_shape(raw[max(0, start - 3) : start], raw[marker.end() : marker.end() + 1])
        )
        if shape is not None:
            weight = (
                0.2 if shape == "pointed" and raw[max(0, start - 2) : start - 1].isdigit() else _MARKER_WEIGHTS[shape]
            )
            start -= 1 if shape == "spaced" else 0
            yield Candidate(piece, start, marker.end(), int(marker["number"]), shape, weight)
    for two in _TWO_MARKERS.finditer(raw):
        shape = _bare_shape(raw[max(0, two.start() - 3) : two.start()], raw[two.end() : two.end() + 1])
        if shape in ("glued", "pointed") and int(two["second"]) == int(two["first"]) + 1:
            for half in ("first", "second"):
                yield Candidate(piece, two.start(), two.end(), int(two[half]), shape, _MARKER_WEIGHTS[shape])


def _bare_shape(before: str, after: str) -> str | None:
    last = before[-1:]
    if last.isalpha() and not last.isupper():
        return "glued"
    if last in _BEFORE_POINTED:
        return "pointed" if last else None
    bare = before.rstrip(" ")
    return "spaced" if last == " " and bare[-1:] in _BEFORE_SPACED and bare and (not after or after.isspace()) else None
