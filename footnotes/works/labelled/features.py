"""What the labeller looks at: for each token of a note the names of the features that it shows.

The names are those that the weights were trained with; whoever changes one trains anew.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from footnotes.model import Span
from footnotes.prose.enclosures import find_enclosures
from footnotes.works.labelled.clauses import NO_CLAUSE, Clause, describe_clause, number_clauses
from footnotes.works.labelled.lexicon import word_classes
from footnotes.works.labelled.tokens import Token

_CENTURIES = frozenset({"15", "16", "17", "18", "19", "20"})
_ADDRESS = re.compile(r"(?:\w{1,9}://)?(?:www\.)?(?P<host>[^/?#]{1,200})(?P<path>.{0,600})", re.DOTALL)
_EDGE = "<>"
_PLAIN_SIGNS = str.maketrans("，、。：；（）［］【】！？،؛؟‚", ",,.:;()[][]!?,;?,")
"""Signs of other scripts, which part and close as the plain ones do."""
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LENGTHS = (1, 2, 3, 4, 6, 9)
"""Of words in such scripts: names have two to four signs, titles more."""
_LONG_BRACKET = 8
"""Tokens; more than a year or an editor."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The columns from which features are made, one entry for each token."""

    tokens: Sequence[Token]
    lower: Sequence[str]
    shapes: Sequence[str]
    classes: Sequence[Sequence[str]]
    quoted: Sequence[str]
    """Where in a quotation: ``S`` first, ``I`` inside, ``E`` last token; empty outside."""
    bracketed: Sequence[int]
    """0 outside brackets, 1 in short and 2 in long ones."""
    echoes: Sequence[tuple[bool, bool]]
    """Whether the path, and whether the host, of the next address repeats the word."""
    clause_of: Sequence[int]
    clauses: Mapping[int, Clause]
    emphasised: Sequence[bool]
    linked: Sequence[bool]
    """Whether it carries a link whose address is not printed."""


def features_of(
    text: str, tokens: Sequence[Token], emphasis: Sequence[Span], linked: Sequence[Span] = ()
) -> Iterator[list[str]]:
    """The features of each token, in order.

    Args:
        text: The text of the note.
        tokens: Its tokens.
        emphasis: What of it stands in italics.
        linked: Words that carry a link whose address is not printed.
    """
    sheet = _sheet(text, tokens, emphasis, linked)
    context = _contexts(sheet)
    following = _neighbours(sheet, reversed(range(len(tokens))))[::-1]
    preceding = _neighbours(sheet, range(len(tokens)))
    for index in range(len(tokens)):
        row = ["bias", *context[index]]
        row += _own(sheet, index)
        row += _window(sheet, index, preceding[index], following[index])
        row += _of_clause(sheet, index)
        yield row


def shape_of(word: str) -> str:
    """The form of a word, or the sign.

    Forms are ``YEAR``, ``d2`` (two digits), ``host``, ``X``, ``x``, ``XX``, ``Xx``, ``XxX``, ``xx``, and ``c4`` (four
    signs of Chinese, Japanese or Korean).
    """
    if word[0].isdigit() and word.isdigit():
        return "YEAR" if len(word) == 4 and word[:2] in _CENTURIES else f"d{min(len(word), 5)}"
    if not word[0].isalpha():
        return word.translate(_PLAIN_SIGNS)
    if _UNSPACED.match(word):
        return f"c{max(length for length in _LENGTHS if length <= len(word))}"
    if len(word) == 1:
        return "X" if word.isupper() else "x"
    if "." in word:
        return "host"
    if word.isupper():
        return "XX"
    if word[0].isupper():
        return "Xx" if word[1:].islower() else "XxX"
    return "xx"


def _sheet(text: str, tokens: Sequence[Token], emphasis: Sequence[Span], linked: Sequence[Span]) -> _Sheet:
    shapes = ["ADDRESS" if token.is_address else shape_of(token.text) for token in tokens]
    lower = [
        "<address>" if token.is_address else token.text.lower() if token.text[0].isalpha() else shape
        for token, shape in zip(tokens, shapes, strict=True)
    ]
    classes = word_classes()
    of_words = [classes.get(word, ()) for word in lower]
    quoted, bracketed = _enclosed(text, tokens)
    echoes = _echoes(tokens)
    numbers = number_clauses(tokens, shapes)
    members: dict[int, list[int]] = {}
    for index, number in enumerate(numbers):
        members.setdefault(number, []).append(index)
    clauses = {
        number: describe_clause(indices, tokens, shapes, of_words, echoes) for number, indices in members.items()
    }
    marked = _within(text, tokens, emphasis), _within(text, tokens, linked)
    return _Sheet(tokens, lower, shapes, of_words, quoted, bracketed, echoes, numbers, clauses, *marked)


