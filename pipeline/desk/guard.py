"""Who may come to the desk: this machine with the token of its address, or whoever knows the password.

Every page that a browser opens can send requests to a server on this machine. So the name that a request asks for has
to be ours (a foreign name may lead here: DNS rebinding), what changes something has to come from our own page
(``Origin``), and whoever asks has to have been let in (a cookie that other sites' requests do not carry).
"""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Collection
from dataclasses import dataclass, field
from ipaddress import ip_address

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOGIN = "/login"
MOST_TRIES = 5
"""Wrong passwords until the next has to wait."""
WAIT_S = 30.0
_HEADERS = (
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cache-control", "no-store"),
)


@dataclass(slots=True)
class Door:
    """What lets somebody in."""

    names: frozenset[str]
    """Values of ``Host`` that are ours, in lower case."""
    any_address: int | None = None
    """Port at which any literal address is ours, too, where the desk listens on all of them; None elsewhere."""
    password: str | None = None
    """None: the token of the address lets in."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    _secret: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    """Value of the cookie: who reads it cannot make the address of it."""
    _tries: int = 0
    _closed_until: float = 0.0

    def is_ours(self, host: str) -> bool:
        """Whether a request that asks for this host means us."""
        return host.lower() in self.names or (self.any_address is not None and _is_literal(host, self.any_address))

    def opens_for(self, request: Request) -> bool:
        """Whether somebody was let in before."""
        return _same(request.cookies.get(self.cookie(request), ""), self._secret)

    def cookie(self, request: Request) -> str:
        """Name of the cookie: cookies do not know ports, and there may be several desks."""
        return f"footproof-desk-{request.url.port or 80}"

    def with_token(self, request: Request) -> Response | None:
        """The way in with the token of the address, which leaves the address; None without the right one."""
        token = request.query_params.get("token")
        if self.password is not None or token is None or not _same(token, self.token):
            return None
        return self._let_in(request)

    def with_password(self, request: Request, given: str) -> Response | None:
        """The way in with the password; None with a wrong one, and for a while after several."""
        if time.monotonic() < self._closed_until or self.password is None:
            return None
        if not _same(given, self.password):
            self._tries += 1
            if self._tries >= MOST_TRIES:
                self._tries, self._closed_until = 0, time.monotonic() + WAIT_S
            return None
        self._tries = 0
        return self._let_in(request)

    def _let_in(self, request: Request) -> Response:
        response = RedirectResponse("/", status_code=303)
        response.set_cookie(self.cookie(request), self._secret, httponly=True, samesite="strict", path="/")
        return response


class Guard:
    """Refuses what does not come from our own page, before anything looks at it."""

    def __init__(self, app: ASGIApp, door: Door, open_paths: Collection[str]) -> None:
        """Stand before an application.

        Args:
            app: what is guarded.
            door: what lets in.
            open_paths: what is shown to those who are not in yet: the way in.
        """
        self._app = app
        self._door = door
        self._open_paths = frozenset(open_paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let it pass."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        request = Request(scope)
        answer = self._refusal(request) or self._way_in(request)
        await (answer or self._app)(scope, receive, _with_headers(send))

    def _refusal(self, request: Request) -> Response | None:
        host = request.headers.get("host", "")
        if not self._door.is_ours(host):
            return _refused("This desk does not answer to that name. Open the address that the terminal shows.")
        if request.method not in ("GET", "HEAD"):
            if request.method != "POST":
                return PlainTextResponse("GET and POST are all there is.", 405)
            if request.headers.get("origin", "").lower() != f"http://{host.lower()}":
                return _refused("Only the desk's own page may send this.")
        return None

    def _way_in(self, request: Request) -> Response | None:
        if self._door.opens_for(request):
            return None
        if request.url.path == "/" and request.method == "GET" and (response := self._door.with_token(request)):
            return response
        if self._door.password is not None:
            if request.url.path in self._open_paths:
                return None
            if request.url.path == "/" and request.method == "GET":
                return RedirectResponse(LOGIN, 303)
        return _refused("Open the desk by the address that the terminal shows: it has a token that lets you in.")


def _refused(sentence: str) -> Response:
    return PlainTextResponse(f"{sentence}\n", 403)


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            more = [(name.encode(), value.encode()) for name, value in _HEADERS]
            message = {**message, "headers": [*message.get("headers", ()), *more]}
        await send(message)

    return sent


def _same(given: str, right: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), right.encode())


def _is_literal(host: str, port: int) -> bool:
    """Whether it is an address, not a name, with this port: no name can be led to another place then."""
    address, _, number = host.rpartition(":")
    try:
        ip_address(address.strip("[]"))
    except ValueError:
        return False
    return number == str(port)
