"""What of an OpenDocument file's styles matters: which are in italics, and which are not shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from footnotes.readers.office.xml_part import Element

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FORMAT = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_MOST_ANCESTORS = 12


@dataclass(frozen=True, slots=True)
class Styles:
    """Names of styles for stretches of text."""

    italics: frozenset[str]
    hidden: frozenset[str]


def styles_of(roots: Iterable[Element]) -> Styles:
    """The styles of a document's parts; those of later parts count where names are the same."""
    styles = {
        style.get(_STYLE + "name"): style
        for root in roots
        for style in root.iter(_STYLE + "style")
        if style.get(_STYLE + "family") == "text"
    }
    italics = {
        name for name in styles if name and _stated(styles, name, _FORMAT + "font-style") in ("italic", "oblique")
    }
    hidden = {name for name in styles if name and _stated(styles, name, _TEXT + "display") == "none"}
    return Styles(frozenset(italics), frozenset(hidden))


def _stated(styles: dict[str | None, Element], name: str, attribute: str) -> str:
    """What a style, or the nearest one that it is based on, says of an attribute."""
    style = styles.get(name)
    for _ in range(_MOST_ANCESTORS):
        if style is None:
            break
        properties = style.find(_STYLE + "text-properties")
        value = properties.get(attribute) if properties is not None else None
        if value:
            return str(value)
        style = styles.get(style.get(_STYLE + "parent-style-name"))
    return ""
