"""Readings of a batch too large for memory wait in a file, and come back as they were."""

from pathlib import Path

import pytest

from footnotes.read import read_document
from pipeline.stages import spooled_readings as module
from pipeline.stages.spooled_readings import SpooledReadings
from pipeline.stages.unjudged import Unjudged

TEXT = "The weir held.[^1] The mole did not.[^2]\n\n[^1]: Ada Moor, “Weirs {0}”, <https://a.example/{0}>.\n\n[^2]: Ben Ruiz, “Moles {0}”, <https://b.example/{0}>; “Quays”, <https://c.example/{0}>.\n"  # noqa: E501


@pytest.fixture(params=[1, 1_000])
def kept(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SpooledReadings:
    """Three readings, in a file and in memory."""
    monkeypatch.setattr(module, "_AT_HAND", request.param)
    readings = SpooledReadings(tmp_path)
    for number in range(3):
        readings.add(read_document(Path(f"{number}.md"), TEXT.format(number).encode(), f"{number}.md"))
    return readings


def test_readings_come_back_as_they_were(kept: SpooledReadings) -> None:
    expected = [read_document(Path(f"{n}.md"), TEXT.format(n).encode(), f"{n}.md") for n in range(3)]
    assert list(kept) == expected
    assert [kept[number] for number in (2, 0, -1)] == [expected[2], expected[0], expected[2]]
    assert list(kept[1:]) == expected[1:]


def test_citations_stand_beside_their_notes_in_document_order(kept: SpooledReadings) -> None:
    results = Unjudged(kept)
    assert [(one.citation.url or "")[-1] for one in results] == list("000111222")
    assert all(one.citation.footnote == one.footnote.id for one in results)
    assert len(results) == 9
    assert [results[number] for number in range(9)] == list(results)
    assert list(results[4:6]) == list(results)[4:6]
    with pytest.raises(IndexError):
        results[9]


def test_nothing_read_is_nothing_to_judge() -> None:
    results = Unjudged(())
    assert not results
    assert list(results) == []
