"""Text of strangers, made safe to show: what documents and pages say is never trusted."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Terminal sequences (ECMA-48 CSI and OSC) go as a whole, or their tails would stand in the text.
_SEQUENCES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b\n]*(?:\x07|\x1b\\)?")
# C0 and C1 controls but tab and newline; bidi embeddings, overrides and isolates (UAX #9), which
# would let a title reorder what stands beside it; noncharacters.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def well_formed(text: str) -> str:
    """``text`` with lone surrogates, which no encoding of Unicode can carry, replaced by U+FFFD."""
    return _SURROGATES.sub("\ufffd", text)


def printable(text: str) -> str:
    """``text`` without anything that acts rather than shows; newlines and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return well_formed(_CONTROLS.sub("", _SEQUENCES.sub("", text)))


def one_line(text: str) -> str:
    """``printable`` on a single line, each run of white space one blank."""
    return " ".join(printable(text).split())


def web_address(url: str | None) -> str | None:
    """The URL if a browser may be sent there: http or https, with a host. Otherwise None."""
    if not url or _CONTROLS.search(url) or _SURROGATES.search(url):
        return None
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return url if sound else None
