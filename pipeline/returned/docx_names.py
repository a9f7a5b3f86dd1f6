"""Names of WordprocessingML, and where the parts of a docx file are (Open Packaging Conventions)."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipeline.returned.zipped import Element, Members

RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
CONTENT_TYPES = "[Content_Types].xml"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STRICT = "http://purl.oclc.org/ooxml/"
_OF_KIND = {
    False: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    True: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


@dataclass(frozen=True, slots=True)
class DocxPart:
    """A part of a docx file."""

    name: str
    root: Element

    @property
    def w(self) -> str:
        """Namespace of WordprocessingML in braces, as it begins the tags of this part."""
        return str(self.root.tag).partition("}")[0] + "}"

    @property
    def relation_id(self) -> str:
        """Name of the attribute that leads to a relation."""
        return f"{{{_OF_KIND[_STRICT in self.w]}}}id"


class DocxPackage:
    """The parts of a docx file by what they are to each other."""

    def __init__(self, members: Members) -> None:
        self._members = members
        self.main = self._part(self._target("", "officeDocument") or "word/document.xml")

    def related(self, kind: str) -> DocxPart | None:
        """The part that the main part refers to as ``footnotes``, ``comments`` and so on; None without one."""
        name = self._target(self.main.name, kind)
        return self._part(name) if name and name in self._members else None

    def changed(self, part: DocxPart) -> None:
        """Say that a part has been changed."""
        self._members.change(part.name)

    def with_comments(self) -> DocxPart:
        """The part with the comments, made where the file has none."""
        from lxml import etree

        there = self.related("comments")
        if there is not None:
            return there
        name = posixpath.join(posixpath.dirname(self.main.name), "comments.xml")
        root = etree.Element(self.main.w + "comments", nsmap={"w": self.main.w[1:-1]})
        self._members.add(name, root)
        self._relate(self.main, "comments", "comments.xml", external=False)
        types = self._members.tree(CONTENT_TYPES)
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
        etree.SubElement(types, TYPES + "Override", PartName=f"/{name}", ContentType=kind)
        self._members.change(CONTENT_TYPES)
        return DocxPart(name, root)

    def link_to(self, part: DocxPart, url: str) -> str:
        """The id of a new relation of a part that leads to a URL."""
        return self._relate(part, "hyperlink", url, external=True)

    def _part(self, name: str) -> DocxPart:
        return DocxPart(name, self._members.tree(name))

    def _target(self, part: str, kind: str) -> str | None:
        path = _relations_of(part)
        if path not in self._members:
            return None
        for relation in self._members.tree(path).iter(RELATIONS + "Relationship"):
            if (relation.get("Type") or "").rpartition("/")[2] == kind and relation.get("TargetMode") != "External":
                joined = posixpath.join("/", posixpath.dirname(part), urlsplit(relation.get("Target") or "").path)
                return posixpath.normpath(joined).lstrip("/")
        return None

    def _relate(self, part: DocxPart, kind: str, target: str, *, external: bool) -> str:
        from lxml import etree

        path = _relations_of(part.name)
        if path not in self._members:
            self._members.add(path, etree.Element(RELATIONS + "Relationships", nsmap={None: RELATIONS[1:-1]}))
        relations = self._members.tree(path)
        taken = {relation.get("Id") for relation in relations}
        name = next(one for number in range(1, len(taken) + 2) if (one := f"rIdFootproof{number}") not in taken)
        relation = etree.SubElement(relations, RELATIONS + "Relationship", Id=name)
        relation.set("Type", f"{_OF_KIND[_STRICT in part.w]}/{kind}")
        relation.set("Target", target)
        if external:
            relation.set("TargetMode", "External")
        self._members.change(path)
        return name


def _relations_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
