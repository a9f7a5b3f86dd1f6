"""Reads Jupyter notebooks: the Markdown of their text cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from footnotes.encoding import decode
from footnotes.errors import UnreadableDocument
from footnotes.model import Document
from footnotes.readers import markdown
from footnotes.readers.sizes import refuse_larger

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes; most of them are pictures and results."""


def read(data: bytes) -> Document:
    """Read a notebook; lines are counted through its text cells, which a blank line parts.

    Raises:
        UnreadableDocument: the file is too large, no JSON, or has no text cells.
    """
    import msgspec

    refuse_larger(data, LARGEST_FILE, "Clear its results, and check it again.")
    text, _ = decode(data)
    try:
        loaded = msgspec.json.decode(text.removeprefix("\ufeff").encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError) as failure:
        raise UnreadableDocument(f"The notebook is no valid JSON ({failure}). Save it anew.") from failure
    cells = list(_text_cells(loaded))
    if not cells:
        raise UnreadableDocument("The notebook has no cells of text. Check that it is a Jupyter notebook.")
    return replace(markdown.read("\n\n".join(cells).encode()), format="notebook")


def _text_cells(loaded: object) -> Iterator[str]:
    cells = loaded.get("cells") if isinstance(loaded, dict) else None
    for cell in cells if isinstance(cells, list) else ():
        if isinstance(cell, dict) and cell.get("cell_type") == "markdown":
            source = cell.get("source")
            lines = source if isinstance(source, list) else [source]
            yield "".join(line for line in lines if isinstance(line, str))
