"""Reads odt: OpenDocument texts of LibreOffice, Google Docs and pandoc, zipped or as one XML file."""

from __future__ import annotations

from dataclasses import replace

from footnotes.errors import UnreadableDocument
from footnotes.model import Document
from footnotes.readers.draft import Draft
from footnotes.readers.office.container import Container
from footnotes.readers.office.dated import date_among, date_of_part
from footnotes.readers.office.odt_styles import styles_of
from footnotes.readers.office.odt_walk import Walker
from footnotes.readers.office.xml_part import Element, parse_office_part

_BODY = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}body"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text"
_PROPERTIES = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}meta"
_MANIFEST = "META-INF/manifest.xml"
_ENCRYPTED = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}encryption-data"


def read_odt(container: Container) -> Document:
    """Read an odt file: the text with its tracked changes accepted, comments left alone.

    Raises:
        UnreadableDocument: the file is encrypted, damaged, hostile, or no text document.
    """
    if _MANIFEST in container:
        manifest = parse_office_part(container.read(_MANIFEST), _MANIFEST)
        if next(manifest.iter(_ENCRYPTED), None) is not None:
            raise UnreadableDocument(
                "The file is protected by a password. Open it, save it without the password, and check it again."
            )
    roots = [parse_office_part(container.read(name), name) for name in ("styles.xml",) if name in container]
    content = parse_office_part(container.read("content.xml"), "content.xml")
    return replace(_document(content, [*roots, content]), dated=date_of_part(container, "meta.xml"))


def read_flat_odt(data: bytes) -> Document:
    """Read an OpenDocument text that is one XML file (fodt); raises ``UnreadableDocument`` like ``read_odt``."""
    root = parse_office_part(data, "the file")
    properties = root.find(_PROPERTIES)
    dated = None if properties is None else date_among(properties)
    return replace(_document(root, [root]), dated=dated)


def _document(root: Element, styled: list[Element]) -> Document:
    text = root.find(f"{_BODY}/{_TEXT}")
    if text is None:
        raise UnreadableDocument(
            "The file is an OpenDocument file without a text, such as a spreadsheet. "
            "Save what is to be checked as .odt."
        )
    draft = Draft()
    Walker(draft, styles_of(styled)).walk(text)
    return draft.finish("odt")
