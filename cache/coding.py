"""Content codings (RFC 9110, 8.4.1): what was sent, decoded within a bound."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO, cast

from isal import isal_zlib

CHUNK = 64 * 1024
_GZIP = 16 + zlib.MAX_WBITS
DeflateError: type[Exception] = isal_zlib.error  # type: ignore[assignment]  # its stub makes it an instance
"""What ISA-L says of data that are no deflate data, or broken off."""

BOMB_RATIO = 200
"""Decoded bytes for each that was sent, beyond which a body is a bomb. Text reaches 10 to 20, zlib at most 1032."""
_MOST_CODINGS = 4
"""Codings that are undone one after the other; each may unpack to many times what it was."""
_ZSTD_WINDOW = 8 * 1024 * 1024
"""Bytes that a decoder has to remember, at most (RFC 9659)."""
_FINE = 1024
"""Bytes read at a time where the ratio counts: few, so that what was not yet decoded does not lower it."""


class BodyTooLarge(Exception):
    """More bytes come out than the limit allows: a decompression bomb, or a very large page."""


def decode_body(body: BinaryIO, content_encoding: str | None, *, limit: int) -> bytes:
    """The bytes of ``body``, read from its start, with its content codings taken off.

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
    at_once = _FINE if _codings(content_encoding) else CHUNK
    for piece in _plain(iter(lambda: body.read(at_once), b""), content_encoding):
        start += piece
        if len(start) > limit:
            if len(start) > BOMB_RATIO * body.tell():
                raise BodyTooLarge(f"more than {limit} bytes from {body.tell()}")
            return bytes(start[:limit]), True
    return bytes(start), False


def decoded(pieces: Iterable[bytes], content_encoding: str | None, *, limit: int) -> Iterator[bytes]:
    """The pieces of a body with gzip, deflate, brotli and Zstandard taken off, as they come.

    Any other coding is left on, and data that breaks off or turns to garbage gives what
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
    inflater = isal_zlib.decompressobj(bits)
    for piece in pieces:
        data = piece
        while data:
            if inflater.eof:
                # Several gzip members may follow each other (RFC 1952, 2.2).
                inflater = isal_zlib.decompressobj(bits)
            try:
                yield inflater.decompress(data, CHUNK)
            except DeflateError:
                return
            data = inflater.unconsumed_tail or inflater.unused_data
    if not inflater.eof:
        yield from _rest(inflater)


def _rest(inflater: isal_zlib.Decompress) -> Iterator[bytes]:
    """What a full window still held back when the input ended."""
    while True:
        try:
            piece = inflater.decompress(inflater.unconsumed_tail, CHUNK)
        except DeflateError:
            return
        if not piece:
            return
        yield piece


def _plain(pieces: Iterable[bytes], content_encoding: str | None) -> Iterator[bytes]:
    undone = iter(pieces)
    # Listed in the order in which they were put on.
    for coding in reversed(_codings(content_encoding)):
        undone = _DECODERS[coding](undone)
    return undone


def _codings(content_encoding: str | None) -> list[str]:
    """Those that can be undone; what is no coding at all ("identity", "utf-8") took nothing away."""
    names = (name.strip().lower() for name in (content_encoding or "").split(","))
    return [name for name in names if name in _DECODERS][:_MOST_CODINGS]


def _gunzipped(pieces: Iterator[bytes]) -> Iterator[bytes]:
    return _inflated(pieces, _GZIP)


def _undeflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    return _inflated(*_deflate(pieces))


def _unbrotlied(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Brotli (RFC 7932), which some servers send unasked."""
    import brotli

    decoder = brotli.Decompressor()
    try:
        for piece in pieces:
            yield decoder.process(piece, output_buffer_limit=CHUNK)
            while more := decoder.process(b"", output_buffer_limit=CHUNK):
                yield more
    except brotli.error:
        return


def _unzstded(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Zstandard (RFC 8878), which some servers send unasked."""
    import zstandard

    decoder = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
    with decoder.stream_reader(cast(BinaryIO, _Reading(pieces)), read_size=CHUNK, read_across_frames=True) as plain:
        try:
            while data := plain.read(CHUNK):
                yield data
        except zstandard.ZstdError:
            return


class _Reading:
    """Pieces as a file that is read forwards."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces

    def read(self, _size: int = -1) -> bytes:
        """The next piece, whatever its size; empty at the end."""
        return next((piece for piece in self._pieces if piece), b"")


_DECODERS = {
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
    "deflate": _undeflated,
    "br": _unbrotlied,
    "zstd": _unzstded,
}
