"""What a person at a terminal sees of a run under way."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from fakes.little_web import LittleWeb, Reply

from pipeline.progress import LONGEST_NAME, waiting_for

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), ""),
        (("slow.example",), "waiting for slow.example"),
        (("slow.example", "b.example", "c.example"), "waiting for slow.example and 2 more"),
    ],
)
def test_what_a_run_waits_for(names: tuple[str, ...], said: str) -> None:
    assert waiting_for(names) == said


def test_a_long_name_leaves_the_bar_its_line() -> None:
    assert len(waiting_for(("a" * 250 + ".example",))) == len("waiting for ") + LONGEST_NAME


@pytest.mark.slow
def test_stages_say_what_happens_and_which_host_is_waited_for(tmp_path: Path) -> None:
    """On a terminal alone, and on stderr: stdout is for results."""
    with LittleWeb() as web:
        web.plan("/slow", Reply(body=b"<title>Gulls", delay_s=1.0))
        note = f"Gulls count.[^1]\n\n[^1]: Ada Moor, “Gulls,” *Post*, 2019, {web.url('/slow')}.\n"
        (tmp_path / "draft.md").write_text(note, "utf-8")
        terminal, stderr = pty.openpty()
        run = subprocess.Popen(
            [sys.executable, "-m", "pipeline", "fetch", "draft.md", "--allow-private"],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=stderr,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "120"},
        )
        os.close(stderr)
        shown = b""
        try:
            while piece := os.read(terminal, 4096):
                shown += piece
        except OSError:
            pass  # how Linux says that nobody writes to it any more
        out, _ = run.communicate(timeout=60)
        os.close(terminal)
    assert run.returncode == 0, shown
    assert b"reading notes" in shown
    assert b"opening links" in shown
    assert b"waiting for 127.0.0.1" in shown
    assert b"waiting" not in out
