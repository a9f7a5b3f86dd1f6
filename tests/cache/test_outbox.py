"""What a run has to tell is kept with the run, all or nothing, until somebody has taken it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cache.errors import StoreError
from cache.model import Announcement, Check, Letter, RunRecord
from cache.schema import FORMATS, SCHEMA_VERSION
from cache.store import Workspace

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
RUN = RunRecord("audit", NOW, NOW + timedelta(minutes=4), 1, 1, {"broken": 1})
CHECK = Check("https://pier.example/", NOW, "dead", "http-404", 404)
FIRST, SECOND = Letter("k1", "mail", b"{}"), Letter("k2", "desk", b"{}")


def _open(place: Path | str) -> Workspace:
    return Workspace.open(place, software="footproof/test")


def test_a_letter_waits_until_it_was_sent(place: Path | str) -> None:
    with _open(place) as workspace:
        workspace.log_run(RUN, [CHECK], Announcement(("new/1",), (FIRST, SECOND)))
    with _open(place) as workspace:
        assert workspace.unsent() == (FIRST, SECOND)
        workspace.mark_sent(FIRST, NOW)
    with _open(place) as workspace:
        assert workspace.unsent() == (SECOND,)
        assert workspace.told() == {"new/1"}


def test_nothing_is_told_of_a_run_that_was_not_kept(place: Path | str) -> None:
    with _open(place) as workspace:
        for _ in range(2):
            workspace.log_run(RUN, [CHECK], Announcement((), (SECOND,)))
        assert (len(workspace.runs()), workspace.unsent()) == (2, (SECOND,))
        workspace._database.rows("ALTER TABLE outbox RENAME TO gone")
        with pytest.raises(StoreError):
            workspace.log_run(RUN, [CHECK], Announcement(("new/1",), (FIRST,)))
        assert (len(workspace.runs()), workspace.told()) == (2, frozenset())


@pytest.mark.parametrize("old", range(1, SCHEMA_VERSION))
def test_a_workspace_of_any_former_format_is_taken_over(tmp_path: Path, old: int) -> None:
    with closing(sqlite3.connect(tmp_path / "footproof.sqlite")) as database:
        for function in ("moment_of", "without_moment"):
            database.create_function(function, 1, str)  # of checks, of which there are none
        database.executescript("".join(FORMATS[:old]) + f"PRAGMA user_version = {old};")
        database.execute("INSERT INTO facts VALUES ('kind', 'key', ?, ?)", (NOW.isoformat(), b"[1]"))
        database.commit()
    for _ in range(2):
        with _open(tmp_path) as workspace:
            assert workspace.recall("kind", "key") == (NOW, b"[1]")
            workspace.log_run(RUN, [CHECK], Announcement((), (FIRST,)))
            assert workspace.unsent() == (FIRST,)
