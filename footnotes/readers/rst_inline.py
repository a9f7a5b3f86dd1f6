"""Addresses in a paragraph of reStructuredText, however many there are."""

from __future__ import annotations

from functools import partial

from docutils import nodes
from docutils.parsers.rst.states import Inliner, MarkupMismatch


def linking_inliner() -> Inliner:
    """Docutils' reader of a paragraph, which marks up bare addresses one after the other.

    By itself it calls itself for what is left behind each, which ends at a thousand of them, and passes over all that
    follow a word with a colon which is no address (``Note:this``).
    """
    inliner = Inliner()
    # No subclass: docutils makes its patterns of what the object's own class holds.
    inliner.implicit_inline = partial(_with_addresses, inliner)
    return inliner


def _with_addresses(inliner: Inliner, text: str, lineno: int) -> list[nodes.Node]:
    """Text and references of words without other mark-up."""
    marked: list[nodes.Node] = []
    words = 0
    for match in inliner.patterns.uri.finditer(text):
        try:
            reference = inliner.standalone_uri(match, lineno)
        except MarkupMismatch:
            continue
        if before := text[words : match.start()]:
            marked.append(nodes.Text(before))
        marked += reference
        words = match.end()
    return [*marked, nodes.Text(text[words:])] if text[words:] else marked
