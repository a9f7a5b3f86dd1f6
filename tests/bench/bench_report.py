"""Reports of many citations: bytes, seconds of the processor, memory of writing, and the time to the first view.

    python tests/bench/bench_report.py [COUNT...] [--note WORKS] [--browser]

``--note WORKS`` puts so many works into one note instead. Each count is measured in a process of its own; what the
results themselves take up is told apart from what writing them adds. ``--browser`` opens the first page in Chromium.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

COUNTS = (1_000, 10_000, 50_000)
FORMATS = ("html", "json", "csv")


def measure(count: int, works: int, folder: Path) -> dict[str, float]:
    """Write one report, in this process."""
    from fakes.sample_report import cite, decidable_report, note, report_of

    from footnotes.model import Anchor
    from reports.formats import FORMATS as KNOWN
    from reports.write import write_reports

    samples = decidable_report().results
    whole = "; ".join(f"Ada Moor, “Work {number},” 2019, https://harbour.example/{number}" for number in range(works))
    long = note("1", whole, "A claim with many sources.")
    results = []
    for number in range(works or count):
        sample = samples[number % len(samples)]
        if works:
            citation = replace(sample.citation, same_as=None)
            citation = replace(
                cite(long, number + 1, f"Ada Moor, “Work {number},” 2019, https://harbour.example/{number}"),
                url=f"https://harbour.example/{number}",
                title=f"Work {number}",
            )
            results.append(replace(sample, citation=citation, footnote=long, corrections=()))
            continue
        document = f"chapter-{number // 500}.md"
        anchor = Anchor(f"{sample.footnote.text[:60]} It was said so for the {number}th time.", number)
        footnote = replace(
            sample.footnote, id=f"{document}#{number}", document=document, label=str(number), anchor=anchor
        )
        citation = replace(
            sample.citation, id=f"{footnote.id}.1", footnote=footnote.id, document=document, same_as=None
        )
        results.append(replace(sample, citation=citation, footnote=footnote))
    report = report_of(results)
    names = {reading.id: reading.id for reading in report.documents}
    report = replace(report, run=replace(report.run, decided_as=names))
    before, started = _peak(), time.process_time()
    paths = write_reports(report, folder, [KNOWN[name] for name in FORMATS])
    return {
        "seconds": round(time.process_time() - started, 1),
        "MiB of results": before,
        "MiB more to write": _peak() - before,
        **{f"MB of {path.name}": round(path.stat().st_size / 1e6, 1) for path in paths if path.parent == folder},
        "MB of further pages": round(sum(path.stat().st_size for path in paths if path.parent != folder) / 1e6, 1),
    }


def first_view(path: Path) -> dict[str, float]:
    """Milliseconds until the first page is drawn, and until its filters answer."""
    from fakes.chromium import launched

    with launched() as browser:
        page = browser.new_page()
        page.goto(path.as_uri())
        paint = page.evaluate("performance.getEntriesByType('paint').at(-1).startTime")
        ready = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
        act = """() => { const start = performance.now(); document.querySelector('[data-view=all]').click();
          document.body.getBoundingClientRect(); return performance.now() - start; }"""
        return {"ms to first view": round(paint), "ms to loaded": round(ready), "ms to all": round(page.evaluate(act))}


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=COUNTS)
    parser.add_argument("--note", type=int, default=0, metavar="WORKS")
    parser.add_argument("--browser", action="store_true")
    parser.add_argument("--into", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.into:
        print(json.dumps(measure(asked.counts[0], asked.note, asked.into)))
        return
    for count in [0] if asked.note else asked.counts:
        with TemporaryDirectory() as name:
            command = [sys.executable, __file__, str(count), "--note", str(asked.note), "--into", name]
            told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
            told |= first_view(Path(name) / "report.html") if asked.browser else {}
        print(f"{asked.note or count:>7,}  " + "  ".join(f"{value} {key}" for key, value in told.items()))


if __name__ == "__main__":
    main()
