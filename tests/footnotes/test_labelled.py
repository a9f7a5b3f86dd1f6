"""The trained labels: works, books, articles, chapters and strings of them in styles that the rules do not know."""

# ruff: noqa: E501 - a table of notes is read one note a line

from __future__ import annotations

from pathlib import Path

import pytest

from footnotes.model import Confidence, Decider, Link, Location, Note, NoteKind, Span
from footnotes.read import read_document
from footnotes.works.cite import split_notes
from footnotes.works.labelled.chain import load_weights
from footnotes.works.labelled.tokens import addresses_in, tokenize
from footnotes.works.labelled.works import date_of, label_note, outlet_of, people_of, title_of


def _read(text: str) -> list[tuple[tuple[str, ...], str | None, str | None, str | None]]:
    works = label_note(text).works
    return [(people_of(text, one), title_of(text, one), outlet_of(text, one), date_of(text, one)) for one in works]


def _note(text: str, kind: NoteKind = NoteKind.FOOTNOTE, links: tuple[Link, ...] = ()) -> Note:
    return Note("1", kind, text, Location(line=1), links)


@pytest.mark.parametrize(
    ("text", "works"),
    [
        pytest.param("E. Dahl, ‘Torn Nets and the Law’ (1991) 18 Journal of Law and Society 77.",
                     [(("E. Dahl",), "Torn Nets and the Law", "Journal of Law and Society", "1991")], id="law-review"),
        pytest.param("Dahl, E. (1991). Torn nets and the state. Harbour Studies, 18(2), 77-91.",
                     [(("E. Dahl",), "Torn nets and the state", "Harbour Studies", "1991")], id="apa"),
        pytest.param("Dahl E, Roe J. Torn nets in northern harbours. J Harb Stud. 1991;18(2):77-91.",
                     [(("E Dahl", "J Roe"), "Torn nets in northern harbours", "J Harb Stud", "1991")], id="ama"),
        pytest.param("Eva Dahl, Die Ordnung der Häfen, Tübingen 1975, S. 12 ff.",
                     [(("Eva Dahl",), "Die Ordnung der Häfen", None, "1975")], id="german-book"),
    ],
)  # fmt: skip
def test_styles_are_read_without_a_rule_for_them(text: str, works: list[tuple[object, ...]]) -> None:
    assert _read(text) == works


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param(
            "See E. Dahl, Torn Nets (1991) 77; J. Roe, ‘On Boats’ (1994) 28 Sociology 379.", 2, id="semicolon"
        ),
        pytest.param("Vgl. Dahl 1976; Roe 1980, S. 99 ff.", 2, id="author-date"),
        pytest.param("This rule was widely criticised by the fishermen of the northern harbours.", 0, id="prose"),
        pytest.param("Emphasis added.", 0, id="remark"),
        pytest.param("Diese Auffassung ist in der Literatur umstritten.", 0, id="german-prose"),
        pytest.param("", 0, id="nothing"),
    ],
)
def test_as_many_works_as_are_cited(text: str, count: int) -> None:
    parts = split_notes([_note(text)])[0].parts
    assert len(parts) == count


def test_every_field_has_its_probability() -> None:
    """A field that is there has one between 0 and 1, an empty one has none."""
    note = split_notes([_note("E. Dahl, ‘Torn Nets and the Law’ (1991) 18 Journal of Law and Society 77.")])[0]
    work = note.drafts[0].work if note.drafts[0] else None
    assert work is not None
    assert work.decided_by is Decider.LABELS
    sure = work.confidence
    assert isinstance(sure, Confidence)
    assert 0.9 < (sure.title or 0.0) <= 1.0
    assert 0.9 < (sure.date or 0.0) <= 1.0


@pytest.mark.parametrize(
    ("text", "address"),
    [
        pytest.param("Ibid., p. 4.", None, id="ibid"),
        pytest.param("Roe v. Norland, 410 U.S. 113, 120 (1973).", None, id="case"),
        pytest.param("Jane Roe, Nets Torn, The Plover, May 2019, https://plover.example/nets", "https://plover.example/nets",
                     id="news-with-its-address"),
    ],
)  # fmt: skip
def test_rules_keep_what_they_are_right_about(text: str, address: str | None) -> None:
    links = (Link(Span(text.index(address), len(text)), address),) if address else ()
    note = split_notes([_note(text, links=links)])[0]
    assert [part.work for part in note.parts] == [None]


