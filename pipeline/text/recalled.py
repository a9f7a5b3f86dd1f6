"""trafilatura's XPath expressions, put once to each kind of element: they take a third of its time on a page.

Most of them choose elements by their own tag, class and id, with regular expressions that are handed through Python
for every element of a page. Nearly all values of a page match none of them, and those that do repeat themselves.
"""

from __future__ import annotations

import re
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING

from lxml.etree import XPath

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_REGEXP = "re:test"
_NAMESPACES = {"re": "http://exslt.org/regular-expressions"}
_EXPRESSIONS = ("RAW_TREE_PRUNE_XPATH", "REMOVE_COMMENTS_AND_LISTS_XPATH", "OVERALL_DISCARD_XPATH")
"""Lists in ``trafilatura.xpaths`` that whoever prunes by them shares."""
_OF_THE_FIRST = "BODY_XPATH"
"""The list of which trafilatura takes the first element that each expression chooses."""
_FIRST = "[1]"
_STARTS = re.compile(r"(^|\|)\s*\.//")
_BENEATH = re.compile(r"not\(\.//\w+\)")
_ELSEWHERE = re.compile(r"/|\[\s*\d|\b(?:position|last|ancestor|following|preceding)\b")
_TAGS = re.compile(r"self::\*\[\s*(self::\w+(?: or self::\w+)*)\s*\]")
_ATTRIBUTE = re.compile(r"@([\w-]+)")
_TEST = re.compile(
    r"(?P<test>re:test|contains|starts-with)\(\s*(?P<of>@[\w-]+(?:\|@[\w-]+)*),\s*'(?P<what>[^']*)'(?:,\s*'(?P<i>i)')?\)"
    r"|(?P<owner>@[\w-]+)\s*=\s*'(?P<is>[^']*)'"
)
"""A test of attributes that no other value than a matching one passes, and that fails where there is none."""
_MOST_KEPT = 2_000
"""Values, or kinds of elements, that an expression remembers: some thirty pages full."""
_LONG = 500
"""Characters of a value from which on it is not remembered: a hostile page has room for millions."""


class Recalled:
    """An expression that remembers its verdict on elements of one tag with the same of the attributes it names."""

    __slots__ = ("_is_chosen", "_known", "_may_be_chosen", "_tags", "_values", "path")

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
        self._values = {name: _Values("|".join(patterns)) for name, patterns in _patterns(own).items()}
        self._may_be_chosen = XPath(f"boolean({own})", namespaces=_NAMESPACES)
        self._is_chosen = XPath(f"boolean({whole})", namespaces=_NAMESPACES) if own != whole else None
        self._known: dict[object, bool] = {}

    def __call__(self, tree: Element) -> list[Element]:
        """The elements beneath one that the expression chooses, in document order."""
        return list(self._choices(tree))

    def _choices(self, tree: Element) -> Iterator[Element]:
        known, values = self._known, self._values
        if len(known) > _MOST_KEPT:
            known.clear()
        for element in tree.iterdescendants(*self._tags):
            kind: object = element.tag
            pairs = [pair for pair in element.items() if pair[0] in values]
            # Where no value passes any test, the attributes might as well not be there.
            for name, value in pairs:
                if values[name][value]:
                    kind = (kind, *pairs)
                    break
            verdict = known.get(kind)
            if verdict is None:
                verdict = bool(self._may_be_chosen(element))
                if all(len(value) < _LONG for _, value in pairs):
                    known[kind] = verdict
            if verdict and (self._is_chosen is None or self._is_chosen(element)):
                yield element


class FirstRecalled(Recalled):
    """One that ends with ``[1]``, and of which only the first element counts."""

    __slots__ = ()

    def __init__(self, path: str) -> None:
        """Of one that is else as ``Recalled`` wants it, in parentheses or not.

        Raises:
            ValueError: it is not.
        """
        all_of_them = path.strip().removesuffix(_FIRST).rstrip()
        if all_of_them == path.strip():
            raise ValueError(path)
        is_grouped = all_of_them.startswith("(") and all_of_them.endswith(")")
        super().__init__(all_of_them[1:-1] if is_grouped else all_of_them)

    def __call__(self, tree: Element) -> list[Element]:
        """The first element beneath one that the expression chooses, if there is any."""
        return list(islice(self._choices(tree), 1))


class _Values(dict[str, bool]):
    """Whether the value of an attribute may pass a test of an expression."""

    __slots__ = ("_search",)

    def __init__(self, pattern: str) -> None:
        super().__init__()
        self._search = re.compile(pattern).search

    def __missing__(self, value: str) -> bool:
        if len(value) >= _LONG:
            return True
        if len(self) > _MOST_KEPT:
            self.clear()
        may_pass = self[value] = self._search(value) is not None
        return may_pass


def _patterns(expression: str) -> dict[str, list[str]]:
    """What the value of each attribute matches where it passes a test; anything, where there are other tests of it."""
    patterns: dict[str, list[str]] = {}

    def take(test: re.Match[str]) -> str:
        for name in _ATTRIBUTE.findall(test["of"] or test["owner"]):
            patterns.setdefault(name, []).append(_pattern(test))
        return ""

    for name in _ATTRIBUTE.findall(_TEST.sub(take, expression)):
        patterns.setdefault(name, []).append("")
    return patterns


def _pattern(test: re.Match[str]) -> str:
    if test["test"] == _REGEXP:
        return f"(?{test['i'] or ''}:{test['what']})"
    if test["test"] == "contains":
        return re.escape(test["what"])
    return rf"\A{re.escape(test['what'])}" if test["test"] else rf"\A{re.escape(test['is'])}\Z"


def recall_expressions() -> None:
    """Let trafilatura use expressions that remember, where it still has them under the names known here."""
    xpaths, baseline = import_module("trafilatura.xpaths"), import_module("trafilatura.baseline")
    for name in _EXPRESSIONS:
        expressions = getattr(xpaths, name, [])
        expressions[:] = [_recalled(expression, Recalled) for expression in expressions]
    firsts = getattr(xpaths, _OF_THE_FIRST, [])
    firsts[:] = [_recalled(expression, FirstRecalled) for expression in firsts]
    if isinstance(cleaning := getattr(baseline, "BASIC_CLEAN_XPATH", None), XPath):
        baseline.BASIC_CLEAN_XPATH = _recalled(cleaning, Recalled)  # type: ignore[attr-defined]


def _recalled(expression: XPath | Recalled, kind: type[Recalled]) -> XPath | Recalled:
    if isinstance(expression, Recalled) or _REGEXP not in expression.path:
        return expression
    try:
        return kind(expression.path)
    except (ValueError, re.error):
        return expression
