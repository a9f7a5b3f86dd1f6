"""The public suffix list: under which names people register domains."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tldextract import TLDExtract


@cache
def suffixes() -> TLDExtract:
    """What takes a host name apart into sub-domain, registered name and public suffix."""
    from tldextract import TLDExtract

    # The bundled list: no request goes out, and every run gives the same answer.
    return TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=False)
