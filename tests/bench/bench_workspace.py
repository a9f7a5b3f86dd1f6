"""What a workspace weighs: megabytes for 1,000 URLs at first, and what a week adds in which nothing changes.

    python tests/bench/bench_workspace.py [FOLDER OF .html FILES]

Each page is recorded as sites send it (packed), read and remembered, as a run does; then its copy in an archive, with
the same bytes or with others. Without a folder the pages are made up. A week is one check of each page, answered with
the same bytes, or with ``304``.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from cache.model import Capture, Check, Exchange, Hop, Outcome, Purpose, RunRecord
from cache.store import Workspace
from pipeline.archives.replay import capture_of, record_of
from pipeline.text.packing import EXTRACTOR_VERSION, pack_page
from pipeline.text.read import read_page

MONDAY = datetime(2026, 3, 2, 6, tzinfo=UTC)
KIND = "text/html; charset=utf-8"
HEADERS = (
    ("date", "Mon, 02 Mar 2026 06:00:00 GMT"),
    ("content-type", KIND),
    ("content-encoding", "gzip"),
    ("server", "nginx"),
    ("etag", '"65e2a1b3-1f2c"'),
    ("cache-control", "public, max-age=300"),
    ("vary", "Accept-Encoding"),
    ("strict-transport-security", "max-age=31536000"),
)
PAGES = 200


def bodies(arguments: Sequence[str]) -> list[bytes]:
    """Pages of a folder, or made up."""
    if arguments:
        files = sorted(Path(arguments[0]).rglob("*.html"), key=lambda file: hashlib.sha256(file.name.encode()).digest())
        return [file.read_bytes() for file in files[:PAGES]]
    words = [f"word{number * 7919 % 5000}" for number in range(4_000)]
    return [f"<title>Page {n}</title><p>{' '.join(words[n:])}</p>".encode() for n in range(PAGES)]


def check(workspace: Workspace, week: int, pages: Sequence[bytes], *, confirmed: bool) -> None:
    """One audit of all pages."""
    at, checks = MONDAY + timedelta(weeks=week), []
    for number, body in enumerate(pages):
        url = _address(number)
        before, sent = workspace.latest(url), gzip.compress(body, mtime=0)
        earlier = before.hops[0].record if before else None
        exchange = Exchange(
            url, at, (("If-None-Match", '"65e2a1b3-1f2c"'),), 200, "OK", HEADERS, io.BytesIO(sent), len(sent)
        )
        if earlier and confirmed:
            exchange = replace(exchange, status=304, body=io.BytesIO(), body_length=0)
        hop, digest = Hop(url, 200, ip="192.0.2.7", record=workspace.record(exchange, earlier)), hashlib.sha256(body)
        capture = Capture(
            url,
            *(Outcome.ANSWERED, at, 1),
            final_url=url,
            status=200,
            headers=HEADERS,
            hops=(hop,),
            body_sha256=digest.hexdigest(),
            body_length=len(body),
            unchanged_since=before and MONDAY,
            sent_at=MONDAY if confirmed and before else None,
        )
        workspace.keep(capture, Purpose.CITED)
        key = f"{EXTRACTOR_VERSION} {digest.hexdigest()} {KIND} {url}"
        if workspace.recall("page", key) is None:
            workspace.remember("page", key, pack_page(read_page(body, KIND, url)), at)
        checks.append(Check(url, at, "alive", "ok", 200, url, "match", "same", "ok", notes=("0a1b2c3d",)))
    workspace.log_run(RunRecord("audit", at, at, 10, len(pages), {"ok": len(pages)}), checks)


def copy(workspace: Workspace, pages: Sequence[bytes], *, stamp: str) -> None:
    """The archive's capture of each page."""
    for number, body in enumerate(pages):
        url, sent = _address(number), gzip.compress(body, mtime=0)
        replay = f"https://web.archive.example/web/{stamp}id_/{url}"
        headers = (*HEADERS, *((f"x-archive-orig-{name}", value) for name, value in HEADERS))
        answer = Exchange(replay, MONDAY, (), 200, "OK", headers, io.BytesIO(sent), len(sent))
        hop = Hop(replay, 200, ip="192.0.2.9", record=record_of(workspace, answer, url))
        workspace.keep(capture_of(answer, hop), Purpose.MEMENTO)


def _address(number: int) -> str:
    return f"https://site{number}.example/archive/2019/03/a-page-with-a-name-{number}.html"


def _weight(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def main(arguments: Sequence[str]) -> None:
    """Print a line for each kind of week."""
    pages = bodies(arguments)
    with TemporaryDirectory() as name:
        sizes = []
        for week, confirmed in enumerate((False, False, False, True, True)):
            with Workspace.open(Path(name), software="footproof/bench") as workspace:
                check(workspace, week, pages, confirmed=confirmed)
            sizes.append(_weight(Path(name)))
        for stamp, shown in (("20260302", pages), ("20190302", [body + b"<p>Older." for body in pages])):
            with Workspace.open(Path(name), software="footproof/bench") as workspace:
                copy(workspace, shown, stamp=stamp)
            sizes.append(_weight(Path(name)))
    a_thousand = 1_000 / len(pages) / 1e6
    print(f"{len(pages)} pages of {sum(map(len, pages)) / len(pages) / 1024:.0f} KiB; MB for 1,000 URLs:")
    print(f"  the first week {sizes[0] * a_thousand:.1f}")
    print(f"  a week of the same bytes {(sizes[2] - sizes[0]) / 2 * a_thousand:.2f}")
    print(f"  a week of 304 {(sizes[4] - sizes[2]) / 2 * a_thousand:.2f}")
    print(f"  copies with the same bytes {(sizes[5] - sizes[4]) * a_thousand:.2f}")
    print(f"  copies with other bytes {(sizes[6] - sizes[5]) * a_thousand:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
