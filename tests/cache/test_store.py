"""The workspace keeps what it was given, through stops and damage."""

from __future__ import annotations

import gzip
import io
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cache.errors import NewerWorkspace, WorkspaceBusy, WorkspaceUnusable
from cache.freshness import is_fresh
from cache.model import Capture, Exchange, Hop, JobState, Outcome, Purpose, Record, SaveJob
from cache.store import Workspace

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
URL = "https://harbour.example/tides"
WRITER = Path(__file__).parents[1] / "fakes" / "endless_writer.py"


def _exchange(url: str = URL, text: bytes = b"<p>High water at noon.</p>") -> Exchange:
    sent = gzip.compress(text)
    return Exchange(
        url=url,
        started_at=NOW,
        request_headers=(("Host", "harbour.example"), ("User-Agent", "test")),
        status=200,
        reason="OK",
        response_headers=(("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("X-Odd", "a\r\nb")),
        body=io.BytesIO(sent),
        body_length=len(sent),
        ip="127.0.0.1",
    )


def _capture(record: Record | None = None, url: str = URL, status: int = 200, at: datetime = NOW) -> Capture:
    return Capture(
        url=url,
        outcome=Outcome.ANSWERED,
        checked_at=at,
        attempts=1,
        final_url=url,
        status=status,
        headers=(("content-encoding", "gzip"),),
        hops=(Hop(url, status, record=record),),
        body_sha256="0" * 64,
    )


def _open(place: Path | str) -> Workspace:
    return Workspace.open(place, software="footproof/test")


def test_captures_and_bodies_survive_a_new_start(place: Path | str) -> None:
    """What was kept is there when the workspace is opened again, under any spelling of the URL."""
    with _open(place) as workspace:
        capture = _capture(workspace.record(_exchange()))
        workspace.keep(capture, Purpose.CITED)
    with _open(place) as workspace:
        assert workspace.latest("https://HARBOUR.example/tides#now") == capture
        assert workspace.body(capture) == b"<p>High water at noon.</p>"


def test_the_history_of_a_url_is_kept(place: Path | str) -> None:
    """Every check of a URL stays, newest first; probes and mementos are no part of it."""
    with _open(place) as workspace:
        first, second = _capture(), _capture(status=404)
        workspace.keep(first, Purpose.CITED)
        workspace.keep(second, Purpose.CITED)
        workspace.keep(_capture(status=500), Purpose.PROBE)
        assert workspace.history(URL) == (second, first)
        assert workspace.latest(URL) == second


def test_other_tools_accept_the_web_archive(place: Path | str) -> None:
    """``warcio check`` passes every digest, and the response has its request and address beside it."""
    with _open(place) as workspace:
        for number in range(3):
            workspace.record(_exchange(f"{URL}/{number}"))
        with workspace.warc_files() as (file,):
            command = [sys.executable, "-m", "warcio.cli", "check", "-v", str(file)]
            check = subprocess.run(command, capture_output=True, text=True, check=True)
            text = gzip.decompress(file.read_bytes())
    assert check.stdout.count("digest pass") == 7
    assert text.count(b"WARC-Concurrent-To") == 3
    assert b"WARC-IP-Address: 127.0.0.1" in text
    assert b"\r\nb\r\n" not in text


def test_a_torn_tail_is_cut_off(tmp_path: Path) -> None:
    """Half a record at the end, as a killed run leaves it, does not spoil the file for the next."""
    with _open(tmp_path) as workspace:
        record = workspace.record(_exchange())
    (file,) = (tmp_path / "warc").glob("*.warc.gz")
    whole = file.read_bytes()
    file.write_bytes(whole + whole[:50])
    with _open(tmp_path) as workspace:
        assert workspace.body(_capture(record)).startswith(b"<p>High")
    assert file.read_bytes() == whole


def test_files_that_we_did_not_write_are_left_alone(tmp_path: Path) -> None:
    """A web archive that the database does not know is somebody's evidence."""
    (tmp_path / "warc").mkdir()
    stranger = tmp_path / "warc" / "older.warc.gz"
    stranger.write_bytes(b"something")
    _open(tmp_path).close()
    assert stranger.read_bytes() == b"something"


def test_a_lost_web_archive_is_an_empty_body(tmp_path: Path) -> None:
    """Facts outlive the files that they came from."""
    with _open(tmp_path) as workspace:
        capture = _capture(workspace.record(_exchange()))
        workspace.keep(capture, Purpose.CITED)
    for file in (tmp_path / "warc").iterdir():
        file.unlink()
    with _open(tmp_path) as workspace:
        assert workspace.body(capture) == b""
        assert workspace.latest(URL) == capture


def test_facts_and_jobs_are_replaced_by_newer_ones(place: Path | str) -> None:
    """The last word counts, and a job that has ended is not open."""
    with _open(place) as workspace:
        workspace.remember("page", "key", b"old", NOW)
        workspace.remember("page", "key", b"new", NOW + timedelta(seconds=1))
        assert workspace.recall("page", "key") == (NOW + timedelta(seconds=1), b"new")
        assert workspace.recall("page", "other") is None
        workspace.jobs.put(SaveJob(URL, JobState.QUEUED, NOW))
        workspace.jobs.put(SaveJob(URL + "/2", JobState.PENDING, NOW, job_id="any shape"))
        assert [job.url for job in workspace.jobs.open()] == [URL + "/2", URL]
        workspace.jobs.put(SaveJob(URL, JobState.FAILED, NOW, error="error:blocked-url"))
        assert [job.url for job in workspace.jobs.open()] == [URL + "/2"]
        failed = workspace.jobs.of(URL)
        assert failed is not None
        assert failed.error == "error:blocked-url"


def test_a_queued_job_is_begun_by_one(place: Path | str) -> None:
    """Whoever is second learns that it is under way; one that has ended is not begun at all."""
    with _open(place) as workspace:
        workspace.jobs.put(SaveJob(URL, JobState.QUEUED, NOW))
        first, second = (SaveJob(URL, JobState.PENDING, NOW + timedelta(seconds=n)) for n in (1, 2))
        assert (workspace.jobs.begin(first), workspace.jobs.begin(second)) == (True, False)
        assert workspace.jobs.of(URL) == first
        workspace.jobs.put(SaveJob(URL, JobState.SAVED, NOW))
        assert not workspace.jobs.begin(second)
        assert not workspace.jobs.begin(replace(second, url=f"{URL}/never"))


def test_two_runs_do_not_share_a_folder(tmp_path: Path) -> None:
    """The second is told so, in a sentence that says what to do."""
    with _open(tmp_path), pytest.raises(WorkspaceBusy, match="in use by another run"):
        _open(tmp_path)


def test_a_newer_workspace_is_left_as_it_is(tmp_path: Path) -> None:
    """A later version's workspace is refused before anything in it is touched."""
    _open(tmp_path).close()
    with sqlite3.connect(tmp_path / "footproof.sqlite") as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    before = (tmp_path / "footproof.sqlite").read_bytes()
    with pytest.raises(NewerWorkspace, match="newer version"):
        _open(tmp_path)
    assert (tmp_path / "footproof.sqlite").read_bytes() == before


def test_a_file_in_the_way_is_said(tmp_path: Path) -> None:
    """A workspace that cannot be made is one sentence, not a traceback."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(WorkspaceUnusable, match="cannot be used"):
        _open(tmp_path / "file")


def test_kill_9_loses_at_most_the_exchange_in_flight(place: Path | str) -> None:
    """A run that is killed leaves a workspace that opens, whole records, and every row that was kept."""
    writer = subprocess.Popen([sys.executable, WRITER, place], stdout=subprocess.PIPE, text=True)
    with writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        writer.kill()
    with _open(place) as workspace:
        for number in range(20):
            capture = workspace.latest(f"{URL}/{number}")
            assert capture is not None
            assert workspace.body(capture) == b"<p>High water at noon.</p>"
        workspace.record(_exchange())
        with workspace.warc_files() as files:
            for file in files:
                subprocess.run([sys.executable, "-m", "warcio.cli", "check", file], check=True, capture_output=True)


@pytest.mark.parametrize(
    ("status", "age", "fresh"),
    [(200, 23 * 60, True), (200, 25 * 60, False), (404, 9, True), (404, 11, False), (301, 600, True), (200, -5, False)],
)
def test_successes_count_for_a_day_and_failures_for_ten_minutes(status: int, age: int, fresh: bool) -> None:
    """Failures pass; a clock that was set back makes nothing fresh."""
    assert is_fresh(_capture(status=status, at=NOW - timedelta(minutes=age)), NOW) is fresh


@pytest.mark.parametrize("damage", [b"not JSON", b"\x00\xff", b"{}", b"", b"7"])
def test_damaged_rows_are_left_out_in_either_home(place: Path | str, damage: bytes) -> None:
    with _open(place) as workspace:
        workspace.keep(Capture("https://a.example/", Outcome.TIMEOUT, NOW, 1), Purpose.CITED)
        workspace.jobs.put(SaveJob("https://a.example/", JobState.QUEUED, NOW))
        for statement in ("UPDATE captures SET data = ?", "UPDATE jobs SET data = ?"):
            workspace._database.rows(statement, (damage,))
        assert (workspace.latest("https://a.example/"), workspace.jobs.open()) == (None, ())
        assert workspace.damaged == 2


@pytest.mark.parametrize("damage", ["'not JSON'", "x'00ff'", "x'7b7d'", "''", "7", "CAST(x'ff41' AS TEXT)"])
def test_damaged_rows_are_left_out_and_counted(tmp_path: Path, damage: str) -> None:
    """A failing disk, or a curious hand, costs the rows that it touched."""
    with Workspace.open(tmp_path, software="test") as workspace:
        capture = Capture("https://a.example/", Outcome.TIMEOUT, NOW, 1)
        workspace.keep(capture, Purpose.CITED)
        workspace.jobs.put(SaveJob("https://a.example/", JobState.QUEUED, NOW))
        workspace.remember("kind", "key", b"[1]", NOW)
    database = sqlite3.connect(tmp_path / "footproof.sqlite")
    for statement in (
        f"UPDATE captures SET data = {damage}",
        f"UPDATE jobs SET data = {damage}",
        f"UPDATE facts SET value = {damage}",
    ):
        database.execute(statement)
    database.commit()
    database.close()
    with Workspace.open(tmp_path, software="test") as workspace:
        assert workspace.latest("https://a.example/") is None
        assert (workspace.history("https://a.example/"), workspace.captures(), workspace.jobs.open()) == ((), (), ())
        assert workspace.jobs.of("https://a.example/") is None
        assert workspace.recall_as("kind", "key", list[int]) is None
        assert workspace.damaged >= 6


@pytest.mark.parametrize(
    "damage",
    [
        {"offset": -5},
        {"offset": 1},
        {"offset": 2**62},
        {"length": 2**63 - 1},
        {"length": -1},
        {"file": "../outside.warc.gz"},
        {"file": ".."},
        {"file": "a\x00b"},
        {"file": ""},
    ],
)
def test_a_damaged_place_of_a_record_is_a_body_that_is_gone(
    place: Path | str, tmp_path: Path, damage: dict[str, Any]
) -> None:
    """No other file is read, no memory taken, and nothing raised but what says so."""
    with _open(place) as workspace:
        record = workspace.record(_exchange())
        with workspace.warc_files() as files:
            outside = tmp_path / "ws/outside.warc.gz"
            outside.parent.mkdir(exist_ok=True)
            outside.write_bytes(files[0].read_bytes())
        damaged = replace(record, **damage)
        hop = Hop("https://a.example/", 200, None, None, damaged)
        capture = Capture("https://a.example/", Outcome.ANSWERED, NOW, 1, hops=(hop,), body_sha256="0", body_length=9)
        if damaged.length < 2**62:
            assert workspace.body(capture) == b""
        else:
            workspace.body(capture)


def test_a_row_about_another_address_is_damaged(place: Path | str) -> None:
    """It answers for neither: not for the address that it is filed under, nor for the one that it names."""
    with Workspace.open(place, software="test") as workspace:
        workspace.jobs.put(SaveJob("https://a.example/", JobState.QUEUED, NOW))
        other = msgspec.json.encode(SaveJob("https://b.example/", JobState.QUEUED, NOW))
        workspace._database.rows("UPDATE jobs SET data = ?", (other,))
        assert (workspace.jobs.of("https://a.example/"), workspace.jobs.of("https://b.example/")) == (None, None)
        assert workspace.damaged == 1


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-01-01T00:00:00"])
def test_a_moment_that_cannot_be_reckoned_with_is_damage(place: Path | str, moment: str) -> None:
    with Workspace.open(place, software="test") as workspace:
        workspace.jobs.put(SaveJob("https://a.example/", JobState.QUEUED, NOW))
        job = msgspec.to_builtins(SaveJob("https://a.example/", JobState.QUEUED, NOW)) | {"updated_at": moment}
        workspace._database.rows("UPDATE jobs SET data = ?", (msgspec.json.encode(job),))
        assert workspace.jobs.of("https://a.example/") is None
        assert workspace.damaged == 1


@pytest.mark.parametrize("damage", ["length = 'x'", "length = -4", "length = 0", "file = '../outside'", "file = 7"])
def test_a_damaged_length_cuts_no_file(tmp_path: Path, damage: str) -> None:
    with Workspace.open(tmp_path, software="test") as workspace:
        workspace.record(_exchange())
    (tmp_path / "outside").write_bytes(b"x" * 100_000)
    sizes = {path: path.stat().st_size for path in (tmp_path / "warc").iterdir()}
    database = sqlite3.connect(tmp_path / "footproof.sqlite")
    database.execute(f"UPDATE warc SET {damage}")
    database.commit()
    database.close()
    with Workspace.open(tmp_path, software="test"):
        assert {path: path.stat().st_size for path in (tmp_path / "warc").iterdir()} == sizes
        assert (tmp_path / "outside").stat().st_size == 100_000


def test_a_fact_without_a_time_is_not_known(place: Path | str) -> None:
    with Workspace.open(place, software="test") as workspace:
        workspace.remember("kind", "key", b"[1]", NOW)
        workspace._database.rows("UPDATE facts SET at = 'yesterday'", ())
        assert workspace.recall("kind", "key") is None
        assert workspace.damaged == 1


@pytest.mark.parametrize(
    "damage",
    ["value = X'5B325D'", "kind = 'other'", "key = 'other'", "at = '2020-01-01T00:00:00+00:00'", "sum = sum + 1"],
)
def test_a_fact_that_was_changed_is_not_known(tmp_path: Path, damage: str) -> None:
    """Its value may still read as one: a letter of a remembered page would alter a quotation."""
    with Workspace.open(tmp_path, software="test") as workspace:
        workspace.remember("kind", "key", b"[1]", NOW)
        assert workspace.recall("kind", "key") == (NOW, b"[1]")
        workspace._database.rows(f"UPDATE facts SET {damage}", ())
        assert [workspace.recall(*name) for name in (("kind", "key"), ("other", "key"), ("kind", "other"))] == [
            None
        ] * 3
        assert workspace.damaged == 1


def test_what_was_kept_before_there_were_sums_counts(place: Path | str) -> None:
    with Workspace.open(place, software="test") as workspace:
        workspace.remember("kind", "key", b"[1]", NOW)
        workspace._database.rows("UPDATE facts SET sum = NULL", ())
        assert workspace.recall("kind", "key") == (NOW, b"[1]")
        assert workspace.damaged == 0


@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("https://a.example", "GET / HTTP"),
        ("https://a.example?x=1#top", "GET /?x=1 HTTP"),
        ("https://a.example/b?x=/#top", "GET /b?x=/ HTTP"),
        ("http://a.example:8080/b//c", "GET /b//c HTTP"),
    ],
)
def test_the_request_line_is_the_one_that_was_sent(tmp_path: Path, url: str, line: str) -> None:
    with Workspace.open(tmp_path, software="test") as workspace:
        workspace.record(_exchange(url))
    (file,) = tmp_path.rglob("*.warc.gz")
    assert line.encode() in gzip.decompress(file.read_bytes())
