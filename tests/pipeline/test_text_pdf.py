"""Titles, authors, dates and text of a PDF."""

from datetime import UTC, datetime

import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission

from pipeline.text.model import UNPRINTED, Media, Page
from pipeline.text.pdf import Line, read_pdf, title_lines
from pipeline.text.read import read_page

TITLE = "Crossing the river: how three towns share one bridge"
BODY = "The three towns have shared the bridge since it was built, and each of them pays for a part of its upkeep. "


def pdf(title: str = TITLE, metadata: str = "", pages: int = 1, author: str = "", masthead: str = "") -> bytes:
    document = FPDF()
    document.set_creation_date(datetime(2016, 12, 5, tzinfo=UTC))
    document.set_title(metadata)
    document.set_author(author)
    for number in range(pages):
        document.add_page()
        if number == 0:
            for line, size in ((masthead, 9), (title, 20)):
                document.set_font("helvetica", size=size)
                document.multi_cell(0, size / 2, line, new_x="LMARGIN", new_y="NEXT")
            document.ln(6)
        document.set_font("helvetica", size=11)
        document.multi_cell(0, 6, f"Page {number + 1}. " + BODY * 4)
    return bytes(document.output())


def texts(page: Page) -> list[str]:
    assert {title.found_in for title in page.titles} <= {"pdf", UNPRINTED}
    return [title.text for title in page.titles]


def test_the_largest_lines_of_the_first_page_are_the_title() -> None:
    """A title that runs over two lines is one title, and a line in small print above it is none."""
    found = read_page(
        pdf(masthead="Working Paper 12, Institute of Rivers"), "application/pdf", "https://a.example/b.pdf"
    )
    assert found.media is Media.PDF
    assert texts(found) == [TITLE]


@pytest.mark.parametrize("content_type", ["text/html", "application/octet-stream", None])
def test_a_pdf_is_one_whatever_it_is_served_as(content_type: str | None) -> None:
    """The first bytes tell a PDF."""
    assert texts(read_page(pdf(), content_type, "https://a.example/")) == [TITLE]


def test_a_real_title_in_the_metadata_comes_first() -> None:
    """Metadata and first page are both offered."""
    assert texts(read_pdf(pdf(metadata="Crossing the River"))) == ["Crossing the River", TITLE]


@pytest.mark.parametrize(
    "junk",
    ["Microsoft Word - final_v3.docx", "Microsoft PowerPoint - talk", "untitled", "Untitled Document 2", "Slide 1",
     "PowerPoint Presentation", "report-2016.pdf", "bridge_report_FINAL", "C:\\Users\\ann\\report", "20161205",
     "Layout 1", "document1", "Title", "WP12", "about:blank", "https://a.example/print", ""],
)  # fmt: skip
def test_what_programs_leave_behind_is_no_title(junk: str) -> None:
    """File names, numbers and default names in the metadata are not offered."""
    assert texts(read_pdf(pdf(metadata=junk))) == [TITLE]


@pytest.mark.parametrize(
    "title", ["COVID-19 in rural towns", "Slide rules and bridges", "2016 report on bridges", "Untitled lives"]
)
def test_titles_that_look_a_little_like_junk_are_kept(title: str) -> None:
    """Only a title that is junk from end to end is dropped."""
    assert texts(read_pdf(pdf(metadata=title)))[0] == title


@pytest.mark.parametrize(
    ("metadata", "place"),
    [
        ("Crossing the River", "pdf"),
        ("CROSSING THE RIVER: how three towns share one bridge", "pdf"),
        ("Paper template for two columns", UNPRINTED),
        ("Scanned by the front desk", UNPRINTED),
        ("Ann Miller", UNPRINTED),
    ],
)
def test_a_title_that_no_page_prints_says_so(metadata: str, place: str) -> None:
    """Templates, scanners and people leave their own names in the metadata."""
    assert {title.text: title.found_in for title in read_pdf(pdf(metadata=metadata)).titles}[metadata] == place


def test_author_and_date_come_from_the_metadata() -> None:
    """Several authors are parted; the creation date is weak evidence and says so."""
    found = read_pdf(pdf(author="Ann Miller, Bo Li"))
    assert found.authors == ("Ann Miller", "Bo Li")
    assert (found.published, found.published_in) == ("2016-12-05", "pdf")
    assert read_pdf(pdf(author="amiller")).authors == ()


def test_the_text_has_a_form_feed_between_pages() -> None:
    """A quotation can be told the page that it stands on."""
    first, second, third = read_pdf(pdf(pages=3)).text.split("\f")
    assert "Page 1." in first
    assert "Page 2." in second
    assert "Page 3." in third
    assert read_pdf(pdf(pages=3)).language == "en"


def test_a_long_pdf_is_read_up_to_its_bound() -> None:
    """The pages beyond the bound are left out, and the note says so."""
    found = read_pdf(pdf(pages=5), max_pages=2)
    assert "Page 2." in found.text
    assert "Page 3." not in found.text
    assert found.note == "Only the first 2 of 5 pages of this PDF were read."


def test_an_encrypted_pdf_says_so() -> None:
    """A PDF that opens only with a password is a page with a note."""
    document = FPDF()
    document.add_page()
    document.set_encryption(owner_password="owner", user_password="user", permissions=AccessPermission.none())
    found = read_pdf(bytes(document.output()))
    assert found == Page(Media.PDF, note="This PDF is encrypted: it opens only with a password.")


def test_a_scanned_pdf_says_so() -> None:
    """A PDF without letters has no text layer."""
    document = FPDF()
    document.add_page()
    document.rect(10, 10, 50, 50)
    assert read_pdf(bytes(document.output())).note == "This PDF has no text layer: its pages are images."


@pytest.mark.parametrize("cut", [10, 200, 900])
def test_a_broken_pdf_says_so(cut: int) -> None:
    """What breaks off is a page with a note, not an exception."""
    found = read_page(pdf()[:cut], "application/pdf", "https://a.example/")
    assert (found.media, found.note) == (Media.PDF, "This PDF is damaged and could not be read.")


def test_sections_and_authors_do_not_displace_the_title() -> None:
    """Lines are grouped by size: the largest group first, numbered sections left out, at most three."""
    lines = [
        Line("Institute of Rivers", 9, 20),
        Line("Crossing the river: how", 20, 60),
        Line("three towns share a bridge*", 20, 84),
        Line("Ann Miller and Bo Li", 14, 120),
        Line("1. The bridge and its history", 14, 160),
        *(Line(BODY, 10, 200 + 12 * n) for n in range(20)),
    ]
    assert title_lines(lines) == ("Crossing the river: how three towns share a bridge", "Ann Miller and Bo Li")


def test_a_page_of_one_size_offers_its_first_line() -> None:
    """Where nothing stands out, the first line with words in it is offered."""
    lines = [
        Line("7", 10, 10),
        Line("Minutes of the bridge committee", 10, 30),
        *(Line(BODY, 10, 50 + n) for n in range(9)),
    ]
    assert title_lines(lines) == ("Minutes of the bridge committee",)


def test_the_beginning_of_prose_is_no_title() -> None:
    """A cover that is an image leaves a page of text, whose first line is as long as the others."""
    assert title_lines([Line("7", 10, 10), *(Line(BODY, 10, 50 + 12 * n) for n in range(9))]) == ()
