"""URLs as they are asked for: parsed for the wire, and led on by redirects."""

from __future__ import annotations

import re
from ipaddress import IPv6Address
from urllib.parse import SplitResult, urlsplit, urlunsplit

import httpx

from cache.keys import DEFAULT_PORTS, ascii_host
from cache.model import Outcome

MAX_REDIRECTS = 20
"""As browsers and curl's users know it (Fetch standard, 4.4)."""
REDIRECTS = frozenset({301, 302, 303, 307, 308})
MAX_LENGTH = 16_384
"""Characters of a URL; longer than what servers take (RFC 9110, 4.1 recommends 8,000)."""
# What browsers drop from an address (WHATWG URL standard, 4.4).
_DROPPED = re.compile(r"[\t\r\n]")
# Before query and fragment a backslash is a slash to browsers.
_HIERARCHY = re.compile(r"[^?#]*")
_WEB_SCHEME = re.compile(r"(https?):(/*)", re.IGNORECASE)
# Letters, digits and hyphens (RFC 1123, 2.1), and the underscore that some zones use all the same.
_HOST = re.compile(r"[A-Za-z0-9._-]+")


class BadLocation(Exception):
    """Cannot be asked for; the message is one sentence for a person."""

    def __init__(self, outcome: Outcome, message: str) -> None:
        super().__init__(message)
        self.outcome = outcome


def parse_location(text: str) -> httpx.URL:
    """The URL to ask for, host in ASCII.

    Raises:
        BadLocation: ``SCHEME`` for another scheme than http and https, ``BAD_URL`` for what is no URL.
    """
    text = _forward(_DROPPED.sub("", text).strip())
    if len(text) > MAX_LENGTH:
        raise BadLocation(Outcome.BAD_URL, f"The address is {len(text)} characters long.")
    try:
        parts = urlsplit(text)
        if parts.scheme and parts.scheme.lower() not in ("http", "https"):
            raise BadLocation(Outcome.SCHEME, f"{parts.scheme}: is not fetched; only http and https are.")
        netloc = _netloc(parts, _wire_host(parts.hostname or ""))
        return httpx.URL(urlunsplit(parts._replace(netloc=netloc)))
    except (ValueError, UnicodeError, httpx.InvalidURL) as error:
        raise BadLocation(Outcome.BAD_URL, f"Not a web address: {str(error).rstrip('.')}.") from error


def host_of(url: httpx.URL) -> str:
    """The host in ASCII, as it is looked up; httpx's own ``host`` decodes it, and raises for names of emoji."""
    return url.raw_host.decode("ascii")


def place_of(url: httpx.URL) -> tuple[str, int]:
    """Host in ASCII and port that a request goes to."""
    return host_of(url), url.port or DEFAULT_PORTS.get(url.scheme, 0)


def redirect_target(base: httpx.URL, location: str) -> httpx.URL:
    """Where a redirect leads (RFC 9110, 10.2.2); the fragment of ``base`` stays if the target has none.

    Args:
        base: the URL that redirects.
        location: the header as it was sent, decoded as Latin-1.

    Raises:
        BadLocation: ``SCHEME`` or ``BAD_URL``.
    """
    text = _with_host(_forward(_DROPPED.sub("", _as_sent(location)).strip()), base)
    try:
        absolute = str(base.join(text)) if not urlsplit(text).scheme else text
    except (ValueError, httpx.InvalidURL) as error:
        raise BadLocation(Outcome.BAD_URL, f"It redirects to what is no web address: {text[:200]!r}.") from error
    target = parse_location(absolute)
    return target if target.fragment or not base.fragment else target.copy_with(fragment=base.fragment)


def _forward(text: str) -> str:
    return _HIERARCHY.sub(lambda found: found[0].replace("\\", "/"), text, count=1)


def _with_host(text: str, base: httpx.URL) -> str:
    """The same reference with the two slashes that belong before a host, however many were written.

    ``https:/path`` on a page of the same scheme is a path of that site (WHATWG URL standard, 4.4).
    """
    web = _WEB_SCHEME.match(text)
    if web is None:
        return text
    rest = text[web.end() :]
    if len(web[2]) < 2 and web[1].lower() == base.scheme:
        return web[2] + rest
    return f"{web[1]}://{rest}"


def _as_sent(location: str) -> str:
    """Many servers send UTF-8 where only ASCII is allowed; browsers read it as UTF-8."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


def _wire_host(host: str) -> str:
    host = host.removesuffix(".")
    if not host:
        raise ValueError("there is no host")
    if ":" in host:
        if "%" in host:
            raise ValueError(f"{host[:80]} means something on one machine only")
        return f"[{IPv6Address(host)}]"
    host = ascii_host(host)
    if any(not 0 < len(label) < 64 for label in host.split(".")) or len(host) > 253 or not _HOST.fullmatch(host):
        raise ValueError(f"{host[:80]!r} is no host name")
    return host


def _netloc(parts: SplitResult, host: str) -> str:
    login, at, _ = parts.netloc.rpartition("@")
    return f"{login}{at}{host}{'' if parts.port is None else f':{parts.port}'}"
