"""Revisit records (ISO 28500:2017, 6.7): what was sent before is not kept a second time.

Two profiles are written: *identical payload digest*, where the same bytes came again, from the page or from an archive
that holds them, and *server not modified*, where a server answered ``304``. Both point at the response that holds the
body, by address, date and record.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from cache.model import Exchange, Record

_PROFILE = "http://netpreserve.org/warc/1.1/revisit/"
NOT_MODIFIED = 304
_CHUNK = 64 * 1024
_HEAD = 256 * 1024
"""Bytes of a record that are read for its head."""

Opened = Callable[[Record], BinaryIO]
"""A file that stands where a record begins; OSError where it is gone, ValueError where there is no such place."""


@dataclass(frozen=True, slots=True)
class Revisit:
    """What a revisit record says of the response that it stands for."""

    profile: str
    """URI of the profile."""
    holder: Record
    """The response that holds the body."""
    facts: tuple[tuple[str, str], ...]
    """The fields that name it."""


def revisit_of(exchange: Exchange, earlier: Record | None, opened: Opened) -> Revisit | None:
    """What to write in the place of a body that was kept before; None where a response is to be written.

    Args:
        exchange: as it came.
        earlier: the record of an earlier answer, to the same request or of the same page; None if there is none.
        opened: finds records in the web archive.
    """
    if earlier is None or exchange.cut or not earlier.digest:
        return None
    if exchange.status == NOT_MODIFIED and _is_confirmed(exchange):
        profile = "server-not-modified"
    elif earlier.digest == _digest(exchange.body):  # of redirects it is most often that of nothing
        profile = "identical-payload-digest"
    else:
        return None
    holder = earlier.revisits or earlier
    facts = _facts(holder, opened)
    return Revisit(_PROFILE + profile, holder, facts) if facts else None


def _is_confirmed(exchange: Exchange) -> bool:
    """Whether a ``304`` says of the version that was asked about that it is still the one, and nothing else."""
    asked = {name.lower(): value for name, value in exchange.request_headers}
    told = {name.lower(): value for name, value in exchange.response_headers}
    tag = asked.get("if-none-match")
    conditional = tag is not None or "if-modified-since" in asked
    same = tag is None or "etag" not in told or _opaque(tag) == _opaque(told["etag"])
    return conditional and same and "location" not in told


def _opaque(tag: str) -> str:
    """A tag without the mark of a weak one: for GET both compare alike (RFC 9110, 13.1.2)."""
    return tag.strip().removeprefix("W/")


def _facts(holder: Record, opened: Opened) -> tuple[tuple[str, str], ...]:
    """Address, date and id of a response; empty where the file no longer has it."""
    from warcio.archiveiterator import ArchiveIterator  # takes all of fsspec along, and most runs need neither
    from warcio.exceptions import ArchiveLoadFailed

    try:
        with opened(holder) as stream:
            for record in ArchiveIterator(stream, block_size=min(holder.length, _HEAD)):
                head = record.rec_headers
                names = {"WARC-Target-URI": "-Target-URI", "WARC-Date": "-Date", "WARC-Record-ID": ""}
                facts = tuple((f"WARC-Refers-To{end}", head.get_header(name)) for name, end in names.items())
                whole = record.rec_type == "response" and head.get_header("WARC-Payload-Digest") == holder.digest
                return facts if whole and all(value for _, value in facts) else ()
    except (OSError, ValueError, ArchiveLoadFailed):
        pass
    return ()


def _digest(body: BinaryIO) -> str:
    """``sha1:BASE32`` of a body as it was sent, as WARC-Payload-Digest has it."""
    digest = hashlib.sha1(usedforsecurity=False)
    body.seek(0)
    while piece := body.read(_CHUNK):
        digest.update(piece)
    return f"sha1:{base64.b32encode(digest.digest()).decode()}"
