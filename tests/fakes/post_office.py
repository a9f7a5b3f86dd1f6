"""A mail server and a webhook on loopback that keep what they take, and refuse by plan."""

from __future__ import annotations

import asyncio
import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


@dataclass
class MailServer:
    """What it was told, and how it answers the next mails."""

    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    logins: list[tuple[str, str]] = field(default_factory=list)
    secured: list[bool] = field(default_factory=list)
    """Whether each mail came over TLS."""
    answers: list[str] = field(default_factory=list)
    """For the next mails; 250 when there are none left."""
    password: str = "sesame"
    unknown: set[str] = field(default_factory=set)
    """Addresses that it does not take mails for."""

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        """Take a recipient, or refuse it as planned."""
        if address in self.unknown:
            return "550 5.1.1 nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Take a mail, or refuse it as planned."""
        if self.answers:
            return self.answers.pop(0)
        self.mails.append(BytesParser(policy=default).parsebytes(envelope.content))  # type: ignore[arg-type]
        self.recipients.append(envelope.rcpt_tos)
        self.secured.append(session.ssl is not None)
        return "250 OK"

    def authenticated(
        self, server: Any, session: Any, envelope: Any, mechanism: str, login: LoginPassword
    ) -> AuthResult:
        """Whether the password is right."""
        self.logins.append((login.login.decode(), login.password.decode()))
        right = login.password.decode() == self.password
        # A server that says what it was told: nothing of it may come into a message.
        return AuthResult(success=right, handled=False, message=None if right else f"535 5.7.8 no {login.password!r}")


@contextmanager
def mail_server(
    context: ssl.SSLContext | None = None, *, login: bool = False, at_once: bool = False
) -> Iterator[MailServer]:
    """A server on a free port; with ``context`` it offers STARTTLS, or speaks TLS from the first byte."""
    server = MailServer()
    starttls = {} if at_once or context is None else {"tls_context": context, "require_starttls": True}
    logging_in = {"authenticator": server.authenticated, "auth_required": True} if login else {}

    def protocol() -> SMTP:
        return SMTP(server, hostname="localhost", auth_require_tls=not at_once, **starttls, **logging_in)

    loop, ready, stop = asyncio.new_event_loop(), threading.Event(), asyncio.Event()

    async def serve() -> None:
        listening = await loop.create_server(protocol, "127.0.0.1", 0, ssl=context if at_once else None)
        server.port = listening.sockets[0].getsockname()[1]
        ready.set()
        await stop.wait()
        listening.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()
        await asyncio.sleep(0.05)  # connections close

    thread = threading.Thread(target=lambda: (loop.run_until_complete(serve()), loop.close()), daemon=True)
    thread.start()
    assert ready.wait(5)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(5)


@dataclass(frozen=True, slots=True)
class Posted:
    """One request to a webhook."""

    headers: dict[str, str]
    """Names in lower case."""
    body: dict[str, Any]


@dataclass
class Webhook:
    """What it was told, and how it answers the next requests."""

    url: str = ""
    posted: list[Posted] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    """Status and headers for the next requests; 200 when there are none left."""
    refused: int = 0
    before_answer: Callable[[], None] | None = None
    """Called when a request has come and before it is answered."""


@contextmanager
def webhook() -> Iterator[Webhook]:
    """A webhook on a free port."""
    hook = Webhook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, headers = hook.answers.pop(0) if hook.answers else (200, {})
            if status == 200:
                hook.posted.append(
                    Posted({name.lower(): value for name, value in self.headers.items()}, json.loads(body))
                )
            else:
                hook.refused += 1
            if hook.before_answer:
                hook.before_answer()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *words: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        hook.url = f"http://127.0.0.1:{server.server_address[1]}/hooks/very-secret"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield hook
        server.shutdown()
        thread.join(5)
