"""A Dask scheduler and two workers on loopback, each a process as it is on a machine of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory


@dataclass(frozen=True)
class Machines:
    address: str
    scheduler: subprocess.Popen[bytes]
    workers: tuple[subprocess.Popen[bytes], ...]


@contextmanager
def dask_machines(workers: int = 2) -> Iterator[Machines]:
    """Start them; they are gone in the end."""
    with TemporaryDirectory(prefix="footproof-dask-") as name:
        said = Path(name) / "scheduler.json"
        common = ("--scheduler-file", str(said), "--no-dashboard")
        scheduler = _start("dask_scheduler", name, *common, "--host", "127.0.0.1", "--port", "0")
        of_worker = (*common, "--nthreads", "1", "--no-nanny", "--local-directory", name)
        started = tuple(_start("dask_worker", name, *of_worker) for _ in range(workers))
        try:
            while not said.exists():
                assert scheduler.poll() is None
                time.sleep(0.05)
            yield Machines(json.loads(said.read_text())["address"], scheduler, started)
        finally:
            for process in (*started, scheduler):
                process.kill()
                process.wait()


def _start(program: str, folder: str, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.{program}", *arguments]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
