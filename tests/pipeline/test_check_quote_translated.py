"""Quotations in another language than the page: what may be a translation, and what is none."""

from __future__ import annotations

import pytest

from pipeline.checks.quotations.names_and_numbers import spellings, telling_words
from pipeline.checks.quotations.quotation import check_quote
from pipeline.language.detect import is_foreign_to
from pipeline.text.model import Media, Page, TitleCandidate
from reports.model import QuoteStatus, TitleStatus

GERMAN = (
    "Der Damm am Ufer ist nie fertig geworden, sagte Jelena Woronzowa, die den Bericht für die Stadt geschrieben hat. "
    "Im Jahr 2014 zahlte der Rat 4711 Taler für Steine aus Kirchberg, und die Arbeiter warteten auf ihren Lohn. "
    "Kapitän Tamsin Okonjo fuhr die Fähre, bis das Wasser über die Straße stieg und die Leute auf die Dächer gingen. "
    "Niemand fragte, wo das Geld geblieben war; die Zeitungen schrieben nichts davon, und der Bürgermeister schwieg "
    "bis zum Herbst. Erst als die Versicherung nicht zahlen wollte, kam die Sache vor das Gericht, das bis heute "
    "nicht entschieden hat, wer von beiden für den Schaden an den Häusern und den Feldern aufkommen muss."
)
RUSSIAN = (
    "Дамба на берегу так и не была достроена, сказала Елена Воронцова, которая написала доклад для города. В 2014 году "
    "совет заплатил 4711 рублей за камни из Лесного, и рабочие ждали своих денег. Капитан Тамсин Оконджо водила паром, "
    "пока вода не поднялась выше дороги и люди не ушли на крыши. Никто не спросил, куда делись деньги; газеты об этом "
    "не писали, и мэр молчал до осени. Только когда страховая компания отказалась платить, дело дошло до суда, который "
    "до сих пор не решил, кто из них должен возместить ущерб, нанесённый домам и полям на нижнем берегу реки. Жители "
    "каждый год пишут жалобы, но ответа на них не получают, и новая весна снова приносит воду в их подвалы и сады. "
    "Старый мост закрыли, новый ещё не открыли, и дети ходят в школу через лес, хотя там нет ни дороги, ни света."
)
CHINESE = "河岸的防洪墙从未完工，工程师的报告说，全镇在2014年为此付了4711元。市长星期二表示，没有人问过钱去了哪里。" * 3


def page(text: str, language: str, title: str = "") -> Page:
    titles = (TitleCandidate(title, "h1"),) if title else ()
    return Page(Media.HTML, titles, text=text, visible=text, language=language)


DE, RU, ZH = page(GERMAN, "de"), page(RUSSIAN, "ru"), page(CHINESE, "zh")
MAY_BE_TRANSLATED = {
    "no names": (DE, "The wall was never finished, and the town has paid for it twice"),
    "one of two names": (DE, "It was Elena Vorontsova, not Bertram Hollis, who wrote it for the town"),
    "inflected and spelt otherwise": (DE, "They knew that Tamsin Okonjo’s ferry and Yelena Woronzova’s book were lost"),
    "a number of several": (DE, "In 1987 and in 2014 the council paid the firm of Bertram Hollis for the stones"),
    "a number as other people write it": (DE, "The stones of Bertram Hollis and Ada Quimby cost 4,711 thalers then"),
    "countries and months": (DE, "They came from Austria, Norwegian ships and Vienna in March, and went to London"),
    "institutions": (DE, "They asked the Supreme Court, the Home Secretary and the Ministry of Transport to see it"),
    "time and measure": (DE, "At 11.30 p.m. it rose by 37 inches, 48 °F and 55 miles from the old town they saw it"),
    "the same name twice": (DE, "They said that Hollis would come, and that Hollis would not pay for the wall"),
    "names across scripts": (RU, "They said that Tamsin Okonjo saw it with Bertram Hollis and with Ada Quimby there"),
    "two names across scripts": (RU, "They said that Bertram Hollis saw it with Ada Quimby from the roof of the house"),
    "names in a script without an alphabet": (ZH, "They said that Ada Quimby, Bertram Hollis and Tom Wexford saw it"),
}
NO_TRANSLATION = {
    "two names": (DE, "They said that Bertram Hollis saw it with Ada Quimby from the roof of the house"),
    "a name and a year": (DE, "It was in 1987 that they asked Bertram Hollis to build it for the town"),
    "two numbers": (DE, "They came in 1987 and built 2,367 houses that the water has never reached since"),
    "three across scripts": (RU, "In 1987 they said that Bertram Hollis saw it with Ada Quimby from the roof"),
    "numbers in a script without an alphabet": (ZH, "They came in 1987 and built 2,367 houses that the water spared"),
}


