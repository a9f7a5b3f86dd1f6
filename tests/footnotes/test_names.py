"""The shape of people's names, and lists of them."""

from __future__ import annotations

import pytest

from footnotes.works.labelled.people import people_in
from footnotes.works.names import is_person, read_people
from footnotes.works.outlets import NOTHING_SEEN, Seen, fits_host, is_medium, looks_like_name


@pytest.mark.parametrize(
    "name",
    ["Maria Holm", "M. Holm", "John C. K. Doe", "S. Frederick Roe", "Ludwig van Roe", "Lise di Lund", "Анна Котова",
     "Jean-Paul Roe", "O'Brien Smith", "Martin Roe Jr.", "Dr Eva Dahl", "lvan Petrov"],
)  # fmt: skip
def test_names_of_people_are_known_by_their_shape(name: str) -> None:
    """Two to five capitalised words that are no common nouns have the shape of a person's name."""
    assert is_person(name)


@pytest.mark.parametrize(
    "name",
    ["Harbour Rights Watch", "Surveillance Capitalism", "Annual Reports", "The Guardian", "Reuters", "New York", "Holm",
     "Maria writes books", "United Kingdom", "Port Authority", "Holm’s Long Voyage", "Civil Society"],
)  # fmt: skip
def test_institutions_titles_and_outlets_are_no_people(name: str) -> None:
    """Words of institutions, abstract nouns and known outlets do not make a person."""
    assert not is_person(name)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param("Maria Holm and Per Berg", ("Maria Holm", "Per Berg"), id="and"),
        pytest.param("Maria Holm, Per Berg, and Eva Dahl", ("Maria Holm", "Per Berg", "Eva Dahl"), id="oxford-comma"),
        pytest.param("Maria Holm, Per Berg und Eva Dahl", ("Maria Holm", "Per Berg", "Eva Dahl"), id="und"),
        pytest.param("Анна Котова и Иван Петров", ("Анна Котова", "Иван Петров"), id="russian"),
        pytest.param("Holm, Maria", ("Maria Holm",), id="inverted"),
        pytest.param("Holm, Maria and Per Berg", ("Maria Holm", "Per Berg"), id="inverted-first-only"),
        pytest.param("Holm, M., & Berg, P. K.", ("M. Holm", "P. K. Berg"), id="apa"),
        pytest.param("Petrov I.I., Kotova A.B.", ("I.I. Petrov", "A.B. Kotova"), id="initials-behind"),
        pytest.param("Maria Holm et al.", ("Maria Holm",), id="et-al"),
        pytest.param("Maria Holm, ed.", ("Maria Holm",), id="editor"),
        pytest.param("Holm, Maria, et. al.", ("Maria Holm",), id="et-al-with-points"),
    ],
)
def test_lists_of_people_are_read_forename_first(text: str, people: tuple[str, ...]) -> None:
    """Every form of list gives its people, upright, without "et al." and editors' marks."""
    assert read_people(text) == people


@pytest.mark.parametrize(
    "text", ["Ministry of Fish, Oslo", "Maria Holm, Why the nets are empty", "", "the sea and the land"]
)
def test_what_is_not_a_list_of_people_is_none(text: str) -> None:
    """One item that is nobody's name spoils the list."""
    assert read_people(text) is None


@pytest.mark.parametrize(
    ("name", "url", "fit"),
    [
        ("Harbour Rights Watch", "https://www.hrw.example/x", 2),
        ("Nordic Times", "https://nordictimes.example/1", 2),
        ("Radio Fjord", "https://rus.fjord.example/a", 2),
        ("Радио Гавань", "https://rus.gavan.example/a", 2),
        ("Fjord 18", "https://www.fjord18.example/", 2),
        ("Seaman Press Agency", "https://seaman-daily.example/", 1),
        ("Nordic Times", "https://other.example/nordictimes", 0),
        ("Nordic Times", "not a url at all[", 0),
    ],
)
def test_a_name_is_held_against_the_host_of_its_url(name: str, url: str, fit: int) -> None:
    """A name fits a host as a whole, by its initials, in transliteration, or by one word; the path does not count."""
    assert fits_host(name, [url]) == fit


