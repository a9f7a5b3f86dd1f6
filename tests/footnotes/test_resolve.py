"""Ibid. and its kin point at exactly one earlier citation, or say why they do not."""

# ruff: noqa: E501 - a table of citations is read one citation a line

from __future__ import annotations

import re

import pytest

from footnotes.model import Citation, Footnote, Link, Location, Note, NoteKind, Span
from footnotes.works.backrefs import read_back_reference
from footnotes.works.cite import cite, names_seen, split_notes
from footnotes.works.resolve import resolve_references

U, V = "https://a.example/1", "https://b.example/2"
ONE = f"Eva Dahl, The nets of the north, Havet, May 2019, {U}"
TWO = f"Eva Dahl, The nets of the north, Havet, May 2019, {U}; Per Berg, Boats at night, Havet, June 2019, {V}"
COMMENT = "The storm of 2016 was followed by a warm winter."


def resolved(*texts: str) -> list[list[Citation]]:
    """The citations of notes 1, 2 and so on."""
    notes = []
    for label, text in enumerate(texts, 1):
        links = tuple(
            Link(Span(match.start(), match.end()), match[0])
            for match in re.finditer(r"https?://[^\s,;]+[^\s,;.]", text)
        )
        notes.append(Note(str(label), NoteKind.FOOTNOTE, text, Location(), links))
    footnotes = [Footnote(f"d#{n.label}", "d", n.label, n.kind, n.text, n.location, None) for n in notes]
    split = split_notes(notes)
    seen = names_seen(split)
    citations = resolve_references([cite(s, f, seen) for s, f in zip(split, footnotes, strict=True)])
    return [[one for one in citations if one.footnote == footnote.id] for footnote in footnotes]


@pytest.mark.parametrize(
    "word",
    ["Ibid.", "ibid", "Ibia", "lbid", "Ibid, Point 21, page 9.", "Ibid. page 54.", "Ibid., pp. 3–4.", "Id. at 14.", "Idem.",
     "Ebd., S. 12.", "Там же. С. 5.", "See ibid.", "Dahl, ibid.", "Ibidem, p. 3", "Dahl, op. cit., p. 4", "Dahl, loc. cit.",
     "See note 1 above", "See 1 above, page 101.", "Dahl, supra note 1, at 12.", "Dahl (n 1) 12", "n. 1 above", "siehe oben Fn. 1",
     "см. сноску 1 выше"],
)  # fmt: skip
def test_every_word_for_ibid_finds_the_note_before(word: str) -> None:
    """All spellings and misreadings resolve to the one work before, and repeat what is known of it."""
    [first], [second] = resolved(ONE, word)
    assert (second.same_as, second.unresolved) == (first.id, None)
    assert (second.url, second.title, second.authors, second.date) == (U, first.title, first.authors, first.date)


def test_a_chain_leads_to_the_first() -> None:
    """An ibid. after an ibid. means the same work and points at its first citation."""
    [first], [second], [third] = resolved(ONE, "Ibid.", "Ibid., p. 9.")
    assert second.same_as == third.same_as == first.id


def test_within_a_note_the_work_just_before_is_meant() -> None:
    """An ibid. behind a semicolon means the last work of its own note."""
    [first, second, third] = resolved(f"{TWO}; ibid., page 100.")[0]
    assert (third.same_as, third.url) == (second.id, V)
    assert first.id == "d#1.1"


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        pytest.param((TWO, "Ibid."), "2 works", id="several-works"),
        pytest.param((COMMENT, "Ibid."), "cites no work", id="comment"),
        pytest.param(("Ibid.",), "No note", id="first-note"),
        pytest.param((TWO, "Ibid.", "Ibid."), "could not be resolved", id="chain-broken"),
        pytest.param((ONE, "See note 9 above"), "No note 9", id="no-such-note"),
        pytest.param((TWO, "See note 1 above"), "cites 2 works", id="note-of-two"),
        pytest.param((ONE, "Lind, op. cit., p. 4"), "Lind", id="unknown-author"),
        pytest.param((ONE, "Op. cit., p. 4"), "names no author", id="nobody"),
        pytest.param((ONE, f"Eva Dahl, Other nets, Havet, June 2019, {V}", COMMENT, "Dahl, op. cit."), "2 works of Dahl", id="two-by-one"),
    ],
)  # fmt: skip
def test_what_is_not_certain_stays_unresolved_and_says_why(texts: tuple[str, ...], why: str) -> None:
    """More than one candidate, or none, gives no target but a sentence."""
    last = resolved(*texts)[-1][-1]
    assert (last.same_as, last.url) == (None, None)
    assert last.unresolved is not None
    assert why in last.unresolved
    assert last.unresolved.endswith(".")


def test_an_author_named_with_it_leaves_one() -> None:
    """After a note of several works the author that is named with an ibid. decides."""
    [_, berg], [again] = resolved(TWO, "Berg, ibid., p. 4.")
    assert (again.same_as, again.url) == (berg.id, V)


def test_words_of_an_institution_are_enough() -> None:
    """A note "See State Ministry Ibid" finds the work of the Ministry of State among several."""
    note = f"Ministry of State of Norland, Report 2019, {U}; Fish Council of Norland, {V}"
    [report, _], [again] = resolved(note, "See State Ministry Ibid")
    assert again.same_as == report.id


