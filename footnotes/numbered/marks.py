"""Mark-up that is left in plain text: LaTeX, HTML tags, Markdown, entities. Text comes out as it reads."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from footnotes.model import Link, Span
from footnotes.urls.mend import repeated_from, unescape_entities
from footnotes.urls.readings import Lexicon
from footnotes.urls.repair import UNWRAPPED_LATEX, find_links

EMPHASIS, PLAIN, MARKER = "\ue000", "\ue001", "\ue002"
"""Stand for the begin and end of italics, and for a marker, while a text is cleaned."""

_MATH = re.compile(r"(?<!\\)\$(?P<math>(?:[^$\n]|\n(?!\s{0,20}\n)){1,6000})(?<!\\)\$")
_LOOKS_LIKE_MATH = re.compile(r"\\[A-Za-z,;: %&#_]|[\^_]\{|\^\d|^\s?https?://\S+\s?$")
_URL = re.compile(r"https?://[^\s$<>]{1,8000}")
_MATH_URL_END = re.compile(r"\\[,;: ]|\\?$")
_MATH_SPACE = re.compile(r"(?:\\[,;:! ]|\\q?quad\b|~|\s)+")
_MATH_COMMAND = re.compile(r"\\(?:rm|bf|it|em|mathrm|mathbf|mathit|text(?:it|bf|rm|superscript)?|operatorname)\b\s?")
_RAISED_GROUP = re.compile(r"[\^_]\{([^{}\n]{0,200})\}")
_ITALIC_TAG = re.compile(r"<(/?)(?:i|em|cite)(?:\s[^<>]{0,200})?>", re.I)
_BREAK_TAG = re.compile(r"<br\s?/?>", re.I)
_ANCHOR_TAG = re.compile(
    r"<a\s[^<>]{0,300}?href=[\"']?(?P<href>[^\"'<>\s]{1,2000})[\"']?[^<>]{0,300}>(?P<words>[^<>]{0,500})</a>", re.I
)
_TAG = re.compile(r"</?(?:a|b|strong|u|s|sup|sub|span|p|div|small|font|mark|q)(?:\s[^<>]{0,300})?/?>", re.I)
_BOLD = re.compile(r"(?<![\w*\\])(\*\*|__)(?=[^\s*_])([^*\n]{1,500}?)(?<=[^\s\\])\1(?![\w*])")
_STARS = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*]{1,600}?)(?<=[^\s\\])\*(?![\w*])")
_LINES = re.compile(r"(?<![\w_\\/])_(?=[^\s_])([^_]{1,600}?)(?<=[^\s\\])_(?![\w_/])")
_ESCAPE = re.compile(r"\\{1,2}([_*#$%&~\[\](){}.!+`>|\-^\"'])")
_DROPPED = re.compile("\u00ad(?:\n\\s*)?|[\u200b\u2060\ufeff]")
_BROKEN_WORD = re.compile(r"(?P<before>\w{1,60})-[ \t]{0,4}\n\s{0,20}(?P<after>\w{1,60})")
_SENTINEL = re.compile("[\ue000-\ue01f]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text without mark-up, and what stood in it; every offset is a position in ``text``."""

    text: str
    links: tuple[Link, ...]
    emphasis: tuple[Span, ...]
    markers: tuple[int, ...]
    """Where markers stood, in order."""


def clean(raw: str, lexicon: Lexicon) -> Cleaned:
    """Read a note or a block: strip its mark-up, repair its URLs, join its lines.

    Args:
        raw: its lines as they stand in the file, with ``MARKER`` in the place of each marker.
        lexicon: what the whole document spells out.
    """
    marked = _emphasise(_strip_tags(_read_math(_cut_loop(raw))))
    found = find_links(marked, lexicon)
    return assemble(found.text, found.links, lexicon)


def _cut_loop(raw: str) -> str:
    # A loop inside a URL is the URL's repair; prose that a decoder repeats is cut to its first round.
    loop = repeated_from(raw) if len(raw) > 400 else None
    if loop is None or "://" in raw[loop[0] : loop[0] + 2 * loop[1]] or "/" in raw[loop[0] : loop[0] + loop[1]]:
        return raw
    start, period = loop
    end = start + period
    while raw.startswith(raw[start : start + period], end):
        end += period
    return raw[: start + period] + raw[end:]


def _read_math(raw: str) -> str:
    if "$" not in raw and "^" not in raw:
        return raw
    text = _MATH.sub(lambda found: _plain_math(found[1]) if _LOOKS_LIKE_MATH.search(found[1]) else found[0], raw)
    return _RAISED_GROUP.sub(r"\1", text)


