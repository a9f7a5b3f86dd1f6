"""The command line as its users run it: a process of its own."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CONFIG = '[fetch]\nspacing_ms = 0\ntimeout_s = 5\ndeadline_s = 10\nattempts = 2\n[archive]\norigin = "{archive}"\n'


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder to work in, with settings that spare nobody and an archive on loopback."""

    folder: Path
    archive: str = "http://127.0.0.1:9"
    """Nothing listens there by default: an archive that cannot be reached."""

    def write(self, name: str, text: str | bytes) -> str:
        """A document in the folder; its name."""
        (self.folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
        return name

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start a command and do not wait for it; its settings are trusted."""
        settings, trusted = self.folder / "footproof.toml", self.folder / "config" / "footproof" / "trusted.json"
        settings.write_text(CONFIG.format(archive=self.archive))
        trusted.parent.mkdir(parents=True, exist_ok=True)
        trusted.write_text(json.dumps({str(settings.resolve()): hashlib.sha256(settings.read_bytes()).hexdigest()}))
        return subprocess.Popen(
            [sys.executable, "-m", "pipeline", *arguments],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={
                **os.environ,
                "PYTHONPATH": str(Path(__file__).parents[2]),
                "XDG_CONFIG_HOME": str(self.folder / "config"),
            },
        )

    def run(self, *arguments: str) -> Outcome:
        """Run a command to its end."""
        process = self.start(*arguments)
        out, err = process.communicate(timeout=120)
        return Outcome(process.returncode, out, err)

    def report(self) -> dict[str, Any]:
        """The report.json of the last run."""
        loaded: dict[str, Any] = json.loads((self.folder / "footproof-report" / "report.json").read_text())
        return loaded
