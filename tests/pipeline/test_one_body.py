"""A page and its copy in an archive are one body in the workspace where they are the same bytes, and two elsewhere."""

from __future__ import annotations

import gzip
import hashlib
import io
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from fakes.clocks import START, FastClock
from fakes.kept import SAME, SENT, kept_records
from fakes.time_gate import TimeGate
from fakes.wayback_machine import Take, WaybackMachine
from warcio.archiveiterator import ArchiveIterator

from cache.model import Capture, Exchange, Hop, JobState, Outcome, Purpose, SaveJob
from cache.store import Workspace
from pipeline.archives.base import Memento, NotHeld
from pipeline.archives.kinds import other_archives
from pipeline.archives.memento import MementoSettings
from pipeline.archives.pace import Limiter
from pipeline.archives.wayback import Wayback
from pipeline.archives.wire import Wire
from pipeline.cli import main
from pipeline.settings import ArchiveSettings, OtherArchive

URL, NEW = "https://harbour.example/tides", "https://harbour.example/news/tides"
STAMP = "20160304050607"
WHEN = datetime(2016, 3, 4, tzinfo=UTC)
PAGE = b"<title>High water</title><body>" + b"<p>The gauge was read at noon.</p>" * 200
HTML = ("content-type", "text/html")


@pytest.fixture
async def archive(workspace: Workspace, machine: WaybackMachine, clock: FastClock) -> AsyncIterator[Wayback]:
    async with httpx.AsyncClient() as client:
        yield Wayback(Wire(client, Limiter.of(ArchiveSettings(), clock), clock), workspace, machine.origin)


def _open(workspace: Workspace, sent: bytes, *more: tuple[str, str], led_to: str = URL) -> Capture:
    """What our own fetch of the page kept."""
    headers = (HTML, *more)
    hops = [] if led_to == URL else [_hop(workspace, URL, 301, b"moved", (("location", led_to),), led_to)]
    hops.append(_hop(workspace, led_to, 200, sent, headers))
    body = gzip.decompress(sent) if more else sent
    capture = Capture(URL, Outcome.ANSWERED, START, 1, "", led_to, 200, headers, tuple(hops))
    capture = replace(capture, body_sha256=hashlib.sha256(body).hexdigest(), body_length=len(body))
    workspace.keep(capture, Purpose.CITED)
    return capture


def _hop(
    workspace: Workspace,
    url: str,
    status: int,
    sent: bytes,
    headers: tuple[tuple[str, str], ...],
    to: str | None = None,
) -> Hop:
    exchange = Exchange(url, START, (), status, "", headers, io.BytesIO(sent), len(sent))
    return Hop(url, status, to, record=workspace.record(exchange))


def _shown(found: Memento | NotHeld | object) -> Capture:
    assert isinstance(found, Memento)
    return found.capture


PACKED, AGAIN = gzip.compress(PAGE, mtime=1), gzip.compress(PAGE, mtime=2)
GZIP = ("content-encoding", "gzip")


@pytest.mark.parametrize(
    ("sent", "more", "take", "kept"),
    [
        (PAGE, (), Take(STAMP, PAGE), [SENT, SAME]),
        (PACKED, (GZIP,), Take(STAMP, PACKED, headers={"Content-Encoding": "gzip"}), [SENT, SAME]),
        (PACKED, (GZIP,), Take(STAMP, AGAIN, headers={"Content-Encoding": "gzip"}), [SENT, SENT]),
        (PACKED, (GZIP,), Take(STAMP, PAGE), [SENT, SENT]),
        (PAGE, (), Take(STAMP, PAGE + b"<p>More.</p>"), [SENT, SENT]),
        (PAGE, (), Take(STAMP, b"", status=404), [SENT, SENT]),
    ],
)
async def test_the_bytes_of_the_page_are_kept_once(
    archive: Wayback,
    machine: WaybackMachine,
    workspace: Workspace,
    tmp_path: Path,
    sent: bytes,
    more: tuple[tuple[str, str], ...],
    take: Take,
    kept: list[tuple[str, str]],
) -> None:
    page = _open(workspace, sent, *more)
    machine.hold(URL, take)
    copy = _shown(await archive.nearest(URL, WHEN))
    shown = take.body if isinstance(take.body, bytes) else take.body.encode()
    assert workspace.body(page) == PAGE
    assert workspace.body(copy) == (gzip.decompress(shown) if take.headers else shown)
    assert kept_records(tmp_path / "ws") == kept
    (hop,) = copy.hops
    assert hop.record is not None
    assert (hop.record.revisits is not None) == (kept[1] == SAME)


