"""An audit of 50,000 citations in 2,000 documents with a year of history, offline: seconds, memory, size.

    python tests/bench/bench_audit.py [--documents N] [--notes N] [--weeks N] [--keep FOLDER]

Documents, workspace and history are made up; each note cites a page of its own, one in ten is gone. Memory is that of
the program and all its workers together (proportional set size, sampled).
"""

from __future__ import annotations

import argparse
import hashlib
import io
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from cache.keys import url_key
from cache.model import Capture, Check, Exchange, Hop, Outcome, Purpose, RunRecord
from cache.store import Workspace
from pipeline.history.packing import pack_standing
from pipeline.history.states import Standing, after
from pipeline.settings import AuditSettings
from pipeline.text.model import Media, Page, TitleCandidate
from pipeline.text.packing import EXTRACTOR_VERSION, pack_page

LAST = datetime.now(UTC) - timedelta(days=3)
WORDS = ("harbour", "tide", "weir", "gull", "mole", "lamp", "rope", "keel", "chart", "sound", "fog", "pilot", "anchor")
KIND = "text/html; charset=utf-8"


def address(number: int) -> str:
    return f"https://site{number % 2_900}.example/archive/{2000 + number % 25}/{WORDS[number % 13]}-{number}.html"


def title(number: int) -> str:
    return f"The {WORDS[number % 13]} and the {WORDS[number // 13 % 13]} in the year {number % 400 + 1600}"


def write_documents(folder: Path, documents: int, notes: int) -> None:
    folder.mkdir(parents=True)
    for document in range(documents):
        numbers = range(document * notes, (document + 1) * notes)
        body = "\n\n".join(f"The {title(n).lower()} is told here for those who ask.[^{n}]" for n in numbers)
        cited = "\n\n".join(
            f"[^{n}]: Ada Moor, “{title(n)},” *Site {n % 2_900}*, March {n % 28 + 1}, {2000 + n % 25}, {address(n)}."
            for n in numbers
        )
        (folder / f"paper-{document:05}.md").write_text(f"# Paper {document}\n\n{body}\n\n{cited}\n", "utf-8")


def page_of(number: int) -> Page:
    text = f"{title(number)}. " + f"What the {WORDS[number % 13]} says of itself is written here at some length. " * 30
    return Page(Media.HTML, titles=(TitleCandidate(title(number), "h1"),), text=text, visible=text, language="en")


def fill(folder: Path, citations: int, weeks: int) -> None:
    with Workspace.open(folder, software="footproof/bench") as workspace:
        # Safe at every moment, as a run is, takes an hour here.
        workspace._database.rows("PRAGMA synchronous = OFF")
        with workspace._database.transaction():
            for number in range(citations):
                keep(workspace, number)
        standings: dict[str, Standing] = {}
        for week in range(weeks):
            at = LAST - timedelta(weeks=weeks - 1 - week)
            counts = {"ok": citations * 9 // 10, "broken": citations // 10}
            told = list(checks(citations, at))
            for check in told[:2]:
                standings[check.status] = after(standings.get(check.status), check, AuditSettings())
            packed = {status: pack_standing(standing, AuditSettings()) for status, standing in standings.items()}
            left = {url_key(check.url): packed[check.status] for check in told}
            workspace.log_run(RunRecord("audit", at, at, 2_000, citations, counts), told, standings=left)


def keep(workspace: Workspace, number: int) -> None:
    url, status = address(number), 404 if number % 10 == 0 else 200
    body = f"<title>{title(number)}</title>".encode()
    headers = (("content-type", KIND), ("server", "nginx"), ("etag", f'"{number:x}"'))
    record = workspace.record(Exchange(url, LAST, (), status, "", headers, io.BytesIO(body), len(body)))
    digest = hashlib.sha256(body).hexdigest()
    capture = Capture(
        url,
        *(Outcome.ANSWERED, LAST, 1),
        final_url=url,
        status=status,
        headers=headers,
        hops=(Hop(url, status, record=record),),
        body_sha256=digest,
        body_length=len(body),
    )
    workspace.keep(capture, Purpose.CITED)
    if status == 404:
        workspace.keep(capture, Purpose.AGAIN)
    page = page_of(number) if status == 200 else Page(Media.HTML, text="There is no such page.", language="en")
    workspace.remember("page", f"{EXTRACTOR_VERSION} {digest} {KIND} {url}", pack_page(page), LAST)


def checks(citations: int, at: datetime) -> Iterator[Check]:
    alive = Check(address(1), at, "alive", "ok", 200, verdict="ok", title="match")
    gone = Check(address(0), at, "dead", "http-404", 404, verdict="broken")
    for number in range(citations):
        yield replace(alive if number % 10 else gone, url=address(number), final_url=address(number))


def proportional_kib(root: int) -> int:
    """Of a process and everything below it."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                parents.setdefault(int((entry / "stat").read_text().rpartition(")")[2].split()[1]), []).append(
                    int(entry.name)
                )
            except OSError:
                continue
    below, total = [root], 0
    while below:
        process = below.pop()
        below += parents.get(process, [])
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total


def audited(folder: Path) -> None:
    """Run the audit twice, and print what it took."""
    for which in ("first", "second"):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        began, peak = time.perf_counter(), 0
        command = [sys.executable, "-m", "pipeline", "audit", "docs", "--offline", "--workspace", "ws", "-o", "out"]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        with (folder / "log").open("wb") as log:
            run = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
            while run.poll() is None:
                peak = max(peak, proportional_kib(run.pid))
                time.sleep(0.5)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        print(
            f"{which} audit: exit {run.returncode}, {time.perf_counter() - began:.1f} s, {seconds:.1f} s of CPU, "
            f"peak {peak // 1024} MiB",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--notes", type=int, default=25)
    parser.add_argument("--weeks", type=int, default=52)
    parser.add_argument("--keep", type=Path, help="a folder that is filled once and used again")
    given = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        citations = given.documents * given.notes
        if not (folder / "docs").exists():
            write_documents(folder / "docs", given.documents, given.notes)
            fill(folder / "ws", citations, given.weeks)
        files = [file for file in (folder / "ws").rglob("*") if file.is_file()]
        size = sum(file.stat().st_size for file in files)
        print(f"{citations} citations, {given.weeks} weeks: workspace {size / 1e6:.0f} MB", flush=True)
        audited(folder)


if __name__ == "__main__":
    main()
