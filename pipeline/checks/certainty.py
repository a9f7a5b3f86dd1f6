"""How far the fields of a citation can be relied on: one that was read with doubt proves nothing against a page."""

from __future__ import annotations

from dataclasses import replace

from footnotes.model import Citation

_EMPTY = Citation("", "", "", "")


def certain_fields(citation: Citation) -> Citation:
    """The citation with its doubtful fields left out, as if the note did not give them."""
    doubtful = citation.confidence.doubtful if citation.confidence else ()
    return replace(citation, **{name: getattr(_EMPTY, name) for name in doubtful}) if doubtful else citation
