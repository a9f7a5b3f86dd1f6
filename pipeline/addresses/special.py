"""Names that the public name service does not hold: other networks' (Tor, I2P, ENS), and special uses (RFC 6761)."""

from __future__ import annotations

from footnotes.urls.suffixes import host_parts
from pipeline.addresses.parts import host_of, labels

_IN_THE_LIST = frozenset({"onion", "arpa"})
"""Special all the same, although the list of public suffixes has them."""
_RETIRED = frozenset({"an", "yu", "tp", "zr", "cs", "dd", "um", "bu", "gb"})
"""Domains of countries that were taken out of the name service: what stood there is gone."""


def is_special_name(url: str) -> bool:
    """Whether the host's name is none that the public name service could hold, so that its absence says nothing.

    No list of ours says what names there are: what no registry offers (``.eth``, ``.local``, ``.internal``) is none.
    """
    last = labels(url.lower())[-1]
    return last in _IN_THE_LIST or not (host_parts(host_of(url)).suffix or last in _RETIRED)
