"""Addresses that carry another one: gates that know where the reader wanted to go, wrappers, redirectors."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urljoin

from pipeline.addresses.parts import registrable, split_url

_LONGEST = 4000
_MOST = 40
_VIEWED = frozenset({"file", "pdf", "doc", "document", "src", "img", "image", "video"})
"""Parameters of viewers: what they carry is what they show."""
_ENOUGH = 4
"""Characters of a path that is no chance: "/en" is carried by many an address."""


def carries(carrier: str, url: str) -> bool:
    """Whether an address carries another: as a whole, by its path, or, from another site, by its site.

    ``/consent?next=%2F2019%2Fflood`` carries ``/2019/flood``; ``/login?ref=/`` carries nothing.
    """
    path = unquote(split_url(url).path).rstrip("/")
    for value in carried(carrier):
        absolute = urljoin(url, value)
        if registrable(absolute) != registrable(url):
            continue
        if len(path) >= _ENOUGH and unquote(split_url(absolute).path).rstrip("/") == path:
            return True
        if value == absolute and registrable(carrier) != registrable(url):
            return True
    return False


def carried(carrier: str) -> Iterator[str]:
    """Every value of the query and fragment that is an address or a path, escapes and base64 undone.

    What a viewer carries is left out: it is shown there.
    """
    parts = split_url(carrier[:_LONGEST])
    pairs = parse_qsl(parts.query) + parse_qsl(parts.fragment)
    for name, value in pairs[:_MOST]:
        if name.lower() in _VIEWED:
            continue
        for said in (value, unquote(value), _decoded(value)):
            if said.startswith(("/", "http://", "https://")):
                yield said
                break


def wrapped(url: str) -> str | None:
    """The one web address of another site that an address carries; None where it carries none, or several."""
    found = {said for said in carried(url) if said.startswith("http") and registrable(said) != registrable(url)}
    return found.pop() if len(found) == 1 else None


def _decoded(value: str) -> str:
    try:
        return base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_", validate=True).decode()
    except (binascii.Error, ValueError):
        return ""
