"""Reports that people decide about, and the desk as a process of its own."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from fakes.sample_report import many

from footnotes.model import Anchor
from pipeline.checks.findings.about import about
from reports.formats.json_v1 import JsonFormat
from reports.model import Report
from reports.write import write_reports

TOGETHER = 4
"""So many citations share an address."""


def reviewed_report(count: int) -> Report:
    """Citations that decisions can tell apart, their findings as verdicts leave them; some share an address."""
    report = many(count)
    results = []
    for number, result in enumerate(report.results):
        url = result.citation.url and f"{result.citation.url}?of={number // TOGETHER // 14 * 14 + number % 14}"
        citation = replace(result.citation, text=f"{result.citation.text} ({number})", url=url)
        footnote = replace(result.footnote, anchor=Anchor(f"Sentence {number} of the inquiry says what it says."))
        result = replace(result, citation=citation, footnote=footnote)
        reasons = [replace(one, finding=one.code, about=about(one, result)) for one in result.reasons]
        results.append(replace(result, reasons=tuple(reasons)))
    readings = tuple(
        replace(
            reading,
            footnotes=tuple(one.footnote for one in results if one.citation.document == reading.id),
            citations=tuple(one.citation for one in results if one.citation.document == reading.id),
        )
        for reading in report.documents
    )
    return replace(report, documents=readings, results=tuple(results))


def write_reviewed(folder: Path, count: int) -> Path:
    """A report in a folder of its own, its decisions beside it."""
    report = reviewed_report(count)
    out = folder / "report"
    write_reports(replace(report, run=replace(report.run, decisions="../d.jsonl")), out, (JsonFormat(),))
    return out


@dataclass(frozen=True, slots=True)
class RunningDesk:
    """A desk that is open."""

    process: subprocess.Popen[str]
    address: str
    folder: Path
    said: tuple[str, ...] = ()
    """What it said before it was open."""

    @property
    def origin(self) -> str:
        """Without path and token."""
        return re.match(r"http://[^/]+", self.address)[0]  # type: ignore[index]

    def kill(self) -> None:
        """End it as ``kill -9`` does."""
        self.process.kill()
        self.process.wait(10)

    def decisions(self) -> list[dict[str, Any]]:
        """What was written down."""
        path = self.folder / "d.jsonl"
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


@contextmanager
def open_desk(folder: Path, report: Path, *options: str, password: str = "") -> Iterator[RunningDesk]:
    """The command in a folder, until the end; it has to end well by itself then."""
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "review", str(report), "--no-browser", *options],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={
            **os.environ,
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "FOOTPROOF_DESK_PASSWORD": password,
        },
    )
    assert process.stdout is not None
    try:
        said = []
        for line in process.stdout:
            said.append(line)
            if match := re.search(r"open at (http\S+)", line):
                yield RunningDesk(process, match[1], folder, tuple(said))
                break
        else:
            raise AssertionError("".join(said))
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            assert process.wait(20) == 0, process.stdout.read()
        process.stdout.close()
