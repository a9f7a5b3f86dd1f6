"""What a language says in its file is what its notes are read by, and nothing more."""

from __future__ import annotations

import pytest

from footnotes.languages.all import LANGUAGES
from footnotes.languages.model import Language
from footnotes.prose.phrases import strip_signal
from footnotes.prose.words import LAW_WORDS
from footnotes.works.backrefs import read_back_reference
from footnotes.works.dates import accessed_date, find_dates

each = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)


@each
def test_ibid_means_the_work_before(language: Language) -> None:
    """Each word for the place cited before is a reference back, alone and with a page."""
    for word in language.ibid:
        printed = word[0].upper() + word[1:]
        for note in (printed, f"{printed}, {language.pages[0]} 45."):
            back = read_back_reference(note)
            assert back is not None, note


@each
def test_op_cit_means_a_work_of_the_author(language: Language) -> None:
    """With the author before it, it is an earlier work of that author."""
    for word in language.op_cit:
        back = read_back_reference(f"Roe, {word}, {language.pages[0]} 45")
        assert back is not None, word
        assert back.who == "Roe"


@each
def test_the_number_of_a_note_is_read(language: Language) -> None:
    """A note is named by its number before or behind "above"."""
    for word in language.note_words:
        back = read_back_reference(f"{word} 12")
        assert back is not None, word
        assert back.note == "12"


@each
def test_the_day_of_access_is_told_from_the_date(language: Language) -> None:
    """Each way to say it, before a date of any form."""
    for word in language.accessed:
        for date in ("2019-05-03", "03.05.2019"):
            found = accessed_date(f"({word}: {date})")
            assert found is not None, word
            assert found.iso == "2019-05-03"


@each
def test_months_are_read_in_dates(language: Language) -> None:
    """A day with each name of each month, whole or short."""
    for table in (language.months, language.short_months):
        for number, names in enumerate(table, 1):
            for name in names:
                if name not in ("listopad", "listopada"):
                    assert [date.iso for date in find_dates(f"3 {name} 2019")] == [f"2019-{number:02}-03"], name


@each
def test_signals_are_no_part_of_a_citation(language: Language) -> None:
    """What sends to a source is taken off it."""
    for word in language.signals:
        assert strip_signal(f"{word} Roe, Title") == len(word) + 1, word


@each
def test_the_language_of_a_source_is_an_aside(language: Language) -> None:
    """What stands in brackets before a title and names its language is no part of the title."""
    for word in language.in_language:
        aside = f"({word} Esperanto): "
        assert strip_signal(f"{aside}Roe, Title") == len(aside), word


@each
def test_laws_are_known_by_their_kind(language: Language) -> None:
    """Each word for a law is one."""
    assert all(LAW_WORDS.search(word) for word in language.law_words)


@pytest.mark.parametrize(
    "note",
    [
        "Same day, another place",
        "Isti ljudi, nova vlast",
        "Шамо нове приче, 2019",
        "Fuentes, Carlos, Aura, 1962",
        "Over 100 journalists left",
        "Not 5 but 6 boats",
    ],
)
def test_words_that_mean_something_else_too_are_no_reference_back(note: str) -> None:
    """A word for ibid. counts with nothing or a page behind it."""
    assert read_back_reference(note) is None


@pytest.mark.parametrize("title", ["Se questo è un uomo", "Fuentes, Carlos, Aura", "Por que voltar", "Vid stranden"])
def test_words_that_mean_something_else_too_are_no_signal(title: str) -> None:
    """What begins a name or a title in another language stays."""
    assert strip_signal(title) == 0


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("the data set 2019", ["2019"]),
        ("ten years ago, 2015", ["2015"]),
        ("a way out 2015", ["2015"]),
        ("3 set. 2019", ["2019-09-03"]),
        ("3 ago 2019", ["2019-08-03"]),
        ("3, the 3 May 2019", ["2019-05-03"]),
        ("In some 5 2019", ["2019"]),
        ("post-May 2019", ["2019-05"]),
    ],
)
def test_a_word_that_abbreviates_a_month_is_one_beside_a_day(text: str, dates: list[str]) -> None:
    """September is "set" in "3 set. 2019" and no month in "the data set 2019"."""
    assert [date.iso for date in find_dates(text)] == dates
