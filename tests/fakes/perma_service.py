"""Perma.cc on loopback: the public index, downloads as WARC or WACZ, and captures for those with the key ``secret``."""

from __future__ import annotations

import io
import json
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


class PermaService:
    """Serves until the context closes."""

    def __init__(self) -> None:
        self.links: dict[str, dict[str, Any]] = {}
        self.files: dict[str, bytes] = {}
        self.moved: dict[str, str] = {}
        """Where the download of a capture is passed on to."""
        self.asked: list[tuple[str, str, Any]] = []
        self.job = ["pending", "in_progress", "completed"]
        """What a capture job says, one after another; the last stays."""

    def __enter__(self) -> Self:
        handler = type("Handler", (_Handler,), {"service": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()
        self.origin = f"http://127.0.0.1:{self._server.server_address[1]}"
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def hold(self, guid: str, url: str, at: str, html: str, *, wacz: bool = False, status: str = "success") -> None:
        primary = {"role": "primary", "status": status, "url": url, "content_type": "text/html"}
        self.links[guid] = {"guid": guid, "creation_timestamp": at, "url": url, "captures": [primary]}
        self.files[guid] = packed(warc(url, html)) if wacz else warc(url, html)

    def answer(self, method: str, path: str, body: Any, key: str | None) -> tuple[int, bytes]:
        self.asked.append((method, path, body))
        parts = urlsplit(path)
        steps = [step for step in parts.path.split("/") if step]
        if steps[:3] == ["v1", "public", "archives"] and len(steps) == 3:
            url = parse_qs(parts.query)["url"][0]
            found = [link for link in self.links.values() if link["url"] == url]
            return 200, json.dumps({"meta": {"total_count": len(found)}, "objects": found}).encode()
        if steps[:3] == ["v1", "public", "archives"] and steps[3] in self.files:
            return (302, self.moved[steps[3]].encode()) if steps[3] in self.moved else (200, self.files[steps[3]])
        if key != "ApiKey secret":
            return 401, b'{"detail": "Invalid API key."}'
        if method == "POST" and body["url"].endswith("/quota"):
            return 400, b'{"url": ["You\'ve reached your usage limit."]}'
        if method == "POST":
            return 201, b'{"guid": "NEW1-LINK", "creation_timestamp": "2026-03-04T05:06:07.123456Z"}'
        state = self.job.pop(0) if len(self.job) > 1 else self.job[0]
        return 200, json.dumps({"guid": "NEW1-LINK", "status": state, "message": "It would not load."}).encode()


def warc(url: str, html: str) -> bytes:
    """A WARC file with an image, a request, and the page."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    for target, kind, data in ((f"{url}.png", "image/png", b"\x89PNG"), (url, "text/html", html.encode())):
        head = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        body = io.BytesIO(data)
        record = writer.create_warc_record(target, "response", payload=body, length=len(data), http_headers=head)
        writer.write_record(record)
    return stream.getvalue()


def packed(data: bytes) -> bytes:
    """The same as a WACZ package."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("datapackage.json", "{}")
        package.writestr("archive/data.warc.gz", data)
    return stream.getvalue()


class _Handler(BaseHTTPRequestHandler):
    service: PermaService
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length) or b"null")
        status, data = self.service.answer(self.command, self.path, body, self.headers.get("Authorization"))
        self.send_response(status)
        self.send_header("Content-Type", "application/json" if data[:1] in b"{[" else "application/octet-stream")
        self.send_header("Content-Length", str(len(data)))
        if status == 302:
            self.send_header("Location", data.decode())
        self.end_headers()
        self.wfile.write(data)

    do_POST = do_GET

    def log_message(self, format: str, *args: object) -> None:
        pass
