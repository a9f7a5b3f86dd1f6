"""Comments in a docx file, each on the mark of one note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from pipeline.returned.docx_names import SPACE, DocxPackage
from pipeline.returned.remarks import AUTHOR, INITIALS
from pipeline.returned.zipped import Element


@dataclass(slots=True)
class DocxComments:
    """Adds comments to one file."""

    package: DocxPackage
    ids: count[int]
    date: str

    def add(self, first: Element, last: Element, lines: Sequence[str]) -> None:
        """Comment on the runs of the main part from ``first`` to ``last``, a paragraph a line."""
        from lxml import etree

        number = str(next(self.ids))
        comments = self.package.with_comments()
        w = comments.w
        comment = etree.SubElement(comments.root, w + "comment")
        for name, value in (("id", number), ("author", AUTHOR), ("date", self.date), ("initials", INITIALS)):
            comment.set(w + name, value)
        for line in lines:
            paragraph = etree.SubElement(comment, w + "p")
            if len(comment) == 1:
                etree.SubElement(etree.SubElement(paragraph, w + "r"), w + "annotationRef")
            text = etree.SubElement(etree.SubElement(paragraph, w + "r"), w + "t")
            text.set(SPACE, "preserve")
            text.text = line
        self._anchor(first, last, number)
        self.package.changed(comments)
        self.package.changed(self.package.main)

    def _anchor(self, first: Element, last: Element, number: str) -> None:
        from lxml import etree

        w = self.package.main.w
        start, end, shown = (etree.Element(w + n) for n in ("commentRangeStart", "commentRangeEnd", "r"))
        reference = etree.SubElement(shown, w + "commentReference")
        for mark in (start, end, reference):
            mark.set(w + "id", number)
        first.addprevious(start)
        last.addnext(end)
        end.addnext(shown)
