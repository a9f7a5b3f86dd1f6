"""Plain text to a Document: the forms that notes and markers take."""

from __future__ import annotations

from textwrap import dedent

import pytest

from footnotes.anchors import anchors_of
from footnotes.errors import UnreadableDocument
from footnotes.model import BlockKind, Document, NoteKind
from footnotes.readers.text import read


def _read(text: str) -> Document:
    return read(dedent(text).encode())


def _notes(document: Document) -> list[tuple[str, str]]:
    return [(note.label, note.text) for note in document.notes]


def _anchors(document: Document) -> list[str | None]:
    found = list(anchors_of(document))
    return [anchor.sentence if anchor else None for anchor in found]


FORMS = {
    "superscripts-at-page-bottoms": """\
        Mills were cheap.¹ Ports were dear,² as the

        ¹ Ann Poe, Mills, 2001.

        ² Ann Poe, Ports, 2002.

        council knew. Roads were free.³

        ³ Ann Poe, Roads, 2003.
        """,
    "html-sup-after-a-rule": """\
        Mills were cheap.<sup>1</sup> Ports were dear,<sup>2</sup> as the

        ---

        <sup>1</sup> Ann Poe, *Mills*, 2001.

        <sup>2</sup> Ann Poe, *Ports*, 2002.

        council knew. Roads were free.<sup>3</sup>

        ---

        <sup>3</sup> Ann Poe, *Roads*, 2003.
        """,
    "latex": """\
        Mills were cheap.$^{1}$ Ports were dear,^{2} as the council knew. Roads were free.$^{^{3}}$

        $^{^{1}\\,}Ann\\,Poe,\\,Mills,\\,2001.$

        $^{2}$ Ann Poe, Ports, 2002.

        $^{^{\\}rm 3}$ Ann Poe, Roads, 2003.
        """,
    "brackets-at-the-end": """\
        Mills were cheap [1]. Ports were dear [2], as the council knew. Roads were free [3].

        [1] Ann Poe, Mills,
        2001.
        [2] Ann Poe, Ports, 2002.
        [3] Ann Poe, Roads, 2003.
        """,
    "markdown-leftovers": """\
        Mills were cheap.[^1] Ports were dear,[^2] as the council knew. Roads were free.[^3]

        [^1]: Ann Poe, _Mills_, 2001.
        [^2]: Ann Poe, **Ports**, 2002.
        [^3]: Ann Poe, Roads, 2003.
        """,
    "bare-numbers-for-both": """\
        Mills were cheap.1 Ports were dear,2 as the

        1 Ann Poe, Mills, 2001.

        2 Ann Poe, Ports, 2002.

        council knew. Roads were free. 3

        3 Ann Poe, Roads, 2003.
        """,
    "numbers-on-their-own-lines": """\
        Mills were cheap.1 Ports were dear,2 as the council knew. Roads were free.3

        1
        Ann Poe, Mills, 2001.
        2
        Ann Poe, Ports, 2002.
        3
        Ann Poe, Roads, 2003.
        """,
    "endnotes-under-a-heading": """\
        Mills were cheap.¹ Ports were dear,² as the council knew. Roads were free.³

        Endnotes

        1. Ann Poe, Mills, 2001.
        2. Ann Poe, Ports,
           2002.
        3. Ann Poe, Roads, 2003.
        """,
    "round-brackets": """\
        Mills were cheap (1). Ports were dear (2), as the council knew. Roads were free (3).

        Notes

        (1) Ann Poe, Mills, 2001.
        (2) Ann Poe, Ports, 2002.
        (3) Ann Poe, Roads, 2003.
        """,
    "windows-line-ends-and-form-feeds": (
        "Mills were cheap.¹ Ports were dear,² as the\r\n\r\n¹ Ann Poe, Mills, 2001.\r\n\r\n² Ann Poe, Ports,\r\n"
        "2002.\r\n\f\r\ncouncil knew. Roads were free.³\r\n\r\n³ Ann Poe, Roads, 2003.\r\n"
    ),
    "running-heads-and-page-numbers": """\
        THE MILLER

        Mills were cheap.¹ Ports were dear,² as the

        ¹ Ann Poe, Mills, 2001.

        ² Ann Poe, Ports, 2002.

        - 7 -

        THE MILLER

        council knew. Roads were free.³

        ³ Ann Poe, Roads, 2003.

        - 8 -

        THE MILLER
        """,
    "no-space-after-the-label": """\
        Mills were cheap.¹ Ports were dear,² as the council knew. Roads were free.³

        ¹Ann Poe, Mills, 2001.
        ²Ann Poe, Ports, 2002.
        ³Ann Poe, Roads, 2003.
        """,
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS.keys())
def test_every_form_of_notes_reads_the_same(text: str) -> None:
    """Whatever shape labels and markers have, the notes, their sentences and the whole paragraph come out."""
    document = _read(text)
    assert _notes(document) == [
        ("1", "Ann Poe, Mills, 2001."),
        ("2", "Ann Poe, Ports, 2002."),
        ("3", "Ann Poe, Roads, 2003."),
    ]
    assert _anchors(document) == [
        "Mills were cheap.",
        "Ports were dear, as the council knew.",
        "Roads were free.",
    ]
    assert "Mills were cheap. Ports were dear, as the council knew. Roads were free." in [
        b.text for b in document.blocks
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("In 2019 there were 12 mills. Of these 7 closed. 2020 and 2021 were worse.", id="quantities"),
        pytest.param("1. Buy grain.\n2. Mill it.\n3. Sell flour.", id="numbered-list"),
        pytest.param("1.\tMills\t4\n2.\tPorts\t9\n3.\tRoads\t12", id="contents"),
        pytest.param("The field is 12 m² or 5 km² and E = mc². So 10³ more.", id="exponents"),
        pytest.param("It was the 9<sup>th</sup> mill and the 160^{th} port.", id="ordinals"),
        pytest.param("Covid-19 came. It cost $1.5 million, or 2,500 a head. Exports fell. 9", id="stray-numbers"),
        pytest.param("Year | Mills | Ports |\n2001 | 12¹ | 3 |\n", id="table"),
        pytest.param("A plain text\n\nof two paragraphs.", id="nothing"),
    ],
)
def test_documents_without_notes_get_none(text: str) -> None:
    """Numbers that are no labels make no notes, and single ones no markers."""
    document = read(text.encode())
    assert document.notes == ()
    assert [
        marker.label for block in document.blocks for marker in block.markers if block.kind is not BlockKind.CELL
    ] == []


