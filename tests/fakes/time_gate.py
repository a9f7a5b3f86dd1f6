"""A Memento archive on loopback (RFC 7089): TimeGate, TimeMap and captures, in the manner of pywb or of its own.

    with TimeGate() as gate:
        gate.hold("http://a.example/x", "20160304050607", "<title>X</title>")
        gate.timegate                    # http://127.0.0.1:PORT/gate
        gate.asked                       # (path, Accept-Datetime) of each request

Captures stand at ``/at/<14 digits>/<url>``, and as the site sent them under ``id_``; elsewhere a banner is put in.
"""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

BANNER = "<div id=banner>You are looking at an archived page.</div>"


@dataclass
class Held:
    stamp: str
    body: str
    status: int = 200
    location: str | None = None

    @property
    def at(self) -> datetime:
        return datetime.strptime(self.stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


class TimeGate:
    """Serves until the context closes."""

    def __init__(self, *, part: int = 1000, names_timemap: bool = True) -> None:
        self.part = part
        """Captures in one part of a TimeMap."""
        self.names_timemap = names_timemap
        self.held: dict[str, list[Held]] = defaultdict(list)
        self.asked: list[tuple[str, str | None]] = []
        self.answers: list[tuple[int, dict[str, str], str]] = []
        """Given in place of its own, first come first served."""

    def __enter__(self) -> Self:
        handler = type("Handler", (_Handler,), {"gate": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()
        self.origin = f"http://127.0.0.1:{self._server.server_address[1]}"
        self.timegate = f"{self.origin}/gate"
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def hold(self, url: str, stamp: str, body: str = "", status: int = 200, location: str | None = None) -> None:
        self.held[url].append(Held(stamp, body, status, location))

    def answer(self, path: str, wanted: str | None) -> tuple[int, dict[str, str], str]:
        self.asked.append((path, wanted))
        if self.answers:
            return self.answers.pop(0)
        kind, _, rest = path.lstrip("/").partition("/")
        return getattr(self, f"_{kind}", self._nothing)(rest, wanted)

    def _nothing(self, rest: str, wanted: str | None) -> tuple[int, dict[str, str], str]:
        return 404, {}, "nothing here"

    def _gate(self, url: str, wanted: str | None) -> tuple[int, dict[str, str], str]:
        takes = self.held.get(url)
        if not takes:
            return 404, {"Vary": "accept-datetime"}, "no captures"
        try:
            moment = parsedate_to_datetime(wanted) if wanted else datetime.now(UTC)
        except ValueError:
            return 400, {}, "no such moment"
        best = min(takes, key=lambda held: abs(held.at - moment))
        link = f'<{url}>; rel="original"'
        if self.names_timemap:
            link += f', <{self.origin}/map/{url}>; rel="timemap"; type="application/link-format"'
        return 302, {"Location": f"/at/{best.stamp}/{url}", "Vary": "accept-datetime", "Link": link}, ""

    def _at(self, rest: str, wanted: str | None) -> tuple[int, dict[str, str], str]:
        found = re.fullmatch(r"(\d{14})(id_)?/(.+)", rest)
        held = next((one for one in self.held.get(found[3], []) if one.stamp == found[1]), None) if found else None
        if found is None or held is None:
            return 404, {}, "no such capture"
        headers = {"Memento-Datetime": format_datetime(held.at, usegmt=True), "Content-Type": "text/html"}
        headers["Link"] = f'<{found[3]}>; rel="original", <{self.timegate}/{found[3]}>; rel="timegate"'
        if held.location:
            # A raw capture says what the site said; any other leads on within the archive.
            headers["Location"] = held.location if found[2] else f"/at/{held.stamp}/{held.location}"
        return held.status, headers, held.body if found[2] else held.body.replace("<body>", f"<body>{BANNER}")

    def _map(self, url: str, wanted: str | None) -> tuple[int, dict[str, str], str]:
        takes = sorted(self.held.get(url, []), key=lambda held: held.stamp)
        if not takes:
            return 404, {}, ""
        parts = [takes[at : at + self.part] for at in range(0, len(takes), self.part)]
        lines = [f'<{url}>; rel="original"', f'<{self.timegate}/{url}>; rel="timegate"']
        if len(parts) > 1:
            for at, part in enumerate(parts):
                times = f'from="{_http(part[0])}"; until="{_http(part[-1])}"'
                lines.append(f'<{self.origin}/part/{at}/{url}>; rel="timemap"; type="application/link-format"; {times}')
        else:
            lines += [self._line(url, held) for held in takes]
        return 200, {"Content-Type": "application/link-format"}, ",\n".join(lines)

    def _part(self, rest: str, wanted: str | None) -> tuple[int, dict[str, str], str]:
        number, _, url = rest.partition("/")
        takes = sorted(self.held[url], key=lambda held: held.stamp)[int(number) * self.part :][: self.part]
        return 200, {"Content-Type": "application/link-format"}, ",\n".join(self._line(url, held) for held in takes)

    def _line(self, url: str, held: Held) -> str:
        return f'<{self.origin}/at/{held.stamp}/{url}>; rel="memento"; datetime="{_http(held)}"'


def _http(held: Held) -> str:
    return format_datetime(held.at, usegmt=True)


class _Handler(BaseHTTPRequestHandler):
    gate: TimeGate
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        status, headers, text = self.gate.answer(self.path, self.headers.get("Accept-Datetime"))
        body = text.encode()
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass
