"""Which elements of a page are block quotations, and which name who is quoted."""

from __future__ import annotations

import re
from itertools import islice

from footnotes.readers.html.tree import HEADINGS, Element, Tree, ancestors, text_of, words_of

_NAMED = frozenset((
    "blockquote", "block-quote", "block_quote", "block-quotation", "disp-quote", "disp_quote", "display-quote",
    "quotation", "quotations", "quotations-western", "block-text", "block-text-western", "ltx_quote", "msoquote",
    "msointensequote", "msoblocktext",
))  # fmt: skip
"""Classes of ``div`` and ``p`` for block quotations: of journals, books, and word processors."""
_OTHER_USE = re.compile(
    r"pull-?quote|call-?out|admonition|alert|warning|notice|\binfo\b|\btips?\b|\bhint\b|\bnote\b|danger|caution|"
    r"important|highlight|summary|abstract|related|promo|newsletter|advert|embed|tweet|twitter|instagram|tiktok|"
    r"facebook|mastodon|bluesky|reddit|threads|gmail|moz-cite|protonmail|mail|testimonial|\bbox\b"
)
"""Classes of boxes, of what other sites hold, of sentences that the page itself says elsewhere, and of letters."""
_NO_WORDS = HEADINGS | {"ul", "ol", "dl", "table", "pre", "form", "iframe", "video", "audio"}
_CREDITS = re.compile(r"attribution|\bcredit|\bcite\b|citation|\bsource\b|\bauthor\b|byline")
_WORD = re.compile(r"[^\W\d_]")
_MARKS = 4
"""Marks of notes that may follow a name."""
_AROUND = 2
"""Elements around a block quotation whose classes may say that it is something else."""


def block_quotations(tree: Tree) -> dict[Element, int]:
    """The elements that are block quotations with their numbers; paragraphs of one kind in a row share one."""
    found: dict[Element, int] = {}
    figures: dict[Element, int] = {}
    for element in tree.order:
        if _may_quote(element) and _is_quotation(element):
            found[element] = number = _number(element, found)
            figures.update(dict.fromkeys(_figures(element), number))
    for figure, number in figures.items():
        found.update(dict.fromkeys(figure.iter("figcaption"), number))
    return found


def credits_in(quotations: dict[Element, int]) -> set[Element]:
    """The elements in or beneath block quotations that name who is quoted."""
    return {
        inner
        for quotation in quotations
        for inner in quotation.iter("footer", "figcaption", "cite", "p", "div", "span")
        if _is_credit(inner) and (inner.tag == "figcaption" or inner is not quotation)
    }


def _may_quote(element: Element) -> bool:
    if element.tag == "blockquote":
        return True
    return element.tag in ("div", "p") and not _NAMED.isdisjoint((element.get("class") or "").lower().split())


def _is_quotation(element: Element) -> bool:
    around = ancestors(element)
    # Within each other they are the indents of a mail, or of a page.
    if any(_may_quote(outer) for outer in around) or any(_may_quote(inner) for inner in element.iterdescendants()):
        return False
    if element.get("type") == "cite" or next(element.iter(*_NO_WORDS), None) is not None:
        return False
    return not any(_OTHER_USE.search(word) for one in (element, *around[:_AROUND]) for word in words_of(one))


def _number(element: Element, found: dict[Element, int]) -> int:
    before = element.getprevious()
    if before is None or before not in found or (before.tail or "").strip():
        return len(found)
    # LibreOffice writes an element for each paragraph, and the style into each of them.
    alike = bool(element.get("style")) and element.get("style") == before.get("style")
    return found[before] if element.tag == "p" or alike else len(found)


def _figures(quotation: Element) -> list[Element]:
    """The figure that holds a block quotation, whose caption names who is quoted (HTML Standard, 4.4.12)."""
    return [outer for outer in ancestors(quotation, _AROUND) if outer.tag == "figure"][:1]


def _is_credit(element: Element) -> bool:
    if element.tag in ("footer", "figcaption"):
        return True
    if element.tag == "cite":
        # A title may be marked up so in the midst of a sentence.
        after = list(islice(element.itersiblings(), _MARKS + 1))
        words = (element.tail or "", *(text_of(other, 20) + (other.tail or "") for other in after))
        return len(after) <= _MARKS and not _WORD.search("".join(words))
    return any(_CREDITS.search(word) for word in words_of(element)) and len(text_of(element)) < 200
