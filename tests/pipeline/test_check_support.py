"""How much of a sentence stands in its source."""

from __future__ import annotations

import pytest

from pipeline.checks.quotations.support import support_of
from pipeline.text.model import Media, Page

PAGE = (
    "The harbour office counted 4,812 gulls in May 2019. Its warden, Jana Petrova, thinks that mild winters keep them. "
    "Elsewhere the council repaired two bridges and closed a school. " + "Boats came and went along the quay. " * 40
)


def page(text: str = PAGE, language: str | None = "en") -> Page:
    return Page(media=Media.HTML, text=text, visible=text, language=language)


def test_a_sentence_that_the_source_holds() -> None:
    found = support_of("In May 2019 the harbour office counted 4,812 gulls, says its warden Jana Petrova.", page())
    assert found is not None
    assert found.share >= 0.8
    assert found.numbers_missing == ()


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ("The harbour office counted 5,930 gulls in May 2017.", ("5930", "2017")),
        ("Trains to the capital run every 45 minutes, and tickets cost less than ever.", ("45",)),
    ],
)
def test_numbers_that_stand_nowhere_are_named(sentence: str, missing: tuple[str, ...]) -> None:
    found = support_of(sentence, page())
    assert found is not None
    assert found.numbers_missing == missing


def test_words_that_lie_far_apart_are_no_support() -> None:
    near, far = (support_of("Jana Petrova repaired two bridges at the quay.", page(text)) for text in (
        "Jana Petrova repaired two bridges at the quay. " + "Nothing else. " * 90,
        "Jana Petrova sings. " + "Nothing else. " * 90 + " Somebody repaired two bridges at the quay.",
    ))  # fmt: skip
    assert near is not None
    assert far is not None
    assert near.share > far.share


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Die Hafenverwaltung zählte im Mai viele Möwen, sagt die Leiterin der Behörde.", page()),
        ("The harbour office counted gulls.", page("")),
        ("Above.", page()),
        ("", page()),
    ],
)
def test_where_nothing_can_be_told(sentence: str, source: Page) -> None:
    assert support_of(sentence, source) is None


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The prize went to 100,000 readers of the harbour gazette.", "The gazette gave a prize to 100k readers. "),
        ("Some 10 million gulls live on the northern coast.", "On the coast live 10,000,000 gulls. "),
        ("The count of 2018–19 was the last one at the harbour.", "In 2018 it was counted, and last in 2019. "),
        ("They came in ’63 and stayed at the harbour.", "Gulls came in 1963. "),
    ],
)
def test_a_number_in_another_form_is_there(sentence: str, source: str) -> None:
    found = support_of(sentence, page(source * 9))
    assert found is not None
    assert found.numbers_missing == ()


def test_what_is_borne_out_scores_above_what_is_not() -> None:
    """Words, names, numbers and their order each tell."""
    sentences = (
        "Its warden, Jana Petrova, thinks that mild winters keep them.",
        "Mild winters keep them, the warden of the harbour thinks.",
        "Mild winters keep them, thinks the warden, Walter Lindqvist.",
        "In 1987 mild winters kept some, said the warden Walter Lindqvist.",
        "Trains to the capital leave every 45 minutes, the mayor Walter Lindqvist said.",
    )
    scores = [found.score for sentence in sentences if (found := support_of(sentence, page()))]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0.8 > 0.2 > scores[-1]