def _plain_math(math: str) -> str:
    out, at = [], 0
    for found in _URL.finditer(math):
        end = _MATH_URL_END.search(found[0])
        url = found[0][: end.start()] if end else found[0]
        out += [_plain_words(math[at : found.start()]), UNWRAPPED_LATEX, url]
        at = found.start() + len(url)
    return "".join([*out, _plain_words(math[at:])])


def _plain_words(math: str) -> str:
    words = _MATH_COMMAND.sub("", _MATH_SPACE.sub(" ", math))
    return re.sub(r"[{}^]", "", re.sub(r"\\(?=[^\w\s])", "", words))


def _strip_tags(text: str) -> str:
    if "<" not in text:
        return text
    text = _ANCHOR_TAG.sub(lambda found: f"[{found['words']}]({found['href']})", text)
    text = _ITALIC_TAG.sub(lambda found: PLAIN if found[1] else EMPHASIS, _BREAK_TAG.sub("\n", text))
    return _TAG.sub("", text)


def _emphasise(text: str) -> str:
    if "*" not in text and "_" not in text:
        return text
    out, at = [], 0
    for found in re.finditer(r"\[[^\[\]\n]{0,2000}\]\([^\s()]{0,2000}\)|(?:https?://|www\.)[^\s*]{1,4000}", text):
        out += [text[at : found.start()], found[0]]
        at = found.end()
    if not out:
        return _italics(text)
    # URLs are taken out while stars and underscores are paired, and put back one by one.
    urls = iter(out[1::2])
    held = "\ue011".join([*out[::2], text[at:]])
    return re.sub("\ue011", lambda _: next(urls), _italics(held))


def _italics(text: str) -> str:
    text = _BOLD.sub(r"\2", _BOLD.sub(r"\2", text))
    return _LINES.sub(f"{EMPHASIS}\\1{PLAIN}", _STARS.sub(f"{EMPHASIS}\\1{PLAIN}", text))


def assemble(text: str, links: tuple[Link, ...], lexicon: Lexicon) -> Cleaned:
    """Join the lines of a text whose links are known, and tell where its sentinels stood.

    Args:
        text: its lines, with ``EMPHASIS``, ``PLAIN`` and ``MARKER`` where they apply.
        links: its links in order; spans are positions in ``text``.
        lexicon: what the whole document spells out, for words that a line's end divides.
    """
    builder = _Builder(lexicon)
    at = 0
    for link in links:
        builder.add_prose(text[at : link.span.start])
        builder.add_link(link, link.span.of(text))
        at = link.span.end
    builder.add_prose(text[at:])
    return builder.finish()


class _Builder:
    """Puts a text together and remembers where things stand in it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._parts: list[str] = []
        self._length = 0
        self._last = " "
        self._links: list[Link] = []
        self._emphasis: list[Span] = []
        self._opened: int | None = None
        self._markers: list[int] = []

    def add_prose(self, text: str) -> None:
        plain = self._plain(text)
        at = 0
        for found in _SENTINEL.finditer(plain):
            self._append(plain[at : found.start()])
            self._note(found[0])
            at = found.end()
        self._append(plain[at:])

    def add_link(self, link: Link, words: str) -> None:
        if _SENTINEL.search(words):
            start = self._length
            self.add_prose(words)
        else:
            self._append(words)
            start = self._length - len(words)
        self._links.append(replace(link, span=Span(start, self._length)))

    def finish(self) -> Cleaned:
        text = "".join(self._parts)
        end = len(text.rstrip())
        emphasis = tuple(_within(span, end) for span in self._emphasis)
        return Cleaned(
            text[:end],
            tuple(self._links),
            tuple(span for span in emphasis if span.start < span.end),
            tuple(min(marker, end) for marker in self._markers),
        )

    def _append(self, text: str) -> None:
        if self._last == " ":
            text = text.lstrip(" ")
        if text:
            self._parts.append(text)
            self._length += len(text)
            self._last = text[-1]

    def _note(self, sentinel: str) -> None:
        if sentinel == MARKER:
            self._markers.append(self._length)
        elif sentinel == EMPHASIS:
            self._opened = self._length
        elif sentinel == PLAIN and self._opened is not None:
            self._emphasis.append(Span(self._opened, self._length))
            self._opened = None

    def _plain(self, text: str) -> str:
        text = unescape_entities(_DROPPED.sub("", text))
        text = _BROKEN_WORD.sub(self._join_word, _ESCAPE.sub(r"\1", text))
        return re.sub(r"\s+", " ", text)

    def _join_word(self, found: re.Match[str]) -> str:
        before, after = found["before"], found["after"]
        whole = (before + after).casefold()
        apart = before.casefold() in self._lexicon.words and after.casefold() in self._lexicon.words
        if after[0].islower() and (whole in self._lexicon.words or not apart):
            return before + after
        return f"{before}-{after}"


def _within(span: Span, end: int) -> Span:
    return Span(min(span.start, end), min(span.end, end))
