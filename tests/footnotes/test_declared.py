"""What a file declares of itself and of its links: its date, and words that show another address."""

from pathlib import Path

import pytest
from fakes.docx_files import docx, members_of, paragraph, relations, zipped
from fpdf import FPDF

from footnotes.read import read_document

NOTE = '<p>Text<a href="#n1" id="r1">1</a></p><div class="footnotes"><p id="n1"><a href="#r1">1</a> {}</p></div>'


def html(body: str, head: str = ""):
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return read_document(Path("a.html"), page.encode(), "a.html")


@pytest.mark.parametrize(
    ("head", "dated"),
    [
        ('<meta property="article:published_time" content="2019-05-03T10:00:00Z">', "2019-05-03"),
        ('<meta name="created" content="2018-01-02"><meta name="changed" content="2019-05-03T10:00">', "2019-05-03"),
        ('<meta name="DC.date" content="2019-05">', "2019-05"),
        ('<meta name="date" content="2019-05-03T23:30:00-04:00">', "2019-05-04"),
        ('<meta name="date" content="1970-01-01T00:00:00Z">', None),
        ('<meta name="date" content="2019-02-30">', None),
        ('<meta name="date" content="Friday">', None),
        ('<meta name="date" content="03/05/2019">', None),
        ('<meta name="description" content="2019-05-03">', None),
    ],
    ids=[
        "published",
        "changed later",
        "month",
        "in UTC",
        "no clock",
        "no such day",
        "a weekday",
        "not ISO",
        "something else",
    ],
)
def test_a_page_declares_its_date(head: str, dated: str | None) -> None:
    """Only what the metadata say in so many words is taken."""
    assert html("<p>Text.</p>", head).dated == dated


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("---\ntitle: River\ndate: 2019-05-03\n---\n\nText.[^1]\n\n[^1]: A note.\n", "2019-05-03"),
        ('---\ndate: "2019-05-03 10:00"\n---\nText.\n', "2019-05-03"),
        ("---\ntitle: River\n---\n\ndate: 2019-05-03\n", None),
        ("Text.\n\n---\ndate: 2019-05-03\n---\n", None),
    ],
    ids=["front matter", "quoted", "after it", "a rule in the text"],
)
def test_front_matter_declares_a_date(text: str, dated: str | None) -> None:
    """The date stands in the YAML block at the head of a Markdown file, nowhere else."""
    assert read_document(Path("a.md"), text.encode(), "a.md").dated == dated


def dated(name: str, data: bytes) -> str | None:
    return read_document(Path(name), data, name).dated


CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:created>{}</dcterms:created>'
    "<dcterms:modified>{}</dcterms:modified></cp:coreProperties>"
)
SAVED = {
    "modified": ("2018-01-02T10:00:00Z", "2019-05-03T10:00:00Z", "2019-05-03"),
    "created later": ("2019-05-03T10:00:00Z", "2018-01-02T10:00:00Z", "2019-05-03"),
    "not modified": ("2019-05-03T10:00:00Z", "", "2019-05-03"),
    "a time zone": ("", "2019-05-03T01:00:00+02:00", "2019-05-02"),
    "no clock": ("1601-01-01T00:00:00Z", "1980-01-01T00:00:00Z", None),
    "the template's": ("2013-12-23T23:15:00Z", "2013-12-23T23:15:00Z", None),
    "the template's, then saved": ("2013-12-23T23:15:00Z", "2019-05-03T10:00:00Z", "2019-05-03"),
    "words": ("long ago", "yesterday", None),
    "no such time": ("2019-05-03T99:99:00Z", "", None),
}


@pytest.mark.parametrize(("created", "modified", "expected"), SAVED.values(), ids=SAVED)
def test_a_word_file_says_when_it_was_saved(created: str, modified: str, expected: str | None) -> None:
    """The later of two dates counts, in UTC; what clocks and templates begin with is none."""
    members = members_of(docx(paragraph("Text.")))
    main = ("officeDocument", "word/document.xml")
    named = {
        **members,
        "_rels/.rels": relations({"a": main, "b": ("core-properties", "/props.xml")}),
        "props.xml": CORE.format(created, modified),
    }
    assert dated("a.docx", zipped({**members, "docProps/core.xml": CORE.format(created, modified)})) == expected
    assert dated("a.docx", zipped(named)) == expected


def test_properties_that_cannot_be_read_spoil_no_document() -> None:
    """The text is read where they are damaged."""
    members = members_of(docx(paragraph("Text.")))
    assert dated("a.docx", zipped({**members, "docProps/core.xml": "<broken"})) is None
    assert dated("a.docx", zipped({**members, "docProps/core.xml": "<!DOCTYPE a []><a/>"})) is None


