"""DOIs and page counts, which a note may lack."""

import pytest
from fpdf import FPDF

from pipeline.text.read import read_page

URL = "https://journal.example/article/12"


@pytest.mark.parametrize(
    ("head", "doi"),
    [
        ('<meta name="citation_doi" content="10.1000/182">', "10.1000/182"),
        ('<meta name="citation_doi" content="https://doi.org/10.1000/ab.2019;5">', "10.1000/ab.2019;5"),
        ('<meta name="DC.Identifier" content="doi:10.1000/182">', "10.1000/182"),
        ('<meta name="dc.identifier" content="ISSN 1234-5678">', None),
        ('<meta name="dc.identifier" content="See 10.1000/182 and others">', None),
        ('<meta name="citation_doi" content="pending">', None),
        ('<a href="https://doi.org/10.1000/182">A work in the list of references</a>', None),
    ],
    ids=["bare", "with resolver", "Dublin Core", "another number", "in a sentence", "none yet", "a reference only"],
)
def test_the_doi_is_the_one_that_the_metadata_declare(head: str, doi: str | None) -> None:
    """A DOI that merely stands on the page may be another work's."""
    page = read_page(f"<html><head>{head}</head><body><p>Text.</p></body></html>".encode(), "text/html", URL)
    assert page.doi == doi
    assert page.pages is None


def test_a_pdf_counts_all_its_pages() -> None:
    """Pages whose text is not read count, too."""
    document = FPDF()
    document.set_font("Helvetica")
    for number in range(70):
        document.add_page()
        document.cell(text=f"Page {number}")
    assert read_page(bytes(document.output()), "application/pdf", URL).pages == 70
