"""URLs and their keys: the only place where URLs are normalised."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from urllib.parse import quote, urlsplit, urlunsplit

import idna

DEFAULT_PORTS = {"http": 80, "https": 443}
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_IS_KEY = re.compile(
    r"https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::(?!(?:80|443)/)[1-9][0-9]{1,3})?/[A-Za-z0-9._~/:@!$&'()*+,;=|-]*(?:\?[A-Za-z0-9._~/:@!$&'()*+,;=|-]+)?"
)
"""Most addresses: nothing in them can be folded. ``https://harbour.example/tides?day=4``"""
# What may stand in a path or query as it is (RFC 3986, 3.3 and 3.4), the percent sign of escapes included.
_KEPT = "%/:@!$&'()*+,;=-._~?[]|"


@lru_cache(maxsize=4096)  # asked thirty times a citation, most of them one after the other
def url_key(url: str) -> str:
    """What stands for one resource: two URLs with the same key are fetched once.

    Only differences that RFC 3986 (6.2.2, 6.2.3) says never matter are folded: case of scheme and
    host, the default port, an empty path, needless percent-escapes, and the fragment, which is not
    sent. Scheme, query order and a trailing slash do matter to servers and are kept. Idempotent. A
    string that is no URL is its own key.
    """
    return url if _IS_KEY.fullmatch(url) else _key_of(url)


def _key_of(url: str) -> str:
    text = url.strip()
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        return text
    if not parts.scheme or not host:
        return text
    scheme = parts.scheme.lower()
    netloc = f"[{host}]" if ":" in host else ascii_host(host.rstrip(".").lower()).rstrip(".")
    if parts.username is not None:
        netloc = f"{parts.netloc.rpartition('@')[0]}@{netloc}"
    if port is not None and port != DEFAULT_PORTS.get(scheme):
        netloc = f"{netloc}:{port}"
    return urlunsplit((scheme, netloc, _fold_escapes(parts.path) or "/", _fold_escapes(parts.query), ""))


def share_of(key: str) -> float:
    """A number from 0 to 1 that belongs to a key: the same in every run, so that what is spread by it stays spread."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4]) / 2**32


def ascii_host(host: str) -> str:
    """Host name in its ASCII form, as browsers map it (UTS 46, non-transitional); as it is if it has none.

    Names that IDNA 2008 forbids, such as emoji, are mapped by the older rule (RFC 3490).
    """
    if host.isascii():
        return host
    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        pass
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _fold_escapes(text: str) -> str:
    def fold(match: re.Match[str]) -> str:
        character = chr(int(match[1], 16))
        return character if character in _UNRESERVED else match[0].upper()

    # A lone percent sign is data: written as %25, it stays what it is when the key is keyed again.
    escaped = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text)
    return _ESCAPE.sub(fold, quote(escaped, safe=_KEPT))
