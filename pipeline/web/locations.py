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
UNSAFE_PORTS = frozenset((
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
    110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531,
    532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060,
    5061, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
))  # fmt: skip
"""Bad ports of browsers (Fetch standard, 2.9), and Redis: a request there could be taken for a command."""
_WEB_SCHEME = re.compile(r"(https?):(/*)", re.IGNORECASE)
# Letters, digits and hyphens (RFC 1123, 2.1), and the underscore that some zones use all the same.
_HOST = re.compile(r"[A-Za-z0-9._-]+")
_PLAIN = re.compile(
    r"https?://(?:[a-z0-9-]{1,63}\.){1,3}[a-z0-9-]{1,63}(?::[1-9][0-9]{1,3})?/[A-Za-z0-9._~/-]*"
    r"(?:\?[A-Za-z0-9._~/=&-]+)?"
)
"""Most addresses: there is nothing to put right. ``https://harbour.example/tides?day=4``"""


class BadLocation(Exception):
    """Cannot be asked for; the message is one sentence for a person."""

    def __init__(self, outcome: Outcome, message: str) -> None:
        super().__init__(message)
        self.outcome = outcome


def parse_location(text: str) -> httpx.URL:
    """The URL to ask for, host in ASCII, without the login that it may give: it is the author's, or a trap.

    Raises:
        BadLocation: ``SCHEME`` for another scheme than http and https, ``BAD_URL`` for what is no URL.
    """
    text = _forward(_DROPPED.sub("", text).strip())
    if len(text) > MAX_LENGTH:
        raise BadLocation(Outcome.BAD_URL, f"The address is {len(text)} characters long.")
    try:
        if _PLAIN.fullmatch(text):
            return httpx.URL(text)
        parts = urlsplit(text)
        if parts.scheme and parts.scheme.lower() not in ("http", "https"):
            raise BadLocation(Outcome.SCHEME, f"{parts.scheme}: is not fetched; only http and https are.")
        netloc = _netloc(parts, _wire_host(parts.hostname or ""))
        return httpx.URL(urlunsplit(parts._replace(netloc=netloc)))
    except (ValueError, UnicodeError, httpx.InvalidURL) as error:
        raise BadLocation(Outcome.BAD_URL, f"Not a web address: {str(error).rstrip('.')}.") from error


def cited_location(text: str) -> httpx.URL:
    """The URL to ask for where a document or a site, and not the user, says what is asked.

    Raises:
        BadLocation: as ``parse_location``, and ``UNSAFE_PORT`` for a port of another protocol.
    """
    url = parse_location(text)
    if url.port in UNSAFE_PORTS:
        raise BadLocation(Outcome.UNSAFE_PORT, f"Port {url.port} belongs to another service than the web.")
    return url


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
        BadLocation: ``SCHEME``, ``UNSAFE_PORT`` or ``BAD_URL``.
    """
    text = _with_host(_forward(_DROPPED.sub("", _as_sent(location)).strip()), base)
    try:
        absolute = str(base.join(text)) if not urlsplit(text).scheme else text
    except (ValueError, httpx.InvalidURL) as error:
        raise BadLocation(Outcome.BAD_URL, f"It redirects to what is no web address: {text[:200]!r}.") from error
    target = cited_location(absolute)
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
    return f"{host}{'' if parts.port is None else f':{parts.port}'}"
