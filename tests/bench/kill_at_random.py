"""Kill a batch with -9 at random moments and resume it, each time with a fresh web and archive on loopback.

    python tests/bench/kill_at_random.py [MOMENTS [SEED]]

Prints how many exchanges were lost or made twice, how many captures were asked for twice, and how many processes
outlived the killed run by five seconds; the exit status is 1 unless all are 0.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from fakes.killed import killed_at


def main() -> int:
    """Print the tally; 1 after a fault."""
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("moments", type=int, nargs="?", default=100)
    wanted.add_argument("seed", type=int, nargs="?", default=int(time.time()))
    given = wanted.parse_args()
    with TemporaryDirectory() as folder:
        tally = killed_at(given.moments, Path(folder), given.seed)
    print(f"seed {given.seed}: {tally}")
    for what in ("lost", "doubled", "submitted_twice", "left"):
        for one in getattr(tally, what):
            print(f"  {what}: {one}")
    return int(tally.faults > 0)


if __name__ == "__main__":
    sys.exit(main())
