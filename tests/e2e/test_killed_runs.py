"""kill -9 at any moment: the next run loses nothing, does nothing twice, and no process is left behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes.killed import killed_at


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes as Linux shows them")
def test_a_run_that_is_killed_at_random_moments_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """Three moments here; ``tests/bench/kill_at_random.py`` takes a hundred."""
    tally = killed_at(3, tmp_path, seed=11, notes=5)
    assert tally.moments == 3
    assert tally.under_way >= 1
    assert tally.faults == 0, tally
