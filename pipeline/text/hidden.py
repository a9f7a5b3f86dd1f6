"""The text that a page holds but does not show at once: tabs, carousels, "read more", templates, ``articleBody``.

A quotation from it stands in the source. It is kept apart from what readers see, because sites hide spam, menus
and notices there as well: nothing but a quotation is ever looked for in it. What opens with a click and is hidden
by neither ``hidden`` nor an inline style (``details``, tabs that a style sheet closes, ``aria-hidden``) is part of
the visible text.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from pipeline.text.tree import ALWAYS_UNREAD, BLOCKS, UNREAD, is_hidden, is_shown, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element as Element

MAX_HIDDEN = 200_000
"""Characters of hidden text that are kept. The most that one of 845 real pages had is 26,000."""
_MAX_PARTS = 1_000
_MAX_PARAGRAPH = 200
"""Elements of a block that can be one paragraph."""
_SHORTEST = 10
"""Characters under which a line is a label: no quotation as short as that is looked for."""
_FALLBACKS = UNREAD - ALWAYS_UNREAD
"""Templates, and what browsers with scripts leave out."""


def shown_and_hidden(root: Element) -> tuple[list[str], list[Element]]:
    """The lines that a page shows, and the outermost parts that it holds beside them, in document order."""
    parts: list[Element] = []

    def leave_out(node: Element) -> bool:
        if node.tag not in _FALLBACKS and not is_hidden(node):
            return False
        parts.append(node)
        return True

    return lines_of(root, ALWAYS_UNREAD, leave_out), parts


def hidden_text(shown: Sequence[str], parts: Sequence[Element], bodies: Sequence[str]) -> str:
    """The lines that are not among those shown, each once, at most ``MAX_HIDDEN`` characters.

    Args:
        shown: the lines that the page shows.
        parts: what it holds beside them.
        bodies: the texts of the article that its metadata give.
    """
    known = set(shown)
    kept: list[str] = []
    size = 0
    for line in chain(_lines(parts), *(body.split("\n") for body in bodies)):
        if len(line) < _SHORTEST or line in known:
            continue
        known.add(line)
        kept.append(line)
        size += len(line) + 1
        if size > MAX_HIDDEN:
            break
    return "\n".join(kept)[:MAX_HIDDEN]


def _lines(parts: Sequence[Element]) -> Iterator[str]:
    read: set[Element] = set()
    for part in parts[:_MAX_PARTS]:
        whole = part if part.tag in _FALLBACKS else _paragraph_of(part)
        if whole not in read:
            read.add(whole)
            yield from lines_of(whole, ALWAYS_UNREAD, is_shown)


def _paragraph_of(part: Element) -> Element:
    """The block in which some words of a sentence are hidden: only together do they read as the source does."""
    block = next((node for node in chain((part,), part.iterancestors()) if node.tag in BLOCKS), part)
    is_paragraph = next(islice(block.iter(), _MAX_PARAGRAPH, None), None) is None
    return block if is_paragraph else part
