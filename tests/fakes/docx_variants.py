"""One docx file, written in the other ways in which Word could have written it: what a reader sees stays the same."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from fakes.docx_files import STRICT, R, W, members_of, zipped
from lxml import etree

_W = f"{{{W}}}"
_R = f"{{{R}}}"
_PARTS = ("word/document.xml", "word/footnotes.xml")
_RELATIONS = {
    "word/document.xml": "word/_rels/document.xml.rels",
    "word/footnotes.xml": "word/_rels/footnotes.xml.rels",
}
Element = Any


def with_field_codes(data: bytes) -> bytes:
    """Links as HYPERLINK fields, the code cut into pieces of three characters, the fragment apart."""

    def change(root: Element, targets: dict[str, str]) -> None:
        for link in list(root.iter(_W + "hyperlink")):
            target, _, fragment = targets[link.get(_R + "id")].partition("#")
            code = f' HYPERLINK "{target}"' + (f' \\l "{fragment}"' if fragment else "") + ' \\o "Read it" '
            runs = [_character("begin")]
            runs += [_run("instrText", code[at : at + 3]) for at in range(0, len(code), 3)]
            runs += [_character("separate"), *link, _character("end")]
            _replace(link, runs)

    return _changed(data, change)


def with_tracked_changes(data: bytes) -> bytes:
    """Every run inserted by somebody, and beside it one that was deleted or moved away, with notes in both."""

    def change(root: Element, _: dict[str, str]) -> None:
        for run in list(root.iter(_W + "r")):
            inserted = etree.Element(_W + "ins", {_W + "id": "1", _W + "author": "A"})
            deleted = etree.Element(_W + "del", {_W + "id": "2", _W + "author": "A"})
            moved = etree.Element(_W + "moveFrom", {_W + "id": "3", _W + "author": "A"})
            deleted.append(_run("delText", "no, never "))
            moved.append(_run("t", "moved away"))
            if root.tag == _W + "document" and run.find(_W + "footnoteReference") is not None:
                deleted.append(deepcopy(run))
            parent, place = run.getparent(), run.getparent().index(run)
            inserted.append(run)
            parent[place:place] = [deleted, inserted, moved]

    return _changed(data, change)


def with_cut_runs(data: bytes) -> bytes:
    """Text cut into short runs with proofing marks between them; hyphens that do not break, and soft ones."""
    dice = random.Random(7)

    def change(root: Element, _: dict[str, str]) -> None:
        for run in list(root.iter(_W + "r")):
            shown = run.find(_W + "t")
            if shown is None:
                continue
            properties = run.find(_W + "rPr")
            pieces: list[Element] = []
            for piece in _pieces(shown.text or "", dice):
                new = _run("noBreakHyphen") if piece == "-" else _run("t", piece)
                if properties is not None:
                    new.insert(0, deepcopy(properties))
                pieces += [etree.Element(_W + "proofErr", {_W + "type": "spellStart"}), new, _run("softHyphen")]
            _replace(run, pieces)

    return _changed(data, change)


def with_other_ids(data: bytes) -> bytes:
    """The notes in reverse order in their part, under ids that have nothing to do with their numbers."""

    def change(root: Element, _: dict[str, str]) -> None:
        for tag in ("footnote", "footnoteReference"):
            for element in root.iter(_W + tag):
                if element.get(_W + "type") is None:
                    element.set(_W + "id", str(int(element.get(_W + "id")) * 7919 % 10007))
        if root.tag == _W + "footnotes":
            root[:] = list(reversed(root))

    return _changed(data, change)


def strict(data: bytes) -> bytes:
    """The same file as Word saves it for Strict Open XML."""
    members = members_of(data)
    for name, content in members.items():
        if name.endswith((".xml", ".rels")):
            for transitional, namespace in STRICT.items():
                content = content.replace(transitional.encode(), namespace.encode())
            members[name] = content
    return zipped(members)


VARIANTS: dict[str, Callable[[bytes], bytes]] = {
    "fields": with_field_codes,
    "changes": with_tracked_changes,
    "cut": with_cut_runs,
    "ids": with_other_ids,
    "strict": strict,
    "all": lambda data: strict(with_tracked_changes(with_cut_runs(with_field_codes(with_other_ids(data))))),
}


def _changed(data: bytes, change: Callable[[Element, dict[str, str]], None]) -> bytes:
    members = members_of(data)
    for name in _PARTS:
        root = etree.fromstring(members[name])
        change(root, _targets(members.get(_RELATIONS[name])))
        members[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return zipped(members)


def _targets(content: bytes | None) -> dict[str, str]:
    if content is None:
        return {}
    return {relation.get("Id"): relation.get("Target") for relation in etree.fromstring(content)}


def _run(tag: str, words: str | None = None) -> Element:
    run = etree.Element(_W + "r")
    etree.SubElement(run, _W + tag).text = words
    return run


def _character(kind: str) -> Element:
    run = etree.Element(_W + "r")
    etree.SubElement(run, _W + "fldChar", {_W + "fldCharType": kind})
    return run


def _replace(element: Element, others: list[Element]) -> None:
    parent = element.getparent()
    place = parent.index(element)
    parent[place : place + 1] = others


def _pieces(words: str, dice: random.Random) -> list[str]:
    pieces: list[str] = []
    for part in re.split(r"(-)", words):
        while part:
            size = len(part) if part == "-" else dice.randint(1, 6)
            pieces.append(part[:size])
            part = part[size:]
    return pieces
