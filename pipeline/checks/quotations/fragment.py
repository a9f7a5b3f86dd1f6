"""Links that open a page at a passage: text fragments for web pages, page numbers for PDF."""

from __future__ import annotations

import re
from urllib.parse import quote

DIRECTIVE = ":~:"
"""What parts an ordinary fragment from directives to the browser (WICG, URL Fragment Text Directives)."""

_WHOLE_WORDS = 10
"""A passage of more words is named by its first and last ones, as the draft advises for long ones."""
_END_WORDS = 5
_PAGE = re.compile(r"(?:^|(?<=&))page=\d{0,6}(?=&|$)")


def text_link(url: str, passage: str) -> str:
    """A URL that opens a web page at a passage; a fragment that it has is kept.

    ``passage`` is text as the page shows it, newlines between blocks: a match never runs over a block's end,
    so the beginning is taken from the first and the end from the last of them.
    """
    lines = [line.split() for line in passage.splitlines() if line.strip()]
    if not lines:
        return url
    if len(lines) == 1 and len(lines[0]) <= _WHOLE_WORDS:
        directive = _encoded(lines[0])
    else:
        directive = f"{_encoded(lines[0][:_END_WORDS])},{_encoded(lines[-1][-_END_WORDS:])}"
    page, _, fragment = url.partition("#")
    return f"{page}#{fragment.partition(DIRECTIVE)[0]}{DIRECTIVE}text={directive}"


def page_link(url: str, number: int) -> str:
    """A URL that opens a PDF at a page (1-based; RFC 8118), in place of the page that it named."""
    address, _, fragment = url.partition("#")
    here = f"page={number}"
    if _PAGE.search(fragment):
        return f"{address}#{_PAGE.sub(here, fragment)}"
    return f"{address}#{fragment}&{here}" if fragment else f"{address}#{here}"


def _encoded(words: list[str]) -> str:
    # "-", "," and "&" have a meaning in a directive and are encoded with the rest; quote() leaves "-" alone.
    return quote(" ".join(words)[:300], safe="").replace("-", "%2D")