async def test_the_copy_says_what_it_showed_and_whose_bytes_they_are(
    archive: Wayback, machine: WaybackMachine, workspace: Workspace, tmp_path: Path
) -> None:
    _open(workspace, PAGE)
    machine.hold(URL, Take(STAMP, PAGE, headers={"X-Archive-Orig-Server": "nginx"}))
    copy = _shown(await archive.nearest(URL, WHEN))
    assert copy.header("server") == "nginx"
    (file,) = (tmp_path / "ws/warc").iterdir()
    with file.open("rb") as stream:
        heads = {one.rec_type: (one.rec_headers, one.http_headers) for one in ArchiveIterator(stream)}
    (page, _), (same, replayed) = heads["response"], heads["revisit"]
    assert same.get_header("WARC-Target-URI") == f"{machine.origin}/web/{STAMP}id_/{URL}"
    assert replayed.get_header("Memento-Datetime")
    for name in ("Target-URI", "Date"):
        assert same.get_header(f"WARC-Refers-To-{name}") == page.get_header(f"WARC-{name}")
    assert same.get_header("WARC-Refers-To") == page.get_header("WARC-Record-ID")
    assert same.get_header("WARC-Payload-Digest") == page.get_header("WARC-Payload-Digest")


async def test_a_page_that_has_moved_is_kept_once(
    archive: Wayback, machine: WaybackMachine, workspace: Workspace, tmp_path: Path
) -> None:
    """The copy is found through archived redirects, or was made of the address where the page is now."""
    _open(workspace, PAGE, led_to=NEW)
    machine.hold(URL, Take(STAMP, b"gone there", status=301, location=NEW))
    machine.hold(NEW, Take(STAMP, PAGE), Take("20260304050607", PAGE))
    job = SaveJob(URL, JobState.SAVED, START, timestamp="20260304050607", original=NEW)
    for found in (await archive.nearest(URL, WHEN), await archive.made(job)):
        assert workspace.body(_shown(found)) == PAGE
    assert kept_records(tmp_path / "ws") == [SENT, SENT, SENT, SAME, SAME]


@pytest.mark.parametrize(("raw", "kept"), [(True, [SENT, SAME]), (False, [SENT, SENT])])
async def test_any_archive_that_gives_the_bytes(
    workspace: Workspace, tmp_path: Path, raw: bool, kept: list[tuple[str, str]]
) -> None:
    """Elsewhere the archive's banner is in the page: those are other bytes."""
    page = _open(workspace, PAGE)
    with TimeGate() as gate:
        gate.hold(URL, STAMP, PAGE.decode())
        settings = MementoSettings(name="library", timegate=gate.timegate, per_minute=6000, raw=raw)
        async with httpx.AsyncClient() as client:
            (archive,) = other_archives((OtherArchive("memento", settings),), client, workspace, FastClock())
            copy = _shown(await archive.nearest(URL, WHEN))
    assert workspace.body(page) == PAGE
    assert (workspace.body(copy) == PAGE) == raw
    assert kept_records(tmp_path / "ws") == kept


async def test_evidence_of_both_is_sound(
    archive: Wayback,
    machine: WaybackMachine,
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    _open(workspace, PAGE)
    machine.hold(URL, Take(STAMP, PAGE))
    await archive.nearest(URL, WHEN)
    workspace.close()
    package = str(tmp_path / "out.wacz")
    assert main(["evidence", "export", package, "--workspace", str(tmp_path / "ws")]) == 0
    assert main(["evidence", "verify", package]) == 0, capsys.readouterr().out