@pytest.mark.parametrize(
    ("text", "title", "publisher"),
    [
        pytest.param("Dahl, Eva. 2019. “Torn nets.” Harbour Post, May 3. {}.", "Torn nets", "Harbour Post", id="chicago"),
        pytest.param("Berg, P., & Lind, M. (2015). Mills of the north. Harbour Studies, 12(3), 45–67. {}.", "Mills of the north", "Harbour Studies", id="apa"),
        pytest.param("DAHL, Eva. Torn nets. Harbour Post, Bergen, 3 May 2019. Disponível em: {}.", "Torn nets", "Harbour Post", id="abnt"),
        pytest.param("J. Moor and A. Ek. Layers of sand. Norland Studies, 12:3–9, 2016. {}.", "Layers of sand", "Norland Studies", id="volume-and-pages"),
    ],
)  # fmt: skip
def test_entries_with_an_address_are_labelled(text: str, title: str, publisher: str) -> None:
    """An inverted name, a year in brackets or a volume tells them from notes of newspapers and websites."""
    address = "https://post.example/nets"
    text = text.format(address)
    start = text.index(address)
    part = split_notes([_note(text, links=(Link(Span(start, start + len(address)), address),))])[0].parts[0]
    assert part.work is not None
    assert (part.work.title, part.work.publisher) == (title, publisher)


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe is a human rights lawyer from Westhaven. She writes on harbours, nets and the law of the sea.",
        "In 2019, the council of Westhaven criticised the harbour for ‘violations of net rules’ and ‘repression’.",
        "Interview with a fisherman, Westhaven, 3 May 2018.",
        "The author thanks Jane Roe and Per Berg for their comments.",
        "Kursiv i original.",
    ],
)
def test_what_cites_nothing_gives_nothing(text: str) -> None:
    assert split_notes([_note(text)])[0].parts == ()


@pytest.mark.parametrize("text", ["Węzły Sieci. Sieci w poezji. Biblioteka Portu. Gdynia 1983 (drugi obieg)."])
def test_a_reference_that_cannot_be_read_is_cited_by_its_words(text: str) -> None:
    """Nothing that looks like a reference is lost without a word."""
    assert len(split_notes([_note(text)])[0].parts) == 1


def test_an_entry_of_a_list_is_one_work() -> None:
    """Whatever the labels see in it."""
    text = "Dahl, Eva. Torn Nets. Westhaven: Harbour Press, 1991. Roe, Jane. Boats. Westhaven: Harbour Press, 1994."
    assert len(split_notes([_note(text, NoteKind.REFERENCE)])[0].parts) == 1


def test_addresses_are_labelled_as_such_and_nothing_else_is() -> None:
    text = "Dahl, E. (1991). Torn nets. https://doi.org/10.1000/nets.1991. Accessed 3 May 2019."
    work = label_note(text).works[0]
    assert [one.span.of(text) for one in work.of("URL")] == ["https://doi.org/10.1000/nets.1991"]


def test_tokens_make_up_the_text() -> None:
    """Nothing but white space stands between tokens, and an address is one token without the point behind it."""
    text = "Jean-Luc d’Aubigny, „Netze“, in: FS Müller (1991), S. 7 – www.nets.example/a,b."
    tokens = tokenize(text, addresses_in(text))
    assert all(token.text == text[token.start : token.end] for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(text.split())
    assert [token.text for token in tokens if token.is_address] == ["www.nets.example/a,b"]


@pytest.mark.parametrize(
    "text", ["(" * 5000, "a," * 4000, "“" * 3000 + "x", "https://" * 600, "\u200b\u0000 \ufffd", "1 " * 3000]
)
@pytest.mark.slow
def test_hostile_notes_end(text: str) -> None:
    """No note makes the labels loop or fail."""
    assert isinstance(label_note(text).works, tuple)


def test_the_weights_name_their_recipe() -> None:
    """Whoever ships the weights can say what they were trained on."""
    weights = load_weights()
    assert len(weights.labels) == len(weights.moves) == len(weights.incoming)
    assert set(weights.labels) >= {"AUT", "TIT", "CON", "DAT", "BACK", "URL", "NOTE", "B-AUT", "B-TIT"}


def test_what_is_beyond_the_labels_is_told() -> None:
    """A note, or the notes of a document, that are too long for them; addresses come out all the same."""
    long = "Novak, Nets, 12. " * 800
    source = f"One.[^1] Two.[^2]\n\n[^1]: {long} https://a.example/1\n\n[^2]: Novak, Nets, https://a.example/2\n"
    reading = read_document(Path("a.md"), source.encode(), "a.md")
    assert [warning for warning in reading.warnings if "trained labels" in warning] == [
        "1 note is beyond the length that trained labels read, and read by rules alone: 1. Works without an address may "
        "be missing there; split the document, and check the parts."
    ]
    assert {citation.url for citation in reading.citations} >= {"https://a.example/1", "https://a.example/2"}
