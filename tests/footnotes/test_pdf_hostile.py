"""Damaged, locked and empty PDFs: one clear sentence each, in bounded time."""

from __future__ import annotations

import time

import pytest
from fakes.typesetter import Chapter, Layout, typeset
from fpdf import FPDF
from fpdf.enums import EncryptionMethod

from footnotes.errors import UnreadableDocument
from footnotes.readers import pdf

SOUND = typeset([Chapter(("The river rose.{1} It fell again.",), ("A note, https://river.example/rise.",))], Layout())


def _locked() -> bytes:
    document = FPDF()
    document.set_encryption(owner_password="owner", user_password="reader", encryption_method=EncryptionMethod.RC4)
    document.add_page()
    return bytes(document.output())


def _scan() -> bytes:
    from PIL import Image

    document = FPDF()
    for _ in range(2):
        document.add_page()
        document.image(Image.new("RGB", (40, 40), "white"), x=0, y=0, w=200)
    return bytes(document.output())


def _with_pictures(*pages: bool) -> bytes:
    """Pages with text, and pages (True) that are a picture."""
    from PIL import Image

    document = FPDF()
    for is_picture in pages:
        document.add_page()
        document.set_font("Times", size=12)
        if is_picture:
            document.image(Image.new("RGB", (40, 40), "white"), x=0, y=0, w=200)
        else:
            document.multi_cell(0, text="A paragraph of plain words that says little, and says it at some length.")
    return bytes(document.output())


def _on_its_side() -> bytes:
    """A page whose words all stand upright only when it is turned, and a note below them."""
    document = FPDF(unit="pt", format=(792, 612))
    document.add_page()
    with document.rotation(90, x=306, y=306):
        for place in range(24):
            document.set_font("Times", size=11)
            document.text(60, 80 + 14 * place, "The dike was measured in the spring and again in the autumn of that")
        document.set_font("Times", size=7)
        document.text(384, 76, "1")
        document.text(60, 586, "1")
        document.set_font("Times", size=9)
        document.text(66, 590, "Berg, Mills, p. 4.")
    return bytes(document.output())


def _nameless() -> bytes:
    """A page whose font numbers its letters and does not say which they are."""
    words = b"".join(b"%04x" % (3 + place % 40) for place in range(60))
    return _raw(
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length 200 >>\nstream\nBT /F 12 Tf 72 700 Td <" + words[:120] + b"> Tj ET\nendstream",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Fjord /Encoding /Identity-H /DescendantFonts [6 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Fjord /DW 500 /FontDescriptor 7 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        b"<< /Type /FontDescriptor /FontName /Fjord /Flags 4 /ItalicAngle 0 /Ascent 700 /Descent -200 /StemV 80"
        b" /CapHeight 700 /FontBBox [0 -200 1000 800] >>",
    )


def _raw(*objects: bytes) -> bytes:
    """A file of one page, the first of these objects, that has no table of its objects."""
    whole = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", *objects
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (place, one) for place, one in enumerate(whole, 1))
    return body + b"trailer << /Root 1 0 R /Size %d >>\n%%%%EOF\n" % (len(whole) + 1)


def _cyclic() -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 /Parent 3 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>",
    ]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (place, one) for place, one in enumerate(objects, 1))
    return body + b"trailer << /Root 1 0 R /Size 4 >>\n%%EOF\n"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "no readable PDF", id="empty"),
        pytest.param(b"%PDF-1.7\n" + bytes(range(256)) * 40, "no readable PDF", id="garbage"),
        pytest.param(SOUND[: len(SOUND) // 3], "no readable PDF", id="cut-short"),
        pytest.param(_cyclic(), "no page that can be read", id="cyclic"),
        pytest.param(_locked(), "password", id="locked"),
        pytest.param(_nameless(), "do not say which letters they hold", id="nameless"),
        pytest.param(_scan(), "a scan without text; run OCR on it first", id="scan"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_one_sentence_with_a_next_step(data: bytes, says: str) -> None:
    """What is wrong is said at once, without a trace of the program that found it."""
    began = time.monotonic()
    with pytest.raises(UnreadableDocument, match=says):
        pdf.read(data)
    assert time.monotonic() - began < 25


@pytest.mark.parametrize(
    ("pages", "says"),
    [
        pytest.param((False, True, False), "Page 2 of 3 is a picture without text", id="one"),
        pytest.param((False, True, True, False, True), "Pages 2-3, 5 of 5 are pictures without text", id="many"),
        pytest.param((False, False), "", id="none"),
    ],
)
def test_pages_of_which_nothing_is_read_are_told(pages: tuple[bool, ...], says: str) -> None:
    """Each warning names the pages and the next step; pages of text are not told."""
    warnings = pdf.read(_with_pictures(*pages)).warnings
    assert [warning.startswith(says) and "OCR" in warning for warning in warnings] == [True] * bool(says)


def test_text_on_its_side_is_read() -> None:
    """A page that was set turned by a right angle, without saying so, has text and notes like any other."""
    assert [note.text for note in pdf.read(_on_its_side()).notes] == ["Berg, Mills, p. 4."]


def test_a_watermark_across_the_page_is_no_text() -> None:
    """Letters that run obliquely over lines part none of them."""
    document = FPDF(unit="pt", format=(420, 595))
    document.add_page()
    document.set_font("Times", size=10)
    for place in range(30):
        document.text(50, 60 + 13 * place, "The dike was measured in the spring and again in the autumn of that year")
    with document.rotation(45, x=210, y=297):
        document.set_font("Times", size=44)
        document.text(60, 300, "NOT FOR CITATION")
    words = " ".join(block.text for block in pdf.read(bytes(document.output())).blocks)
    assert words == " ".join(["The dike was measured in the spring and again in the autumn of that year"] * 30)


@pytest.mark.parametrize("place", range(40, len(SOUND) - 40, 97))
def test_any_broken_byte_is_read_over_or_told(place: int) -> None:
    """A byte that is wrong anywhere leaves a document or a sentence, never another error."""
    broken = SOUND[:place] + bytes([SOUND[place] ^ 0x15]) + SOUND[place + 1 :]
    assert _outcome(broken) == "pdf"


def _outcome(data: bytes) -> str:
    """The format of what was read; of a sentence that ends in a full stop, the same."""
    try:
        return pdf.read(data).format
    except UnreadableDocument as error:
        return "pdf" if str(error).endswith(".") else str(error)


def test_a_pdf_without_notes_gives_the_links_of_its_text() -> None:
    """Where there are no notes, URLs in the running text and linked words are links of their blocks."""
    document = FPDF()
    document.add_page()
    document.set_font("Times", size=12)
    for _ in range(3):
        document.multi_cell(0, text="A paragraph of plain words that says little, and says it at some length.")
        document.ln(6)
    document.write(text="Read https://river.example/a/long/path and ")
    document.write(text="the second report", link="https://river.example/second")
    document.write(text=" before the flood.")
    read = pdf.read(bytes(document.output()))
    assert read.notes == ()
    links = [(link.span.of(block.text), link.url) for block in read.blocks for link in block.links]
    assert links == [
        ("https://river.example/a/long/path", "https://river.example/a/long/path"),
        ("the second report", "https://river.example/second"),
    ]
