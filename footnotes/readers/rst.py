"""Reads reStructuredText: footnotes by number, label or sign, citations, and hyperlinks."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from footnotes.encoding import decode
from footnotes.errors import UnreadableDocument
from footnotes.model import Document
from footnotes.readers.rst_substitutions import MOST_PUT_IN, with_sound_substitutions
from footnotes.readers.sizes import refuse_larger

LARGEST_FILE = 2 * 1024 * 1024
"""Bytes: some 700 pages. docutils reads 200 KB of text a second (measured)."""
_MOST_WORK = 20_000_000
"""docutils looks for the end of every opened mark-up to the end of its paragraph: so many looks take 3 s (measured)."""
_LONG_WORD = 500
_MOST_IN_WORDS = 200_000_000
_SIGN = re.compile(r"[\W_]")
"""From many of these in a word docutils looks to the end of the word for a reference, an address or a mailbox: the
product of both, over all long words, takes 3 s (measured)."""
_MOST_BLANKS = 2_000
_BLANKS = re.compile(rf"(?<=\S) {{{_MOST_BLANKS},}}")
"""From each blank docutils looks for the bracket of an address behind them all."""
_DEEPEST = 200
"""Spaces before a line; every deeper block costs docutils a call within a call."""
_MOST_BLOCKS = 25_000
"""Paragraphs, list items and definitions; each takes docutils up to 0.7 ms (measured)."""
_OPENING = re.compile(r"[`*|]|_(?!\w)")
"""What opens mark-up, and what ends a reference: docutils looks for each of them among all of its paragraph."""
_BLOCK = re.compile(r"\n(?=[ \t]*(?:\n|\.\. |[-*+|] |[+|]|([=`:'\"~^_*+#<>.-])\1*[ \t]*\n))")
"""Where a block of text ends at the latest: before a blank line, a definition, a list item, a table row or a rule."""
_GRID = re.compile(r"^[ \t]*\+-(?:[^\n]*\n[ \t]*[+|])*", re.M)
_MOST_IN_TABLES = 100_000_000
"""Docutils looks for the corners of a table's cells in all of its lines: their squares, of all tables, take 3 s."""
_INDENTED = re.compile(rf"^[ \t]{{{_DEEPEST},}}\S", re.M)
_SETTINGS = {
    "_disable_config": True,  # docutils.conf of the working folder says nothing to us
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "halt_level": 5,
    "report_level": 5,
    "warning_stream": False,
    "syntax_highlight": "none",
    "smart_quotes": False,
    "line_length_limit": LARGEST_FILE,  # pandoc and many editors write a paragraph as one line
    "input_encoding": "unicode",
    "output_encoding": "unicode",
}


def read(data: bytes) -> Document:
    """Read a reStructuredText file.

    Raises:
        UnreadableDocument: the file is empty, binary, larger than a text can be, or nested without end.
    """
    refuse_larger(data, LARGEST_FILE)
    text, warning = decode(data)
    text, put_in = with_sound_substitutions(_BLANKS.sub(" " * _MOST_BLANKS, text))
    reason = _endless(text)
    if put_in > MOST_PUT_IN:
        reason = "The file puts in substitutions that grow without end."
    if reason:
        raise UnreadableDocument(f"{reason} Split it, or save it as plain text (.txt).")
    return _document(text, tuple(filter(None, (warning,))))


def _document(text: str, warnings: tuple[str, ...]) -> Document:
    # docutils takes a tenth of a second to import.
    from docutils.core import publish_doctree
    from docutils.parsers.rst import Parser

    from footnotes.readers.rst_inline import linking_inliner
    from footnotes.readers.rst_walk import Walker

    try:
        tree = publish_doctree(text, parser=Parser(inliner=linking_inliner()), settings_overrides=_SETTINGS)
        walker = Walker(tree)
        walker.walk(tree)
    except RecursionError as failure:
        raise UnreadableDocument(
            "The file is nested deeper than reStructuredText can be; it was not read. Save it as plain text (.txt)."
        ) from failure
    document = walker.draft.finish("rst", (*warnings, *walker.warnings()))
    return replace(document, dated=walker.dated)


def _endless(text: str) -> str | None:
    if _INDENTED.search(text):
        return f"The file has lines that begin with more than {_DEEPEST} spaces."
    blocks = [text[start:end] for start, end in pairwise((0, *(m.start() for m in _BLOCK.finditer(text)), len(text)))]
    if len(blocks) > _MOST_BLOCKS:
        return f"The file has more than {_MOST_BLOCKS:,} paragraphs."
    if sum(len(_OPENING.findall(block)) ** 2 for block in blocks) > _MOST_WORK:
        return "The file holds more signs of mark-up than a text could."
    if sum(table[0].count("\n") ** 2 for table in _GRID.finditer(text)) > _MOST_IN_TABLES:
        return "The file holds a table of thousands of lines."
    if sum(len(word) * len(_SIGN.findall(word)) for word in text.split() if len(word) > _LONG_WORD) > _MOST_IN_WORDS:
        return "The file holds a word that goes on for thousands of characters."
    return None
