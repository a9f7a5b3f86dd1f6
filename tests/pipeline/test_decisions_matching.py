"""A decision finds its citation in the next draft, or says why it does not; it never passes to another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.decisions.journal import Where
from pipeline.decisions.matching import Matcher
from reports.places import Cited, Neighbours

URL = "https://harbour.example/tides"
GRAIN = Cited(
    "a.md#1.1", "a.md", "1", URL, f"Ada Moor, “Tide Tables,” 2019, {URL}.", "The tables were printed twice that year."
)
FERRY = Cited(
    "a.md#2.1",
    "a.md",
    "2",
    "https://ferry.example/fares",
    "Jon Brook, “Fares,” 2020, https://ferry.example/fares.",
    "Nobody paid more than the fare of the year before.",
)
OTHER = Cited("a.md#3.1", "a.md", "3", None, "Lea Stern, The Quay (Moor Press 2001) 12.", "The quay sank by a hand.")
DRAFT = (GRAIN, FERRY, OTHER)


def _new(cited: Cited, **changed: object) -> Cited:
    return replace(cited, **{"id": f"new-{cited.id}", "document": "b.md", "note": "9", **changed})  # type: ignore[arg-type]


SECOND_SENTENCE = "A later chapter leans on the same tables for another claim."
FOUND = {
    "the same citation under another number, in a renamed file": (GRAIN, DRAFT, [_new(GRAIN)]),
    "the note reworded": (GRAIN, DRAFT, [_new(GRAIN, text=f"Moor, Ada: “New Tide Tables,” May 2019, {URL}")]),
    "the note and its sentence exchanged with another's": (
        GRAIN,
        DRAFT,
        [_new(GRAIN, sentence=FERRY.sentence), _new(FERRY, sentence=GRAIN.sentence)],
    ),
    "one URL and one sentence, the note written anew": (GRAIN, DRAFT, [_new(GRAIN, text=f"See {URL} for all of it.")]),
    "a twin, told apart by the sentence": (GRAIN, DRAFT, [_new(GRAIN, sentence=SECOND_SENTENCE, id="x"), _new(GRAIN)]),
    "a twin, and the sentence slightly edited": (
        GRAIN,
        DRAFT,
        [
            _new(GRAIN, sentence=SECOND_SENTENCE, id="x"),
            _new(GRAIN, sentence="The tables were printed twice in that year."),
        ],
    ),
    "a work without an address": (OTHER, DRAFT, [_new(OTHER), _new(FERRY)]),
    "a work without an address, a page corrected": (OTHER, DRAFT, [_new(OTHER, text=OTHER.text.replace("12", "13"))]),
}


@pytest.mark.parametrize("case", FOUND.values(), ids=FOUND)
def test_finds_the_citation_again(case: tuple[Cited, tuple[Cited, ...], list[Cited]]) -> None:
    decided, draft, now = case
    match = Matcher(now).find(Where.of(decided, Neighbours(draft)))
    assert match.cited is not None
    assert match.cited.id == f"new-{decided.id}"
    assert not match.by_sentence


def test_by_its_sentence_alone() -> None:
    """Another address in the same sentence is told as such: nothing that was said of the page holds for it."""
    match = Matcher([_new(GRAIN, url="https://x.example/", text="Ada Moor, “Tide Tables,” https://x.example/")]).find(
        Where.of(GRAIN, Neighbours(DRAFT))
    )
    assert match.cited is not None
    assert match.by_sentence


TWIN = replace(GRAIN, id="a.md#7.1", note="7", sentence=SECOND_SENTENCE)
NEIGHBOUR = replace(FERRY, id="a.md#1.2", note="1", sentence=GRAIN.sentence)
NOT_FOUND = {
    "it is gone": (GRAIN, DRAFT, [_new(FERRY), _new(OTHER)], "gone"),
    "doubled in other words": (
        GRAIN,
        DRAFT,
        [
            _new(GRAIN, id=str(n), sentence=f"Put anew on {day} of all days.")
            for n, day in enumerate(("Monday", "June 4"))
        ],
        "ambiguous",
    ),
    "gone, and its twin is not it": (GRAIN, (*DRAFT, TWIN), [_new(TWIN), _new(FERRY)], "gone"),
    "gone, and its neighbour of the same sentence is not it": (GRAIN, (*DRAFT, NEIGHBOUR), [_new(NEIGHBOUR)], "gone"),
    "nothing but the number and the file are the same": (
        GRAIN,
        DRAFT,
        [replace(FERRY, note="1", document="a.md")],
        "gone",
    ),
    "identical twice, sentences too": (GRAIN, DRAFT, [_new(GRAIN, id="x"), _new(GRAIN, id="y")], "ambiguous"),
}


@pytest.mark.parametrize("case", NOT_FOUND.values(), ids=NOT_FOUND)
def test_is_applied_to_none(case: tuple[Cited, tuple[Cited, ...], list[Cited], str]) -> None:
    decided, draft, now, why = case
    match = Matcher(now).find(Where.of(decided, Neighbours(draft)))
    assert (match.cited, match.why) == (None, why)


def test_order_of_citations_does_not_matter() -> None:
    now = [_new(TWIN), _new(GRAIN), _new(FERRY)]
    place = Where.of(GRAIN, Neighbours((*DRAFT, TWIN)))
    assert Matcher(now).find(place) == Matcher(now[::-1]).find(place)


def test_a_sentence_of_a_word_or_two_identifies_nothing() -> None:
    place = Where("a.md", "1", URL, "Gone.", "See above.")
    assert Matcher([_new(FERRY, sentence="See above.")]).find(place).why == "gone"
