"""Text taken from printed pages: lines as wide as the page, page furniture, and neither blank lines nor form feeds."""

from __future__ import annotations

from textwrap import dedent

import pytest

from footnotes.anchors import anchors_of
from footnotes.model import Document
from footnotes.readers.text import read

_FIRST = """\
The council closed the mill in the north of the county and told nobody of it.{one} The men
who had worked there for thirty years were sent home without their wages, and the union
"""
_SECOND = """\
of the county asked for help.{two} No answer came from the council during all of that year.
The mill stood empty until a buyer was found, and the buyer was a cousin of the mayor.{three}
"""
_NOTES = {
    1: "Ann Poe, The Mill Closes, The Plover, 3 May 2019, https://plover.example/mill-closes",
    2: "See note 1.",
    3: "Bo Lark, Who Bought the Mill, The Wren, May 2020,\nhttps://wren.example/2020/who-bought-it",
}
_ANCHORS = [
    "The council closed the mill in the north of the county and told nobody of it.",
    "The men who had worked there for thirty years were sent home without their wages, and the union of the county "
    "asked for help.",
    "The mill stood empty until a buyer was found, and the buyer was a cousin of the mayor.",
]
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _page(text: str, marker: str, label: str, *numbers: int) -> str:
    raised = {name: _shown(marker, number) for number, name in enumerate(("one", "two", "three"), 1)}
    notes = (f"{_shown(label, number)}{_NOTES[number]}\n" for number in numbers)
    return text.format_map(raised) + "".join(notes)


def _shown(form: str, number: int) -> str:
    return form.replace("#", str(number).translate(_RAISED)).replace("@", str(number))


def _anchors(document: Document) -> list[str | None]:
    return [anchor and anchor.sentence for anchor in anchors_of(document)]


FORMS = {
    "raised": ("#", "#"),
    "raised-and-plain-labels": ("#", "@ "),
    "glued": ("@", "@ "),
    "bracketed": ("[@]", "[@] "),
    "labels-with-a-stop": ("@", "@. "),
}


@pytest.mark.parametrize(("marker", "label"), FORMS.values(), ids=FORMS.keys())
@pytest.mark.parametrize("between", ["", "\f", "\n"], ids=["nothing", "form-feed", "blank-line"])
def test_pages_end_behind_their_notes(marker: str, label: str, between: str) -> None:
    """The running text goes on behind the last note of a page, whatever parts the pages, or nothing."""
    text = _page(_FIRST, marker, label, 1) + between + _page(_SECOND, marker, label, 2, 3)
    document = read(text.encode())
    assert [note.text for note in document.notes] == [" ".join(note.split("\n")) for note in _NOTES.values()]
    assert _anchors(document) == _ANCHORS


FURNITURE = {
    "title-and-number": "{page} | Mills and Mayors",
    "number-of-all": "Page {page} of 3",
    "title-alone": "Mills and Their Mayors",
}


@pytest.mark.parametrize("head", FURNITURE.values(), ids=FURNITURE.keys())
def test_running_heads_inside_wrapped_text_are_no_words_of_it(head: str) -> None:
    """A line that every page repeats divides no sentence, even where no blank line stands around it."""
    filler = "The river was low in that year, and the weirs upstream of the town were closed by hand.\n" * 16
    parts = [filler + _page(_FIRST, "#", "#"), _SECOND.format(one="", two="²", three="³") + filler, filler]
    text = "".join(f"{head.format(page=page)}\n{part}" for page, part in enumerate(parts, 1))
    text += "".join(f"{_shown('#', number)}{note}\n" for number, note in _NOTES.items())
    assert _anchors(read(text.encode())) == _ANCHORS


def test_a_heading_between_wrapped_lines_is_no_part_of_a_sentence() -> None:
    """A short line that ends no sentence, between a full stop and a capital letter, is a heading."""
    text = (
        _FIRST.format(one="¹")
        + "fell silent.\nThe Long Summer\n"
        + _FIRST.format(one="²")
        + "\n¹ A note.\n\n² B note.\n"
    )
    document = read(text.encode())
    assert _anchors(document) == [_ANCHORS[0], _ANCHORS[0]]
    assert "The Long Summer" in [block.text for block in document.blocks]


def test_a_label_may_stand_on_a_line_of_its_own_above_a_blank_one() -> None:
    """Converters write a raised label above its note; the number at a page's foot is no label."""
    notes = "".join(f"{number}\n\n{note}\n" for number, note in _NOTES.items())
    text = _page(_FIRST, "@", "") + _page(_SECOND, "@", "") + notes + "\n1\n\n\fThe end of it came soon.\n"
    document = read(text.encode())
    assert [note.label for note in document.notes] == ["1", "2", "3"]
    assert _anchors(document) == _ANCHORS
    assert document.notes[2].text.endswith("who-bought-it")


SIDE_BY_SIDE = {
    "raised": ("¹", "²³", "⁴"),
    "glued": ("1", "23", "4"),
}


@pytest.mark.parametrize(("first", "both", "last"), SIDE_BY_SIDE.values(), ids=SIDE_BY_SIDE.keys())
def test_two_markers_side_by_side_are_two(first: str, both: str, last: str) -> None:
    """Where 2 and 3 stand together they read like 23, which no note is called."""
    text = f"The mill closed in May.{first} It rained.{both} A buyer was found.{last}\n\n"
    notes = "\n\n".join(f"{number}. Note {chr(64 + number)} says so." for number in range(1, 5))
    assert _anchors(read((text + notes).encode())) == [
        "The mill closed in May.", "It rained.", "It rained.", "A buyer was found."
    ]  # fmt: skip


def test_markers_of_two_figures_side_by_side_are_two() -> None:
    """The same for 10 and 11, which read like the thousands, and not for a year."""
    sentences = [f"Mill {chr(64 + number)} closed.{number}" for number in range(1, 10)]
    text = " ".join([*sentences, "Then all was over by Easter.1011 So it was in the spring of 2021."])
    notes = "\n\n".join(f"{number}. Note {chr(64 + number)} says so." for number in range(1, 12))
    anchors = _anchors(read(f"{text}\n\n{notes}\n".encode()))
    assert anchors[9:] == ["Then all was over by Easter."] * 2


def test_repeated_references_back_are_no_running_heads() -> None:
    """Notes that say the same with another number are notes."""
    marked = " ".join(f"Mill {chr(64 + number)} closed.{number}" for number in range(1, 7))
    notes = ["Ann Poe, Mills, 2019.", "See note 1.", "Siehe Fußnote 1.", "See note 2.", "Cf. note 1.", "See note 3."]
    text = marked + "\n\n" + "\n".join(f"{number}\n{note}" for number, note in enumerate(notes, 1)) + "\n"
    assert [note.text for note in read(text.encode()).notes] == notes


def test_a_note_may_begin_with_a_name_like_a_month() -> None:
    """Maria is no month: her note begins at a line's start although the line before breaks off."""
    text = dedent("""\
        The council closed the mill.1 It told nobody of it.2 Then it sold it.3 The union of the
        1 Maria Poe, The Mill Closes, The Plover, 2019, https://plover.example/mill
        2 Mark Lark, The Mill Opens, The Plover, 2020, https://plover.example/open
        3 June Roe, The Mill Burns, The Plover, 2021, https://plover.example/burns

        county asked for help, and no answer came from the council during all of that year.
        """)
    assert [note.label for note in read(text.encode()).notes] == ["1", "2", "3"]