def test_markers_without_notes_are_told() -> None:
    """A document that kept its markers and lost its notes gives every marker, none of them with a note."""
    text = (
        "Mills fell (see the act)97 and the council98 met. ‘Never again’;99 it said.100 In 2019101 they met, by their\n"
        "own account,102 in 2013,103 and again.104 The bill of 1.5 million stood in section 3 of 180 pages."
    )
    markers = [marker for block in read(text.encode()).blocks for marker in block.markers]
    assert [(marker.label, marker.note) for marker in markers] == [(str(number), None) for number in range(97, 105)]


def test_two_notes_share_a_paragraph() -> None:
    """A label in the middle of a line of notes begins a note, raised or bare."""
    document = _read(
        """\
        Mills.¹ Ports.² Roads.³ Wells.⁴

        ¹ Ann Poe, https://mill.example/a ² Ann Poe, https://port.example/b. 3 Road Board, Roads, https://road.example/c
        ⁴ Ibid.
        """
    )
    assert [label for label, _ in _notes(document)] == ["1", "2", "3", "4"]
    assert document.notes[2].text == "Road Board, Roads, https://road.example/c"
    assert document.notes[3].location.line == 4


def test_bare_labels_stand_where_their_neighbours_do() -> None:
    """A bare label whose marker is lost is a label between two that have theirs; the note has no sentence then."""
    document = _read(
        """\
        Mills were cheap.1 Ports were dear. Roads were free.3

        1 Ann Poe, Mills, 2001.

        2 Ann Poe, Ports, 2002.

        3 Ann Poe, Roads, 2003.
        """
    )
    assert [label for label, _ in _notes(document)] == ["1", "2", "3"]
    assert _anchors(document) == ["Mills were cheap.", None, "Roads were free."]


@pytest.mark.parametrize("apart", [False, True], ids=["on-each-page", "all-at-the-end"])
def test_numbering_may_begin_again(apart: bool) -> None:
    """Notes whose labels repeat belong to the markers of their own chapter."""
    bodies = ["Salt was dear.¹ Pepper too.²", "Tea came late.¹ Coffee too.²", "Wine never left.¹"]
    notes = [
        "¹ Salt Board, 1901.\n\n² Pepper Board, 1902.",
        "¹ Tea Board, 1903.\n\n² Coffee Board, 1904.",
        "¹ Wine Board, 1905.",
    ]
    text = "\n\n".join(
        [*bodies, *notes] if apart else [part for pair in zip(bodies, notes, strict=True) for part in pair]
    )
    document = read(text.encode())
    assert [label for label, _ in _notes(document)] == ["1", "2", "1", "2", "1"]
    assert _anchors(document) == ["Salt was dear.", "Pepper too.", "Tea came late.", "Coffee too.", "Wine never left."]


