"""Cookies of one redirect chain; they end with it."""

from __future__ import annotations

import httpx

MAX_HEADER = 8192
"""Bytes of a Cookie header; a host that sets more gets none back (servers refuse longer heads anyway)."""

# Every byte is one character, so that a value beyond ASCII goes back as it came.
_AS_SENT = "latin-1"


class ChainCookies:
    """What the hosts of one chain set, given back to those hosts alone (RFC 6265)."""

    def __init__(self) -> None:
        self._jar: httpx.Cookies | None = None

    def take(self, url: httpx.URL, headers: tuple[tuple[str, str], ...]) -> None:
        """Keep what a response sets."""
        values = [(b"set-cookie", value.encode(_AS_SENT)) for name, value in headers if name.lower() == "set-cookie"]
        if not values:
            return
        if self._jar is None:
            self._jar = httpx.Cookies()
        response = httpx.Response(200, headers=values, request=_request(url))
        response.headers.encoding = _AS_SENT
        self._jar.extract_cookies(response)

    def header_for(self, url: httpx.URL) -> dict[str, str]:
        """The Cookie header that goes to this URL; empty if there is none."""
        if self._jar is None:
            return {}
        request = _request(url)
        request.headers.encoding = _AS_SENT
        self._jar.set_cookie_header(request)
        value = request.headers.get("Cookie", "")
        return {"Cookie": value} if 0 < len(value) <= MAX_HEADER else {}


def _request(url: httpx.URL) -> httpx.Request:
    # With Host, for httpx cannot make it up for names of emoji.
    return httpx.Request("GET", url, headers=[(b"Host", url.netloc)])
