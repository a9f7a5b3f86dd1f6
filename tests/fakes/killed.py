"""A batch that is killed with -9 and run again: what was lost, what was done twice, and which processes are left."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from fakes.little_web import LittleWeb, Reply, redirect
from fakes.wayback_machine import WaybackMachine

from cache.store import Workspace

ROOT = Path(__file__).parents[2]
_SETTINGS = """
[fetch]
spacing_ms = 0
timeout_s = 20
deadline_s = 40
[archive]
origin = "{origin}"
wait_s = {wait_s}
poll_s = 0.2
cdx_per_minute = 60000
replay_per_minute = 60000
save_per_minute = 60000
"""
_LEFT_AFTER_S = 5.0
_PATIENCE_S = 1800.0
"""For one run, on a machine that is busy with others."""


class RealClock:
    """This machine's, for an archive that another process talks to."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()


@dataclass
class Tally:
    """What went wrong, over all moments."""

    moments: int = 0
    under_way: int = 0
    """Moments at which the batch was still running."""
    lost: list[str] = field(default_factory=list)
    """Exchanges that were kept and are gone, and addresses that the second run did not look at."""
    doubled: list[str] = field(default_factory=list)
    """Exchanges that were kept and were made again."""
    submitted_twice: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    """Processes of a killed run that lived on for five seconds."""

    @property
    def faults(self) -> int:
        return len(self.lost) + len(self.doubled) + len(self.submitted_twice) + len(self.left)

    def __str__(self) -> str:
        return (
            f"killed at {self.moments} moments, {self.under_way} of them under way: exchanges lost {len(self.lost)}, "
            f"doubled {len(self.doubled)}, submissions doubled {len(self.submitted_twice)}, "
            f"processes left {len(self.left)}"
        )


def killed_at(moments: int, folder: Path, seed: int, notes: int = 8) -> Tally:
    """Kill a batch at so many random moments, each time resume it, and count."""
    chance, tally = random.Random(seed), Tally()
    with LittleWeb() as web:
        paths = list(_site(web, notes))
        lasted = None
        for number in range(moments):
            work = folder / f"moment-{number}"
            work.mkdir(parents=True)
            with WaybackMachine(RealClock()) as machine:
                machine.job_seconds = 0.5
                batch = _Batch(work, web, machine, paths)
                if lasted is None:  # how long a batch takes that nobody kills
                    began = time.monotonic()
                    batch.run(wait_s=20)
                    lasted = time.monotonic() - began
                    shutil.rmtree(work / "workspace")
                    machine.submitted.clear()
                    machine.takes.clear()
                    machine.jobs.clear()
                web.requests.clear()
                _look(batch, chance.uniform(0.05, 1.1) * lasted, tally)
            shutil.rmtree(work)
    return tally


def _site(web: LittleWeb, notes: int) -> Iterator[str]:
    for number in range(notes):
        path = f"/article/{number}"
        words = f"Gulls of pier {number} count the boats that come in before noon. " * 20
        page = f"<html><head><title>Gulls of pier {number}</title></head><body><h1>Gulls of pier {number}</h1>{words}"
        if number % 4 == 3:
            web.plan(path, redirect(f"/moved/{number}", 301))
            path = f"/moved/{number}"
        web.plan(path, Reply(body=page.encode(), delay_s=0.05 * (number % 3)))
        yield f"/article/{number}"


@dataclass(frozen=True, slots=True)
class _Batch:
    folder: Path
    web: LittleWeb
    machine: WaybackMachine
    paths: list[str]

    def start(self, wait_s: float) -> subprocess.Popen[bytes]:
        (self.folder / "footproof.toml").write_text(_SETTINGS.format(origin=self.machine.origin, wait_s=wait_s))
        body = "\n\n".join(f"Gulls were seen at pier {n}.[^{n}]" for n in range(len(self.paths)))
        notes = "\n".join(
            f"[^{n}]: Ann Gull, “Gulls of pier {n},” *Harbour Post*, May 3, 2019, {self.web.url(path)}."
            for n, path in enumerate(self.paths)
        )
        (self.folder / "draft.md").write_text(f"{body}\n\n{notes}\n")
        arguments = ("draft.md", "--workspace", "workspace", "--allow-private", "--config", "footproof.toml")
        return subprocess.Popen(
            [sys.executable, "-m", "pipeline", "check", *arguments],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "IA_ACCESS_KEY_ID": "access",
                "IA_SECRET_ACCESS_KEY": "secret",
            },
        )

    def run(self, wait_s: float) -> int:
        return self.start(wait_s).wait(timeout=_PATIENCE_S)

    def kept(self) -> set[str]:
        """Addresses of cited pages whose exchange the workspace has, whatever state it was left in."""
        path = self.folder / "workspace" / "footproof.sqlite"
        if not path.exists():
            return set()
        # A copy, because opening a database repairs it.
        copy = self.folder / "copy"
        shutil.copytree(path.parent, copy, ignore=shutil.ignore_patterns("warc"), dirs_exist_ok=True)
        try:
            rows = sqlite3.connect(copy / path.name).execute("SELECT key FROM captures WHERE purpose = 'cited'")
            return {key for (key,) in rows}
        except sqlite3.Error:  # killed before there were tables
            return set()


def _look(batch: _Batch, seconds: float, tally: Tally) -> None:
    """Kill a batch after so many seconds, run it again, and add what went wrong."""
    program = batch.start(wait_s=20)
    try:
        program.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        tally.under_way += 1
    family = list(descendants(program.pid))
    program.send_signal(signal.SIGKILL)
    program.wait()
    tally.moments += 1
    until = time.monotonic() + _LEFT_AFTER_S
    while (living := [pid for pid in family if _lives(pid)]) and time.monotonic() < until:
        time.sleep(0.05)
    tally.left += [f"{pid} after {seconds:.2f} s" for pid in living]
    kept, asked = batch.kept(), Counter(request.target for request in batch.web.requests)
    batch.run(wait_s=20)
    again = Counter(request.target for request in batch.web.requests) - asked
    with Workspace.open(batch.folder / "workspace", software="test") as workspace:
        for path in batch.paths:
            capture = workspace.latest(batch.web.url(path))
            if capture is None or not workspace.body(capture):
                tally.lost.append(path)
            if len(workspace.history(batch.web.url(path))) > 1:
                tally.doubled.append(path)
    tally.doubled += [path for path in batch.paths if again[path] and any(path in key for key in kept)]
    tally.submitted_twice += [url for url, times in batch.machine.submitted.items() if times > 1]


def descendants(parent: int) -> Iterator[int]:
    for task in Path(f"/proc/{parent}/task").glob("*/children"):
        try:
            children = [int(pid) for pid in task.read_text().split()]
        except OSError:
            continue
        for child in children:
            yield child
            yield from descendants(child)


def _lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
