"""Check a document that cites every hostile PDF of the tests; what became of each, and the memory of all processes.

    python tests/bench/hostile_pages.py

The exit status is 1 unless the batch ends, tells of every page, and stays under a gigabyte.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

from fakes.hostile_pdfs import hostile_pdfs
from fakes.hostile_web import checked

MOST_MEGABYTES = 1024


def main() -> int:
    """Print a line for each page and the sum."""
    bodies = hostile_pdfs()
    with TemporaryDirectory() as folder:
        ended = checked(bodies, "application/pdf", Path(folder))
    for name, citation in ended.citations.items():
        link = citation["link"]
        print(
            f"{citation['verdict']:9} {link['status']:8} {citation['title_check']['status']:9} {name}: {link['detail']}"
        )
    print(f"{len(bodies)} hostile pages, exit status {ended.status}, {ended.megabytes} MB at most")
    told = len(ended.citations) == len(bodies) + 1 and "Traceback" not in ended.said
    return int(not told or ended.status not in (0, 1) or ended.megabytes > MOST_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
