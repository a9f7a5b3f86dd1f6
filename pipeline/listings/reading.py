"""Sitemaps (sitemaps.org) and feeds (RSS, Atom): which addresses they list. They come from anywhere and are hostile."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO, cast

import msgspec

from cache.coding import CHUNK, BodyTooLarge, decoded
from footnotes.errors import UnreadableDocument

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MOST_ADDRESSES = 50_000
"""Of one sitemap (its protocol's limit)."""
_MOST_BYTES = 50 * 1024 * 1024
"""Of one sitemap, unpacked (its protocol's limit)."""
_MOST_FEED = 8 * 1024 * 1024
_LONGEST = 2_048
"""Characters of an address (the protocol's limit)."""
_GZIP = b"\x1f\x8b"
_HEAD = 16 * 1024
_BEFORE = (
    rb"(?:\xef\xbb\xbf)?(?:\s{0,200}(?:<\?[^>]{0,2000}>|<!--[^>]{0,2000}-->|<!DOCTYPE[^>\[]{0,500}>)){0,20}\s{0,200}"
)
_ROOT = re.compile(_BEFORE + rb"<(?:[\w.-]{1,40}:)?(urlset|sitemapindex|rss|feed|RDF)[\s>]")
"""``<?xml version="1.0"?> <urlset xmlns="...">``"""


class Kind(StrEnum):
    """What a list is a list of."""

    SITEMAP = "sitemap"
    """Pages."""
    INDEX = "sitemap-index"
    """Further sitemaps."""
    FEED = "feed"
    """Articles, of whatever site."""


_KINDS = {b"urlset": Kind.SITEMAP, b"sitemapindex": Kind.INDEX}


@dataclass(frozen=True, slots=True)
class Listing:
    """What a sitemap or feed lists."""

    kind: Kind
    addresses: tuple[str, ...]
    """Absolute, http or https, each once, in its order."""
    complete: bool = True
    """False where it lists more than it may, or breaks off."""


def kind_of(body: bytes) -> Kind | None:
    """What kind of list this is, by its root element; None for any other document."""
    match = _ROOT.match(_start(body))
    return _KINDS.get(match[1], Kind.FEED) if match else None


def pack_listing(listing: Listing) -> bytes:
    """A listing as bytes."""
    return msgspec.json.encode(listing)


def unpack_listing(packed: bytes) -> Listing:
    """The listing that was packed.

    Raises:
        msgspec.DecodeError: it is damaged.
    """
    return msgspec.json.decode(packed, type=Listing)


def read_listing(body: bytes, address: str | None) -> Listing:
    """What a sitemap or feed lists; where it breaks off, what comes before.

    Args:
        body: as ``kind_of`` knows it; a sitemap may be packed with gzip.
        address: where it was found, for relative addresses; None for a file.

    Raises:
        UnreadableDocument: it is no such list, or is larger than it may be.
    """
    kind = kind_of(body)
    if kind is None:
        raise UnreadableDocument("It is no sitemap and no feed.")
    try:
        plain = b"".join(_unpacked(body, _MOST_FEED if kind is Kind.FEED else _MOST_BYTES))
    except BodyTooLarge as error:
        raise UnreadableDocument("It is larger than a sitemap or feed may be.") from error
    whole, found = True, dict[str, None]()
    for one in _articles(plain, address) if kind is Kind.FEED else _locations(plain, kind):
        if one is None or len(found) == MOST_ADDRESSES:
            whole = False
            break
        if len(one) <= _LONGEST and one.lower().startswith(("http://", "https://")):
            found[one] = None
    return Listing(kind, tuple(found), whole)


def _start(body: bytes) -> bytes:
    start = b""
    for piece in _unpacked(body[:_HEAD], _MOST_BYTES):
        start += piece
        if len(start) >= _HEAD:
            break
    return start[:_HEAD]


def _unpacked(body: bytes, limit: int) -> Iterator[bytes]:
    stream = io.BytesIO(body)
    yield from decoded(iter(lambda: stream.read(CHUNK), b""), "gzip" if body[:2] == _GZIP else None, limit=limit)


def _locations(body: bytes, kind: Kind) -> Iterator[str | None]:
    """What stands in ``url/loc`` or ``sitemap/loc``; None where the XML breaks off."""
    from lxml import etree

    within, events = "sitemap" if kind is Kind.INDEX else "url", ("end",)
    steps = etree.iterparse(
        cast(BinaryIO, io.BytesIO(body)),
        events=events,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        for _, element in steps:
            if _local(element) == within:
                yield from (text.strip() for one in element if _local(one) == "loc" and (text := one.text))
                element.clear()
                while element.getprevious() is not None and (parent := element.getparent()) is not None:
                    del parent[0]
    except etree.XMLSyntaxError:
        yield None


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _articles(body: bytes, address: str | None) -> Iterator[str | None]:
    """The address of every entry; None where the feed breaks off."""
    import feedparser

    # As a stream: a string could be taken for the name of a file.
    told = {"content-location": address} if address else {}
    feed = feedparser.parse(io.BytesIO(body), response_headers=told, sanitize_html=False)
    yield from (str(entry.link) for entry in feed.entries if entry.get("link"))
    if feed.get("bozo") and not feed.entries:
        yield None