OPEN = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)
META = (
    "<office:meta><meta:creation-date>2018-01-02T10:00:00</meta:creation-date>"
    "<dc:date>2019-05-03T10:00:00.123456789</dc:date></office:meta>"
)
BODY = "<office:body><office:text/></office:body>"


def test_an_opendocument_text_says_when_it_was_saved() -> None:
    """In a part of its own, or in the one file that it is."""
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {OPEN}>{BODY}</office:document-content>",
    }
    meta = f"<office:document-meta {OPEN}>{META}</office:document-meta>"
    flat = f"<office:document {OPEN}>{META}{BODY}</office:document>"
    assert dated("a.odt", zipped({**parts, "meta.xml": meta})) == "2019-05-03"
    assert dated("a.odt", zipped(parts)) is None
    assert dated("a.fodt", flat.encode()) == "2019-05-03"


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ("<dc:date>2019-05-03</dc:date>", "2019-05-03"),
        ('<dc:date>2018</dc:date><meta property="dcterms:modified">2019-05-03T10:00:00Z</meta>', "2019-05-03"),
        ("<dc:date>1913-05-03</dc:date>", None),
        ("<dc:title>2019-05-03</dc:title>", None),
    ],
    ids=["published", "modified", "an old book", "a title"],
)
def test_a_book_says_when_it_was_made(metadata: str, expected: str | None) -> None:
    """Its package has the date of the edition, not that of the work."""
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'{metadata}</metadata><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="c"/></spine></package>'
    )
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>',
        "b.opf": package,
        "c.xhtml": "<html><body><p>Text.</p></body></html>",
    }
    assert dated("a.epub", zipped(members)) == expected


def pdf(*dates: bytes) -> bytes:
    """A PDF whose dictionary has these entries in place of the date that it was made at."""
    document = FPDF()
    document.add_page()
    document.set_font("helvetica")
    document.cell(text="The river rose and fell again in the spring of the year.")
    made = bytes(document.output())
    start = made.index(b"/CreationDate")
    end = made.index(b")", start) + 1
    room = end - start
    content = b"".join(dates)
    assert len(content) <= room
    return made[:start] + content.ljust(room) + made[end:]


PDF = {
    "created": (b"/CreationDate (D:20190503100000Z)", "2019-05-03"),
    "a time zone": (b"/ModDate(D:20190503010000+02'00')", "2019-05-02"),
    "a day": (b"/ModDate (D:20190503)", "2019-05-03"),
    "a month": (b"/ModDate (D:201905)", "2019-05"),
    "no clock": (b"/ModDate (D:19700101000000Z)", None),
    "words": (b"/ModDate (in May 2019)", None),
    "none": (b"", None),
}


@pytest.mark.parametrize(("entry", "expected"), PDF.values(), ids=PDF)
def test_a_pdf_says_when_it_was_written(entry: bytes, expected: str | None) -> None:
    """Its dictionary has the date with its time zone."""
    assert dated("a.pdf", pdf(entry)) == expected


def test_xmp_is_asked_where_the_dictionary_has_no_date() -> None:
    """The latest of its dates counts, as an element or an attribute."""
    packet = b'<rdf xmp:CreateDate="2018-01-02T10:00:00Z"><xmp:ModifyDate>2019-05-03T10:00:00Z</xmp:ModifyDate></rdf>'
    comment = b"\n%" + packet + b"\n%%EOF\n"
    assert dated("a.pdf", pdf() + comment) == "2019-05-03"
    assert dated("a.pdf", pdf(b"/ModDate (D:20170503)") + comment) == "2017-05-03"


@pytest.mark.parametrize(
    ("shown", "url", "kept"),
    [
        ("https://river.example/b", "https://river.example/a", "https://river.example/b"),
        ("www.river.example/b", "https://river.example/a", "www.river.example/b"),
        ("river.example/report", "https://other.example/a", "river.example/report"),
        ("https://river.example/a", "https://river.example/a", None),
        ("The flood report", "https://river.example/a", None),
        ("river.example", "https://other.example/a", None),
    ],
    ids=["whole", "www", "without scheme", "the same", "words", "a name alone"],
)
def test_words_that_show_an_address_are_kept(shown: str, url: str, kept: str | None) -> None:
    """A citation remembers the address that its linked words show, where it is another."""
    link = f'A. Weir, <a href="{url}">{shown}</a>, 2019.'
    assert html(NOTE.format(link)).citations[0].url_shown == kept
    assert html(f"<p>As the council said ({link})</p>").citations[0].url_shown == kept
