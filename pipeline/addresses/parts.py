"""An address taken apart, and put together again without what can be spared.

Nothing here touches the network. An address that cannot be taken apart is nothing special.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from urllib.parse import SplitResult, unquote, urlsplit

from footnotes.urls.suffixes import host_parts


@lru_cache(maxsize=1024)
def split_url(url: str) -> SplitResult:
    """The parts of an address; of an address that is none, the parts of nothing."""
    try:
        parts = urlsplit(url)
        parts.hostname, parts.port  # noqa: B018 - both raise on what is no address
    except ValueError:
        return urlsplit("")
    return parts


@lru_cache(maxsize=4096)
def host_of(url: str) -> str:
    """Host name in lower case, without ``www.``; empty when there is none."""
    return (split_url(url).hostname or "").removeprefix("www.")


@lru_cache(maxsize=4096)
def registrable(url: str) -> str:
    """The domain that somebody registered (``bbc.co.uk`` of ``news.bbc.co.uk``); the host where there is none."""
    name = host_of(url)
    return host_parts(name).registered or name


@lru_cache(maxsize=4096)
def domain_words(url: str) -> tuple[str, str]:
    """The registered name without its suffix, and the sub-domain before it: ``("bbc", "news")``."""
    parts = host_parts(host_of(url))
    return parts.domain, parts.subdomain


def segments(url: str) -> tuple[str, ...]:
    """The steps of the path in lower case, percent signs resolved."""
    return tuple(step for step in unquote(split_url(url).path).lower().split("/") if step)


def labels(url: str) -> tuple[str, ...]:
    """The labels of the host name, the leftmost first."""
    return tuple((split_url(url).hostname or "").split("."))


def belongs_to(url: str, *domains: str) -> bool:
    """Whether the host is one of these domains or lies within one."""
    name = host_of(url)
    while name and name not in domains:
        name = name.partition(".")[2]
    return bool(name)


def without_parameters(url: str, spare: Callable[[str, str], bool]) -> tuple[str, tuple[str, ...]]:
    """The address without the parameters (name, value) of its query that can be spared, and these as they stood."""
    before, hash_mark, fragment = url.partition("#")
    path, question_mark, query = before.partition("?")
    pieces = query.split("&")
    spared = tuple(piece for piece in pieces if piece and spare(*_pair(piece)))
    if not question_mark or not spared:
        return url, ()
    kept = "&".join(piece for piece in pieces if piece not in spared)
    return path + ("?" + kept if kept else "") + hash_mark + fragment, spared


def _pair(piece: str) -> tuple[str, str]:
    name, _, value = piece.partition("=")
    # "&amp;" is how pages write an ampersand; in the addresses that authors copy from them it is left at times.
    return name.lower().removeprefix("amp;"), value
