"""The whole command on 845 pages, one request a host, and how often it is right: titles, dates, authors, quotations.

    python tests/bench/bench_batch.py [GOLD FOLDER...]

Each page is cited by its author, title and date, in one draft as they are, in another by the title of the page that
is most like it and by a wrong date; with a sentence of the page, one with a word changed, or one of another page.
Without a corpus (see ``corpus.samples``) the pages are made up, and only the speed means something.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import resource
import socket
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent))

from corpus import Sample, made_up, samples

PAGES = 845
SETTINGS = '[archive]\norigin = "http://127.0.0.1:9"\nsave = false\n'
"""Nobody answers there: the batch is measured without an archive's limits."""
_KINDS = ("found", "altered", "absent")
_MARKUP = re.compile(r"[\[\]*_<>`“”\"„|]")


def free_port() -> int:
    """A port that nobody uses on any address of this machine: two measurements may run at once."""
    with socket.create_server(("0.0.0.0", 0)) as server:
        return int(server.getsockname()[1])


PORT = free_port()


def address(number: int) -> str:
    """A host of its own for each page: all of 127.0.0.0/8 is this machine."""
    return f"127.2.{number // 250}.{number % 250 + 1}"


async def serve(pages: Sequence[Sample], command: Sequence[str], folder: Path) -> float:
    """Run a command while the pages are served; its seconds."""
    bodies = {address(number): sample.file for number, sample in enumerate(pages)}

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        body = bodies[writer.get_extra_info("sockname")[0]].read_bytes()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        writer.write(head.encode() + body)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, list(bodies), PORT, backlog=16):
        started = time.perf_counter()
        process = await asyncio.create_subprocess_exec(*command, cwd=folder, stdout=subprocess.DEVNULL)
        await process.wait()
        return time.perf_counter() - started


def drafts(pages: Sequence[Sample], chance: random.Random) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Name and text of each draft, and which kind of quotation each note vouches for."""
    said = [chance.choice([one for one in page.sentences if len(one.split()) >= 4] or [""]) for page in pages]
    for name in ("true", "wrong"):
        body, notes, kinds = [], [], {}
        for number in range(len(pages)):
            kind = chance.choice(_KINDS)
            words = said[(number + chance.randrange(1, len(pages))) % len(pages)] if kind == "absent" else said[number]
            words = " ".join(_MARKUP.sub("", words).split())
            words = with_word_changed(words, chance) if kind == "altered" else words
            body.append(f"The author writes that “{words}”.[^{number}]\n")
            notes.append(f"[^{number}]: {citation(pages, number, name, chance)}\n")
            kinds[f"{name}.md#{number}"] = kind if words else ""
        yield f"{name}.md", "\n".join([*body, "", *notes]), kinds


def with_word_changed(words: str, chance: random.Random) -> str:
    """A sentence with one of its words replaced by another."""
    parts = words.split()
    if parts:
        parts[chance.randrange(len(parts))] = chance.choice(["lighthouse", "gardener", "copper", "eleven"])
    return " ".join(parts)


def citation(pages: Sequence[Sample], number: int, draft: str, chance: random.Random) -> str:
    """A page as a note cites it."""
    page = pages[number]
    title, day = page.title or "", date.fromisoformat(page.date) if page.date else None
    if draft == "wrong":
        title = nearest(title, pages)
        day = day and day + timedelta(days=chance.choice([-400, -61, -9, 3, 31, 365]))
    parts = [page.author, f"“{' '.join(title.split())}”", "Some Outlet", day and f"{day.day} {day:%B} {day.year}"]
    return ", ".join(filter(None, parts)) + f", <http://{address(number)}:{PORT}/page/article-{number}.html>."


def nearest(title: str, pages: Sequence[Sample]) -> str:
    """Of the other titles the one that shares most words with this."""
    words = set(title.lower().split())

    def shared(other: str) -> float:
        theirs = set(other.lower().split())
        return len(words & theirs) / len(words | theirs)

    return max((page.title or "" for page in pages if page.title and page.title != title), key=shared)


def score(citations: Sequence[dict], kinds: dict[str, str]) -> None:
    """Print how each kind of citation ended."""
    ended: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in citations:
        draft = one["document"].removesuffix(".md")
        ended["link"][one["link"]["status"]] += 1
        for check in ("title", "date", "author"):
            if (found := one[f"{check}_check"]) and found["cited"]:
                ended[f"{check}, {draft}"][found["status"]] += 1
        if kinds[one["footnote"]]:
            told = [quote["status"] for quote in one["quotes"]]
            ended[f"quotation, {kinds[one['footnote']]}"][told[0] if told else "not read"] += 1
    for what, counts in sorted(ended.items()):
        shares = ", ".join(f"{status} {count / counts.total():.3f}" for status, count in counts.most_common())
        print(f"{what:20} {counts.total():5}  {shares}")


def main(arguments: list[str]) -> None:
    """Print seconds, memory and figures."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        given = [Path(argument) for argument in arguments]
        pages = list(samples(given[0], given[1:]) if given else made_up(folder, PAGES))[:PAGES]
        (folder / "footproof.toml").write_text(SETTINGS)
        kinds: dict[str, str] = {}
        for draft, text, told in drafts(pages, random.Random(1)):
            (folder / draft).write_text(text, "utf-8")
            kinds |= told
        program = str(Path(sys.executable).with_name("footproof"))
        seconds = asyncio.run(
            serve(
                pages,
                [program, "check", *("true.md", "wrong.md"), "--allow-private", "--config", "footproof.toml"],
                folder,
            )
        )
        report = json.loads((folder / "footproof-report" / "report.json").read_bytes())
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print(f"{len(pages)} pages, {len(report['citations'])} citations: {seconds:.1f} s, peak {peak} MiB")
        score(report["citations"], kinds)


if __name__ == "__main__":
    main(sys.argv[1:])
