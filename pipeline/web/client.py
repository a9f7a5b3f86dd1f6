"""The two HTTP clients: one for cited URLs, one for the archives."""

from __future__ import annotations

import os
import ssl
from collections.abc import Iterable
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any

import httpx

from pipeline import __version__
from pipeline.errors import UsageError
from pipeline.settings import FetchSettings
from pipeline.web.addresses import AddressPolicy, literal_address
from pipeline.web.locations import BadLocation, parse_location, place_of
from pipeline.web.names import Resolver
from pipeline.web.transport import RoutedTransport

# Idle connections are for redirects and for the next page of the same host.
LIMITS = httpx.Limits(max_connections=None, max_keepalive_connections=256, keepalive_expiry=15.0)

_EVERYWHERE = "example.com"
_CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR")
# Constants of OpenSSL that not every Python has by name.
_OP_LEGACY_SERVER_CONNECT = 0x4
_VERIFY_X509_STRICT = 0x20


class PlainClient(httpx.AsyncClient):
    """Hands a request to its transport, and nothing else.

    Whoever fetches cited URLs follows redirects and keeps cookies itself; what httpx does for both is a tenth of the
    computing that a small page takes.
    """

    def __init__(self, transport: httpx.AsyncBaseTransport) -> None:
        super().__init__(transport=transport, headers=browser_headers())
        self._way = transport

    async def send(self, request: httpx.Request, *, stream: bool = False, **_options: Any) -> httpx.Response:
        """Send a request as it is; its answer is read to the end unless it is to be streamed."""
        response = await self._way.handle_async_request(request)
        response.request = request
        if not stream:
            await response.aread()
        return response


def user_agent() -> str:
    """Who asks, in the shape that sites expect.

    Measured: words such as "bot" or "link" in it get 403 from some sites whatever the page.
    """
    return f"Mozilla/5.0 (compatible; footproof/{__version__})"


def browser_headers() -> dict[str, str]:
    """The headers that a browser would send for type, language and coding, under our own name."""
    return {
        "User-Agent": user_agent(),
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "Accept-Language": "en-US,en;q=0.9,*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "keep-alive",
    }


def build_client(settings: FetchSettings, resolver: Resolver | None = None) -> PlainClient:
    """A client for cited URLs: public addresses only, and what ``settings.allow_private`` adds.

    Args:
        settings: ``allow_private`` is read.
        resolver: for names; None for the system's.

    Raises:
        UsageError: a proxy or SSL_CERT_FILE of the environment cannot be used.
    """
    return PlainClient(_transport(AddressPolicy(settings.allow_private), resolver))


def build_archive_client(
    settings: FetchSettings, archives: Iterable[str], resolver: Resolver | None = None
) -> httpx.AsyncClient:
    """A client for the archives, wherever the user has them; where those lead on, it goes as cited URLs do.

    Captures may stand on other hosts than the gate that finds them (RFC 7089), and what an archive says is
    the web's word: it must not open the private network that the archive itself may be in.

    Args:
        settings: ``allow_private`` is read.
        archives: addresses that the settings name.
        resolver: for names; None for the system's.

    Raises:
        UsageError: a proxy or SSL_CERT_FILE of the environment cannot be used.
    """
    trusted = frozenset(place for address in archives if (place := _place(address)))
    return httpx.AsyncClient(
        transport=_transport(AddressPolicy(settings.allow_private, trusted), resolver),
        headers=browser_headers(),
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),  # cookies belong to one chain, never to the client
        follow_redirects=False,
        timeout=None,
    )


def _place(address: str) -> tuple[str, int] | None:
    """Host and port; of what is no address None, and asking for it says so."""
    try:
        return place_of(parse_location(address))
    except BadLocation:
        return None


def sure_names(archive: str) -> tuple[str, ...]:
    """Names that exist wherever there is a network: the archive's, and one that is kept for ever (RFC 2606, 3).

    None for an archive on this machine: such a run may have no other network.
    """
    place = _place(archive)
    host = place[0] if place else ""
    literal = literal_address(host)
    if host == "localhost" or (literal and literal.is_loopback):
        return ()
    return (host, _EVERYWHERE) if host and literal is None else (_EVERYWHERE,)


def _transport(policy: AddressPolicy, resolver: Resolver | None) -> RoutedTransport:
    if any(os.environ.get(name) for name in _CERTIFICATES):
        _ssl_context()  # what is wrong with them is told before anything begins
    return RoutedTransport(policy, resolver or Resolver(), _ssl_context, LIMITS)


def _ssl_context() -> ssl.SSLContext:
    return _trusting(*map(os.environ.get, _CERTIFICATES))


@cache
def _trusting(file: str | None, folder: str | None) -> ssl.SSLContext:
    """One for all clients, made for the first that asks: certificates take 0.04 s to read."""
    try:
        context = httpx.create_ssl_context()
    except (OSError, ssl.SSLError) as error:
        name, value = ("SSL_CERT_FILE", file) if file else ("SSL_CERT_DIR", folder)
        raise UsageError(
            f"The certificates of {name}={value} cannot be read ({error}). Correct it, or unset it."
        ) from error
    # What browsers still open: suites and renegotiation of servers that nobody has renewed, and authorities whose
    # certificates lack what Python 3.13 asks for. Whose certificate it is, and how long it holds, is checked as ever.
    context.set_ciphers("DEFAULT:@SECLEVEL=1")
    context.options |= _OP_LEGACY_SERVER_CONNECT
    context.verify_flags &= ~_VERIFY_X509_STRICT
    return context
