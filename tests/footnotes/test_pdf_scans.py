"""Text layers of scans: labels that recognition lost or misread, sizes that it guessed."""

from __future__ import annotations

import pytest
from fakes.printed import Line, printed, running_text

NOTES = (
    ("Berg, Mills of the North, and what the council of the valley wrote of", "them, Oslo 1915, p. 4."),
    ("Dahl, Nets, p. 12.",),
    ("Storm and Lind, On water and other things that the valley has much", "of, Bergen 1921, p. 7."),
    ("Falk, Dikes, p. 3.",),
    ("Ibid., p. 9.",),
    ("Moe, Bridges, p. 88.",),
)


def _at_foot(labels: list[str], *, indent: float, hung: float = 0, size: float = 8) -> list[Line]:
    lines = [
        (50 + (hung if place else indent), words if place else f"{label} {words}".strip())
        for label, note in zip(labels, NOTES, strict=True)
        for place, words in enumerate(note)
    ]
    return [(left, 460 + 11 * row, size, "", words) for row, (left, words) in enumerate(lines)]


def _texts(pages: list[list[Line]]) -> list[str]:
    return [note.text for note in printed(pages).notes]


@pytest.mark.parametrize(("indent", "hung"), [(8, 0), (0, 14), (0, 0)])
@pytest.mark.parametrize("misread", ["'", "l", "J.", "°"])
def test_a_label_that_is_misread_begins_its_note(misread: str, indent: float, hung: float) -> None:
    """Between the labels 2 and 4 one line begins as notes do; so does one between 4 and 6."""
    labels = ["1", "2", misread, "4", misread, "6"]
    text = [*running_text(60, 24)]
    pages = [[*text, *_at_foot(labels, indent=indent, hung=hung)], [*text, (50 + indent, 470, 8, "", "7 Berg, p. 1.")]]
    assert _texts(pages) == [*(" ".join(note) for note in NOTES), "Berg, p. 1."]


def test_a_label_that_is_lost_begins_its_note_where_notes_are_set_in() -> None:
    """Where nothing is left of a label, the edge tells it; where all lines begin at one edge, nothing is guessed."""
    labels = ["1", "2", "", "4", "", "6"]
    text = [*running_text(60, 24)]
    last: Line = (58, 470, 8, "", "7 Berg, p. 1.")
    assert _texts([[*text, *_at_foot(labels, indent=8)], [*text, last]])[:6] == [" ".join(note) for note in NOTES]
    flush = _texts([[*text, *_at_foot(labels, indent=0)], [*text, last]])
    assert flush[1] == " ".join(["Dahl, Nets, p. 12.", *NOTES[2]])


def test_a_list_goes_on_in_another_size_on_the_next_page() -> None:
    """Recognition tells the type of a page a tenth larger than that of the page before; text behind it is no note."""
    first = [*running_text(60, 20), (50.0, 350.0, 11.0, "", "Notes")]
    first += [(50, 380 + 14 * number, 9, "", f"{number} Berg, Mills, p. {number}7.") for number in range(1, 8)]
    second: list[Line] = [
        (50, 60 + 14 * number, 9.9, "", f"{number} Berg, Mills, p. {number}7.") for number in range(8, 14)
    ]
    after = [(50.0, 290.0, 12.0, "", "The author"), *running_text(310, 10)]
    assert _texts([first, [*second, *after]]) == [f"Berg, Mills, p. {number}7." for number in range(1, 14)]


@pytest.mark.parametrize("size", [9, 9.9])
def test_a_list_of_what_the_publisher_has_printed_is_no_part_of_the_references(size: float) -> None:
    """On the next page, in a type of its own, another list begins again with A; the references themselves go on."""
    names = ("Abel", "Berg", "Dahl", "Falk", "Lind", "Moe", "Nord", "Quist", "Storm", "Tveit")
    entries = [f"{name}, Eva (20{10 + place}): Mills. Oslo: Fjord." for place, name in enumerate(names)]
    first = [*running_text(60, 12), (50.0, 250.0, 11.0, "B", "References")]
    first += [(50, 280 + 18 * place, 9, "", entry) for place, entry in enumerate(entries[:7])]
    rest = entries[7:] if size == 9 else [entry.replace("Mills", "Series") for entry in entries]
    second: list[Line] = [(50, 60 + 18 * place, size, "", entry) for place, entry in enumerate(rest)]
    assert _texts([first, second]) == (entries if size == 9 else entries[:7])
