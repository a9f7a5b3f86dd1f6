"""Every regular expression of the program, and strings made to keep each of them busy."""

from __future__ import annotations

import ast
import importlib
import itertools
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import cache
import footnotes
import pipeline
import reports
from footnotes.languages.late import LatePattern

_PACKAGES = (footnotes, cache, reports, pipeline)
_DEEP = 5
_WAYS = frozenset({"match", "fullmatch", "search", "split", "sub", "subn", "findall", "finditer"})
_USUAL = " a0."
"""What stands in any text, whatever a pattern names."""


@dataclass(frozen=True)
class Used:
    """A pattern of the program, and how the program applies it."""

    pattern: re.Pattern[Any]
    way: str
    """The method that takes longest of those that are called: ``search``, ``fullmatch`` or ``match``."""

    def apply(self, text: str) -> object:
        """Look for it as the program does."""
        look = getattr(self.pattern, self.way)
        return look(text.encode("latin-1", "replace") if isinstance(self.pattern.pattern, bytes) else text)


def every_pattern() -> dict[str, Used]:
    """All patterns by where they stand: those that a module keeps, and those written into a call of ``re``."""
    trees: dict[str, ast.Module] = {}
    kept: dict[str, list[tuple[str, re.Pattern[Any]]]] = {}
    for package in _PACKAGES:
        for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if found.name.endswith("__main__"):
                continue
            module = importlib.import_module(found.name)
            trees[found.name] = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
            values = vars(module).items()
            kept[found.name] = [(name, one) for name, value in values for one in _patterns_in(value, 0)]
    ways = _ways(trees)
    sources = {pattern.pattern for patterns in kept.values() for _, pattern in patterns}
    known: dict[tuple[Any, int], tuple[str, Used]] = {}
    for name, tree in trees.items():
        named = ((where, pattern, ways.get(_known_as(name, where))) for where, pattern in kept[name])
        for where, pattern, used in itertools.chain(named, _written(tree)):
            way = _slowest(used or {"search"})
            key = (pattern.pattern, pattern.flags)
            if where.startswith("line ") and not used and pattern.pattern in sources:
                continue  # kept by a name
            if key not in known or (used and _slowest({way, known[key][1].way}) != known[key][1].way):
                known[key] = (f"{name}:{where}", Used(pattern, way))
    return dict(sorted(known.values(), key=lambda one: one[0]))


def _ways(trees: Mapping[str, ast.Module]) -> dict[str, set[str]]:
    """The methods that are taken of each name: in its own module, and of a public one in any."""
    ways: defaultdict[str, set[str]] = defaultdict(set)
    for module, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in _WAYS:
                of = node.value
                name = of.attr if isinstance(of, ast.Attribute) else of.id if isinstance(of, ast.Name) else ""
                ways[_known_as(module, name)].add(node.attr)
    return ways


def _slowest(ways: Set[str]) -> str:
    return "search" if ways - {"match", "fullmatch"} else "fullmatch" if "fullmatch" in ways else "match"


def _known_as(module: str, name: str) -> str:
    return f"{module}:{name}" if name.startswith("_") else name


def tiring(pattern: re.Pattern[Any], length: int) -> Iterator[str]:
    """Long strings of what the pattern repeats without bound, each ended by what it does not expect."""
    signs = _signs(pattern)
    for sign in signs:
        yield sign * length + "\x01"
    for first, second in itertools.permutations(signs[:8], 2):
        yield (first + second) * (length // 2) + "\x01"


def _patterns_in(value: object, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, LatePattern):
        yield value.compiled
    elif depth < _DEEP:
        inner: Any = ()
        if isinstance(value, (tuple, list, frozenset, set)):
            inner = value
        elif isinstance(value, dict):
            inner = value.values()
        elif is_dataclass(value) and not isinstance(value, type):
            inner = (getattr(value, field.name, None) for field in fields(value))
        for one in inner:
            yield from _patterns_in(one, depth + 1)


def _written(tree: ast.Module) -> Iterator[tuple[str, re.Pattern[Any], set[str]]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
            continue
        called, first = node.func, node.args[0]
        if isinstance(called.value, ast.Name) and called.value.id == "re" and isinstance(first, ast.Constant):
            yield f"line {node.lineno}", re.compile(first.value), {called.attr} & _WAYS


def _signs(pattern: re.Pattern[Any]) -> list[str]:
    """A few signs of each kind that the pattern may repeat without bound, and some usual ones."""
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    signs: dict[str, None] = {}
    unbounded = False

    def visit(tree: Any, repeated: bool) -> None:
        nonlocal unbounded
        for op, value in tree:
            if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
                many = value[1] is sre.MAXREPEAT or value[1] > 1000
                unbounded = unbounded or many
                visit(value[2], repeated or many)
            elif op is sre.SUBPATTERN:
                visit(value[3], repeated)
            elif op is sre.BRANCH:
                for branch in value[1]:
                    visit(branch, repeated)
            elif op in (sre.ASSERT, sre.ASSERT_NOT):
                visit(value[1], repeated)
            elif op is sre.ATOMIC_GROUP:
                visit(value, repeated)
            elif op is sre.LITERAL and repeated:
                signs.setdefault(chr(value))
            elif op is sre.IN and repeated:
                for kind, one in value:
                    if kind is sre.LITERAL:
                        signs.setdefault(chr(one))
                    elif kind is sre.RANGE:
                        signs.setdefault(chr(one[0]))
                    elif kind is sre.CATEGORY:
                        signs.update(dict.fromkeys({"CATEGORY_SPACE": " \n", "CATEGORY_DIGIT": "0"}.get(str(one), "a")))

    visit(
        _parser.parse(source, pattern.flags & ~re.DEBUG & ~re.TEMPLATE if hasattr(re, "TEMPLATE") else pattern.flags),
        False,
    )
    if not unbounded:
        return []
    return list(dict.fromkeys([*list(signs)[:12], *_USUAL, "\n"]))
