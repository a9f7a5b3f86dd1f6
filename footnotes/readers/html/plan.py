"""Decides what of a page is running text, marker or note, before it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from footnotes.model import NoteKind
from footnotes.readers.html.inplace import find_in_place
from footnotes.readers.html.notes import NotePlace, find_notes, kind_of
from footnotes.readers.html.quoted import block_quotations, credits_in
from footnotes.readers.html.refs import Reference, find_references, is_back_link, raised
from footnotes.readers.html.scope import left_out, running_text
from footnotes.readers.html.tree import BLOCKS, Element, Tree, ancestors, block_of, text_of
from footnotes.readers.html.walk import Mark, Plan

_SEPARATORS = re.compile(r"[\s,;\[\]()–-]*")
_NOTE_WORD = re.compile(r"\b(?:foot-?notes?|endnotes?|notes?|nn?\.|fns?\.?)\s+$", re.I)


@dataclass(slots=True)
class PlannedNotes:
    """The plan for a page, and what is known of each note beforehand."""

    plan: Plan = field(default_factory=Plan)
    labels: list[str] = field(default_factory=list)
    kinds: list[NoteKind] = field(default_factory=list)

    def add(self, label: str, kind: NoteKind) -> int:
        """The index of a further note."""
        self.labels.append(label)
        self.kinds.append(kind)
        return len(self.labels) - 1


def plan_page(tree: Tree) -> PlannedNotes:
    """What to do with which element."""
    planned = PlannedNotes()
    references = find_references(tree)
    places, indices = find_notes(tree, references)
    _plan_anchored(tree, planned, references, places, indices)
    _plan_in_place(tree, planned)
    plan = planned.plan
    marks = {*plan.marks, *plan.marks_before}
    plan.left_out |= left_out(tree, {*marks, *plan.notes, *plan.note_starts})
    plan.scope = running_text(tree, list(marks))
    plan.quotations = block_quotations(tree)
    plan.credits = credits_in(plan.quotations)
    return planned


def _plan_anchored(
    tree: Tree,
    planned: PlannedNotes,
    references: tuple[Reference, ...],
    places: tuple[NotePlace, ...],
    indices: dict[Element, int],
) -> None:
    plan = planned.plan
    for place in places:
        index = planned.add(place.label, place.kind)
        starts = plan.note_starts if place.shared else plan.notes
        starts.update(dict.fromkeys(place.roots, index))
    targets = frozenset(indices)
    within = {root for place in places for root in ((block_of(place.target),) if place.shared else place.roots)}
    plan.left_out.update(anchor for root in within for anchor in root.iter("a") if is_back_link(tree, anchor, targets))
    for reference in references:
        mark = _whole_mark(reference.element)
        if not _is_cross_reference(mark, reference, plan):
            note = indices[reference.target] if reference.target is not None else None
            plan.marks[mark] = Mark(reference.label, note)


def _is_cross_reference(mark: Element, reference: Reference, plan: Plan) -> bool:
    """Whether the number is part of a sentence: "see note 8", or a link from one note to another."""
    in_note = any(outer in plan.notes for outer in ancestors(mark))
    if raised(reference.element):
        return in_note and _follows_note_word(mark)
    return in_note or _follows_note_word(mark)


def _follows_note_word(mark: Element) -> bool:
    before = mark.getprevious()
    text = (before.tail if before is not None else mark.getparent().text) or ""
    return bool(_NOTE_WORD.search(text[-20:]))


def _whole_mark(element: Element) -> Element:
    """The mark with its brackets and raising; separators between marks are blanked out."""
    parent = element.getparent()
    while parent is not None and parent.tag not in BLOCKS and _holds_only(parent, element):
        element, parent = parent, parent.getparent()
    if parent is not None and parent.tag == "sup" and _SEPARATORS.fullmatch(element.tail or ""):
        element.tail = ""
        if _SEPARATORS.fullmatch(parent.text or ""):
            parent.text = ""
    return element


def _holds_only(parent: Element, child: Element) -> bool:
    if len([inner for inner in parent if text_of(inner, 10)]) > 1 or len(parent) > 3:
        return False
    texts = (parent.text, *(inner.tail for inner in parent))
    return all(_SEPARATORS.fullmatch(text or "") for text in texts) and child.tag not in BLOCKS


def _plan_in_place(tree: Tree, planned: PlannedNotes) -> None:
    plan = planned.plan
    taken = {*plan.marks, *plan.notes, *plan.note_starts}
    for found in find_in_place(tree, taken):
        index = planned.add(found.label, kind_of(found.note))
        plan.notes[found.note] = index
        mark = Mark(found.label, index)
        if found.mark is None:
            plan.marks_before[found.note] = mark
        else:
            plan.marks[found.mark] = mark
