"""Content codings (RFC 9110, 8.4.1): what was sent, decoded within a bound."""

from __future__ import annotations

import zlib
from typing import BinaryIO

_CHUNK = 64 * 1024
_GZIP = 16 + zlib.MAX_WBITS


class BodyTooLarge(Exception):
    """More bytes come out than the limit allows: a decompression bomb, or a very large page."""


def decode_body(body: BinaryIO, content_encoding: str | None, *, limit: int) -> bytes:
    """The bytes of ``body``, read from its start, with gzip and deflate taken off.

    A coding that we never ask for is left on, and data that breaks off or turns to garbage gives what
    came before: a page that a server truncated is still worth reading.

    Raises:
        BodyTooLarge: more than ``limit`` bytes come out.
    """
    body.seek(0)
    codings = [name.strip().lower() for name in (content_encoding or "").split(",") if name.strip()]
    if codings in (["gzip"], ["x-gzip"]):
        return _inflate(body, _GZIP, limit)
    if codings == ["deflate"]:
        return _inflate(body, _deflate_bits(body), limit)
    data = body.read(limit + 1)
    if len(data) > limit:
        raise BodyTooLarge(f"more than {limit} bytes")
    return data


def _deflate_bits(body: BinaryIO) -> int:
    """Window bits for zlib data, or for the raw deflate that some servers send in its place."""
    head = body.read(2)
    body.seek(0)
    wrapped = len(head) == 2 and head[0] & 0x0F == 8 and (head[0] * 256 + head[1]) % 31 == 0
    return zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS


def _inflate(body: BinaryIO, bits: int, limit: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    inflater = zlib.decompressobj(bits)
    pending = b""
    while True:
        data = pending or body.read(_CHUNK)
        if not data:
            break
        if inflater.eof:
            # Several gzip members may follow each other (RFC 1952, 2.2).
            inflater = zlib.decompressobj(bits)
        try:
            piece = inflater.decompress(data, limit + 1 - size)
        except zlib.error:
            break
        size += len(piece)
        if size > limit:
            raise BodyTooLarge(f"more than {limit} bytes")
        pieces.append(piece)
        pending = inflater.unconsumed_tail or inflater.unused_data
    return b"".join(pieces)