def _within(text: str, tokens: Sequence[Token], spans: Sequence[Span]) -> list[bool]:
    """For each token whether it begins inside one of the spans."""
    inside = bytearray(len(text) + 1)
    for span in spans:
        start, end = max(0, span.start), min(len(text), span.end)
        inside[start:end] = b"\x01" * max(0, end - start)
    return [bool(inside[token.start]) for token in tokens]


def _enclosed(text: str, tokens: Sequence[Token]) -> tuple[list[str], list[int]]:
    quoted, bracketed = [""] * len(tokens), [0] * len(tokens)
    addresses = [Span(token.start, token.end) for token in tokens if token.is_address]
    starts, ends = [token.start for token in tokens], [token.end for token in tokens]
    for enclosure in find_enclosures(text, addresses):
        span = enclosure.span
        inside = range(bisect_left(starts, span.start), bisect_right(ends, span.end))
        for index in inside:
            if enclosure.is_quotation:
                quoted[index] = "S" if index == inside[0] else "E" if index == inside[-1] else "I"
            else:
                bracketed[index] = 2 if len(inside) > _LONG_BRACKET else 1
    return quoted, bracketed


def _echoes(tokens: Sequence[Token]) -> list[tuple[bool, bool]]:
    echoes = [(False, False)] * len(tokens)
    host: str | None = None
    path: frozenset[str] = frozenset()
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if token.is_address:
            host, path = _host_and_path(token.text)
        elif token.text == ";":
            host = None
        elif host is not None and token.text[0].isalpha():
            word = _bare(token.text)
            in_host = (len(word) > 2 and word in host) or (token.text.isupper() and word in host.split("."))
            begins = len(word) > 4 and any(part.startswith(word[:5]) for part in path)
            echoes[index] = (len(word) > 2 and (word in path or begins), in_host)
    return echoes


def _host_and_path(address: str) -> tuple[str | None, frozenset[str]]:
    match = _ADDRESS.match(address.lower())
    if match is None:
        return None, frozenset()
    return match["host"], frozenset(part for part in re.split(r"[\W_]+", match["path"]) if len(part) > 2)


def _bare(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word.lower().removesuffix("’s").removesuffix("'s"))
    return "".join(letter for letter in folded if letter.isalnum())


def _neighbours(sheet: _Sheet, order: Iterator[int] | range) -> list[int | None]:
    """For each token, in the given order, the last word that was passed before it."""
    last: int | None = None
    passed: list[int | None] = []
    for index in order:
        passed.append(last)
        if sheet.tokens[index].is_word:
            last = index
    return passed


def _contexts(sheet: _Sheet) -> list[list[str]]:
    """Where a token stands in its note, and in the stretch between semicolons and addresses."""
    count = len(sheet.tokens)
    ahead = _ahead(sheet)
    contexts = []
    ordinal, year, quotation = 0, False, False
    for index, token in enumerate(sheet.tokens):
        if index and sheet.clause_of[index] != sheet.clause_of[index - 1]:
            ordinal += 1
        addresses, years, quotations, clauses = ahead[index]
        context = [
            f"pos={5 * index // count}",
            f"from={min(index, 6)}",
            f"to={min(count - 1 - index, 3)}",
            f"ahead={min(addresses, 2)}",
            f"clause={min(ordinal, 8)}",
            f"clauses={min(clauses, 6)}",
            f"c={sheet.clauses[sheet.clause_of[index]].form}|{min(ordinal, 5)}",
            f"years={year:d}{years:d}|{sheet.shapes[index]}",
            f"quotations={quotation:d}{quotations:d}",
        ]
        contexts.append(context)
        year = year or sheet.shapes[index] == "YEAR"
        quotation = quotation or sheet.quoted[index] == "E"
        if sheet.shapes[index] == ";" or token.is_address:
            ordinal, year, quotation = -1, False, False
    return contexts


