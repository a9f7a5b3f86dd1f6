"""Requests with a key that no record of the exchange shows, sent to the service whose key it is and to nobody else."""

from __future__ import annotations

from typing import Any

import httpx

from pipeline.registries.base import Key


class KeyedClient(httpx.AsyncClient):
    """Sends through another client; the request that its caller holds, and keeps, stays without the key."""

    def __init__(self, inner: httpx.AsyncClient, origin: str, key: Key, secret: str) -> None:
        """Keep what is needed.

        Args:
            inner: connects; it stays open when this one goes.
            origin: where the key belongs; a redirect to anywhere else goes without.
            key: how it is sent.
            secret: the key itself.
        """
        super().__init__(headers=inner.headers, transport=httpx.MockTransport(lambda _: httpx.Response(500)))
        self._inner = inner
        self._origin = _origin_of(httpx.URL(origin))
        self._key = key
        self._secret = secret

    async def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """Send a copy of the request that carries the key."""
        if _origin_of(request.url) != self._origin:
            return await self._inner.send(request, **options)
        url, headers = request.url, request.headers.copy()
        if self._key.parameter:
            url = url.copy_add_param(self._key.parameter, self._secret)
        else:
            headers[self._key.header] = self._key.form.format(self._secret)
        keyed = httpx.Request(request.method, url, headers=headers, extensions=request.extensions)
        return await self._inner.send(keyed, **options)


def _origin_of(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port
