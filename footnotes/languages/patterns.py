"""Words and phrases of languages made into patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(phrases: Iterable[str]) -> str:
    """A pattern, without groups, of one phrase out of many; of those that begin alike the longest is taken.

    A full stop may be left out ("op cit"), and so may the space behind one ("u.a." for "u. a."). White space is of
    any kind. Written as a tree of letters, so that a place where none of hundreds of phrases stands costs few
    comparisons and not hundreds.
    """
    return _pattern(phrases, r"\.?")


def any_spelt(phrases: Iterable[str]) -> str:
    """The same for abbreviations that are words without their full stops ("por.", "v."): those must be there."""
    return _pattern(phrases, r"\.")


def _pattern(phrases: Iterable[str], stop: str) -> str:
    tree: _Tree = {}
    for phrase in phrases:
        branch = tree
        for part in _parts(phrase, stop):
            branch = branch.setdefault(part, {})
        branch[""] = {}
    return _written(tree)


_Tree = dict[str, "_Tree"]


def _parts(phrase: str, stop: str) -> Iterable[str]:
    """The pieces of a phrase that the tree branches at."""
    for piece in re.findall(r"\.\s*|\s+|.", phrase.strip()):
        if piece.startswith("."):
            yield stop + (r"\s?" if len(piece) > 1 else "")
        else:
            yield r"\s" if piece.isspace() else re.escape(piece)


def _written(tree: _Tree) -> str:
    branches = [part + _written(rest) for part, rest in tree.items() if part]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in tree:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if "" in tree else "")