@pytest.mark.parametrize(
    ("name", "url", "medium"),
    [
        ("Nordic Times", "https://nordictimes.example/1", True),
        ("Fjord TV News", "https://fjord.example/1", True),
        ("Portnews", "https://portnews.example", True),
        ("Vlasti.ru", "https://vlasti.ru/1", True),
        ("BBC News", "https://www.bbc.co.uk/1", True),
        ("RFE/RL's Nordic Service", "https://www.rferl.org/1", True),
        ("ABCD", "https://abcd.media/1", True),
        ("Website of the Storting", "https://storting.example", True),
        ("ABCD", "https://abcd.org/1", False),
        ("Ministry of Fish", "https://fish.example/1", False),
        ("Harbour Rights Watch", "https://hrw.example/news/1", False),
        ("University of Bergen", "https://uib.example/1", False),
        ("Committee to Protect Sailors", "https://cps.example/1", False),
    ],
)
def test_media_are_told_from_institutions(name: str, url: str, medium: bool) -> None:
    """Media words, media domains and known outlets make a medium; words of institutions and bare acronyms do not."""
    assert is_medium(name, [url], NOTHING_SEEN) is medium


def test_a_name_seen_as_outlet_elsewhere_is_a_medium() -> None:
    """A plain name becomes a medium when the document uses it as an outlet, an institution does not."""
    seen = Seen(outlets=frozenset({"havet", "fish watch"}))
    assert not is_medium("Havet", ["https://x.example"], NOTHING_SEEN)
    assert is_medium("Havet", ["https://x.example"], seen)
    assert not is_medium("Fish Watch", ["https://x.example"], seen)


@pytest.mark.parametrize(
    ("text", "name"),
    [("Institute of Nets named after A. Roe", True), ("The fleet returns to port", False), ("Why? Because", False),
     ("Interview with Eva Dahl", False), ("ICES", True)],
)  # fmt: skip
def test_names_are_told_from_sentences(text: str, name: bool) -> None:
    """A name is capitalised and states nothing."""
    assert looks_like_name(text) is name


@pytest.mark.parametrize(
    ("words", "people"),
    [
        pytest.param("Storm, Hans (Red.):", ["Hans Storm"], id="german-role"),
        pytest.param("Moreno, Luis (coord.):", ["Luis Moreno"], id="spanish-role"),
        pytest.param("Riva, Mario (a cura di),", ["Mario Riva"], id="italian-role"),
        pytest.param("Eva Dahl/Per Berg (Hg.),", ["Eva Dahl", "Per Berg"], id="slash"),
        pytest.param("Terne, R. (Host).", ["R. Terne"], id="host-of-a-podcast"),
        pytest.param("Wren, R. [@ruthwren].", ["R. Wren"], id="name-and-handle"),
        pytest.param("@nets_and_law (Mia Lind).", ["Mia Lind"], id="handle-and-name"),
        pytest.param("@harbourwatch.", ["@harbourwatch"], id="handle-alone"),
        pytest.param("Harbour Office (HO),", ["Harbour Office (HO)"], id="body-and-its-short-name"),
        pytest.param("SOUZA, Ana de.", ["Ana de Souza"], id="particle-behind"),
        pytest.param("Nowak J., Zając M. i in.", ["J. Nowak", "M. Zając"], id="polish-others"),
        pytest.param("参见李红：", ["李红"], id="signal-written-in-one-with-the-name"),
    ],
)
def test_people_that_labels_cut_out(words: str, people: list[str]) -> None:
    """What somebody did, under which name they post and that there are others is no part of a name."""
    assert list(people_in(words)) == people
