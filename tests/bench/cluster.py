"""One batch by several workers that are killed with -9 again and again: lost, doubled, two at a host, the same report.

    python tests/bench/cluster.py [--citations N] [--hosts N] [--workers N] [--kills N] [--words N] [--readers N]
        [--stage NAME] [--no-sqlite]

Pages, hosts (127.0.0.0/8), a PostgreSQL and the workers are all on this machine. The same document is proofed with an
SQLite workspace first; the reports have to say the same but for times and places of records. Memory is the peak of one
worker with its readers (proportional set size, sampled). Exit status 1 unless nothing is lost, doubled or different.

How much faster two workers read than one: --workers 1 and 2 in turns, with --no-sqlite --kills 0 --stage fetch
--words 20000 --readers 1. With more readers one worker takes both processors of a small machine, and a whole check
waits for the one process that compares what pages say.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.bench_audit import proportional_kib
from fakes.postgres import running_server

ROOT = Path(__file__).parents[2]
SETTINGS = '[fetch]\nspacing_ms = 20\nattempts = 2\n[archive]\norigin = "http://127.0.0.1:9"\nsave = false\n'
# Every request says which process sends it.
PROGRAM = (
    "import os, pipeline.stages.extract as extract; extract._MOST_WORKERS = int(os.environ.get('READERS', 3)); "
    "import sys, pipeline.web.client as client; own = client.browser_headers; "
    "client.browser_headers = lambda: own() | {'X-Worker': str(os.getpid())}; "
    "from pipeline.cli import main; sys.exit(main())"
)
MOST_IN_ONE = 1_000
"""Citations of one document."""
WORDS = ("harbour", "tide", "weir", "gull", "mole", "lamp", "rope", "keel", "chart", "sound", "fog", "pilot", "anchor")


def host(number: int) -> str:
    return f"127.{number // 62_500 + 1}.{number // 250 % 250 + 1}.{number % 250 + 1}"


def title(number: int) -> str:
    return f"The {WORDS[number % 13]} and the {WORDS[number // 13 % 13]} in the year {number % 400 + 1600}"


class Web:
    """Answers every address of the document; one in ten is gone, one in seven leads to another host."""

    def __init__(self, citations: int, hosts: int, words: int, log: Path) -> None:
        self._citations = citations
        self._hosts = hosts
        self._log = log.open("a", buffering=1)
        self._text = " ".join(f"{WORDS[n % 13]} {n * 7919 % 997}" for n in range(words))
        self.port = 0

    async def serve(self) -> None:
        server = await asyncio.start_server(self._connection, "0.0.0.0", 0, backlog=4_096)
        self.port = server.sockets[0].getsockname()[1]
        print(self.port, flush=True)
        await server.serve_forever()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                began = time.monotonic()
                lines = head.split("\r\n")
                path = lines[0].split(" ")[1]
                fields = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:])}
                await asyncio.sleep(0.02)
                writer.write(self._answer(path))
                await writer.drain()
                asked = fields["host"].partition(":")[0]
                print(began, time.monotonic(), asked, path, fields.get("x-worker", "-"), file=self._log)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    def _answer(self, path: str) -> bytes:
        kind, _, rest = path.strip("/").partition("/")
        number = int(rest) if kind in ("page", "other") and rest.isdecimal() else -1
        if kind == "page" and number % 7 == 3:
            to = f"http://{host((number * 31 + 7) % self._hosts)}:{self.port}/other/{number}"
            return f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode()
        status = "404 Not Found" if number < 0 or number % 10 == 9 else "200 OK"
        body = (
            "Gone."
            if status[0] == "4"
            else f"<title>{title(number)}</title><h1>{title(number)}</h1><p>{self._text} {number}"
        )
        data = f"<!doctype html><html><body>{body}</body></html>".encode()
        head = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(data)}\r\n\r\n"
        return head.encode() + data


def write_documents(folder: Path, citations: int, hosts: int, port: int) -> None:
    """The citations, in documents of a size that is read."""
    for first in range(0, citations, MOST_IN_ONE):
        mine = range(first, min(first + MOST_IN_ONE, citations))
        marks = "\n\n".join(f"The {title(n).lower()} is told here.[^{n}]" for n in mine)
        notes = "\n\n".join(
            f"[^{n}]: Ada Moor, “{title(n)},” *Site {n % hosts}*, 3 May 2019, http://{host(n % hosts)}:{port}/page/{n}."
            for n in mine
        )
        (folder / f"paper-{first // MOST_IN_ONE:04}.md").write_text(f"# Paper\n\n{marks}\n\n{notes}\n", "utf-8")


def start(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(folder / "config")}
    command = [sys.executable, "-c", PROGRAM, *arguments]
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log, start_new_session=True)


def said(report: Path) -> list[dict[str, Any]]:
    """What a report says of its citations, but for what is another in every run."""
    citations = json.loads(report.read_text("utf-8"))["citations"]
    for citation in citations:
        for field in ("link", "archive", "history"):
            values = citation.get(field) or {}
            for name in [one for one in values if one in ("checked_at", "local", "last_alive") or "since" in one]:
                del values[name]
        for source in citation.get("link", {}).get("hops") or ():
            source.pop("record", None)
    return citations


def check(folder: Path, workspace: str, out: str) -> subprocess.Popen[bytes]:
    common = ("--config", "settings.toml", "--allow-private")
    papers = sorted(paper.name for paper in folder.glob("paper-*.md"))
    return start(folder, os.environ.get("STAGE", "check"), *papers, "--workspace", workspace, "--out", out, *common)


class Kept:
    """Workers that are killed and started again, and the most that one of them took."""

    def __init__(self, folder: Path, address: str, workers: int, kills: int) -> None:
        self._folder = folder
        self._address = address
        self.kills = [kills] * workers
        self.peak = 0
        self.workers = [self._start() for _ in range(workers)]
        self._born = [time.monotonic()] * workers
        self._lives = [self._life() for _ in range(workers)]

    def _start(self) -> subprocess.Popen[bytes]:
        common = ("--config", "settings.toml", "--allow-private")
        return start(self._folder, "worker", "--workspace", self._address, *common)

    def _life(self) -> float:
        return random.uniform(3, 12)

    def look(self) -> None:
        for place, worker in enumerate(self.workers):
            self.peak = max(self.peak, proportional_kib(worker.pid))
            if self.kills[place] and time.monotonic() - self._born[place] > self._lives[place]:
                worker.kill()
                worker.wait()
                self.kills[place] -= 1
                self.workers[place] = self._start()
                self._born[place], self._lives[place] = time.monotonic(), self._life()

    def end(self) -> None:
        for worker in self.workers:
            worker.send_signal(signal.SIGTERM)
        for worker in self.workers:
            worker.wait()


def together(log: Path) -> list[str]:
    """Hosts at which two processes were at once."""
    visits: defaultdict[str, list[tuple[float, float, str]]] = defaultdict(list)
    for line in log.read_text().splitlines():
        began, ended, asked, _, worker = line.split(" ")
        visits[asked].append((float(began), float(ended), worker))
    crowded = []
    for asked, times in visits.items():
        times.sort()
        latest: dict[str, float] = {}
        for began, ended, worker in times:
            if any(until > began for other, until in latest.items() if other != worker):
                crowded.append(asked)
                break
            latest[worker] = max(ended, latest.get(worker, 0))
    return crowded


def main() -> int:
    parser = argparse.ArgumentParser()
    for name, default in (
        ("citations", 2_000),
        ("hosts", 400),
        ("workers", 2),
        ("kills", 20),
        ("words", 300),
        ("readers", 3),
    ):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--stage", default="check", help="the command that submits the batch")
    parser.add_argument("--no-sqlite", action="store_true")
    parser.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    os.environ |= {"READERS": str(given.readers), "STAGE": given.stage}
    if given.serve:
        asyncio.run(Web(given.citations, given.hosts, given.words, given.serve).serve())
        return 0
    with TemporaryDirectory() as name, running_server() as server:
        folder = Path(name)
        assert server is not None, "PostgreSQL is not installed"
        sizes = [f"--{one}={getattr(given, one)}" for one in ("citations", "hosts", "words")]
        log = folder / "requests"
        web = subprocess.Popen([sys.executable, __file__, *sizes, "--serve", log], stdout=subprocess.PIPE)
        try:
            assert web.stdout is not None
            write_documents(folder, given.citations, given.hosts, int(web.stdout.readline()))
            (folder / "settings.toml").write_text(SETTINGS)
            return run(folder, log, server.database(), given)
        finally:
            web.kill()
            web.wait()


def run(folder: Path, log: Path, address: str, given: argparse.Namespace) -> int:
    alone = 0.0
    if not given.no_sqlite:
        began = time.monotonic()
        code = check(folder, "ws", "alone").wait()
        alone = time.monotonic() - began
        print(f"SQLite: exit {code}, {alone:.1f} s", flush=True)
    log.write_text("")
    kept = Kept(folder, address, given.workers, given.kills)
    time.sleep(3)
    began = time.monotonic()
    batch = check(folder, address, "together")
    while batch.poll() is None:
        kept.look()
        time.sleep(0.2)
    seconds = time.monotonic() - began
    kept.end()
    killed = sum(given.kills - left for left in kept.kills)
    print(
        f"{given.workers} workers: exit {batch.returncode}, {seconds:.1f} s"
        + (f" ({seconds / alone:.2f} of SQLite)" if alone else "")
        + f", load {os.getloadavg()[0]:.1f}, {killed} killed, peak of a worker {kept.peak // 1024} MiB",
        flush=True,
    )
    from cache.store import Workspace

    with Workspace.open(address, software="footproof/bench") as workspace:
        rows = workspace._database.rows(
            "SELECT urls.key, count(*) FROM captures JOIN urls ON urls.id = captures.url WHERE purpose = 'cited' "
            "GROUP BY urls.key"
        )
    counts = Counter(dict(rows))
    lost = given.citations - len(counts)
    doubled = sum(1 for number in counts.values() if number > 1)
    crowded = together(log)
    differ = 0
    if alone:
        pairs = zip(said(folder / "alone/report.json"), said(folder / "together/report.json"), strict=True)
        different = [pair for pair in pairs if pair[0] != pair[1]]
        differ = len(different)
        for first, second in different[:3]:
            print({name: (first[name], second[name]) for name in first if first[name] != second[name]})
    links = Counter(citation["link"]["status"] for citation in said(folder / "together/report.json"))
    print(f"links: {dict(links)}; requests: {len(log.read_text().splitlines())}")
    print(f"lost {lost}, doubled {doubled}, two at a host {len(crowded)}, citations told otherwise {differ}")
    if batch.returncode not in (0, 1) or lost or doubled or crowded:
        print((folder / "log").read_text()[-12_000:])
    return int(bool(lost or doubled or crowded or differ))


if __name__ == "__main__":
    sys.exit(main())
