"""What of a page is running text, and what is the furniture of a web site."""

from __future__ import annotations

import re

from footnotes.readers.html.tree import Element, Tree, ancestors, words_of

_FURNITURE = frozenset(["nav", "aside", "footer", "header", "dialog"])
_FURNITURE_ROLES = frozenset(["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "doc-toc"])
_UNSEEN_WORDS = frozenset(
    [
        "screen-reader-text",
        "sr-only",
        "visually-hidden",
        "visuallyhidden",
        "mw-editsection",
        "noprint",
        "mw-cite-backlink",
        "skip-link",
        "ltx_note_mark",
        "ltx_tag_note",
    ]
)
_TOOLTIP = re.compile(r"tooltip|popover|popup|bigfoot-footnote|littlefoot")
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)


def left_out(tree: Tree, kept: set[Element]) -> set[Element]:
    """Elements whose text nobody reads as part of the document; never one that holds an element of ``kept``."""
    holders = set(kept)
    for element in kept:
        holders.update(ancestors(element))
    return {element for element in tree.order if element not in holders and _is_left_out(element)}


def _is_left_out(element: Element) -> bool:
    words = words_of(element)
    if element.tag in _FURNITURE and not words & {"doc-footnote", "footnote"}:
        # The header of an article holds its title.
        return element.tag not in ("header", "footer") or not _in_article(element)
    if words & _FURNITURE_ROLES or words & _UNSEEN_WORDS or "hidden" in element.attrib:
        return True
    if any(_TOOLTIP.search(word) for word in words):
        return True
    return bool(_UNSEEN_STYLE.search(element.get("style") or ""))


def _in_article(element: Element) -> bool:
    return any(outer.tag in ("article", "main") for outer in ancestors(element))


def running_text(tree: Tree, marks: list[Element]) -> Element | None:
    """The element that holds the running text; None for the whole page.

    It is the page's only ``main``, else its only ``article``, unless more than half of the marks
    stand outside of it.
    """
    for tag in ("main", "article"):
        found = [element for element in tree.order if element.tag == tag or words_of(element) & {_ROLES[tag]}]
        if len(found) == 1 and _holds_most(found[0], marks):
            return found[0]
    return None


_ROLES = {"main": "main", "article": "doc-chapter"}


def _holds_most(element: Element, marks: list[Element]) -> bool:
    inside = sum(any(outer is element for outer in ancestors(mark, 2048)) for mark in marks)
    return inside * 2 >= len(marks)
