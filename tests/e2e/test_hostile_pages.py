"""A page that takes all the memory there is costs its own reading, and neither the batch nor the machine."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes.hostile_pdfs import hostile_pdfs
from fakes.hostile_web import checked

CHOSEN = ("a form that draws itself", "12 MB of saved states", "two thousand million pages")
"""``tests/bench/hostile_pages.py`` takes all."""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks at processes as Linux shows them")
def test_hostile_pages_cost_a_gigabyte_at_most_and_the_batch_goes_on(tmp_path: Path) -> None:
    every = hostile_pdfs(CHOSEN)
    assert len(every) == len(CHOSEN)
    ended = checked(every, "application/pdf", tmp_path)
    assert ended.status in (0, 1), ended.said
    assert ended.megabytes < 1024
    assert ended.citations["sound"]["title_check"]["status"] == "match"
    assert ended.citations["two thousand million pages"]["link"]["status"] == "alive"
    for name in CHOSEN[:2]:
        citation = ended.citations[name]
        assert (citation["verdict"], citation["link"]["status"]) == ("review", "error")
        assert citation["reasons"][0]["message"].startswith("The page could not be read")
