"""Citations in the styles of other countries: surname first, imprint with its city, GOST, numbers of series."""

# ruff: noqa: E501 - a table of citations is read one citation a line

from __future__ import annotations

import re

import pytest

from footnotes.model import Link, Span
from footnotes.works.parse import parse_work
from footnotes.works.shapes import is_work_without_link

U = "https://site.example/1"


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        pytest.param(f"Vgl. Dahl, Eva: Die Netze im alten Hafen. In: Nordische Zeitung vom 3. Mai 2019, {U} (abgerufen am 5. Juni 2020).",
                     (("Eva Dahl",), "Die Netze im alten Hafen", "Nordische Zeitung", "2019-05-03", "2020-06-05"), id="german-article"),
        pytest.param("Eva Dahl, Les Filets Du Nord, Paris, Gallimard, 2015, p. 45.",
                     (("Eva Dahl",), "Les Filets Du Nord", "Gallimard", "2015", None), id="french-book"),
        pytest.param(f"Eva Dahl, «Las redes del norte», El Puerto, 3 de mayo de 2019, disponible en: {U} [consultado el 5 de junio de 2020].",
                     (("Eva Dahl",), "Las redes del norte", "El Puerto", "2019-05-03", "2020-06-05"), id="spanish-article"),
        pytest.param("Петров И. И. Сети севера // Вопросы моря. 2015. № 3. С. 12–20.",
                     (("И. И. Петров",), "Сети севера", "Вопросы моря", "2015", None), id="gost-article"),
        pytest.param(f"Eva Dahl: Die Netze im Hafen: Eine Bilanz, in: Nordische Zeitung, 03.05.2019, {U}",
                     (("Eva Dahl",), "Die Netze im Hafen: Eine Bilanz", "Nordische Zeitung", "2019-05-03", None), id="german-article-in"),
        pytest.param(f"Eva K. Dahl: Die Netze im Hafen, in: Nordische Zeitung, 3. Mai 2019, {U}",
                     (("Eva K. Dahl",), "Die Netze im Hafen", "Nordische Zeitung", "2019-05-03", None), id="initial-before-a-colon"),
        pytest.param(f"Сети старого порта: итоги года // Вестник моря. 3 мая 2019. URL: {U}",
                     ((), "Сети старого порта: итоги года", "Вестник моря", "2019-05-03", None), id="gost-without-author"),
        pytest.param(f"Eva Dahl. “Nets in the Old Port.” Norland Post. May 3, 2019. {U}",
                     (("Eva Dahl",), "Nets in the Old Port", "Norland Post", "2019-05-03", None), id="points-between-the-parts"),
        pytest.param(f"Eva Dahl/Bo Lind: Die Netze im Hafen, in: Nordische Zeitung, 3. Mai 2019, {U}",
                     (("Eva Dahl", "Bo Lind"), "Die Netze im Hafen", "Nordische Zeitung", "2019-05-03", None), id="stroke-between-authors"),
        pytest.param(f"Eva Dahl und Bo Lind: Netze im Hafen, Nordische Zeitung, 3. Mai 2019, {U}",
                     (("Eva Dahl", "Bo Lind"), "Netze im Hafen", "Nordische Zeitung", "2019-05-03", None), id="authors-before-a-colon"),
        pytest.param(f"Eva Dahl: Die Netze und der Hafen, Nordische Zeitung, 3. Mai 2019, {U}",
                     (("Eva Dahl",), "Die Netze und der Hafen", "Nordische Zeitung", "2019-05-03", None), id="author-before-a-colon"),
        pytest.param(f"Eva Dahl: A life at sea, Norland Post, 3 May 2019, {U}",
                     ((), "Eva Dahl: A life at sea", "Norland Post", "2019-05-03", None), id="a-life"),
        pytest.param(f"Eva Dahl, Bo Lind: Nets are the future of the port, Norland Post, 3 May 2019, {U}",
                     (("Eva Dahl",), "Bo Lind: Nets are the future of the port", "Norland Post", "2019-05-03", None), id="who-says-so-behind-the-author"),
        pytest.param(f"Eva Dahl (3 May 2019), ‘Nets in the old port’, The Guardian, {U}",
                     (("Eva Dahl",), "Nets in the old port", "The Guardian", "2019-05-03", None), id="date-behind-the-author"),
        pytest.param(f"3 May 2019, “Nets in the old port”, The Guardian, {U}",
                     ((), "Nets in the old port", "The Guardian", "2019-05-03", None), id="date-first"),
        pytest.param(f"“Nets in the old port”, Eva Dahl, The Guardian, 3 May 2019, {U}",
                     (("Eva Dahl",), "Nets in the old port", "The Guardian", "2019-05-03", None), id="author-behind-the-title"),
        pytest.param(f"Eva Dahl, ‘Nets in the old port’ The Guardian (London, 3 May 2019) {U}",
                     (("Eva Dahl",), "Nets in the old port", "The Guardian", "2019-05-03", None), id="oscola-newspaper"),
        pytest.param(f"Eva Dahl, ‘Nets in court’ (Norland Law Blog, 4 June 2019) <{U}> accessed 6 June 2020.",
                     (("Eva Dahl",), "Nets in court", "Norland Law Blog", "2019-06-04", "2020-06-06"), id="oscola-blog"),
        pytest.param(f"Per Berg, ‘Netze vor Gericht’ (Hafenblog, 12. März 2021) <{U}>.",
                     (("Per Berg",), "Netze vor Gericht", "Hafenblog", "2021-03-12", None), id="oscola-blog-german"),
        pytest.param(f"Per Berg, ‘Nets’ (SEAL: Talk!, March 12, 2021) <{U}>.",
                     (("Per Berg",), "Nets", "SEAL: Talk!", "2021-03-12", None), id="oscola-blog-with-a-colon"),
        pytest.param(f"Eva Dahl， Nets at Sea： A Story， The Guardian， 3 May 2019， {U}",
                     (("Eva Dahl",), "Nets at Sea: A Story", "The Guardian", "2019-05-03", None), id="full-width-commas"),
        pytest.param(f"Eva Dahl, Nets after the storm, Norland Harbour Endowment, Policy Outlook No. 12, May 2015, {U}",
                     (("Eva Dahl",), "Nets after the storm", "Norland Harbour Endowment", "2015-05", None), id="number-in-a-series"),
    ],
)  # fmt: skip
def test_fields_are_read_in_every_style(text: str, fields: tuple[object, ...]) -> None:
    """Author, title, outlet and dates come out whatever order and language they are printed in."""
    links = [Link(Span(found.start(), found.end()), found[0]) for found in re.finditer(re.escape(U), text)]
    work = parse_work(text, links)
    assert (work.authors, work.title, work.publisher, work.date, work.accessed) == fields


def test_an_article_by_gost_is_a_work() -> None:
    """Two strokes before a journal and its year tell a work, though no URL stands in the note."""
    assert is_work_without_link("Петров И. И. Сети севера // Вопросы моря. 2015. № 3. С. 12–20.")


def test_the_number_of_a_document_is_no_author() -> None:
    """A symbol before a year in brackets is not the name of an institution."""
    assert parse_work("A/NOR/12/1 (2014), 24 September 2014").authors == ()
