"""Addresses of archived copies, and the addresses that they are copies of."""

from __future__ import annotations

import re

from pipeline.addresses.parts import has_public_suffix

_FOLDERS = r"[^/?#]{1,253}/(?:[\w.-]{1,40}/){0,3}?"
_REPLAY = re.compile(
    r"https?://(?:"
    r"(?:web|wayback)\.archive\.org/web/\d{1,14}(?:[a-z]{2}_)?/(?P<shown>.+)"
    rf"|{_FOLDERS}(?:19|20)\d\d(?:\d\d){{0,5}}(?:[a-z]{{2}}_)?/(?P<full>https?:/.+)"
    rf"|{_FOLDERS}(?:19|20)\d{{12}}(?:[a-z]{{2}}_)?/(?P<bare>[\w-]{{1,63}}\.[^\s/]{{1,253}}(?:/.*)?)"
    r")",
    re.DOTALL | re.IGNORECASE,
)
"""Addresses of captures: the Wayback Machine's, and what other archives have in common (pywb, OpenWayback)."""


def original_of(url: str) -> str:
    """The address whose capture a replay address of a web archive shows; any other address as it is.

    ``/2019/flood`` is a path like any other: a time stamp says that it is a capture where an address follows it, or on
    a host that shows nothing else.
    """
    replay = _REPLAY.fullmatch(url)
    if replay is None or (replay["bare"] and not has_public_suffix(replay["bare"])):
        return url
    original = replay["shown"] or replay["full"] or replay["bare"]
    # Some servers fold the two slashes of the inner scheme into one.
    original = re.sub(r"^(https?):/+", r"\1://", original, flags=re.IGNORECASE)
    return original if original.lower().startswith(("http://", "https://")) else f"http://{original}"
