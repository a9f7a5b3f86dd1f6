"""The parts of a docx file and how they refer to each other (Open Packaging Conventions)."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from footnotes.errors import UnreadableDocument
from footnotes.readers.office.container import Container
from footnotes.readers.office.xml_part import Element, parse_office_part

_MAIN = "word/document.xml"
_NAMESPACES = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
"""Transitional and Strict; every part of a file has the same."""
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OTHERS = {"xl/": "a spreadsheet", "ppt/": "a presentation", "visio/": "a drawing"}


@dataclass(frozen=True, slots=True)
class Part:
    """One XML part with what it refers to."""

    root: Element
    prefix: str
    """Namespace of WordprocessingML in braces, as it begins tags of this part."""
    targets: dict[str, str]
    """External targets of links by relation id."""


class Package:
    """The parts of a docx file that are read."""

    def __init__(self, container: Container) -> None:
        """Find the main part; raises ``UnreadableDocument`` when the file is no text document."""
        self._container = container
        self._main = _main_part(container)
        self._relations = _relations(container, self._main)

    @property
    def properties(self) -> str:
        """Name of the part that says when the file was saved; the usual one where the file names none."""
        targets = (one.target for one in _relations(self._container, "") if one.kind == "core-properties")
        return next((_resolved("", target) for target in targets), "docProps/core.xml")

    def main(self) -> Part:
        """The part with the running text."""
        return self._part(self._main)

    def related(self, kind: str) -> Part | None:
        """The part that the main part refers to as ``footnotes``, ``settings`` and so on; None when there is none."""
        for relation in self._relations:
            if relation.kind == kind and not relation.external:
                name = _resolved(self._main, relation.target)
                return self._part(name) if name in self._container else None
        return None

    def _part(self, name: str) -> Part:
        root = parse_office_part(self._container.read(name), name)
        prefix = next((prefix for prefix in _NAMESPACES if str(root.tag).startswith(prefix)), None)
        if prefix is None:
            raise UnreadableDocument(f"{name} is no part of a Word document. Open the file and save it anew as .docx.")
        relations = _relations(self._container, name)
        return Part(root, prefix, {relation.id: relation.target for relation in relations if relation.external})


@dataclass(frozen=True, slots=True)
class _Relation:
    id: str
    kind: str
    target: str
    external: bool


def _relations(container: Container, part: str) -> tuple[_Relation, ...]:
    folder, _, name = part.rpartition("/")
    path = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    if path not in container:
        return ()
    root = parse_office_part(container.read(path), path)
    return tuple(
        _Relation(
            relation.get("Id") or "",
            (relation.get("Type") or "").rpartition("/")[2],
            (relation.get("Target") or "").strip(),
            relation.get("TargetMode") == "External",
        )
        for relation in root.iter(_RELATION)
    )


def _resolved(part: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def _main_part(container: Container) -> str:
    for relation in _relations(container, ""):
        if relation.kind == "officeDocument":
            name = _resolved("", relation.target)
            other = next((what for folder, what in _OTHERS.items() if name.startswith(folder)), None)
            if other is not None:
                raise UnreadableDocument(
                    f"The file is {other}, not a text. Save what is to be checked as .docx or .pdf."
                )
            if name in container:
                return name
    if _MAIN not in container:
        raise UnreadableDocument(
            f"The file is a zip archive without {_MAIN}, so it is no Word document, or an incomplete one. "
            "Open it and save it anew as .docx."
        )
    return _MAIN
