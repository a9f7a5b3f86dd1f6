"""What a parser of HTML 4 leaves in the head of a page that omits the tags around its body."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_OF_HEAD = frozenset({"base", "basefont", "bgsound", "link", "meta", "noframes", "noscript", "script", "style",
                      "template", "title"})  # fmt: skip
"""Elements that may stand in a head; any other one ends it (HTML Living Standard, 13.2.6.4.4)."""


def with_body(root: Element) -> None:
    """Move to the body what stands in the head and may not.

    HTML lets ``<head>`` and ``<body>`` be left out, and libxml2, which does not know ``<main>`` or ``<article>``,
    keeps those that come first in the head, the whole text of the page with them.
    """
    head, body = root.find("head"), root.find("body")
    strays = [child for child in head if child.tag not in _OF_HEAD] if head is not None else []
    if not strays:
        return
    if body is None:
        body = root.makeelement("body")
        root.append(body)
    for place, stray in enumerate(strays):
        body.insert(place, stray)
    if body.text:
        strays[-1].tail, body.text = (strays[-1].tail or "") + body.text, None
