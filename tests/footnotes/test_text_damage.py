"""What scanners and page breaks do to notes, and what the reader makes of it."""

from __future__ import annotations

from textwrap import dedent

import pytest

from footnotes.anchors import anchors_of
from footnotes.model import Document
from footnotes.readers.text import read


def _read(text: str) -> Document:
    return read(dedent(text).encode())


def _texts(document: Document) -> dict[str, str]:
    return {note.label: note.text for note in document.notes}


CONTINUED = {
    "url-in-the-next-paragraph": (
        """\
        Mills closed.¹ The council had met, and the

        ¹ Ann Poe, Mills Close, The Plover, May 2019,

        https://plover.example/mills

        members said nothing.
        """,
        "Ann Poe, Mills Close, The Plover, May 2019, https://plover.example/mills",
    ),
    "bracketed-url-in-the-next-paragraph": (
        """\
        Mills closed.¹ The council had met, and the

        ¹ Ann Poe, "Mills Close," *The Plover*, May 2019.

        (<https://plover.example/mills>)

        members said nothing.
        """,
        'Ann Poe, "Mills Close," The Plover, May 2019. (https://plover.example/mills)',
    ),
    "words-and-url-in-the-next-paragraph": (
        """\
        Mills closed.¹ The council had met, and the

        ¹ Ann Poe, “Mills Close in the North,” *The Plover*, September

        15, 2015. (<https://plover.example/mills>)

        members said nothing.
        """,
        "Ann Poe, “Mills Close in the North,” The Plover, September 15, 2015. (https://plover.example/mills)",
    ),
    "hyphen-at-the-break": (
        """\
        Mills closed.¹ The council had met, and the

        ¹ Ann Poe, Mills, Harbour: North-

        South Institute, 2015. (<https://plover.example/mills>)

        members said nothing.
        """,
        "Ann Poe, Mills, Harbour: North-South Institute, 2015. (https://plover.example/mills)",
    ),
    "hard-wrapped-over-blank-lines": (
        """\
        Mills closed.¹ The council had met, and the

        ¹ For one, a plan for the mills would be a way to learn from the harbours of the north. Or
        another: the idea of free grain could be thought over again. Besides, the Month of the Open

        Mill could be a beginning for all of them. It would win over the town and its
        people.

        members said nothing.
        """,
        "For one, a plan for the mills would be a way to learn from the harbours of the north. Or another: the idea "
        "of free grain could be thought over again. Besides, the Month of the Open Mill could be a beginning for all "
        "of them. It would win over the town and its people.",
    ),
}


@pytest.mark.parametrize(("text", "note"), CONTINUED.values(), ids=CONTINUED.keys())
def test_notes_go_on_after_a_break_and_the_text_goes_on_after_them(text: str, note: str) -> None:
    """The rest of a note is given to it, and the halves of the paragraph around it are joined."""
    document = _read(text)
    assert _texts(document) == {"1": note}
    assert [block.text for block in document.blocks] == [
        "Mills closed. The council had met, and the members said nothing."
    ]


def test_the_rest_of_a_note_stands_on_the_next_page() -> None:
    """What stands before the next page's notes without a label goes on with the note that broke off."""
    document = _read(
        """\
        Mills closed.¹ The council had met, and the

        ¹ Board of Mills, The Closed Mills of the North, *Northern*

        members said nothing. In the spring the ports closed as well.²

        ---

        *Review*, vol. 2, 2005, pp. 5-7. (<https://mill.example/a>)

        ² Board of Ports, Ports, 2006.
        """
    )
    assert (
        _texts(document)["1"]
        == "Board of Mills, The Closed Mills of the North, Northern Review, vol. 2, 2005, pp. 5-7. (https://mill.example/a)"
    )
    assert [span.of(document.notes[0].text) for span in document.notes[0].emphasis] == ["Northern", "Review"]


def test_the_rest_of_a_note_needs_no_url() -> None:
    """Words before the next page's notes go on with the note that wants them, not with the text above that does not."""
    document = _read(
        """\
        Mills closed.¹ The council had met in the old town hall, and the

        ¹ Some say that the mills were sold to a company that

        members said nothing. In the spring the ports closed as well,² and then the photographs

        was founded in the north.

        ² Ann Poe, Ports, 1951.

        were shown again.
        """
    )
    assert _texts(document) == {
        "1": "Some say that the mills were sold to a company that was founded in the north.",
        "2": "Ann Poe, Ports, 1951.",
    }
    assert document.blocks[-1].text.endswith("and then the photographs were shown again.")


def test_the_rest_of_a_url_goes_to_the_one_that_breaks_off() -> None:
    """A rest that stands before the notes of its page is given to the URL that ends in a hyphen."""
    document = _read(
        """\
        Mills closed.¹ The council met.

        ¹ Ann Poe, Ports, https://plover.example/ports

        In the spring the ports closed as well.²

        harbour/

        ² Ann Poe, Roads, https://plover.example/take-the-road-to-the-
        """
    )
    assert [note.links[0].url for note in document.notes] == [
        "https://plover.example/ports",
        "https://plover.example/take-the-road-to-the-harbour/",
    ]


