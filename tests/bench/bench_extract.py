"""Reads pages and compares with what people wrote down of them: titles, dates, time and memory.

    python tests/bench/bench_extract.py [GOLD FOLDER...]

For the corpus see ``corpus.samples``. Without one the pages are made up, and only the speed means something.
"""

from __future__ import annotations

import re
import resource
import sys
import time
import unicodedata
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent))

from corpus import Sample, made_up, samples

from pipeline.text.model import Page
from pipeline.text.read import read_page

PAGES = 200
"""Made-up pages that are read where no corpus is given."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came out, CPU milliseconds, and the process's peak memory in MiB."""

    page: Page
    ms: float
    peak_mib: int


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
    with TemporaryDirectory() as folder:
        given = [Path(argument) for argument in arguments]
        chosen = list(samples(given[0], given[1:]) if given else made_up(Path(folder), PAGES))
        started = time.perf_counter()
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
            readings = list(executor.map(read, chosen, chunksize=4))
        print(f"wall {time.perf_counter() - started:.1f} s on two processes")
        report(list(zip(chosen, readings, strict=True)))


if __name__ == "__main__":
    main(sys.argv[1:])
