"""Captures as the database holds them: JSON, packed with a dictionary of what all of them have in common.

Unpacked they take three times the room, most of it names of fields and of headers.
"""

from __future__ import annotations

import zlib
from typing import Any

import msgspec

from cache.model import Capture

_PACKED = b"\x78"
"""How packed rows begin; JSON, as earlier versions wrote it, begins otherwise."""
_MOST = 8 * 1024 * 1024
"""Bytes of one row; redirects and headers are bounded far below."""
_COMMON = (
    b'{"url":"https://www.","outcome":"answered","checked_at":"2026-01-01T00:00:00Z","attempts":1,"detail"'
    b':"","final_url":"https://www.","status":200,"headers":[["x-frame-options","SAMEORIGIN"],["x-content-'
    b'type-options","nosniff"],["x-xss-protection","1; mode=block"],["strict-transport-security","max-age='
    b'31536000; includeSubDomains; preload"],["content-security-policy",""],["referrer-policy","strict-ori'
    b'gin-when-cross-origin"],["x-powered-by","PHP/"],["access-control-allow-origin","*"],["set-cookie",";'
    b' path=/; Expires=; Secure; HttpOnly; SameSite=None"],["alt-svc","h3=\\":443\\"; ma=86400"],["cf-ray","'
    b'-FRA"],["cf-cache-status","DYNAMIC"],["x-cache","HIT, MISS"],["via","1.1 varnish"],["age","0"],["acc'
    b'ept-ranges","bytes"],["link","<https://www.>; rel=\\"https://api.w.org/\\""],["etag","W/\\""],["pragma"'
    b',"no-cache"],["expires","Thu, 19 Nov 1981 08:52:00 GMT"],["last-modified","Mon, 01 Jan 2024 00:00:00'
    b' GMT"],["server","nginx"],["cache-control","no-cache, no-store, must-revalidate, private, public, ma'
    b'x-age=3600"],["vary","Accept-Encoding, Cookie, User-Agent"],["content-encoding","gzip"],["transfer-e'
    b'ncoding","chunked"],["location","https://www.org/com/html.php"],["date","Mon, 01 Jan 2026 00:00:00 G'
    b'MT"],["content-length","1"],["connection","keep-alive"],["content-type","text/html; charset=utf-8"]]'
    b',"hops":[{"url":"http://","status":301,"location":"https://www.","ip":null,"record":null},{"url":"ht'
    b'tps://www.","status":404,"location":null,"ip":null,"record":null},{"url":"https://www.","status":200'
    b',"location":null,"ip":"1.","record":{"file":"footproof-2026.warc.gz","offset":0,"length":0,"digest":'
    b'"sha1:","revisits":{"file":"footproof-2026.warc.gz","offset":0,"length":0,"digest":"sha1:","revisits'
    b'":null}}}],"body_sha256":"","body_length":0,"cut":false,"unchanged_since":"2026-01-01T00:00:00Z","se'
    b'nt_at":null}'
)
"""Must never change: what was packed with it can be unpacked with nothing else."""


def pack(capture: Capture) -> bytes:
    """A capture as a row."""
    packer = zlib.compressobj(9, zdict=_COMMON)
    return packer.compress(msgspec.json.encode(capture)) + packer.flush()


def unpacked(data: Any) -> Any:
    """What a row holds, as JSON.

    Raises:
        ValueError: the row is damaged.
    """
    if not isinstance(data, bytes) or not data.startswith(_PACKED):
        return data
    try:
        return zlib.decompressobj(zdict=_COMMON).decompress(data, _MOST)
    except zlib.error as error:
        raise ValueError(str(error)) from error
