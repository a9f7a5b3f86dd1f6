"""Content codings come off within a bound."""

import gzip
import io
import random
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from cache.coding import BodyTooLarge, decode_body, decode_start

TEXT = b"The harbour office opens at nine. " * 50


def _raw_deflate(data: bytes) -> bytes:
    deflater = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return deflater.compress(data) + deflater.flush()


def _zstd(data: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(data)


@pytest.mark.parametrize(
    ("sent", "coding"),
    [
        (TEXT, None),
        (TEXT, "identity"),
        (gzip.compress(TEXT), "gzip"),
        (gzip.compress(TEXT[:400]) + gzip.compress(TEXT[400:]), "x-gzip"),
        (zlib.compress(TEXT), "deflate"),
        (_raw_deflate(TEXT), "Deflate"),
        (brotli.compress(TEXT), "br"),
        (_zstd(TEXT), "zstd"),
        (_zstd(TEXT[:400]) + _zstd(TEXT[400:]), "zstd"),
        (gzip.compress(gzip.compress(TEXT)), "gzip, gzip"),
        (gzip.compress(TEXT), "gzip, identity"),
        (brotli.compress(zlib.compress(TEXT)), "deflate, br"),
        (TEXT, "UTF-8"),
        (TEXT, "none"),
        (TEXT, "compress"),
    ],
    ids=[
        "none", "identity", "gzip", "two members", "zlib", "raw deflate", "brotli", "zstd", "two frames", "twice",
        "gzip and nothing", "one over the other", "a charset", "no coding at all", "a coding that nobody uses",
    ],
)  # fmt: skip
def test_the_text_comes_back(sent: bytes, coding: str | None) -> None:
    """Every coding is undone that servers use, asked for or not; what is none is left alone."""
    assert decode_body(io.BytesIO(sent), coding, limit=10_000) == TEXT


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_what_is_not_so_coded_gives_nothing(coding: str) -> None:
    """A header that lies ends in an empty body, not in an error."""
    assert decode_body(io.BytesIO(TEXT), coding, limit=10_000) == b""


@pytest.mark.parametrize("pack", [brotli.compress, lambda data: _zstd(data), gzip.compress], ids=["br", "zstd", "gzip"])
def test_what_broke_off_gives_what_came(pack: Callable[[bytes], bytes]) -> None:
    """A body that ends too early is read as far as it goes."""
    noise = random.Random(1).randbytes(200_000)
    coding = {brotli.compress: "br", gzip.compress: "gzip"}.get(pack, "zstd")
    came = decode_body(io.BytesIO(pack(noise)[:150_000]), coding, limit=1_000_000)
    assert came
    assert noise.startswith(came)


@pytest.mark.parametrize("coding", [None, "gzip", "deflate", "br", "zstd", "gzip, gzip", "br, zstd"])
def test_a_bomb_is_refused(coding: str | None) -> None:
    """More than the limit never comes out, however small the body was."""
    bomb = b"\0" * 5_000_000
    sent = {
        "gzip": gzip.compress(bomb),
        "deflate": zlib.compress(bomb),
        "br": brotli.compress(bomb),
        "zstd": _zstd(bomb),
        "gzip, gzip": gzip.compress(gzip.compress(bomb)),
        "br, zstd": _zstd(brotli.compress(bomb)),
    }.get(coding or "", bomb)
    with pytest.raises(BodyTooLarge):
        decode_body(io.BytesIO(sent), coding, limit=1_000_000)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_the_start_of_a_bomb_is_refused_too(coding: str) -> None:
    """What comes from next to nothing is a bomb; what merely is long gives its start."""
    bomb = b"\0" * 5_000_000
    sent = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": _zstd}[coding]
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
