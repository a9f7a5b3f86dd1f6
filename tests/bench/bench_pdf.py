"""How fast a book of 235 pages is read as PDF, and in how much memory: ``python tests/bench/bench_pdf.py [FILE]``."""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from fakes.typesetter import Chapter, Layout, typeset  # noqa: E402 - the path comes first

from footnotes.read import read_document  # noqa: E402

PARAGRAPHS = 470
"""Fill 235 pages of the size of a law review."""
_WORDS = "the river of old readings was kept by a miller who wrote in red ink every morning at the third iron ring"
_NOTE = (
    "A. Author, Some Title of Some Length, Journal of Rivers 12 (2004), https://river.example/reading-{0}.html; see "
    "also B. Writer, Another Title, 7 River L. Rev. 12, 34 (2011), https://lawreview.example/archive/volume-7/{0}.pdf."
)


def book() -> bytes:
    """A book with about 2,900 letters and six notes on a page."""
    words = _WORDS.split()
    sentence = " ".join([*words, *words[::2]]).capitalize() + "."
    paragraphs, notes = [], []
    for _ in range(PARAGRAPHS):
        calls = [f"{sentence}{{{len(notes) + place}}}" for place in range(1, 5)]
        paragraphs.append(" ".join([*calls, sentence, sentence]))
        notes += [_NOTE.format(len(notes) + place) for place in range(4)]
    return typeset([Chapter(tuple(paragraphs), tuple(notes))], Layout(page=(486, 720), margin=60, notes=8.5))


def main() -> None:
    """Print pages a second of CPU time, and the peak of memory."""
    data = Path(sys.argv[1]).read_bytes() if len(sys.argv) > 1 else book()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    began = time.process_time()
    reading = read_document(Path("book.pdf"), data, "book.pdf")
    took = time.process_time() - began
    pages = max((footnote.location.page or 0 for footnote in reading.footnotes), default=0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{pages} pages, {len(reading.footnotes)} notes, {len(reading.citations)} citations")
    print(f"{pages / took:.1f} pages/s ({took:.1f} s of CPU time), peak {peak:.0f} MiB ({before:.0f} before)")


if __name__ == "__main__":
    main()
