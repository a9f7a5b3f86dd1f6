"""pywb, cdxj-indexer and wacz, in an environment of their own: they judge what we write, and are no part of it.

pywb is GPL and the surt library that all of them use is AGPL, so none may be a dependency. Installing them takes
half a minute to two minutes, so that is done only where FOOTPROOF_OTHER_TOOLS asks for it: ``1``, or, as CI does,
``if-possible``, which makes a package index that has not got them no failure.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WANTED = "FOOTPROOF_OTHER_TOOLS"
_PINNED = ("pywb==2.10.0", "wacz==0.6.0")
_START_S = 60.0


def why_not() -> str | None:
    """Why these tools are not to be had here; None where they are."""
    if not os.environ.get(WANTED):
        return f"set {WANTED}=1 to have pywb and wacz installed beside (a minute, needs the package index)"
    if sys.version_info >= (3, 13):
        return "pywb 2.10 needs a Python before 3.13"
    return None


def required() -> bool:
    """Whether it is a failure if they cannot be installed."""
    return os.environ.get(WANTED) != "if-possible"


def install() -> Path:
    """The folder of their programs; they stay installed in the user's cache."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    folder = cache / "footproof-tests" / "-".join((*_PINNED, version)).replace("==", "-")
    bin_folder = folder / ("Scripts" if os.name == "nt" else "bin")
    if not (folder / "installed").exists():
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        command = [bin_folder / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *_PINNED]
        subprocess.run(command, check=True)
        (folder / "installed").touch()
    return bin_folder


@contextmanager
def pywb(tools: Path, folder: Path) -> Iterator[str]:
    """A pywb that serves the collections in a folder; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [tools / "wayback", "-b", "127.0.0.1", "-p", str(port)]
    with (folder / "pywb.log").open("wb") as log:
        running = subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait_for(f"http://127.0.0.1:{port}/", running)
            yield f"http://127.0.0.1:{port}"
        finally:
            running.terminate()
            running.wait(timeout=20)


def _wait_for(url: str, running: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _START_S
    while time.monotonic() < end and running.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise AssertionError("pywb did not start")
