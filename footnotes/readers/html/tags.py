"""Tags that no page has: their attributes go before libxml2 sees them."""

from __future__ import annotations

import re

_MAX_ATTRIBUTES = 400
_SHORT = 4000
_LONG_TAG = re.compile(rf"<([a-zA-Z][\w:-]{{0,40}})\s[^<>]{{{_SHORT},}}>?")


def without_endless_tags(markup: str) -> str:
    """The mark-up, its tags of more than 400 attributes left bare.

    libxml2 compares every attribute of a tag with every other: 40,000 take it 2 seconds (2.14, measured).
    """
    # The pattern looks at every character of every tag; to part them takes a third of that.
    long = (f"<{piece}" for piece in markup.split("<") if len(piece) > _SHORT)
    return _LONG_TAG.sub(_bare, markup) if any(map(_LONG_TAG.match, long)) else markup


def _bare(tag: re.Match[str]) -> str:
    return f"<{tag[1]}>" if len(tag[0].split()) > _MAX_ATTRIBUTES else tag[0]
