r"""Commands that a document defines for itself, written out: ``\source{Per Berg}{...}`` as the note that it makes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from footnotes.readers.latex_words import CHARACTERS
from footnotes.readers.tex.commands import DEFINITIONS

_DEFINED = re.compile(
    r"\\(?:(?P<new>(?:re)?newcommand|providecommand|DeclareRobustCommand)\*?"
    r"|(?P<document>(?:New|Renew|Provide|Declare)DocumentCommand)|(?P<primitive>[gex]?def))"
    r"\s{0,9}\{?\s{0,9}\\(?P<name>[A-Za-z]{1,60})\s{0,9}\}?\s{0,9}"
)
_COUNT = re.compile(r"\[(?P<count>[1-9])\]\s{0,9}(?:\[(?P<default>[^\[\]\n]{0,300})\])?\s{0,9}")
_PARAMETERS = re.compile(r"(?:#[1-9]){0,9}(?=\s{0,9}\{)")
_STATED = re.compile(r"\{(?P<stated>(?:[\s+!]{0,3}(?:[ms]|o|O\{[^{}]{0,200}\})){0,9}\s{0,3})\}\s{0,9}")
_STATED_ONE = re.compile(r"o|O\{(?P<default>[^{}]{0,200})\}|m|s")
_PROGRAMMED = re.compile(
    r"\\(?:if|else|fi|expandafter|csname|futurelet|let|the|advance|global|begingroup|catcode|relax|protect\\@|.?def)"
    r"(?![A-Za-z])|@|##|\\(?:begin|end)\s{0,3}\{"
)
"""What program text holds and text does not: such definitions are left to the walk."""
_USED = re.compile(r"\\(?P<name>[A-Za-z]{1,60})(?![A-Za-z@])[ \t]*\n?[ \t]*|\\[^A-Za-z]|(?<!\\)%[^\n]*")
_PARAMETER = re.compile(r"#([1-9])")
_SPACE = re.compile(r"[ \t]{0,80}\n?[ \t]{0,80}")
_MOST_USES = 50_000
_MOST_ROUNDS = 6
"""Commands that are made of others are written out round by round."""
_LARGEST_GROWTH = 1_000_000
"""Characters by which all uses together may lengthen a file."""
_LONGEST_ARGUMENT = 20_000
_DEEPEST = 100
"""Groups within a group; where more are open, one was never closed, and looking for its end costs a square of time."""


@dataclass(frozen=True, slots=True)
class _Macro:
    body: str
    defaults: tuple[str | None, ...]
    """For each argument what it is when its square brackets are left out; None where braces have to hold it."""


def write_out(text: str) -> str:
    """The source with uses of its own text commands replaced by what they stand for; lines keep their numbers.

    Definitions stay where they are, and so do commands that compute something.
    """
    macros, spans = _macros(text)
    if not macros:
        return text
    largest = len(text) + _LARGEST_GROWTH
    for _ in range(_MOST_ROUNDS):
        written = _round(text, macros, spans, largest)
        if written == text:
            break
        text = written
        spans = _macros(text)[1]
    return text


def _macros(text: str) -> tuple[dict[str, _Macro], list[tuple[int, int]]]:
    """The commands that a text defines, and where it does."""
    macros: dict[str, _Macro] = {}
    spans: list[tuple[int, int]] = []
    at = 0
    while (found := _DEFINED.search(text, at)) is not None:
        defaults, start = _arguments(text, found)
        end = _group_end(text, start) if defaults is not None else None
        at = found.end() if end is None else end
        if end is None or defaults is None:
            continue
        spans.append((found.start(), end))
        body = " ".join(text[start + 1 : end - 1].replace("%\n", "").split("\n")).replace("\\xspace", "")
        name = found["name"]
        if not _is_kept(name, body):
            macros[name] = _Macro(body, defaults)
    return macros, spans


def _arguments(text: str, found: re.Match[str]) -> tuple[tuple[str | None, ...] | None, int]:
    """How a definition states its arguments, and where its body begins."""
    start = found.end()
    if found["document"]:
        stated = _STATED.match(text, start)
        if stated is None:
            return None, start
        parts = _STATED_ONE.finditer(stated["stated"])
        return tuple(_stated_default(part) for part in parts), stated.end()
    if found["primitive"]:
        parameters = _PARAMETERS.match(text, start)
        if parameters is None:
            return None, start
        space = _SPACE.match(text, parameters.end())
        return (None,) * parameters[0].count("#"), space.end() if space else parameters.end()
    count = _COUNT.match(text, start)
    if count is None:
        return (), start
    first = (count["default"],) if count["default"] is not None else (None,)
    return (*first, *[None] * (int(count["count"]) - 1)), count.end()


def _stated_default(part: re.Match[str]) -> str | None:
    return None if part[0] == "m" else part["default"] or ""


def _is_kept(name: str, body: str) -> bool:
    """Whether a command is left to the walk: one of LaTeX's own, one of numbering, one that computes."""
    own = name in CHARACTERS or name in DEFINITIONS or name.startswith("the")
    return own or f"\\{name}" in body or _PROGRAMMED.search(body) is not None


def _round(text: str, macros: dict[str, _Macro], spans: list[tuple[int, int]], largest: int) -> str:
    out: list[str] = []
    at = length = uses = 0
    inside = iter([*spans, (len(text), len(text))])
    first, last = next(inside)
    place = 0
    while (used := _USED.search(text, place)) is not None:
        place = used.end()
        while used.start() >= last < len(text):
            first, last = next(inside)
        if used.start() >= first or used["name"] not in macros:
            place = max(place, last) if used.start() >= first else place
            continue
        written = _written(text, used, macros[used["name"]])
        uses += 1
        if written is None or uses > _MOST_USES or length + len(written[0]) > largest:
            continue
        words, end = written
        lost = text.count("\n", used.start(), end)
        out += [text[at : used.start()], words, "%\n" * lost]
        length += used.start() - at + len(words)
        at = place = end
    return "".join([*out, text[at:]])


def _written(text: str, used: re.Match[str], macro: _Macro) -> tuple[str, int] | None:
    """What a use stands for, and where it ends; None where an argument is missing."""
    values: list[str] = []
    # White space behind a command without arguments is swallowed, as LaTeX does.
    end = used.end() if macro.defaults else used.end("name") + (text[used.end("name") : used.end("name") + 1] == " ")
    for default in macro.defaults:
        space = _SPACE.match(text, end)
        start = space.end() if space else end
        if default is not None:
            close = text.find("]", start, start + 400) if text[start : start + 1] == "[" else -1
            values.append(text[start + 1 : close] if close >= 0 else default)
            end = close + 1 if close >= 0 else end
            continue
        group = _group_end(text, start)
        if group is None:
            return None
        values.append(" ".join(text[start + 1 : group - 1].split("\n")))
        end = group

    def value(found: re.Match[str]) -> str:
        number = int(found[1]) - 1
        return values[number] if number < len(values) else ""

    words = _PARAMETER.sub(value, macro.body)
    # A command that ends in letters must not run into the text behind it.
    return (words + "{}" if re.search(r"\\[A-Za-z]+$", words) else words), end


def _group_end(text: str, start: int) -> int | None:
    """Where the group in braces ends that begins at ``start``; None where none does."""
    if text[start : start + 1] != "{":
        return None
    depth, place = 0, start
    for found in re.compile(r"\\.|[{}]", re.S).finditer(text, start, min(len(text), start + _LONGEST_ARGUMENT)):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        place = found.end()
        if depth == 0:
            return place
        if depth > _DEEPEST:
            return None
    return None