@pytest.mark.parametrize(("source", "quote"), MAY_BE_TRANSLATED.values(), ids=MAY_BE_TRANSLATED)
def test_what_may_be_a_translation_is_unchecked(source: Page, quote: str) -> None:
    """Names and numbers that the page has, or that languages change, leave a translation possible."""
    check = check_quote(quote, source, "u", written_in="en")
    assert check.status is QuoteStatus.UNCHECKED
    assert check.reason == "The page is in another language than the quotation."


@pytest.mark.parametrize(("source", "quote"), NO_TRANSLATION.values(), ids=NO_TRANSLATION)
def test_a_page_without_its_names_and_numbers_is_not_what_was_translated(source: Page, quote: str) -> None:
    """A translation keeps names and numbers; the reason tells which the page lacks."""
    check = check_quote(quote, source, "u", written_in="en")
    assert check.status is QuoteStatus.ABSENT
    assert (check.reason or "").startswith("The quotation names ")
    assert (check.reason or "").endswith((" neither.", " none of them."))


def test_the_reason_shows_what_the_page_lacks() -> None:
    """A person can look for the very names that were looked for."""
    check = check_quote("It was in 1987 that they asked Bertram Hollis to build it there", DE, "u", written_in="en")
    assert check.reason == "The quotation names “Bertram Hollis” and 1987, and the page names neither."


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (TitleStatus.MISMATCH, QuoteStatus.ABSENT),
        (TitleStatus.OTHER_LANGUAGE, QuoteStatus.UNCHECKED),
        (TitleStatus.MATCH, QuoteStatus.UNCHECKED),
        (TitleStatus.UNKNOWN, QuoteStatus.UNCHECKED),
    ],
)
def test_of_another_work_nobody_translated_the_words(title: TitleStatus, expected: QuoteStatus) -> None:
    """Where the page is not the cited work, its language excuses nothing."""
    quote = "The wall was never finished, and the town has paid for it twice"
    check = check_quote(quote, DE, "u", written_in="en", title=title)
    assert check.status is expected
    assert ("another title" in (check.reason or "")) == (expected is QuoteStatus.ABSENT)


def test_a_page_read_in_part_or_hardly_at_all_lacks_nothing() -> None:
    """A short page, and one whose hidden text has the name, do not rule a translation out."""
    _, quote = NO_TRANSLATION["two names"]
    short = page(GERMAN[:400], "de")
    hidden = Page(Media.HTML, text=GERMAN, visible=GERMAN, hidden="Foto: Bertram Hollis", language="de")
    for source in (short, hidden, page(GERMAN, "de", "Die Aussage der Ada Quimby")):
        assert check_quote(quote, source, "u", written_in="en").status is QuoteStatus.UNCHECKED


