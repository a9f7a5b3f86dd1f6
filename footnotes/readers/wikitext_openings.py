"""Openings in wikitext that nothing closes, written so that the parser takes them for the signs that they are.

mwparserfromhell reads on from each to the end of the page before it takes it for words: a page with thousands of them
would take minutes. Pages that people write have a few, and are left alone.
"""

from __future__ import annotations

import re
from collections import Counter, deque

_MOST_READ_AGAIN = 100_000_000
"""Characters behind openings that nothing closes: so many take the parser 1.5 s (measured)."""
_DEEPEST = 60
"""Openings within each other, beyond which the outermost is given up; the parser follows a hundred at once."""
_SIGN = re.compile(
    r"<!--|-->|\[\[|\]|\{\{|\}\}|\{\||\|\}(?!\})|\[(?=[a-z]{2,10}:|//)"
    r"|<(?P<closes>/?)(?P<tag>[a-z][a-z0-9]{0,30})(?P<rest>[^<>]*)(?P<ended>>?)",
    re.I,
)
"""Openings and closings, a bracket at a time: ``[[a [http://b c]]]``. Each tag is looked at up to the next one."""
_CLOSED_BY = {"-->": "<!--", "}}": "{{", "|}": "{|"}
_ALONE = frozenset(
    ["br", "hr", "wbr", "img", "link", "meta", "li", "dd", "dt", "td", "th", "tr", "caption", "colgroup", "p"]
)
"""Tags that nothing needs to close."""
_ENTITIES = {"<": "&lt;", "[": "&#91;", "{": "&#123;"}


def without_endless_openings(text: str) -> str:
    """The text, with entities for the signs of openings that nothing closes where they are too many to be read."""
    unclosed = _unclosed(text)
    if sum(len(text) - start for start, _ in unclosed) < _MOST_READ_AGAIN:
        return text
    parts: list[str] = []
    end = 0
    for start, sign in sorted(unclosed):
        signs = sign if sign in ("[[", "{{") else sign[0]
        parts += (text[end:start], *(_ENTITIES[letter] for letter in signs))
        end = start + len(signs)
    return "".join((*parts, text[end:]))


def _unclosed(text: str) -> list[tuple[int, str]]:
    """Where openings stand that nothing closes, or what closes earlier than they; and what they are."""
    opened = deque[tuple[int, str]]()
    waiting = Counter[str]()
    unclosed: list[tuple[int, str]] = []
    place = 0
    while match := _SIGN.search(text, place):
        sign, place = match[0], match.end()
        opens, closes = _opening(match), _closing(match, text, opened)
        if opens and match["tag"] and not match["ended"]:
            unclosed.append((match.start(), opens))
            place = match.end("tag")
        elif opens:
            if len(opened) == _DEEPEST:
                unclosed.append(opened.popleft())
                waiting[unclosed[-1][1]] -= 1
            opened.append((match.start(), opens))
            waiting[opens] += 1
        elif closes and waiting[closes]:
            while opened[-1][1] != closes:
                unclosed.append(opened.pop())
                waiting[unclosed[-1][1]] -= 1
            opened.pop()
            waiting[closes] -= 1
            place = match.start() + (2 if closes == "[[" else len(sign))
    return [*unclosed, *opened]


def _opening(match: re.Match[str]) -> str | None:
    tag = match["tag"]
    if not tag:
        return match[0] if match[0] in ("<!--", "[[", "{{", "{|", "[") else None
    alone = match["closes"] or tag.lower() in _ALONE or match["rest"].endswith("/")
    return None if alone else f"<{tag.lower()}"


def _closing(match: re.Match[str], text: str, opened: deque[tuple[int, str]]) -> str | None:
    """What opening a sign closes: a bracket closes one, and two together two unless one was opened last."""
    if match["tag"]:
        return f"<{match['tag'].lower()}" if match["closes"] else None
    if match[0] != "]":
        return _CLOSED_BY.get(match[0])
    single = not text.startswith("]]", match.start()) or (opened and opened[-1][1] == "[")
    return "[" if single else "[["
