"""WARC files of a workspace on a server in a place of their own: a folder that machines share, a store of objects."""

from __future__ import annotations

import errno
import gzip
import io
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fakes.postgres import Server
from fakes.s3 import ObjectStore, object_store

from cache.errors import FilesLeft, WorkspaceUnusable
from cache.model import Capture, Exchange, Hop, Outcome, Purpose
from cache.store import Workspace

pytest.importorskip("obstore", reason="footproof[cluster] is not installed: WARC files elsewhere are NOT tested")

from cache.postgres import warc_table
from cache.postgres.file_place import FilePlace

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
URL = "https://harbour.example/tides"


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[ObjectStore]:
    with object_store() as store:
        for name, value in store.environment.items():
            monkeypatch.setenv(name, value)
        warc_table._at.cache_clear()
        yield store
        warc_table._at.cache_clear()


@pytest.fixture(params=["folder", "s3"])
def warc(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "folder":
        return str(tmp_path / "warc")
    request.getfixturevalue("store")
    return "s3://evidence/of/footnotes"


def _open(address: str, warc: str = "") -> Workspace:
    return Workspace.open(address, software="footproof/test", warc=warc)


def _keep(workspace: Workspace, text: str, url: str = URL, at: datetime = NOW) -> Capture:
    sent = gzip.compress(text.encode())
    headers = (("content-encoding", "gzip"),)
    record = workspace.record(Exchange(url, at, (), 200, "OK", headers, io.BytesIO(sent), len(sent)))
    hops = (Hop(url, 200, record=record),)
    capture = Capture(url, Outcome.ANSWERED, at, 1, status=200, headers=headers, hops=hops, body_sha256="0")
    workspace.keep(capture, Purpose.CITED)
    workspace.flush()
    return capture


def test_files_are_written_out_in_the_end_and_read_from_there(server: Server, warc: str) -> None:
    """By whoever, whether or not it knows the place; other tools read them as well."""
    address = server.database()
    with _open(address, warc) as workspace:
        captures = [_keep(workspace, f"Page {number}", f"{URL}/{number}") for number in range(3)]
        assert workspace.body(captures[1]) == b"Page 1"
    with _open(address) as other:
        assert other._database.rows("SELECT count(*) FROM warc_records WHERE data IS NOT NULL") == [(0,)]
        assert [other.body(capture) for capture in captures] == [b"Page 0", b"Page 1", b"Page 2"]
        record = captures[2].hops[0].record
        assert record is not None
        assert other.holds(record)
        with other.warc_files() as (file,):
            command = [sys.executable, "-m", "warcio.cli", "check", "-v", str(file)]
            checked = subprocess.run(command, capture_output=True, text=True, check=True)
        assert checked.stdout.count("digest pass") == 7


def test_a_file_that_is_full_is_written_out_while_the_next_is_written(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warc_table, "ROTATE_AT", 2_000)
    address, place, urls = server.database(), tmp_path / "warc", [f"{URL}/{number}" for number in range(12)]
    with _open(address, str(place)) as workspace:
        for url in urls:
            _keep(workspace, url, url)
            time.sleep(0.01)
    files = list(place.iterdir())
    assert len(files) > 2
    subprocess.run([sys.executable, "-m", "warcio.cli", "check", *files], check=True, capture_output=True)
    with _open(address) as workspace:
        assert workspace._database.rows("SELECT 1 FROM warc_records WHERE data IS NOT NULL") == []
        assert [workspace.body(workspace.history(url)[0]) for url in urls] == [url.encode() for url in urls]


def test_what_the_dead_left_is_written_out_and_what_others_write_is_not(server: Server, tmp_path: Path) -> None:
    address, warc = server.database(), str(tmp_path / "warc")
    dead, living = _open(address, warc), _open(address, warc)
    _keep(dead, "left"), _keep(living, "going on")
    dead._database.close()  # as a process that is killed
    with _open(address, warc) as workspace:
        _keep(workspace, "mine")
    assert len(list((tmp_path / "warc").iterdir())) == 2
    _keep(living, "still")
    living.close()
    assert len(list((tmp_path / "warc").iterdir())) == 3
    with _open(address) as workspace:
        assert [workspace.body(kept) for kept in workspace.history(URL)] == [b"still", b"mine", b"going on", b"left"]


def test_a_place_that_is_down_loses_nothing(server: Server, store: ObjectStore) -> None:
    address, warc = server.database(), "s3://evidence/x"
    workspace = _open(address, warc)
    capture = _keep(workspace, "kept")
    store.down = True
    with pytest.raises(FilesLeft, match="stays in the database"):
        workspace.close()
    store.down = False
    with _open(address, warc) as workspace:
        assert workspace.body(capture) == b"kept"
    assert len(store.objects) == 1
    store.objects.clear()
    with _open(address) as workspace:
        assert workspace.body(capture) == b""


def test_a_part_of_a_file_is_not_left_in_a_folder(tmp_path: Path) -> None:
    """A full disk takes what it can; whoever looks into the folder would think that it is all."""
    place, source = FilePlace(str(tmp_path / "shared")), tmp_path / "whole"
    source.write_bytes(b"a record")
    place._files.size = _full
    with pytest.raises(OSError, match="No space"):
        place.put("a.warc.gz", source)
    assert list((tmp_path / "shared").iterdir()) == []


def _full(_: str) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_pruning_drops_records_before_they_are_written_out_and_whole_files_after(server: Server, warc: str) -> None:
    address = server.database()
    for week in range(6):
        with _open(address, warc) as workspace:
            _keep(workspace, f"Week {week}", at=NOW + timedelta(weeks=week))
            if week == 5:
                assert workspace.prune(NOW + timedelta(weeks=52)) > 0
    with _open(address) as workspace:
        assert [workspace.body(kept) for kept in workspace.history(URL)] == [b"Week 5", b"Week 0"]
        with workspace.warc_files() as files:
            assert len(files) == 2


def test_a_place_of_no_known_kind_is_said(server: Server) -> None:
    with pytest.raises(WorkspaceUnusable, match="WARC files cannot be kept at floppy://a"):
        _open(server.database(), "floppy://a")
