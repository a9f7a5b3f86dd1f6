"""How often registries are asked for a document of works, and whether any refuses: 400 works, published rates.

    python tests/bench/bench_registries.py [WORKS]

The stand-ins of ``tests/fakes/registries.py`` answer 429 to whoever asks faster than their rules allow.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from fakes.registries import made_up_works, registries  # noqa: E402

WORKS, PER_WORK = 400, 2.5


def main(count: int = WORKS) -> int:
    """Check a document of so many works; 1 where a registry refused, or was asked too often."""
    works = list(made_up_works(count))
    with TemporaryDirectory() as name, registries(works) as held:
        folder = Path(name)
        marks = "".join(f" A count.[^{number}]" for number in range(1, count + 1))
        notes = "\n".join(f"[^{number}]: {work.note}" for number, work in enumerate(works, 1))
        (folder / "draft.md").write_text(f"{marks}\n\n{notes}\n", encoding="utf-8")
        (folder / "own.toml").write_text(f'[archive]\norigin = "http://127.0.0.1:9"\nsave = false\n{held.settings()}')
        command = [sys.executable, "-m", "pipeline", "check", "draft.md", "--config", "own.toml"]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "OPENALEX_API_KEY": "made-up"}
        began = time.monotonic()
        subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=False)
        seconds = time.monotonic() - began
        report = json.loads((folder / "footproof-report" / "report.json").read_text(encoding="utf-8"))
    told = Counter((citation["work"] or {}).get("status") for citation in report["citations"])
    refused = sum(held.refused.values())
    each = {name: len(web.requests) for name, web in held.webs.items()}
    print(f"{count} works in {seconds:.0f} s: {dict(told)}")
    print(f"{held.asked} requests, {held.asked / count:.2f} a work: {each}; answered 429: {refused} {held.refused}")
    return int(bool(refused) or held.asked > PER_WORK * count)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
