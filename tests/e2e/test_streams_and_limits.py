"""What the shell, the machine or a hostile file name does to the command costs a sentence, never a traceback."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from fakes.little_web import LittleWeb, Reply

ROOT = Path(__file__).parents[2]
NOTE = "Gulls count.[^1]\n\n[^1]: A. Gull, http://a.example/1\n"


def _shell(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    (folder / "a.md").write_text(NOTE)
    return subprocess.run(
        ["sh", "-c", line.replace("FOOTPROOF", f"'{sys.executable}' -m pipeline")],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-", "| true"])
def test_closed_streams_do_not_keep_the_report_from_being_written(tmp_path: Path, closed: str) -> None:
    ended = _shell(tmp_path, f"FOOTPROOF parse a.md {closed}")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert (tmp_path / "footproof-report" / "report.json").exists()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("FOOTPROOF parse a.md > /dev/full", 4),
        ("FOOTPROOF parse ''", 2),
        ("ulimit -n 24; FOOTPROOF parse a.md", 0),
        ("ulimit -f 4; FOOTPROOF parse a.md", 4),
        ("ulimit -n 12; FOOTPROOF parse a.md", 3),
    ],
)
def test_what_the_machine_refuses_is_a_sentence(tmp_path: Path, line: str, code: int) -> None:
    ended = _shell(tmp_path, line)
    assert ended.returncode == code
    assert "Traceback" not in ended.stderr
    assert code == 0 or ended.stderr.startswith("footproof: ")


def test_control_characters_of_a_name_are_shown_as_such(tmp_path: Path) -> None:
    ended = _shell(tmp_path, "FOOTPROOF parse \"$(printf 'a\\033[31mred.md')\"")
    assert ended.returncode == 3
    assert r"a\x1b[31mred.md" in ended.stderr
    assert "\x1b" not in ended.stderr


def test_a_workspace_that_takes_nothing_more_cuts_a_run_short(tmp_path: Path) -> None:
    """In the midst of fetching: exit status 4 with a sentence, like any run that is cut short."""
    with LittleWeb() as web:
        web.plan("/1", Reply(body=b"<title>Gulls</title><p>Gulls count."))
        web.plan("/2", Reply(body=b"<title>Nets</title><p>" + random.Random(1).randbytes(1_500_000).hex().encode()))
        notes = "\n".join(f"[^{n}]: A. Gull, {web.url(f'/{n}')}" for n in (1, 2))
        (tmp_path / "draft.md").write_text(f"Gulls.[^1] Nets.[^2]\n\n{notes}\n")
        ended = _shell(tmp_path, "ulimit -f 1400; FOOTPROOF fetch draft.md --allow-private")
    assert ended.returncode == 4
    assert "footproof: The disk that holds the " in ended.stderr
    assert "is full. What was fetched before is kept" in ended.stderr
    assert "Traceback" not in ended.stderr
