"""Quotations in sentences and notes, and the citations that they are tied to."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes.model import Span
from footnotes.quotations import MOST, quotations_in
from footnotes.quoting import assign_quotations
from footnotes.read import read_document

COMPLETE = {
    "curly": ("She wrote: “The wall is dry.”", ["The wall is dry."]),
    "straight": ('She wrote: "The wall is dry."', ["The wall is dry."]),
    "single": ("She wrote: ‘The wall isn’t dry.’", ["The wall isn’t dry."]),
    "straight single": ("She wrote: 'The wall isn't dry.'", ["The wall isn't dry."]),
    "plural possessive": ("He said 'the engineers' wall holds' and left.", ["the engineers' wall holds"]),
    "guillemets": ("Elle écrit : « Le mur est sec. »", ["Le mur est sec."]),
    "German": ("Sie schrieb: „Die Mauer ist trocken.“", ["Die Mauer ist trocken."]),
    "German guillemets": ("Sie schrieb: »Die Mauer ist trocken.«", ["Die Mauer ist trocken."]),
    "single guillemets": ("Sie schrieb ‹die Mauer hält› dazu.", ["die Mauer hält"]),
    "Swedish": ("Hon skrev ”muren är torr” i dag.", ["muren är torr"]),
    "both marks open": ("He said “the wall holds“ twice.", ["the wall holds"]),
    "a spaced opening mark": ("Sie schrieb: “   Die Mauer hält.” Ja.", ["Die Mauer hält."]),
    "spaces at both marks": ("“ Die Mauer hält ,” sagt sie, “ und das Tor ”.", ["Die Mauer hält ,", "und das Tor"]),
    "spaces in German marks": ("„ Die Mauer hält “, sagt sie.", ["Die Mauer hält"]),
    "German, then German": ("„Die Mauer hält.“ Er ging. „Sie bricht.“", ["Die Mauer hält.", "Sie bricht."]),
    "guillemets in guillemets": ("Elle dit : « Le « mur » est sec. »", ["Le « mur » est sec."]),
    "guillemets both ways": ("»Die Mauer«, sagt sie, und « le mur » er.", ["Die Mauer", "le mur"]),
    "guillemets in German marks": ("„Sie rief »nein« und ging“, sagt er.", ["Sie rief »nein« und ging"]),
    "LaTeX": ("He said ``the wall holds'' twice.", ["the wall holds"]),
    "Japanese": ("彼は「壁は乾いている」と書いた。", ["壁は乾いている"]),
    "nested": ("“The ‘dry’ wall,” he said.", ["The ‘dry’ wall,"]),
    "in two parts": ("“The wall,” he said, “is dry.”", ["The wall,", "is dry."]),
    "in brackets": ("It holds (she calls it “dry as a bone (almost)”).", ["dry as a bone (almost)"]),
}
NONE = {
    "apostrophes": "It's the engineers' wall, and the '70s weren't kind to it; 'tis so.",
    "inches": "The wall is 5'10\" high.",
    "no marks": "The wall is dry.",
    "empty marks": "The wall is “” dry.",
}
PARTIAL = {
    "closing mark lost": ("He said “the wall holds and left.", "the wall holds and left."),
    "closing mark lost after spaces": ("Sie schrieb: “   Die Mauer hält.", "Die Mauer hält."),
    "opening mark lost": ("the wall holds.” He left.", "the wall holds."),
}


@pytest.mark.parametrize(("text", "expected"), COMPLETE.values(), ids=COMPLETE)
def test_quotations_of_many_languages(text: str, expected: list[str]) -> None:
    """Each pair of marks holds a quotation, the outermost counts, and an apostrophe closes none."""
    found = quotations_in(text)
    assert [one.span.of(text) for one in found] == expected
    assert all(one.complete for one in found)


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_apostrophes_and_measures_are_no_quotations(text: str) -> None:
    """What only looks like a mark opens nothing."""
    assert quotations_in(text) == ()


@pytest.mark.parametrize(("text", "expected"), PARTIAL.values(), ids=PARTIAL)
def test_a_lost_mark_is_told(text: str, expected: str) -> None:
    """Where one mark is missing the words are given, and that they are not complete."""
    (found,) = quotations_in(text)
    assert (found.span.of(text), found.complete) == (expected, False)


MARKED_UP = {
    "without marks": ("It was dry, she says.", (0, 10), ["It was dry"]),
    "marks around": ("“It was dry,” she says.", (1, 12), ["It was dry,"]),
    "marks within": ("“It was dry,” she says.", (0, 13), ["It was dry,"]),
    "marks in it": ("It was “dry as bone” then, and “wet” now.", (0, 25), ["It was “dry as bone” then", "wet"]),
    "in a quotation": ("“He calls it dry, so he does,” she says.", (13, 16), ["He calls it dry, so he does,"]),
    "nothing but space": ("It was  dry.", (6, 8), []),
    "a mark is lost": ("“It was dry, she says.", (1, 11), ["It was dry"]),
}


@pytest.mark.parametrize(("text", "said", "expected"), MARKED_UP.values(), ids=MARKED_UP)
def test_marked_up_quotations_are_told_once(text: str, said: tuple[int, int], expected: list[str]) -> None:
    """What the mark-up calls a quotation is one, with marks or without; the outermost counts."""
    found = quotations_in(text, [Span(*said)])
    assert [one.span.of(text) for one in found] == expected
    assert all(one.complete for one in found)


@given(st.text(alphabet="ab .,“”„«»‹›‘’\"'()[]`", max_size=200))
def test_every_span_slices_the_text(text: str) -> None:
    """Spans lie in the text, in order, apart from each other, and hold more than white space."""
    found = quotations_in(text)
    assert len(found) <= MOST
    ends = [0]
    for one in found:
        assert ends[-1] <= one.span.start < one.span.end <= len(text)
        assert one.span.of(text).strip()
        ends.append(one.span.end)


def assigned(document: str) -> list[tuple[str, tuple[str, ...]]]:
    reading = read_document(Path("a.md"), document.encode(), "a.md")
    return [(one.text, one.citations) for one in assign_quotations(reading.footnotes, reading.citations)]


def test_a_quotation_belongs_to_the_next_marker() -> None:
    """Of two notes in a sentence each vouches for what stands before its marker."""
    document = (
        "He says “the wall was dry”[^1] and she says “the wall was wet indeed”[^2] and both left.\n\n"
        "[^1]: A. Holm, “Dry,” Post, 2019, https://post.example/dry.\n"
        "[^2]: B. Lund, “Wet,” Post, 2019, https://post.example/wet.\n"
    )
    assert assigned(document) == [
        ("the wall was dry", ("a.md#1.1",)),
        ("the wall was wet indeed", ("a.md#2.1",)),
    ]


def test_a_note_with_several_works_offers_all_of_them() -> None:
    """Which of its works a quotation comes from is for their pages to decide."""
    document = (
        "He says “the wall was dry all the year.”[^1]\n\n"
        "[^1]: A. Holm, “Dry,” Post, 2019, https://post.example/dry; "
        "B. Lund, “Wet,” Post, 2019, https://post.example/wet.\n"
    )
    assert assigned(document) == [("the wall was dry all the year.", ("a.md#1.1", "a.md#1.2"))]


def test_a_quotation_of_several_sentences_is_whole() -> None:
    """A quotation that began in an earlier sentence is looked for from its beginning."""
    document = (
        "The report is plain. “The wall was dry in March. It was wet in May.”[^1]\n\n"
        "[^1]: A. Holm, “Dry,” Post, 2019, https://post.example/dry.\n"
    )
    assert assigned(document) == [("The wall was dry in March. It was wet in May.", ("a.md#1.1",))]


def test_the_title_of_the_cited_work_is_no_quotation() -> None:
    """Neither in the note nor in the sentence; a sentence quoted in the note is one."""
    document = (
        "In “The Dry Wall of the Town” she tells it.[^1]\n\n"
        "[^1]: A. Holm, “The Dry Wall of the Town,” Post, 3 May 2019, https://post.example/dry. "
        "She adds: “the wall was never as dry as they say.”\n"
    )
    assert assigned(document) == [("the wall was never as dry as they say.", ("a.md#1.1",))]
