"""The main text of a page: trafilatura's where the page is long enough to have boilerplate worth removing."""

from __future__ import annotations

import logging
import sys
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.text.recalled import recall_expressions
from pipeline.text.tree import UNREAD, is_moderate, lines_of
from pipeline.text.words import MAX_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element
    from trafilatura.settings import Extractor

THIN = 400
"""Characters of visible text under which there is nothing for trafilatura (20 ms a page) to choose from."""
_MAX_ELEMENTS = 25_000
"""Elements up to which trafilatura is asked: its time grows faster than the page. One in 845 real pages has more."""
_OF_NO_TEXT = frozenset({"base", "link", "meta", "title"})
"""Elements of a head, which is no part of the text, that trafilatura does not ask."""
_FURNITURE = UNREAD | {"nav", "header", "footer", "aside", "form", "button", "menu"}


def main_text(root: Element, visible: str, declared_body: str) -> str:
    """The paragraphs of the article, one a line. Scripts, styles, drawings and metadata are gone from the tree then.

    ``declared_body`` is the text that the page's metadata gives (``articleBody``); it is taken where the page
    itself shows less than half of it.
    """
    text = _extracted(root) if len(visible) >= THIN and is_moderate(root, _MAX_ELEMENTS) else ""
    text = text or "\n".join(_paragraphs(root))
    if len(declared_body) > 2 * len(text):
        text = declared_body
    return text[:MAX_TEXT]


def _extracted(root: Element) -> str:
    options = _options()
    import trafilatura

    _lighten(root)
    try:
        return trafilatura.extract(root, options=options) or ""
    except Exception:  # whatever a hostile tree does to another's code costs the page its main text, not the run
        return ""


@contextmanager
def _unimportable(module: str) -> Iterator[None]:
    """Let whoever can do without a module that is not there yet do without it."""
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[module]


def _lighten(root: Element) -> None:
    """Take out what trafilatura copies and searches several times, and leaves out in the end: a fifth of its time.

    It does read JSON-LD.
    """
    for script in list(root.iter("script")):
        if "ld+json" not in (script.get("type") or ""):
            script.drop_tree()
    etree.strip_elements(root, "style", "svg", with_tail=False)
    head = root.find("head")
    for child in list(head) if head is not None else ():
        if child.tag in _OF_NO_TEXT:
            head.remove(child)


@cache
def _options() -> Extractor:
    """What trafilatura is asked for, made ready once: it takes a tenth of its time on a small page."""
    with _unimportable("py3langid"):  # a third of the import, for the sake of a question that is not put
        from trafilatura.settings import Extractor

    # It reports every page that it finds no text in, on stderr when nobody listens.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    recall_expressions()
    return Extractor(fast=True, comments=False)


def _paragraphs(root: Element) -> list[str]:
    """The lines outside navigation and the like, of the one main part if there is one."""
    mains = [element for tag in ("main", "article") for element in root.iter(tag)]
    within = mains[0] if mains else root
    return lines_of(within, _FURNITURE) or lines_of(root, _FURNITURE)
