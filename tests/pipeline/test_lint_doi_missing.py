"""DOIs that pages offer."""

import pytest
from fakes.answers import page
from fakes.linted import cited, inline, said, silent

from pipeline.checks.lint.doi_missing import RULE
from reports.model import TitleStatus

KNOWN = page("Flood walls", doi="10.1000/Ab.7")
ARTICLE = "https://journal.org/article/7"
SILENT = {
    "in the note": cited(ARTICLE, f"Weir, Flood walls, doi:10.1000/ab.7, {ARTICLE}", page=KNOWN),
    "in the address": cited("https://journal.org/doi/full/10.1000/ab.7", page=KNOWN),
    "escaped in the address": cited("https://journal.org/doi/10.1000%2Fab.7", page=KNOWN),
    "set with spaces": cited(ARTICLE, f"Weir, Flood walls, doi: 10.1000 / ab.7, {ARTICLE}", page=KNOWN),
    "in the name of a file": cited("https://journal.org/10.1000_ab.7.pdf", page=KNOWN),
    "a handle": cited("https://hdl.handle.net/1721.1/7", page=KNOWN),
    "a preprint": cited("https://arxiv.org/abs/1901.00001", page=KNOWN),
    "an archived copy": cited(f"https://web.archive.org/web/20190503101500/{ARTICLE}", page=KNOWN),
    "another DOI in the note": cited(ARTICLE, f"Weir, Flood walls, 10.1000/version2, {ARTICLE}", page=KNOWN),
    "none offered": cited(ARTICLE, page=page("Flood walls")),
    "another work": cited(ARTICLE, page=KNOWN, shown=TitleStatus.MISMATCH),
    "a link of the running text": inline(cited(ARTICLE, page=KNOWN)),
}


def test_a_doi_that_the_page_offers_is_suggested() -> None:
    """As an address that resolves."""
    assert said(RULE, cited(ARTICLE, page=KNOWN)).suggestion == "Add https://doi.org/10.1000/Ab.7."


@pytest.mark.parametrize("checked", SILENT.values(), ids=SILENT)
def test_nothing_is_lacking(checked) -> None:
    """A DOI is asked for once, of notes, and of the right work."""
    assert silent(RULE, checked)
