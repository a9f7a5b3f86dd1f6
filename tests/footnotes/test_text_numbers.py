"""Which numbers of a text count its notes, and which count its paragraphs, pages and headings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from footnotes.model import Document
from footnotes.numbered.lines import Role, pieces_of
from footnotes.readers.text import read

_STATED = (
    "The mill stood empty.",
    "A ferry crossed twice a day.",
    "The council met in March.",
    "Nobody had asked why.",
)


def _labels(document: Document) -> list[int]:
    return [int(note.label) for note in document.notes]


def _anchored(document: Document) -> set[int]:
    return {int(marker.label) for block in document.blocks for marker in block.markers if marker.note is not None}


def _paragraph(number: int) -> str:
    return " ".join(_STATED[(number + turn) % 4] for turn in range(1 + number % 3))


def _pages(
    paragraph: Callable[[int], str],
    marker: Callable[[int], str],
    label: Callable[[int], str],
    gap: str = "\n\n",
) -> str:
    """Ten pages of six paragraphs, every third with a note; the notes stand at the end of each page."""
    parts, note = [], 1
    for number in range(1, 61):
        text = _paragraph(number)
        if number % 3 == 0:
            text, note = text + marker(note), note + 1
        parts.append(paragraph(number) + text)
        if number % 6 == 0:
            parts += [
                f"{label(note - 2)}See Ferry Act, p. {note + 40}.",
                f"{label(note - 1)}Ann Poe, Mills, {note + 1950}.",
            ]
    return gap.join(parts)


NUMBERED_PARAGRAPHS = {
    "points-and-bare-notes": _pages(lambda n: f"{n}. ", str, lambda n: f"{n} "),
    "points-and-glued-notes": _pages(lambda n: f"{n}. ", str, str),
    "points-and-raised-notes": _pages(lambda n: f"{n}. ", lambda n: f"<sup>{n}</sup>", lambda n: f"<sup>{n}</sup> "),
    "brackets-and-bare-notes": _pages(lambda n: f"[{n}] ", str, lambda n: f"{n} "),
    "bare-and-bracketed-notes": _pages(lambda n: f"{n} ", lambda n: f"[{n}]", lambda n: f"[{n}]. "),
}


@pytest.mark.parametrize("text", NUMBERED_PARAGRAPHS.values(), ids=NUMBERED_PARAGRAPHS.keys())
def test_numbered_paragraphs_do_not_hide_the_notes(text: str) -> None:
    """Where paragraphs are numbered too, the notes are those numbers that markers announce."""
    document = read(text.encode())
    assert _labels(document) == list(range(1, 21))
    assert _anchored(document) == set(range(1, 21))
    assert document.notes[1].text.startswith("Ann Poe, Mills, 19")


NO_NOTES = {
    "bracketed-paragraphs": "\n\n".join(f"[{n}] {_paragraph(n)}" for n in range(1, 41)),
    "pointed-paragraphs": "\n\n".join(f"{n}. {_paragraph(n)}" for n in range(1, 41)),
    "pages-with-their-numbers": "\n\n".join(f"{n}\n{_paragraph(n)} Off Pier{7 - n % 7}." for n in range(1, 31)),
    "contents-with-a-line-for-notes": "Contents\n\nNotes\n\nThe ferry\n\n" + "\n\n".join(map(_paragraph, range(20))),
}


@pytest.mark.parametrize("text", NO_NOTES.values(), ids=NO_NOTES.keys())
def test_other_numbers_are_no_notes(text: str) -> None:
    """Numbers of paragraphs and pages make no notes, and no markers that lack one."""
    document = read(text.encode())
    assert document.notes == ()
    assert not any(block.markers for block in document.blocks)


def test_page_numbers_that_some_words_announce_are_no_notes() -> None:
    """Numbers on lines of their own are the pages' where the text has numbers like markers for a few of them only."""
    pages = [f"{n}\n{_paragraph(n)}" + (f" Off Pier{n + 1}." if n < 6 else "") for n in range(1, 31)]
    assert read("\n\n".join(pages).encode()).notes == ()


