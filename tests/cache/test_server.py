"""A workspace on a server: several processes at once, and what a server cannot hold."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fakes.postgres import Server

from cache.errors import NewerWorkspace, WorkspaceBusy, WorkspaceFull, WorkspaceUnusable
from cache.keys import url_key
from cache.model import Capture, Check, Outcome, Purpose, RunRecord
from cache.store import Workspace

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
URL = "https://harbour.example/tides"
RUN = RunRecord("audit", NOW, NOW, 1, 1, {"ok": 1})
WRITER = Path(__file__).parents[1] / "fakes" / "endless_writer.py"


def _open(address: str) -> Workspace:
    return Workspace.open(address, software="footproof/test")


def _capture(url: str) -> Capture:
    return Capture(url, Outcome.TIMEOUT, NOW, 1)


def test_processes_share_it_and_lose_nothing(server: Server) -> None:
    """Two that write the same addresses, killed in the midst, and one that reads: every record is whole."""
    address = server.database()
    writers = [subprocess.Popen([sys.executable, WRITER, address], stdout=subprocess.PIPE) for _ in range(2)]
    with _open(address) as workspace:
        for writer in writers:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"ready\n"
            writer.kill()
            writer.wait()
            writer.stdout.close()
        for number in range(20):
            assert [workspace.body(kept) for kept in workspace.history(f"{URL}/{number}")] == [
                b"<p>High water at noon.</p>"
            ] * 2
        with workspace.warc_files() as files:
            assert len(files) == 2
            for file in files:
                subprocess.run([sys.executable, "-m", "warcio.cli", "check", file], check=True, capture_output=True)


def test_runs_that_end_together_are_both_kept_whole(server: Server) -> None:
    """The same new addresses in opposite order: neither waits for the other for ever, and no number is given twice."""
    address = server.database()
    checks = [Check(f"{URL}/{number}", NOW, "alive", "ok", 200) for number in range(60)]

    def log(turn: int) -> None:
        with _open(address) as workspace:
            for _ in range(3):
                workspace.log_run(RUN, checks[:: 1 if turn % 2 else -1], standings={url_key(URL): b"x"})

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(log, range(4)))
    with _open(address) as workspace:
        assert len(workspace.runs()) == 12
        assert {len(workspace.checks(check.url)) for check in checks} == {12}


def test_it_is_not_pruned_while_others_use_it(server: Server) -> None:
    address = server.database()
    with _open(address) as workspace:
        with _open(address), pytest.raises(WorkspaceBusy, match="in use by other runs or workers"):
            workspace.prune(NOW)
        assert workspace.prune(NOW) == 0


@pytest.mark.parametrize(
    "url", ["https://a.example/?" + "x" * 30_000, "https://a.example/?" + "ü" * 3_000, "a\x00b", "a\udc80b"]
)
def test_addresses_that_a_column_cannot_hold_are_kept_all_the_same(server: Server, url: str) -> None:
    with _open(server.database()) as workspace:
        if url.isprintable():  # a surrogate alone is in no JSON
            for one in (url, url + "y"):
                workspace.keep(_capture(one), Purpose.CITED)
            assert workspace.history(url) == (_capture(url),)
            workspace.log_run(RUN, [replace(Check("", NOW, "alive", "ok"), url=url)], standings={url_key(url): b"1"})
            assert workspace.standings([url]) == {url_key(url): b"1"}
        workspace.remember("kind", url, b"1", NOW)
        assert workspace.recall("kind", url) == (NOW, b"1")


def test_a_newer_one_is_left_as_it_is(server: Server) -> None:
    address = server.database()
    with _open(address) as workspace:
        workspace._database.rows("UPDATE footproof SET format = 99")
    with pytest.raises(NewerWorkspace, match="newer version"):
        _open(address)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://me:secret@/none?host=/nowhere", "postgresql://me@/nowhere/none cannot be reached"),
        ("postgresql://[", "cannot be made out"),
    ],
)
def test_a_server_that_is_not_there_is_said_without_the_password(address: str, said: str) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(WorkspaceUnusable) as refused:
        _open(address)
    assert said in str(refused.value)
    assert "secret" not in str(refused.value)


def test_nothing_of_a_server_is_imported_for_a_folder(tmp_path: Path) -> None:
    # fsspec is not among them: warcio imports it wherever it is installed.
    program = (
        "import sys; from cache.store import Workspace; import pipeline.app, pipeline.run\n"
        "import pipeline.stages.extract, pipeline.stages.archive, pipeline.web.fetcher, pipeline.desk.sources\n"
        "with Workspace.open(sys.argv[1], software='x'): pass\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & "
        "{'psycopg', 'procrastinate', 'obstore', 'dask', 'distributed', 'tornado'}))"
    )
    done = subprocess.run([sys.executable, "-c", program, tmp_path], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_what_is_kept_goes_to_the_server_with_the_next_question_in_its_order(server: Server) -> None:
    address = server.database()
    with _open(address) as workspace, _open(address) as other:
        workspace.announce([URL])
        workspace.keep(_capture(URL), Purpose.CITED)
        assert other.latest(URL) is None
        assert workspace.recall("kind", "unknown") is None
        assert other.latest(URL) == _capture(URL)
        workspace.keep(_capture(URL), Purpose.CITED)
        workspace.log_run(RUN, [])
        assert len(other.history(URL)) == 2
        workspace.keep(_capture(URL), Purpose.CITED)
        workspace.flush()
        assert len(other.history(URL)) == 3
        workspace.keep(_capture(URL), Purpose.CITED)
    with _open(address) as workspace:
        assert len(workspace.history(URL)) == 4


def test_what_is_read_little_by_little_is_not_disturbed_by_what_is_kept_meanwhile(server: Server) -> None:
    with _open(server.database()) as workspace, ThreadPoolExecutor(1) as pool:
        urls = [f"{URL}/{number}" for number in range(450)]
        for url in urls:
            workspace.keep(_capture(url), Purpose.CITED)
        read = []
        for capture in workspace.kept_after(0):
            read.append(capture.url)
            workspace.keep(_capture(URL), Purpose.AGAIN)
            pool.submit(workspace.flush)
        assert read == urls


def test_a_server_that_is_full_is_read_and_takes_what_waits_when_it_has_room(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    psycopg = pytest.importorskip("psycopg")
    run = psycopg.Connection.execute

    def full(self: object, query: str, *values: object) -> object:
        if query.startswith("INSERT INTO captures"):
            raise psycopg.errors.DiskFull
        return run(self, query, *values)

    with _open(server.database()) as workspace:
        workspace.keep(_capture(URL), Purpose.CITED)
        monkeypatch.setattr(psycopg.Connection, "execute", full)
        for _ in range(2):
            with pytest.raises(WorkspaceFull):
                workspace.flush()
        assert workspace.latest(URL) is None
        with pytest.raises(WorkspaceFull):
            workspace.remember("kind", "key", b"1", NOW)
        assert workspace.recall("kind", "key") is None
        monkeypatch.undo()
        assert workspace.latest(URL) == _capture(URL)
