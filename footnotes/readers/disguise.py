"""A file that could not be read because it is of another format than its name says."""

from __future__ import annotations

from pathlib import Path

_START = 2048
"""Bytes within which every format here shows what it is."""
_PACKED = (
    (b"mimetypeapplication/epub+zip", "an EPUB", ".epub"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text", ".odt"),
    (b"word/", "a Word document", ".docx"),
)
"""What the names in a zip archive (they are not packed) say of it: how it is called, and its suffix."""


def disguise(path: Path, data: bytes) -> str | None:
    """What the file is, in one sentence with the next step; None if it is what its name says, or nothing known.

    Args:
        path: of the file, for its suffix.
        data: its bytes.
    """
    kind = _kind(data)
    if kind is None:
        return None
    name, suffix = kind
    told = path.suffix.lower()
    if suffix is None:
        return f"The file is {name}, which is not read. Open it and save it as .docx."
    if told == suffix or (suffix == ".html" and told in (".htm", ".xhtml")):
        return None
    return f"The file is {name} under another name. Give it the suffix {suffix}."


def _kind(data: bytes) -> tuple[str, str | None] | None:
    """How the format is called, and its suffix, which is None where it is not read."""
    start = data[:_START].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%PDF-"):
        return "a PDF", ".pdf"
    if start.startswith(b"{\\rtf"):
        return "rich text (RTF)", ".rtf"
    if start.startswith(b"%!PS"):
        return "PostScript", None
    if start.lower().startswith((b"<!doctype html", b"<html")):
        return "a web page", ".html"
    if start.startswith(b"PK\x03\x04"):
        return next(((name, suffix) for sign, name, suffix in _PACKED if sign in data), None)
    return None
