"""When an office file was last saved, as its own properties say."""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.errors import UnreadableDocument
from footnotes.readers.dated import latest
from footnotes.readers.office.container import Container
from footnotes.readers.office.xml_part import Element, parse_office_part, parse_part

_TERMS = "{http://purl.org/dc/terms/}"
_ELEMENTS = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_OF_OFFICE = frozenset((_TERMS + "created", _TERMS + "modified", _ELEMENTS + "date", _META + "creation-date"))
_OF_BOOKS = frozenset(("dcterms:modified", "dcterms:created", "dcterms:issued", "dcterms:date"))
_MOST = 200
"""Dates of one file that are looked at; books give one to each event."""


def date_of_part(container: Container, name: str) -> str | None:
    """The latest date in a part with properties; None where there is no such part, or it cannot be read."""
    if name not in container:
        return None
    try:
        return date_among(parse_office_part(container.read(name), name))
    except UnreadableDocument:  # it holds no text, and says nothing else that matters
        return None


def date_among(properties: Element) -> str | None:
    """The latest date among the properties that an element holds."""
    return latest(_texts(element for element in properties.iter() if element.tag in _OF_OFFICE))


def date_of_book(container: Container, package: str) -> str | None:
    """The latest date in the metadata of a book; ``package`` is the name of its package file."""
    metadata = parse_part(container.read(package), package).find("{*}metadata")
    if metadata is None:
        return None
    return latest(_texts(element for element in metadata.iter() if _is_date(element)))


def _is_date(element: Element) -> bool:
    return element.tag in (_ELEMENTS + "date", *_OF_OFFICE) or element.get("property") in _OF_BOOKS


def _texts(elements: Iterator[Element]) -> Iterator[str]:
    for _, element in zip(range(_MOST), elements, strict=False):
        yield element.text or ""
