"""What runs found out is kept small, is all there or not at all, and comes over from earlier formats."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from cache.keys import url_key
from cache.model import Capture, Check, Hop, Outcome, Purpose, Record, RunRecord
from cache.rows import pack, unpacked
from cache.schema import FORMATS
from cache.store import Workspace

MONDAY = datetime(2026, 3, 2, 6, 0, 0, 125, tzinfo=UTC)
URL = "https://harbour.example/tides"
RUN = RunRecord("audit", MONDAY, MONDAY, 1, 1, {"ok": 1})
CHECK = Check(URL, MONDAY, "alive", "ok", 200, URL, notes=("0a1b2c3d",))
RECORD = Record("footproof-2026.warc.gz", 12, 34, "sha1:ABC")
CAPTURE = Capture(
    URL,
    *(Outcome.ANSWERED, MONDAY, 1),
    final_url=URL,
    status=200,
    headers=(("content-type", "text/html"), ("x-odd", "ü\x00")),
    hops=(Hop(URL, 200, record=replace(RECORD, revisits=RECORD)),),
)


def _open(place: Path | str) -> Workspace:
    return Workspace.open(place, software="footproof/test")


def test_checks_come_back_as_they_were(place: Path | str) -> None:
    dead = replace(CHECK, status="dead", reason="http-404", checked_at=MONDAY + timedelta(days=7))
    checks = (CHECK, dead, replace(CHECK, checked_at=MONDAY + timedelta(days=14, microseconds=1)))
    with _open(place) as workspace:
        for check in checks:
            workspace.log_run(RUN, [check, replace(check, url=f"{URL}/2")])
        assert workspace.checks(URL) == checks
        assert workspace.checks("https://nobody.example/") == ()


def test_a_year_without_news_takes_little_room(tmp_path: Path) -> None:
    """Bytes of the database for each check: its numbers, and no answer twice."""
    database = tmp_path / "footproof.sqlite"

    def log(first: int, weeks: int) -> int:
        with _open(tmp_path) as workspace:
            for week in range(first, first + weeks):
                at = MONDAY + timedelta(weeks=week)
                checks = [replace(CHECK, url=f"{URL}/{number}", checked_at=at) for number in range(500)]
                workspace.log_run(RUN, checks)
        return database.stat().st_size

    assert (log(1, 51) - log(0, 1)) / (51 * 500) < 40


def test_what_follows_is_kept_with_the_run_and_no_longer(place: Path | str) -> None:
    key = url_key(URL)
    with _open(place) as workspace:
        workspace.log_run(RUN, [CHECK], standings={key: b"first"})
        assert workspace.standings([URL, "https://nobody.example/"]) == {key: b"first"}
        workspace.log_run(RUN, [CHECK], standings={key: b"second"})
        assert workspace.standings([URL] * 1_200) == {key: b"second"}
        workspace.log_run(RUN, [CHECK])
        assert workspace.standings([URL]) == {}


def test_a_run_is_logged_whole_or_not_at_all(place: Path | str) -> None:
    with _open(place) as workspace:
        workspace.log_run(RUN, [CHECK], standings={url_key(URL): b"first"})
        broken = replace(CHECK, url="https://other.example/", checked_at="never")  # type: ignore[arg-type]
        with pytest.raises(TypeError):
            workspace.log_run(RUN, [replace(CHECK, status="dead"), broken], standings={url_key(URL): b"second"})
        assert (len(workspace.runs()), workspace.checks(URL)) == (1, (CHECK,))
        assert workspace.standings([URL]) == {url_key(URL): b"first"}


@pytest.mark.parametrize("version", [1, 2, 3])
def test_earlier_formats_are_taken_over(tmp_path: Path, version: int) -> None:
    """Captures and checks, without the rows that are damaged."""
    with closing(sqlite3.connect(tmp_path / "footproof.sqlite", isolation_level=None)) as database:
        database.executescript("".join(FORMATS[:version]))
        database.execute(f"PRAGMA user_version = {version}")
        for data in (msgspec.json.encode(CAPTURE), b"{"):
            row = (url_key(URL), Purpose.CITED, MONDAY.isoformat(), data)
            database.execute("INSERT INTO captures (key, purpose, checked_at, data) VALUES (?, ?, ?, ?)", row)
        if version > 1:
            database.execute("INSERT INTO runs (data) VALUES (?)", (msgspec.json.encode(RUN),))
            for number, data in enumerate((msgspec.json.encode(CHECK), b"{", b"7"), 1):
                database.execute("INSERT INTO checks (key, run, data) VALUES (?, ?, ?)", (url_key(URL), number, data))
    with _open(tmp_path) as workspace:
        assert workspace.history(URL) == (CAPTURE,)
        assert workspace.damaged == 1
        assert workspace.checks(URL) == ((CHECK,) if version > 1 else ())
        workspace.keep(CAPTURE, Purpose.CITED)
        assert workspace.latest(URL) == CAPTURE


def test_a_capture_is_packed_to_a_part_and_comes_back() -> None:
    plain = msgspec.json.encode(CAPTURE)
    assert msgspec.json.decode(unpacked(pack(CAPTURE)), type=Capture) == CAPTURE
    assert len(pack(CAPTURE)) < len(plain) / 2
    assert unpacked(plain) == plain


def test_rows_of_workspaces_that_are_in_use_can_be_read() -> None:
    """The dictionary must be that of the build which packed them."""
    packed = (
        "78f9ed9d4592430fd944bdd48ac4dc829c547d949ab124333715c8c35e311aeb1a18915c314222091683101ea23e44a44bf47080a824292"
        "4a056a1f81b0067205145"
    )
    capture = Capture("https://a.example/", Outcome.TIMEOUT, datetime(2026, 3, 2, tzinfo=UTC), 1)
    assert msgspec.json.decode(unpacked(bytes.fromhex(packed)), type=Capture) == capture
