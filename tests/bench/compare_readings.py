"""What a change does to every citation of a folder of documents: an old commit against the files as they are now.

    python tests/bench/compare_readings.py BASE DOC...        (make compare DOCS="drafts more.pdf" BASE=main)

Both read the documents with `footproof parse`, each in a process of its own. Only differences are printed, a line a
field that is read in another way; the last line counts them. Exit status 1 if there are any.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[2]
LISTS = ("documents", "footnotes", "citations", "unread")
_KEYS = ("id", "path")
_READ = frozenset(
    {"archive", "link", "title_check", "verdict", "reasons", "history", "decisions", "finished", "started"}
)
"""Fields that parsing leaves empty, or that a clock fills."""


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """What two reports (report.json) say differently, in the order of the documents.

    A line begins with ``-`` for what only the old one has, ``+`` for what only the new one has, ``~`` for a field
    that both have with another value.
    """
    for name in LISTS:
        before, after = _by_key(old.get(name, ())), _by_key(new.get(name, ()))
        for key in dict.fromkeys((*before, *after)):
            if key not in after:
                yield f"- {name} {key}: {_told(before[key])}"
            elif key not in before:
                yield f"+ {name} {key}: {_told(after[key])}"
            else:
                yield from (f"~ {key} {line}" for line in _changed(before[key], after[key]))


def _by_key(rows: Any) -> dict[str, Mapping[str, Any]]:
    return {next(str(row[key]) for key in _KEYS if key in row): row for row in rows}


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    for field in dict.fromkeys((*before, *after)):
        was, now = before.get(field), after.get(field)
        if was != now and field not in _READ:
            yield f"{field}: {_short(was)} -> {_short(now)}"


def _told(row: Mapping[str, Any]) -> str:
    return _short(row.get("text") or row.get("message") or row.get("path"))


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 300 else f"{text[:300]}…"


def parsed(source: Path, documents: list[str], out: Path) -> dict[str, Any]:
    """The report.json of ``footproof parse`` with the program's source in a folder."""
    command = [
        sys.executable,
        "-m",
        "pipeline",
        "parse",
        *documents,
        "--out",
        str(out),
        "--workspace",
        str(out / "workspace"),
    ]
    done = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": str(source), "PYTHONSAFEPATH": "1"},
        stdout=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode not in (0, 3):
        sys.exit(f"{source}: footproof parse ended with {done.returncode}")
    report: dict[str, Any] = json.loads((out / "report.json").read_text("utf-8"))
    return report


def main(base: str, documents: list[str]) -> int:
    """Compare and print."""
    with TemporaryDirectory(prefix="footproof-compare-") as folder:
        tree = Path(folder, "tree")
        subprocess.run(["git", "-C", ROOT, "worktree", "add", "--quiet", "--detach", tree, base], check=True)
        try:
            old = parsed(tree, documents, Path(folder, "old"))
        finally:
            subprocess.run(["git", "-C", ROOT, "worktree", "remove", "--force", tree], check=True)
        new = parsed(ROOT, documents, Path(folder, "new"))
    told = list(differences(old, new))
    for line in told:
        print(line)
    print(f"{len(told)} differences in {len(new['citations'])} citations of {len(new['documents'])} documents")
    return 1 if told else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