@pytest.mark.parametrize(
    ("quote", "source", "written_in", "expected"),
    [
        ("Дамба достроена, и город никогда за неё не платил, сказал инженер", DE, "en", "absent"),
        ("Дамба достроена, и город никогда за неё не платил, сказал инженер", DE, "ru", "unchecked"),
        ("Дамба достроена, и город никогда за неё не платил, сказал инженер", DE, None, "unchecked"),
        ("La digue est finie depuis longtemps et la ville ne paie plus rien", RU, "en", "absent"),
        ("La digue est finie depuis longtemps et la ville ne paie plus rien", RU, "fr", "unchecked"),
        ("The wall has been there for years, and nobody has ever paid for it", RU, "en", "unchecked"),
        ("Nikto ne sprosil, kuda delis dengi; gazety ob etom molchali", RU, "en", "unchecked"),
        ("Vier Fähren fuhren täglich über den Fluss nach Norden", page("The ferry. " * 60, "en"), "en", "absent"),
    ],
    ids=[
        "Russian, German page, English document", "Russian document", "nobody knows", "French, Russian page",
        "French document", "English document", "Russian in Latin letters", "page and document in one language",
    ],
)  # fmt: skip
def test_nobody_translates_into_a_third_language(
    quote: str, source: Page, written_in: str | None, expected: str
) -> None:
    """What is neither in the language of the document nor in the page's letters is a quotation, and absent."""
    assert check_quote(quote, source, "u", written_in=written_in).status.value == expected


def test_names_in_a_translation_make_it_no_quotation_of_the_page() -> None:
    """A sentence full of names and of words that two languages share is still a translation."""
    quote = "In a film Tamsin Okonjo was die Ursache of it all, so Jelena Woronzowa said in Kirchberg"
    assert check_quote(quote, DE, "u", written_in="en").status is QuoteStatus.UNCHECKED


@pytest.mark.parametrize(
    ("quote", "spoken", "expected"),
    [
        (
            "Then Ada Quimby met Hollis’s elder brother somewhere near Wexford",
            "en",
            ("Ada Quimby", "Hollis", "Wexford"),
        ),
        ("Dann traf Ada Quimby in Wexford den Bruder", "de", ()),
        ("Old Towns And New Rivers By Ada Quimby", "en", ()),
        ("He said: Nothing. “Everything” is gone. Then NATO and the BBC came", "en", ()),
        ("1,234 of 2,000 in 1999; 12 of 20; 1960s; $45; 30,5; 17th; 64%; COVID-19", "fr", ("1,234", "1999")),
        ("٢٠١٤ and ١٩٨٧", "ar", ("٢٠١٤", "١٩٨٧")),
    ],
    ids=["names", "German nouns", "a heading", "openings and abbreviations", "numbers", "other numerals"],
)
def test_what_a_translation_keeps(quote: str, spoken: str, expected: tuple[str, ...]) -> None:
    """Names in mid-sentence, years and odd numbers are told; what languages change is left out."""
    assert telling_words(quote, spoken) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Сергей Уилсон", "Wilson"), ("Schröderregierung", "Schröder"), ("von Hollisens Haus", "Hollis"),
        ("Αριστοτέλης", "Aristoteles"), ("Tschaikowski", "Tchaikovsky"),
    ],
)  # fmt: skip
def test_a_name_is_known_in_another_spelling(text: str, name: str) -> None:
    """Other letters, endings and compounds do not hide a name."""
    assert spellings(text).holds(name, alike=80)
    assert not spellings(text).holds("Quimby", alike=80)


@pytest.mark.parametrize(
    ("text", "tongue", "expected"),
    [
        ("Der Damm ist nie gebaut worden, und die Stadt hat bezahlt", "en", True),
        ("The wall was never finished, and the town has paid for it", "de", True),
        ("Vojtěch introduces a system on Monday", "en", False),
        ("Alle Schiffe müssen warten", "en", True),
        ("Alle Schiffe müssen warten", "de", False),
        ("Fire!", "en", False),
    ],
)
def test_a_language_is_denied_only_where_the_words_do(text: str, tongue: str, expected: bool) -> None:
    """Names with foreign letters make no sentence foreign; small words and letters of its own do."""
    assert is_foreign_to(text, tongue) is expected
