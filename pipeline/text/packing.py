"""Pages as bytes, as the workspace remembers them."""

from __future__ import annotations

import msgspec

from pipeline.text.model import Page

EXTRACTOR_VERSION = 8
"""Goes up whenever the same body would give another ``Page``; part of the key under which pages are remembered."""


class StalePage(ValueError):
    """These bytes are no page of this version; read the body again."""


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Page)


def pack_page(page: Page) -> bytes:
    """A page as MessagePack."""
    return _ENCODER.encode(page)


def unpack_page(packed: bytes) -> Page:
    """The page that was packed.

    Raises:
        StalePage: the bytes are damaged or of another shape of ``Page``.
    """
    try:
        return _DECODER.decode(packed)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise StalePage(f"A remembered page cannot be read ({error}); its body is read again.") from error
