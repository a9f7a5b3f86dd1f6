"""A workspace that is pruned is smaller, and what verdicts rest on is where it was, byte for byte."""

from __future__ import annotations

import hashlib
import io
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from cache.model import Capture, Exchange, Hop, Outcome, Purpose
from cache.store import Workspace

NOW = datetime(2026, 6, 1, tzinfo=UTC)
URL = "https://harbour.example/tides"
_NOISE = random.Random(7)


def _keep(workspace: Workspace, week: int, status: int = 200, url: str = URL) -> bytes:
    """One capture, ``week`` weeks after the first; its body."""
    at = NOW - timedelta(weeks=60 - week)
    body = _NOISE.randbytes(4_000)
    headers = (("content-type", "text/html"),)
    record = workspace.record(Exchange(url, at, (), status, "OK", headers, io.BytesIO(body), len(body)))
    hop, digest = Hop(url, status, record=record), hashlib.sha256(body).hexdigest()
    capture = Capture(
        url, Outcome.ANSWERED, at, 1, "", url, status, headers, (hop,), body_sha256=digest, body_length=len(body)
    )
    workspace.keep(capture, Purpose.CITED)
    return body


def _bodies(workspace: Workspace, url: str = URL) -> list[bytes]:
    return [workspace.body(capture) for capture in reversed(workspace.history(url))]


def test_first_last_good_and_first_bad_stay(place: Path | str) -> None:
    with Workspace.open(place, software="footproof/test") as workspace:
        bodies = [_keep(workspace, week, 404 if week > 5 else 200) for week in range(10)]
        freed = workspace.prune(NOW)
        assert freed > 4_000 * 4
        assert _bodies(workspace) == [bodies[0], bodies[5], bodies[6], bodies[9]]
    with Workspace.open(place, software="footproof/test") as again:
        assert _bodies(again) == [bodies[0], bodies[5], bodies[6], bodies[9]]
        assert _keep(again, 11) == _bodies(again)[-1]


def test_what_is_young_stays(place: Path | str) -> None:
    with Workspace.open(place, software="footproof/test") as workspace:
        bodies = [_keep(workspace, week) for week in range(50, 60)]
        workspace.prune(NOW - timedelta(weeks=5))
        assert _bodies(workspace) == [bodies[0], *bodies[5:]]


def test_pages_stay_as_long_as_an_address_shows_their_body(place: Path | str) -> None:
    with Workspace.open(place, software="footproof/test") as workspace:
        bodies = [_keep(workspace, week) for week in range(57, 60)]
        keys = [f"8 {hashlib.sha256(body).hexdigest()} text/html; charset=utf-8 {URL}" for body in bodies]
        for kind, key in [*(("page", key) for key in keys), ("judged", "paper.md")]:
            workspace.remember(kind, key, b"...", NOW)
        workspace.prune(NOW - timedelta(weeks=30))
        assert [workspace.recall("page", key) is not None for key in keys] == [False, False, True]
        assert workspace.recall("judged", "paper.md") is not None
        assert _bodies(workspace) == bodies


def test_what_was_remembered_of_documents_goes_when_it_is_old(place: Path | str) -> None:
    """Drafts are renamed; of one that is still there it is worked out again, once in so long."""
    with Workspace.open(place, software="footproof/test") as workspace:
        for kind in ("reading", "judged", "piece"):
            workspace.remember(kind, "draft.md", b"...", NOW - timedelta(weeks=31))
            workspace.remember(kind, "paper.md", b"...", NOW - timedelta(weeks=29))
        workspace.prune(NOW - timedelta(weeks=30))
        for kind in ("reading", "judged", "piece"):
            assert [workspace.recall(kind, key) is not None for key in ("draft.md", "paper.md")] == [False, True]


@pytest.mark.parametrize("statuses", [(200,), (404,), (404, 404), (200, 404), (404, 200)])
def test_nothing_is_taken_from_a_short_history(place: Path | str, statuses: tuple[int, ...]) -> None:
    with Workspace.open(place, software="footproof/test") as workspace:
        bodies = [_keep(workspace, week, status) for week, status in enumerate(statuses)]
        workspace.prune(NOW)
        assert _bodies(workspace) == bodies


def test_every_record_of_the_new_archive_can_be_read_by_others(place: Path | str) -> None:
    """Response and request of each capture stay together, behind one warcinfo."""
    with Workspace.open(place, software="footproof/test") as workspace:
        for week in range(8):
            _keep(workspace, week)
            _keep(workspace, week, url=f"{URL}/{week}")
        workspace.prune(NOW)
        with workspace.warc_files() as (file,), file.open("rb") as stream:
            kinds = [record.rec_type for record in ArchiveIterator(stream)]
    assert kinds == ["warcinfo", *["response", "request"] * 10]


def test_pruned_twice_it_stays_as_it_is(place: Path | str) -> None:
    with Workspace.open(place, software="footproof/test") as workspace:
        for week in range(8):
            _keep(workspace, week)
        workspace.prune(NOW)
        kept = _bodies(workspace)
        assert workspace.prune(NOW) <= 0
        assert _bodies(workspace) == kept


def test_a_damaged_archive_is_left_alone(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "ws", software="footproof/test") as workspace:
        for week in range(4):
            _keep(workspace, week)
        (file,) = (tmp_path / "ws/warc").iterdir()
        damaged = bytearray(file.read_bytes())
        damaged[len(damaged) // 2] ^= 0xFF
        file.write_bytes(damaged)
        workspace.prune(NOW)
        assert file.read_bytes() == damaged


def test_a_copy_keeps_the_body_that_it_shares(place: Path | str) -> None:
    """The page has long changed and its capture goes; what the archive showed of it is still to be read."""
    with Workspace.open(place, software="footproof/test") as workspace:
        bodies = [_keep(workspace, week) for week in range(2)]
        page = workspace.latest(URL)
        assert page is not None
        memento = f"https://archive.example/web/{URL}"
        sent = io.BytesIO(bodies[1])
        exchange = Exchange(memento, NOW, (), 200, "OK", page.headers, sent, len(bodies[1]))
        record = workspace.record(exchange, page.hops[0].record)
        assert record.revisits == page.hops[0].record
        workspace.keep(replace(page, url=memento, hops=(Hop(memento, 200, record=record),)), Purpose.MEMENTO)
        bodies += [_keep(workspace, week) for week in range(2, 6)]
        assert workspace.prune(NOW) > 4_000 * 2
        copy = workspace.latest(memento, Purpose.MEMENTO)
        assert copy is not None
        assert workspace.body(copy) == bodies[1]
        assert _bodies(workspace) == [bodies[0], bodies[5]]
