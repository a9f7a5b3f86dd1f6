"""A web of many names on loopback, http and https, behind one proxy: what a run needs to meet ``m.example.org``.

with NamedWeb(folder) as web:
    web.pages["https://paper.example/flood"] = Answer(body=b"<title>Flood")
    web.environment()          # HTTP_PROXY and so on, for the process that is to see it
"""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import dataclass
from pathlib import Path

import trustme
from fakes.in_thread import ServerInThread


@dataclass(frozen=True, slots=True)
class Answer:
    """What is at an address."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    kind: str = "text/html; charset=utf-8"


def leads(target: str, status: int = 301) -> Answer:
    """A redirect."""
    return Answer(status, headers=(("Location", target),))


class NamedWeb(ServerInThread):
    """The proxy; a context manager. Addresses that are not in ``pages`` answer 404."""

    def __init__(self, folder: Path) -> None:
        self.pages: dict[str, Answer] = {}
        """By the whole address, fragment left out."""
        self._trusted = folder / "authority.pem"
        self._authority = trustme.CA()
        self._authority.cert_pem.write_to_path(str(self._trusted))
        self._contexts: dict[str, ssl.SSLContext] = {}

    def environment(self) -> dict[str, str]:
        """The variables that make a process see this web, and no other."""
        proxy = f"http://127.0.0.1:{self.port}"
        names = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), proxy)
        return names | {"NO_PROXY": "", "no_proxy": "", "SSL_CERT_FILE": str(self._trusted)}

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        origin = ""
        try:
            while True:
                method, target, _ = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split(" ", 2)
                if method == "CONNECT":
                    host = target.rpartition(":")[0]
                    origin = f"https://{host}"
                    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
                    await writer.start_tls(self._context(host))
                else:
                    self._answer(writer, origin + target)
                    await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError, ssl.SSLError):
            pass
        finally:
            writer.transport.abort()

    def _context(self, host: str) -> ssl.SSLContext:
        if host not in self._contexts:
            self._contexts[host] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._authority.issue_cert(host).configure_cert(self._contexts[host])
        return self._contexts[host]

    def _answer(self, writer: asyncio.StreamWriter, url: str) -> None:
        answer = self.pages.get(url, Answer(404, b"<title>Not found</title>Not found"))
        head = [f"HTTP/1.1 {answer.status} X", f"Content-Type: {answer.kind}", f"Content-Length: {len(answer.body)}"]
        head += [f"{name}: {value}" for name, value in answer.headers]
        writer.write("\r\n".join([*head, "", ""]).encode("latin-1") + answer.body)
