"""The readers: one for each format that a document may come in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from footnotes.encoding import decode
from footnotes.errors import UnreadableDocument
from footnotes.model import Document
from footnotes.readers.refused import refusal

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


def read_rtf(data: bytes) -> Document:
    """Read rich text; raises ``UnreadableDocument``."""
    from footnotes.readers import rtf

    return rtf.read(data)


def read_org(data: bytes) -> Document:
    """Read Org; raises ``UnreadableDocument``."""
    from footnotes.readers import light

    return light.read_org(data)


def read_asciidoc(data: bytes) -> Document:
    """Read AsciiDoc; raises ``UnreadableDocument``."""
    from footnotes.readers import light

    return light.read_asciidoc(data)


def read_typst(data: bytes) -> Document:
    """Read Typst; raises ``UnreadableDocument``."""
    from footnotes.readers import light

    return light.read_typst(data)


def read_ris(data: bytes) -> Document:
    """Read a bibliography in RIS; raises ``UnreadableDocument``."""
    from footnotes.readers import ris

    return ris.read(data)


def read_mhtml(data: bytes) -> Document:
    """Read a web page saved as one file; raises ``UnreadableDocument``."""
    from footnotes.readers import mhtml

    return mhtml.read(data)


def read_notebook(data: bytes) -> Document:
    """Read the text of a Jupyter notebook; raises ``UnreadableDocument``."""
    from footnotes.readers import notebook

    return notebook.read(data)


def read_wikitext(data: bytes) -> Document:
    """Read the source of a wiki's page; raises ``UnreadableDocument``."""
    from footnotes.readers import wikitext

    return wikitext.read(data)


def read_jats(data: bytes) -> Document:
    """Read an article in the XML of scholarly publishers; raises ``UnreadableDocument``."""
    from footnotes.readers import jats

    return jats.read(data)


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
    ".rtf": read_rtf,
    ".org": read_org,
    ".adoc": read_asciidoc,
    ".asciidoc": read_asciidoc,
    ".typ": read_typst,
    ".ris": read_ris,
    ".mhtml": read_mhtml,
    ".mht": read_mhtml,
    ".ipynb": read_notebook,
    ".wiki": read_wikitext,
    ".wikitext": read_wikitext,
    ".mediawiki": read_wikitext,
    ".xml": read_jats,
    ".nxml": read_jats,
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
    suffix = Path(path).suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        return partial(_read_unknown, address=address, refused=refusal(suffix))
    return partial(reader, address=address) if address and reader is read_html else reader


def _read_unknown(data: bytes, address: str | None = None, refused: str | None = None) -> Document:
    """Read a file by what it holds; ``refused`` says why its suffix is not read, and what to do."""
    if data.startswith(b"{\\rtf"):
        return read_rtf(data)  # Word gives rich text the suffix .doc, too
    if refused is not None:
        raise UnreadableDocument(refused)
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
