"""What people said to the comments of a document that was given back."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from pipeline.returned.docx_names import DocxPackage
from pipeline.returned.odt_text import OFFICE, TEXT
from pipeline.returned.remarks import AUTHOR
from pipeline.returned.zipped import Element, Members

_KEY = re.compile(r"\[([^\[\]\n]+#[^\[\]\n]+:[a-z0-9:-]+)\]\s*$")
"""``[draft.docx#12.1:dead]`` at the end of a line."""
_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_EXTENDED = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_OF_LIBREOFFICE = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_NOT_SHOWN = tuple(
    TEXT + name for name in ("change", "change-start", "change-end", "bookmark", "bookmark-start", "bookmark-end")
)
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_QUOTED = re.compile(r"^Reply to .*")
"""What LibreOffice before 7.6 puts before a reply."""
_MODIFIED_BY = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy"


@dataclass(frozen=True, slots=True)
class AskedFinding:
    """A line of a comment of ours."""

    key: str
    """``ID:CODE`` of the finding."""
    line: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody said to a comment."""

    by: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A comment of ours that somebody replied to or resolved."""

    findings: tuple[AskedFinding, ...]
    replies: tuple[Reply, ...]
    """In the order of the file."""
    resolved: bool


@dataclass(frozen=True, slots=True)
class Answers:
    """What the comments of a file brought."""

    answers: tuple[Answer, ...]
    saved_by: str
    """Who saved the file last; empty where it does not say."""


def answers_in_docx(data: bytes) -> Answers:
    """Replies to our comments in a docx file, and those that were resolved.

    Raises:
        UnreadableDocument: it is no such file.
    """
    members = Members(data)
    package = DocxPackage(members)
    part, extended = package.related("comments"), package.related("commentsExtended")
    saved_by = _last_editor(members)
    if part is None:
        return Answers((), saved_by)
    w = part.w
    comments = {comment.get(w + "id"): comment for comment in part.root.iter(w + "comment")}
    by_paragraph = {
        number: name for name, one in comments.items() for p in one.iter(w + "p") if (number := p.get(_PARAGRAPH_ID))
    }
    ours = {name for name, one in comments.items() if one.get(w + "author") == AUTHOR}
    # LibreOffice keeps no threads, and lists only what is resolved.
    parents = _on_one_place(package.main.root, package.main.w, ours)
    resolved: set[str | None] = set()
    for entry in extended.root.iter(_EXTENDED + "commentEx") if extended is not None else ():
        name = by_paragraph.get(entry.get(_EXTENDED + "paraId"))
        parents[name] = by_paragraph.get(entry.get(_EXTENDED + "paraIdParent"))
        if entry.get(_EXTENDED + "done") in ("1", "true"):
            resolved.add(name)
    replies: defaultdict[str | None, list[Reply]] = defaultdict(list)
    for name, comment in comments.items():
        root = _root(name, parents)
        if root != name and name not in ours:
            replies[root].append(Reply(comment.get(w + "author") or "", "\n".join(_lines(comment, w + "p", w + "t"))))
    found = (
        _answer(_lines(comments[name], w + "p", w + "t"), replies[name], resolved=name in resolved)
        for name in comments
        if name in ours
    )
    return Answers(tuple(one for one in found if one), saved_by)


def answers_in_odt(data: bytes) -> Answers:
    """The same of an odt file; what stands at the mark of our comment is a reply to it.

    Raises:
        UnreadableDocument: it is no such file.
    """
    root = Members(data).tree("content.xml")
    notes = list(root.iter(OFFICE + "annotation"))
    ours: dict[Element, list[Reply]] = {one: [] for one in notes if one.findtext(_CREATOR) == AUTHOR}
    names = {name: one for one in ours if (name := one.get(OFFICE + "name"))}
    marks = {_mark(one): one for one in ours}
    ended = {one.get(OFFICE + "name") for one in root.iter(OFFICE + "annotation-end")}
    for note in notes:
        parent = names.get(note.get(_OF_LIBREOFFICE + "parent-name"))
        parent = marks.get(_mark(note)) if parent is None else parent
        if parent is None and note.get(OFFICE + "name") not in ended:
            parent = names.get(_ended_before(note) or "")
        if note not in ours and parent is not None:
            lines = [line for line in _texts(note) if not _QUOTED.match(line)]
            ours[parent].append(Reply(note.findtext(_CREATOR) or "", "\n".join(lines)))
    found = (
        _answer(_texts(note), replies, resolved=note.get(_OF_LIBREOFFICE + "resolved") == "true")
        for note, replies in ours.items()
    )
    return Answers(tuple(one for one in found if one), "")


def _answer(lines: list[str], replies: list[Reply], *, resolved: bool) -> Answer | None:
    findings = tuple(AskedFinding(key[1], line) for line in lines if (key := _KEY.search(line)))
    return Answer(findings, tuple(replies), resolved) if findings and (replies or resolved) else None


def _root(name: str | None, parents: dict[str | None, str | None]) -> str | None:
    seen = set()
    while (parent := parents.get(name)) is not None and name not in seen:
        seen.add(name)
        name = parent
    return name


def _on_one_place(body: Element, w: str, ours: set[str | None]) -> dict[str | None, str | None]:
    """By comment, the comment of ours on the same mark, or directly behind it: files without threads say no more."""
    parents: dict[str | None, str | None] = {}
    for start in body.iter(w + "commentRangeStart"):
        beside = start.getnext()
        while beside is not None and beside.tag == w + "commentRangeStart":
            pair = [start.get(w + "id"), beside.get(w + "id")]
            mine = [one for one in pair if one in ours]
            if len(mine) == 1:
                parents[pair[1 - pair.index(mine[0])]] = mine[0]
            beside = beside.getnext()
    ranged = {start.get(w + "id") for start in body.iter(w + "commentRangeStart")}
    before: str | None = None
    for run in (one.getparent() for one in body.iter(w + "commentReference")):
        name = run.find(w + "commentReference").get(w + "id")
        if name in ours:
            before = name
        elif name not in ranged and before is not None and _follows(run, before, w):
            parents[name] = before
    return parents


def _follows(run: Element, name: str, w: str) -> bool:
    """Whether nothing but other comments stands between a run and the reference of a comment."""
    while (run := run.getprevious()) is not None:
        reference = run.find(w + "commentReference") if run.tag == w + "r" else None
        if reference is not None and reference.get(w + "id") == name:
            return True
        if reference is None and run.tag not in (
            w + "commentRangeStart",
            w + "commentRangeEnd",
            w + "bookmarkStart",
            w + "bookmarkEnd",
        ):
            return False
    return False


def _lines(comment: Element, paragraph: str, text: str) -> list[str]:
    return ["".join(part.text or "" for part in one.iter(text)) for one in comment.iter(paragraph)]


def _texts(note: Element) -> list[str]:
    return ["".join(one.itertext()) for one in note.iter(TEXT + "p")]


def _mark(comment: Element) -> Element | None:
    """The note whose mark a comment stands on: nothing but other comments comes between them."""
    place = comment
    while not (place.tail or "").strip() and (place := place.getnext()) is not None:
        if place.tag == TEXT + "note":
            return place
        if place.tag not in (OFFICE + "annotation", OFFICE + "annotation-end", *_NOT_SHOWN):
            return None
    return None


def _ended_before(comment: Element) -> str | None:
    """The comment whose stretch ends where another stands: LibreOffice puts replies there."""
    place = comment
    while (place := place.getprevious()) is not None and not (place.tail or "").strip():
        if place.tag == OFFICE + "annotation-end":
            name: str | None = place.get(OFFICE + "name")
            return name
        if place.tag not in (OFFICE + "annotation", *_NOT_SHOWN):
            return None
    return None


def _last_editor(members: Members) -> str:
    name = "docProps/core.xml"
    return (members.tree(name).findtext(_MODIFIED_BY) or "").strip() if name in members else ""
