"""A field that was read with doubt proves nothing against a page, and still matches one."""

from __future__ import annotations

import pytest
from fakes.answers import ARTICLE, page

from footnotes.model import Citation, Confidence
from pipeline.checks.authors import check_authors
from pipeline.checks.certainty import certain_fields
from pipeline.checks.dates import check_date
from reports.model import CheckStatus


def _citing(sure: float | None, day: str = "2016-05-03", author: str = "Jane Roe") -> Citation:
    confidence = Confidence(title=sure, authors=sure, publisher=sure, date=sure) if sure is not None else None
    return Citation("d#1.1", "d#1", "d", "…", (author,), "Flood wall report", "River Post", day, confidence=confidence)


@pytest.mark.parametrize(
    ("sure", "status"),
    [
        pytest.param(None, CheckStatus.MISMATCH, id="read-by-rules"),
        pytest.param(0.99, CheckStatus.MISMATCH, id="certain"),
        pytest.param(0.9, CheckStatus.UNKNOWN, id="doubtful"),
        pytest.param(0.0, CheckStatus.UNKNOWN, id="a-guess"),
    ],
)
def test_a_doubtful_field_is_no_mismatch(sure: float | None, status: CheckStatus) -> None:
    read = page(
        "Flood wall report",
        authors=("Anna Weir",),
        site="River Post",
        published="2019-05-08",
        published_in="json-ld",
        visible=f"By Anna Weir\n{ARTICLE}",
    )
    assert check_date(_citing(sure), read).status is status
    assert check_authors(_citing(sure), read).status is status


def test_a_doubtful_field_may_match() -> None:
    read = page("Flood wall report", published="2016-05-03", published_in="json-ld", visible=ARTICLE)
    assert check_date(_citing(0.5), read).status is CheckStatus.MATCH


def test_only_doubtful_fields_are_left_out() -> None:
    mixed = Citation("d#1.1", "d#1", "d", "…", ("Jane Roe",), "Flood", "River Post", "2016",
                     confidence=Confidence(title=0.5, authors=1.0, publisher=0.97, date=0.98))  # fmt: skip
    kept = certain_fields(mixed)
    assert (kept.title, kept.authors, kept.publisher, kept.date) == (None, ("Jane Roe",), None, "2016")