def test_the_rest_of_a_url_stands_on_the_next_page() -> None:
    """A URL that broke off at a page's end is joined with what a later page begins its notes with."""
    document = _read(
        """\
        Mills closed.¹ Ports closed.²

        ¹ Ann Poe, Mills, https://mill.example/a.

        ² Ann Poe, Ports, https://port.example/a/new-

        Nobody came to the wake of the harbour master, who had been the last of his line.³

        draft-of-the-law/31.html; Bea Roe, Wells, https://well.example/b

        ³ Wake Board, Wakes.
        """
    )
    links = document.notes[1].links
    assert [link.url for link in links] == [
        "https://port.example/a/new-draft-of-the-law/31.html",
        "https://well.example/b",
    ]
    assert links[0].repairs == ("joined-line",)
    assert links[0].alternatives == ("https://port.example/a/newdraft-of-the-law/31.html",)


def test_the_rest_of_a_note_stands_before_the_notes_of_its_own_page() -> None:
    """A scanner that reads the foot of a page from the bottom does not give the rest to the wrong note."""
    document = _read(
        """\
        Mills closed.¹ Ports closed.² Wells stayed open for all who came to draw from them.³

        https://mill.example/files/cdl.aspx?f=2; Ibid, page 9.

        ¹ Ann Poe, Mills, https://mill.example/a

        ² Ibid, page 12.

        ³ Commission for Wells, Guidelines on Wells, Harbour, July 2020,

        They came from all over the county, and they came at night. Nobody asked for their names.
        """
    )
    assert _texts(document)["3"].endswith("July 2020, https://mill.example/files/cdl.aspx?f=2; Ibid, page 9.")
    assert _texts(document)["2"] == "Ibid, page 12."


def test_a_paragraph_between_notes_of_one_page_belongs_to_the_first() -> None:
    """Where the next note's marker was read before, nothing between the two notes is running text."""
    document = _read(
        """\
        Mills closed.¹ Ports closed.²

        ¹ https://mill.example/a

        For the whole story, please see this study as well: <https://mill.example/study>

        ² Ibid.

        Wells stayed open.
        """
    )
    assert _texts(document)["1"] == (
        "https://mill.example/a For the whole story, please see this study as well: https://mill.example/study"
    )
    assert [block.text for block in document.blocks] == ["Mills closed. Ports closed.", "Wells stayed open."]


LOST = {
    "between-two-notes": (
        """\
        Mills.¹ Ports.² Wells.³

        ¹ Ann Poe, Mills, https://mill.example/a.

        Bea Roe, Ports, https://port.example/b

        ³ Cy Doe, Wells, https://well.example/c
        """
    ),
    "before-the-next-page's-notes": (
        """\
        Mills.¹

        ¹ Ann Poe, Mills, https://mill.example/a.

        Then the ports closed, and after them the wells.² ³

         Bea Roe, Ports, https://port.example/b
         Cy Doe, Wells, https://well.example/c

        ⁴ Ibid.
        """
    ),
    "on-a-page-without-any-label": (
        """\
        Mills.¹

        ¹ Ann Poe, Mills, https://mill.example/a.

        Then the ports closed, and after them the wells.² ³

        Bea Roe, Ports, https://port.example/b

        Cy Doe, Wells, https://well.example/c

        On the next page the roads were closed as well.⁴

        ⁴ Ibid.
        """
    ),
}


@pytest.mark.parametrize("text", LOST.values(), ids=LOST.keys())
def test_notes_that_lost_their_labels_get_the_missing_numbers(text: str) -> None:
    """A citation that stands where exactly one number is missing is that note."""
    texts = _texts(_read(text))
    assert texts["2"] == "Bea Roe, Ports, https://port.example/b"
    assert texts["3"] == "Cy Doe, Wells, https://well.example/c"


def test_a_misread_label_gets_the_only_number_that_fits() -> None:
    """A label out of sequence between n and n+2 is n+1."""
    document = _read("A.¹¹ B.¹² C.¹³\n\n¹¹ Ann Poe, 1.\n\n¹⁷ Bea Roe, 2.\n\n¹³ Cy Doe, 3.\n")
    assert list(_texts(document)) == ["11", "12", "13"]


def test_a_label_of_letters_is_read_as_digits() -> None:
    """An l for a 1 and an O for a 0 in a raised label are digits."""
    document = _read(
        "A.<sup>9</sup> B.<sup>10</sup> C.<sup>11</sup>\n\n<sup>9</sup> A.\n\n<sup>lO</sup> B.\n\n<sup>11</sup> C.\n"
    )
    assert list(_texts(document)) == ["9", "10", "11"]


