"""A run that is cut short within a program that goes on."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

from fakes.fetching import quick
from fakes.little_web import LittleWeb, Reply

from pipeline.app import proof
from pipeline.errors import ExitCode
from pipeline.settings import ArchiveSettings, RunSettings, Settings


def _interrupt_once_asked(web: LittleWeb, path: str) -> None:
    deadline = time.monotonic() + 10
    while not web.asked(path) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(os.getpid(), signal.SIGINT)


def test_signals_are_answered_as_before(tmp_path: Path) -> None:
    """After a Ctrl-C the report is written, and the program that asked for it can be interrupted again."""
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    with LittleWeb() as web:
        web.plan("/slow", Reply(hang=True))
        document = tmp_path / "draft.md"
        document.write_text(f"Gulls count.[^1]\n\n[^1]: Ann Gull, \u201cA count of gulls\u201d, {web.url('/slow')}\n")
        settings = Settings(fetch=quick(timeout_s=20.0, deadline_s=20.0), archive=ArchiveSettings(origin=web.url("")))
        run = RunSettings(
            documents=(str(document),), out=tmp_path / "out", workspace=tmp_path / "ws", settings=settings
        )
        thread = threading.Thread(target=_interrupt_once_asked, args=(web, "/slow"))
        thread.start()
        status = proof(run, "fetch")
        thread.join()
    assert status is ExitCode.CUT_SHORT
    assert (tmp_path / "out" / "report.json").exists()
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before
