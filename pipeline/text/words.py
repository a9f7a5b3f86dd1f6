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
_INVISIBLE = dict.fromkeys(
    [0x00AD, 0x200B, 0x2060, 0xFEFF, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)


def fold(text: str) -> str:
    """White space folded to single spaces; soft hyphens and direction marks dropped."""
    return " ".join(text.translate(_INVISIBLE).split())


def plain(text: str) -> str:
    """One line of plain text: entities that the parser left (double-encoded) decoded, inline tags dropped."""
    text = text[: 4 * MAX_LINE]
    for _ in range(2):
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
    if "<" in text:
        text = _INLINE_TAG.sub(" ", text)
    return fold("".join(map(_readable, text.translate(_INVISIBLE))))[:MAX_LINE].rstrip()


def _readable(char: str) -> str:
    # Joiners (category Cf) are part of how Persian and Hindi are spelt; controls and surrogates are nothing.
    return char if char.isprintable() or unicodedata.category(char) == "Cf" else " "


def is_address(text: str) -> bool:
    """Whether a string is a URL, an e-mail address or a bare path rather than words."""
    lowered = text.lower()
    return lowered.startswith(("http://", "https://", "www.", "//", "/")) or ("@" in text and " " not in text)
