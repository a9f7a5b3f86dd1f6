"""How far the fields of a citation can be relied on: one that was read with doubt proves nothing against a page."""

from __future__ import annotations

from dataclasses import replace

from footnotes.model import Citation

CERTAIN = 0.98
"""On labelled notes that no weights were trained on, 99 of 100 titles with this probability or more are right."""


def is_certain(probability: float | None) -> bool:
    """Whether a field with this probability may stand against a page; None means that nobody doubted it."""
    return probability is None or probability >= CERTAIN


def certain_fields(citation: Citation) -> Citation:
    """The citation with its doubtful fields left out, as if the note did not give them."""
    sure = citation.confidence
    if sure is None:
        return citation
    return replace(
        citation,
        title=citation.title if is_certain(sure.title) else None,
        authors=citation.authors if is_certain(sure.authors) else (),
        publisher=citation.publisher if is_certain(sure.publisher) else None,
        date=citation.date if is_certain(sure.date) else None,
    )
