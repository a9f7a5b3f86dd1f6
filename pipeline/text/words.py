"""Strings as pages write them, made plain: entities decoded, tags dropped, white space folded."""

from __future__ import annotations

import html
import re
import unicodedata

MAX_LINE = 500
"""Characters of a title, name or date; what is longer is not one."""

MAX_TEXT = 1_000_000
"""Characters of text that are kept of a page."""

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_INLINE_TAG = re.compile(
    r"</?(?:i|em|b|strong|span|br|sup|sub|p|a|u|small|font|mark|cite|q|wbr|h[1-6]|div|nobr|strike)(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


_LATIN_PAIR = re.compile(r"[ÃÂ][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]|â€[\u0080-\u00bf\u0152-\u2122]")
_ANY_RUN = re.compile(r"(?:[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u20ac\u2122]{1,3})+")
_MANGLED_LETTERS = 8


def fold(text: str) -> str:
    """White space folded to single spaces; soft hyphens and direction marks dropped."""
    return " ".join(without_marks(text).split())


def without_marks(text: str) -> str:
    """The text without soft hyphens, joining and direction marks."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def plain(text: str) -> str:
    """One line of plain text: entities that the parser left (double-encoded) decoded, inline tags dropped."""
    text = text[: 4 * MAX_LINE]
    for _ in range(2):
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
    if "<" in text:
        text = _INLINE_TAG.sub(" ", text)
    text = _unmangled(text)
    return fold("".join(map(_readable, without_marks(text))))[:MAX_LINE].rstrip()


def _unmangled(text: str) -> str:
    """UTF-8 that was read as Windows-1252 and encoded once more (``PÃ©age``), as it was meant; all else as it is."""
    # In other scripts than ours such a text is mangled from end to end.
    runs = sum(map(len, _ANY_RUN.findall(text)))
    mangled = _LATIN_PAIR.search(text) or (runs >= _MANGLED_LETTERS and 2 * runs > len(text))
    return _ANY_RUN.sub(lambda run: _meant(run[0]), text) if mangled else text


def _meant(run: str) -> str:
    try:
        # The five bytes that Windows-1252 does not have stand for themselves.
        return b"".join(c.encode("latin-1" if c < "\u0100" else "cp1252") for c in run).decode("utf-8")
    except UnicodeError:
        return run


def _readable(char: str) -> str:
    # Joiners (category Cf) are part of how Persian and Hindi are spelt; controls and surrogates are nothing.
    return char if char.isprintable() or unicodedata.category(char) == "Cf" else " "


def is_address(text: str) -> bool:
    """Whether a string is a URL, an e-mail address or a bare path rather than words."""
    lowered = text.lower()
    return lowered.startswith(("http://", "https://", "www.", "//", "/")) or ("@" in text and " " not in text)
