"""A batch that cites hostile pages, and what it took: its verdicts, and the most memory of all its processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fakes.killed import descendants
from fakes.little_web import LittleWeb, Reply

ROOT = Path(__file__).parents[2]
_SETTINGS = (
    '[fetch]\nspacing_ms = 0\nper_host = 4\nmax_body_mb = 60\n[archive]\nsave = false\norigin = "http://127.0.0.1:9"\n'
)
_SOUND = (
    b"<title>Gulls of the pier</title><h1>Gulls of the pier</h1>" + b"<p>They count the boats before noon.</p>" * 20
)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a batch ended."""

    status: int
    said: str
    citations: Mapping[str, Any]
    """Of the report, by the name of the body; the page that is none of them is ``sound``."""
    megabytes: int
    """Resident, of all processes together."""


def checked(bodies: Mapping[str, bytes], kind: str, folder: Path) -> Ended:
    """Check a document that cites each body and one sound page, and look at the memory all the while."""
    pages = {"sound": Reply(body=_SOUND, headers=(("Content-Type", "text/html"),))}
    pages |= {name: Reply(body=body, headers=(("Content-Type", kind),)) for name, body in bodies.items()}
    with LittleWeb() as web:
        notes = []
        for number, reply in enumerate(pages.values(), 1):
            web.plan(f"/{number}", reply)
            notes.append(f"[^{number}]: Ann Gull, “Gulls of the pier,” {web.url(f'/{number}')}.")
        marks = " ".join(f"Gulls.[^{number}]" for number in range(1, len(pages) + 1))
        (folder / "draft.md").write_text(marks + "\n\n" + "\n".join(notes) + "\n")
        (folder / "footproof.toml").write_text(_SETTINGS)
        program = subprocess.Popen(
            [sys.executable, "-m", "pipeline", "check", "draft.md", "--allow-private", "--config", "footproof.toml"],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        most = 0
        while program.poll() is None:
            most = max(most, sum(map(_megabytes, [program.pid, *descendants(program.pid)])))
            time.sleep(0.02)
        said = program.communicate()[0]
    written = folder / "footproof-report" / "report.json"
    citations = json.loads(written.read_text())["citations"] if written.exists() else []
    return Ended(program.returncode, said, dict(zip(pages, citations, strict=False)), most)


def _megabytes(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20
    except (OSError, IndexError):  # it has ended
        return 0
