"""``footproof worker`` and ``check`` with a workspace on a server: the report is that of one machine, whoever dies."""

from __future__ import annotations

import signal
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fakes.command import Desk
from fakes.little_web import LittleWeb, Reply, redirect
from fakes.postgres import Server
from fakes.wayback_machine import WaybackMachine

from cache.model import JobState, SaveJob
from cache.store import Workspace
from pipeline import cli
from pipeline.archives.clock import SystemClock

pytest.importorskip("procrastinate", reason="footproof[cluster] is not installed: several machines are NOT tested")

from pipeline.cluster.status import status_lines

pytestmark = pytest.mark.timeout(300)
_PAGES = 12


def _document(web: LittleWeb) -> str:
    """Notes on pages of four hosts: living, gone, moved to another host, and none at all."""
    web.plan("/moved", redirect(web.url("/page7", "127.0.0.9"), 301))
    for number in range(_PAGES):
        page = f"<title>The tides of {number}</title><h1>The tides of {number}</h1><p>" + "High water at noon. " * 40
        web.plan(f"/page{number}", Reply(body=page.encode(), delay_s=0.05))
    urls = [web.url(f"/page{number}", f"127.0.0.{number % 4 + 1}") for number in range(_PAGES)]
    urls += [web.url("/gone", "127.0.0.5"), web.url("/moved", "127.0.0.6"), "ftp://harbour.example/list"]
    marks = "\n\n".join(f"The tides of {n} are told here.[^{n}]" for n in range(len(urls)))
    notes = "\n\n".join(f"[^{n}]: Ada Moor, “The tides of {n},” 3 May 2019, {url}." for n, url in enumerate(urls))
    return f"{marks}\n\n{notes}\n"


def _told(desk: Desk) -> list[dict[str, Any]]:
    """The citations of the report, but for times and places of records."""
    citations: list[dict[str, Any]] = desk.report()["citations"]
    for citation in citations:
        for part in ("link", "archive", "history"):
            times = [
                name
                for name in citation[part] or {}
                if name in ("checked_at", "local", "last_alive") or "since" in name
            ]
            # Which address is the first that the archive does not answer for is as it comes.
            times += ["detail"] if part == "archive" and citation[part] else []
            for name in times:
                del citation[part][name]
    return citations


def _different(expected: list[dict[str, Any]], told: list[dict[str, Any]]) -> Iterator[tuple[str, str, Any, Any]]:
    """Id, field and both values of what is not the same."""
    for one, other in zip(expected, told, strict=True):
        for field in one.keys() | other.keys():
            if one.get(field) != other.get(field):
                yield one["id"], field, one.get(field), other.get(field)


def test_a_batch_of_workers_tells_what_one_machine_tells(tmp_path: Path, server: Server) -> None:
    """One worker is killed in the midst of it, another one is ended in good order."""
    address = server.database()
    with LittleWeb() as web:
        desk = Desk(tmp_path)
        desk.write("draft.md", _document(web))
        alone = desk.run("check", "draft.md", "--allow-private", "--workspace", "ws")
        expected, asked = _told(desk), Counter(request.target for request in web.requests)
        web.requests.clear()
        workers = [desk.start("worker", "--workspace", address, "--allow-private") for _ in range(2)]
        while "2 workers" not in next(status_lines(address, "ws")):
            time.sleep(0.1)
        batch = desk.start("check", "draft.md", "--allow-private", "--workspace", address)
        while len(web.requests) < 4:
            time.sleep(0.02)
        workers[0].kill()
        out, err = batch.communicate(timeout=90)
        assert (batch.returncode, err) == (alone.code, "")
        assert out.splitlines()[0] == alone.out.splitlines()[0]
        assert list(_different(expected, _told(desk))) == []
        # What was in flight when the worker was killed is asked for once more, and nothing else.
        again = Counter(request.target for request in web.requests) - asked
        assert again.total() <= 2 * 4
        assert "queue    0 hosts wait, 0 are asked, 0 jobs failed" in status_lines(address, "ws")
        workers[1].send_signal(signal.SIGTERM)
        assert workers[1].wait(timeout=60) == 0
        for worker in workers:
            worker.communicate()


def test_a_worker_that_is_killed_while_the_archive_answers_doubles_no_capture(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No run waits any more: the next worker finds the capture that the dead one had asked for, and makes the other."""
    monkeypatch.setenv("IA_ACCESS_KEY_ID", "access")
    monkeypatch.setenv("IA_SECRET_ACCESS_KEY", "secret")
    address, urls = server.database(), ["https://harbour.example/tides", "https://harbour.example/lamps"]
    with WaybackMachine(SystemClock()) as machine, Workspace.open(address, software="footproof/test") as workspace:
        desk, workers = Desk(tmp_path, machine.origin), []

        def start() -> None:
            workers.append(desk.start("worker", "--workspace", address))

        def kill(url: str) -> None:
            if machine.submitted[url] == 1 and url == urls[0]:
                known.append(workspace.jobs.of(url))
                workers[0].kill()

        known: list[SaveJob | None] = []
        machine.on_save, machine.job_seconds, machine.rules[urls[0]] = kill, 0.1, "cut"
        for url in urls:
            workspace.jobs.put(SaveJob(url, JobState.QUEUED, datetime.now(UTC)))
        start()
        assert workers[0].wait(timeout=60) == -signal.SIGKILL
        start()
        while [job.state for url in urls if (job := workspace.jobs.of(url))] != [JobState.SAVED] * 2:
            time.sleep(0.1)
        assert machine.submitted == dict.fromkeys(urls, 1)
        assert [job.state for job in known if job] == [JobState.PENDING]
        workers[1].send_signal(signal.SIGTERM)
        assert workers[1].wait(timeout=60) == 0
        for worker in workers:
            worker.communicate()


@pytest.mark.parametrize("command", ["worker", "status"])
def test_a_worker_needs_a_server(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main([command]) == 2
    assert "is a folder" in capsys.readouterr().err
    assert cli.main([command, "--workspace", "postgresql://ada:secret@127.0.0.1:9/none"]) == 2
    said = capsys.readouterr().err
    assert "cannot be reached" in said
    assert "secret" not in said