def test_headings_are_no_notes_where_notes_have_brackets() -> None:
    """Numbered headings before bracketed notes stay running text."""
    body = "\n\n".join(
        f"{n}. The {n}th ferry\n\n{_paragraph(n)}[{n}] {_paragraph(n + 1)}[{n + 6}]" for n in range(1, 7)
    )
    notes = "\n\n".join(f"[{n}]. Ann Poe, Mills, {1950 + n}." for n in range(1, 13))
    document = read(f"{body}\n\n{notes}".encode())
    assert _labels(document) == list(range(1, 13))


def test_pages_without_blank_lines_lose_no_note() -> None:
    """A note below a sentence that its page breaks off is found in text that has line breaks alone."""
    pages = [
        f"The mill stood{n - 1} empty until\nspring came.{n} A ferry\nwas built on\n"
        f" {n - 1}. Ann Poe, Mills.\n {n}. See Ferry Act."
        for n in range(2, 17, 2)
    ]
    document = read("\f".join(pages).encode())
    assert _labels(document) == list(range(1, 17))


def test_a_date_that_was_wrapped_is_no_note() -> None:
    """A day at the beginning of a line is none, though a marker announces its number."""
    text = (
        "The ferry sank.1 It was raised.2 The council met on\n3 May 1950 and again.3 It\nrose.\n\n"
        "1 Ann Poe, Mills.\n\n2 Ann Poe, Ports.\n\n3 Ann Poe, Roads.\n"
    )
    assert [note.text for note in read(text.encode()).notes] == [
        "Ann Poe, Mills.",
        "Ann Poe, Ports.",
        "Ann Poe, Roads.",
    ]


SAME_WORDS = {
    "ibid": "{n} Ibid.",
    "bracketed": "[{n}] On file with the author.",
    "pointed": "{n}. On file with the author.",
    "pages-differ": "{n} Poe, Mills, p. {n}{n}.",
}


@pytest.mark.parametrize("form", SAME_WORDS.values(), ids=SAME_WORDS.keys())
def test_short_notes_that_say_the_same_are_no_running_heads(form: str) -> None:
    """Notes that repeat but for their numbers are text of the document."""
    pieces = pieces_of("\n\n".join(form.format(n=n) for n in range(11, 17)))
    assert {piece.role for piece in pieces} == {Role.TEXT}


def test_a_number_sign_is_no_number() -> None:
    """Lines that hold the sign in the place of a number are other lines."""
    pieces = pieces_of("\n\n".join(["Box 4", "Box 5", "Box #", "Box 6"]))
    assert [piece.role for piece in pieces] == [Role.FURNITURE, Role.FURNITURE, Role.TEXT, Role.FURNITURE]


def test_a_line_that_repeats_but_for_the_page_is_a_running_head() -> None:
    """A head that differs in one number only is furniture."""
    pieces = pieces_of("\n\n".join(f"{n} THE MILLER 1950" for n in range(11, 15)))
    assert {piece.role for piece in pieces} == {Role.FURNITURE}


@pytest.mark.parametrize(
    "note",
    [
        "4UN Water, Ferry Act.",
        "4See Ferry Act.",
        "4“Mills,” The Plover.",
        "4https://plover.example/mills",
        "4 12 May Decree, p. 3.",
        "4.See Ferry Act.",
    ],
)
def test_labels_without_space_and_before_numbers_are_read(note: str) -> None:
    """A label is read where its space was lost, and where the note begins with a number."""
    words = note.removeprefix("4").removeprefix(".").strip()
    notes = "\n\n".join(note if n == 4 else f"{n} Ann Poe, Mills, {1950 + n}." for n in range(1, 7))
    body = " ".join(f"{_STATED[n % 4]}{n}" for n in range(1, 7))
    document = read(f"{body}\n\n{notes}\n".encode())
    assert _labels(document) == list(range(1, 7))
    assert document.notes[3].text == words
