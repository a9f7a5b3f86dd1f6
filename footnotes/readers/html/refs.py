"""Reference marks of an HTML page: anchors whose target, later in the same page, is a note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from footnotes.readers.html.tree import HEADINGS, NOTE_LABEL, Element, Tree, ancestors, block_of, text_of, words_of

NOTE_ROLES = frozenset(("doc-footnote", "doc-endnote"))
MAX_REFERENCES = 50_000
_LABEL = re.compile(
    r"""[\[({⟨]?\s*
    (?P<label>(?:(?:foot|end)?note|n|nb|fn|lower-alpha|upper-alpha|lower-roman|group)[.\s]{0,2}\s?\d{1,4}
      |\d{1,4}[a-z]?|[⁰¹²³⁴-⁹]{1,4}|[*†‡§¶‖\#⁂※⊕]{1,5}|[A-Za-z]|[ivxlc]{1,7})
    \s*[\])}⟩.]?""",
    re.X | re.I,
)
_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_REFERENCE_WORDS = frozenset(
    ["doc-noteref", "noteref", "footnote-ref", "footnote-anchor", "footnote-reference", "footnoteref"]
)
_NOTE_NAME = re.compile(
    r"(?:^|[^a-z])(?:(?:foot|end|side)?notes?|_?f?fn|_?f?ftnt?|_?edn|en|cite_note|ref|bib|cr|b|r)[-_.:]*\d", re.I
)
_BACK_WORDS = re.compile(
    r"back-?(?:link|ref|to)|footnote-?back|footnote-return|to-top|cite-backlink|return-?link", re.I
)
_BACK_TEXT = re.compile(r"[\s↩↑⇑⤴⤶↵⏎^«‹⬆️︎\[\]()]{0,60}(?:back|return|jump up|top)?[\s↩↑^.︎]{0,60}", re.I)
_QUOTED_NAME = re.compile(r"""['"]#?([\w:.-]{3,80})['"]""")
_BY_NAME = re.compile(
    r"aria-(?:describedby|controls|details)"
    r"|data-[\w-]{0,40}?(?:target|footnote|endnote|note|fn|ref|definition|content)[\w-]{0,40}"
)
"""Attributes that may name the note: ``data-definition``, ``data-footnote-id``."""
_WAY_BACK = re.compile(r"ref|back|anchor")
"""What the name of a mark's place has and that of its note has not: ``_ftnref1`` and ``_ftn1``."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A mark in the page that points at a note."""

    element: Element
    label: str
    target: Element | None
    """None when the page has no such place: a marker without a note."""
    place: int
    """Where the mark stands in document order."""


def label_of(text: str) -> str | None:
    """The label that a mark shows, free of brackets; None when the text does not look like one."""
    found = _LABEL.fullmatch(text.strip())
    return found["label"].translate(_RAISED_DIGITS).strip() if found else None


def find_references(tree: Tree) -> tuple[Reference, ...]:
    """Every reference mark of the page, in document order."""
    anchors = [element for element in tree.order if element.tag in ("a", "sup", "button", "span")]
    labels = _labels_by_way_back(anchors)
    candidates = [reference for anchor in anchors if (reference := _candidate(tree, anchor, labels)) is not None]
    # What one mark proves of a note holds for the others that point at it.
    proven = {reference.target for reference in candidates if reference.target is not None and _proven(tree, reference)}
    found = [reference for reference in candidates if reference.target is None or reference.target in proven]
    tied = {reference.element for reference in found if reference.target is not None}
    holders = {outer for element in tied for outer in ancestors(element, 4)}
    found = [reference for reference in found if reference.target is not None or reference.element not in holders]
    elements = {reference.element for reference in found}
    outer = [reference for reference in found if not elements.intersection(ancestors(reference.element, 4))]
    return tuple(outer[:MAX_REFERENCES])


def _labels_by_way_back(anchors: Sequence[Element]) -> dict[str, Element]:
    """The numbers of notes that lead back to their marks, by the name that the note itself would have.

    Publishing systems strip the ids of pasted notes, and leave both links.
    """
    labels: dict[str, Element] = {}
    for anchor in anchors:
        fragment = (anchor.get("href") or "").partition("#")[2]
        name = _WAY_BACK.sub("", _plain_name(fragment), count=1)
        if name != _plain_name(fragment) and label_of(text_of(anchor, 60)):
            labels.setdefault(name, anchor)
    return labels


def _plain_name(fragment: str) -> str:
    return re.sub(r"[-_:.]", "", fragment[:80]).lower()


def _candidate(tree: Tree, anchor: Element, labels: dict[str, Element]) -> Reference | None:
    fragment = _fragment(tree, anchor)
    if fragment is None or _is_back_link(anchor):
        return None
    target = tree.target(fragment)
    if target is None:
        target = labels.get(_plain_name(fragment))
    text = text_of(anchor, 60)
    label = anchor.get(NOTE_LABEL) or label_of(text) or (_shown(text) if _said(anchor) or raised(anchor) else None)
    if label is None:
        return None
    if target is None:
        named = _said(anchor) or (raised(anchor) and _NOTE_NAME.search(fragment))
        return Reference(anchor, label, None, tree.order[anchor]) if named else None
    # Only where both sides say what they are may a note stand before its mark.
    sure = _said(anchor) and bool(words_of(target) & NOTE_ROLES)
    if (tree.order[target] <= tree.order[anchor] and not sure) or not _can_be_note(target, _said(anchor)):
        return None
    return Reference(anchor, label, target, tree.order[anchor])


def _proven(tree: Tree, reference: Reference) -> bool:
    anchor = reference.element
    fragment = _fragment(tree, anchor) or ""
    return bool(
        _said(anchor)
        or raised(anchor)
        or _NOTE_NAME.search(fragment)
        or (anchor.tag != "a" and _named(tree, anchor))
        or _answers(tree, anchor, reference.target)
    )


def _said(anchor: Element) -> bool:
    return bool(words_of(anchor) & _REFERENCE_WORDS)


def _fragment(tree: Tree, anchor: Element) -> str | None:
    href = (anchor.get("href") or "").strip()
    if "#" in href:
        return href.partition("#")[2] or _named(tree, anchor)
    return None if href and not href.lower().startswith("javascript:") else _named(tree, anchor)


def _named(tree: Tree, anchor: Element) -> str | None:
    for attribute, value in anchor.attrib.items():
        name: str = value.strip().lstrip("#")
        if name in tree.targets and _BY_NAME.fullmatch(attribute):
            return name
    quoted = _QUOTED_NAME.search((anchor.get("onclick") or "")[:500])
    return quoted[1] if quoted else None


def _shown(text: str) -> str | None:
    text = text.strip("[](){} .:")
    return text if 0 < len(text) <= 24 else None


def raised(anchor: Element) -> bool:
    """Whether a mark stands above the line."""
    around = [anchor, *ancestors(anchor, 3)]
    return any(element.tag == "sup" or "superscript" in element.get("class", "") for element in around) or (
        next(anchor.iter("sup"), None) is not None
    )


def _can_be_note(target: Element, said: bool) -> bool:
    if target.tag in HEADINGS or target.tag in ("body", "main", "article", "html"):
        return False
    block = block_of(target)
    if block.tag in HEADINGS:
        return False
    return said or not any(next(target.iter(heading), None) is not None for heading in ("h1", "h2", "h3"))


def _answers(tree: Tree, anchor: Element, target: Element) -> bool:
    """Whether the place that is pointed at points back at the mark, as notes do."""
    around = {anchor, *ancestors(anchor, 3)}
    for back_link in [target, *block_of(target).iter("a")][:40]:
        href = back_link.get("href") or ""
        back = tree.target(href.partition("#")[2]) if "#" in href else None
        if back is not None and (back in around or abs(tree.order[back] - tree.order[anchor]) <= 3):
            return True
    return False


def _is_back_link(anchor: Element) -> bool:
    words = " ".join(words_of(anchor))
    return bool(_BACK_WORDS.search(words)) or any(
        _BACK_WORDS.search(" ".join(words_of(element))) for element in ancestors(anchor, 2)
    )


def is_back_link(tree: Tree, anchor: Element, notes: frozenset[Element] | set[Element]) -> bool:
    """Whether an anchor inside a note leads back to the place of its mark."""
    if _is_back_link(anchor):
        return True
    href = anchor.get("href") or ""
    if "#" not in href:
        return False
    text = text_of(anchor, 60)
    back = tree.target(href.partition("#")[2])
    if back is None:
        return anchor in notes or bool(_BACK_TEXT.fullmatch(text))
    # "See note 8" leads to another note, a back-link to the running text.
    if back in notes or tree.order[back] >= tree.order[anchor]:
        return False
    return label_of(text) is not None or bool(_BACK_TEXT.fullmatch(text)) or len(text) <= 12
