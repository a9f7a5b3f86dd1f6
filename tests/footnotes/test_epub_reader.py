"""What is read out of EPUB books: chapters in order, notes in other files, places."""

from __future__ import annotations

import pytest
from fakes.docx_files import zipped

from footnotes.anchors import anchors_of
from footnotes.errors import UnreadableDocument
from footnotes.model import Document, Location
from footnotes.readers.office.read import read

_CONTAINER = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>{}</rootfiles></container>'
_ROOT = '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/>'
_PAGE = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head>\n<body>{}</body></html>'
)


def members(chapters: dict[str, str], spine: list[str] | None = None, nonlinear: str = "") -> dict[str, str | bytes]:
    """The members of a book; all chapters are in its reading order unless ``spine`` says otherwise."""
    items = "".join(
        f'<item id="i{number}" href="{name.replace(" ", "%20")}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(chapters)
    )
    order = [list(chapters).index(name) for name in (spine if spine is not None else chapters)]
    names = list(chapters)
    references = "".join(
        f'<itemref idref="i{number}"{" linear=" + chr(34) + "no" + chr(34) if names[number] == nonlinear else ""}/>'
        for number in order
    )
    package = f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{references}</spine></package>'
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": _CONTAINER.format(_ROOT),
        "OPS/book.opf": package,
        **{f"OPS/{name}": _PAGE.format(body) for name, body in chapters.items()},
    }


def book(chapters: dict[str, str], spine: list[str] | None = None, nonlinear: str = "") -> Document:
    """What is read out of a book."""
    return read(zipped(members(chapters, spine, nonlinear)))


def mark(number: int, target: str) -> str:
    """A raised mark that leads to a note."""
    return f'<a epub:type="noteref" href="{target}"><sup>{number}</sup></a>'


def noted(document: Document) -> list[tuple[str, str, str]]:
    """Label, text and anchor of each note."""
    anchors = list(anchors_of(document))
    return [
        (found.label, found.text, anchor.sentence if anchor else "")
        for found, anchor in zip(document.notes, anchors, strict=True)
    ]


IN_PLACE = '<p>Chapter {0} says so.{1}</p><aside epub:type="footnote" id="n1"><p>{0}, “Book.”</p></aside>'
CHAPTERS = {f"{name}.xhtml": IN_PLACE.format(name, mark(1, "#n1")) for name in ("one", "two")}


def test_labels_and_ids_are_each_chapters_own() -> None:
    """Chapters that use the same ids and numbers keep their notes apart."""
    assert noted(book(CHAPTERS)) == [
        ("1", "one, “Book.”", "Chapter one says so."),
        ("1", "two, “Book.”", "Chapter two says so."),
    ]


def test_chapters_come_in_the_order_of_the_book() -> None:
    """The spine says what comes first, and chapters outside of the sequence come last."""
    first = [found.text for found in book(CHAPTERS, ["two.xhtml", "one.xhtml"]).notes]
    assert first == ["two, “Book.”", "one, “Book.”"]
    assert [found.text for found in book(CHAPTERS, nonlinear="one.xhtml").notes] == first


NOTES = '<h1>Notes</h1><ol><li id="n1">From <i>one</i>.</li><li id="n2">From two, https://a.example/x_y.</li></ol>'
APART = {
    "text/one.xhtml": f"<p>First.{mark(1, '../end%20notes.xhtml#n1')}</p>",
    "text/two.xhtml": f"<p>Second.{mark(2, '../end%20notes.xhtml#n2')}</p>",
    "end notes.xhtml": NOTES,
}


@pytest.mark.parametrize(
    "spine",
    [
        pytest.param(None, id="at-the-end"),
        pytest.param(["text/one.xhtml", "text/two.xhtml"], id="outside-of-the-reading-order"),
    ],
)
def test_notes_in_a_file_of_their_own_are_found(spine: list[str] | None) -> None:
    """Marks lead to the notes' file, also where only they lead there."""
    document = book(APART, spine)
    assert noted(document) == [("1", "From one.", "First."), ("2", "From two, https://a.example/x_y.", "Second.")]
    assert [link.url for link in document.notes[1].links] == ["https://a.example/x_y"]
    assert [span.of(document.notes[0].text) for span in document.notes[0].emphasis] == ["one"]


def test_places_are_chapters_and_lines() -> None:
    """Locations name the chapter's file and the line in it."""
    chapters = {"one.xhtml": "<p>A.</p>\n<p>B.</p>", "two.xhtml": CHAPTERS["two.xhtml"]}
    document = book(chapters)
    assert [block.location for block in document.blocks] == [
        Location(4, None, "OPS/one.xhtml"),
        Location(5, None, "OPS/one.xhtml"),
        Location(4, None, "OPS/two.xhtml"),
    ]
    assert document.notes[0].location.path == "OPS/two.xhtml"


def test_empty_elements_end_where_they_stand() -> None:
    """An anchor or title closed as in XML does not swallow what follows."""
    chapter = {"one.xhtml": '<p><a id="page_1"/>A.</p><div class="rule"/><p>B.</p>'}
    assert [block.text for block in book(chapter).blocks] == ["A.", "B."]


def test_chapters_in_wrappers_are_all_read() -> None:
    """That one chapter calls its text the main one, or has a header, hides no other."""
    chapters = {"one.xhtml": "<main><header><h1>One</h1></header><p>A.</p></main>", "two.xhtml": "<p>B.</p>"}
    assert [block.text for block in book(chapters).blocks] == ["One", "A.", "B."]
    chapters["one.xhtml"] = '<section role="main"><h1>One</h1><p>A.</p></section>'
    assert [block.text for block in book(chapters).blocks] == ["One", "A.", "B."]


def test_links_to_other_chapters_cite_nothing() -> None:
    """A link within the book is no source, one to the outside is."""
    chapters = {
        "one.xhtml": '<p><a href="two.xhtml">On</a>, <a href="../../x.html">up</a>, <a href="https://a.example/">out</a></p>',
        "two.xhtml": "<p>B.</p>",
    }
    assert [link.url for block in book(chapters).blocks for link in block.links] == ["https://a.example/"]


ENCRYPTED = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><e:EncryptedData '
    'xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:CipherData><e:CipherReference URI="{}"/></e:CipherData>'
    "</e:EncryptedData></encryption>"
)


def test_a_protected_book_is_said_to_be_one() -> None:
    """Encrypted chapters are refused, encrypted fonts are no matter."""
    free = {**members(CHAPTERS), "META-INF/encryption.xml": ENCRYPTED.format("OPS/fonts/a.otf")}
    assert len(read(zipped(free)).notes) == 2
    with pytest.raises(UnreadableDocument, match="encrypted by its seller"):
        read(zipped({**free, "META-INF/encryption.xml": ENCRYPTED.format("OPS/one.xhtml")}))


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        pytest.param({"META-INF/container.xml": _CONTAINER.format("")}, "holds no package file", id="no-package"),
        pytest.param({"META-INF/container.xml": "<container>"}, "container.xml is damaged", id="broken"),
        pytest.param({"OPS/book.opf": "<package/>"}, "names no chapters", id="no-chapters"),
    ],
)
def test_an_incomplete_book_is_said_to_be_one(changed: dict[str, str], reason: str) -> None:
    """Each file that is no whole book is refused with its reason."""
    with pytest.raises(UnreadableDocument, match=reason):
        read(zipped({**members(CHAPTERS), **changed}))
