"""Content codings (RFC 9110, 8.4.1): what was sent, decoded within a bound."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

CHUNK = 64 * 1024
_GZIP = 16 + zlib.MAX_WBITS


BOMB_RATIO = 200
"""Decoded bytes for each that was sent, beyond which a body is a bomb. Text reaches 10 to 20, zlib at most 1032."""
_FINE = 1024
"""Bytes read at a time where the ratio counts: few, so that what was not yet decoded does not lower it."""


class BodyTooLarge(Exception):
    """More bytes come out than the limit allows: a decompression bomb, or a very large page."""


def decode_body(body: BinaryIO, content_encoding: str | None, *, limit: int) -> bytes:
    """The bytes of ``body``, read from its start, with gzip and deflate taken off.

    Raises:
        BodyTooLarge: more than ``limit`` bytes come out.
    """
    body.seek(0)
    return b"".join(decoded(iter(lambda: body.read(CHUNK), b""), content_encoding, limit=limit))


def decode_start(body: BinaryIO, content_encoding: str | None, *, limit: int) -> tuple[bytes, bool]:
    """The first ``limit`` bytes of what ``decode_body`` gives, and whether there were more.

    Raises:
        BodyTooLarge: there were more, and they came from so few that it is a bomb (``BOMB_RATIO``).
    """
    body.seek(0)
    start = bytearray()
    for piece in _plain(iter(lambda: body.read(_FINE), b""), content_encoding):
        start += piece
        if len(start) > limit:
            if len(start) > BOMB_RATIO * body.tell():
                raise BodyTooLarge(f"more than {limit} bytes from {body.tell()}")
            return bytes(start[:limit]), True
    return bytes(start), False


def decoded(pieces: Iterable[bytes], content_encoding: str | None, *, limit: int) -> Iterator[bytes]:
    """The pieces of a body with gzip and deflate taken off, as they come.

    A coding that we never ask for is left on, and data that breaks off or turns to garbage gives what
    came before: a page that a server truncated is still worth reading.

    Raises:
        BodyTooLarge: more than ``limit`` bytes come out.
    """
    size = 0
    for piece in _plain(pieces, content_encoding):
        size += len(piece)
        if size > limit:
            raise BodyTooLarge(f"more than {limit} bytes")
        yield piece


def _plain(pieces: Iterable[bytes], content_encoding: str | None) -> Iterator[bytes]:
    codings = [name.strip().lower() for name in (content_encoding or "").split(",") if name.strip()]
    if codings in (["gzip"], ["x-gzip"]):
        return _inflated(iter(pieces), _GZIP)
    if codings == ["deflate"]:
        return _inflated(*_deflate(iter(pieces)))
    return iter(pieces)


def _deflate(pieces: Iterator[bytes]) -> tuple[Iterator[bytes], int]:
    """The same pieces, with the window bits for zlib data, or for the raw deflate that some servers send instead."""
    head = b""
    for piece in pieces:
        head += piece
        if len(head) >= 2:
            break
    wrapped = len(head) >= 2 and head[0] & 0x0F == 8 and (head[0] * 256 + head[1]) % 31 == 0
    return chain((head,), pieces), zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS


def _inflated(pieces: Iterator[bytes], bits: int) -> Iterator[bytes]:
    inflater = zlib.decompressobj(bits)
    for piece in pieces:
        data = piece
        while data:
            if inflater.eof:
                # Several gzip members may follow each other (RFC 1952, 2.2).
                inflater = zlib.decompressobj(bits)
            try:
                yield inflater.decompress(data, CHUNK)
            except zlib.error:
                return
            data = inflater.unconsumed_tail or inflater.unused_data
    if not inflater.eof:
        yield from _rest(inflater)


def _rest(inflater: zlib._Decompress) -> Iterator[bytes]:
    """What a full window still held back when the input ended."""
    while True:
        try:
            piece = inflater.decompress(inflater.unconsumed_tail, CHUNK)
        except zlib.error:
            return
        if not piece:
            return
        yield piece
