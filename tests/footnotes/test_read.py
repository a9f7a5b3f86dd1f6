"""One file becomes a reading with stable ids, and says what was lost."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

import pytest

from footnotes.errors import UnreadableDocument
from footnotes.model import Block, BlockKind, Document, Link, Location, Marker, Note, NoteKind, Reading, Span
from footnotes.read import read_document
from footnotes.readers import READERS

U, V = "https://a.example/1", "https://b.example/2"


def note(label: str, text: str, *urls: str, kind: NoteKind = NoteKind.FOOTNOTE) -> Note:
    """A note in which each URL is linked where it stands."""
    links = tuple(
        Link(Span(text.index(url), text.index(url) + len(url)), url, f"{url} ", ("joined-space",)) for url in urls
    )
    return Note(label, kind, text, Location(line=int(label)), links)


def paragraph(text: str, *markers: Marker, links: tuple[Link, ...] = ()) -> Block:
    """A paragraph on line 7."""
    return Block(BlockKind.PARAGRAPH, text, Location(line=7), markers, links)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Read a document that a reader of its own hands over."""

    def reading(document: Document) -> Reading:
        monkeypatch.setitem(READERS, ".made", lambda _: document)
        return read_document(Path("folder/draft.made"), b"bytes", "draft.made")

    return reading


def test_ids_stand_on_labels(read) -> None:  # type: ignore[no-untyped-def]
    """Footnotes are named by label, a repeated label gets a number, citations count from one."""
    document = Document(
        "made",
        (),
        (note("1", f"Eva Dahl, Nets, {U}; Per Berg, Boats, {V}", U, V), note("2", "Ibid."), note("1", "Ibid.")),
    )
    reading = read(document)
    assert [one.id for one in reading.footnotes] == ["draft.made#1", "draft.made#2", "draft.made#1~2"]
    assert [one.id for one in reading.citations] == [
        "draft.made#1.1", "draft.made#1.2", "draft.made#2.1", "draft.made#1~2.1",
    ]  # fmt: skip
    assert {one.footnote for one in reading.citations} == {one.id for one in reading.footnotes}


def test_a_reading_knows_its_file(read) -> None:  # type: ignore[no-untyped-def]
    """Path, digest, format and the reader's warnings are kept."""
    reading = read(Document("made", (), (note("1", U, U),), ("Encoding assumed.",)))
    assert (reading.id, reading.path, reading.format) == ("draft.made", "folder/draft.made", "made")
    assert reading.sha256 == hashlib.sha256(b"bytes").hexdigest()
    assert reading.warnings == ("Encoding assumed.",)


def test_repairs_of_a_url_reach_the_citation(read) -> None:  # type: ignore[no-untyped-def]
    """What was printed, and what was repaired, stands beside the URL."""
    [citation] = read(Document("made", (), (note("1", f"Eva Dahl, Nets, May 2019, {U}", U),))).citations
    assert (citation.url, citation.url_printed, citation.repairs) == (U, f"{U} ", ("joined-space",))
    assert citation.text == f"Eva Dahl, Nets, May 2019, {U}"


def test_a_printed_doi_becomes_an_address(read) -> None:  # type: ignore[no-untyped-def]
    """A DOI without a URL is cited by its address, and the repair is told."""
    [citation] = read(
        Document("made", (), (note("1", "Eva Dahl, “Nets”, Sea Journal, 2019, doi:10.1000/sea.12."),))
    ).citations
    assert (citation.url, citation.url_printed) == ("https://doi.org/10.1000/sea.12", "doi:10.1000/sea.12")
    assert citation.repairs == ("doi-address",)


def test_anchors_and_lost_marks_are_told(read) -> None:  # type: ignore[no-untyped-def]
    """A footnote carries the sentence of its marker; markers and notes that miss each other are listed."""
    document = Document(
        "made",
        (
            paragraph(
                "Nets tear. Boats sink. Men drown.", Marker(22, "1", 0), Marker(33, "9", None), Marker(33, "9", None)
            ),
        ),
        (note("1", U, U), note("2", V, V)),
    )
    reading = read(document)
    first, second = reading.footnotes
    assert first.anchor is not None
    assert (first.anchor.sentence, first.anchor.line) == ("Boats sink.", 7)
    assert second.anchor is None
    assert (reading.markers_without_note, reading.notes_without_marker) == (("9",), ("2",))


def test_entries_of_a_bibliography_need_no_marker_and_always_cite(read) -> None:  # type: ignore[no-untyped-def]
    """A reference without a marker is not lost, and is a citation whatever its form."""
    reading = read(Document("made", (), (note("1", "Nets and boats of the north", kind=NoteKind.REFERENCE),)))
    assert reading.notes_without_marker == ()
    assert [one.text for one in reading.citations] == ["Nets and boats of the north"]


def test_a_comment_has_no_citation(read) -> None:  # type: ignore[no-untyped-def]
    """A note that is only a comment stays a footnote and cites nothing."""
    reading = read(Document("made", (), (note("1", "The storm was followed by a warm winter."),)))
    assert len(reading.footnotes) == 1
    assert reading.citations == ()