def test_a_note_that_is_lost_leaves_a_gap() -> None:
    """No note is invented for a number whose text is gone, and its marker says so."""
    document = _read("Mills.¹ Ports.² Wells.³\n\n¹ Ann Poe, Mills.\n\n³ Cy Doe, Wells.\n")
    assert list(_texts(document)) == ["1", "3"]
    markers = {marker.label: marker.note for block in document.blocks for marker in block.markers}
    assert markers == {"1": 0, "2": None, "3": 1}


def test_body_words_glued_to_a_note_are_cut_and_told() -> None:
    """Words that cannot end a note are left out of it, and the document says which."""
    document = _read(
        "Mills.¹ Ports.²\n\n¹ Ann Poe, https://mill.example/a the mills of the\n\n"
        "² See https://a.example/b in Welsh only.\n"
    )
    assert _texts(document) == {"1": "Ann Poe, https://mill.example/a", "2": "See https://a.example/b in Welsh only."}
    assert document.notes[0].links[0].repairs == ("cut-body-words",)
    assert "the mills of the" in document.warnings[0]


def test_prose_after_a_url_stays_in_its_note() -> None:
    """A sentence that follows a URL is part of the note."""
    text = "Ann Poe, https://mill.example/a As the board says, a mill is 'a house that turns.'"
    assert _texts(_read(f"Mills.¹\n\n¹ {text}\n")) == {"1": text}


def test_latex_around_urls_is_taken_off() -> None:
    """A URL or a word that was set as a formula reads as it was meant."""
    document = _read(
        """\
        Mills.¹ Ports.² Wells.³

        $^{^{1}\\,}Mill\\,Board,\\,Mills,\\,https://mill.example/a/\\#north-and-south$

        ² Port Board, Ports,

        $https://port.example/files/a_b_c.pdf$

        ³ Cy Doe, Wells, July

        ^{2020,} https://well.example/c?d=1. Though nobody asked.
        """
    )
    assert list(_texts(document).values()) == [
        "Mill Board, Mills, https://mill.example/a/#north-and-south",
        "Port Board, Ports, https://port.example/files/a_b_c.pdf",
        "Cy Doe, Wells, July 2020, https://well.example/c?d=1. Though nobody asked.",
    ]
    assert document.notes[0].links[0].repairs == ("unwrapped-latex", "unescaped")


def test_words_broken_at_a_line_end_are_whole() -> None:
    """A typesetter's hyphen goes, the hyphen of a compound stays."""
    document = _read(
        "The miller and the har-\nbour master met at the well-\nknown North-\nSouth mill. A well is a known thing.\n"
    )
    assert (
        document.blocks[0].text
        == "The miller and the harbour master met at the well-known North-South mill. A well is a known thing."
    )


def test_wrapped_lines_change_nothing() -> None:
    """A label at a line's start, a year alone on a line, a link and a formula over two lines read as if unwrapped."""
    document = _read(
        """\
        Mills closed.¹ Ports closed.² Wells closed.³ Roads closed.⁴

        ¹ Ann Poe, Mills Close in the Whole of the North, The Plover, May
        2016

        https://plover.example/mills-of-the-
        north-close ² Bea Roe, Ports, https://port.example/a
        ³ Cy Doe, Wells, ([https://well.example/a\\_b/of-the-
        north](https://well.example/a_b/of-the-
        north))

        $^{4}\\,Road\\,Board,
        Roads,\\,https://road.example/a$
        """
    )
    assert list(_texts(document).values()) == [
        "Ann Poe, Mills Close in the Whole of the North, The Plover, May 2016 "
        "https://plover.example/mills-of-the-north-close",
        "Bea Roe, Ports, https://port.example/a",
        "Cy Doe, Wells, (https://well.example/a_b/of-the-north)",
        "Road Board, Roads, https://road.example/a",
    ]


def test_a_sentence_runs_over_a_page_break() -> None:
    """The anchor of a marker before a page break is the whole sentence, and so is that of one behind it."""
    document = _read(
        """\
        The mills closed early. In the third month the board made¹

        ¹ Ann Poe, Mills.

        hundreds of promises to the millers of the north.² Nobody believed them.

        ² Bea Roe, Promises.
        """
    )
    sentence = "In the third month the board made hundreds of promises to the millers of the north."
    anchors = list(anchors_of(document))
    assert [anchor.sentence for anchor in anchors if anchor] == [sentence, sentence]


def test_headings_are_not_joined_with_the_text_below() -> None:
    """A line without a full stop that is a heading stays apart from the paragraph after it."""
    document = _read(
        "Mills of the North\n\nBy Ann Poe¹\n\nmany mills closed. Others stayed.\n\n¹ Ann Poe is a miller.\n"
    )
    assert [block.text for block in document.blocks] == [
        "Mills of the North",
        "By Ann Poe",
        "many mills closed. Others stayed.",
    ]
