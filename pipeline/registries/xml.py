"""XML of registries: bounded, without entities."""

from __future__ import annotations

from xml.etree.ElementTree import Element, ParseError, XMLParser

from pipeline.registries.base import LARGEST


def parsed_xml(body: bytes) -> Element | None:
    """The root of an answer; None where it is no XML, too large, or declares entities of its own."""
    if len(body) > LARGEST or b"<!ENTITY" in body or b"<!DOCTYPE" in body:
        return None
    parser = XMLParser()
    try:
        parser.feed(body)
        root: Element = parser.close()
    except ParseError:
        return None
    return root


def texts_of(element: Element, path: str) -> tuple[str, ...]:
    """The texts of the elements at a path, spaces made plain; empty ones left out."""
    return tuple(text for one in element.findall(path) if (text := " ".join("".join(one.itertext()).split())))
