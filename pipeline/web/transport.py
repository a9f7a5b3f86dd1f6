"""The way out: straight and guarded, or through the proxy that the environment names."""

from __future__ import annotations

import ssl
import urllib.request
from collections.abc import Callable

import httpcore
import httpx

from pipeline.errors import UsageError
from pipeline.web.addresses import AddressPolicy
from pipeline.web.direct import DirectTransport
from pipeline.web.guard import AddressRefused, Guard
from pipeline.web.heads import LenientNetwork
from pipeline.web.locations import place_of
from pipeline.web.names import Resolver

PROXIED = "footproof_proxied"
"""Key in a response's extensions: True if a proxy was asked, so that the peer's address is the proxy's."""

HEADERS = "footproof_headers"
"""Key in a request's extensions that asks for the response's headers, raw, under the same key in its extensions.
Location is then taken off the response: httpx reads it although it does not follow it, and fails on a bad one."""


class RoutedTransport(httpx.AsyncBaseTransport):
    """Sends each request straight or through a proxy, as HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY say.

    A proxy resolves names itself, so behind one only literal addresses can be checked.
    """

    def __init__(
        self, policy: AddressPolicy, resolver: Resolver, context: Callable[[], ssl.SSLContext], limits: httpx.Limits
    ) -> None:
        """Read the environment.

        Args:
            policy: which addresses may be connected to.
            resolver: for names.
            context: for https; asked for when it is needed.
            limits: of connections.

        Raises:
            UsageError: a proxy setting that cannot be used.
        """
        self._policy = policy
        self._resolver = resolver
        self._direct = DirectTransport(Guard(policy, resolver), context, limits)
        self._proxies = _proxies(context, limits)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request.

        Raises:
            httpx.ConnectError: among others, with ``AddressRefused`` as its cause.
        """
        response = await self._send(request)
        if HEADERS in request.extensions:
            response.extensions[HEADERS] = list(response.headers.raw)
            response.headers.pop("Location", None)
        return response

    async def _send(self, request: httpx.Request) -> httpx.Response:
        proxy = self._proxy_for(request.url)
        if proxy is None:
            return await self._direct.handle_async_request(request)
        host, port = place_of(request.url)
        if not self._policy.towards(host, port).permits_name(host):
            refusal = AddressRefused(f"{host} is not a public address")
            raise httpx.ConnectError(str(refusal), request=request) from refusal
        response = await proxy.handle_async_request(request)
        response.extensions[PROXIED] = True
        return response

    async def aclose(self) -> None:
        """Close every connection."""
        for transport in (self._direct, *self._proxies.values()):
            await transport.aclose()
        self._resolver.close()

    def _proxy_for(self, url: httpx.URL) -> httpx.AsyncHTTPTransport | None:
        proxy = self._proxies.get(url.scheme) or self._proxies.get("all")
        if proxy is None or urllib.request.proxy_bypass(url.netloc.decode("ascii")):
            return None
        return proxy


def _proxies(context: Callable[[], ssl.SSLContext], limits: httpx.Limits) -> dict[str, httpx.AsyncHTTPTransport]:
    return {
        scheme: _proxy(address, context(), limits)
        for scheme, address in urllib.request.getproxies().items()
        if scheme in ("http", "https", "all") and address
    }


def _proxy(address: str, context: ssl.SSLContext, limits: httpx.Limits) -> httpx.AsyncHTTPTransport:
    try:
        proxy = httpx.Proxy(address if "://" in address else f"http://{address}")
        transport = httpx.AsyncHTTPTransport(verify=context, limits=limits, proxy=proxy)
        if isinstance(transport._pool, httpcore.AsyncHTTPProxy):
            # httpx has no argument for this one, either. A SOCKS proxy begins with bytes that are no HTTP.
            transport._pool._network_backend = LenientNetwork()
        return transport
    except (ValueError, ImportError, httpx.InvalidURL) as error:
        # Where there is a login, the error may quote a piece of it as well.
        before, login, place = address.rpartition("@")
        shown = f"{before.partition('://')[0]}://***@{place}" if login else f"{address} ({error})"
        raise UsageError(
            f"A proxy of the environment cannot be used: {shown}. Correct HTTPS_PROXY or HTTP_PROXY, or unset them."
        ) from error
