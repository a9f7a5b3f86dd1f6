"""What of a docx file's styles matters: which are headings, which are block quotations, which are in italics."""

from __future__ import annotations

import re
from dataclasses import dataclass

from footnotes.readers.office.docx_package import Part
from footnotes.readers.office.quote_styles import names_a_quotation
from footnotes.readers.office.xml_part import Element

_HEADING = re.compile(r"heading \d|title|subtitle", re.I)
_OFF = ("0", "false", "off", "none")
_MOST_ANCESTORS = 12
"""Styles that a style is based on; Word allows 11 levels."""
_BODY_LEVEL = "9"


@dataclass(frozen=True, slots=True)
class Styles:
    """Style ids by what they mean."""

    headings: frozenset[str] = frozenset()
    italics: frozenset[str] = frozenset()
    """Character styles."""
    quotations: frozenset[str] = frozenset()
    """Paragraph styles of block quotations."""
    raised: frozenset[str] = frozenset()
    """Character styles that stand above the line."""


def is_on(properties: Element | None, tag: str, value: str) -> bool:
    """Whether a toggle such as ``w:i`` is set among run properties."""
    toggle = properties.find(tag) if properties is not None else None
    return toggle is not None and toggle.get(value) not in _OFF


def styles_of(part: Part | None) -> Styles:
    """The styles of a file; None when it has no such part."""
    if part is None:
        return Styles()
    styles = {style.get(part.prefix + "styleId"): style for style in part.root.iter(part.prefix + "style")}
    lines = {name: _line(styles, name, part.prefix) for name in styles if name}
    return Styles(
        frozenset(name for name, line in lines.items() if _is_heading(line, part.prefix)),
        frozenset(name for name, line in lines.items() if _is_italic(line, part.prefix)),
        frozenset(name for name, line in lines.items() if _is_quotation(line, part.prefix)),
        frozenset(name for name, line in lines.items() if _is_raised(line, part.prefix)),
    )


def _line(styles: dict[str | None, Element], name: str, w: str) -> list[Element]:
    """A style and those that it is based on, nearest first."""
    line: list[Element] = []
    style = styles.get(name)
    while style is not None and len(line) < _MOST_ANCESTORS:
        line.append(style)
        base = style.find(w + "basedOn")
        style = styles.get(base.get(w + "val")) if base is not None else None
    return line


def _is_heading(line: list[Element], w: str) -> bool:
    for style in line:
        name = style.find(w + "name")
        if name is not None and _HEADING.fullmatch(name.get(w + "val") or ""):
            return True
        level = style.find(f"{w}pPr/{w}outlineLvl")
        if level is not None:
            return bool(level.get(w + "val") != _BODY_LEVEL)
    return False


def _is_quotation(line: list[Element], w: str) -> bool:
    if line[0].get(w + "type") != "paragraph" or any(style.find(f"{w}pPr/{w}numPr") is not None for style in line):
        return False
    names = (style.find(w + "name") for style in line)
    return names_a_quotation(name.get(w + "val") or "" for name in names if name is not None)


def _is_italic(line: list[Element], w: str) -> bool:
    if line[0].get(w + "type") != "character":
        return False
    stated = [style for style in line if style.find(f"{w}rPr/{w}i") is not None]
    return bool(stated) and is_on(stated[0].find(w + "rPr"), w + "i", w + "val")


def _is_raised(line: list[Element], w: str) -> bool:
    if line[0].get(w + "type") != "character":
        return False
    stated = (style.find(f"{w}rPr/{w}vertAlign") for style in line)
    first = next((one for one in stated if one is not None), None)
    return first is not None and first.get(w + "val") == "superscript"
