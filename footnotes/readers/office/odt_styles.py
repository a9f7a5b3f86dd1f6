"""What of an OpenDocument file's styles matters: italics, what is not shown, and block quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from footnotes.readers.office.quote_styles import names_a_quotation
from footnotes.readers.office.xml_part import Element

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FORMAT = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_MOST_ANCESTORS = 12
_RAISED = re.compile(r"super|[1-9]\d{0,2}%")
"""Values of ``style:text-position`` for what stands above the line (OpenDocument 1.3, 20.394)."""


@dataclass(frozen=True, slots=True)
class Styles:
    """Names of styles."""

    italics: frozenset[str]
    """For stretches of text, like the next."""
    hidden: frozenset[str]
    raised: frozenset[str]
    quotations: frozenset[str]
    """For paragraphs."""


def styles_of(roots: Iterable[Element]) -> Styles:
    """The styles of a document's parts; those of later parts count where names are the same."""
    roots = tuple(roots)
    styles, of_paragraphs = _family(roots, "text"), _family(roots, "paragraph")
    italics = {
        name for name in styles if name and _stated(styles, name, _FORMAT + "font-style") in ("italic", "oblique")
    }
    hidden = {name for name in styles if name and _stated(styles, name, _TEXT + "display") == "none"}
    raised = {name for name in styles if name and _RAISED.match(_stated(styles, name, _STYLE + "text-position"))}
    quotations = {name for name in of_paragraphs if name and names_a_quotation(_names(of_paragraphs, name))}
    return Styles(frozenset(italics), frozenset(hidden), frozenset(raised), frozenset(quotations))


def _family(roots: Iterable[Element], family: str) -> dict[str | None, Element]:
    return {
        style.get(_STYLE + "name"): style
        for root in roots
        for style in root.iter(_STYLE + "style")
        if style.get(_STYLE + "family") == family
    }


def _line(styles: dict[str | None, Element], name: str) -> Iterator[Element]:
    """A style and those that it is based on, nearest first."""
    style = styles.get(name)
    for _ in range(_MOST_ANCESTORS):
        if style is None:
            return
        yield style
        style = styles.get(style.get(_STYLE + "parent-style-name"))


def _names(styles: dict[str | None, Element], name: str) -> Iterator[str]:
    """What a style and those that it is based on are called; automatic ones have names that say nothing."""
    for style in _line(styles, name):
        yield style.get(_STYLE + "display-name") or style.get(_STYLE + "name") or ""
        parent = style.get(_STYLE + "parent-style-name")
        if parent and parent not in styles:
            yield parent  # one that every program knows, and the file need not define


def _stated(styles: dict[str | None, Element], name: str, attribute: str) -> str:
    """What a style, or the nearest one that it is based on, says of an attribute."""
    for style in _line(styles, name):
        properties = style.find(_STYLE + "text-properties")
        value = properties.get(attribute) if properties is not None else None
        if value:
            return str(value)
    return ""
