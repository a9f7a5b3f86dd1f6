"""Reads real pages and compares with what people wrote down of them: titles, dates, time and memory.

    python tests/bench/bench_extract.py GOLD FOLDER...

GOLD is a JSON object of URL to ``{"file", "title", "date", "with": [sentences]}``, the files being in one of the
folders; or a folder of folders with ``source.html`` and ``expected-metadata.json``. Both forms are those of public
corpora (trafilatura's ``tests/evaldata.json``, readability's ``test/test-pages``), which are not kept here.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from pipeline.text.model import Page
from pipeline.text.read import read_page


@dataclass(frozen=True, slots=True)
class Sample:
    """A page and what a person says of it."""

    url: str
    file: Path
    title: str | None
    date: str | None
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What came out, CPU milliseconds, and the process's peak memory in MiB."""

    page: Page
    ms: float
    peak_mib: int


def samples(gold: Path, folders: list[Path]) -> Iterator[Sample]:
    """The samples of either form of corpus."""
    if gold.is_dir():
        for folder in sorted(gold.iterdir()):
            facts = json.loads((folder / "expected-metadata.json").read_text("utf-8"))
            day = (facts.get("publishedTime") or "")[:10] or None
            yield Sample("http://a.example/page", folder / "source.html", facts.get("title"), day, ())
        return
    for url, facts in json.loads(gold.read_text("utf-8")).items():
        file = next((folder / facts["file"] for folder in folders if (folder / facts["file"]).exists()), None)
        if file and facts.get("title"):
            yield Sample(url, file, facts["title"], facts.get("date"), tuple(facts.get("with", ())))


def read(sample: Sample) -> Reading:
    """One page, read and timed."""
    body = sample.file.read_bytes()
    started = time.process_time()
    page = read_page(body, "text/html", sample.url)
    spent = (time.process_time() - started) * 1000
    return Reading(page, spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def folded(text: str) -> str:
    """Letters and digits alone, in one case."""
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text)).casefold().strip()


def holds(candidate: str, gold: str) -> bool:
    """Whether one is in the other and at least half as long."""
    return gold in candidate or (bool(candidate) and candidate in gold and 2 * len(candidate) > len(gold))


def report(pairs: list[tuple[Sample, Reading]]) -> None:
    """Print the figures."""
    titled = [(folded(s.title), [folded(t.text) for t in r.page.titles]) for s, r in pairs if s.title]
    dated = [(s.date, r.page) for s, r in pairs if s.date]
    outcomes = Counter("equal" if p.published == d else "other" if p.published else "missing" for d, p in dated)
    said = [(folded(text), r.page) for s, r in pairs for text in s.sentences]
    times = sorted(r.ms for _, r in pairs)
    print(f"pages {len(pairs)}")
    print(f"titles {len(titled)}: equal {sum(g in c for g, c in titled)}", end="")
    print(f", held {sum(any(holds(one, g) for one in c) for g, c in titled)}")
    print(f"dates {len(dated)}: {dict(outcomes)}")
    for place, count in Counter((p.published_in, p.published == d) for d, p in dated).most_common():
        print(f"  {place[0]}: {'equal' if place[1] else 'other'} {count}")
    print(f"sentences {len(said)}: in main text {sum(t in folded(p.text) for t, p in said)}", end="")
    print(f", in visible text {sum(t in folded(p.visible) for t, p in said)}")
    print(f"CPU ms a page: mean {sum(times) / len(times):.1f}, 95th {times[len(times) * 95 // 100]:.0f}", end="")
    print(f", worst {times[-1]:.0f}; peak of a worker {max(r.peak_mib for _, r in pairs)} MiB")


def main(arguments: list[str]) -> None:
    """Read every sample in two processes, as the batch does."""
    gold, *folders = map(Path, arguments)
    chosen = list(samples(gold, folders))
    started = time.perf_counter()
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        readings = list(executor.map(read, chosen, chunksize=4))
    print(f"wall {time.perf_counter() - started:.1f} s on two processes")
    report(list(zip(chosen, readings, strict=True)))


if __name__ == "__main__":
    main(sys.argv[1:])
