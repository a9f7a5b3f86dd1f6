"""Listed: sitemaps and feeds among the sources become the documents that they list, each fetched like any other."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import msgspec

from footnotes.errors import UnreadableDocument
from pipeline.addresses.parts import registrable
from pipeline.isolation.frames import Ending, Question
from pipeline.isolation.pool import WorkerPool
from pipeline.listings.reading import Kind, Listing, kind_of, unpack_listing
from pipeline.stages.sources import LISTINGS, MOST_DOCUMENTS, Source, Sources, is_url, online, unreadable

MOST_LEVELS = 4
"""Indexes of indexes: the protocol knows one level of them."""
MOST_LISTINGS = 1_000
"""Sitemaps and feeds of one run."""
_SECONDS = 30
"""Of computing, for one list."""
_NEXT = "Name the documents themselves, or a list of them (@FILE)."

Fetch = Callable[[Sources], Awaitable[Sources]]
"""Fetches the sources that are named by a URL."""


def listing_workers() -> WorkerPool:
    """One process that reads lists; libxml2 and feedparser are not to be trusted with our own."""
    return WorkerPool(1, 560)


async def with_listed(sources: Sources, fetch: Fetch, workers: WorkerPool) -> Sources:
    """The sources, those that are named by a URL fetched, and lists replaced by what they list.

    Args:
        sources: as they were named.
        fetch: what was named by a URL, or listed.
        workers: where lists are read.

    Raises:
        StoreError: the workspace is full or broken.
    """
    documents: dict[str, Source] = {}
    warnings = list(sources.warnings)
    by_hand = frozenset(source.name for source in sources.documents if source.is_online)
    level, asked, listings = sources.documents, {source.name for source in sources.documents}, 0
    for _ in range(MOST_LEVELS):
        named: list[Source] = []
        for source in (await fetch(Sources(level))).documents:
            body = _listing_body(source) if source.name in by_hand or _is_called_a_list(source) else None
            listings += body is not None
            if body is None:
                documents[source.name] = source
                continue
            listing = await _read(source, body, workers) if listings <= MOST_LISTINGS else "there are too many lists"
            if isinstance(listing, str):
                documents[source.name] = unreadable(source.name, f"{source.name} was not followed: {listing}. {_NEXT}")
                continue
            warnings += _told(source, listing)
            named += [online(one) for one in _listed(source, listing) if one not in asked]
            asked.update(one.name for one in named)
        if len(documents) + len(named) > MOST_DOCUMENTS:
            name = sources.documents[0].name
            reason = f"The lists name more than {MOST_DOCUMENTS:,} documents, which is more than one run takes. {_NEXT}"
            return Sources((unreadable(name, reason),), tuple(warnings))
        level = tuple(named)
        if not level:
            break
    for source in level:
        documents[source.name] = unreadable(source.name, f"{source.name} stands in too deep a list of lists. {_NEXT}")
    return Sources(tuple(documents.values()), tuple(warnings))


def _listing_body(source: Source) -> bytes | None:
    """The bytes of a source that is a list; None for any other, and for one that cannot be read."""
    try:
        body = source.load()
    except UnreadableDocument:
        return None
    return body if kind_of(body) is not None else None


def _is_called_a_list(source: Source) -> bool:
    """Whether its name or the server says so; what was named by hand is looked into whatever they say."""
    names = (source.filename, urlsplit(source.name).path if is_url(source.name) else "")
    return any(PurePosixPath(name).suffix.lower() in LISTINGS for name in names)


async def _read(source: Source, body: bytes, workers: WorkerPool) -> Listing | str:
    """What a list lists, or why it cannot be read."""
    answer = await workers.ask(Question("listing", (source.address,), _SECONDS, body))
    if answer.ending is Ending.REFUSED:
        return answer.body.decode("utf-8", "replace").rstrip(".")
    try:
        if answer.ending is Ending.DONE:
            listing = unpack_listing(answer.body)
            return listing if listing.addresses else "it lists no address"
    except msgspec.DecodeError:
        pass
    return "it takes too much time or memory, or cannot be understood"


def _listed(source: Source, listing: Listing) -> Iterator[str]:
    """The addresses that are followed: a sitemap speaks for its own site alone, a feed may link anywhere."""
    own = registrable(source.address) if source.address else None
    for address in listing.addresses:
        if listing.kind is Kind.FEED or own is None or registrable(address) == own:
            yield address


def _told(source: Source, listing: Listing) -> Iterator[str]:
    others = len(listing.addresses) - sum(1 for _ in _listed(source, listing))
    if others:
        yield f"{source.name}: {others} addresses of other sites were passed over."
    if not listing.complete:
        taken = len(listing.addresses)
        yield f"{source.name}: the list breaks off, or is too long; {taken} addresses of it were taken."