@pytest.mark.parametrize(
    ("tail", "kind"),
    [
        pytest.param("¹ A, 1.\n\n² B, 2.\n\n³ C, 3.\n\nThe end came.", NoteKind.FOOTNOTE, id="text-goes-on"),
        pytest.param("¹ A, 1.\n\n² B, 2.\n\n³ C, 3.", NoteKind.ENDNOTE, id="behind-everything"),
        pytest.param("References\n\n1. A, 1.\n2. B, 2.\n3. C, 3.", NoteKind.REFERENCE, id="list-of-references"),
    ],
)
def test_kinds_of_notes(tail: str, kind: NoteKind) -> None:
    """Notes among the text are footnotes, behind it endnotes, and a list of references says so itself."""
    document = read(f"Mills.¹ Ports.² Roads.³\n\n{tail}".encode())
    assert [note.kind for note in document.notes] == [kind] * 3


def test_lists_of_references_need_no_markers() -> None:
    """Numbered entries under a heading are read although no marker points at them."""
    document = read(
        b"As Poe (2001) says.\n\nBibliography\n\n1. Poe A. Mills. 2001.\n2. Roe B. Ports. 2002.\n3. Doe C. Wells."
    )
    assert [note.label for note in document.notes] == ["1", "2", "3"]
    assert _anchors(document) == [None, None, None]


def test_mark_up_is_stripped_and_italics_are_kept() -> None:
    """Stars, tags, escapes and entities go; what stood in italics is marked as emphasis."""
    document = read(
        b"# The **Mill**\n\nMills &amp; *ports* cost \\$5.<sup>1</sup>\n\n- An item\n\n"
        b"<sup>1</sup> Ann Poe, *The Mill*, <i>Daily Plover</i>, [the list](https://mill.example/a_b), <https://mill.example/c>.\n"
    )
    (note,) = document.notes
    assert note.text == "Ann Poe, The Mill, Daily Plover, the list, https://mill.example/c."
    assert [span.of(note.text) for span in note.emphasis] == ["The Mill", "Daily Plover"]
    assert [link.url for link in note.links] == ["https://mill.example/a_b", "https://mill.example/c"]
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.HEADING, "The Mill"),
        (BlockKind.PARAGRAPH, "Mills & ports cost $5."),
        (BlockKind.PARAGRAPH, "An item"),
    ]


def test_lines_are_those_of_the_file() -> None:
    """Locations count the file's own lines, whatever ends them; a form feed is no line."""
    document = read(b"\xef\xbb\xbf\r\n\r\nMills.\xc2\xb9\r\n\r\n\f\r\n\xc2\xb9 Ann Poe.\r\n")
    assert (document.blocks[0].location.line, document.notes[0].location.line) == (3, 6)


def test_several_markers_in_one_sign() -> None:
    """A raised list of numbers is a marker for each of them."""
    document = _read(
        "Mills closed.<sup>1, 2</sup> Ports opened.<sup>3</sup>\n\n"
        "<sup>1</sup> A.\n\n<sup>2</sup> B.\n\n<sup>3</sup> C.\n"
    )
    assert _anchors(document) == ["Mills closed.", "Mills closed.", "Ports opened."]


def test_unreadable_bytes_are_refused() -> None:
    """Binary data is an error, not a document without notes."""
    with pytest.raises(UnreadableDocument):
        read(b"%PDF-1.7\x00\x01\x02")


def test_a_guessed_encoding_is_a_warning() -> None:
    """What had to be assumed about the bytes is told to the editor."""
    document = read("Die Mühle steht am Fluß, und der Müller schläft früh.¹\n\n¹ Köhler.".encode("cp1252"))
    assert len(document.warnings) == 1


def test_a_file_larger_than_a_text_is_refused() -> None:
    """Time is bounded by size: beyond it stands one sentence, and what to do."""
    with pytest.raises(UnreadableDocument, match=r"more than the 8 MB that can be read\. Split it"):
        read(b"word " * 1_700_000)


@pytest.mark.parametrize(("count", "read_up_to", "told"), [(2600, 2600, False), (10_050, 9999, True)])
@pytest.mark.slow
def test_thousands_of_notes(count: int, read_up_to: int, told: bool) -> None:
    """As many notes are read as labels of four digits can count; that there are more is a warning."""
    notes = "\n".join(f"[{number}] Gull {number}." for number in range(1, count + 1))
    document = read(f"Gulls are many.[1]\n\n{notes}\n".encode())
    assert [note.label for note in document.notes] == [str(number) for number in range(1, read_up_to + 1)]
    assert any("up to number 9999" in warning for warning in document.warnings) == told
