"""Reads LaTeX: its footnotes and endnotes, links, and bibliographies that stand in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from footnotes.encoding import decode
from footnotes.errors import UnreadableDocument
from footnotes.model import Block, Document
from footnotes.readers.sizes import refuse_larger
from footnotes.readers.tex.macros import write_out
from footnotes.readers.tex.tokens import EndlessTokens, Tokens, tokens_of
from footnotes.readers.tex.walk import Walker

LARGEST_FILE = 8 * 1024 * 1024
"""Bytes; a book of a thousand pages has 3 MB."""
_DOCUMENT = re.compile(r"\\begin[ \t]{0,9}\{document\}")
_END = re.compile(r"\\end[ \t]{0,9}\{document\}")
_NAMED = 5
"""So many other files are named in a warning."""


def read(data: bytes) -> Document:
    """Read a LaTeX file, a whole document or a chapter of one. No other file is opened.

    Raises:
        UnreadableDocument: the file is empty, binary, or larger than a text can be.
    """
    refuse_larger(data, LARGEST_FILE)
    text, warning = decode(data)
    try:
        tokens = tokens_of(write_out(text.replace("\r\n", "\n").replace("\r", "\n")))
    except EndlessTokens as failure:
        raise UnreadableDocument("The file holds more commands than any document could; it was not read.") from failure
    walker = Walker(tokens)
    start, end = _extent(tokens)
    walker.prepare(start)
    walker.walk(start, end)
    walker.finish_entries()
    warnings = (*([warning] if warning else []), *_warnings(walker))
    return replace(_without_empty_notes(walker.draft.finish("tex", warnings)), dated=walker.dated)


def _extent(tokens: Tokens) -> tuple[int, int]:
    """The tokens between the beginning and the end of the document; all of them where neither is marked."""
    begin, end = _DOCUMENT.search(tokens.text), _END.search(tokens.text)
    return tokens.at(begin.end()) if begin else 0, tokens.at(end.start()) if end else len(tokens)


def _warnings(walker: Walker) -> Iterator[str]:
    if walker.other_files:
        yield f"The document takes in other files, which were not read: {_named(walker.other_files)}. Check them too."
    if walker.unknown_keys and walker.bibliographies:
        yield (
            f"The document cites works of a bibliography that was not read: {_named(walker.bibliographies)}. "
            "Check that file too."
        )
    elif walker.unknown_keys:
        yield (
            f"The document cites works that it does not hold: {_named(sorted(walker.unknown_keys))}. "
            "Check the bibliography that holds them too."
        )


def _named(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (" ..." if len(names) > _NAMED else "")


def _without_empty_notes(document: Document) -> Document:
    """The document without notes that have a mark and no text; their marks lead nowhere."""
    kept = [index for index, note in enumerate(document.notes) if note.text]
    places: dict[int | None, int] = {old: new for new, old in enumerate(kept)}

    def moved(block: Block) -> Block:
        return replace(block, markers=tuple(replace(one, note=places.get(one.note)) for one in block.markers))

    return replace(
        document,
        notes=tuple(document.notes[index] for index in kept),
        blocks=tuple(moved(block) if block.markers else block for block in document.blocks),
    )