def test_without_notes_every_link_stands_for_one(read) -> None:  # type: ignore[no-untyped-def]
    """In a document without notes each link of the text is a numbered footnote with its sentence."""
    text = "Nets tear. The report says so, and another agrees."
    links = (
        Link(Span(text.index("report"), text.index("report") + 6), U),
        Link(Span(0, 4), "mailto:eva@a.example"),
        Link(Span(text.index("another"), text.index("another") + 7), V),
    )
    reading = read(Document("made", (paragraph(text, links=links),), ()))
    assert [(one.label, one.kind, one.text) for one in reading.footnotes] == [
        ("1", NoteKind.INLINE_LINK, "report"),
        ("2", NoteKind.INLINE_LINK, "another"),
    ]
    assert [(one.url, one.title) for one in reading.citations] == [(U, None), (V, None)]
    assert reading.footnotes[0].anchor is not None
    assert reading.footnotes[0].anchor.sentence == "The report says so, and another agrees."


def test_markers_without_any_note_are_warned_of(read) -> None:  # type: ignore[no-untyped-def]
    """A document that kept its markers and lost its notes says so in one sentence, and invents none."""
    markers = tuple(Marker(4, str(label), None) for label in range(97, 127))
    reading = read(Document("made", (paragraph("Nets tear.", *markers),), ()))
    assert reading.footnotes == ()
    [warning] = reading.warnings
    assert warning.startswith("30 note markers, but no note text was found: 97, 98,")
    assert len(reading.markers_without_note) == 30


def test_links_beside_notes_are_warned_of(read) -> None:  # type: ignore[no-untyped-def]
    """Where there are notes, links of the running text that no note cites are counted; the others are checked."""
    text = "Nets tear here and there."
    here, there, mail = Link(Span(10, 14), U), Link(Span(19, 24), V), Link(Span(0, 4), "mailto:eva@a.example")
    told = "not checked, because the document has notes."
    for links, notes, warned in (
        ((here, there, mail), (note("1", "A comment."),), (f"2 links in the running text were {told}",)),
        ((here, there), (note("1", U, U),), (f"1 link in the running text was {told}",)),
        ((here,), (note("1", U, U),), ()),
        ((mail,), (note("1", "A comment."),), ()),
        ((here, there), (), ()),
    ):
        reading = read(Document("made", (paragraph(text, links=links),), notes))
        assert reading.warnings == warned


def test_relative_links_of_a_file_are_warned_of() -> None:
    """A link to a file beside the document is no source on the web, and that is said."""
    pages = {
        "a.md": f"See [one](one.md), [two](../two.html#x), [here](#here), [mail](mailto:e@a.example), [web]({U}).\n",
        "a.html": f'<p>See <a href="one.html">one</a>, <a href="/two">two</a>, <a href="#x">x</a>, <a href="{U}">u</a>',
    }
    told = ("2 links lead to files beside the document and were not checked.",)
    for name, content in pages.items():
        assert read_document(Path(name), content.encode(), name).warnings == told
    fetched = read_document(Path("a.html"), pages["a.html"].encode(), "a.html", address="https://a.example/b/")
    assert fetched.warnings == ()
    (single,) = read_document(Path("a.md"), b"See [one](one.md).\n", "a.md").warnings
    assert single == "1 link leads to a file beside the document and was not checked."


def test_a_file_that_cannot_be_read_names_itself(tmp_path: Path) -> None:
    """The error says which file it was."""
    with pytest.raises(UnreadableDocument, match=r"draft\.docx"):
        read_document(tmp_path / "draft.docx", b"PK\x03\x04\x00\x00", "draft.docx")


def test_plain_text_is_read_to_the_end() -> None:
    """A text file with raised numbers gives anchors, citations and a resolved ibid."""
    text = f"Nets tear in winter.¹ Boats sink.²\n\n¹ Eva Dahl, The nets of the north, Havet, May 2019, {U}\n\n² Ibid.\n"
    reading = read_document(Path("draft.txt"), text.encode(), "draft.txt")
    first, second = reading.citations
    assert (first.authors, first.title, first.url) == (("Eva Dahl",), "The nets of the north", U)
    assert (second.same_as, second.url) == ("draft.txt#1.1", U)
    assert [one.anchor.sentence for one in reading.footnotes if one.anchor] == ["Nets tear in winter.", "Boats sink."]


def test_four_hundred_notes_are_read_quickly(read) -> None:  # type: ignore[no-untyped-def]
    """The citations of a long document are read in a second, and never run away."""
    notes = tuple(
        note(str(n), f"Eva Dahl and Per Berg, Norland: The nets of winter {n}, Nordic Times, May 2019, {U}{n}; "
             f"Fish Watch, Boats {n}, June 2020, {V}{n}", f"{U}{n}", f"{V}{n}")
        for n in range(1, 401)
    )  # fmt: skip
    started = time.process_time()
    reading = read(Document("made", (), notes))
    assert time.process_time() - started < 15
    assert len(reading.citations) == 800
