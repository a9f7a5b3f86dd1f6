"""Words of a text and their places in it: however a token is written, each word is where it is printed."""

import random

import pytest

from pipeline.language.fold import words
from pipeline.language.folded_text import FoldedText, folded

ALPHABET = [*"aZéßŀØжЙωſ日本ไ0٣9", *" \n\f\t\x1c\u00a0-–/…", *".,;:'’“”«([$", "a" * 299, "ж" * 301, "ﬁ", "İ", "́"]


@pytest.mark.parametrize("seed", range(40))
def test_every_word_has_its_place(seed: int) -> None:
    chance = random.Random(seed)
    text = FoldedText("".join(chance.choices(ALPHABET, k=chance.choice([3, 30, 300]))))
    places = [text.span(at, at + 1) for at in range(len(text))]
    assert places == sorted(places)
    assert all(0 <= start <= stop <= len(text.text) for start, stop in places)
    assert [text.token(at) for at in range(len(text))] == [text.token(at) for at in reversed(range(len(text)))][::-1]
    assert FoldedText(text.text.replace("\n", " ").replace("\f", " ")).words == text.words


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("The “well-known” weir", ["the", "well", "known", "weir"]),
        ("Größe, Ærø und Łódź", ["grosse", "aero", "und", "lodz"]),
        ("Щит и Йод", ["щит", "и", "иод"]),
        ("l’été d'Orsay", ["lete", "dorsay"]),
        ("1,000 (2019) 3rd", ["1000", "2019", "3"]),
        ("水门 は", ["水", "门", "は"]),
    ],
)
def test_words_are_folded_as_those_of_titles(printed: str, expected: list[str]) -> None:
    assert FoldedText(printed).words == expected


def test_a_passage_is_shown_as_it_is_printed_across_lines() -> None:
    text = FoldedText("One.\n\n“Two\nthree”-four, \f five")
    assert text.shown(1, 4) == "Two three”-four"
    assert text.between(2) == "\n"
    assert text.token(4) == "five"
    assert text.lines()[0] == [0, 1, 1, 2, 4]


def test_places_are_told_of_the_words_that_are_sought() -> None:
    text = FoldedText("gull mole gull lamp")
    assert text.places(["gull", "weir"]) == {"gull": [0, 2]}
    assert text.places(["lamp"])["lamp"] == [3]


def test_plain_words_are_spelt_like_any_others() -> None:
    for word in ("Weir", "été", "ŁÓDŹ", "ёлка", "Ωmega", "straße", "2019"):
        assert tuple(folded(word).words) == words(word)