def test_a_work_with_two_urls_is_one_work() -> None:
    """Two URLs of one work leave nothing to doubt."""
    [first, second], [again] = resolved(f"{ONE}, archived at {V}", "Ibid.")
    assert first.title == second.title
    assert again.same_as in (first.id, second.id)


def test_a_short_form_and_its_full_form_are_one_work() -> None:
    """An op. cit. after a full citation and a short form of it finds the full one."""
    [full], [_], [again] = resolved(
        "Maria Holm, The Salt Roads: Trade and Empire, London: Verso, 2011.",
        "Holm, The Salt Roads, 34.",
        "Holm, op. cit., 7.",
    )
    assert again.same_as == full.id


@pytest.mark.parametrize(
    ("full", "short"),
    [
        pytest.param(ONE, "Dahl, “The nets of the north.”", id="chicago-article"),
        pytest.param("Per Berg, Mills of the North: A History (Chicago: Harbour Press, 2015), 45–46.", "Berg, Mills of the North, 47.", id="chicago-book"),
        pytest.param("Per Berg, The Mills of the North (Harbour Press 2015).", "Berg, Mills of the North, 47.", id="without-article"),
        pytest.param("Per Berg, Die Mühlen des Nordens, Tübingen 2015, S. 4.", "Berg, Mühlen des Nordens, S. 12.", id="german"),
        pytest.param("Berg, P. (2015). The mills of the north. Harbour Studies, 18(2), 77-91.", "Berg (2015), p. 80.", id="author-and-year"),
    ],
)  # fmt: skip
def test_a_short_form_means_the_full_one(full: str, short: str) -> None:
    """It repeats the fields of the work that was cited in full before."""
    [first], [again] = resolved(full, short)
    assert (again.same_as, again.title, again.authors, again.unresolved) == (first.id, first.title, first.authors, None)


@pytest.mark.parametrize(
    ("full", "short"),
    [
        pytest.param(("Per Berg, The Mills of the North (Harbour Press 2015).",), "Berg, Boats of the South, 47.", id="another-title"),
        pytest.param(("Per Berg, The Mills of the North (Harbour Press 2015).",), "Lind, Mills of the North, 47.", id="another-author"),
        pytest.param(("Per Berg, Mills and Men (Harbour Press 2015).", "Per Berg, Mills and Boats (Harbour Press 2016)."), "Berg, Mills, 47.", id="two"),
    ],
)  # fmt: skip
def test_a_short_form_of_no_one_work_stands_for_itself(full: tuple[str, ...], short: str) -> None:
    [again] = resolved(*full, short)[-1]
    assert (again.same_as, again.unresolved) == (None, None)


@pytest.mark.parametrize(
    "word",
    ["Ivi, p. 5.", "Ibídem, p. 5.", "Tamże, s. 5.", "A.g.e., s. 5.", "Zie noot 1.", "Dahl, a.w., p. 5.", "Dahl, dz. cyt., s. 4.",
     "E. Dahl, op. cit., p. 5.", "Ev. Dahl, art. cit., p. 5.", "S. dazu bereits Anm. 1.", "Dahl (vorige N.) 12.", "S. o. Fn. 1.",
     "Véase nota 1.", "Dahl, cit., p. 5.", "Viz pozn. 1.", "Dahl, a.a.O., S. 5.", "Aldaar, p. 5."],
)  # fmt: skip
def test_references_back_of_many_languages(word: str) -> None:
    [first], [second] = resolved(ONE, word)
    assert (second.same_as, second.unresolved) == (first.id, None)


@pytest.mark.parametrize("word", ["Dies.", "Ders.", "Idem"])
def test_a_word_for_the_same_author_brings_the_author(word: str) -> None:
    """With a title of its own it is another work by the author of the one before."""
    [first], [second] = resolved(ONE, f"{word}, Die Netze der Stadt, Berlin 2018, S. 12.")
    assert (second.authors, second.title, second.same_as) == (first.authors, "Die Netze der Stadt", None)


def test_a_bare_number_far_away_is_not_believed() -> None:
    """A "See 1 above" a hundred notes on counts in a numbering that we do not know."""
    last = resolved(ONE, *[COMMENT] * 99, "See 1 above.")[-1][-1]
    assert last.same_as is None
    assert last.unresolved is not None


@pytest.mark.parametrize(
    "text",
    ["Ibiza is an island, see Eva Dahl, Islands, 2019.", "The idea is old.", "See Chapter 3 below.", "12 boats were lost.",
     "Eva Dahl, “Who eats?”, ibid., pp. 16-18.",
     "It was the same in 1990.", "Roe, C.D. (2013). Torn nets. Science 341, 546.", "Lind, A.A. (2005). Nets. Nature 8, 805.", "Dieselbe Auffassung vertritt das Gericht.", "The Golden Age, 1990, was not.", "There are not 4 of them.", "", "Above all, the nets held.", f"See {U}"],
)  # fmt: skip
def test_other_texts_are_no_references_back(text: str) -> None:
    """Words that look like ibid., and works that stand in the same place, are no references back."""
    assert read_back_reference(text) is None