def _ahead(sheet: _Sheet) -> list[tuple[int, bool, bool, int]]:
    """For each token: addresses to come in the note; year, quotation and clauses to come in its stretch."""
    count = len(sheet.tokens)
    rows: list[tuple[int, bool, bool, int]] = [(0, False, False, 0)] * count
    addresses, clauses, year, quotation = 0, 0, False, False
    for index in range(count - 1, -1, -1):
        if sheet.shapes[index] == ";":
            clauses, year, quotation = 0, False, False
        elif index + 1 < count and sheet.clause_of[index] != sheet.clause_of[index + 1]:
            clauses += 1
        rows[index] = (addresses, year, quotation, clauses)
        year = year or sheet.shapes[index] == "YEAR"
        quotation = quotation or sheet.quoted[index] == "S"
        if sheet.tokens[index].is_address:
            addresses, clauses, year, quotation = addresses + 1, 0, False, False
    return rows


def _own(sheet: _Sheet, index: int) -> Iterator[str]:
    token, word, shape = sheet.tokens[index], sheet.lower[index], sheet.shapes[index]
    yield f"w={word}"
    yield f"s={shape}"
    if token.is_word and not token.text[0].isdigit():
        for length in (2, 3, 4):
            if len(word) > length:
                yield f"<{word[:length]}"
                yield f">{word[-length:]}"
    for name in sheet.classes[index]:
        yield f"g={name}"
    yield f"q={sheet.quoted[index]}|{shape}"
    if sheet.quoted[index]:
        yield f"q={sheet.quoted[index]}"
    if sheet.bracketed[index]:
        yield f"b={sheet.bracketed[index]}"
        yield f"b|{shape}"
    if sheet.emphasised[index]:
        yield "italic"
        if index == 0 or not sheet.emphasised[index - 1]:
            yield "italic-first"
    if sheet.linked[index]:
        yield "linked"
        if index == 0 or not sheet.linked[index - 1]:
            yield "linked-first"
    if index and sheet.tokens[index - 1].end == token.start:
        yield "glued"


def _window(sheet: _Sheet, index: int, before: int | None, after: int | None) -> Iterator[str]:
    count = len(sheet.tokens)
    for distance in (1, 2):
        for side, place in (("-", index - distance), ("+", index + distance)):
            if 0 <= place < count:
                yield f"w{side}{distance}={sheet.lower[place]}"
                yield f"s{side}{distance}={sheet.shapes[place]}"
            elif distance == 1 or place in (-1, count):
                yield f"w{side}{distance}={_EDGE}"
    left = sheet.shapes[index - 1] if index else _EDGE
    right = sheet.shapes[index + 1] if index + 1 < count else _EDGE
    yield f"s-|={left}|{sheet.shapes[index]}"
    yield f"s|+={sheet.shapes[index]}|{right}"
    yield f"before={sheet.lower[before] if before is not None else _EDGE}"
    yield f"after={sheet.lower[after] if after is not None else _EDGE}"
    yield (
        f"around={sheet.shapes[before] if before is not None else _EDGE}|"
        f"{sheet.shapes[after] if after is not None else _EDGE}"
    )
    for side, place in (("-", index - 1), ("", index), ("+", index + 1)):
        if 0 <= place < count:
            yield from (f"g{side}={name}" for name in sheet.classes[place] if side)
            if sheet.echoes[place][0]:
                yield f"path{side}"
            if sheet.echoes[place][1]:
                yield f"host{side}"
            if side and sheet.quoted[place]:
                yield f"q{side}={sheet.quoted[place]}"
            if side and sheet.emphasised[place]:
                yield f"italic{side}"
            if side and sheet.linked[place]:
                yield f"linked{side}"


def _of_clause(sheet: _Sheet, index: int) -> Iterator[str]:
    number = sheet.clause_of[index]
    own = sheet.clauses[number]
    previous = sheet.clauses.get(number - 1, NO_CLAUSE)
    following = sheet.clauses.get(number + 1, NO_CLAUSE)
    second = sheet.clauses.get(number + 2, NO_CLAUSE)
    yield f"c={own.form}"
    yield f"cn={own.words}"
    yield f"c-={previous.form}"
    yield f"c+={following.form}"
    yield f"c3={previous.form}|{own.form}|{following.form}"
    yield f"c++={following.form}|{second.form}"
    for side, clause in (("", own), ("-", previous), ("+", following)):
        yield from (f"cg{side}={name}" for name in clause.classes)
        if clause is not NO_CLAUSE:
            yield f"ce{side}={clause.echo}"
    yield f"cp={min(index - own.first, 5)}"
    if index == own.first:
        sign = sheet.shapes[index - 1] if index and not sheet.tokens[index - 1].is_address else _EDGE
        yield "c-first"
        yield f"c-first|{sign}|{sheet.shapes[index]}"
