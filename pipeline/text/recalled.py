"""trafilatura's XPath expressions, put once to each kind of element: they take half of its time on a page.

Most of them choose elements by their own tag, class and id, with regular expressions that are handed through Python
for every element of a page; and pages repeat themselves, and those of a site each other.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

from lxml.etree import XPath

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_REGEXP = "re:test"
_NAMESPACES = {"re": "http://exslt.org/regular-expressions"}
_EXPRESSIONS = ("RAW_TREE_PRUNE_XPATH", "REMOVE_COMMENTS_AND_LISTS_XPATH", "OVERALL_DISCARD_XPATH")
"""Lists in ``trafilatura.xpaths`` that whoever prunes by them shares."""
_STARTS = re.compile(r"(^|\|)\s*\.//")
_BENEATH = re.compile(r"not\(\.//\w+\)")
_ELSEWHERE = re.compile(r"/|\[\s*\d|\b(?:position|last|ancestor|following|preceding)\b")
_TAGS = re.compile(r"self::\*\[\s*(self::\w+(?: or self::\w+)*)\s*\]")
_ATTRIBUTE = re.compile(r"@([\w-]+)")
_MOST_KEPT = 2_000
"""Kinds of elements that an expression remembers: some thirty pages full."""


class Recalled:
    """An expression that remembers its verdict on elements of one tag with the same of the attributes it names."""

    __slots__ = ("_attributes", "_is_chosen", "_known", "_may_be_chosen", "_tags", "path")

    def __init__(self, path: str) -> None:
        """Of one that begins with ``.//`` and asks of other elements only what is not beneath (``not(.//h1)``).

        Raises:
            ValueError: it asks for more, and must be evaluated as it stands.
        """
        whole = _STARTS.sub(r"\1self::", path.strip())
        # What is beneath an element is no part of its kind: it is looked at where all else speaks for the element.
        own = _BENEATH.sub("true()", whole)
        if _ELSEWHERE.search(re.sub(r"'[^']*'", "", own)):
            raise ValueError(path)
        tags = _TAGS.match(own)
        self.path = path
        self._tags = tuple(re.findall(r"self::(\w+)", tags[1])) if tags and "|self::" not in own else ("*",)
        self._attributes = frozenset(_ATTRIBUTE.findall(own))
        self._may_be_chosen = XPath(f"boolean({own})", namespaces=_NAMESPACES)
        self._is_chosen = XPath(f"boolean({whole})", namespaces=_NAMESPACES) if own != whole else None
        self._known: dict[tuple[object, ...], bool] = {}

    def __call__(self, tree: Element) -> list[Element]:
        """The elements beneath one that the expression chooses, in document order."""
        known, attributes = self._known, self._attributes
        if len(known) > _MOST_KEPT:
            known.clear()
        chosen = []
        for element in tree.iterdescendants(*self._tags):
            kind = (element.tag, *[pair for pair in element.items() if pair[0] in attributes])
            verdict = known.get(kind)
            if verdict is None:
                verdict = known[kind] = bool(self._may_be_chosen(element))
            if verdict and (self._is_chosen is None or self._is_chosen(element)):
                chosen.append(element)
        return chosen


def recall_expressions() -> None:
    """Let trafilatura use expressions that remember, where it still has them under the names known here."""
    xpaths = import_module("trafilatura.xpaths")
    for name in _EXPRESSIONS:
        expressions = getattr(xpaths, name, [])
        expressions[:] = map(_recalled, expressions)
    baseline = import_module("trafilatura.baseline")
    if isinstance(cleaning := getattr(baseline, "BASIC_CLEAN_XPATH", None), XPath):
        baseline.BASIC_CLEAN_XPATH = _recalled(cleaning)  # type: ignore[attr-defined]


def _recalled(expression: XPath | Recalled) -> XPath | Recalled:
    if isinstance(expression, Recalled) or _REGEXP not in expression.path:
        return expression
    try:
        return Recalled(expression.path)
    except ValueError:
        return expression
