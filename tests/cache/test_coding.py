"""Content codings come off within a bound."""

import gzip
import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cache.coding import BodyTooLarge, decode_body, decode_start

TEXT = b"The harbour office opens at nine. " * 50


def _raw_deflate(data: bytes) -> bytes:
    deflater = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return deflater.compress(data) + deflater.flush()


@pytest.mark.parametrize(
    ("sent", "coding"),
    [
        (TEXT, None),
        (TEXT, "identity"),
        (gzip.compress(TEXT), "gzip"),
        (gzip.compress(TEXT[:400]) + gzip.compress(TEXT[400:]), "x-gzip"),
        (zlib.compress(TEXT), "deflate"),
        (_raw_deflate(TEXT), "Deflate"),
    ],
    ids=["none", "identity", "gzip", "two members", "zlib", "raw deflate"],
)
def test_the_text_comes_back(sent: bytes, coding: str | None) -> None:
    """Every coding that we ask for is undone."""
    assert decode_body(io.BytesIO(sent), coding, limit=10_000) == TEXT


def test_a_coding_we_never_asked_for_stays_on() -> None:
    """Nothing is guessed about brotli."""
    assert decode_body(io.BytesIO(b"\x0b\x02\x80"), "br", limit=10) == b"\x0b\x02\x80"


@pytest.mark.parametrize("coding", [None, "gzip", "deflate"])
def test_a_bomb_is_refused(coding: str | None) -> None:
    """More than the limit never comes out, however small the body was."""
    bomb = b"\0" * 5_000_000
    sent = {"gzip": gzip.compress(bomb), "deflate": zlib.compress(bomb)}.get(coding or "", bomb)
    with pytest.raises(BodyTooLarge):
        decode_body(io.BytesIO(sent), coding, limit=1_000_000)


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_the_start_of_a_bomb_is_refused_too(coding: str) -> None:
    """What comes from next to nothing is a bomb; what merely is long gives its start."""
    bomb = b"\0" * 5_000_000
    sent = {"gzip": gzip.compress, "deflate": zlib.compress}[coding]
    with pytest.raises(BodyTooLarge):
        decode_start(io.BytesIO(sent(bomb)), coding, limit=1_000_000)
    assert decode_start(io.BytesIO(sent(TEXT)), coding, limit=100) == (TEXT[:100], True)
    assert decode_start(io.BytesIO(sent(TEXT)), coding, limit=len(TEXT)) == (TEXT, False)


def test_a_broken_stream_gives_what_came_before() -> None:
    """A page that the server truncated is still read as far as it goes."""
    decoded = decode_body(io.BytesIO(gzip.compress(bytes(range(256)) * 500)[:-40]), "gzip", limit=1_000_000)
    assert decoded.startswith(bytes(range(256)))


@given(st.binary(max_size=2000), st.sampled_from([None, "gzip", "deflate", "gzip, br"]))
def test_garbage_never_raises(sent: bytes, coding: str | None) -> None:
    """Whatever a host sends is decoded or left."""
    decode_body(io.BytesIO(sent), coding, limit=10_000_000)
