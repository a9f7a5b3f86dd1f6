"""XML members of a document, parsed without following anything that they point at."""

from __future__ import annotations

import re
from typing import Any

from footnotes.errors import UnreadableDocument
from footnotes.readers.memory import raise_if_out_of_memory

Element = Any
"""An lxml element: lxml carries no types of its own."""

MOST_NODES = 3_000_000
"""Tags and attributes of one part, counted by ``<`` and ``=``; each takes 50 to 200 bytes once parsed (measured).
LibreOffice writes some 900 to a page of text with notes."""
_PROLOGUE = 4_000
"""Bytes in which a declaration is looked for before anything is parsed."""
_DEEP = re.compile("depth", re.I)


def parse_part(content: bytes, name: str) -> Element:
    """The root element of an XML part; entities stay unresolved, and nothing is loaded.

    Args:
        content: the bytes of the part.
        name: what the part is called in messages.

    Raises:
        UnreadableDocument: it is no well-formed XML, is nested deeper than 256 elements (libxml2's bound), or has
            more nodes than a document can have.
    """
    from lxml import etree

    if content.count(b"<") + content.count(b"=") > MOST_NODES:
        raise UnreadableDocument(
            f"{name} has more than {MOST_NODES:,} elements and attributes. Split the document, and check the parts."
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as failure:
        raise_if_out_of_memory(failure)
        raise UnreadableDocument(_sentence(name, str(failure))) from failure


def parse_office_part(content: bytes, name: str) -> Element:
    """The root element of a part of an office file, which may declare no entities (ISO/IEC 29500-2, 6.2.5).

    Raises:
        UnreadableDocument: see ``parse_part``; and the part has a document type declaration.
    """
    refusal = f"{name} declares a document type of its own, as in files made to attack a reader; the file was not read."
    if b"<!DOCTYPE" in content[:_PROLOGUE]:
        raise UnreadableDocument(refusal)
    root = parse_part(content, name)
    # In another encoding, or after a long comment.
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableDocument(refusal)
    return root


def _sentence(name: str, failure: str) -> str:
    if _DEEP.search(failure):
        return f"{name} is nested deeper than any document; the file was not read."
    place = failure.split("(<string>")[0].rstrip(" ,")
    return f"{name} is damaged: it is no well-formed XML ({place}). Open the file and save it anew."
