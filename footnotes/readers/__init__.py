"""The readers: one for each format that a document may come in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from footnotes.encoding import decode
from footnotes.errors import UnreadableDocument
from footnotes.model import Document

Reader = Callable[[bytes], Document]

_FOREIGN = (b"%PDF", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"%!PS")
"""How PDF, office files (zip and OLE), RTF and PostScript begin; some of them are text to a decoder."""


def read_text(data: bytes) -> Document:
    """Read plain text, the output of text recognition, and lists of URLs; raises ``UnreadableDocument``."""
    from footnotes.readers import text, urls

    return urls.read_list(data) or text.read(data)


def read_markdown(data: bytes) -> Document:
    """Read Markdown; raises ``UnreadableDocument``."""
    from footnotes.readers import markdown

    return markdown.read(data)


def read_html(data: bytes, address: str | None = None) -> Document:
    """Read HTML, a page fetched from ``address`` if that is known; raises ``UnreadableDocument``."""
    from footnotes.readers.html import page as html

    return html.read(data, address)


def read_rst(data: bytes) -> Document:
    """Read reStructuredText; raises ``UnreadableDocument``."""
    from footnotes.readers import rst

    return rst.read(data)


def read_tex(data: bytes) -> Document:
    """Read LaTeX; raises ``UnreadableDocument``."""
    from footnotes.readers.tex import document as tex

    return tex.read(data)


def read_bibtex(data: bytes) -> Document:
    """Read BibTeX and BibLaTeX; raises ``UnreadableDocument``."""
    from footnotes.readers import bib

    return bib.read(data)


def read_csl_json(data: bytes) -> Document:
    """Read a bibliography in CSL-JSON; raises ``UnreadableDocument``."""
    from footnotes.readers import csl

    return csl.read(data)


def read_url_table(data: bytes) -> Document:
    """Read a table with a column of URLs; raises ``UnreadableDocument``."""
    from footnotes.readers import urls

    return urls.read_table(data)


def read_office(data: bytes) -> Document:
    """Read docx, odt and epub, told apart by what they hold; raises ``UnreadableDocument``."""
    from footnotes.readers.office.read import read

    return read(data)


def read_pdf(data: bytes) -> Document:
    """Read a PDF; raises ``UnreadableDocument``."""
    from footnotes.readers import pdf

    return pdf.read(data)


READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".rst": read_rst,
    ".rest": read_rst,
    ".tex": read_tex,
    ".ltx": read_tex,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".docx": read_office,
    ".docm": read_office,
    ".dotx": read_office,
    ".odt": read_office,
    ".ott": read_office,
    ".fodt": read_office,
    ".epub": read_office,
    ".pdf": read_pdf,
    ".bib": read_bibtex,
    ".json": read_csl_json,
    ".csv": read_url_table,
    ".tsv": read_url_table,
}
"""By suffix in lower case."""

READABLE = frozenset(READERS)
"""The suffixes of all formats that can be read."""


def reader_for(path: Path | str, address: str | None = None) -> Reader:
    """The reader for a file of this name; a file of an unknown suffix is read by what it holds.

    The reader of an unknown suffix raises ``UnreadableDocument`` unless the bytes are evidently text.

    Args:
        path: the name.
        address: URL that the file was fetched from, if it was.
    """
    reader = READERS.get(Path(path).suffix.lower(), _read_unknown)
    return partial(reader, address=address) if address and reader in (read_html, _read_unknown) else reader


def _read_unknown(data: bytes, address: str | None = None) -> Document:
    if data.startswith(_FOREIGN):
        raise UnreadableDocument(_unknown("It is no text file."))
    try:
        text, guessed = decode(data)
    except UnreadableDocument as failure:
        raise UnreadableDocument(_unknown(str(failure))) from failure
    if guessed is not None:
        raise UnreadableDocument(_unknown("Its text is not UTF-8."))
    start = text[:200].lstrip("\ufeff \t\r\n").lower()
    return read_html(data, address) if start.startswith(("<!doctype html", "<html")) else read_text(data)


def _unknown(reason: str) -> str:
    return f"{reason} Formats that can be read: {', '.join(READERS)}. Save the document as one of these."
