"""The citations of a batch, of which nothing is known yet, beside their notes."""

from pathlib import Path

import pytest

from cache.spill import Spill
from footnotes.model import Reading
from footnotes.read import read_document
from pipeline.stages.unjudged import Unjudged

TEXT = "The weir held.[^1] The mole did not.[^2]\n\n[^1]: Ada Moor, “Weirs {0}”, <https://a.example/{0}>.\n\n[^2]: Ben Ruiz, “Moles {0}”, <https://b.example/{0}>; “Quays”, <https://c.example/{0}>.\n"  # noqa: E501


@pytest.fixture(params=[1, 1_000])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Spill[Reading]:
    """Three readings, in a file and in memory."""
    readings = Spill(Reading, tmp_path, request.param)
    for number in range(3):
        readings.add(read_document(Path(f"{number}.md"), TEXT.format(number).encode(), f"{number}.md"), 3)
    return readings


def test_citations_stand_beside_their_notes_in_document_order(kept: Spill[Reading]) -> None:
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
