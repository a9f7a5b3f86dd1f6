"""Names of paragraph styles that office programs and their users give to block quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable

_QUOTE = re.compile(
    r"(?:block|long|intense|indented|display(?:ed)?|extended)?[ _-]?quot(?:e|es|ed|ation|ations)(?![a-z])|"
    r"block ?text|blocktext|extract\b|"
    r"\b(?:block|lang)?-?(?:zitat|citation|citaat|citat|sitat|citát|cytat|citação|lainaus|alıntı|idézet|цитат)|"
    r"\bcitas?\b|\bcitazion[ei]\b|引用|인용",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"pull|inline|\bchar\b|zchn|source|attribut|author|quelle|autor|credit|list|note|bibliograph|reference|works|"
    r"table|head|title|citation (?:list|entry)|mail|html",
    re.IGNORECASE,
)
"""Sentences that the text says elsewhere, who is quoted, and citations that are entries of a list."""


def names_a_quotation(names: Iterable[str]) -> bool:
    """Whether a style is for block quotations: by its name, and by those that it is based on, nearest first."""
    for name in names:
        if _OTHER.search(name):
            return False
        if _QUOTE.search(name):
            return True
    return False
