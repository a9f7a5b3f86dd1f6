"""A note as the record of its work has it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.answers import result

from pipeline.checks.corrected import corrections_of
from reports.corrections import with_corrections
from reports.model import WorkDifference, WorkField, WorkFinding, WorkRecord, WorkStatus

RECORD = WorkRecord(registry="crossref", key="k", titles=("Gulls",), doi="10.1234/gulls")
NOTE = "Roe, Gulls, Harbours 12 (2017): 45–67, doi:10.1234/other."


@pytest.mark.parametrize(
    ("note", "differing", "astray", "wanted"),
    [
        (NOTE, [(WorkField.YEAR, "2017", "2010, 2011")], False, NOTE.replace("2017", "2011")),
        (NOTE, [(WorkField.PAGES, "45–67", "46-67")], False, NOTE.replace("45–67", "46-67")),
        (NOTE, [(WorkField.VOLUME, "12", "13")], True, NOTE.replace(" 12 ", " 13 ").replace("other", "gulls")),
        ("Roe, Gulls, 2017 (2017).", [(WorkField.YEAR, "2017", "2011")], False, "Roe, Gulls, 2017 (2017)."),
        (NOTE, [(WorkField.AUTHORS, "Roe", "Moe")], False, NOTE),
        (NOTE, [], False, NOTE),
    ],
)
def test_numbers_are_put_right_where_they_stand_once(
    note: str, differing: list[tuple[WorkField, str, str]], astray: bool, wanted: str
) -> None:
    """A person judges each; names and titles are left as they are."""
    found = WorkFinding(
        *(WorkStatus.DIFFERS, "Held.", RECORD),
        differences=tuple(WorkDifference(*one) for one in differing),
        doi_leads_to=RECORD if astray else None,
    )
    plain = result(work=found)
    known = replace(plain, citation=replace(plain.citation, url=None, text=note))
    corrections = corrections_of(known)
    assert with_corrections(note, corrections) == wanted
    assert not any(correction.safe for correction in corrections)
