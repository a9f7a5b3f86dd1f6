"""A zip file of which some members are written anew, and all others stay byte for byte."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from footnotes.errors import UnreadableDocument
from footnotes.readers.office.container import Container
from footnotes.readers.office.xml_part import MOST_NODES

Element = Any
"""An lxml element: lxml carries no types of its own."""
LARGEST_TOTAL = 1024 * 1024 * 1024
"""Bytes of all members after inflation, pictures included."""
_PROLOGUE = 4_000
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


class Members:
    """The members of an office file, and those that are written anew."""

    def __init__(self, data: bytes) -> None:
        """Open a file; raises ``UnreadableDocument`` when it is no whole zip file within the bounds of readers."""
        self._data = data
        self._container = Container(data)
        self._trees: dict[str, Element] = {}
        self._changed: set[str] = set()

    def __contains__(self, name: str) -> bool:
        return name in self._trees or name in self._container

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all members, in the order of the archive."""
        return self._container.names

    def tree(self, name: str) -> Element:
        """The root element of a part, the same each time; comments and instructions in it are kept."""
        if name not in self._trees:
            self._trees[name] = _parsed(self._container.read(name), name)
        return self._trees[name]

    def add(self, name: str, root: Element) -> None:
        """Add a part."""
        self._trees[name] = root
        self.change(name)

    def change(self, name: str) -> None:
        """Say that a part has been changed."""
        self._changed.add(name)

    def written(self) -> bytes:
        """The file with the parts that were changed."""
        from lxml import etree

        new: Mapping[str, bytes] = {
            name: etree.tostring(self._trees[name], xml_declaration=True, encoding="UTF-8", standalone=True)
            for name in sorted(self._changed)
        }
        try:
            return _rewritten(self._data, new)
        except _DAMAGED as failure:
            raise UnreadableDocument(f"a member of it is damaged ({failure}). Open it and save it anew.") from failure


def _rewritten(data: bytes, new: Mapping[str, bytes]) -> bytes:
    waiting = {_key(name): (name, content) for name, content in new.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        members = {_key(member.filename): member for member in old.infolist()}
        if sum(member.file_size for member in members.values()) > LARGEST_TOTAL:
            raise UnreadableDocument("it inflates to more than a gigabyte. Remove its pictures.")
        for key, member in members.items():
            _, content = waiting.pop(key, ("", None))
            made.writestr(member, old.read(member) if content is None else content, member.compress_type)
        for name, content in waiting.values():
            made.writestr(name, content)
    return out.getvalue()


def _key(name: str) -> str:
    """What a member is known by: part names do not tell cases apart (OPC, 6.2.2.3)."""
    return name.replace("\\", "/").lstrip("/").casefold()


def _parsed(content: bytes, name: str) -> Element:
    from lxml import etree

    if b"<!DOCTYPE" in content[:_PROLOGUE] or content.count(b"<") + content.count(b"=") > MOST_NODES:
        raise UnreadableDocument(f"{name} is no part that an office program writes.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as failure:
        raise UnreadableDocument(f"{name} is damaged: it is no well-formed XML.") from failure
