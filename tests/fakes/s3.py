"""A store of objects on loopback that speaks as much of S3 as obstore asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, unquote, urlsplit

_FACTS = {"ETag": '"0"', "Last-Modified": "Mon, 02 Mar 2026 06:00:00 GMT"}


class ObjectStore(ThreadingHTTPServer):
    """Objects by ``bucket/key``; it is down while ``down`` is set."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.objects: dict[str, bytes] = {}
        self.down = False

    @property
    def environment(self) -> dict[str, str]:
        """The variables that make a process use it."""
        return {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.server_port}",
            "AWS_ACCESS_KEY_ID": "key",
            "AWS_SECRET_ACCESS_KEY": "secret",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_ALLOW_HTTP": "true",
        }


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: ObjectStore

    def log_message(self, format: str, *arguments: object) -> None:
        pass

    def do_PUT(self) -> None:
        data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self._is_up():
            self.server.objects[self._key()] = data
            self._answer(200, headers={"ETag": '"0"'})

    def do_GET(self) -> None:
        if not self._is_up():
            return
        query = parse_qs(urlsplit(self.path).query)
        if "list-type" in query:
            self._answer(200, self._listing(query).encode(), {"Content-Type": "application/xml"})
        elif (data := self.server.objects.get(self._key())) is None:
            self._answer(404, b"<Error><Code>NoSuchKey</Code></Error>")
        elif part := re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range") or ""):
            some = data[int(part[1]) : int(part[2]) + 1]
            place = f"bytes {part[1]}-{int(part[1]) + len(some) - 1}/{len(data)}"
            self._answer(206, some, _FACTS | {"Content-Range": place})
        else:
            self._answer(200, data, _FACTS)

    def do_HEAD(self) -> None:
        if not self._is_up():
            return
        data = self.server.objects.get(self._key())
        if data is None and "/" in self._key():
            self._answer(404)
        else:
            self._answer(200, data or b"", _FACTS)

    def do_DELETE(self) -> None:
        if self._is_up():
            self.server.objects.pop(self._key(), None)
            self._answer(204)

    def do_POST(self) -> None:
        """Delete several objects (``?delete``)."""
        data = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        if self._is_up():
            gone = re.findall(r"<Key>(.*?)</Key>", data)
            for key in gone:
                self.server.objects.pop(f"{self._key()}/{key}", None)
            told = "".join(f"<Deleted><Key>{key}</Key></Deleted>" for key in gone)
            self._answer(200, f"<DeleteResult>{told}</DeleteResult>".encode())

    def _is_up(self) -> bool:
        if self.server.down:
            self._answer(403, b"<Error><Code>AccessDenied</Code><Message>closed</Message></Error>")
        return not self.server.down

    def _key(self) -> str:
        return unquote(urlsplit(self.path).path).strip("/")

    def _listing(self, query: dict[str, list[str]]) -> str:
        bucket, prefix = self._key(), query.get("prefix", [""])[0]
        found = {
            key.partition("/")[2]: len(data)
            for key, data in self.server.objects.items()
            if key.startswith(f"{bucket}/{prefix}")
        }
        contents = "".join(
            f"<Contents><Key>{key}</Key><Size>{size}</Size><ETag>0</ETag>"
            "<LastModified>2026-03-02T06:00:00.000Z</LastModified></Contents>"
            for key, size in found.items()
        )
        return f"<ListBucketResult><Name>{bucket}</Name><KeyCount>{len(found)}</KeyCount>{contents}</ListBucketResult>"

    def _answer(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | (headers or {})).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@contextmanager
def object_store() -> Iterator[ObjectStore]:
    """A running store."""
    with ObjectStore() as store:
        thread = Thread(target=store.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield store
        store.shutdown()
        thread.join()
