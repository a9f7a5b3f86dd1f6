"""A real PostgreSQL for tests: on a socket in a folder of its own, as a user without privileges, gone in the end."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

_SETTINGS = (
    "listen_addresses=", "fsync=off", "full_page_writes=off", "max_connections=60", "shared_buffers=32MB",
    "autovacuum=off", "log_min_messages=fatal",
)  # fmt: skip


def programs() -> Path | None:
    """The folder of the server's programs, the newest that is installed; None where there is none."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in versions), key=lambda path: int(path.parent.name), default=None)


class Server:
    """A running server. Every database that it is asked for is a new one."""

    def __init__(self, folder: Path, bin: Path, user: list[str]) -> None:
        self.folder = folder
        self._bin = bin
        self._user = user
        self._numbers = count(1)

    def database(self) -> str:
        """The address of a new, empty database."""
        name = f"ws{next(self._numbers)}"
        self.run("createdb", "-h", str(self.folder), "-U", "footproof", name)
        return f"postgresql://footproof@/{name}?host={self.folder}"

    def run(self, program: str, *arguments: str) -> None:
        """Run one of the server's programs."""
        command = [*self._user, str(self._bin / program), *arguments]
        subprocess.run(command, check=True, capture_output=True, cwd=self.folder, stdin=subprocess.DEVNULL)


@contextmanager
def running_server() -> Iterator[Server | None]:
    """Start a server; None where PostgreSQL is not installed."""
    bin = programs()
    if bin is None:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="footproof-pg-"))
    user: list[str] = []
    if os.geteuid() == 0:  # which the server refuses
        name = next(name for name in ("postgres", "nobody") if any(one.pw_name == name for one in pwd.getpwall()))
        shutil.chown(folder, name)
        user = ["runuser", "-u", name, "--"]
    server, data = Server(folder, bin, user), str(folder / "data")
    try:
        server.run("initdb", "-D", data, "-U", "footproof", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C")
        options = " ".join(f"-c {one}" for one in (*_SETTINGS, f"unix_socket_directories={folder}"))
        server.run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield server
        finally:
            server.run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
