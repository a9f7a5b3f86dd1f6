"""Finds out what an office file really is, whatever its name says, and has it read."""

from __future__ import annotations

from collections.abc import Callable

from footnotes.errors import UnreadableDocument
from footnotes.model import Document
from footnotes.readers.office.container import Container

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_START = 4_000
"""Bytes looked at to recognise a format."""
_NAMED = 3
"""Members of an unknown archive that a message names."""


def read(data: bytes) -> Document:
    """Read a docx, odt, fodt or epub file, or a web page under such a name.

    Raises:
        UnreadableDocument: the file is none of these; the message says what it is.
    """
    if data.startswith(_ZIP):
        container = Container(data)
        return _reader(container)(container)
    start = data[:_START].lstrip(b"\xef\xbb\xbf \t\r\n")
    low = start.lower()
    if low.startswith((b"<!doctype html", b"<html")) or (low.startswith(b"<?xml") and b"<html" in low):
        from footnotes.readers.html import page as html

        return html.read(data)
    if start.startswith(b"<") and b":xmlns:office:1.0" in start:
        from footnotes.readers.office.odt import read_flat_odt

        return read_flat_odt(data)
    raise UnreadableDocument(_refusal(data, start))


def _reader(container: Container) -> Callable[[Container], Document]:
    kind = container.read("mimetype").strip() if "mimetype" in container else b""
    if kind.startswith(b"application/vnd.oasis.opendocument.") or "content.xml" in container:
        from footnotes.readers.office.odt import read_odt

        return read_odt
    if kind == b"application/epub+zip" or "META-INF/container.xml" in container:
        from footnotes.readers.office.epub import read_epub

        return read_epub
    if "[Content_Types].xml" in container or "word/document.xml" in container:
        from footnotes.readers.office.docx import read_docx

        return read_docx
    names = container.names
    held = ", ".join(names[:_NAMED]) + (" ..." if len(names) > _NAMED else "")
    raise UnreadableDocument(
        f"The file is a zip archive that holds no document of its own, but {len(names)} files"
        + (f" ({held})" if names else "")
        + ". Unpack it, and check the documents in it."
    )


def _refusal(data: bytes, start: bytes) -> str:
    if not start:
        return "The file is empty."
    if data.startswith(_OLE):
        return _old_office(data)
    if start.startswith(b"{\\rtf"):
        return "The file is rich text (RTF) under another name. Give it the suffix .rtf."
    if start.startswith(b"%PDF"):
        return "The file is a PDF under another name. Give it the suffix .pdf."
    if b"http://schemas.microsoft.com/office/2006/xmlPackage" in start or b"/office/word/2003/wordml" in start:
        return "The file is a Word document as one XML file, which is not read. Open it in Word and save it as .docx."
    if start.startswith((b"MIME-Version:", b"From:")):
        return "The file is a saved web page (MHTML) under another name. Give it the suffix .mhtml."
    return "The file is no office document, nor anything else that is known. Open it and save it as .docx."


def _old_office(data: bytes) -> str:
    # Names in the directory of a compound file are UTF-16 (MS-CFB 2.6.1).
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "The file is protected by a password. Open it, remove the password, and check it again."
    if "WordDocument".encode("utf-16-le") in data:
        return "The file is a Word document of the old kind (.doc), which is not read. Open it and save it as .docx."
    return "The file is an old office file (OLE), which is not read. Open it and save it as .docx."
