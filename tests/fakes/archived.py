"""A small workspace with a web archive in it: pages, a redirect, a failure, texts sent in several codings."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cache.model import Capture, Exchange, Hop, Outcome, Purpose, Record
from cache.store import Workspace
from pipeline.text.model import Page

NOON = datetime(2026, 3, 4, 12, 0, 0, tzinfo=UTC)
SOFTWARE = "footproof/test"


@dataclass(frozen=True, slots=True)
class Sent:
    """One answer of the imagined web."""

    url: str
    body: bytes = b""
    coding: str | None = None
    status: int = 200
    mime: str = "text/html; charset=utf-8"
    location: str | None = None
    packed_at: int = 0
    """Time stamp that gzip writes into the body."""

    @property
    def raw(self) -> bytes:
        """The body as sent."""
        if self.coding == "gzip":
            return gzip.compress(self.body, mtime=self.packed_at)
        return zlib.compress(self.body) if self.coding == "deflate" else self.body


TIDES = Sent("https://harbour.example/tides?day=4&b=1", b"<title>Tides</title><p>High water at noon.</p>", "gzip")
MOVED = Sent("http://www.harbour.example/old", status=301, location="https://harbour.example/new/")
NEW = Sent(
    "https://harbour.example/new/", b"<title>New quay</title><p>" + b"A longer text. " * 400 + b"</p>", "deflate"
)
GONE = Sent("https://museum.example/lost", b"<p>Not here.</p>", status=404)
PAPER = Sent(
    "https://press.example/Papers/Caf%C3%A9.pdf", b"%PDF-1.4 " + bytes(range(256)) * 20, mime="application/pdf"
)
CHAINS = ((TIDES,), (MOVED, NEW), (GONE,), (PAPER,))
NOBODY = "https://nobody.example/"
"""Cited, and never answered."""


def fill(folder: Path, chains: tuple[tuple[Sent, ...], ...] = CHAINS) -> dict[str, Capture]:
    """Record every chain in a workspace, a second apart; the captures by the first address of each."""
    captures: dict[str, Capture] = {}
    with Workspace.open(folder, software=SOFTWARE) as workspace:
        for number, chain in enumerate(chains):
            at = NOON + timedelta(seconds=number)
            capture = _capture(chain, tuple(workspace.record(exchange_of(sent, at)) for sent in chain), at)
            workspace.keep(capture, Purpose.CITED)
            captures[chain[0].url] = capture
    return captures


def exchange_of(sent: Sent, at: datetime = NOON) -> Exchange:
    """The exchange that such an answer makes."""
    headers = [("Content-Type", sent.mime)]
    headers += [("Content-Encoding", sent.coding)] if sent.coding else []
    headers += [("Location", sent.location)] if sent.location else []
    return Exchange(
        url=sent.url,
        started_at=at,
        request_headers=(("Host", sent.url.split("/")[2]), ("User-Agent", "test")),
        status=sent.status,
        reason="OK" if sent.status == 200 else "Other",
        response_headers=tuple(headers),
        body=io.BytesIO(sent.raw),
        body_length=len(sent.raw),
        ip="192.0.2.7",
    )


def write_report(path: Path) -> Path:
    """A report.json that cites the pages, one of them twice, and an address where nobody answered."""
    rows = [
        ("draft.txt#1.1", TIDES.url, "Tides", NOON),
        ("draft.txt#2.1", MOVED.url, "The new quay", NOON + timedelta(seconds=1)),
        ("draft.txt#3.1", TIDES.url + "#now", None, NOON),
        ("draft.txt#4.1", NOBODY, "Nobody", NOON),
        ("draft.txt#5.1", None, "A book", None),
    ]
    citations = [
        {"id": name, "url": url, "title": title, "source": None, "link": {"checked_at": at and f"{at:%FT%TZ}"}}
        for name, url, title, at in rows
    ]
    path.write_text(json.dumps({"schema_version": 1, "citations": citations}))
    return path


def _capture(chain: tuple[Sent, ...], records: tuple[Record, ...], at: datetime) -> Capture:
    last = chain[-1]
    hops = tuple(
        Hop(sent.url, sent.status, sent.location, record=record) for sent, record in zip(chain, records, strict=True)
    )
    return Capture(
        url=chain[0].url,
        outcome=Outcome.ANSWERED,
        checked_at=at,
        attempts=1,
        final_url=last.url,
        status=last.status,
        headers=(("content-encoding", last.coding),) if last.coding else (),
        hops=hops,
        body_sha256=hashlib.sha256(last.body).hexdigest(),
        body_length=len(last.body),
    )


async def no_visit(url: str) -> tuple[Capture, Page]:
    """A visit that no test of copies within one archive should make."""
    raise AssertionError(f"{url} was opened")
