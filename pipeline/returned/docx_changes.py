"""Tracked changes in a docx file: what a correction takes out and puts in, and where its links lead."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from footnotes.model import Span
from footnotes.readers.office.docx_fields import link_target
from pipeline.returned.docx_names import SPACE, DocxPackage, DocxPart
from pipeline.returned.docx_text import LAYOUT, pieces, run_before, runs_of
from pipeline.returned.remarks import AUTHOR
from pipeline.returned.zipped import Element
from reports.model import Correction

_SPLIT = ("hyperlink", "fldSimple", "ins", "smartTag")
"""What a change does not stand in: another's link, or another's change."""


@dataclass(slots=True)
class DocxChanges:
    """Makes tracked changes in the parts of one file."""

    package: DocxPackage
    ids: count[int]
    date: str

    def correct(self, part: DocxPart, root: Element, span: Span, correction: Correction) -> None:
        """Make one correction in a note or paragraph.

        Args:
            part: that holds it.
            root: the note or the paragraph.
            span: of the text that is shown in ``root``.
            correction: what is to stand there.
        """
        w = part.w
        if correction.target:
            self._led_to(part, runs_of(root, w, span), correction.target)
            return
        pattern = _linked_run(root, w)
        if span.start < span.end:
            runs = runs_of(root, w, span)
            linked = _in_link(runs[0], w) if runs else False
            last = self._deleted(runs, w) if runs else None
            model = runs[0] if runs else None
        else:
            model = last = run_before(root, w, span.start)
            linked = pattern is not None
            if last is not None and _in_link(last, w):
                model = _plain_run(last, w)
        if last is None:
            return
        place = self._outside(last, w)
        for new in reversed(list(self._inserted(part, correction, model, pattern if linked else None))):
            place.addnext(new)
        self.package.changed(part)

    def _led_to(self, part: DocxPart, runs: list[Element], target: str) -> None:
        """Let words lead elsewhere: taken out, and put in again as a link of their own."""
        if not runs:
            return
        again = [_with_words_alone(copy.deepcopy(run), part.w) for run in runs]
        place = self._outside(self._deleted(runs, part.w), part.w)
        change = self._change("ins", part.w)
        change.extend(again)
        place.addnext(self._link(part, target, change))
        self.package.changed(part)

    def _outside(self, last: Element, w: str) -> Element:
        """The element behind which something new can stand that is no part of another's link or change."""
        while (parent := last.getparent()) is not None and parent.tag in [w + name for name in _SPLIT]:
            following = list(last.itersiblings())
            if following:
                rest = copy.copy(parent)
                rest[:] = []
                if w + "id" in rest.attrib:
                    rest.set(w + "id", str(next(self.ids)))
                rest.extend(following)
                parent.addnext(rest)
            last = parent
        field_end = _field_end(last, w)
        return last if field_end is None else field_end

    def _link(self, part: DocxPart, target: str, shown: Element) -> Element:
        hyperlink = _element(part, "hyperlink")
        hyperlink.set(part.relation_id, self.package.link_to(part, target))
        hyperlink.append(shown)
        return hyperlink

    def _deleted(self, runs: list[Element], w: str) -> Element:
        """Mark runs as deleted; the last element that stands for them comes back."""
        field = _field_around(runs, w)
        change: Element | None = None
        for run in field or runs:
            if change is None or change.getnext() is not run:
                change = self._change("del", w)
                run.addprevious(change)
            change.append(run)
            for text in run.iter(w + "t", w + "instrText"):
                text.tag = w + ("delText" if text.tag == w + "t" else "delInstrText")
        return change

    def _inserted(
        self, part: DocxPart, correction: Correction, model: Element | None, link: Element | None
    ) -> Iterator[Element]:
        """The new text; its address is a link like another one, ``link``, where that is given."""
        text, address = correction.text, correction.address or Span(0, 0)
        if link is None:
            yield self._insertion(text, model, part.w)
            return
        if text[: address.start]:
            yield self._insertion(text[: address.start], _plain_run(model, part.w), part.w)
        shown = address.of(text)
        yield self._link(part, shown, self._insertion(shown, link, part.w))
        if text[address.end :]:
            yield self._insertion(text[address.end :], _plain_run(model, part.w), part.w)

    def _insertion(self, text: str, model: Element | None, w: str) -> Element:
        from lxml import etree

        change = self._change("ins", w)
        run = etree.SubElement(change, w + "r")
        properties = model.find(w + "rPr") if model is not None else None
        if properties is not None:
            run.append(copy.deepcopy(properties))
        shown = etree.SubElement(run, w + "t")
        shown.set(SPACE, "preserve")
        shown.text = text
        return change

    def _change(self, kind: str, w: str) -> Element:
        from lxml import etree

        change = etree.Element(w + kind, nsmap={"w": w[1:-1]})
        for name, value in (("id", str(next(self.ids))), ("author", AUTHOR), ("date", self.date)):
            change.set(w + name, value)
        return change


def _element(part: DocxPart, name: str) -> Element:
    from lxml import etree

    return etree.Element(part.w + name, nsmap={"w": part.w[1:-1]})


def _with_words_alone(run: Element, w: str) -> Element:
    for child in list(run):
        if child.tag not in [w + name for name in ("rPr", "t", *LAYOUT)]:
            run.remove(child)
    return run


def _in_link(run: Element, w: str) -> bool:
    around = list(run.iterancestors(w + "hyperlink", w + "fldSimple"))
    return any(one.tag == w + "hyperlink" or link_target(one.get(w + "instr") or "") for one in around) or bool(
        _field_around([run], w)
    )


def _linked_run(root: Element, w: str) -> Element | None:
    """The first run of a note whose address is a link; None where its addresses are plain text."""
    return next((one.run for one in pieces(root, w) if "/" in one.text and _in_link(one.run, w)), None)


def _plain_run(run: Element | None, w: str) -> Element | None:
    """The nearest run outside of links; None where there is none."""
    if run is None:
        return None
    paragraph = next(run.iterancestors(w + "p"), None)
    runs = [] if paragraph is None else [one.run for one in pieces(paragraph, w)]
    before = [one for one in runs if not _in_link(one, w)]
    return before[-1] if before else None


def _field_end(element: Element, w: str) -> Element | None:
    """The run that ends the link that an element is the last of; None where it is in none."""
    for sibling in element.itersiblings(w + "r"):
        mark = sibling.find(w + "fldChar")
        if mark is not None:
            return sibling if mark.get(w + "fldCharType") == "end" else None
        if sibling.find(w + "t") is not None:
            return None
    return None


def _field_around(runs: list[Element], w: str) -> list[Element]:
    """All runs of the field, code and marks included, that shows a link and nothing but these runs."""
    first, last = runs[0], runs[-1]
    begun: list[Element] = []
    code = ""
    for sibling in first.itersiblings(w + "r", preceding=True):
        begun.insert(0, sibling)
        mark = sibling.find(w + "fldChar")
        kind = mark.get(w + "fldCharType") if mark is not None else ""
        if kind == "end" or (not code and sibling.find(w + "t") is not None):
            return []
        code = "".join(text.text or "" for text in sibling.iter(w + "instrText")) + code
        if kind == "begin":
            break
    if not link_target(code):
        return []
    ended: list[Element] = []
    for sibling in last.itersiblings(w + "r"):
        ended.append(sibling)
        mark = sibling.find(w + "fldChar")
        if mark is not None and mark.get(w + "fldCharType") == "end":
            return [*begun, *runs, *ended]
        if sibling.find(w + "t") is not None:
            return []
    return []
