"""Lists of common words, written as one reads them."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a string, divided by white space."""
    return frozenset(words.split())
